"""An Outline as paragraphs, one after the other: what text, Markdown and Word have in common.

Order and words are settled here once, so that no two of these formats can differ in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from legible.render.outline import Contact, Entry, Outline, Piece, Section

BETWEEN = ", "
BESIDE = " · "
RANGE = " – "


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph that looks the same and leads to one place."""

    text: str
    href: str = ""  # "" for plain words
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph."""

    # "name" | "label" | "contact" | "section" | "entry" | "dates" | "meta" | "text" | "bullet" | "line"
    kind: str
    spans: tuple[Span, ...]
    opens: bool = False  # it is the first of an entry, or of what stands below a heading

    @property
    def text(self) -> str:
        """Give its words."""
        return "".join(span.text for span in self.spans)


def blocks(page: Outline) -> Iterator[Block]:
    """Give a page's paragraphs from top to bottom."""
    yield from _head(page)
    for section in page.sections:
        if section.title:
            yield Block("section", (Span(section.title),))
        yield from _body(section)


def _head(page: Outline) -> Iterator[Block]:
    for kind, pieces in (("name", page.name), ("label", page.label)):
        for piece in pieces:
            yield Block(kind, (_span(piece),))
    for contact in page.contacts:
        yield Block("contact", _contact(contact))


def _contact(contact: Contact) -> tuple[Span, ...]:
    return _row(contact.pieces, contact.joint)


def _body(section: Section) -> Iterator[Block]:
    if section.layout == "run":
        spans = _joined((_worded(entry) for entry in section.entries), BETWEEN)
        yield Block("line", spans, opens=True)
        return
    for number, entry in enumerate(section.entries):
        if section.layout == "lines":
            yield Block("line", _listed(entry), opens=not number)
        else:
            yield from _opened(_entry(entry, section.layout))


def _opened(made: Iterable[Block]) -> Iterator[Block]:
    for number, block in enumerate(made):
        yield replace(block, opens=not number)


def _entry(entry: Entry, layout: str) -> Iterator[Block]:
    compact = layout == "compact"
    title, meta = _strong(_row(entry.title, BETWEEN)), _row(entry.meta, BESIDE)
    if title:
        yield Block("entry", (*title, Span(BESIDE), *meta) if compact and meta else title)
    if entry.dates:
        yield Block("dates", _row(entry.dates, RANGE))
    if meta and not (compact and title):
        yield Block("meta", meta)
    yield from (Block("text", _looks(piece)) for piece in entry.texts)
    yield from (Block("bullet", _looks(piece)) for piece in entry.bullets)
    if entry.items:
        label = (Span(f"{entry.label}: "),) if entry.label else ()
        yield Block("line", (*label, *_row(entry.items, BETWEEN)))


def _listed(entry: Entry) -> tuple[Span, ...]:
    """Give an entry that takes one line: `Data (expert): SQL, Redis`."""
    front, items = _worded(entry), _row(entry.items, BETWEEN)
    return (*_strong(front), Span(": "), *items) if front and items else front or items


def _worded(entry: Entry) -> tuple[Span, ...]:
    title, note = _row(entry.title, BETWEEN), _row(entry.note, BETWEEN)
    return (*title, Span(" ("), *note, Span(")")) if title and note else title or note


def _row(pieces: Iterable[Piece], joint: str) -> tuple[Span, ...]:
    return _joined(((_span(piece),) for piece in pieces), joint)


def _joined(parts: Iterable[tuple[Span, ...]], joint: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for part in parts:
        spans += [Span(joint)] * bool(spans)
        spans += part
    return tuple(spans)


def _span(piece: Piece) -> Span:
    return Span(piece.text, piece.href)


def _strong(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(replace(span, strong=True) for span in spans)


def _looks(piece: Piece) -> tuple[Span, ...]:
    """Give a text in parts, as its light Markdown asked for."""
    if not piece.runs:
        return (_span(piece),)
    return tuple(
        Span(words.text, run.href, words.strong, words.emphasis) for run in piece.runs for words in run.words
    )
