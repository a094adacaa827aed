"""Blocks -> plain text for the boxes of web forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legible.render.blocks import Block

BULLET = "- "


def as_text(blocks: Iterable[Block]) -> str:
    """Write plain text in reading order: no line is wrapped, bullets open with "- "."""
    return "".join(f"{line}\n" for line in _lines(blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the lines, with an empty one before each heading and each entry."""
    before = ""
    for block in blocks:
        if before and (block.kind == "section" or (block.opens and before != "section")):
            yield ""
        yield from _block(block)
        before = block.kind


def _block(block: Block) -> Iterator[str]:
    lines = [line.strip() for line in block.text.splitlines() if line.strip()]
    front = BULLET if block.kind == "bullet" else ""
    for number, line in enumerate(lines):
        yield line if number else front + line
