"""Where a person lives: the address among what a CV's head tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from legible.document import Line
from legible.parse.fields import Field, Record
from legible.parse.items import Piece
from legible.parse.places import place_score
from legible.parse.roles import names_title
from legible.parse.scene import Scene


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
    _label_, text, piece = plain[best]
    rest = [bit for index, bit in enumerate(plain) if index != best]
    return _address(text, piece.line), rest


_PLACE_LABELS = dict.fromkeys(
    ("address", "location", "home", "adresse", "anschrift", "wohnort", "city", "region", "based in"), 3.0
)
_PLACE_SIGNS: tuple[tuple[Callable[[str, Scene], bool], float], ...] = (
    (lambda text, scene: bool(re.fullmatch(r"[^\W\d][^,\d]{1,30}, [^\W\d][^,\d]{1,30}", text)), 1.6),
    (lambda text, scene: bool(re.search(r"\b\d{4,6}\b|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b", text)), 1.0),
    (
        lambda text, scene: bool(
            re.search(r"\b(?:street|st\.|road|rd\.?|avenue|ave|lane|str\.|straße|rue)\b", text, re.I)
        ),
        1.0,
    ),
    (lambda text, scene: has_title(text, scene), -2.5),
    (lambda text, scene: len(text.split()) > 9, -2.0),
)


def _address(text: str, line: Line) -> Record:
    """Part an address into street, code, town and region."""
    lines = (line,)
    parts = [part.strip() for part in re.split(r",\s*|\s+[-–|]\s+", text.strip(" .")) if part.strip()]
    fields: list[Field] = []
    kept: list[str] = []
    for part in parts:
        code = re.search(
            r"\b(?:\d{2}-\d{3}|\d{5}(?:-\d{4})?|\d{4}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|\d{6})\b", part
        )
        street = re.search(
            r"\d+\s*[a-z]?$|^\d+\w?\s|street|road|avenue|lane|straße|strasse|str\.|\brue\b", part, re.I
        )
        if code and not (street and not re.match(r"\d{4,6}\b", part)):
            fields.append(Field("postalCode", code[0], lines))
            part = part.replace(code[0], "").strip(" -")
        elif street:
            fields.append(Field("address", part, lines))
            continue
        if part:
            kept.append(part)
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
