"""Rich text's three ways to write a letter: as such, as a byte in a code page, by its Unicode number."""

from __future__ import annotations

from dataclasses import dataclass, field

from legible.read.rtf_tokens import codec_of_charset, codec_of_page

_HIGH, _LOW, _END = 0xD800, 0xDC00, 0xE000  # where the halves of UTF-16 pairs begin and end


@dataclass(slots=True)
class Letters:
    """Turn bytes and numbers into text, and pass over what stands in for a letter told by its number."""

    codec: str = "cp1252"  # the file's own
    fonts: dict[int, str] = field(default_factory=dict)  # font -> codec
    pending: bytearray = field(default_factory=bytearray)  # bytes, until a character is whole
    high: int = 0  # first half of a pair
    passed: int = 0  # stand-in characters still to be passed over

    def page(self, number: int) -> None:
        """Take a code page for the file's own."""
        self.codec = codec_of_page(number)

    def font(self, font: int, charset: int) -> None:
        """Note the character set of a font."""
        self.fonts[font] = codec_of_charset(charset)

    def byte(self, digits: str) -> None:
        """Take a byte, told in two digits."""
        if self.passed:
            self.passed -= 1
        else:
            self.pending.append(int(digits, 16))

    def flush(self, font: int) -> str:
        """Give the text of the bytes so far."""
        data = bytes(self.pending)
        self.pending.clear()
        return self._decoded(data, font)

    def plain(self, text: str, font: int) -> str:
        """Give text that stands as such; signs beyond ASCII in it are bytes of the code page."""
        count = min(self.passed, len(text))
        self.passed -= count
        return self._decoded(text[count:].encode("latin-1"), font)

    def numbered(self, number: int, fallback: int) -> str:
        """Give the character of a number (a signed half of UTF-16), or nothing for the first of a pair."""
        code = number % 0x10000
        self.passed = fallback
        high, self.high = self.high, code if _HIGH <= code < _LOW else 0
        if self.high:
            return ""
        if _LOW <= code < _END:
            return chr(0x10000 + ((high - _HIGH) << 10) + code - _LOW) if high else "\ufffd"
        return chr(code)

    def _decoded(self, data: bytes, font: int) -> str:
        return data.decode(self.fonts.get(font) or self.codec, "replace")
