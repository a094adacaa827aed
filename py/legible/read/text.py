"""Plain text and Markdown -> Document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legible.document import Document, Line, Run
from legible.read.clean import plain, split_bullet
from legible.read.refusals import refusal

MAX_CHARACTERS = 400_000
_LINK = re.compile(r"\[([^\]]*)\]\((\S+?)(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
# A backslash takes its meaning from any punctuation of ASCII (CommonMark 2.4). Until all signs are read,
# such a character stands in Unicode's private room.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PRIVATE = 0xF700
_RESTORED = {_PRIVATE + code: code for code in range(0x21, 0x7F)}
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")


def decode(data: bytes) -> str:
    """Decode bytes as UTF-8, UTF-16 or Windows-1252, whichever fits."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    zeros = data[:4096].count(0)
    if zeros > len(data[:4096]) * 0.3:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_text(text: str, kind: str = "text") -> Document:
    """Read plain text, Markdown (`kind="markdown"`) or notes (`kind="notes"`); raises CannotRead."""
    if not text.strip():
        raise refusal("empty")
    if len(text) > MAX_CHARACTERS:
        raise refusal("too-long")
    links = tuple(dict.fromkeys(target for _, target in _LINK.findall(text)))
    return Document(kind, tuple(_lines(text, kind)), links=links)


def _lines(text: str, kind: str) -> Iterator[Line]:
    """Give the lines; a blank line shows as a wider step in y, which counts lines."""
    raw = text.expandtabs(4).splitlines()
    for number, line in enumerate(raw):
        if not line.strip() or re.fullmatch(r"\s*([-=_*#~])(\s*\1){2,}\s*", line):
            continue
        underlined = number + 1 < len(raw) and re.fullmatch(r"\s*(=|-)\1{2,}\s*", raw[number + 1])
        built = _line(line, number, kind, 2 if underlined else 0)
        if built.text:
            yield built


def _line(raw: str, number: int, kind: str, heading: int) -> Line:
    indent = len(raw) - len(raw.lstrip())
    body = raw.strip()
    match = _HEADING.fullmatch(body)
    if match and kind != "text":
        heading, body = len(match[1]), match[2]
    bullet, body = split_bullet(body)
    bold, link = False, ""
    if kind == "markdown":
        body, bold, link = _unmarked(body)
    shown = plain(re.sub(r" {3,}|\t+", "\t", body))
    run = Run(
        shown, x=float(indent), y=float(number), width=float(len(shown)), size=1.0, bold=bold, link=link
    )
    return Line(
        shown, (run,), x=run.x, y=run.y, width=run.width, size=1.0, bold=bold, bullet=bullet, heading=heading
    )


def _unmarked(body: str) -> tuple[str, bool, str]:
    """Take Markdown's marks off a line; say whether it opens in bold, and where its link leads."""
    body = _ESCAPED.sub(lambda match: chr(_PRIVATE + ord(match[1])), body)
    link = _LINK.search(body)
    strong = _STRONG.match(body)
    body = _LINK.sub(lambda match: match[1] if match[1].strip() else match[2], body)
    body = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", body)).replace("`", "")
    body = re.sub(r"<(https?://[^>]+|[^@>\s]+@[^>\s]+)>", r"\1", body)
    return body.translate(_RESTORED), bool(strong), link[2] if link else ""
