"""All that a file says, wherever in it that stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

FONT_KEYS = {"/Length1", "/Length2", "/Length3"}  # ISO 32000-1, table 127


def insides(data: bytes) -> list[bytes]:
    """Give a file's parts unpacked: a zip's members with their names, a PDF's objects and its pages' text."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [archive.read(name) for name in archive.namelist()]
            return [archive.comment, *members, *(name.encode() for name in archive.namelist())]
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text().encode() for page in reader.pages]
        return [*pages, *_objects(reader)]
    return [data]


def text_in_order(data: bytes) -> bytes:
    """Give a file's text as it is read."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read("word/document.xml")
    return b"\n".join(insides(data)) if data.startswith(b"%PDF") else data


def _objects(reader: PdfReader) -> Iterator[bytes]:
    """Walk every object that a PDF holds: its strings, its streams unpacked but for fonts."""
    for number in range(reader.trailer["/Size"]):
        yield from _said(reader.get_object(number) if number else reader.trailer)


def _said(part: object) -> Iterator[bytes]:
    if isinstance(part, StreamObject) and not FONT_KEYS & set(part):
        yield part.get_data()
    if isinstance(part, DictionaryObject):
        for one in part.values():
            yield from _said(one)
    elif isinstance(part, ArrayObject):
        for one in part:
            yield from _said(one)
    elif isinstance(part, (str, bytes)):
        yield part.encode("utf-8", "replace") if isinstance(part, str) else part
