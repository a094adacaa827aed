"""Change a CV by one step: set a field, arrange the items of a list, place a leftover."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from legible import pointer
from legible.model import CV
from legible.resume_json import fields_of, item_type

WRITTEN = {"startDate": "x-startText", "endDate": "x-endText"}  # the dates as the imported file had them
NEW = -1  # in an order of indexes: an item that was not there before
READ_DATE = Callable[[str], str | None]  # what a person typed -> ISO as far as known, None if no date


def set_field(cv: CV, path: str, text: str, read_date: READ_DATE) -> CV:
    """Put a text into a field; a date that is understood is kept as ISO; raises NoSuchPlace."""
    old = pointer.get(cv, path)
    if not isinstance(old, str):
        raise pointer.NoSuchPlace(f"{path} is no text field")
    parent, _, name = path.rpartition("/")
    if name.endswith("Date") or name == "date":
        iso = read_date(text)
        cv = _forget_written(cv, parent, name)
        return pointer.put(cv, path, text if iso is None else iso)
    return pointer.put(cv, path, text)


def add(cv: CV, path: str) -> tuple[CV, str]:
    """Append an empty entry or line to a list; give the CV and the new item's path."""
    items = pointer.get(cv, path)
    if not isinstance(items, tuple):
        raise pointer.NoSuchPlace(f"{path} is no list")
    new = "" if item_of(cv, path) is str else item_of(cv, path)()
    return pointer.put(cv, path, (*items, new)), f"{path}/{len(items)}"


def place_of(path: str) -> tuple[str, int]:
    """Split an item's pointer into its list's and its index; raises NoSuchPlace."""
    parent, _, step = path.rpartition("/")
    index = pointer.index(step)
    if index is None:
        raise pointer.NoSuchPlace(f"{path} is no item of a list")
    return parent, index


def arranged(cv: CV, path: str, order: Sequence[int], new: Iterable[Any] = ()) -> CV:
    """Put a list's items in a new order of their indexes.

    An index that is missing is removed, one that comes twice is copied, and NEW is the next of the new items.
    """
    items, fresh = pointer.get(cv, path), iter(new)
    if not isinstance(items, tuple):
        raise pointer.NoSuchPlace(f"{path} is no list")
    return pointer.put(cv, path, tuple(next(fresh) if index == NEW else items[index] for index in order))


def renumbered(path: str, changed: str, order: Sequence[int]) -> str | None:
    """Give a path's new form after a list's items were put in another order; None for an item that went."""
    if not path.startswith(f"{changed}/"):
        return path
    step, slash, rest = path.removeprefix(f"{changed}/").partition("/")
    index = pointer.index(step)
    return f"{changed}/{order.index(index)}{slash}{rest}" if index in order else None


def append_text(cv: CV, path: str, text: str) -> CV:
    """Add a text to a field (on a line of its own) or, where the path is a list, as a new item."""
    old = pointer.get(cv, path)
    if isinstance(old, tuple):
        return pointer.put(cv, path, (*old, _item_from_text(item_of(cv, path), text)))
    return pointer.put(cv, path, f"{old}\n{text}" if old else text)


def _item_from_text(kind: Any, text: str) -> Any:
    """Build a list's item out of a line: the text itself, or an entry whose first field holds it."""
    return text if kind is str else kind(**{next(iter(fields_of(kind))): text})


def item_of(cv: CV, path: str) -> Any:
    """Give the type of a list's items: str or a dataclass."""
    parent, _, name = path.rpartition("/")
    kind: Any = type(pointer.get(cv, parent))
    return item_type(fields_of(kind)[name])


def _forget_written(cv: CV, parent: str, name: str) -> CV:
    entry = pointer.get(cv, parent)
    extra: Mapping[str, Any] = entry.extra
    written = WRITTEN.get(name)
    if written not in extra:
        return cv
    kept = {key: value for key, value in extra.items() if key != written}
    return pointer.put(cv, parent, dataclasses.replace(entry, extra=kept)) if parent else cv
