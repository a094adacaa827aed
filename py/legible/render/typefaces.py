"""Which font files a page needs, and which of its characters none of them can show."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from legible.library import Library

INDEX = "fonts/fonts.json"  # made with the fonts; a line for each file
# Tried in this order behind a theme's own families.
OTHERS = (
    "Source Sans 3", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans Math", "Noto Sans Symbols 2",
)  # fmt: skip
SHOWN = 12  # characters of one script that are named
ALWAYS = "0 •·–"  # what a page adds to a person's own words
BOX = "□"  # stands for what cannot be shown
# Written otherwise where that is read the same: few fonts have the first, and Typst shows none of the rest.
SAME = {"\u2011": "-", "\u2028": "\n", "\u2029": "\n", "\t": " ", "\ufeff": ""}


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: a family's letters of one script, in one weight and slant."""

    file: str
    family: str  # what themes call it
    name: str  # what Typst calls it
    weight: int
    italic: bool
    starts: tuple[int, ...]  # of the ranges of code points that it has
    ends: tuple[int, ...]

    def has(self, char: str) -> bool:
        """Tell whether the font has a letter for a character."""
        index = bisect_right(self.starts, ord(char)) - 1
        return index >= 0 and ord(char) <= self.ends[index]


@dataclass(frozen=True, slots=True)
class Cast:
    """The fonts that set one page."""

    names: tuple[tuple[str, tuple[str, ...]], ...]  # role -> Typst's families, in the order they are tried
    files: tuple[str, ...]
    missing: tuple[str, ...]  # characters that no font has


def faces(library: Library) -> tuple[Face, ...]:
    """List all font files there are, best first."""
    return library.once("typefaces", _faces) if INDEX in library.data else ()


def _faces(library: Library) -> tuple[Face, ...]:
    return tuple(_face(**line) for line in json.loads(library.data[INDEX]))


def _face(covers: str, **rest: object) -> Face:
    ranges = [part.split("-") for part in covers.split(",")]
    starts, ends = (tuple(int(ends[at], 16) for ends in ranges) for at in (0, -1))
    return Face(**rest, starts=starts, ends=ends)  # type: ignore[arg-type]


def cast(library: Library, roles: Sequence[tuple[str, str]], text: str, italic: bool) -> Cast:
    """Choose fonts for a text: for each role its family, and others for what that family lacks."""
    made = _cast(faces(library), roles, text + ALWAYS, italic)
    return _cast(faces(library), roles, text + ALWAYS + BOX, italic) if made.missing else made


def _cast(there: tuple[Face, ...], roles: Sequence[tuple[str, str]], text: str, italic: bool) -> Cast:
    chars = {char for char in text if not _unseen(char)}
    names, files, missing = [], [], chars
    for role, family in roles:
        chosen = _chosen(there, (family, *OTHERS), chars)
        names.append((role, tuple(dict.fromkeys(face.name for face in chosen))))
        files += [face.file for face in chosen if italic or not face.italic]
        missing = {char for char in missing if not any(face.has(char) for face in chosen)}
    return Cast(tuple(names), tuple(dict.fromkeys(files)), tuple(sorted(missing)))


def _chosen(there: tuple[Face, ...], families: tuple[str, ...], chars: set[str]) -> list[Face]:
    """Take each family's files as long as they add a character."""
    chosen: list[Face] = []
    left = chars
    for family in dict.fromkeys(families):
        for name in dict.fromkeys(face.name for face in there if face.family == family):
            styles = [face for face in there if face.name == name]
            rest = {char for char in left if not styles[0].has(char)}
            if len(rest) < len(left):
                chosen += styles
                left = rest
    return chosen


def showable(text: str, missing: tuple[str, ...]) -> str:
    """Compose accents, and put a box for each character that no font has, its joiners included."""
    for char, same in SAME.items():
        text = text.replace(char, same)
    text = unicodedata.normalize("NFC", text)
    if not missing:
        return text
    lost = f"[{re.escape(''.join(missing))}]"
    joined = r"[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
    return re.sub(rf"{lost}(?:{joined}|(?<=\u200d){lost})*", BOX, text)


def told(missing: tuple[str, ...]) -> str:
    """Say in one sentence which characters no font has, by script; "" where there are none."""
    scripts: dict[str, list[str]] = {}
    for char in missing:
        scripts.setdefault(unicodedata.name(char, "unnamed").split()[0].capitalize(), []).append(char)
    groups = [f"{name} ({' '.join(chars[:SHOWN])})" for name, chars in sorted(scripts.items())]
    one = "it" if len(missing) == 1 else "each"
    return f"No font here has letters for {', '.join(groups)}: a box stands for {one}." if missing else ""


def _unseen(char: str) -> bool:
    """Say whether a character needs no letter: spaces, line breaks, joiners and marks of direction."""
    return unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc", "Cf") or "\ufe00" <= char <= "\ufe0f"
