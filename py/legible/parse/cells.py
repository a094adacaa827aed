"""Cells of a line: cut a line between them, and put a span of dates together that wrapped in its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legible.document import Line
from legible.parse.vocabulary import Vocabulary
from legible.parse.when import find_spans


def with_whole_dates(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """Put "2014 –" and the "2016" that stands below it in a narrow first cell together, in the upper line."""
    found = list(lines)
    for index in range(len(found) - 1):
        above, below = found[index], found[index + 1]
        first, tab, _ = above.text.partition("\t")
        second, other_tab, _ = below.text.partition("\t")
        if not (tab and other_tab and second[-1:].isdigit() and _level(above, below)):
            continue
        if _is_span(f"{first} {second}", words) and not _is_span(first, words):
            upper, lower = cut(above, len(first)), cut(below, len(second))
            if len(upper) == len(lower) == 2:
                found[index : index + 2] = [_joined(upper, f"{first} {second}"), lower[1]]
    return found


def _level(above: Line, below: Line) -> bool:
    return above.block == below.block and above.page == below.page and abs(above.x - below.x) < 3


def _is_span(text: str, words: Vocabulary) -> bool:
    """Tell a text that is a whole span of dates."""
    spans = find_spans(text, words)
    return len(spans) == 1 and bool(spans[0].end_text) and spans[0].start == 0 and spans[0].end == len(text)


def _joined(halves: Sequence[Line], text: str) -> Line:
    """Give a line of two cells, the first with another text."""
    first, rest = halves
    run = replace(first.runs[0], text=f"{text}\t")
    whole = replace(first, text=f"{text}\t{rest.text}", runs=(run, *rest.runs))
    return replace(whole, width=rest.right - first.x, bold=rest.bold, size=rest.size)


def cut(line: Line, length: int) -> list[Line]:
    """Cut a line in two between runs, behind so many letters; give it whole where no run ends there."""
    seen, cut = 0, 0
    for index, run in enumerate(line.runs):
        if seen >= length:
            cut = index
            break
        seen += len(run.text)
    if not cut:
        return [line]
    halves = []
    for runs in (line.runs[:cut], line.runs[cut:]):
        clean = (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:-1]) if len(runs) > 1 else ()
        last = replace(runs[-1], text=runs[-1].text.strip() if len(runs) == 1 else runs[-1].text.rstrip())
        shown = (*clean, last)
        main = max(shown, key=lambda run: len(run.text))
        halves.append(
            replace(
                line,
                text="".join(run.text for run in shown),
                runs=shown,
                x=shown[0].x,
                width=shown[-1].x + shown[-1].width - shown[0].x,
                size=main.size,
                bold=main.bold,
            )  # fmt: skip
        )
    return halves
