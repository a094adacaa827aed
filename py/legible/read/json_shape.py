"""Fit decoded JSON to JSON Resume's form: say what does not fit, and keep it.

A value of the wrong form under a known name goes to `extra` as it is; an item that does not fit its list is
taken out, so that the rest of the list is read, and is left over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from legible.dates import PartialDate
from legible.document import Note
from legible.model import CV
from legible.parsed import Leftover
from legible.resume_json import fields_of, item_type

MAX_NOTES = 20
_DATES = {"startDate", "endDate", "date", "releaseDate"}
# Names of the form's first version (0.0.x), by section -> today's.
_FORMER: Mapping[str, Mapping[str, str]] = {
    "basics": {"website": "url", "picture": "image"},
    "work": {"company": "name", "website": "url"},
    "volunteer": {"website": "url"},
    "publications": {"website": "url"},
}
# Sections whose things many write as bare texts, which can only be names.
_NAMED = {"skills", "languages", "interests", "certificates", "awards", "publications"}


@dataclass(frozen=True, slots=True)
class Shape:
    """Data that fits, and what did not."""

    data: dict[str, Any]
    leftovers: tuple[Leftover, ...]
    notes: tuple[Note, ...]


@dataclass(slots=True)
class _Faults:
    """What was found on the way."""

    leftovers: list[Leftover] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def fitted(data: Mapping[str, Any]) -> Shape:
    """Fit a decoded object; pointers in the notes are those of the file as it came."""
    faults = _Faults()
    fit = _object(CV, data, "", faults)
    shown = faults.texts[:MAX_NOTES]
    if len(faults.texts) > MAX_NOTES:
        shown.append(f"{len(faults.texts) - MAX_NOTES} more values do not fit JSON Resume.")
    return Shape(fit, tuple(faults.leftovers), tuple(Note("does-not-fit", text) for text in shown))


def _object(cls: Any, data: Mapping[str, Any], pointer: str, faults: _Faults) -> dict[str, Any]:
    kinds = fields_of(cls)
    fit: dict[str, Any] = {}
    for key, value in _renamed(data, pointer).items():
        place = f"{pointer}/{key}"
        fit[key] = _value(kinds[key], value, place, faults) if key in kinds else value
        if key in _DATES and isinstance(value, str) and value and PartialDate.from_iso(value) is None:
            faults.texts.append(f"{place}: “{value[:80]}” is no date such as 2024-03; it is kept as written.")
    return fit


def _renamed(data: Mapping[str, Any], pointer: str) -> dict[str, Any]:
    """Give today's names to keys of the first version, where today's are not there as well."""
    names = _FORMER.get(pointer.split("/")[1] if pointer.count("/") else "", {})
    return {names.get(key, key) if names.get(key) not in data else key: value for key, value in data.items()}


def _value(kind: Any, value: Any, place: str, faults: _Faults) -> Any:
    """Fit a value to a field; one of the wrong form is told and goes on as it is."""
    item = item_type(kind)
    if value is None or (kind is str and _is_text(value)):
        return value
    if item is not None and isinstance(value, str):
        return [one for one in [_item(item, value, f"{place}/0", faults)] if one is not None]
    if item is not None and isinstance(value, list):
        fit = [_item(item, part, f"{place}/{index}", faults) for index, part in enumerate(value)]
        return [part for part in fit if part is not None]
    if kind is not str and item is None and isinstance(value, Mapping):
        return _object(kind, value, place, faults)
    wanted = "a text" if kind is str else "a list" if item is not None else "an object"
    faults.texts.append(f"{place} should be {wanted}; it is kept, but not shown as part of the CV.")
    return value


def _item(item: Any, value: Any, place: str, faults: _Faults) -> Any:
    """Fit one item of a list; None where it does not fit, and it is left over."""
    if value is None:
        return None
    if item is str and _is_text(value):
        return value
    if item is not str and isinstance(value, Mapping):
        return _object(item, value, place, faults)
    if place.split("/")[1] in _NAMED and isinstance(value, str) and value.strip():
        return {next(iter(fields_of(item))): value}  # the field that names the thing stands first
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    faults.texts.append(f"{place} does not fit its list and was left over.")
    faults.leftovers.append(Leftover(text[:2000], near=place.rpartition("/")[0]))
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)
