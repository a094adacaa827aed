"""PDF -> pages of segments: the one module that knows pypdf.

pypdf opens the file, decodes its streams and fonts; where the text stands is worked out in `glyphs`.
"""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from legible.document import PageSize
from legible.errors import CannotRead
from legible.read.glyphs import IDENTITY, Content, Font, Matrix, glyphs_of
from legible.read.pages import Box, PageText, field_lines, linked, visible
from legible.read.pdf_password import lend_aes, unlock
from legible.read.refusals import CERTIFICATE, refusal
from legible.read.segments import Segment, segments_of
from legible.read.turn import Frame, frame_of

MAX_PAGES = 30  # a CV is shorter; what follows is an appendix, and the note says so
MAX_STREAM_BYTES = 8_000_000  # one page's decoded operators
MAX_OPERANDS = 1_500_000


@dataclass(slots=True)
class _FontFace:
    """A font as the glyph machine wants it, over pypdf's reading of it."""

    source: Any
    name: str
    bold: bool
    italic: bool
    unit: float = 0.001  # widths are counted in this part of an em; a Type 3 font says its own
    known: dict[Any, list[tuple[str, float, bool]]] = field(default_factory=dict)

    def decode(self, raw: Any) -> list[tuple[str, float, bool]]:
        if raw not in self.known:
            self.known[raw] = list(self._signs(raw))
        return self.known[raw]

    def _signs(self, raw: Any) -> Iterator[tuple[str, float, bool]]:
        font = self.source
        data = raw if isinstance(raw, bytes) else _bytes_of(raw)
        default = font.character_widths.get("default", 500)
        if isinstance(font.encoding, str):
            text = data.decode(font.encoding, "replace")
            for char in text:
                width = font.character_widths.get(char, default)
                yield str(font.character_map.get(char, char)), float(width) * self.unit, False
            return
        for code in data:
            char = font.encoding.get(code, chr(code))
            width = font.character_widths.get(chr(code), font.character_widths.get(char, default))
            shown = font.character_map.get(char, font.character_map.get(chr(code), char))
            yield str(shown), float(width) * self.unit, code == 32


def page_count(reader: Any) -> int:
    """Count the pages of an opened PDF."""
    with bounded():
        return len(reader.pages)


def read_pages(reader: Any) -> Iterator[PageText]:
    """Read an opened PDF page by page, at most MAX_PAGES of them; raises CannotRead."""
    with bounded():
        try:
            pages = reader.pages[:MAX_PAGES]
        except Exception as error:
            raise refusal("damaged") from error
    for number, page in enumerate(pages):
        with bounded():
            yield _read_page(page, reader, number)


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
            stream_parsing_work_maximum_count=MAX_OPERANDS,
        ):
            yield
    finally:
        logger.propagate = propagated
        logger.removeHandler(silence)


def open_pdf(data: bytes, password: str = "") -> Any:
    """Give pypdf's reader of a file; raises CannotRead, also for want of the password."""
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


def _read_page(page: Any, reader: Any, number: int) -> PageText:
    try:
        box = page.mediabox
        corners = (float(box.left), float(box.bottom), float(box.right), float(box.top))
    except Exception:  # a page without a sound size is taken for A4
        corners = (0.0, 0.0, 595.0, 842.0)
    try:
        content = _content(page.get("/Contents"), page.get("/Resources"), reader, 0)
        glyphs = glyphs_of(content, IDENTITY) if content else []
    except Exception:  # a page that cannot be decoded is a page without text, and is told as such
        glyphs = []
    frame = frame_of(glyphs, corners)
    seen, hidden = visible(glyphs)
    segments = segments_of([frame.turn(glyph) for glyph in seen], number)
    links, fields = _annotations(page, frame, number)
    segments = [linked(part, links) for part in segments] + fields
    targets = tuple(dict.fromkeys(target for _, target in links))
    return PageText(tuple(segments), PageSize(frame.width, frame.height), targets, hidden)


