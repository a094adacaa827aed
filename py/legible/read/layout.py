"""Segments of a page -> regions in reading order: columns told apart from tables by geometry.

A gutter is an upright strip that no text crosses. What stands on both sides of it is either two columns,
read one after the other, or a table (dates beside jobs, labels beside values), read row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legible.read.gutters import YEAR, Gutter, best_gutter, cells_of, gutters_of, has_labels, mostly_dates
from legible.read.segments import Segment

MAX_DEPTH = 4
MAX_CELL_LINES = 4  # longer stacks of lines are no table cell
MARKERS = frozenset("•‣◦⁃∙▪▫■□●○◆◇►▸▹➢➤➔✓✔❖✦·-–—*+")
MARKER_REACH_EM = 4.0  # a list marker stands no further from its text


@dataclass(frozen=True, slots=True)
class Region:
    """Segments that are read together, from top to bottom."""

    segments: tuple[Segment, ...]
    column: bool  # one of several columns, not the full width
    left: float
    right: float


def regions_of(segments: Sequence[Segment], hints: Sequence[float] = ()) -> list[Region]:
    """Part a page into regions, in reading order; `hints` are left edges of the last page's columns."""
    return _parted(_with_markers(segments), hints, 0, False)


def _parted(segments: Sequence[Segment], hints: Sequence[float], depth: int, column: bool) -> list[Region]:
    if not segments:
        return []
    gutters = gutters_of(segments, hints)
    gutter = best_gutter(gutters) if depth < MAX_DEPTH else None
    if gutter is None:
        left, right = min(part.x for part in segments), max(part.right for part in segments)
        return [Region(tuple(close_cells(segments, gutters)), column, left, right)]
    inside = {id(part) for part in (*gutter.left, *gutter.right)}
    above = [part for part in segments if id(part) not in inside and part.y <= gutter.top]
    below = [part for part in segments if id(part) not in inside and part.y > gutter.top]
    return [
        *_parted(above, hints, depth + 1, column),
        *_parted(gutter.left, hints, depth + 1, True),
        *_parted(gutter.right, hints, depth + 1, True),
        *_parted(below, hints, depth + 1, column),
    ]


def _with_markers(segments: Sequence[Segment]) -> list[Segment]:
    """Join each lone list marker to the text on its right."""
    markers = [part for part in segments if part.text.strip() in MARKERS]
    rest = [part for part in segments if part.text.strip() not in MARKERS]
    for marker in markers:
        beside = [
            (index, part)
            for index, part in enumerate(rest)
            if abs(part.y - marker.y) < 0.4 * part.size
            and 0 < part.x - marker.x < MARKER_REACH_EM * part.size
        ]
        if not beside:
            rest.append(marker)
            continue
        index, part = min(beside, key=lambda found: found[1].x)
        sign = replace(marker.runs[0], text=f"{marker.runs[0].text.strip()}\t")
        rest[index] = replace(part, runs=(sign, *part.runs), x=marker.x)
    return rest


def close_cells(segments: Sequence[Segment], gutters: Sequence[Gutter]) -> list[Segment]:
    """Put the lines of a table's narrow cell level with the row that they belong to."""
    tables = [gutter for gutter in gutters if mostly_dates(gutter) or has_labels(gutter)]
    if not tables:
        return list(segments)
    table = max(tables, key=lambda gutter: len(gutter.narrow))
    moved: dict[int, Segment | None] = {}
    for cell in cells_of(table.narrow):
        first, *others = [part for row in cell for part in row]
        level = _level_with(first, table.wide)
        if len(cell) <= MAX_CELL_LINES and level is not None:
            moved |= dict.fromkeys((id(part) for part in others), None)
            moved[id(first)] = _one_line(first, others, level)
    placed = (moved.get(id(part), part) for part in segments)
    return [part for part in placed if part is not None]


def _one_line(first: Segment, others: Sequence[Segment], y: float) -> Segment:
    """Join a cell's lines; dates keep apart from what stands below them."""
    runs = [*first.runs]
    before = first
    for part in others:
        apart = bool(YEAR.search(before.text)) != bool(YEAR.search(part.text))
        runs += [
            replace(part.runs[0], text=("\t" if apart else " ") + part.runs[0].text.lstrip()),
            *part.runs[1:],
        ]
        before = part
    return replace(first, runs=tuple(runs), y=y, right=max(part.right for part in (first, *others)))


def _level_with(part: Segment, side: Sequence[Segment]) -> float | None:
    """Find the height of the line that a cell opens beside; a larger title may sit a little lower."""
    near = min(side, key=lambda other: abs(other.y - part.y))
    return near.y if abs(near.y - part.y) < 0.45 * max(part.size, near.size) else None
