"""Where a person lives: the address among what a CV's head tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from legible.document import Line
from legible.parse.fields import Field, Record
from legible.parse.items import Piece
from legible.parse.places import place_score
from legible.parse.roles import names_title
from legible.parse.scene import Scene
from legible.parse.vocabulary import Vocabulary, words_of
from legible.parse.when import find_spans

MAX_STREET_WORDS = 6
_CODE = re.compile(r"\b(?:\d{2}-\d{3}|\d{5}(?:-\d{4})?|\d{4}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|\d{6})\b")


def has_title(text: str, scene: Scene) -> bool:
    """Tell whether a text names a job title."""
    return names_title(text, scene.words)


def location_of(
    plain: Sequence[tuple[str, str, Piece]], scene: Scene
) -> tuple[Record, list[tuple[str, str, Piece]]]:
    """Find the place among what is left: a labelled one, a known one, or "Town, Region"."""
    best, best_score = -1, 1.5
    for index, (label, text, _piece) in enumerate(plain):
        score = _PLACE_LABELS.get(label, 0.0) + place_score(text, scene.words)
        score += sum(weight for test, weight in _PLACE_SIGNS if test(text, scene))
        if score > best_score:
            best, best_score = index, score
    if best < 0:
        return (), list(plain)
    taken = [best]
    for beside in (best - 1, best + 1):
        near = 0 <= beside < len(plain) and plain[beside][2].line is plain[best][2].line
        if near and is_street(plain[beside][1], scene.words) and not is_street(plain[best][1], scene.words):
            taken = sorted([best, beside])
    text = ", ".join(plain[index][1] for index in taken)
    rest = [bit for index, bit in enumerate(plain) if index not in taken]
    sure = min(0.95, 0.5 + 0.15 * best_score)
    return tuple(
        replace(field, sure=sure) for field in _address(text, plain[best][2].line, scene.words)
    ), rest


def is_street(text: str, words: Vocabulary) -> bool:
    """Tell a street with its number."""
    if (
        len(text.split()) > MAX_STREET_WORDS
        or _CODE.fullmatch(text.split(" ")[-1])
        or find_spans(text, words)
    ):
        return False
    first = re.match(r"\d{1,4}\s?[a-zA-Z]?,?\s+[^\W\d]", text)
    last = re.search(r"[^\W\d.]\.?\s\d{1,4}\s?[a-zA-Z]?$", text)
    return bool(first or last) and (_has_street_word(text, words) or bool(last) or len(text.split()) >= 3)


def _has_street_word(text: str, words: Vocabulary) -> bool:
    found = [word.strip(".") for word in words_of(text)]
    return any(
        word in words.streets or (len(word) > 5 and word.endswith(words.street_endings)) for word in found
    )


_PLACE_LABELS = dict.fromkeys(
    ("address", "location", "home", "adresse", "anschrift", "wohnort", "city", "region", "based in"), 3.0
)
_PLACE_SIGNS: tuple[tuple[Callable[[str, Scene], bool], float], ...] = (
    (lambda text, scene: bool(re.fullmatch(r"[^\W\d][^,\d]{1,30}, [^\W\d][^,\d]{1,30}", text)), 1.6),
    (lambda text, scene: bool(_CODE.search(text)), 1.0),
    (lambda text, scene: is_street(text.split(",")[0], scene.words), 1.0),
    (lambda text, scene: _has_street_word(text, scene.words) and bool(re.search(r"\d", text)), 0.6),
    (lambda text, scene: has_title(text, scene), -2.5),
    (lambda text, scene: len(text.split()) > 9, -2.0),
)


def _address(text: str, line: Line, words: Vocabulary) -> Record:
    """Part an address into street, code, town and region."""
    lines = (line,)
    parts = [part.strip() for part in re.split(r",\s*|\s+[-–|]\s+", text.strip(" .")) if part.strip()]
    streets: list[str] = []
    fields: list[Field] = []
    kept: list[str] = []
    for part in parts:
        code = _CODE.search(part)
        if is_street(part, words) or (_has_street_word(part, words) and re.search(r"\d", part) and not code):
            streets.append(part)
            continue
        if code:
            fields.append(Field("postalCode", code[0], lines))
            part = part.replace(code[0], "").strip(" -")
        if part:
            kept.append(part)
    if streets:
        fields.append(Field("address", ", ".join(streets), lines))
    kept = _without_country(kept, fields, lines)
    if kept:
        fields.append(Field("city", kept[0], lines))
    if len(kept) > 1:
        fields.append(Field("region", ", ".join(kept[1:]), lines))
    return tuple(fields)


def _without_country(kept: list[str], fields: list[Field], lines: tuple[Line, ...]) -> list[str]:
    """Take a country's two letters off an address's end."""
    match = re.fullmatch(r"(?:(.*\S)\s+)?([A-Z]{2})", kept[-1]) if kept else None
    if not match or (len(kept) == 2 and not match[1]):
        return kept
    fields.append(Field("countryCode", match[2], lines))
    return [*kept[:-1], *([match[1]] if match[1] else [])]
