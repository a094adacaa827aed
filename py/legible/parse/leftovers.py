"""What found no field: every word of the file is in a field, in a heading, or here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legible.document import Line
from legible.model import CV
from legible.parse.headings import kind_of
from legible.parse.reach import EMAIL, URL
from legible.parse.sections import Section
from legible.parse.vocabulary import Vocabulary, fold
from legible.parse.when import find_spans, without_duration
from legible.parsed import Leftover, Origin
from legible.resume_json import cv_to_json

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\S*(?:@|://|\w[./]\w)\S*|(?<!\S)[/.]\w\S*")  # or a half of one
_WHOLE = re.compile(rf"{EMAIL.pattern}|{URL.pattern}", re.I)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.I)
_BROKEN = re.compile(r"(?:@|://|\w[./]\w)\S*[-/._@]$")  # an address that goes on in the next line
_JOINED = re.compile(r"[^\W_]+[-‐‑/.@_][^\s]*")

_INNER_NAME = re.compile(r"(?<=[^\W_] )[A-ZÀ-Þ][^\W_]+")  # a capital inside a sentence

Place = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class _Placed:
    """The words that fields hold."""

    everywhere: frozenset[str]
    addresses: frozenset[str]  # mail and web addresses, each whole
    spoken: frozenset[str]  # those that stand outside addresses: "jane" in jane@example.org names nobody
    silent: frozenset[str]  # labels and links between parts, which tell nothing alone
    links: frozenset[str]  # those that may be part of a name where a capital opens them: "Aid at Work"


def place_of(line: Line) -> Place:
    """Say where a line stands, so that it is known again after it was parted or relabelled."""
    return line.page, line.block if line.size > 1 else 0, round(line.y, 2)


def leftovers_of(
    lines: Sequence[Line],
    sections: Sequence[Section],
    cv: CV,
    origins: Mapping[str, Origin],
    cited: frozenset[Place],
    words: Vocabulary,
    rough: bool = False,
) -> tuple[Leftover, ...]:
    """Give the lines that no field cites, and those with words that stand in no field; `rough`: of notes."""
    placed = _placed(cv, words, rough)
    headings = {place_of(s.heading): s.heading.text for s in sections if s.heading and s.kind}
    told = {fold(line.text) for line in lines if place_of(line) in cited}
    found = []
    above = ""
    for line in lines:
        heading = headings.get(place_of(line), "")
        text = _without_label(line.text.removeprefix(heading), words)
        if _BROKEN.search(above):
            text = re.sub(r"^\S+", lambda match: f"/{match[0]}/", text)
        above = line.text
        if find_spans(text, words):  # how long a job went on follows from its dates
            text = without_duration(text, words)
        told_here = _told(_ADDRESS.sub(" ", text))
        dropped = place_of(line) not in cited and fold(line.text) not in told
        silent = placed.silent | placed.links
        if (dropped and not silent.issuperset(told_here)) or not _all_placed(text, placed):
            found.append(Leftover(line.text.replace("\t", " "), line.page, _nearest(line, origins)))
    return tuple(found)


def _placed(cv: CV, words: Vocabulary, rough: bool) -> _Placed:
    labels = (
        words.labels,
        words.durations,
        words.date_labels,
        words.givers,
        words.modules,
        words.inside,
        words.since,
        words.until,
        words.notes.at_words,
    )
    texts = list(_texts(cv_to_json(cv)))
    return _Placed(
        frozenset(word for text in texts for word in _words_in(text)),
        frozenset(address for text in texts for address in _addresses_in(text)),
        frozenset(word for text in texts for word in _words_in(URL.sub(" ", EMAIL.sub(" ", text)))),
        _parts(label for group in labels for label in group),
        _parts(words.notes.silent if rough else ()),
    )


def _parts(labels: Iterable[str]) -> frozenset[str]:
    return frozenset(part for label in labels for part in _WORD.findall(label))


def _all_placed(text: str, placed: _Placed) -> bool:
    """Tell whether a field holds each address of a text whole, and each word beside them outside addresses.

    The words of halves of an address, and of what only looks like one ("and/or"), may stand anywhere.
    """
    if not all(_is_placed(address, placed) for address in _addresses_in(text)):
        return False
    addresses = " ".join(_ADDRESS.findall(text))
    links = placed.links.difference(*map(_told, _INNER_NAME.findall(text)))
    silent = placed.silent | links
    spoken = placed.spoken | silent
    if not all(word in placed.everywhere | silent for word in _told(addresses)):
        return False
    return all(word in spoken for word in _told(_ADDRESS.sub(" ", text)))


def _is_placed(address: str, placed: _Placed) -> bool:
    """Tell whether a field holds a whole address, or one that goes on in the next line."""
    begun = address.endswith("-") and any(other.startswith(address) for other in placed.addresses)
    return begun or address in placed.addresses


def _addresses_in(text: str) -> Iterator[str]:
    for address in _WHOLE.findall(text):
        yield _SCHEME.sub("", fold(address)).rstrip(")/.,;:_")


def _without_label(text: str, words: Vocabulary) -> str:
    """Take the name of a section off a line that opens with it ("Skills: ...")."""
    label, colon, rest = text.partition(":")
    return rest if colon and rest.strip() and kind_of(label, words)[1] >= 2 else text


def _told(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)


def _words_in(text: str) -> Iterator[str]:
    """Give the words of a text; two that a hyphen parts count joined as well."""
    yield from _told(text)
    for joined in _JOINED.findall(fold(text)):
        yield from _WORD.findall(joined)


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
