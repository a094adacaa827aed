"""PDF -> pages of segments.

pypdf opens the file, decodes its streams and fonts; where the text stands is worked out in `glyphs`.
Only the modules `pdf*` know pypdf.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from legible.document import PageSize
from legible.errors import CannotRead
from legible.read.accents import with_accents
from legible.read.budget import (
    MAX_DICTIONARIES,
    MAX_PAGE_OPERANDS,
    MAX_PAGE_SEGMENTS,
    MAX_PAGES,
    MAX_STREAM_BYTES,
    Budget,
)
from legible.read.clean import odd_signs
from legible.read.glyphs import glyphs_of
from legible.read.pages import PageText, laid, linked, visible
from legible.read.pdf_annotations import annotations_of
from legible.read.pdf_content import Contents
from legible.read.pdf_password import lend_aes, unlock
from legible.read.refusals import CERTIFICATE, refusal
from legible.read.segments import segments_of
from legible.read.turn import by_frame, frame_of


def page_count(reader: Any) -> int:
    """Count the pages of an opened PDF."""
    with bounded():
        return len(reader.pages)


def title_and_author(reader: Any) -> tuple[str, str]:
    """Give what the metadata of an opened PDF say; broken ones say nothing."""
    with bounded():
        try:
            told = reader.metadata
            return (str(told.title or "").strip(), str(told.author or "").strip()) if told else ("", "")
        except Exception:  # pypdf raises many kinds for what is broken
            return "", ""


def read_pages(reader: Any, budget: Budget | None = None) -> Iterator[PageText]:
    """Read an opened PDF page by page, as far as the budget goes; raises CannotRead."""
    with bounded():
        try:
            pages = reader.pages[:MAX_PAGES]
        except Exception as error:
            raise refusal("damaged") from error
    contents = Contents(reader, budget or Budget())
    for number, page in enumerate(pages):
        if contents.budget.spent:
            return
        with bounded():
            yield _read_page(page, contents, number)


@contextmanager
def bounded() -> Iterator[None]:
    """Bound what pypdf may unpack, and keep its warnings to itself."""
    import pypdf._configuration as settings

    logger, silence = logging.getLogger("pypdf"), logging.NullHandler()
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(silence)
    try:
        with settings.apply_configuration(
            zlib_maximum_output_length=MAX_STREAM_BYTES,
            lzw_maximum_output_length=MAX_STREAM_BYTES,
            run_length_maximum_output_length=MAX_STREAM_BYTES,
            array_based_stream_maximum_output_length=MAX_STREAM_BYTES,
            stream_parsing_work_maximum_count=MAX_PAGE_OPERANDS,
        ):
            yield
    finally:
        logger.propagate = propagated
        logger.removeHandler(silence)


def open_pdf(data: bytes, password: str = "") -> Any:
    """Give pypdf's reader of a file; raises CannotRead, also for want of the password."""
    if data.count(b"<<") > MAX_DICTIONARIES:
        raise refusal("too-long")
    lend_aes()
    try:
        with bounded():
            return _opened(data, password)
    except CannotRead:
        raise
    except Exception as error:
        raise refusal("damaged") from error


def _opened(data: bytes, password: str) -> Any:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
    except NotImplementedError as error:
        raise (refusal("locked", *CERTIFICATE) if b"/Encrypt" in data else refusal("damaged")) from error
    unlock(reader, password)
    if not len(reader.pages):
        raise refusal("damaged")
    return reader


def _read_page(page: Any, contents: Contents, number: int) -> PageText:
    contents.cut = contents.bombed = False
    try:
        content = contents.of_page(page)
        glyphs, ended = glyphs_of(content, contents.budget) if content else ([], True)
    except Exception:  # a page that cannot be decoded is a page without text, and is told as such
        glyphs, ended = [], True
    frame = frame_of(glyphs, _corners(page))
    seen, hidden = visible(glyphs)
    parted = {own: segments_of(with_accents(part), number) for own, part in by_frame(seen, frame).items()}
    segments = parted.pop(frame)
    aside = [laid(part, own, frame) for own, parts in parted.items() for part in parts]
    contents.budget.segments -= len(segments)
    links, fields = annotations_of(page, frame, number)
    return PageText(
        tuple([linked(part, links) for part in segments[:MAX_PAGE_SEGMENTS]] + fields),
        PageSize(frame.width, frame.height),
        tuple(dict.fromkeys(target for _, target in links)),
        hidden,
        aside=tuple(aside[:MAX_PAGE_SEGMENTS]),
        bombed=contents.bombed,
        cut=contents.cut or not ended or len(segments) > MAX_PAGE_SEGMENTS,
        odd_signs=odd_signs("".join(glyph.text for glyph in seen)),
    )


def _corners(page: Any) -> tuple[float, float, float, float]:
    try:
        box = page.mediabox
        return float(box.left), float(box.bottom), float(box.right), float(box.top)
    except Exception:  # a page without a sound size is taken for A4
        return 0.0, 0.0, 595.0, 842.0
