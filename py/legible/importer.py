"""A file or notes -> a parsed CV: the one door for all input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from legible.document import Document
from legible.library import Library
from legible.model import CV
from legible.parse import parse
from legible.parsed import Parsed
from legible.read import Source, read_steps
from legible.read.text import read_text


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come."""

    done: int  # pages read
    total: int  # pages to read


def import_bytes(data: bytes, filename: str, library: Library, password: str = "") -> Parsed:
    """Read a file and find the CV in it; raises CannotRead."""
    result = Parsed(CV())
    for step in import_steps(data, filename, library, password):
        if isinstance(step, Parsed):
            result = step
    return result


def import_steps(
    data: bytes, filename: str, library: Library, password: str = ""
) -> Iterator[Progress | Parsed]:
    """Import step by step: progress by page, then the result; raises CannotRead."""
    for step in read_steps(data, filename, password):
        if not isinstance(step, Source):
            yield Progress(*step)
        elif step.document is not None:
            yield _parsed(step.document, library)
        elif step.parsed is not None:
            yield step.parsed


def import_notes(text: str, library: Library) -> Parsed:
    """Make a first CV of notes in any shape; raises CannotRead for blank text."""
    return _parsed(read_text(text, "notes"), library)


def _parsed(document: Document, library: Library) -> Parsed:
    return replace(parse(document, library), document=document)
