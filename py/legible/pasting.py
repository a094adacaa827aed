"""Text that was copied from elsewhere, as the lines of a list."""

from __future__ import annotations

import re
from itertools import pairwise

from legible.read.clean import plain, split_bullet

# A letter that marks an item of a list, or Word's round marker as it is copied.
MARKED = re.compile(r"\(?[a-z]\)\s+(?=\S)|o\t+(?=\S)")
# A number that may count an item; the day of a written date does not.
COUNTED = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)(?!\w+\.?\s+(?:19|20)\d\d\b)")


def lines_of(text: str) -> list[str]:
    """Give the lines that hold something, without the markers and numbers of a list."""
    bare = _uncounted([_bare(plain(line)) for line in text.splitlines()])
    return [line for line in (" ".join(line.split()) for line in bare) if line]


def _bare(line: str) -> str:
    _, rest = split_bullet(line.strip())
    marker = MARKED.match(rest)
    return rest[marker.end() :] if marker else rest


def _uncounted(lines: list[str]) -> list[str]:
    """Take the numbers off where they count up; one alone may be part of its text."""
    counted = [(at, match) for at, line in enumerate(lines) if (match := COUNTED.match(line))]
    ends: dict[int, int] = {}
    for (one, first), (other, second) in pairwise(counted):
        if int(second[1]) == int(first[1]) + 1:
            ends |= {one: first.end(), other: second.end()}
    return [line[ends.get(at, 0) :] for at, line in enumerate(lines)]
