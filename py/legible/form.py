"""A CV as the editor's fields: sections, entries, inputs, each with the pointer it edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legible import pointer
from legible.library import Library
from legible.model import CV
from legible.parse import read_date
from legible.render import section_order
from legible.render.wording import language_of, wording

FIELDS = "content/words/fields.toml"
INSIDE_BASICS = ("summary", "profiles")  # shown as sections of their own
OUTSIDE_THE_ORDER = ("basics", "profiles")  # printed at the head of the page
OWN = "/sections/"


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
    """One section of the editor.

    Sections of the person's own are `own`: `name` is then the field of their heading, and they are moved and
    removed like the items of a list, `/sections`, to which `add` on `/sections` appends another.
    """

    key: str  # its name in an order of sections: "work", "summary", "sections/0"
    path: str  # of its list, or of its only entry; of an own section, itself
    title: str
    one: str  # what one entry is called; empty where there is only one
    entries: tuple[Entry, ...]
    add: str = ""  # the list that a new entry is added to: "/work", "/sections/0/entries"; "" for none
    hide: str = ""  # what to hide so that nothing of it is shown: "/work", "/basics/summary"; "" for the head
    movable: bool = True  # it has a place in the order of sections; the head and its links have none
    name: Field | None = None  # the field of its heading, where the person writes that

    @property
    def own(self) -> bool:
        """Say whether it is a section of the person's own."""
        return self.name is not None

    @property
    def blank(self) -> bool:
        """Say whether it holds nothing yet, and could hold entries."""
        return bool(self.one) and not self.entries and not self.own


Write = Callable[[str], str]  # ISO date -> as it is shown


def form(cv: CV, library: Library, *, order: tuple[str, ...] = (), dates: str = "") -> list[FormSection]:
    """List the editor's sections, empty ones included, those that are printed in their order on the page.

    `order` and `dates` are the draft's: names of sections, and the key of a style of dates.
    """
    write = _date_writer(cv, library, dates)
    sections = [_section(cv, table, write) for table in library.table(FIELDS)["section"]]
    own = library.table(FIELDS)["own"]
    sections += [_own_section(cv, index, own, write) for index in range(len(cv.sections))]
    places = {name: place for place, name in enumerate(section_order(cv, library, order))}
    head, links = (next(one for one in sections if one.key == key) for key in ("basics", "profiles"))
    return [head, *sorted((one for one in sections if one.movable), key=lambda one: places[one.key]), links]


def _date_writer(cv: CV, library: Library, dates: str) -> Write:
    """Write dates in the CV's style as long as they can be read back; "2021" for "2021-03" cannot."""
    language = language_of(cv)
    styles = [wording(library, language, key).dates for key in dict.fromkeys((dates, ""))]

    def write(text: str) -> str:
        written = [style.write(text, with_day=True) for style in styles]
        return next((words for words in written if read_date(words, library) == text), written[-1])

    return write


def _section(cv: CV, table: Mapping[str, Any], write: Write) -> FormSection:
    key = table["key"]
    path = path_of(table)
    one = table.get("one", "")
    movable = key not in OUTSIDE_THE_ORDER
    if not one:
        only = (_entry(cv, "/basics", table, write),)
        hide = path if movable else ""
        return FormSection(key, "/basics", table["title"], "", only, hide=hide, movable=movable)
    entries = _entries(cv, path, table, write)
    return FormSection(key, path, table["title"], one, entries, add=path, hide=path, movable=movable)


def _own_section(cv: CV, index: int, table: Mapping[str, Any], write: Write) -> FormSection:
    path = f"/sections/{index}"
    name = _field(cv, f"{path}/title", table["fields"][0], write)
    entries = _entries(cv, f"{path}/entries", table["entry"], write)
    title = title_of([name.value.strip()], table)
    one = table["entry"]["one"]
    return FormSection(path[1:], path, title, one, entries, add=f"{path}/entries", hide=path, name=name)


