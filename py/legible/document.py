"""Text that knows where it is on the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; lengths in points, y from the top of the page."""

    text: str
    page: int = 0  # 0-based
    x: float = 0.0  # left edge
    y: float = 0.0  # baseline, measured down from the top
    width: float = 0.0
    size: float = 0.0  # font size after all transformations
    font: str = ""
    bold: bool = False
    italic: bool = False
    color: str = ""  # "rrggbb", or empty where unknown
    link: str = ""  # target of a link over this text


@dataclass(frozen=True)
class Line:
    """What a reader sees as one line, in reading order."""

    text: str
    runs: tuple[Run, ...] = ()
    page: int = 0
    x: float = 0.0  # left edge
    y: float = 0.0  # baseline, measured down from the top
    width: float = 0.0
    size: float = 0.0  # size of most of its letters
    bold: bool = False  # most of its letters are bold
    bullet: bool = False  # starts with a list marker (taken off the text)
    heading: int = 0  # 1 to 6 where the format says so (Word styles, Markdown), else 0
    block: int = 0  # lines of one column, cell or paragraph group share a number
    marker: str = ""  # the list marker that was taken off, where it is a sign in the text
    spaced: bool = False  # its letters stand so far apart that programs take them for words

    @cached_property
    def right(self) -> float:
        """Give the right edge in points."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the input that the person should know; work goes on."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's width and height in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a reader saw in a file that its text does not show."""

    columns: bool = False  # text stands in columns side by side
    tables: bool = False  # text stands in a table's cells
    text_boxes: bool = False
    running: tuple[str, ...] = ()  # what headers and footers say, where the format knows them
    odd_signs: str = ""  # ligatures and private-use characters, each once
    hidden: str = ""  # words drawn so that nobody sees them
    title: str = ""  # of the metadata
    author: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text in reading order."""

    kind: str  # "pdf", "docx", "text", "markdown", ...
    lines: tuple[Line, ...]
    pages: tuple[PageSize, ...] = ()
    links: tuple[str, ...] = ()  # link targets found anywhere in the file
    notes: tuple[Note, ...] = ()
    noticed: Noticed = Noticed()
