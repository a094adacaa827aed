"""A PDF's attachments: Europass puts the CV's data beside the printed pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from legible.document import Note
from legible.errors import CannotRead
from legible.parsed import Parsed
from legible.read.pdf import bounded

MAX_ATTACHMENTS = 20
MAX_BYTES = 8_000_000
_MARKS = (b"SkillsPassport", b"LearnerInfo", b"CandidateProfile")


def europass_in(reader: Any, pages: int) -> Parsed | None:
    """Read the Europass data that an opened PDF carries; None where it has none that can be read."""
    from legible.read.europass import read_europass

    for attached in _attached(reader):
        if any(mark in attached for mark in _MARKS):
            try:
                parsed = read_europass(attached)
            except CannotRead:  # the printed pages say the same
                continue
            note = Note("europass-data", "The CV comes from the data that Europass put into this PDF.")
            return replace(parsed, notes=(note, *parsed.notes), page_count=pages)
    return None


def _attached(reader: Any) -> Iterator[bytes]:
    """Give the attachments that are small enough, each as it is asked for."""
    with bounded():
        try:
            files = list(reader.attachment_list)[:MAX_ATTACHMENTS]
        except Exception:  # a broken table of attachments costs them, not the text
            return
    for file in files:
        with bounded():
            try:
                content = bytes(file.content)
            except Exception:  # likewise for a single one
                continue
        if len(content) <= MAX_BYTES:
            yield content
