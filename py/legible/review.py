"""An import to be looked at: the lines beside the fields they became, and the lines without a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legible import pointer
from legible.document import PageSize
from legible.form import bare, field_words, section_of
from legible.identity import by_identity
from legible.library import Library
from legible.model import CV
from legible.parsed import Leftover
from legible.seen import Part, Seen, SeenLine
from legible.state import Draft, Move, moved

OPENING = "/basics/summary"
COLOURED = ("basics", "work", "education", "skills")  # other sections share one colour


@dataclass(frozen=True, slots=True)
class Patch:
    """A stretch of a line that became a field."""

    path: str  # the field's pointer now
    x: float  # in points
    width: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a line's text and all fields it became; for text without pages."""

    text: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of the picture."""

    line: SeenLine
    patches: tuple[Patch, ...]
    stretches: tuple[Stretch, ...]
    kind: str  # a section of COLOURED, "other", "left", or "" for what became no field (a heading, say)
    words: str  # what became of it, for people who hear the page
    stray: int  # number of its leftover, -1 for none

    @property
    def path(self) -> str:
        """Give the field to go to from this line."""
        return self.patches[-1].path if self.patches else ""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """One page of the picture; a format without pages has a single one without size."""

    number: int
    size: PageSize | None
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class Stray:
    """A line without a place, with the place to which one action sends it."""

    number: int
    text: str
    near: str  # the editor's entry beside which it is shown, "" for none
    home: str  # pointer
    words: str  # what it would be there


def picture(draft: Draft, library: Library) -> list[ShownPage]:
    """Give the file's pages as they were read, or nothing where there is no picture."""
    if draft.seen is None:
        return []
    lines = [_shown(line, draft, library) for line in draft.seen.lines]
    sizes: tuple[PageSize | None, ...] = draft.seen.pages or (None,)
    return [
        ShownPage(number + 1, size, tuple(one for one in lines if one.line.page == number))
        for number, size in enumerate(sizes)
    ]


def strays(draft: Draft, library: Library) -> list[Stray]:
    """List the lines without a place, each with the place where it most likely belongs."""
    return [_stray(number, line, draft.cv, library) for number, line in enumerate(draft.leftovers)]


def source_of(draft: Draft, path: str) -> str:
    """Give the file's words that a field was made of, "" where they are not known."""
    return _sources(draft.seen, draft.moves).get(path, "") if draft.seen else ""


@by_identity
def _sources(seen: Seen, moves: tuple[Move, ...]) -> Mapping[str, str]:
    """Map each field that stands on the file's pages to the words it was made of."""
    texts: dict[str, list[str]] = {}
    for line in seen.lines:
        for part in line.parts:
            path = moved(part.path, moves)
            if path is not None:
                texts.setdefault(path, []).append(line.text[part.start : part.end])
    return {path: " ".join(" ".join(words).split()) for path, words in texts.items()}


def _shown(line: SeenLine, draft: Draft, library: Library) -> ShownLine:
    now = [(part, moved(part.path, draft.moves)) for part in line.parts]
    placed = [(part, path) for part, path in now if path is not None]
    patches = tuple(Patch(path, part.x, part.width) for part, path in placed)
    stray = _stray_number(line, draft.leftovers)
    placed_since = "other" if line.left and stray < 0 else ""
    kind = "left" if stray >= 0 else _kind(patches) or placed_since
    words = "; ".join(dict.fromkeys(field_words(patch.path, library) for patch in patches))
    if stray >= 0:
        words = f"{words}; words without a place" if words else "without a place"
    return ShownLine(line, patches, tuple(_stretches(line.text, placed)), kind, words or "no field", stray)


def _kind(patches: tuple[Patch, ...]) -> str:
    if not patches:
        return ""
    section = pointer.parts(patches[0].path)[0]
    return section if section in COLOURED else "other"


def _stretches(text: str, parts: list[tuple[Part, str]]) -> Iterator[Stretch]:
    """Cut a line where a field starts or ends; the narrowest field comes last."""
    cuts = sorted({0, len(text), *(part.start for part, _ in parts), *(part.end for part, _ in parts)})
    for start, end in zip(cuts, cuts[1:], strict=False):
        paths = tuple(path for part, path in parts if part.start <= start and end <= part.end)
        yield Stretch(text[start:end], paths)


def _stray_number(line: SeenLine, leftovers: tuple[Leftover, ...]) -> int:
    text = line.text.replace("\t", " ")
    found = (
        number
        for number, left in enumerate(leftovers)
        if left.page == line.page and any(part in text for part in left.text.split("\n"))
    )
    return next(found, -1) if line.left else -1


def _stray(number: int, line: Leftover, cv: CV, library: Library) -> Stray:
    table, entry = section_of(line.near, library) if line.near else (None, "")
    if table is None or not _exists(cv, entry):
        return Stray(number, line.text, "", OPENING, "part of the opening")
    home, words = _home(table, entry)
    return Stray(number, line.text, home if table["key"] == "summary" else entry, home, words)


def _exists(cv: CV, path: str) -> bool:
    try:
        pointer.get(cv, path)
    except pointer.NoSuchPlace:
        return False
    return True


def _home(table: Mapping[str, Any], entry: str) -> tuple[str, str]:
    """Choose where in an entry a line goes: its first list of lines, or else a new entry beside it."""
    if not table.get("one"):
        return OPENING, "part of the opening"
    for row in table["fields"]:
        if row["kind"] == "list":
            return f"{entry}/{row['key']}", f"{row['one']} here"
    return entry.rpartition("/")[0], f"a new {bare(table['one'])}"
