"""What an imported file was like: what the checker cannot tell from the CV alone."""

from __future__ import annotations

from dataclasses import dataclass

from legible.parsed import Heading


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as a recruiter's programs meet it."""

    name: str = ""  # the file's, with its ending
    size: int = 0  # in bytes
    kind: str = ""  # "pdf", "docx", "text", ... as `Document.kind`
    pages: int = 0  # 0 where the format has no pages
    filled: float = 0.0  # pages' worth of text, such as 1.4; 0 where the format has no pages
    blank_pages: int = 0  # pages that hold no text
    columns: bool = False  # text stands in columns side by side
    tables: bool = False  # text stands in a table's cells
    text_boxes: bool = False
    running_contact: tuple[str, ...] = ()  # contact details that only a header or footer holds
    icon_contact: tuple[str, ...] = ()  # links to the person that no word stands for
    odd_signs: str = ""  # ligatures and private-use characters, each once
    spaced_headings: tuple[str, ...] = ()  # headings whose letters stand apart
    headings: tuple[Heading, ...] = ()  # all of them, in order
    mixed_markers: str = ""  # list markers that share one level of a list, each once
    hidden: str = ""  # text that is there and cannot be seen: without ink, white or tiny
    title: str = ""  # of the metadata
    author: str = ""  # of the metadata
    banner: str = ""  # the words "Curriculum Vitae" or their like, where they stand on the page
    links: tuple[str, ...] = ()  # where the file's links lead
    unplaced: tuple[str, ...] = ()  # lines that found no field
    page_one: tuple[str, ...] = ()  # JSON pointers of what stands on page one, where there are pages
