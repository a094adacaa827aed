"""Lines -> items: a paragraph, a list point or a line of a head, each with the lines it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from legible.document import Line, Run
from legible.parse.limits import Limits, first_word_width, near, same_look

MARKER_EM = 1.5  # a list marker and its space are no wider; text below may start under the marker
MIN_WRAP_CHARACTERS = 45  # plain text with shorter lines was not wrapped
LONGEST_ADDRESS = 300  # characters of a web or mail address that wraps
_HYPHENS = "-‐‑"


@dataclass(frozen=True)
class Piece:
    """A part of a line that stands on its own, in one look."""

    text: str
    line: Line
    x: float
    size: float
    bold: bool
    italic: bool
    color: str
    link: str = ""


@dataclass(frozen=True)
class Item:
    """One or more lines that read as one."""

    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """Give the text with line breaks taken out and split words joined."""
        text = ""
        for line in self.lines:
            text = join_text(text, line.text)
        return text

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Give the parts that tabs separate; a part that wraps goes on in the next line's first one."""
        pieces = list(pieces_of(self.lines[0]))
        for line in self.lines[1:]:
            first, *others = pieces_of(line)
            pieces[-1] = replace(pieces[-1], text=join_text(pieces[-1].text, first.text))
            pieces += others
        return tuple(pieces)

    @property
    def first(self) -> Line:
        """Give its first line."""
        return self.lines[0]

    @property
    def bullet(self) -> bool:
        """Tell whether a list marker opens it."""
        return self.first.bullet


def join_text(before: str, after: str) -> str:
    """Join two lines' texts; a word split at a hyphen is closed up."""
    if not before:
        return after
    if before[-1] in _HYPHENS and len(before) > 1 and before[-2].isalpha() and after[:1].islower():
        return before + after
    if re.search(r"(?:https?://|www\.|@|\w\.\w+/)\S*[-/._@]$", before[-LONGEST_ADDRESS:]):
        return before + after
    return f"{before} {after}"


def pieces_of(line: Line) -> list[Piece]:
    """Part a line at its tabs; the look is that of each part's longest run."""
    pieces: list[list[Run]] = []
    for run in line.runs:
        shown = len(run.text.lstrip("\t ")) or 1
        place = shown - len(run.text)
        for index, text in enumerate(run.text.split("\t")):
            if index or not pieces:
                pieces.append([])
            if text.strip() or (text and pieces[-1]):
                pieces[-1].append(_part(run, text, run.width * max(place, 0) / shown))
            place += len(text) + 1
    return [_piece(runs, line) for runs in pieces if runs]


def _part(run: Run, text: str, shift: float) -> Run:
    return replace(run, text=text, x=run.x + shift)


def _piece(runs: Sequence[Run], line: Line) -> Piece:
    text = re.sub(r"\s+", " ", "".join(run.text for run in runs)).strip()
    main = max(runs, key=lambda run: len(run.text))
    link = next((run.link for run in runs if run.link), "")
    return Piece(text, line, runs[0].x, main.size, main.bold, main.italic, main.color, link)


def items_of(lines: Sequence[Line], limits: Limits) -> list[Item]:
    """Join lines that wrap into items."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _wraps(groups[-1], line, limits):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Item(tuple(group)) for group in groups]


def _wraps(group: Sequence[Line], line: Line, limits: Limits) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    last = group[-1]
    if line.bullet or line.heading or last.heading or line.block != last.block:
        return False
    if not same_look(last, line) or not near(last, line):
        return False
    if "\t" in line.text and not last.text.endswith(","):
        return False
    if abs(line.x - group[-1 if len(group) > 1 else 0].x) > 3 and not _hangs(group, line):
        return False
    if last.text[-1] in _HYPHENS and last.text[-2:-1].isalpha():
        return True
    if _ends_in_year(last) and line.text[:1].isupper() and (last.size <= 1 or _ends_in_year(line)):
        return False
    if "\t" in last.text and not _hangs(group, line):
        return False
    return _is_full(last, line, limits)


def _ends_in_year(line: Line) -> bool:
    """Tell a line that ends in a year, as the head of an entry does."""
    return bool(re.search(r"\b(?:19|20)\d\d\)?$", line.text))


def _hangs(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line stands below a list point's text."""
    return group[0].bullet and line.x >= group[0].x - MARKER_EM * group[0].size


def _is_full(last: Line, line: Line, limits: Limits) -> bool:
    """Tell whether the next line's first word would not have fitted on the last one."""
    if last.size <= 1 and limits.right(last) < MIN_WRAP_CHARACTERS:
        return False
    room = limits.right(last) - last.right
    if limits.apart(last, line):
        return False
    first = first_word_width(line)
    ended = last.text.endswith((".", "!", "?")) and not line.text[:1].islower()
    if ended and limits.loose(last, line):
        return False
    slack = 0.0 if ended else 0.6 if line.text[:1].isupper() else 1.2
    if room <= first + slack * last.size:
        return True
    return line.text[:1].islower() and not last.text.endswith(".") and room < 0.35 * limits.right(last)
