"""Gutters: upright strips that no text crosses, and what stands on both sides of them.

Whether the sides are columns or a table's cells is weighed by a table of signs.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from legible.read.rows import rows_of
from legible.read.segments import Segment

MIN_GUTTER_PT = 5.0
MIN_SIDE_LINES = 4  # fewer lines on a side are no column
COLUMN_SCORE = 1.5  # from here on two sides are columns
MAX_CANDIDATES = 12
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2,4}\b|[’']\d\d\b")


@dataclass(frozen=True, slots=True)
class Gutter:
    """A place where a page may part into two sides, and the segments concerned."""

    x: float
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    top: float
    bottom: float
    hinted: bool = False

    @property
    def narrow(self) -> tuple[Segment, ...]:
        """Give the side with the less room."""
        return self.left if _width(self.left) <= _width(self.right) else self.right

    @property
    def wide(self) -> tuple[Segment, ...]:
        """Give the side with the more room."""
        return self.right if self.narrow is self.left else self.left


def gutters_of(segments: Sequence[Segment], hints: Sequence[float]) -> list[Gutter]:
    """Find the places where a page may part; `hints` are left edges of the last page's columns."""
    ordered = sorted(segments, key=lambda part: part.y)
    found = [_gutter_at(x, ordered, MIN_SIDE_LINES) for x in _candidates(segments)]
    hinted = [_gutter_at(x - 1.6, ordered, 1) for x in hints[:MAX_CANDIDATES]]
    return [gutter for gutter in found if gutter] + [
        replace(gutter, hinted=True) for gutter in hinted if gutter
    ]


def best_gutter(gutters: Sequence[Gutter]) -> Gutter | None:
    """Find the gutter between the largest pair of columns, if the page has columns."""
    columns = [gutter for gutter in gutters if column_score(gutter) >= COLUMN_SCORE]
    return max(columns, key=lambda g: (g.bottom - g.top) * min(len(g.left), len(g.right)), default=None)


def _candidates(segments: Sequence[Segment]) -> list[float]:
    """List left edges that several segments share, most shared first."""
    edges = Counter(round(part.x / 3) for part in segments)
    counts = {edge: count + edges.get(edge + 1, 0) for edge, count in edges.items()}
    shared = [edge for edge, count in counts.items() if count >= 3]
    shared.sort(key=lambda edge: -counts[edge])
    return [edge * 3 - 1.6 for edge in shared[:MAX_CANDIDATES]] + _flush_right(segments)


def _flush_right(segments: Sequence[Segment]) -> list[float]:
    """List where short texts begin that end at one edge, as dates set to the right do."""
    width = max(part.right for part in segments) - min(part.x for part in segments)
    groups: dict[int, list[Segment]] = defaultdict(list)
    for part in segments:
        if part.right - part.x < 0.35 * width:
            groups[round(part.right / 3)].append(part)
    shared = sorted((group for group in groups.values() if len(group) >= 4), key=len, reverse=True)
    return [min(part.x for part in group) - 1.6 for group in shared[: 2 * MAX_CANDIDATES]]


def _gutter_at(x: float, segments: Sequence[Segment], least: int) -> Gutter | None:
    """Find the tallest stretch that nothing crosses at x, with `least` lines a side; segments come sorted."""
    best: tuple[float, list[Segment], list[Segment]] | None = None
    left: list[Segment] = []
    right: list[Segment] = []
    for part in [*segments, None]:
        if part is not None and part.x >= x:
            right.append(part)
        elif part is not None and part.right <= x - MIN_GUTTER_PT + 1.6:
            left.append(part)
        else:
            area = min(len(left), len(right)) * _height([*left, *right])
            if min(len(left), len(right)) >= least and (best is None or area > best[0]):
                best = (area, left, right)
            left, right = [], []
    if best is None:
        return None
    both = [*best[1], *best[2]]
    return Gutter(
        x, tuple(best[1]), tuple(best[2]), min(part.y for part in both), max(part.y for part in both)
    )


def column_score(gutter: Gutter) -> float:
    """Weigh whether the two sides are columns (COLUMN_SCORE and more) or a table's cells."""
    return sum(weight for test, weight in _COLUMN_SIGNS if test(gutter))


def mostly_dates(gutter: Gutter) -> bool:
    """Tell a column of dates, which belong to what stands beside them."""
    rows = rows_of(gutter.narrow)
    dated = sum(any(YEAR.search(part.text) for part in row) for row in rows)
    return dated >= 0.34 * len(rows) and _words_per_row(gutter.narrow) < 6


