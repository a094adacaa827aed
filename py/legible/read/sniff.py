"""Tell what a file is by its content; its name only tells Markdown from plain text."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from legible.read.refusals import refusal
from legible.read.strangers import LEGACY_OFFICE, by_bytes, by_markup, by_parts
from legible.read.text import decode

_PDF_HEAD = 1024  # bytes in which the header may stand (ISO 32000-1, annex H, note 13)
_HEAD = 4096
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_LINKEDIN = {"profile.csv", "positions.csv"}  # either tells LinkedIn's archive
# The first element of an XML file, less its namespace -> what the file is.
_ROOTS = {
    "SkillsPassport": "europass",
    "Europass": "europass",
    "Candidate": "europass",
    "document": "flat-odt",  # office:document
}


def sniff(data: bytes, filename: str = "") -> str:
    """Give the name of the reader that a file wants; raises CannotRead where there is none."""
    if not data.strip():
        raise refusal("empty")
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    name = filename.lower()
    if name.endswith(".pdf") and not data.lstrip().startswith(b"%"):
        raise refusal("not-a-pdf")
    if _is_binary(data):
        raise by_bytes(data) or refusal("unknown-type")
    return _text_kind(data, name)


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            # Its type stands first and unpacked, so that a look suffices (OpenDocument 1.3, part 2, 3.3).
            open_document = _OPEN_DOCUMENT in data[:200]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refusal("damaged") from error
    if "word/document.xml" in names:
        return "docx"
    if open_document and "content.xml" in names:
        return "odt"
    if _LINKEDIN & {posixpath.basename(name).lower() for name in names}:
        return "linkedin"
    raise by_parts(names)


def _text_kind(data: bytes, name: str) -> str:
    if data.lstrip()[:5].lower() == b"{\\rtf":
        return "rtf"
    head = decode(data[:_HEAD])
    root = re.search(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>]", head)
    if head.lstrip("\ufeff \t\r\n").startswith("<") and root and root[1] in _ROOTS:
        return _ROOTS[root[1]]
    if _is_web_page(head):
        return "html"
    stranger = by_markup(head)
    if stranger is not None:
        raise stranger
    if _looks_like_json(data):
        return "json"
    return "markdown" if name.endswith((".md", ".markdown")) else "text"


def _is_web_page(head: str) -> bool:
    low = head.lstrip("\ufeff \t\r\n").lower()
    return bool(re.match(r"<!doctype html|<html[\s>]|<\?xml[^<]*<(?:!doctype )?html", low))


def _is_binary(data: bytes) -> bool:
    """Tell bytes that no text encoding explains; UTF-16 holds zero bytes and says so by its mark."""
    if data.startswith(LEGACY_OFFICE):
        return True
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    head = data[:_HEAD]
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    if controls and _utf16_without_mark(head):
        return False
    return controls > len(head) * 0.02


def _utf16_without_mark(head: bytes) -> bool:
    zeros_odd, zeros_even = head[1::2].count(0), head[::2].count(0)
    return max(zeros_odd, zeros_even) > len(head) * 0.35 and min(zeros_odd, zeros_even) <= len(head) * 0.02


def _looks_like_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and data.rstrip(b" \t\r\n\x00").endswith(b"}")
