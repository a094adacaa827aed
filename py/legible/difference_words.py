"""The words for places in a CV and for what stands there: "Work: Cook, The Old Mill, bullet 2"."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legible.form import FIELDS, INSIDE_BASICS, bare
from legible.library import Library
from legible.model import CV
from legible.render.wording import DateStyle, language_of, wording

WORDS = "content/words/differences.toml"
DATED = ("Date", "date")  # ends of the names of fields that hold a date
NAMING = 2  # fields that name an entry at most

Row = Mapping[str, Any]  # what fields.toml says of a field or a section
Told = tuple[
    str, Any
]  # a field's text and, of a date, how the imported file wrote it, None if it is not known


@dataclass(frozen=True, slots=True)
class Names:
    """What the editor calls sections, entries, fields and lines; `key` is that of a section."""

    sections: Mapping[str, Row]
    phrases: Mapping[str, str]
    dates: DateStyle

    def section(self, key: str) -> str:
        """Give a section's title; nothing for one that the person named."""
        return str(self.sections.get(key, {}).get("title", ""))

    def titles(self, item: Any, key: str) -> tuple[str, ...]:
        """Give the fields that name an entry, empty ones included."""
        rows = [row["key"] for row in self._rows(key) if row["kind"] == "line"]
        texts = [
            field.name for field in dataclasses.fields(item) if isinstance(getattr(item, field.name), str)
        ]
        names = [name for name in rows or texts if name in texts and not name.endswith((*DATED, "url"))]
        return tuple(getattr(item, name) for name in names[:NAMING])

    def item(self, item: Any, key: str, name: str, index: int) -> str:
        """Give what an entry, or a line of the list of that name, is called: its title, or "bullet 2"."""
        if isinstance(item, str):
            return self._numbered(self._one(key, name), index)
        one = bare(self.sections.get(key, {}).get("one", "")) or self.phrases["entry"]
        return ", ".join(filter(None, self.titles(item, key))) or self._numbered(one, index)

    def moved(self, item: Any, index: int, key: str) -> str:
        """Give what tells an item in a list that was put in another order."""
        return item if isinstance(item, str) else self.item(item, key, "", index)

    def order(self, key: str, name: str, item: Any) -> str:
        """Say that the order of such items in their list is meant."""
        if not isinstance(item, str):
            return self.phrases["entries_order"]
        return self.phrases["lines_order"].format(one=self._one(key, name))

    def field(self, key: str, name: str) -> str:
        """Give a field's label without its advice."""
        words = next((row["label"] for row in self._rows(key) if row["key"] == name), "")
        words = words or (self.section(name) if name in INSIDE_BASICS else _spaced(name))
        return re.split(r",| \(", words)[0]

    def both(self, name: str, theirs: Told, mine: Told) -> tuple[str, str]:
        """Give two values of a field as a person reads them, unlike also where the same date is meant."""
        if theirs[0] == mine[0]:
            return self._as_written(name, theirs), self._as_written(name, mine)
        return self.text(name, theirs[0]), self.text(name, mine[0])

    def _as_written(self, name: str, told: Told) -> str:
        date, written = self.text(name, told[0]), told[1]
        return (
            date if written is None else self.phrases["as_written"].format(date=date, written=written).strip()
        )

    def text(self, name: str, value: str) -> str:
        """Give a field's text as a person reads it."""
        return self.dates.write(value, with_day=True) if name.endswith(DATED) else value

    def whole(self, value: Any, name: str = "") -> str:
        """Give all the texts of an entry or a line, each on a line of its own."""
        return "\n".join(filter(None, self._texts(value, name)))

    def _texts(self, value: Any, name: str) -> Iterator[str]:
        if isinstance(value, tuple):
            for part in value:
                yield from self._texts(part, name)
        elif dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                yield from self._texts(getattr(value, field.name), field.name)
        elif isinstance(value, str):
            yield self.text(name, value)

    def _rows(self, key: str) -> list[Row]:
        return list(self.sections.get(key, {}).get("fields", ()))

    def _one(self, key: str, name: str) -> str:
        ones = (row["one"] for row in self._rows(key) if row["key"] == name and "one" in row)
        return bare(next(ones, "")) or self.phrases["line"]

    def _numbered(self, one: str, index: int) -> str:
        return self.phrases["numbered"].format(one=one, number=index + 1)


def names_for(cv: CV, library: Library) -> Names:
    """Gather the words for a CV, whose language its dates are written in."""
    sections = library.once("sections by key", _sections)
    return Names(sections, library.table(WORDS), wording(library, language_of(cv)).dates)


def _sections(library: Library) -> Mapping[str, Row]:
    """Gather the editor's sections by key; those of one's own are told by their own headings."""
    tables = library.table(FIELDS)
    own: Row = tables["own"]
    keyed = {table["key"]: table for table in tables["section"]}
    return {**keyed, "sections": {**own, "title": ""}, "entries": {**own["entry"], "title": ""}}


def joined(said: tuple[str, ...]) -> str:
    """Join the steps to a place: ("Work", "Cook, The Old Mill", "End") -> "Work: Cook, The Old Mill, End"."""
    first, *rest = said
    return f"{first}: {', '.join(rest)}" if rest else first


def label(words: str, opens: bool) -> str:
    """Write a label as it opens a line or stands within it; abbreviations stay."""
    if opens:
        return words[:1].upper() + words[1:]
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def extra_text(extra: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Write what other details are kept, as far as those of the other side differ."""
    differing = {key: value for key, value in extra.items() if key not in other or other[key] != value}
    return "\n".join(f"{key.removeprefix('x-')}: {_plain(value)}" for key, value in differing.items())


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _spaced(name: str) -> str:
    """Take a field's own name apart: "countryCode" -> "Country code"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.rpartition("/")[2]).capitalize()