def _entries(cv: CV, path: str, table: Mapping[str, Any], write: Write) -> tuple[Entry, ...]:
    count = len(pointer.get(cv, path))
    return tuple(_entry(cv, f"{path}/{index}", table, write, index + 1, count) for index in range(count))


def _entry(
    cv: CV, path: str, table: Mapping[str, Any], write: Write, number: int = 0, count: int = 0
) -> Entry:
    rows = table["fields"]
    fields = tuple(_field(cv, f"{path}/{row['key']}", row, write) for row in rows if row["kind"] != "list")
    lists = tuple(_items(cv, f"{path}/{row['key']}", row) for row in rows if row["kind"] == "list")
    title = title_of([field.value for field in fields[:2]], table)
    return Entry(path, title, fields, lists, number, count)


def _field(cv: CV, path: str, row: Mapping[str, Any], write: Write) -> Field:
    value = str(pointer.get(cv, path))
    shown = write(value) if row["kind"] == "date" else value
    return Field(path, row["label"], row["kind"], shown, row.get("autocomplete", "off"))


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


def path_of(table: Mapping[str, Any]) -> str:
    """Give where a section's list, or its only entry's text, stands in a CV."""
    return f"/basics/{table['key']}" if table["key"] in INSIDE_BASICS else f"/{table['key']}"


def title_of(texts: Iterable[str], table: Mapping[str, Any]) -> str:
    """Give what an entry is headed by: its first texts, or that it is new."""
    return ", ".join(filter(None, texts)) or f"New {bare(table.get('one', ''))}"


def bare(one: str) -> str:
    """Take the article off: "a job" -> "job"."""
    return one.partition(" ")[2]


def section_of(path: str, library: Library) -> tuple[Mapping[str, Any] | None, str]:
    """Find the section a pointer leads into, and there the entry: (its table, the entry's pointer)."""
    if path.startswith(OWN):
        return _own_of(path, library.table(FIELDS)["own"])
    for table in library.table(FIELDS)["section"]:
        base = path_of(table)
        if table.get("one") and path.startswith(f"{base}/"):
            return table, f"{base}/{path.removeprefix(f'{base}/').partition('/')[0]}"
        if not table.get("one") and path == base:
            return table, "/basics"
    if path.startswith("/basics/"):
        return library.table(FIELDS)["section"][0], "/basics"
    return None, ""


def _own_of(path: str, table: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    steps = path.split("/")
    if steps[3:4] == ["entries"] and len(steps) > 4:
        return table["entry"], "/".join(steps[:5])
    return table, "/".join(steps[:3])


def field_words(path: str, library: Library) -> str:
    """Say in words which field a pointer names: "/work/0/position" -> "Work 1, Job title"."""
    table, entry = section_of(path, library)
    if table is None:
        return path
    key = path.removeprefix(f"{entry}/")
    labels = [
        row["label"] for row in table["fields"] if key == row["key"] or key.startswith(f"{row['key']}/")
    ]
    place = table["title"] + _numbers(entry)
    return f"{place}, {_short(labels[0])}" if labels else place


def _numbers(entry: str) -> str:
    """Count an entry from 1: "/work/0" -> " 1", "/sections/0/entries/1" -> " 1, entry 2"."""
    indexes = map(pointer.index, entry.split("/"))
    return ", entry".join(f" {index + 1}" for index in indexes if index is not None)


def one_of(path: str, library: Library) -> str:
    """Say what kind of thing a list's item is: "/work/0" -> "a job", "/work/0/highlights/2" -> "a bullet"."""
    table, entry = section_of(path, library)
    if table is None:
        return "an entry"
    if path == entry:
        return str(table.get("one") or "an entry")
    key = path.removeprefix(f"{entry}/").partition("/")[0]
    return next((str(row["one"]) for row in table["fields"] if row["key"] == key and "one" in row), "a line")


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
    for number, own in enumerate(cv.sections):
        yield f"{OWN}{number}/entries", f"a new entry of {own.title or f'own section {number + 1}'}"
