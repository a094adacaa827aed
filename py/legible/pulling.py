"""Take over from another CV what it has otherwise, one difference at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from legible import pointer
from legible.difference_words import names_for
from legible.differences import Difference, other_details, pairs, written_keys
from legible.edit import WRITTEN
from legible.library import Library
from legible.model import CV
from legible.pairing import Pairing
from legible.resume_json import EXTRA

Orders = tuple[tuple[str, tuple[int, ...]], ...]  # (pointer of a list, its old indexes in their new order)


def pull(mine: CV, theirs: CV, difference: Difference, library: Library) -> tuple[CV, Orders]:
    """Take theirs for one of `differences(mine, theirs)`; raises NoSuchPlace for one of other CVs.

    The second value tells what became of a list's order, for `outcome.reordered`: nothing where a field or a
    line was changed; where an item went, the old indexes that stay; where a list of n was put in another
    order, all of them in that order. A new item is told as if it had been appended as number n and then moved
    to its place, so (0, 2, 1) where n is 2: nothing points at n yet, and what stood behind it moves along.
    """
    if difference.kind == "changed":
        return _changed(mine, theirs, difference), ()
    if difference.kind == "only-mine":
        path, index = _split(difference.path)
        pointer.get(mine, difference.path)
        stay = [at for at in range(len(pointer.get(mine, path))) if at != index]
        return _in_order(mine, path, stay)
    found = _pairs(mine, theirs, difference, library)
    if difference.kind == "moved":
        return _in_order(mine, difference.path, _their_order(found, len(pointer.get(mine, difference.path))))
    return _with_new(mine, pointer.get(theirs, difference.other), difference, found)


def _changed(mine: CV, theirs: CV, difference: Difference) -> CV:
    """Put their field or line in place of mine."""
    parent, _, name = difference.path.rpartition("/")
    ours = pointer.get(mine, parent)
    others = pointer.get(theirs, difference.other.rpartition("/")[0])
    if isinstance(ours, tuple):
        return pointer.put(mine, difference.path, pointer.get(theirs, difference.other))
    return pointer.put(mine, parent, _with_theirs(ours, others, name))


def _with_theirs(ours: Any, others: Any, name: str) -> Any:
    """Give my entry with their field; a date brings along how it was written."""
    dates = written_keys(ours) if name == EXTRA else {WRITTEN[name]} if name in WRITTEN else set()
    if name == EXTRA:
        own = {key: value for key, value in ours.extra.items() if key in dates}
        return dataclasses.replace(ours, extra={**own, **other_details(others)})
    extra = {key: value for key, value in ours.extra.items() if key not in dates}
    extra |= {key: value for key, value in others.extra.items() if key in dates}
    return dataclasses.replace(ours, **{name: getattr(others, name), EXTRA: extra})


def _pairs(mine: CV, theirs: CV, difference: Difference, library: Library) -> Pairing:
    """Pair the items of the two lists that a difference is about."""
    other = difference.other if difference.kind == "moved" else _split(difference.other)[0]
    key = difference.path.rpartition("/")[2]
    return pairs(
        pointer.get(mine, difference.path), pointer.get(theirs, other), key, names_for(mine, library)
    )


def _their_order(found: Pairing, count: int) -> list[int]:
    """Put what both have in their order; what only I have stays where it is."""
    order = list(range(count))
    theirs = sorted(found.pairs, key=lambda pair: pair[1])
    for (slot, _), (index, _) in zip(found.pairs, theirs, strict=True):
        order[slot] = index
    return order


def _with_new(mine: CV, new: Any, difference: Difference, found: Pairing) -> tuple[CV, Orders]:
    """Insert what only they have behind what it follows there, else before what it precedes."""
    index = _split(difference.other)[1]
    count = len(pointer.get(mine, difference.path))
    above = max(((other, own + 1) for own, other in found.pairs if other < index), default=None)
    below = min(((other, own) for own, other in found.pairs if other > index), default=None)
    place = (above or below or (0, count))[1]
    order = [*range(place), count, *range(place, count)]
    return _in_order(mine, difference.path, order, (new,))


def _in_order(cv: CV, path: str, order: Sequence[int], new: tuple[Any, ...] = ()) -> tuple[CV, Orders]:
    items = (*pointer.get(cv, path), *new)
    return pointer.put(cv, path, tuple(items[at] for at in order)), ((path, tuple(order)),)


def _split(path: str) -> tuple[str, int]:
    """Part the pointer of an item into its list's and its index."""
    parent, _, step = path.rpartition("/")
    return parent, int(step)
