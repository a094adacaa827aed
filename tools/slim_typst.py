"""Pack typst for the page: its library without the fonts that it brings, in one small file.

The library holds a set of fonts for papers and formulas, twice; a page is set in ours. Zeros in their
place leave every address as it is, and take no room once packed.

    python tools/slim_typst.py WHEEL PACKED
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

NEEDED = re.compile(r"typst/[^/]+\.(?:py|so)|typst-[^/]+/licenses/.+")
FLAVOURS = (b"OTTO", b"\x00\x01\x00\x00")  # how a font begins; OpenType 1.9, "Table directory"
HEAD, RECORD = struct.Struct(">4sHHHH"), struct.Struct(">4sIII")
TABLES = range(5, 65)  # fonts have some ten to twenty
DEMANDED = {b"cmap", b"head", b"hmtx", b"maxp"}  # in every font that has letters
TAG = re.compile(rb"[ -~]{4}")
PACKING = {"preset": 9 | lzma.PRESET_EXTREME, "format": lzma.FORMAT_XZ, "check": lzma.CHECK_CRC32}


def main() -> None:
    """Pack one wheel."""
    wheel, target = map(Path, sys.argv[1:])
    target.write_bytes(packed(wheel.read_bytes()))


def packed(wheel: bytes) -> bytes:
    """Give a wheel's modules, the library without fonts, as a tar file packed by xz."""
    heap = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive, tarfile.open(fileobj=heap, mode="w") as tar:
        for name in sorted(filter(NEEDED.fullmatch, archive.namelist())):
            data = archive.read(name)
            content = without_fonts(data) if name.endswith(".so") else data
            entry = tarfile.TarInfo(name)  # without owner and time
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return lzma.compress(heap.getvalue(), **PACKING)


def without_fonts(library: bytes) -> bytes:
    """Put zeros in the place of every font."""
    left = bytearray(library)
    for start, end in fonts_in(library):
        left[start:end] = bytes(end - start)
    return bytes(left)


def fonts_in(data: bytes) -> Iterator[tuple[int, int]]:
    """Find where fonts begin and end, told by their table directories."""
    for flavour in FLAVOURS:
        start = data.find(flavour)
        while start >= 0:
            end = start + font_size(data, start)
            if end > start:
                yield start, end
            start = data.find(flavour, max(end, start + 1))


def font_size(data: bytes, start: int) -> int:
    """Give the length of the font that begins at a place; 0 where none does."""
    if start + HEAD.size > len(data):
        return 0
    _flavour, count, *_search = HEAD.unpack_from(data, start)
    end = start + HEAD.size + count * RECORD.size
    if count not in TABLES or end > len(data):
        return 0
    tables = list(RECORD.iter_unpack(data[start + HEAD.size : end]))
    size = max(offset + length for _tag, _sum, offset, length in tables)
    tags = {tag for tag, *_rest in tables}
    sound = all(map(TAG.fullmatch, tags)) and tags >= DEMANDED and start + size <= len(data)
    return size if sound else 0


if __name__ == "__main__":
    main()
