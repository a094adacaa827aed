"""Make the change that a finding offers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from zlib import crc32

from legible import pointer
from legible.check.model import Edit
from legible.edit import READ_DATE, append_text, set_field
from legible.model import CV


def applied(cv: CV, change: Edit, read_date: READ_DATE) -> CV:
    """Put a change's texts, make its additions, put its lists in order; raises NoSuchPlace.

    A change is made for the CV it was found in: where the CV has become another since, it may not fit.
    """
    for path, text in change.texts:
        cv = set_field(cv, path, text, read_date)
    for path, text in change.adds:
        cv = append_text(cv, path, text)
    for path, order in change.orders:
        cv = reordered(cv, path, order)
    return cv


def written(cv: CV, change: Edit) -> str:
    """Write a change for this CV down, so that it can be made where it can no longer be found."""
    parts = (change.texts, change.adds, change.orders)
    return json.dumps([change.label, *parts, _mark(cv, change)], ensure_ascii=False)


def read(cv: CV, text: str) -> Edit | None:
    """Read a change that was written down; None where this CV says something else in its places."""
    label, texts, adds, orders, mark = json.loads(text)
    change = Edit(
        str(label),
        "",
        "",
        texts=tuple((str(path), str(words)) for path, words in texts),
        adds=tuple((str(path), str(words)) for path, words in adds),
        orders=tuple((str(path), tuple(map(int, order))) for path, order in orders),
    )
    try:
        return change if mark == _mark(cv, change) else None
    except pointer.NoSuchPlace:
        return None


def _mark(cv: CV, change: Edit) -> int:
    """Give a checksum of what stands in the places of a change."""
    places = [place for place, _ in (*change.texts, *change.adds, *change.orders)]
    held = repr([pointer.get(cv, place) for place in places])
    return crc32(held.encode("utf-8", "surrogatepass"))


def reordered(cv: CV, path: str, order: Sequence[int]) -> CV:
    """Put a list's items into another order, by their old places; an item that is not named goes."""
    items = pointer.get(cv, path)
    fits = isinstance(items, tuple) and set(order) <= set(range(len(items))) and len({*order}) == len(order)
    if not fits:
        raise pointer.NoSuchPlace(f"{path} has no items for the order {list(order)}")
    return pointer.put(cv, path, tuple(items[index] for index in order))
