"""Segments of one column -> lines: pieces on one height, left to right, a tab between distant ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from legible.document import Line, Run
from legible.read.clean import clean_text, split_bullet, unspace
from legible.read.segments import BARE_GAP_EM, Segment

SOFT_HYPHEN = "\u00ad"
SAME_ROW_EM = 0.4  # a small date beside a large title, centred on it, sits this much higher


def rows_of(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Group segments that stand side by side; rows from top to bottom, each from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda part: (part.y, part.x)):
        for row in reversed(rows[-3:]):
            if _beside(segment, row):
                row.append(segment)
                break
        else:
            rows.append([segment])
    return [sorted(row, key=lambda part: part.x) for row in rows]


def _beside(segment: Segment, row: Sequence[Segment]) -> bool:
    near = all(abs(segment.y - part.y) <= SAME_ROW_EM * min(segment.size, part.size) for part in row)
    return near and all(segment.x > part.right - 1 or segment.right < part.x + 1 for part in row)


def line_of(row: Sequence[Segment], block: int) -> Line:
    """Join a row's pieces into a line; its list marker is taken off and remembered."""
    runs: list[Run] = []
    for index, segment in enumerate(row):
        first, *rest = segment.runs
        if index:
            gap = segment.x - row[index - 1].right
            wide = gap > BARE_GAP_EM * min(segment.size, row[index - 1].size)
            first = replace(first, text=("\t" if wide else " ") + first.text.lstrip())
        runs += [first, *rest]
    if runs[-1].text.endswith(SOFT_HYPHEN):
        runs[-1] = replace(runs[-1], text=runs[-1].text[:-1] + "-")  # drawn where it breaks a word
    line = line_from_runs(runs, block)
    return replace(line, spaced=True) if any(segment.spaced for segment in row) else line


def line_from_runs(runs: Sequence[Run], block: int = 0, heading: int = 0, bullet: bool = False) -> Line:
    """Build a line whose text is exactly its runs' text, cleaned."""
    marker, shown = _take_marker(_clean_runs(runs))
    typed = "".join(run.text for run in runs)
    if not shown:
        return Line("", page=runs[0].page if runs else 0, block=block)
    letters = max(1, sum(len(run.text) for run in shown))
    largest = max(shown, key=lambda run: len(run.text))
    first, last = shown[0], shown[-1]
    return Line(
        text="".join(run.text for run in shown),
        runs=tuple(shown),
        page=first.page,
        x=first.x,
        y=largest.y,
        width=max(last.x + last.width - first.x, 0.0),
        size=largest.size,
        bold=sum(len(run.text) for run in shown if run.bold) > letters / 2,
        bullet=bool(marker) or bullet,
        heading=heading,
        block=block,
        marker=marker,
        spaced=unspace(typed) != typed,
    )


def _clean_runs(runs: Sequence[Run]) -> list[Run]:
    """Clean the joined text, then share it out to the runs again."""
    if len(runs) == 1:
        return _solid([replace(runs[0], text=clean_text(runs[0].text))])
    cleaned = [replace(run, text=_keep_edges(run.text)) for run in runs]
    merged: list[Run] = []
    for run in cleaned:
        before = merged[-1].text if merged else "\t"
        text = run.text.lstrip(" ") if before.endswith((" ", "\t")) else run.text
        if text.startswith("\t") and before.endswith(" "):
            merged[-1] = replace(merged[-1], text=before.rstrip(" "))
        if text:
            merged.append(replace(run, text=text))
    return _solid(merged)


def _keep_edges(text: str) -> str:
    """Clean a run but keep a space or tab at its edges, which parts it from its neighbour."""
    core = clean_text(text.strip())
    if not core:
        return "\t" if "\t" in text else " " if text else ""
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return _edge(head) + core.strip("\t") + _edge(tail)


def _edge(space: str) -> str:
    return "\t" if "\t" in space else " " if space else ""


def _solid(runs: Sequence[Run]) -> list[Run]:
    """Trim the line's two ends and drop runs left empty."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _take_marker(runs: list[Run]) -> tuple[str, list[Run]]:
    text = "".join(run.text for run in runs)
    marked, rest = split_bullet(text)
    if not marked:
        return "", runs
    drop = len(text) - len(rest)
    kept: list[Run] = []
    for run in runs:
        cut = min(drop, len(run.text))
        drop -= cut
        if cut < len(run.text):
            share = run.width * cut / len(run.text)
            kept.append(replace(run, text=run.text[cut:], x=run.x + share, width=run.width - share))
    return text.strip()[0], _solid(kept)
