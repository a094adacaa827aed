"""The sentences for files that cannot be read: what is wrong, and what to do next."""

from __future__ import annotations

from legible.errors import CannotRead, Code

_SENTENCES: dict[Code, tuple[str, str]] = {
    "empty": ("There is nothing in this file.", "Please choose the file again, or paste your CV as text."),
    "no-text": (
        "This PDF holds no text: it is a scan, a picture or a blank page.",
        "Scans are not read here (no OCR); export the CV as a PDF from the program it was written in, "
        "or paste its text.",
    ),
    "password": (
        "This file is locked with a password.",
        "Type the password that opens it, or save a copy without a password and choose that.",
    ),
    "wrong-password": (
        "That password does not open this file.",
        "Look out for capitals and for spaces before or after it, and try again; "
        "or save a copy without a password and choose that.",
    ),
    "locked": (
        "This file is locked with a password, and of this kind none that is locked can be read here.",
        "Open it in the program it was made with, save a copy without a password, and choose that.",
    ),
    "not-a-pdf": (
        "This file has a PDF's name but is something else inside.",
        "Please export the CV as a PDF again, or choose another file.",
    ),
    "damaged": (
        "This file is damaged or incomplete.",
        "Please download or export it again, or paste its text.",
    ),
    "unreadable-text": (
        "The letters in this file cannot be told: its fonts do not say what their signs mean.",
        "Export the CV again from the program it was written in, or paste its text.",
    ),
    "too-long": (
        "This file is too large to be a CV.",
        "Please choose a file with the CV alone.",
    ),
    "unknown-type": (
        "This kind of file cannot be read here.",
        "Please use a PDF, a Word file (.docx), OpenDocument (.odt), rich text (.rtf) or plain text.",
    ),
}

CERTIFICATE = (
    "This PDF is locked in a way that cannot be opened here, such as for holders of a certificate.",
    "Open it in the program that can, print it to a new PDF, and choose that.",
)


def too_deep(noun: str) -> CannotRead:
    """Build the error for what nests so deep that no program of its kind can have written it."""
    return refusal("damaged", f"This {noun} nests things inside one another deeper than any CV does.")


def refusal(code: Code, sentence: str = "", advice: str = "") -> CannotRead:
    """Build the error for a code; a more exact sentence or advice replaces the usual one."""
    usual_sentence, usual_advice = _SENTENCES[code]
    return CannotRead(code, sentence or usual_sentence, advice or usual_advice)
