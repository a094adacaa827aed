"""The headings of entries and of one's own sections, which follow what is typed in their first fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from legible import pointer
from legible.edit import place_of
from legible.form import FIELDS, OWN, Entry, form, path_of, title_of
from legible.library import Library
from legible.model import CV
from legible.state import Draft
from legible.templating import environment

TOOLS = "ui/tools.html.j2"


def headings(cv: CV, library: Library) -> dict[str, str]:
    """Give what each entry and each section of one's own is headed by, by their pointers."""
    found: dict[str, str] = {}
    tables = library.table(FIELDS)
    for table in tables["section"]:
        if table.get("one"):
            path = path_of(table)
            found |= _of_entries(path, pointer.get(cv, path), table)
    for number, own in enumerate(cv.sections):
        found[f"{OWN}{number}"] = title_of([own.title.strip()], tables["own"])
        found |= _of_entries(f"{OWN}{number}/entries", own.entries, tables["own"]["entry"])
    return found


def _of_entries(path: str, entries: tuple[Any, ...], table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    keys = [row["key"] for row in table["fields"] if row["kind"] != "list"]
    for index, entry in enumerate(entries):
        yield f"{path}/{index}", title_of([getattr(entry, key) for key in keys[:2]], table)


def redrawn(draft: Draft, path: str, title: str, library: Library) -> Iterator[tuple[str, str]]:
    """Draw a heading anew, and what is named by it: pairs of the place in the page and its HTML."""
    tools: Any = environment(library).get_template(TOOLS).make_module({"hidden": set(draft.hidden)})
    yield f"[id='f{path}']", escape(title)
    if path.startswith(OWN) and path.count("/") == OWN.count("/"):
        sections = form(draft.cv, library, order=draft.order)
        section = next(one for one in sections if one.path == path)
        yield f"[id='i{path}'] > .part-head > .tools", tools.section_tools(section, sections)
    else:
        parent, index = place_of(path)
        entry = Entry(path, title, (), (), index + 1, len(pointer.get(draft.cv, parent)))
        yield f"[id='i{path}'] > .tools", tools.entry_tools(entry)
    if path in draft.hidden:
        yield f"[id='i{path}'] > .off-note", tools.off_words(path, title)
