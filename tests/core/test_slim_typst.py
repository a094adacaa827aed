"""The library that sets pages, without the fonts that it brings."""

from __future__ import annotations

import io
import lzma
import struct
import tarfile
import zipfile

import pytest

pytest.importorskip("fontTools", reason="what builds the page is not in this Python")

from slim_typst import fonts_in, packed, without_fonts


def font(
    flavour: bytes = b"OTTO", tables: tuple[bytes, ...] = (b"OS/2", b"cmap", b"head", b"hmtx", b"maxp")
) -> bytes:
    """Give a font's table directory, and letters that are nonsense."""
    start = 12 + 16 * len(tables)
    rows = [struct.pack(">4sIII", tag, 0, start + 8 * at, 8) for at, tag in enumerate(tables)]
    return struct.pack(">4sHHHH", flavour, len(tables), 0, 0, 0) + b"".join(rows) + b"letters!" * len(tables)


def test_fonts_are_blanked_and_all_else_stays_where_it_is() -> None:
    one, other = font(), font(b"\x00\x01\x00\x00")
    library = b"code OTTO code" + one + other + b"\x00\x01\x00\x00code" + one[:-1]
    slim = without_fonts(library)
    assert slim == library.replace(one, bytes(len(one))).replace(other, bytes(len(other)))
    assert len(list(fonts_in(library))) == 2


@pytest.mark.parametrize(
    "data", [b"", b"OTTO", font()[:-1], font(tables=(b"cmap",) * 6), b"OTTO" + b"\xff" * 2000]
)
def test_what_is_no_font_is_left_alone(data: bytes) -> None:
    assert without_fonts(data) == data


def test_a_wheel_is_packed_with_its_licence_and_always_alike() -> None:
    heap = io.BytesIO()
    with zipfile.ZipFile(heap, "w") as archive:
        for name in (
            "typst/_typst.abi3.so",
            "typst/__init__.py",
            "typst/py.typed",
            "typst-1.dist-info/licenses/LICENSE",
        ):
            archive.writestr(name, font() if name.endswith(".so") else name)
    made = packed(heap.getvalue())
    assert made == packed(heap.getvalue())
    with tarfile.open(fileobj=io.BytesIO(lzma.decompress(made))) as tar:
        names = tar.getnames()
        library = tar.extractfile("typst/_typst.abi3.so")
        assert library is not None
        assert library.read() == bytes(len(font()))
    assert names == ["typst-1.dist-info/licenses/LICENSE", "typst/__init__.py", "typst/_typst.abi3.so"]
