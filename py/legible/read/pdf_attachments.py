"""A PDF's attachments: Europass and we ourselves put the CV's data beside the printed pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from legible.attachment import MARK, NAME, VERSION
from legible.document import Note
from legible.errors import CannotRead
from legible.model import CV
from legible.parsed import Parsed
from legible.read.pdf import bounded

MAX_ATTACHMENTS = 20
MAX_BYTES = 8_000_000
_MARKS = (b"SkillsPassport", b"LearnerInfo", b"CandidateProfile")


def europass_in(reader: Any, pages: int) -> Parsed | None:
    """Read the Europass data that an opened PDF carries; None where it has none that can be read."""
    from legible.read.europass import read_europass

    for _name, attached in _attached(reader):
        if any(mark in attached for mark in _MARKS):
            try:
                parsed = read_europass(attached)
            except CannotRead:  # the printed pages say the same
                continue
            note = Note("europass-data", "The CV comes from the data that Europass put into this PDF.")
            return replace(parsed, notes=(note, *parsed.notes), page_count=pages)
    return None


def ours_in(reader: Any, pages: int) -> Parsed | None:
    """Read what an opened PDF of ours carries; None where it is no such file, or has been damaged."""
    from legible.read.json_resume import read_json_resume

    for name, attached in _attached(reader):
        if name != NAME or MARK.encode() not in attached:
            continue
        try:
            parsed = read_json_resume(attached)
        except CannotRead:  # the printed pages say the same
            continue
        meta = parsed.cv.extra.get("meta")
        if isinstance(meta, dict) and meta.get(MARK) == VERSION and not parsed.leftovers:
            note = Note("own-data", "The CV comes from the data that Legible put into this PDF.")
            return replace(parsed, cv=_unmarked(parsed.cv, meta), notes=(note,), page_count=pages)
    return None


def _unmarked(cv: CV, meta: Mapping[str, Any]) -> CV:
    """Give the CV as it was before the mark was put on it."""
    rest = {key: value for key, value in meta.items() if key != MARK}
    others = {key: value for key, value in cv.extra.items() if key not in ("$schema", "meta")}
    return replace(cv, extra={**others, **({"meta": rest} if rest else {})})


def _attached(reader: Any) -> Iterator[tuple[str, bytes]]:
    """Give the names and contents of attachments that are small enough, each as it is asked for."""
    with bounded():
        try:
            files = list(reader.attachment_list)[:MAX_ATTACHMENTS]
        except Exception:  # a broken table of attachments costs them, not the text
            return
    for file in files:
        with bounded():
            try:
                name, content = str(file.name), bytes(file.content)
            except Exception:  # likewise for a single one
                continue
        if len(content) <= MAX_BYTES:
            yield name, content
