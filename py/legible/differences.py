"""Compare two CVs: what differs, in words a person reads.

Entries and lines are compared with the ones they once were, though they were changed or moved (`pairing`).
Whatever the model holds is compared: fields, lists, entries within entries, and the keys nobody knows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from legible import findings_view
from legible.difference_words import Names, extra_text, joined, label, names_for
from legible.edit import WRITTEN
from legible.library import Library
from legible.model import CV
from legible.pairing import Pairing, paired
from legible.resume_json import EXTRA, fields_of

Kind = Literal["changed", "only-mine", "only-theirs", "moved"]
Items = tuple[Any, ...]  # lines or entries


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which my CV differs from theirs."""

    kind: Kind
    where: str  # "Work: Cook, The Old Mill, bullet 2"
    path: str  # pointer into mine; for what only they have or what moved, that of the list
    other: str  # pointer into theirs; for what only I have or what moved, that of the list
    before: str  # theirs: a field's text, all the texts of an entry, what moved in its order
    after: str  # mine

    @property
    def words(self) -> findings_view.Difference:
        """Give the words that went and came from theirs to mine, with what stands around them."""
        return findings_view.difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where two things stand that are compared."""

    path: str = ""
    other: str = ""
    said: tuple[str, ...] = ()  # the steps to it in words
    key: str = "basics"  # of the section whose words are used
    within: str = ""  # what stands before the names of fields here: "location/"

    def down(self, mine: object, theirs: object, *said: str, **changes: str) -> _Place:
        """Go one step down on both sides."""
        path, other = f"{self.path}/{mine}", f"{self.other}/{theirs}"
        return dataclasses.replace(self, path=path, other=other, said=(*self.said, *said), **changes)

    def labelled(self, name: str, words: str) -> _Place:
        """Go down to a field, whose label is a part of a sentence unless it opens it."""
        return self.down(name, name, label(words, opens=not self.said))

    def differs(self, kind: Kind, before: str, after: str) -> Difference:
        """Say that there is a difference here."""
        return Difference(kind, joined(self.said), self.path, self.other, before, after)


def differences(mine: CV, theirs: CV, library: Library) -> tuple[Difference, ...]:
    """List all that differs, each thing once, in the model's order; nothing where the two are equal."""
    return tuple(_in_record(mine, theirs, _Place(), names_for(mine, library)))


def _in_record(mine: Any, theirs: Any, place: _Place, names: Names) -> Iterator[Difference]:
    kind: Any = type(mine)
    for name in fields_of(kind):
        ours, other = getattr(mine, name), getattr(theirs, name)
        if isinstance(ours, tuple):
            yield from _in_list(ours, other, place, name, names) if ours != other else ()
        elif dataclasses.is_dataclass(ours):
            within = f"{place.within}{name}/" if place.path else ""
            yield from _in_record(ours, other, place.down(name, name, within=within), names)
        elif _as_told(mine, name) != _as_told(theirs, name):
            here = place.labelled(name, names.field(place.key, f"{place.within}{name}"))
            yield here.differs("changed", *names.both(name, _as_told(theirs, name), _as_told(mine, name)))
    rest, others = other_details(mine), other_details(theirs)
    if rest != others:
        here = place.labelled(EXTRA, names.phrases["other"])
        yield here.differs("changed", extra_text(others, rest), extra_text(rest, others))


def _in_list(mine: Items, theirs: Items, owner: _Place, name: str, names: Names) -> Iterator[Difference]:
    place = _list_place(mine or theirs, owner, name, names)
    found = pairs(mine, theirs, place.key, names)
    partners = dict(found.pairs)
    for at, item in enumerate(mine):
        said = names.item(item, place.key, name, at)
        if at in partners:
            yield from _in_item(item, theirs[partners[at]], place.down(at, partners[at], said), names)
        else:
            here = dataclasses.replace(place.down(at, "", said), other=place.other)
            yield here.differs("only-mine", "", names.whole(item))
    for at in found.only_theirs:
        here = place.down("", at, names.item(theirs[at], place.key, name, at))
        yield dataclasses.replace(here, path=place.path).differs("only-theirs", names.whole(theirs[at]), "")
    if found.moved:
        here = dataclasses.replace(place, said=(*place.said, names.order(place.key, name, mine[0])))
        yield here.differs("moved", *_orders(mine, theirs, found, partial(names.moved, key=place.key)))


def _in_item(mine: Any, theirs: Any, place: _Place, names: Names) -> Iterator[Difference]:
    if not isinstance(mine, str):
        yield from _in_record(mine, theirs, place, names)
    elif mine != theirs:
        yield place.differs("changed", theirs, mine)


def _list_place(items: Items, owner: _Place, name: str, names: Names) -> _Place:
    """Go down to a list; that of a section is named, entries and lines within one speak for themselves."""
    if isinstance(items[0], str):
        return owner.down(name, name)
    title = names.section(name) if not owner.said else ""
    return owner.down(name, name, *filter(None, [title]), key=name, within="")


def _orders(mine: Items, theirs: Items, found: Pairing, said: Callable[[Any, int], str]) -> tuple[str, str]:
    """Write what both have, in their order and in mine."""
    ours = [said(mine[at], at) for at, _ in found.pairs]
    others = [said(theirs[at], at) for at in sorted(at for _, at in found.pairs)]
    return "\n".join(others), "\n".join(ours)


def pairs(mine: Items, theirs: Items, key: str, names: Names) -> Pairing:
    """Say which items of two lists are one; `key` is the section's if they are entries."""
    return paired(mine, theirs, key, lambda item: names.titles(item, key))


def written_keys(entry: Any) -> set[str]:
    """Give the keys of other details that belong to a date and go with it."""
    return {key for name, key in WRITTEN.items() if hasattr(entry, name)}


def other_details(entry: Any) -> dict[str, Any]:
    """Give the keys nobody knows, without those that go with a date."""
    dates = written_keys(entry)
    return {key: value for key, value in entry.extra.items() if key not in dates}


def _as_told(entry: Any, name: str) -> tuple[str, Any]:
    """Give a field's text and, of a date, how the imported file wrote it."""
    return getattr(entry, name), entry.extra.get(WRITTEN[name]) if name in WRITTEN else None
