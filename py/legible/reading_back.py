"""A file of ours, read as other software would: what of the CV is found in it, and what is not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legible.errors import CannotRead
from legible.importer import import_bytes
from legible.library import Library
from legible.model import CV
from legible.parsed import Parsed
from legible.render.choices import Choices
from legible.render.formats import FORMATS, exported
from legible.render.survival import Outcome, Survival, survived
from legible.shown import shown


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What became of each printed field; the pointers are those of the whole CV."""

    title: str  # of the format
    fields: tuple[Survival, ...]

    def of(self, outcome: Outcome) -> tuple[Survival, ...]:
        """List the fields that fared alike."""
        return tuple(one for one in self.fields if one.outcome == outcome)


def read_back(cv: CV, library: Library, key: str, choices: Choices) -> ReadBack:
    """Write a CV in a format, and look for every printed field in what a reader makes of its pages alone.

    Raises KeyError for a format that is none, CannotPrint and Illegible.
    """
    made = exported(cv, library, key, replace(choices, attach=False))
    try:
        parsed = import_bytes(made.data, made.name, library)
    except CannotRead:  # then all of it is lost
        parsed = Parsed(CV())
    view = shown(cv, choices.hidden)
    found = survived(cv, parsed, library, choices)
    return ReadBack(FORMATS[key].title, tuple(one._replace(path=view.path(one.path)) for one in found))