def has_labels(gutter: Gutter) -> bool:
    """Tell a column of labels left of what they name from other narrow text."""
    return gutter.narrow is gutter.left and _short_cells(gutter) and _words_per_row(gutter.narrow) <= 3


def _starts_align(gutter: Gutter) -> bool:
    """Tell whether nearly every cell of the narrow side opens level with a line of the wide side."""
    heights = sorted(part.y for part in gutter.wide)
    heads = _heads(gutter.narrow) if _heads_on_both(gutter) else []  # no cells, if level with one another
    cells = [cell for cell in cells_of(gutter.narrow) if cell[0][0] not in heads]
    level = sum(_distance(cell[0][0].y, heights) < 0.4 * cell[0][0].size for cell in cells)
    return bool(cells) and level >= 0.85 * len(cells)


def _short_cells(gutter: Gutter) -> bool:
    cells = cells_of(gutter.narrow)
    return len(rows_of(gutter.narrow)) <= 2.2 * len(cells)


def _fewer_rows(gutter: Gutter) -> bool:
    return len(rows_of(gutter.narrow)) < 0.6 * len(rows_of(gutter.wide))


def _rows_interleave(gutter: Gutter) -> bool:
    """Tell whether lines of the narrow side fall between lines of the wide side; a lone heading does not."""
    heights = sorted(part.y for part in gutter.wide)
    rows = rows_of(gutter.narrow)
    between = 0
    for row in rows:
        between += 0.25 * row[0].size <= _distance(row[0].y, heights) < 1.1 * row[0].size
    return between > 0.3 * len(rows)


def _distance(y: float, heights: Sequence[float]) -> float:
    """Give how far the nearest of the sorted heights is."""
    place = bisect(heights, y)
    return min(abs(near - y) for near in heights[max(0, place - 1) : place + 1])


def _prose_on_both(gutter: Gutter) -> bool:
    return all(sum(len(part.text.split()) >= 4 for part in side) >= 4 for side in (gutter.left, gutter.right))


def _heads_on_both(gutter: Gutter) -> bool:
    return all(len(cells_of(_heads(side))) >= 2 for side in (gutter.left, gutter.right))


def _tall(gutter: Gutter) -> bool:
    return gutter.bottom - gutter.top > 150


def _low(gutter: Gutter) -> bool:
    return gutter.bottom - gutter.top < 70


def _heads(side: Sequence[Segment]) -> list[Segment]:
    """List the lines of a side that look like headings: larger, bold or capitals among plain text."""
    usual = median(part.size for part in side)
    return [
        part
        for part in side
        if len(part.text.split()) <= 4
        and not YEAR.search(part.text)
        and (part.size > usual * 1.12 or (part.text.isupper() and len(part.text) > 3))
    ]


# What speaks for columns (+) or for a table (-), with its weight.
_COLUMN_SIGNS: tuple[tuple[Callable[[Gutter], bool], float], ...] = (
    (_rows_interleave, 2.0),  # two columns have lines of their own height
    (lambda gutter: gutter.hinted, 2.5),  # the page before had a column here
    (_heads_on_both, 2.0),  # each column has its own headings
    (_prose_on_both, 1.0),  # sentences on both sides
    (_tall, 0.5),  # a sidebar runs down most of a page
    (mostly_dates, -6.0),  # dates belong to what stands beside them
    (_starts_align, -1.5),  # cells open level with their row
    (_short_cells, -1.0),  # labels and dates are one or two lines long
    (_fewer_rows, -0.5),  # a label stands beside several lines
    (_low, -1.0),  # a few lines side by side are a small table
)


def cells_of(side: Sequence[Segment]) -> list[list[list[Segment]]]:
    """Group a side's rows that follow each other closely."""
    cells: list[list[list[Segment]]] = []
    for row in rows_of(side):
        before = cells[-1][-1][0] if cells else None
        if before is not None and row[0].y - before.y < 1.6 * max(before.size, row[0].size):
            cells[-1].append(row)
        else:
            cells.append([row])
    return cells


def _words_per_row(side: Sequence[Segment]) -> float:
    return sum(len(part.text.split()) for part in side) / max(1, len(rows_of(side)))


def _width(side: Sequence[Segment]) -> float:
    return max(part.right for part in side) - min(part.x for part in side)


def _height(parts: Sequence[Segment]) -> float:
    return parts[-1].y - parts[0].y if parts and parts[0].y <= parts[-1].y else _spread(parts)


def _spread(parts: Sequence[Segment]) -> float:
    heights = [part.y for part in parts]
    return max(heights) - min(heights) if heights else 0.0
