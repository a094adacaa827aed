"""What a page shows, in reading order and free of any format: HTML, Typst and Word read the same outline."""

from __future__ import annotations

from dataclasses import dataclass

from legible.inline import Words


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of a text that lead to one address, or to none."""

    href: str  # "" for plain words
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One field's text."""

    text: str
    path: str  # the field's JSON pointer
    href: str = ""  # where it leads; "" for plain text
    runs: tuple[Run, ...] = ()  # the same text in parts, where these do not all look the same


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach the person, of one or more pieces."""

    pieces: tuple[Piece, ...]
    joint: str  # what stands between the pieces


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a section; whatever is empty is not shown."""

    path: str
    title: tuple[Piece, ...]
    note: tuple[Piece, ...]  # beside the title, in brackets
    meta: tuple[Piece, ...]  # who, where, link
    dates: tuple[Piece, ...]  # one date, or start and end
    texts: tuple[Piece, ...]  # paragraphs
    bullets: tuple[Piece, ...]
    items: tuple[Piece, ...]  # short words, listed in a line
    label: str  # before the items, where they need one


@dataclass(frozen=True, slots=True)
class Section:
    """One section with its heading."""

    name: str  # JSON Resume's name, "summary", or "sections/0" for the first of the person's own here
    path: str  # "" where the section is a single field
    title: str  # "" for none
    layout: str  # "prose" | "entries" | "compact" | "lines" | "run" | "quotes"
    entries: tuple[Entry, ...]
    title_path: str = ""  # JSON pointer, where the person has written the title


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole CV as it is read from top to bottom."""

    language: str  # a BCP 47 tag
    name: tuple[Piece, ...]  # empty or one piece
    label: tuple[Piece, ...]  # empty or one piece
    contacts: tuple[Contact, ...]
    sections: tuple[Section, ...]
