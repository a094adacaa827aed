"""What stands in a field for a date and is none: it stays as it was typed, and the person is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from legible.dates import PartialDate
from legible.form import FIELDS, INSIDE_BASICS
from legible.library import Library
from legible.model import CV
from legible.parse.vocabulary import fold

MONTHS = "content/words/months.toml"
UNREAD = (
    "This is not understood as a date, so it stands as you typed it and no check can use it. "
    "“Mar 2021”, “03/2021” or “2021” would be."
)
_HALF = re.compile(r"[\W\d_]*([^\W\d_]*)[\W\d_]*")  # one word at most
_Lists = tuple[tuple[str, tuple[str, ...]], ...]  # (field of the CV that holds entries, their dates)


def unread_dates(cv: CV, library: Library) -> Iterator[tuple[str, str]]:
    """List what is no date, with its field's pointer."""
    own, lists = library.once("fields for dates", _fields)
    for name, keys in lists:
        yield from _in_entries(f"/{name}", getattr(cv, name), keys)
    for number, section in enumerate(cv.sections):
        yield from _in_entries(f"/sections/{number}/entries", section.entries, own)


def _in_entries(path: str, entries: tuple[Any, ...], keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for index, entry in enumerate(entries):
        for key in keys:
            text = getattr(entry, key).strip()
            if text and PartialDate.from_iso(text) is None:
                yield f"{path}/{index}/{key}", text


def _fields(library: Library) -> tuple[tuple[str, ...], _Lists]:
    """Gather the fields for dates: those of own entries, and those of each list of entries."""
    tables = library.table(FIELDS)
    rows = [(table["key"], table["fields"]) for table in tables["section"] if table.get("one")]
    lists = [(name, _dates(fields)) for name, fields in rows if name not in INSIDE_BASICS]
    return _dates(tables["own"]["entry"]["fields"]), tuple(lists)


def _dates(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(row["key"] for row in rows if row["kind"] == "date")


def may_become_date(text: str, library: Library) -> bool:
    """Say whether somebody who types a date may have come this far: "Ma", "03/20", "3 Sept"."""
    match, names = _HALF.fullmatch(fold(text)), library.once("words of dates", _words)
    return match is not None and any(name.startswith(match[1]) for name in names)


def _words(library: Library) -> tuple[str, ...]:
    table = library.table(MONTHS)
    names = (name for names in table["months"].values() for name in names)
    return (*names, *table["seasons"]["words"], *table["present"]["words"])
