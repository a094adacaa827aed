"""JSON Resume to CV and back; what does not fit the shape is kept in `extra`, never dropped."""

from __future__ import annotations

import dataclasses
import functools
import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from legible import model
from legible.identity import by_identity
from legible.model import CV

T = TypeVar("T")
EXTRA = "extra"
_HALVES = re.compile("[\ud800-\udfff]")


def cv_from_json(data: Mapping[str, Any]) -> CV:
    """Build a CV from JSON Resume data (a decoded object)."""
    return _build(CV, data)


def cv_to_json(cv: CV) -> dict[str, Any]:
    """Write a CV as JSON Resume data; empty fields are left out. Its parts must not be changed."""
    return {**_record(cv)}


@functools.cache
def fields_of(cls: Any) -> Mapping[str, Any]:
    """Map each field's name to its type, `extra` left out."""
    hints = typing.get_type_hints(cls, vars(model))
    return types.MappingProxyType({name: kind for name, kind in hints.items() if name != EXTRA})


def item_type(kind: Any) -> Any:
    """Give the T of `tuple[T, ...]`, else None."""
    return typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else None


def _build(cls: Callable[..., T], data: Mapping[str, Any]) -> T:
    kinds = fields_of(cls)
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in data.items():
        fits, built = _fit(kinds[key], value) if key in kinds else (False, None)
        if fits:
            known[key] = built
        elif value not in (None, "", [], {}):
            extra[key] = value
    return cls(**known, extra=extra)


def _fit(kind: Any, value: Any) -> tuple[bool, Any]:
    """Say whether a value fits a field's type, and give it as that type."""
    if kind is str:
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return isinstance(value, str) or number, sound(str(value))
    item = item_type(kind)
    if item is None:
        return (True, _build(kind, value)) if isinstance(value, Mapping) else (False, None)
    if not isinstance(value, (list, tuple)):
        return False, None
    fitted = [_fit(item, part) for part in value]
    return all(fits for fits, _ in fitted), tuple(part for _, part in fitted)


def sound(text: str) -> str:
    """Give a text as a page can hand it on.

    There it would end at U+0000, half a character is none, and a field knows one kind of line break.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return _HALVES.sub("\ufffd", text.replace("\0", ""))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _record(value) if dataclasses.is_dataclass(value) else value


@by_identity
def _record(value: Any) -> dict[str, Any]:
    kind: Any = type(value)
    plain = {name: _plain(getattr(value, name)) for name in fields_of(kind)}
    filled = {key: part for key, part in plain.items() if part not in ("", [], {})}
    return {**getattr(value, EXTRA), **filled}  # what was typed wins over what did not fit its field
