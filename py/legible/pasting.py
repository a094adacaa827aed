"""Text that was copied from elsewhere, as the lines of a list."""

from __future__ import annotations

import re

from legible.read.clean import plain, split_bullet

# A number or letter that counts the items of a list, or Word's round marker as it is copied.
COUNTED = re.compile(r"\(?(?:\d{1,2}[.)]|[a-z]\))\s+(?=\S)|o\t+(?=\S)")


def lines_of(text: str) -> list[str]:
    """Give the lines that hold something, without the markers and numbers of a list."""
    lines = (" ".join(_bare(plain(line)).split()) for line in text.splitlines())
    return [line for line in lines if line]


def _bare(line: str) -> str:
    _, rest = split_bullet(line.strip())
    return COUNTED.sub("", rest, count=1) if COUNTED.match(rest) else rest
