"""A file's facts <-> JSON data; what a later version knows and this one does not is let go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, get_type_hints

from legible.file_facts import FileFacts
from legible.parsed import Heading


def facts_to_json(facts: FileFacts) -> dict[str, Any]:
    """Give facts as data; what says nothing is left out."""
    data = asdict(facts)
    blank = asdict(FileFacts())
    return {key: _plain(value) for key, value in data.items() if value != blank[key]}


def facts_from_json(data: Mapping[str, Any]) -> FileFacts:
    """Read what `facts_to_json` wrote; raises TypeError, ValueError or KeyError for anything else."""
    kinds = get_type_hints(FileFacts)
    known = {field.name: kinds[field.name] for field in fields(FileFacts)}
    return FileFacts(**{key: _read(known[key], value) for key, value in data.items() if key in known})


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _read(kind: Any, value: Any) -> Any:
    if kind in (str, bool, int, float):
        return kind(value)
    if kind == tuple[Heading, ...]:
        return tuple(Heading(str(it["text"]), str(it["kind"]), bool(it["known"])) for it in value)
    return tuple(str(part) for part in value)
