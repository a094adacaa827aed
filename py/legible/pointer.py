"""Places in a CV: read and replace the value a JSON pointer (RFC 6901) names."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

T = TypeVar("T")


class NoSuchPlace(LookupError):
    """Say that a pointer leads nowhere in this CV."""


def parts(path: str) -> list[str]:
    """Split `/work/0/name` into its steps."""
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]


def get(value: Any, path: str) -> Any:
    """Give the value at a path; raises NoSuchPlace."""
    for step in parts(path):
        value = _child(value, step, path)
    return value


def put(value: T, path: str, new: Any) -> T:
    """Give a copy with the value at a path replaced; raises NoSuchPlace."""
    return _put(value, parts(path), new, path)  # type: ignore[no-any-return]


def _put(value: Any, steps: list[str], new: Any, path: str) -> Any:
    if not steps:
        return new
    child = _put(_child(value, steps[0], path), steps[1:], new, path)
    if isinstance(value, tuple):
        index = int(steps[0])
        return (*value[:index], child, *value[index + 1 :])
    return dataclasses.replace(value, **{steps[0]: child})


def _child(value: Any, step: str, path: str) -> Any:
    if isinstance(value, tuple) and step.isdigit() and int(step) < len(value):
        return value[int(step)]
    if dataclasses.is_dataclass(value) and step != "extra" and hasattr(value, step):
        return getattr(value, step)
    raise NoSuchPlace(f"{path} names no place in this CV")
