"""Accents drawn as signs of their own over a letter -> the letter with its accent.

TeX draws so with fonts that hold no accented letters, before the letter or after it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from legible.read.glyphs import Glyph

RAISED_EM = 0.5  # over a capital an accent is lifted so far at most
SUNK_EM = 0.1
OFF_CENTRE_EM = 0.15  # over a slanted letter an accent stands so far to its right
NEAR = 4  # letters looked at on either side
# An accent that takes a place of its own -> the mark that combines with the letter before it.
_MARKS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¯": "\u0304",
    "ˉ": "\u0304", "˘": "\u0306", "˙": "\u0307", "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c",
    "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}

Shelves = Mapping[int, Sequence[tuple[float, int]]]  # height in whole points -> centre and index of letters


def with_accents(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Put each accent that stands over a letter into that letter; glyphs are upright, y runs down."""
    accents = [index for index, glyph in enumerate(glyphs) if glyph.text in _MARKS]
    if not accents:
        return glyphs
    shelves = _shelves(glyphs)
    composed = list(glyphs)
    gone = set()
    for index in accents:
        letter = _below(glyphs[index], composed, shelves)
        if letter is not None:
            composed[letter] = composed[letter]._replace(text=_composed(composed[letter], glyphs[index]))
            gone.add(index)
    return [glyph for index, glyph in enumerate(composed) if index not in gone]


def _shelves(glyphs: Sequence[Glyph]) -> Shelves:
    """Sort the letters by height and by place, so that few are looked at for an accent."""
    shelves: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for index, glyph in enumerate(glyphs):
        if len(glyph.text) == 1 and glyph.text.isalpha() and glyph.text not in _MARKS:
            shelves[round(glyph.y)].append((_centre(glyph), index))
    return {height: sorted(shelf) for height, shelf in shelves.items()}


def _below(accent: Glyph, glyphs: Sequence[Glyph], shelves: Shelves) -> int | None:
    """Find the letter that an accent stands over; its own breadth lies over or within the letter's."""
    low, high = accent.y - SUNK_EM * accent.size, accent.y + RAISED_EM * accent.size
    centre = _centre(accent)
    near = [
        index
        for height in range(round(low), round(high) + 1)
        for index in _around(centre, shelves.get(height, ()))
        if low <= glyphs[index].y <= high and _covers(accent, glyphs[index])
    ]
    return min(near, key=lambda index: abs(_centre(glyphs[index]) - centre), default=None)


def _around(centre: float, shelf: Sequence[tuple[float, int]]) -> list[int]:
    at = bisect_left(shelf, (centre, 0))
    return [index for _, index in shelf[max(0, at - NEAR) : at + NEAR]]


def _covers(accent: Glyph, letter: Glyph) -> bool:
    """Tell whether an accent and a letter stand one over the other and make one letter."""
    off = abs(_centre(accent) - _centre(letter))
    alike = 0.5 < accent.size / max(letter.size, 1.0) < 2
    return alike and off < OFF_CENTRE_EM * letter.size and len(_composed(letter, accent)) == 1


def _composed(letter: Glyph, accent: Glyph) -> str:
    return unicodedata.normalize("NFC", _DOTLESS.get(letter.text, letter.text) + _MARKS[accent.text])


def _centre(glyph: Glyph) -> float:
    return (glyph.x + glyph.end_x) / 2
