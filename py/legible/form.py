"""A CV as the editor's fields: sections, entries, inputs, each with the pointer it edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legible import pointer
from legible.library import Library
from legible.model import CV
from legible.render.wording import language_of, wording

FIELDS = "content/words/fields.toml"
INSIDE_BASICS = ("summary", "profiles")  # shown as sections of their own


@dataclass(frozen=True, slots=True)
class Field:
    """One input."""

    path: str  # JSON pointer
    label: str
    kind: str  # "line" | "text" | "date" | "item" (one line of a list)
    value: str
    autocomplete: str = "off"
    number: int = 0  # of an item in its list, from 1
    count: int = 0  # items in its list


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of lines, such as a job's bullets."""

    path: str
    label: str
    one: str  # what one of its lines is called
    items: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, course, project ...; or the only one of its section."""

    path: str
    title: str  # what it is about, for its group's name
    fields: tuple[Field, ...]
    lists: tuple[ItemList, ...]
    number: int = 0  # from 1
    count: int = 0


@dataclass(frozen=True, slots=True)
class FormSection:
    """One section of the editor."""

    key: str
    path: str  # of its list, or of its only entry
    title: str
    one: str  # what one entry is called; empty where there is only one
    entries: tuple[Entry, ...]


def form(cv: CV, library: Library) -> list[FormSection]:
    """List the editor's sections in order, empty ones included."""
    return [_section(cv, table, library) for table in library.table(FIELDS)["section"]]


def _section(cv: CV, table: Mapping[str, Any], library: Library) -> FormSection:
    key = table["key"]
    path = f"/basics/{key}" if key in INSIDE_BASICS else f"/{key}"
    one = table.get("one", "")
    if not one:
        path = "/basics"
        return FormSection(key, path, table["title"], "", (_entry(cv, path, table, library),))
    count = len(pointer.get(cv, path))
    entries = tuple(_entry(cv, f"{path}/{index}", table, library, index + 1, count) for index in range(count))
    return FormSection(key, path, table["title"], one, entries)


def _entry(
    cv: CV, path: str, table: Mapping[str, Any], library: Library, number: int = 0, count: int = 0
) -> Entry:
    rows = table["fields"]
    fields = tuple(_field(cv, f"{path}/{row['key']}", row, library) for row in rows if row["kind"] != "list")
    lists = tuple(_items(cv, f"{path}/{row['key']}", row) for row in rows if row["kind"] == "list")
    title = (
        ", ".join(field.value for field in fields[:2] if field.value) or f"New {bare(table.get('one', ''))}"
    )
    return Entry(path, title, fields, lists, number, count)


def _field(cv: CV, path: str, row: Mapping[str, Any], library: Library) -> Field:
    value = str(pointer.get(cv, path))
    if row["kind"] == "date":
        value = wording(library, language_of(cv)).dates.write(value, with_day=True)
    return Field(path, row["label"], row["kind"], value, row.get("autocomplete", "off"))


def _items(cv: CV, path: str, row: Mapping[str, Any]) -> ItemList:
    texts = pointer.get(cv, path)
    items = tuple(
        Field(
            f"{path}/{index}",
            f"{bare(row['one']).capitalize()} {index + 1}",
            "item",
            text,
            "off",
            index + 1,
            len(texts),
        )
        for index, text in enumerate(texts)
    )
    return ItemList(path, row["label"], row["one"], items)


def bare(one: str) -> str:
    """Take the article off: "a job" -> "job"."""
    return one.partition(" ")[2]


def section_of(path: str, library: Library) -> tuple[Mapping[str, Any] | None, str]:
    """Find the section a pointer leads into, and there the entry: (its table, the entry's pointer)."""
    for table in library.table(FIELDS)["section"]:
        base = f"/basics/{table['key']}" if table["key"] in INSIDE_BASICS else f"/{table['key']}"
        if table.get("one") and path.startswith(f"{base}/"):
            return table, f"{base}/{path.removeprefix(f'{base}/').partition('/')[0]}"
        if not table.get("one") and path == base:
            return table, "/basics"
    if path.startswith("/basics/"):
        return library.table(FIELDS)["section"][0], "/basics"
    return None, ""


def field_words(path: str, library: Library) -> str:
    """Say in words which field a pointer names: "/work/0/position" -> "Work 1, Job title"."""
    table, entry = section_of(path, library)
    if table is None:
        return path
    key = path.removeprefix(f"{entry}/")
    labels = [
        row["label"] for row in table["fields"] if key == row["key"] or key.startswith(f"{row['key']}/")
    ]
    number = f" {int(entry.rpartition('/')[2]) + 1}" if table.get("one") else ""
    return f"{table['title']}{number}, {_short(labels[0])}" if labels else f"{table['title']}{number}"


def _short(label: str) -> str:
    """Take the advice off a label: "Start, such as Mar 2021" -> "Start"."""
    return label.partition(",")[0].partition(" (")[0]


def contents(cv: CV, library: Library) -> list[tuple[str, int]]:
    """Count what a CV holds, section by section: [("Work", 3), ...]."""
    counts = [(section.title, len(section.entries)) for section in form(cv, library) if section.one]
    return [(title, count) for title, count in counts if count]


def places(cv: CV, library: Library) -> Iterator[tuple[str, str]]:
    """List where a leftover line may go: (pointer, words), nearest jobs first."""
    yield "/basics/summary", "the opening"
    for number, job in enumerate(cv.work):
        yield f"/work/{number}/highlights", f"a bullet of {job.position or job.name or f'job {number + 1}'}"
    for section in library.table(FIELDS)["section"]:
        if section.get("one") and section["key"] not in INSIDE_BASICS:
            yield f"/{section['key']}", f"a new {bare(section['one'])}"
