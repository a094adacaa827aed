"""What found no field: every word of the file is in a field, in a heading, or here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from legible.document import Line
from legible.model import CV
from legible.parse.sections import kind_of
from legible.parse.vocabulary import Vocabulary, fold
from legible.parsed import Leftover, Origin
from legible.resume_json import cv_to_json

_WORD = re.compile(r"[^\W_]+")


def leftovers_of(
    lines: Sequence[Line],
    headings: Iterable[Line | None],
    cv: CV,
    origins: Mapping[str, Origin],
    words: Vocabulary,
) -> tuple[Leftover, ...]:
    """Give the lines with words that stand in no field."""
    placed = set(_words_in(cv_to_json(cv)))
    labels = {
        part
        for label in (
            *words.labels,
            *words.openers,
            *words.as_words,
            *words.durations,
            *words.date_labels,
            *words.givers,
            *words.inside,
        )
        for part in _WORD.findall(label)
    }
    known = placed | labels
    skipped = {id(line) for line in headings if line is not None}
    found = []
    for line in lines:
        if id(line) in skipped or all(word in known for word in _told(_without_label(line.text, words))):
            continue
        text = line.text.replace("\t", " ")
        found.append(Leftover(text, line.page, _nearest(line, origins)))
    return tuple(found)


def _without_label(text: str, words: Vocabulary) -> str:
    """Take the name of a section off a line that opens with it ("Skills: ...")."""
    label, colon, rest = text.partition(":")
    return rest if colon and rest.strip() and kind_of(label, words)[1] >= 2 else text


def _told(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _words_in(value: Any) -> Iterator[str]:
    """Give the words of all texts; two that a hyphen parts count joined as well."""
    if isinstance(value, str):
        yield from _told(value)
        for joined in re.findall(r"[^\W_]+[-‐‑/.@_][^\s]*", fold(value)):
            yield from _WORD.findall(joined)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _words_in(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _words_in(part)


def _nearest(line: Line, origins: Mapping[str, Origin]) -> str:
    """Find the field whose text stands nearest above or below on the page."""
    best, where = 1e9, ""
    for path, origin in origins.items():
        if origin.page != line.page:
            continue
        apart = abs(origin.y + origin.height / 2 - line.y)
        sideways = max(origin.x - line.right, line.x - origin.x - origin.width, 0.0)
        if apart + sideways < best:
            best, where = apart + sideways, path
    return where
