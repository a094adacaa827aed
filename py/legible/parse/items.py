"""Lines -> items: a paragraph, a list point or a line of a head, each with the lines it came from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from legible.document import Line, Run

MAX_LEADING = 1.9  # of the font size; wider steps part paragraphs
MARKER_EM = 1.5  # a list marker and its space are no wider; text below may start under the marker
LOOSE = 1.12  # a step so much wider than lines of a paragraph have parts two of them
MIN_WRAP_CHARACTERS = 45  # plain text with shorter lines was not wrapped
MIN_PROSE_WORDS = 3.5  # a line, on average
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
    if re.search(r"(?:https?://|www\.|@|\w\.\w+/)\S*[-/._@]$", before):
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
            if text.strip():
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


@dataclass(frozen=True)
class Limits:
    """How far to the right text runs, by block and left edge; how far apart lines stand."""

    rights: dict[tuple[int, int], float]  # (block, left edge in points) -> right edge
    blocks: dict[int, float]
    leadings: dict[tuple[int, int], float]  # (block, size in half points) -> usual step between lines

    def loose(self, last: Line, line: Line) -> bool:
        """Tell whether two lines stand further apart than a paragraph's lines do."""
        usual = self.leadings.get((line.block, round(2 * line.size)))
        return usual is not None and last.page == line.page and line.y - last.y > LOOSE * usual

    def right(self, line: Line) -> float:
        """Give the edge at which a line of this place breaks."""
        return self.rights.get((line.block, round(line.x)), self.blocks.get(line.block, line.right))


def limits_of(lines: Sequence[Line]) -> Limits:
    """Measure the right edges of a document's text."""
    by_edge: dict[tuple[int, int], list[Line]] = defaultdict(list)
    blocks: dict[int, float] = {}
    for line in lines:
        blocks[line.block] = max(blocks.get(line.block, 0.0), line.right)
        if "\t" not in line.text:
            for shift in (-1, 0, 1):
                by_edge[line.block, round(line.x) + shift].append(line)
    rights = {key: max(line.right for line in group) for key, group in by_edge.items() if _is_prose(group)}
    return Limits(rights, blocks, _leadings(lines))


def _leadings(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Find the smallest step that occurs often between lines of one look."""
    steps: dict[tuple[int, int], Counter[float]] = defaultdict(Counter)
    for last, line in zip(lines, lines[1:], strict=False):
        if (
            last.block == line.block
            and last.page == line.page
            and _same_look(last, line)
            and _near(last, line)
        ):
            steps[line.block, round(2 * line.size)][round(line.y - last.y)] += 1
    often = {key: [step for step, count in counts.items() if count >= 3] for key, counts in steps.items()}
    return {key: min(found) for key, found in often.items() if found}


def _is_prose(group: Sequence[Line]) -> bool:
    """Tell running text, whose longest line shows where lines break, from a list of short things."""
    return len(group) >= 4 and sum(len(line.text.split()) for line in group) >= MIN_PROSE_WORDS * len(group)


def _wraps(group: Sequence[Line], line: Line, limits: Limits) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    last = group[-1]
    if line.bullet or line.heading or last.heading or line.block != last.block:
        return False
    if not _same_look(last, line) or not _near(last, line):
        return False
    if "\t" in line.text and not last.text.endswith(","):
        return False
    if abs(line.x - group[-1 if len(group) > 1 else 0].x) > 3 and not _hangs(group, line):
        return False
    if last.text[-1] in _HYPHENS and last.text[-2:-1].isalpha():
        return True
    if "\t" in last.text and not _hangs(group, line):
        return False
    return _is_full(last, line, limits)


def _hangs(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line stands below a list point's text."""
    return group[0].bullet and line.x >= group[0].x - MARKER_EM * group[0].size


def _same_look(a: Line, b: Line) -> bool:
    if abs(a.size - b.size) > 0.6:
        return False
    return a.bold == b.bold or (bool(a.runs) and bool(b.runs) and a.runs[-1].bold == b.runs[0].bold)


def _near(a: Line, b: Line) -> bool:
    if a.page != b.page:
        return b.page == a.page + 1 and not a.text.endswith((".", ":"))
    return 0 < b.y - a.y <= MAX_LEADING * max(a.size, b.size, 0.6)


def _is_full(last: Line, line: Line, limits: Limits) -> bool:
    """Tell whether the next line's first word would not have fitted on the last one."""
    if last.size <= 1 and limits.right(last) < MIN_WRAP_CHARACTERS:
        return False
    room = limits.right(last) - last.right
    word = re.match(r"\S+", line.text)
    first = (len(word[0]) if word else 1) / max(1, len(line.text)) * max(line.width, 1.0)
    ended = last.text.endswith((".", "!", "?")) and not line.text[:1].islower()
    if ended and limits.loose(last, line):
        return False
    slack = 0.0 if ended else 0.6 if line.text[:1].isupper() else 1.2
    if room <= first + slack * last.size:
        return True
    return line.text[:1].islower() and not last.text.endswith(".") and room < 0.35 * limits.right(last)


def all_lines(items: Sequence[Item]) -> Iterator[Line]:
    """Give the lines of all items."""
    for item in items:
        yield from item.lines
