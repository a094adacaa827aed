"""Regions of all pages -> lines in reading order; a column goes on where the last page left it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from legible.document import Line
from legible.read.layout import Region, regions_of
from legible.read.rows import line_of, rows_of
from legible.read.segments import Segment

MIN_OWN_MARKERS = 3
_OWN_MARKER = re.compile(r"[^\w\s(\[\"'“‘«#@&$£€~§/:.,]\s+\S")
SAME_COLUMN_PT = 24.0  # columns of two pages whose left edges differ less are one


@dataclass(slots=True)
class _Flow:
    """One stream of text: the page's full width, or a column followed over the pages."""

    left: float
    right: float
    column: bool
    page: int  # the last page it has text on
    rows: list[list[Segment]] = field(default_factory=list)


def lines_of(pages: Sequence[Sequence[Segment]]) -> list[Line]:
    """Give the lines of all pages; lines of one flow share a block number."""
    return lines_and_columns(pages)[0]


def lines_and_columns(pages: Sequence[Sequence[Segment]]) -> tuple[list[Line], bool]:
    """Give the lines of all pages, and whether some stand in columns side by side."""
    flows: list[_Flow] = []
    for number, segments in enumerate(pages):
        hints = [flow.left for flow in flows if flow.column and flow.page == number - 1]
        for region in regions_of(segments, hints):
            _flow_for(region, number, flows).rows += rows_of(region.segments)
    lines = []
    for block, flow in enumerate(flows):
        lines += [line_of(row, block) for row in flow.rows]
    shown = with_own_markers([line for line in lines if line.text])
    return shown, any(flow.column for flow in flows)


def with_own_markers(lines: Sequence[Line]) -> list[Line]:
    """Take a sign off that opens many lines: a list marker that only this document uses."""
    opening = Counter(line.text[0] for line in lines if _OWN_MARKER.match(line.text))
    markers = {sign for sign, count in opening.items() if count >= MIN_OWN_MARKERS}
    own = (bool(_OWN_MARKER.match(line.text)) and line.text[0] in markers for line in lines)
    return [_unmarked(line) if marked else line for line, marked in zip(lines, own, strict=True)]


def _unmarked(line: Line) -> Line:
    first, *rest = line.runs
    text = first.text[1:].lstrip()
    runs = (replace(first, text=text), *rest) if text else tuple(rest)
    if runs:
        runs = (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:])
    shift = (rest[0].x if rest and not text else line.x) - line.x
    return replace(line, text="".join(run.text for run in runs), runs=runs, x=line.x + shift,
                   width=line.width - shift, bullet=True, marker=line.text[0])  # fmt: skip


def _flow_for(region: Region, page: int, flows: list[_Flow]) -> _Flow:
    """Find the flow that a region continues, else open one."""
    for flow in reversed(flows):
        if flow.page == page - 1 and _continues(region, flow):
            flow.page = page
            return flow
    fresh = _Flow(region.left, region.right, region.column, page)
    flows.append(fresh)
    return fresh


def _continues(region: Region, flow: _Flow) -> bool:
    if abs(region.left - flow.left) > SAME_COLUMN_PT:
        return False
    return region.column == flow.column or abs(region.right - flow.right) < 4 * SAME_COLUMN_PT
