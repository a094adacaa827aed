"""What the visitor has: drafts of CVs, and the steps that led to them; plain values that are replaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from legible.document import Note
from legible.edit import NEW, renumbered
from legible.merge import Conflict
from legible.model import CV
from legible.parsed import Leftover
from legible.render.adjust import Adjustments
from legible.seen import Seen

Origin = Literal["", "notes", "file", "edited"]
Paper = Literal["a4", "letter"]
Plain = Mapping[str, Any]  # JSON-shaped
FIRST = "1"  # id of the draft there is from the start
SNAPSHOT = "version-"  # how the name of a Snapshot begins


@dataclass(frozen=True, slots=True)
class Move:
    """A list put in another order since the import, by which the file finds its fields again."""

    path: str  # of the list
    order: tuple[int, ...]  # the old index of each item; one that is missing was removed


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A draft as it was once, without its own versions."""

    name: str  # tells it from others: made of its content
    draft: Plain


@dataclass(frozen=True, slots=True)
class Version:
    """A draft's state that can be gone back to."""

    name: str  # given by the person
    when: str  # YYYY-MM-DDTHH:MM:SS, by the person's clock
    why: str  # what came after it, for one that was kept automatically; "" for one kept by hand
    snapshot: str  # name of its Snapshot


@dataclass(frozen=True, slots=True)
class Draft:
    """One CV in the making, and all that belongs to it; pointers are those of `cv`."""

    id: str = FIRST
    name: str = ""  # given by the person; "" as long as it goes by the CV's own name
    base: str = ""  # id of the draft that it was tailored from
    parted: str = ""  # name of a Snapshot: what that one said when the two last agreed; "" if nobody knows
    cv: CV = field(default_factory=CV)
    origin: Origin = ""  # what it was made from; "edited" once a person has touched a field
    file_name: str = ""  # of the imported file
    leftovers: tuple[Leftover, ...] = ()  # lines that found no field
    conflicts: tuple[Conflict, ...] = ()  # where notes and file differ
    notes: tuple[Note, ...] = ()  # what the person should know of the import
    doubts: tuple[str, ...] = ()  # fields that the import is unsure of and nobody has looked at yet
    seen: Seen | None = None  # the file's text with the fields it became, numbered as at the import
    moves: tuple[Move, ...] = ()  # what was put in another order since then, oldest first
    rough: str = ""  # the free notes of "Start your CV"
    advert: str = ""  # the job advert that it is to fit
    kept: tuple[str, ...] = ()  # keys of findings that the person keeps as they are
    ticks: tuple[str, ...] = ()  # steps of the final check ticked by hand, "1" to "5"
    guide: str = "backend-developer"
    paper: Paper = "a4"
    theme: str = "classic"
    adjust: Adjustments = field(default_factory=Adjustments)  # to the theme; the order is below
    language: str = ""  # of headings and dates; "" for the CV's own
    dates: str = ""  # key of a style of dates; "" for the usual one
    order: tuple[str, ...] = ()  # sections as the person put them; () for the theme's order
    hidden: tuple[str, ...] = ()  # sections, entries and lines that are neither printed nor checked
    jottings: tuple[tuple[str, str], ...] = ()  # (entry, private note about it), never printed
    versions: tuple[Version, ...] = ()  # oldest first


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done, as the changes it made to the drafts."""

    n: int  # counts up
    why: str  # in words for the Undo button
    key: str  # steps of the same key in a row are one; "" for a step of its own
    when: str  # YYYY-MM-DDTHH:MM:SS
    draft: str  # id of the draft that was open before it
    then: str  # and after it
    changes: tuple[Plain, ...]  # see `changes`
    size: int  # characters they take when they are stored


@dataclass(frozen=True, slots=True)
class History:
    """The steps that can be taken back, and those that were."""

    steps: tuple[Step, ...] = ()  # oldest first
    at: int = 0  # so many of them are done; the rest can be done again

    @property
    def last(self) -> Step | None:
        """Give the step that Undo would take back."""
        return self.steps[self.at - 1] if self.at else None

    @property
    def next(self) -> Step | None:
        """Give the step that Redo would do again."""
        return self.steps[self.at] if self.at < len(self.steps) else None


@dataclass(frozen=True, slots=True)
class Arriving:
    """A backup that awaits a choice; it is not stored, the person has the file."""

    file_name: str
    made: str  # YYYY-MM-DDTHH:MM:SS, or "" where the file does not say
    drafts: tuple[Draft, ...]
    current: str  # id of the one that was open
    shelf: Mapping[str, Seen | Snapshot]
    damaged: str = ""  # in words what of it cannot be read; "" where all can


@dataclass(frozen=True, slots=True)
class State:
    """All that is kept between visits."""

    drafts: tuple[Draft, ...] = (Draft(),)  # in the person's order; never empty
    current: str = FIRST  # id of the open one
    last_id: int = 1  # highest number that a draft's id has had
    proposal: Draft | None = None  # a file that was read while another CV was open: it awaits a choice
    history: History = field(default_factory=History)
    shelf: Mapping[str, Seen | Snapshot] = field(default_factory=dict)  # what is large and never changes
    backed_up: str = ""  # when the last backup was made, YYYY-MM-DDTHH:MM:SS
    arriving: Arriving | None = None

    @property
    def draft(self) -> Draft:
        """Give the open draft."""
        return next((draft for draft in self.drafts if draft.id == self.current), self.drafts[0])


def with_move(moves: tuple[Move, ...], move: Move) -> tuple[Move, ...]:
    """Add a move; one of a list that has moved before is joined with that where no other came between.

    Lists that lie apart from each other do not come between.
    """
    for at in reversed(range(len(moves))):
        before = moves[at]
        if before.path == move.path:
            return (*moves[:at], Move(move.path, _joined(before.order, move.order)), *moves[at + 1 :])
        if f"{before.path}/".startswith(f"{move.path}/") or move.path.startswith(f"{before.path}/"):
            break
    return (*moves, move)


def _joined(first: tuple[int, ...], then: tuple[int, ...]) -> tuple[int, ...]:
    """Give one order for two; what is a copy or was not there at the start has no old index."""
    old = [index if index not in first[:at] else NEW for at, index in enumerate(first)]
    return tuple(old[index] if 0 <= index < len(old) else NEW for index in then)


def moved(path: str, moves: Iterable[Move]) -> str | None:
    """Follow a pointer of the import to where its value stands now; None where it was removed."""
    now: str | None = path
    for move in moves:
        if now is None:
            break
        now = renumbered(now, move.path, move.order)
    return now
