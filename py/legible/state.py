"""What the visitor has: notes, a draft CV, ticks; plain values that are replaced, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from legible.document import Note
from legible.edit import renumbered
from legible.merge import Conflict
from legible.model import CV
from legible.parsed import Leftover
from legible.seen import Seen

Origin = Literal["", "notes", "file", "edited"]
Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class Move:
    """A list put in another order since the import, by which the file finds its fields again."""

    path: str  # of the list
    order: tuple[int, ...]  # the old index of each item; one that is missing was removed


@dataclass(frozen=True, slots=True)
class Draft:
    """A CV in the making, and what its import could not settle."""

    cv: CV = field(default_factory=CV)
    origin: Origin = ""  # what it was made from; "edited" once a person has touched a field
    file_name: str = ""  # of the imported file
    leftovers: tuple[Leftover, ...] = ()  # lines that found no field
    conflicts: tuple[Conflict, ...] = ()  # where notes and file differ
    notes: tuple[Note, ...] = ()  # what the person should know of the import
    doubts: tuple[
        str, ...
    ] = ()  # pointers of fields that the import is unsure of and nobody has looked at yet
    seen: Seen | None = None  # the file's text with the fields it became, numbered as at the import
    moves: tuple[Move, ...] = ()  # what was put in another order since then, oldest first


@dataclass(frozen=True, slots=True)
class State:
    """All that is kept between visits."""

    notes: str = ""  # the free text of "Start your CV"
    draft: Draft = field(default_factory=Draft)
    proposal: Draft | None = (
        None  # a file that was read while another CV was open, until the person has chosen
    )
    before: Draft | None = None  # the draft as it was before the last step that can be taken back
    before_why: str = ""  # that step, in words for the Undo button
    redo: bool = False  # the step was taken back: `before` is the draft with it
    ticks: tuple[str, ...] = ()  # steps of the final check ticked by hand, "1" to "5"
    paper: Paper = "a4"
    advert: str = ""  # the job advert that the CV is to fit; it outlives another draft and an undo
    kept: tuple[str, ...] = ()  # keys of findings that the person keeps as they are; so do these
    guide: str = "backend-developer"


def moved(path: str, moves: Iterable[Move]) -> str | None:
    """Follow a pointer of the import to where its value stands now; None where it was removed."""
    now: str | None = path
    for move in moves:
        if now is None:
            break
        now = renumbered(now, move.path, move.order)
    return now
