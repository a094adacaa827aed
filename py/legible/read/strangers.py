"""Files of known kinds that are not read here: what each is, and how to make it one that is."""

from __future__ import annotations

from collections.abc import Collection

from legible.errors import CannotRead
from legible.read.refusals import refusal

LEGACY_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "Open it in the program it was made with, save it as PDF or .docx, and choose that."
_SCAN = (
    "Text in pictures is not read here (no OCR): export the CV as a PDF from its program, or paste its text."
)
_UNPACK = "Unpack it, and choose the CV that is inside."

# (bytes at a place, place, what the file is, what to do). The first that fits counts.
_HEADS = (
    (b"\x89PNG", 0, "a picture", _SCAN),
    (b"\xff\xd8\xff", 0, "a picture", _SCAN),
    (b"GIF8", 0, "a picture", _SCAN),
    (b"BM", 0, "a picture", _SCAN),
    (b"II*\x00", 0, "a picture", _SCAN),
    (b"MM\x00*", 0, "a picture", _SCAN),
    (b"WEBP", 8, "a picture", _SCAN),
    (b"\x00\x00\x01\x00", 0, "a picture", _SCAN),
    (b"ftyphei", 4, "a photo from a phone (.heic)", _SCAN),
    (b"ftypmif", 4, "a photo from a phone (.heic)", _SCAN),
    (b"ftypavif", 4, "a picture", _SCAN),
    (b"ftyp", 4, "a film or sound", _SAVE),
    (b"RIFF", 0, "a film or sound", _SAVE),
    (b"\x1f\x8b", 0, "a packed archive (.gz)", _UNPACK),
    (b"7z\xbc\xaf", 0, "a packed archive (.7z)", _UNPACK),
    (b"Rar!", 0, "a packed archive (.rar)", _UNPACK),
    (b"\xffWPC", 0, "a WordPerfect file", _SAVE),
)
# Names of streams in the old Office container (UTF-16 there) -> what the file is.
_STREAMS = (
    ("WordDocument", "an old Word file (.doc)"),
    ("Workbook", "an old Excel workbook (.xls)"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)"),
    ("__properties_version", "a saved mail (.msg)"),
)
# The part of a zip that gives it away -> what the file is.
_PARTS = (
    ("Index/Document.iwa", "an Apple Pages file (.pages)"),
    ("index.xml", "an Apple Pages file (.pages)"),
    ("xl/workbook.xml", "an Excel workbook (.xlsx)"),
    ("ppt/presentation.xml", "a PowerPoint file (.pptx)"),
    ("META-INF/container.xml", "an e-book (.epub)"),
    ("content.xml", "an OpenDocument file, but no text"),
)
_MARKUP = (("<w:worddocument", "an old Word file (.xml)", _SAVE),)

_LOCKED = (
    "This Word or other Office file is locked with a password; of the locked files only PDFs are read here."
)
_UNLOCK = (
    "In Word: open it, choose File, Info, Protect Document, Encrypt with Password, empty the field, "
    "save a copy and choose that."
)


def _refused(what: str, advice: str) -> CannotRead:
    return refusal("unknown-type", f"This is {what}, which cannot be read here.", advice)


def by_bytes(data: bytes) -> CannotRead | None:
    """Give the refusal for a binary file whose first bytes are known, or None."""
    if data.startswith(LEGACY_OFFICE):
        return _legacy(data)
    for head, place, what, advice in _HEADS:
        if data.startswith(head, place):
            return _refused(what, advice)
    return None


def _legacy(data: bytes) -> CannotRead:
    """Tell the kinds of the old Office container; locked files of today come in it as well."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusal("locked", _LOCKED, _UNLOCK)
    for stream, what in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return _refused(what, _SAVE)
    return _refused("a file of an old Office program", _SAVE)


def by_parts(names: Collection[str]) -> CannotRead:
    """Give the refusal for a zip by the parts it holds."""
    for name, what in _PARTS:
        if name in names:
            return _refused(what, _SAVE)
    return refusal("unknown-type", "This is a zip archive, and no CV as such.", _UNPACK)


def by_markup(head: str) -> CannotRead | None:
    """Give the refusal for text that is made for programs, or None; `head` is its beginning."""
    low = head.lstrip("\ufeff \t\r\n").lower()
    if low.startswith("%!ps"):
        return _refused("a PostScript file", _SAVE)
    if not low.startswith("<"):
        return None
    for mark, what, advice in _MARKUP:
        if mark in low:
            return _refused(what, advice)
    if low.startswith("<?xml"):
        return refusal("unknown-type", "This XML file is no Europass CV.", _SAVE)
    return None
