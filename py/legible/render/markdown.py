r"""Blocks -> Markdown (CommonMark): headings, lists, looks and links.

A person's words never become signs: what Markdown could take for one gets a backslash, which CommonMark
(section 2.4) allows before any punctuation of ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from legible.render.blocks import Block, Span

_FRONTS = {"name": "# ", "section": "## ", "entry": "### ", "bullet": "- ", "line": "- "}
_TIGHT = {"contact", "bullet", "line", "dates", "meta"}  # no empty line between two of a kind
_ROWS = {"contact", "dates", "meta"}  # lines of one paragraph
_HEADINGS = {"name", "section", "entry"}
_BREAK = "  \n"  # two blanks end a line but not the paragraph
# Signs wherever they stand, and those that only mean something in pairs or before certain characters.
_SIGN = re.compile(r"[\\`*_\[\]<]|~(?=~)|(?<=~)~|&(?=#?\w+;)")
# A number before a dot, or what opens a list, a quotation, a heading or a rule where a line begins.
_OPENING = re.compile(r"\d{1,9}(?=[.)](?:\s|$))|(?=[-+#](?:\s|#|$)|>|=+\s*$|--+\s*$)")


def as_markdown(blocks: Iterable[Block]) -> str:
    """Write Markdown in reading order."""
    return "".join(_parts(blocks)) + "\n"


def _parts(blocks: Iterable[Block]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield _gap(before, block)
        yield _FRONTS.get(block.kind, "") + _text(block)
        before = block


def _gap(before: Block, block: Block) -> str:
    if before.kind in _ROWS and block.kind in _ROWS and not block.opens:
        return _BREAK
    return "\n" if before.kind == block.kind and block.kind in _TIGHT else "\n\n"


def _text(block: Block) -> str:
    """Write a block's words; an empty line in them begins a new paragraph, any other break a new line."""
    heading = block.kind in _HEADINGS
    marked = "".join(_span(span, heading) for span in block.spans)
    if heading:
        return " ".join(marked.split())
    inner = "  " if block.kind in ("bullet", "line") else ""
    paragraphs = re.split(r"\n\s*\n", marked.strip())
    return f"\n\n{inner}".join(_paragraph(paragraph, inner) for paragraph in paragraphs)


def _paragraph(text: str, inner: str) -> str:
    return f"{_BREAK}{inner}".join(_opened(line.strip()) for line in text.splitlines())


def _opened(line: str) -> str:
    """Take its meaning from what a line begins with."""
    match = _OPENING.match(line)
    return f"{line[: match.end()]}\\{line[match.end() :]}" if match else line


def _span(span: Span, heading: bool) -> str:
    """Write a stretch of words; blanks at its ends stay outside its signs, or these would not count."""
    words = _SIGN.sub(r"\\\g<0>", span.text)
    core = words.strip()
    if not core:
        return words
    front, back = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    mark = "**" * (span.strong and not heading) + "*" * span.emphasis
    core = f"{mark}{core}{mark[::-1]}"
    return f"{front}[{core}]({_address(span.href)}){back}" if span.href else front + core + back


def _address(href: str) -> str:
    """Write an address so that its brackets and blanks do not end the link."""
    return re.sub(r"[()\\<>\s]", lambda sign: f"%{ord(sign[0]):02X}", href)
