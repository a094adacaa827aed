"""How far text runs: the edges at which a document's lines break, and how far apart lines stand.

Lines are broken greedily: a word goes on a line where it fits. So a line that broke although the next word
would have fitted before an edge either was meant to end, or shows that the edge is not the text's own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legible.document import Document, Line, PageSize

MAX_LEADING = 1.9  # of the font size; wider steps part paragraphs
APART = 1.25  # a step so much wider than the widest inside a paragraph parts two of them in any case
LOOSE = 1.12  # a step so much wider than lines of a paragraph have parts two of them
MIN_PROSE_WORDS = 3.5  # a line, on average
INDENT_PT = 5.0  # list points stand at least so much further in than other text
SLACK_EM = 1.2  # a word that fitted by less may have been kept back by a space or a sign
_ADDRESS = re.compile(r"@|www\.|://|\w\.\w+/|\w\.\w+$")

Spot = tuple[int, int]  # block, left edge in points


@dataclass(frozen=True)
class Limits:
    """How far to the right text runs, by block and left edge; how far apart lines stand."""

    rights: dict[Spot, float]  # right edge
    blocks: dict[int, float]
    leadings: dict[tuple[int, int], float]  # (block, size in half points) -> usual step between lines
    steps: dict[tuple[int | None, int], float]  # the same -> widest step inside a paragraph; None: any block

    def loose(self, last: Line, line: Line) -> bool:
        """Tell whether two lines stand further apart than a paragraph's lines do."""
        usual = self.leadings.get((line.block, round(2 * line.size)))
        return usual is not None and last.page == line.page and line.y - last.y > LOOSE * usual

    def apart(self, last: Line, line: Line) -> bool:
        """Tell whether two lines stand further apart than those of any paragraph that plainly wrapped."""
        size = round(2 * line.size)
        widest = self.steps.get((line.block, size), self.steps.get((None, size)))
        return widest is not None and last.page == line.page and line.y - last.y > APART * widest

    def right(self, line: Line) -> float:
        """Give the edge at which a line of this place breaks."""
        return self.rights.get((line.block, round(line.x)), self.blocks.get(line.block, line.right))


def limits_of(document: Document) -> Limits:
    """Measure the right edges of a document's text."""
    lines = document.lines
    groups: dict[Spot, list[Line]] = defaultdict(list)
    widest: dict[int, float] = {}
    for line in lines:
        widest[line.block] = max(widest.get(line.block, 0.0), line.right)
        if "\t" not in line.text:
            for shift in (-1, 0, 1):
                groups[line.block, round(line.x) + shift].append(line)
    mirrored = _mirrored(lines, document.pages)
    bounds = _bounds(lines)
    rights: dict[Spot, float] = {}
    for spot, group in groups.items():
        block = spot[0]
        edges = (mirrored.get(spot, 0.0), widest[block])
        last = max(line.right for line in group) if _is_prose(group) else widest[block]
        rights[spot] = _chosen(edges, bounds.get(spot, bounds.get((block, None), 1e9))) or last
    return Limits(rights, widest, _leadings(lines), _steps(lines))


def _chosen(edges: Sequence[float], bound: float) -> float:
    """Give the first edge that wrapped lines do not contradict."""
    return next((edge for edge in edges if 0 < edge <= bound), 0.0)


def _bounds(lines: Sequence[Line]) -> dict[tuple[int, int | None], float]:
    """Find how far an edge can stand at most, by spot and (under None) by block: words were wrapped there."""
    bounds: dict[tuple[int, int | None], float] = {}
    for last, line in _wrapped(lines):
        bound = last.right + first_word_width(line) + SLACK_EM * last.size
        edge = round(last.x)
        for key in ((last.block, None), *((last.block, edge + shift) for shift in (-1, 0, 1))):
            bounds[key] = min(bounds.get(key, bound), bound)
    return bounds


def _steps(lines: Sequence[Line]) -> dict[tuple[int | None, int], float]:
    """Measure the widest step between lines that plainly belong together, by block and under None for all."""
    steps: dict[tuple[int | None, int], float] = {}
    for last, line in _wrapped(lines):
        if _ADDRESS.search(last.text) or _ADDRESS.search(line.text):  # they open with a small letter too
            continue
        for block in (line.block, None) if last.page == line.page else ():
            key = (block, round(2 * line.size))
            steps[key] = max(steps.get(key, 0.0), line.y - last.y)
    return steps


def _wrapped(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Give the pairs of lines of which the second plainly goes on with the first."""
    for last, line in zip(lines, lines[1:], strict=False):
        plain = not (line.bullet or line.heading or last.heading or "\t" in last.text + line.text)
        level = abs(last.x - line.x) < 3 or (last.bullet and line.x > last.x - 1.5 * last.size)
        goes_on = line.text[:1].islower() or last.text.endswith(",")
        if (
            plain
            and level
            and goes_on
            and last.block == line.block
            and not last.text.endswith((".", ";", ":"))
            and same_look(last, line)
            and near(last, line)
        ):
            yield last, line


def _mirrored(lines: Sequence[Line], pages: Sequence[PageSize]) -> dict[Spot, float]:
    """Guess right margins as wide as the left ones, for what stands further in on pages of one block.

    List points stand further in; paragraphs seldom do, and their sentences may end where a line does.
    """
    blocks: dict[int, set[int]] = defaultdict(set)
    left: dict[int, float] = {}
    for line in lines:
        blocks[line.page].add(line.block)
        left[line.block] = min(left.get(line.block, line.x), line.x)
    shared = {block for found in blocks.values() if len(found) > 1 for block in found}
    return {
        (line.block, round(line.x)): pages[line.page].width - left[line.block]
        for line in lines
        if line.block not in shared and line.page < len(pages) and line.x > left[line.block] + INDENT_PT
    }


def first_word_width(line: Line) -> float:
    """Guess the width of a line's first word from its share of the letters."""
    word = re.match(r"\S+", line.text)
    return (len(word[0]) if word else 1) / max(1, len(line.text)) * max(line.width, 1.0)


def _leadings(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Find the smallest step that occurs often between lines of one look."""
    steps: dict[tuple[int, int], Counter[float]] = defaultdict(Counter)
    for last, line in zip(lines, lines[1:], strict=False):
        if last.block == line.block and last.page == line.page and same_look(last, line) and near(last, line):
            steps[line.block, round(2 * line.size)][round(line.y - last.y)] += 1
    often = {key: [step for step, count in counts.items() if count >= 3] for key, counts in steps.items()}
    return {key: min(found) for key, found in often.items() if found}


def _is_prose(group: Sequence[Line]) -> bool:
    """Tell running text, whose longest line shows where lines break, from a list of short things."""
    return len(group) >= 4 and sum(len(line.text.split()) for line in group) >= MIN_PROSE_WORDS * len(group)


def same_look(a: Line, b: Line) -> bool:
    """Tell whether two lines are set alike, or the second begins as the first ends."""
    if abs(a.size - b.size) > 0.6:
        return False
    return a.bold == b.bold or (bool(a.runs) and bool(b.runs) and a.runs[-1].bold == b.runs[0].bold)


def near(a: Line, b: Line) -> bool:
    """Tell whether the second line stands as close below the first as in a paragraph."""
    if a.page != b.page:
        return b.page == a.page + 1 and not a.text.endswith((".", ":"))
    return 0 < b.y - a.y <= MAX_LEADING * max(a.size, b.size, 0.6)
