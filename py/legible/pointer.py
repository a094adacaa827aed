"""Places in a CV: read and replace the value a JSON pointer (RFC 6901) names."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar

from legible.resume_json import fields_of

T = TypeVar("T")
INDEX = re.compile(r"0|[1-9][0-9]{0,8}")  # RFC 6901, and no longer than any list can be


class NoSuchPlace(LookupError):
    """Say that a pointer leads nowhere in this CV."""


def parts(path: str) -> list[str]:
    """Split `/work/0/name` into its steps."""
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]


def index(step: str) -> int | None:
    """Read a step as an item's place in a list; None for what is no such step."""
    return int(step) if INDEX.fullmatch(step) else None


def leads(value: Any, path: str) -> bool:
    """Say whether a path leads to something in a value."""
    try:
        get(value, path)
    except NoSuchPlace:
        return False
    return path.startswith("/")


def get(value: Any, path: str) -> Any:
    """Give the value at a path; raises NoSuchPlace."""
    for step in parts(path):
        value = _child(value, step, path)
    return value


def text_at(value: Any, path: str) -> str:
    """Give the text at a path, or "" where there is none."""
    try:
        found = get(value, path)
    except NoSuchPlace:
        return ""
    return found if isinstance(found, str) else ""


def put(value: T, path: str, new: Any) -> T:
    """Give a copy with the value at a path replaced; raises NoSuchPlace."""
    return _put(value, parts(path), new, path)  # type: ignore[no-any-return]


def _put(value: Any, steps: list[str], new: Any, path: str) -> Any:
    if not steps:
        return new
    child = _put(_child(value, steps[0], path), steps[1:], new, path)
    if isinstance(value, tuple):
        at = int(steps[0])
        return (*value[:at], child, *value[at + 1 :])
    return dataclasses.replace(value, **{steps[0]: child})


def _child(value: Any, step: str, path: str) -> Any:
    kind: Any = type(value)
    if isinstance(value, tuple):
        at = index(step)
        if at is not None and at < len(value):
            return value[at]
    elif dataclasses.is_dataclass(value) and step in fields_of(kind):
        return getattr(value, step)
    raise NoSuchPlace(f"{path} names no place in this CV")
