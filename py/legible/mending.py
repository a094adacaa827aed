"""Make the change that a finding offers."""

from __future__ import annotations

from collections.abc import Sequence

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


def reordered(cv: CV, path: str, order: Sequence[int]) -> CV:
    """Put a list's items into another order, by their old places; an item that is not named goes."""
    items = pointer.get(cv, path)
    fits = isinstance(items, tuple) and set(order) <= set(range(len(items))) and len({*order}) == len(order)
    if not fits:
        raise pointer.NoSuchPlace(f"{path} has no items for the order {list(order)}")
    return pointer.put(cv, path, tuple(items[index] for index in order))
