"""Rich text -> tokens: groups, control words with their numbers, and text (RTF 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPEN, CLOSE, WORD, SIGN, BYTE, TEXT = "open", "close", "word", "sign", "byte", "text"
_TOKEN = re.compile(
    r"(?P<open>\{)|(?P<close>\})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.S,
)
# Character sets of fonts -> Python's codecs.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of rich text."""

    kind: str
    text: str = ""  # the control word, the sign, two hexadecimal digits, or text
    number: int | None = None


def tokens_of(source: str) -> Iterator[Token]:
    """Part rich text (one character for each byte) into tokens; raw binary data is passed over."""
    place, end = 0, len(source)
    while place < end:
        match = _TOKEN.match(source, place)
        if match is None:
            place += 1
            continue
        place = match.end()
        kind = match.lastgroup or ""
        if kind == "number":
            kind = WORD
        if kind == WORD:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                place += max(0, number or 0)
            else:
                yield Token(WORD, match["word"], number)
        elif kind:
            yield Token(kind, match[kind])


def codec_of_page(page: int) -> str:
    """Give the codec of a Windows code page; 10000 is the Mac's."""
    if page in (932, 936, 949, 950) or 1250 <= page <= 1258 or page in (437, 850, 852, 866, 874):
        return f"cp{page}"
    return {10000: "mac_roman", 65001: "utf-8"}.get(page, "cp1252")


def codec_of_charset(charset: int) -> str:
    """Give the codec of a font's character set, or nothing where the file's own counts."""
    return _CHARSETS.get(charset, "")
