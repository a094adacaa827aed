"""A font's own table from codes to glyphs: an embedded CMap (ISO 32000-1, 9.7.5), unread by pypdf."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

MAX_BYTES = 500_000
_TOKEN = re.compile(rb"(begin|end)(\w+)|<([0-9A-Fa-f]+)>|(\d+)")
_ARITY = {b"codespacerange": 2, b"cidrange": 3, b"cidchar": 2}


@dataclass(frozen=True, slots=True)
class CodeMap:
    """How strings fall into codes, and which glyph (CID) each stands for."""

    spaces: tuple[tuple[int, int, int], ...]  # bytes a code, the lowest code, the highest
    ranges: tuple[tuple[int, int, int], ...]  # the lowest code, the highest, the lowest's CID; sorted

    def read(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Give each code of a string with its CID."""
        at = 0
        while at < len(data):
            length = self._length(data[at : at + 4])
            code = int.from_bytes(data[at : at + length], "big")
            yield code, self._cid(code)
            at += length

    def _length(self, head: bytes) -> int:
        for length, low, high in self.spaces:
            if low <= int.from_bytes(head[:length], "big") <= high:
                return length
        return self.spaces[0][0] if self.spaces else 2

    def _cid(self, code: int) -> int:
        at = bisect_right(self.ranges, code, key=itemgetter(0)) - 1
        low, high, cid = self.ranges[at] if at >= 0 else (1, 0, 0)
        return cid + code - low if low <= code <= high else 0


def code_map(data: bytes) -> CodeMap:
    """Read an embedded CMap."""
    spaces, ranges = [], []
    for kind, values in _entries(data[:MAX_BYTES]):
        if kind == b"codespacerange":
            (low, length), (high, _) = values
            spaces.append((max(1, length), low, high))
        else:
            ranges.append((values[0][0], values[-2][0], values[-1][0]))
    return CodeMap(tuple(sorted(spaces)), tuple(sorted(ranges)))


def _entries(data: bytes) -> Iterator[tuple[bytes, list[tuple[int, int]]]]:
    """Give each entry of the tables: its kind, and its numbers with the bytes each is written in."""
    kind, values = b"", list[tuple[int, int]]()
    for match in _TOKEN.finditer(data):
        edge, name, code, number = match.groups()
        if edge:
            kind, values = (name if edge == b"begin" else b""), []
        elif kind in _ARITY:
            values.append((int(code, 16), len(code) // 2) if code else (int(number), 0))
            if len(values) == _ARITY[kind]:
                yield kind, values
                values = []
