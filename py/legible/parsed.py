"""What an import gives: the CV, where each field came from, and what found no place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from legible.document import Document, Note
from legible.model import CV


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field's text stands in the file, and how sure the parser is."""

    page: int  # 0-based
    x: float  # box in points, y measured down from the top of the page
    y: float
    width: float
    height: float
    sure: float = 1.0  # 0 to 1


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that found no field; `near` is the pointer of the field it may belong to."""

    text: str
    page: int = 0
    near: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the file has it."""

    text: str
    kind: str = ""  # the section it opens, such as "work"; empty where nobody can tell
    known: bool = True  # its words say so; else the lines below it did


def _origins() -> Mapping[str, Origin]:
    return {}


@dataclass(frozen=True, slots=True)
class Parsed:
    """The result of reading a file or notes."""

    cv: CV
    origins: Mapping[str, Origin] = field(default_factory=_origins)  # JSON pointer -> place
    leftovers: tuple[Leftover, ...] = ()
    notes: tuple[Note, ...] = ()
    page_count: int = 0  # 0 where the format has no pages
    headings: tuple[Heading, ...] = ()
    document: Document | None = None  # the text it was read from; None for a structured CV
