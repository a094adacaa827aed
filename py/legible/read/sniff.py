"""Tell what a file is by its first bytes; its name only tells Markdown from plain text."""

from __future__ import annotations

import io
import zipfile

from legible.errors import CannotRead
from legible.read.refusals import refusal

_LEGACY_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
    b"\x00\x00\x01\x00",
)
_TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".json", ".csv", "")
_PDF_HEAD = 1024  # bytes in which the header may stand (ISO 32000-1, annex H, note 13)


def sniff(data: bytes, filename: str = "") -> str:
    """Give "pdf", "docx", "json", "markdown" or "text"; raises CannotRead for anything else."""
    name = filename.lower()
    if not data.strip():
        raise refusal("empty")
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if _is_binary(data) or (name.endswith(".pdf") and not data.lstrip().startswith(b"%")):
        raise _wrong_file(data, name)
    if data.lstrip()[:5].lower() == b"{\\rtf":
        raise refusal("unknown-type", "This is a rich text file (.rtf), which cannot be read here.")
    if _looks_like_json(data):
        return "json"
    return "markdown" if name.endswith((".md", ".markdown")) else "text"


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refusal("damaged") from error
    if "word/document.xml" in names:
        return "docx"
    raise refusal("unknown-type", "This is a zip archive, but no Word file.")


def _is_binary(data: bytes) -> bool:
    """Tell bytes that no text encoding explains; UTF-16 holds zero bytes and says so by its mark."""
    if data.startswith((_LEGACY_OFFICE, *_PICTURES)):
        return True
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    head = data[:4096]
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    if controls and _utf16_without_mark(head):
        return False
    return controls > len(head) * 0.02


def _utf16_without_mark(head: bytes) -> bool:
    zeros_odd, zeros_even = head[1::2].count(0), head[::2].count(0)
    return max(zeros_odd, zeros_even) > len(head) * 0.35 and min(zeros_odd, zeros_even) <= len(head) * 0.02


def _looks_like_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and data.rstrip(b" \t\r\n\x00").endswith(b"}")


def _wrong_file(data: bytes, name: str) -> CannotRead:
    if name.endswith(".pdf"):
        return refusal("not-a-pdf")
    if data.startswith(_LEGACY_OFFICE):
        return refusal(
            "unknown-type",
            "This is an old Word file (.doc), which cannot be read here.",
            "Open it in a word processor, save it as .docx or PDF, and choose that.",
        )
    if data.startswith(_PICTURES):
        return refusal("unknown-type", "This is a picture; text in pictures is not read here (no OCR).")
    return refusal("unknown-type")
