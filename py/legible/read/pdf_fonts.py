"""A PDF's fonts as the glyph machine wants them, over pypdf's reading of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from legible.read.budget import MAX_SIGN_LETTERS, MAX_STRING_BYTES
from legible.read.pdf_cmap import CodeMap, code_map

FONT_WEIGHT = 500  # of a font without a table of its signs
BROKEN_WEIGHT = 20_000  # of a table that does not unpack
_WIN_ANSI_UNUSED = frozenset((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D))
_BOLD = ("bold", "black", "heavy", "demi", "cmbx", "semibold")
_ITALIC = ("italic", "oblique", "cmti", "cmsl")


@dataclass(slots=True)
class FontFace:
    """One font."""

    source: Any
    name: str
    bold: bool
    italic: bool
    win_ansi: bool = False  # its codes are those of WinAnsiEncoding, unless it says otherwise
    codes: CodeMap | None = None  # the font's own, where it brings one
    unit: float = 0.001  # widths are counted in this part of an em; a Type 3 font says its own
    known: dict[Any, list[tuple[str, float, bool]]] = field(default_factory=dict)

    def decode(self, raw: Any) -> list[tuple[str, float, bool]]:
        """Give each sign's text, its width in ems, and whether word spacing applies."""
        if raw not in self.known:
            self.known[raw] = list(self._signs(_bytes_of(raw)[:MAX_STRING_BYTES]))
        return self.known[raw]

    def _signs(self, data: bytes) -> Iterator[tuple[str, float, bool]]:
        font = self.source
        default = font.character_widths.get("default", 500)
        if self.codes is not None:
            for code, glyph in self.codes.read(data):
                width = font.character_widths.get(_sign(glyph), default)
                shown = str(font.character_map.get(_sign(code), _sign(code)))
                yield shown[:MAX_SIGN_LETTERS], float(width) * self.unit, False
            return
        if isinstance(font.encoding, str):
            for char in data.decode(font.encoding, "replace"):
                width = font.character_widths.get(char, default)
                shown = str(font.character_map.get(char, char))
                yield shown[:MAX_SIGN_LETTERS], float(width) * self.unit, False
            return
        for code in data:
            char = font.encoding.get(code, chr(code))
            if self.win_ansi and code in _WIN_ANSI_UNUSED and char == chr(code):
                char = "•"  # ISO 32000-1, annex D.2, note 3
            width = font.character_widths.get(chr(code), font.character_widths.get(char, default))
            shown = str(font.character_map.get(char, font.character_map.get(chr(code), char)))
            yield shown[:MAX_SIGN_LETTERS], float(width) * self.unit, code == 32


def face_of(entry: Any) -> FontFace | None:
    """Read a font's dictionary; a broken font shows no text, the rest of the page still does."""
    from pypdf.generic._font import Font

    try:
        source = Font.from_font_resource(entry)
        name = str(source.name).lstrip("/").split("+")[-1]
        bold, italic = _is_bold(name, source), _is_italic(name, source)
        return FontFace(source, name, bold, italic, _is_win_ansi(entry), _codes(entry), _unit(entry))
    except Exception:  # pypdf raises many kinds for broken fonts
        return None


def weight_of(entry: Any, face: FontFace | None) -> int:
    """Estimate what reading a font has cost, in operands."""
    known = FONT_WEIGHT + (len(face.source.character_map) if face else 0)
    try:
        table = entry.get("/ToUnicode")
        return known + (len(table.get_object().get_data()) // 8 if table is not None else 0)
    except Exception:  # pypdf raises many kinds for what is broken or beyond the bounds
        return BROKEN_WEIGHT


def _is_win_ansi(entry: Any) -> bool:
    encoding = entry.get("/Encoding")
    encoding = encoding.get_object() if encoding is not None else None
    return (
        encoding.get("/BaseEncoding") if isinstance(encoding, Mapping) else encoding
    ) == "/WinAnsiEncoding"


def _codes(entry: Any) -> CodeMap | None:
    encoding: Any = entry.get("/Encoding")
    encoding = encoding.get_object() if encoding is not None else None
    if entry.get("/Subtype") != "/Type0" or not hasattr(encoding, "get_data"):
        return None
    return code_map(encoding.get_data())


def _sign(code: int) -> str:
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _unit(entry: Any) -> float:
    matrix = entry.get("/FontMatrix") if entry.get("/Subtype") == "/Type3" else None
    return abs(float(matrix.get_object()[0])) if matrix is not None else 0.001


def _is_bold(name: str, source: Any) -> bool:
    if any(word in name.lower() for word in _BOLD):
        return True
    weight = str(source.font_descriptor.weight)
    return weight.replace(".", "").isdigit() and float(weight) >= 600


def _is_italic(name: str, source: Any) -> bool:
    return (
        any(word in name.lower() for word in _ITALIC)
        or int(float(source.font_descriptor.italic_angle or 0)) != 0
    )


def _bytes_of(raw: Any) -> bytes:
    if isinstance(raw, bytes):
        return raw
    original = getattr(raw, "original_bytes", None)
    return original if isinstance(original, bytes) else str(raw).encode("latin-1", "replace")
