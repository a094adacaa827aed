"""A file's text as it was read, and which part of it became which field."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from zlib import crc32

from legible import pointer
from legible.document import Line, PageSize
from legible.file_facts import FileFacts
from legible.model import CV
from legible.parsed import Origin, Parsed

LEAST_SHARED = 0.5  # of a value or a line: less in common is chance
COMPARED = 400  # characters: lines of a CV are shorter, and the time grows with their square


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line without a wide gap."""

    text: str
    x: float  # left edge in points; in text without pages, in characters
    width: float


@dataclass(frozen=True, slots=True)
class Part:
    """The stretch of a line that became (part of) a field."""

    path: str  # JSON pointer, as numbered at the import
    start: int  # in the line's text, whose cells a tab parts
    end: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One line of the file."""

    page: int  # 0-based
    y: float  # baseline, measured down from the top
    size: float  # of its letters, in points
    bold: bool
    cells: tuple[Cell, ...]
    parts: tuple[Part, ...]  # the wider before the narrower, so that the narrower lies on top
    left: bool  # found no field, or not for all its words

    @property
    def text(self) -> str:
        """Give the line's text, a tab between its cells."""
        return "\t".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Seen:
    """A file's lines in reading order, with what became of them; lengths to a tenth of a point."""

    name: str  # tells it from others: made of its content
    pages: tuple[PageSize, ...]  # empty where the format has none
    lines: tuple[SeenLine, ...]
    facts: FileFacts | None = None  # what else the checker wants to know of the file; None for notes


def seen_of(parsed: Parsed, facts: FileFacts | None = None) -> Seen | None:
    """Show what was read, or None where a file was a structured CV from the start."""
    if parsed.document is None:
        return None
    beside = _beside(parsed.document.lines, parsed.origins)
    left = [(line.page, text) for line in parsed.leftovers for text in line.text.split("\n")]
    lines: list[SeenLine] = []
    for place, line in enumerate(parsed.document.lines):
        parts = tuple(_parts(line, beside[place], parsed.cv))
        is_left = _take(left, line)
        if not parts and not is_left and lines:
            parts = tuple(_carried(line, lines[-1], parsed.cv))
        lines.append(_seen_line(line, parts, is_left))
    content = repr((lines, facts)).encode("utf-8", "surrogatepass")
    return Seen(f"{crc32(content):08x}-{len(lines)}", parsed.document.pages, tuple(lines), facts)


def _beside(
    lines: Sequence[Line], origins: Mapping[str, Origin]
) -> defaultdict[int, list[tuple[str, Origin]]]:
    """Give for each line, by its place, the fields whose box is as high on the page as the line."""
    order = sorted(range(len(lines)), key=lambda place: (lines[place].page, lines[place].y))
    heights = [(lines[place].page, lines[place].y) for place in order]
    beside: defaultdict[int, list[tuple[str, Origin]]] = defaultdict(list)
    for path, box in origins.items():
        first = bisect_left(heights, (box.page, box.y))
        for place in order[first : bisect_right(heights, (box.page, box.y + box.height))]:
            beside[place].append((path, box))
    return beside


def _take(left: list[tuple[int, str]], line: Line) -> bool:
    """Find a line among the leftovers, each of which stands for one line or (in notes) a part of one."""
    text = line.text.replace("\t", " ")
    for place, (page, words) in enumerate(left):
        if page == line.page and words in text:
            del left[place]
            return True
    return False


def _parts(line: Line, origins: Sequence[tuple[str, Origin]], cv: CV) -> Iterator[Part]:
    """Find the fields that were made of a line, and where in it each stands."""
    found = []
    for path, origin in origins:
        if origin.x <= line.right and line.x <= origin.x + origin.width:
            found.append(_part(line, path, *_span(line.text, _value(cv, path))))
    yield from sorted(found, key=lambda part: -part.width)


def _carried(line: Line, above: SeenLine, cv: CV) -> Iterator[Part]:
    """Follow a field onto the next page: its box stands on the first one alone."""
    for part in above.parts:
        value = _value(cv, part.path)
        if line.page > above.page and line.text in value:
            yield _part(line, part.path, 0, len(line.text))


def _value(cv: CV, path: str) -> str:
    return " ".join(str(pointer.get(cv, path)).split())


def _span(text: str, value: str) -> tuple[int, int]:
    """Find a field's value in a line: all of it, its longest part, or else the cell with its year."""
    start = text.find(value)
    if start >= 0:
        return start, start + len(value)
    one, other = text[:COMPARED], value[:COMPARED]
    shared = SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).find_longest_match()
    if shared.size >= LEAST_SHARED * min(len(text), len(value)) and not value[:4].isdigit():
        return shared.a, shared.a + shared.size
    at = text.find(value[:4]) if value[:4].isdigit() else -1
    if at < 0:
        return 0, len(text)
    end = text.find("\t", at)
    return text.rfind("\t", 0, at) + 1, len(text) if end < 0 else end


def _part(line: Line, path: str, start: int, end: int) -> Part:
    edges = _edges(line)
    x, right = edges[start][0], edges[max(start, end - 1)][1]
    return Part(path, start, end, round(x, 1), round(right - x, 1))


def _edges(line: Line) -> list[tuple[float, float]]:
    """Give the left and right edge of each character of a line, the runs' widths shared out evenly."""
    spread = [
        (run.x + run.width * at / len(run.text), run.x + run.width * (at + 1) / len(run.text), char)
        for run in line.runs
        for at, char in enumerate(run.text)
    ]
    inked = iter([(left, right) for left, right, char in spread if not char.isspace()])
    last = line.x
    edges = []
    for char in line.text:
        left, right = (last, last) if char.isspace() else next(inked, (last, line.right))
        edges.append((left, right))
        last = right
    return edges or [(line.x, line.right)]


def _seen_line(line: Line, parts: tuple[Part, ...], left: bool) -> SeenLine:
    edges = _edges(line)
    cells, start = [], 0
    for text in line.text.split("\t"):
        x, right = edges[min(start, len(edges) - 1)][0], edges[min(start + len(text), len(edges)) - 1][1]
        cells.append(Cell(text, round(x, 1), round(right - x, 1)))
        start += len(text) + 1
    y, size = round(line.y, 1), round(line.size, 1)
    return SeenLine(line.page, y, size, line.bold, tuple(cells), parts, left)
