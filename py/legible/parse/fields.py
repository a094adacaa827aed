"""Fields with their sources -> the model's dataclasses, with an origin for each field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from legible.document import Line
from legible.parsed import Origin
from legible.resume_json import fields_of, item_type

T = TypeVar("T")
SHOWN = ("x-startText", "x-endText")  # dates as they were written: the date fields show them


@dataclass(frozen=True, slots=True)
class Field:
    """One value that was found, and the lines it stands in."""

    name: str  # the model's field; "x-..." goes to `extra`
    text: str
    lines: tuple[Line, ...] = ()
    sure: float = 1.0


Record = tuple[Field, ...]


def build(cls: Callable[..., T], record: Iterable[Field], base: str) -> tuple[T, dict[str, Origin]]:
    """Make a model object of fields; give it with the origins of its fields, by JSON pointer."""
    kinds: Mapping[str, Any] = fields_of(cls)
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for field in record:
        if not field.text:
            continue
        if field.name not in kinds:
            if field.name in SHOWN:  # what no field shows is left over, where the person can see it
                extra.setdefault(field.name, field.text)
            continue
        path = f"{base}/{field.name}"
        if item_type(kinds[field.name]) is str:
            path += f"/{len(values.get(field.name, ()))}"
            values[field.name] = (*values.get(field.name, ()), field.text)
        elif field.name in values:
            values[field.name] = f"{values[field.name]}\n{field.text}"
        else:
            values[field.name] = field.text
        if field.lines:
            origins.setdefault(path, origin_of(field.lines, field.sure))
    return cls(**values, extra=extra), origins


def origin_of(lines: Sequence[Line], sure: float = 1.0) -> Origin:
    """Give the box around lines (of the first one's page)."""
    page = [line for line in lines if line.page == lines[0].page]
    left, right = min(line.x for line in page), max(line.right for line in page)
    top = min(line.y - 0.8 * line.size for line in page)
    bottom = max(line.y + 0.25 * line.size for line in page)
    return Origin(page[0].page, left, top, right - left, bottom - top, sure)
