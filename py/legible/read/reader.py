"""One door for every kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from legible.document import Document, Note
from legible.parsed import Parsed
from legible.read.refusals import refusal
from legible.read.sniff import sniff
from legible.read.text import decode, read_text

MAX_BYTES = 30_000_000
MAX_LINES = 3000  # of text; the longest academic CVs have some two thousand


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds: text to be parsed, or a CV that is one already."""

    document: Document | None = None
    parsed: Parsed | None = None


Step = tuple[int, int] | Source  # (pages read, pages in all), or the end


def read(data: bytes, filename: str = "", password: str = "") -> Source:
    """Read a file of any supported kind; raises CannotRead."""
    source = Source()
    for step in read_steps(data, filename, password):
        if isinstance(step, Source):
            source = step
    return source


def read_steps(data: bytes, filename: str = "", password: str = "") -> Iterator[Step]:
    """Read step by step: give (pages read, pages in all) now and then, and the Source at the end."""
    if len(data) > MAX_BYTES:
        raise refusal("too-long")
    for step in _steps(data, sniff(data, filename), password):
        yield _bounded(step) if isinstance(step, Source) else step


def _steps(data: bytes, kind: str, password: str) -> Iterator[Step]:
    if kind == "pdf":
        yield from _pdf_steps(data, password)
    elif kind in _READERS:
        yield _READERS[kind](data)
    else:
        yield Source(read_text(decode(data), kind))


def _bounded(source: Source) -> Source:
    """Keep so much of a text as may be a CV, and say what was left out."""
    document = source.document
    if document is None or len(document.lines) <= MAX_LINES:
        return source
    note = Note(
        "lines-left-out",
        f"Only the first {MAX_LINES} of {len(document.lines)} lines were read: "
        "if your CV goes on after them, choose a file with the CV alone.",
    )
    return Source(replace(document, lines=document.lines[:MAX_LINES], notes=(*document.notes, note)))


def _pdf_steps(data: bytes, password: str) -> Iterator[Step]:
    from legible.read import pdf
    from legible.read.budget import MAX_PAGES
    from legible.read.pages import document_of
    from legible.read.pdf_attachments import europass_in, ours_in

    opened = pdf.open_pdf(data, password)
    total = pdf.page_count(opened)
    attached = ours_in(opened, total) or europass_in(opened, total)
    if attached is not None:
        yield Source(parsed=attached)
        return
    pages = []
    for page in pdf.read_pages(opened):
        pages.append(page)
        yield len(pages), min(total, MAX_PAGES)
    yield Source(document_of(pages, total, *pdf.title_and_author(opened)))


def _docx(data: bytes) -> Source:
    from legible.read.docx import read_docx

    return Source(read_docx(data))


def _odt(data: bytes) -> Source:
    from legible.read.odt import read_odt

    return Source(read_odt(data))


def _flat_odt(data: bytes) -> Source:
    from legible.read.odt import read_flat_odt

    return Source(read_flat_odt(data))


def _rtf(data: bytes) -> Source:
    from legible.read.rtf import read_rtf

    return Source(read_rtf(data))


def _html(data: bytes) -> Source:
    from legible.read.html import read_html

    return Source(read_html(decode(data)))


def _json(data: bytes) -> Source:
    from legible.read.json_resume import read_json_resume

    return Source(parsed=read_json_resume(data))


def _linkedin(data: bytes) -> Source:
    from legible.read.linkedin import read_linkedin

    return Source(parsed=read_linkedin(data))


def _europass(data: bytes) -> Source:
    from legible.read.europass import read_europass

    return Source(parsed=read_europass(data))


# What `sniff` says -> who reads it; each is imported when its first file comes.
_READERS: Mapping[str, Callable[[bytes], Source]] = {
    "docx": _docx,
    "odt": _odt,
    "flat-odt": _flat_odt,
    "rtf": _rtf,
    "html": _html,
    "json": _json,
    "linkedin": _linkedin,
    "europass": _europass,
}
