"""One door for every kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legible.document import Document
from legible.model import CV
from legible.read.json_resume import read_json_resume
from legible.read.refusals import refusal
from legible.read.sniff import sniff
from legible.read.text import decode, read_text

MAX_BYTES = 30_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds: text to be parsed, or a CV that is one already."""

    document: Document | None = None
    cv: CV | None = None


def read(data: bytes, filename: str = "") -> Source:
    """Read a file of any supported kind; raises CannotRead."""
    source = Source()
    for step in read_steps(data, filename):
        if isinstance(step, Source):
            source = step
    return source


def read_steps(data: bytes, filename: str = "") -> Iterator[tuple[int, int] | Source]:
    """Read step by step: give (pages read, pages in all) now and then, and the Source at the end."""
    if len(data) > MAX_BYTES:
        raise refusal("too-long")
    kind = sniff(data, filename)
    if kind == "pdf":
        yield from _pdf_steps(data)
    elif kind == "docx":
        from legible.read.docx import read_docx

        yield Source(read_docx(data))
    elif kind == "json":
        yield Source(cv=read_json_resume(data))
    else:
        yield Source(read_text(decode(data), kind))


def _pdf_steps(data: bytes) -> Iterator[tuple[int, int] | Source]:
    from legible.read import pdf
    from legible.read.pages import document_of

    total = pdf.page_count(data)
    pages = []
    for page in pdf.read_pages(data):
        pages.append(page)
        yield len(pages), min(total, pdf.MAX_PAGES)
    yield Source(document_of(pages, total))