def _content(contents: Any, resources: Any, reader: Any, depth: int) -> Content | None:
    from pypdf.generic import ContentStream

    if contents is None:
        return None
    stream = ContentStream(contents.get_object(), reader)
    table = resources.get_object() if resources is not None else {}
    forms = _dictionary(table, "/XObject")

    def form(name: str) -> tuple[Content, Matrix] | None:
        thing = forms.get(name)
        thing = thing.get_object() if thing is not None else None
        if thing is None or thing.get("/Subtype") != "/Form" or depth > 8:
            return None
        inner = _content(thing, thing.get("/Resources", table), reader, depth + 1)
        values = [float(value) for value in thing.get("/Matrix", IDENTITY)]
        matrix = (values[0], values[1], values[2], values[3], values[4], values[5])
        return (inner, matrix) if inner else None

    return Content(stream.operations, _fonts(_dictionary(table, "/Font")), form)


def _dictionary(table: Any, key: str) -> Mapping[str, Any]:
    found = table.get(key) if hasattr(table, "get") else None
    found = found.get_object() if found is not None else None
    return found if isinstance(found, Mapping) else {}


def _fonts(table: Mapping[str, Any]) -> dict[str, Font]:
    from pypdf.generic._font import Font as PypdfFont

    fonts: dict[str, Font] = {}
    for key, entry in table.items():
        try:
            source = PypdfFont.from_font_resource(entry.get_object())
        except Exception:  # a broken font shows no text; the rest of the page still does
            continue
        name = str(source.name).lstrip("/").split("+")[-1]
        unit = _unit(entry.get_object())
        fonts[key] = _FontFace(source, name, _is_bold(name, source), _is_italic(name, source), unit)
    return fonts


def _unit(entry: Any) -> float:
    matrix = entry.get("/FontMatrix") if entry.get("/Subtype") == "/Type3" else None
    return abs(float(matrix.get_object()[0])) if matrix is not None else 0.001


def _is_bold(name: str, source: Any) -> bool:
    low = name.lower()
    if any(word in low for word in ("bold", "black", "heavy", "demi", "cmbx", "semibold")):
        return True
    weight = str(source.font_descriptor.weight)
    return weight.replace(".", "").isdigit() and float(weight) >= 600


def _is_italic(name: str, source: Any) -> bool:
    low = name.lower()
    return any(word in low for word in ("italic", "oblique", "cmti", "cmsl")) or bool(
        Counter({"angle": int(float(source.font_descriptor.italic_angle or 0))})["angle"]
    )


def _bytes_of(raw: Any) -> bytes:
    original = getattr(raw, "original_bytes", None)
    return original if isinstance(original, bytes) else str(raw).encode("latin-1", "replace")


def _annotations(page: Any, frame: Frame, number: int) -> tuple[list[tuple[Box, str]], list[Segment]]:
    """Give the links with their boxes, and the values of form fields as text in their place."""
    links: list[tuple[Box, str]] = []
    fields: list[Segment] = []
    try:
        annotations = list(page.get("/Annots") or [])[:2000]
    except Exception:  # broken annotations cost the links, not the text
        return [], []
    for entry in annotations:
        try:
            thing = entry.get_object()
            box = frame.box([float(value) for value in thing["/Rect"]])
            if thing.get("/Subtype") == "/Link":
                target = _target(thing)
                links += [(box, target)] if target else []
            elif thing.get("/Subtype") == "/Widget":
                fields += field_lines(_value(thing), box, number)
        except Exception:  # likewise for a single one
            continue
    return links, fields


def _target(thing: Any) -> str:
    action = thing.get("/A")
    uri = action.get_object().get("/URI") if action is not None else None
    uri = uri.decode("utf-8", "replace") if isinstance(uri, bytes) else uri
    return str(uri).strip() if uri else ""


def _value(thing: Any) -> str:
    """Give what a text field or choice holds; its parts may stand in a parent."""
    parent = thing.get("/Parent")
    above = parent.get_object() if parent is not None else {}
    if (thing.get("/FT") or above.get("/FT")) not in ("/Tx", "/Ch"):
        return ""
    value = thing.get("/V", above.get("/V"))
    return str(value.get_object()) if value is not None else ""
