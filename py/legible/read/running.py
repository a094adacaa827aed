"""Lines that run through a document: page numbers, and headers and footers that later pages say again.

Such lines stand outermost on their pages. Page numbers, and what the document says elsewhere beside them, say
nothing new of the person and fall away; of a header or footer the first one stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from legible.read.segments import Segment

EDGE = 0.12  # running lines stand in this part of the page's height, at either end
SAME_PT = 3.0  # lines of one row, or the same line on two pages, differ by less
MAX_WORDS = 2  # beside the numbers and what is said elsewhere: "Page 1 of 2"
_WORD = re.compile(r"[^\W\d_]+")

Page = tuple[Sequence[Segment], float]  # what it holds, and its height
Row = tuple[Segment, ...]


def without_running(pages: Sequence[Page], total: int) -> list[list[Segment]]:
    """Give each page's segments, less its number and less what an earlier page's edge has said."""
    edges = [[list(rows) for rows in _edges(*page)] for page in pages]
    said = Counter(word for segments, _height in pages for one in segments for word in _words((one,)))
    kept = []
    for index, (segments, _height) in enumerate(pages):
        others = [
            row for number, sides in enumerate(edges) if number != index for side in sides for row in side
        ]
        earlier = [row for sides in edges[:index] for side in sides for row in side]
        gone: set[int] = set()
        for side in edges[index]:
            for row in side:
                if not (_is_number(row, index + 1, total, others, said) or _is_twin(row, earlier)):
                    break
                gone |= {id(segment) for segment in row}
        kept.append([segment for segment in segments if id(segment) not in gone])
    return kept


def _edges(segments: Sequence[Segment], height: float) -> Iterator[Iterator[Row]]:
    """Give the rows near the page's top and near its bottom, the outermost first."""
    top = sorted((one for one in segments if one.y < EDGE * height), key=lambda one: one.y)
    bottom = sorted((one for one in segments if one.y > (1 - EDGE) * height), key=lambda one: -one.y)
    yield _rows(top)
    yield _rows(bottom)


def _rows(segments: Sequence[Segment]) -> Iterator[Row]:
    row: list[Segment] = []
    for segment in segments:
        if row and abs(segment.y - row[0].y) > SAME_PT:
            yield tuple(row)
            row = []
        row.append(segment)
    if row:
        yield tuple(row)


def _text(row: Row) -> str:
    return " ".join(segment.text.strip() for segment in sorted(row, key=lambda one: one.x)).casefold()


def _shape(row: Row) -> str:
    """Give a row's text with its own page's number taken out of it, once: "2 of 2" counts the pages too."""
    return re.sub(rf"(?<!\d){row[0].page + 1}(?!\d)", "#", _text(row), count=1)


def _words(row: Row) -> list[str]:
    return _WORD.findall(_text(row))


def _is_number(row: Row, page: int, total: int, others: Sequence[Row], said: Mapping[str, int]) -> bool:
    """Tell a page's number: bare, or beside the count of pages, or where other pages have theirs."""
    text = _text(row)
    numbers = [int(number) for number in re.findall(r"\d{1,4}", text)]
    if numbers not in ([page, total], [page]) or _news(row, others, said) > MAX_WORDS:
        return False
    counted = rf"(?<![^\s(\[]){page}(?:\s*[/|–-]\s*|\s+[^\W\d_]+\s+){total}(?![^\s)\]])"
    return bool(re.search(counted, text)) or text == str(page) or _again(row, others)


def _news(row: Row, others: Sequence[Row], said: Mapping[str, int]) -> int:
    """Count the words of a row that nothing but the like rows of other pages says."""
    shape = _shape(row)
    alike = Counter(word for one in (row, *others) if _shape(one) == shape for word in _words(one))
    return sum(said[word] <= alike[word] for word in _words(row))


def _is_twin(row: Row, earlier: Sequence[Row]) -> bool:
    """Tell whether an earlier page says the same at the same height, page numbers apart."""
    return bool(re.search(r"[^\W\d_]{2}", _text(row))) and _again(row, earlier)


def _again(row: Row, others: Sequence[Row]) -> bool:
    shape = _shape(row)
    return any(_shape(other) == shape and abs(other[0].y - row[0].y) < SAME_PT for other in others)
