"""A CV as it is printed and checked: what is hidden left out, texts without their Markdown, and the way back.

Pointers and spans of the shown CV are not those of the full one: `Shown` leads from either to the other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from legible import inline, pointer
from legible.identity import by_identity
from legible.model import CV

T = TypeVar("T")

# The fields that may hold light Markdown: paragraphs and bullets. All others are shown as they are typed.
MARKED: Mapping[str, tuple[str, ...]] = {
    "work": ("summary", "highlights"),
    "volunteer": ("summary", "highlights"),
    "projects": ("description", "highlights"),
    "awards": ("summary",),
    "publications": ("summary",),
    "references": ("reference",),
}
OWN = ("summary", "highlights")  # the same in an entry of a section of one's own


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a CV is shown, three times over, and how its lists have shrunk."""

    full: CV  # all that there is
    marked: CV  # without what is hidden
    cv: CV  # the same in plain words
    rows: Mapping[str, tuple[int, ...]]  # list in the full CV -> index there of each item that is shown
    blanks: tuple[str, ...] = ()  # pointers in the full CV of what is hidden and in no list

    def path(self, path: str) -> str:
        """Give a pointer of the shown CV as one of the full CV."""
        place = ""
        for step in path.split("/")[1:] if self.rows else ():
            place = f"{place}/{self._index(place, int(step)) if place in self.rows else step}"
        return place if self.rows else path

    def forward(self, path: str) -> str | None:
        """Give a pointer of the full CV as one of the shown CV; None for what is hidden."""
        if _lies_in(path, self.blanks):
            return None
        place = now = ""
        for step in path.split("/")[1:] if self.rows else ():
            rows = self.rows.get(place)
            place = f"{place}/{step}"
            index = pointer.index(step)
            if rows is not None and index not in rows:
                return None
            now = f"{now}/{step if rows is None else rows.index(index)}"
        return now if self.rows else path

    def span(self, path: str, start: int, end: int) -> tuple[int, int]:
        """Give a span of a text of the shown CV as one of the full CV's text, signs of Markdown counted."""
        if self.marked is self.cv:
            return start, end
        text, words = pointer.text_at(self.marked, path), pointer.text_at(self.cv, path)
        return (start, end) if text == words else inline.raw_span(text, start, end)

    def reworded(self, path: str, words: str) -> str:
        """Give new words for a text of the shown CV as they are put into the full CV."""
        return inline.reworded(pointer.text_at(self.marked, path), words) if takes_markup(path) else words

    def order(self, path: str, order: Sequence[int]) -> tuple[int, ...]:
        """Give a new order of a shown list's items as one of the full list, where hidden items stay.

        They follow the item that they stand behind now, or come first of all.
        """
        place = self.path(path)
        if place not in self.rows:
            return tuple(order)
        full = [self._index(place, index) for index in order]
        groups: dict[int, list[int]] = {-1: [], **{index: [index] for index in full}}
        last = -1
        for index in range(len(pointer.get(self.full, place))):
            last = index if index in groups else last
            if index not in self.rows[place]:
                groups[last].append(index)
        return tuple(index for head in (-1, *full) for index in groups[head])

    def _index(self, place: str, index: int) -> int:
        """Give the full list's index of a shown item; what is new to the one is new to the other."""
        rows = self.rows[place]
        new = index - len(rows)
        return rows[index] if new < 0 else len(pointer.get(self.full, place)) + new


def shown(cv: CV, hidden: Iterable[str] = ()) -> Shown:
    """Leave out what is hidden, and take the signs of Markdown out of the rest.

    What points to nowhere hides nothing; where nothing changes, it is the very same CV.
    """
    marked, rows, blanks = _without(cv, [path for path in dict.fromkeys(hidden) if pointer.leads(cv, path)])
    return Shown(cv, marked, _plain(marked), rows, blanks)


def takes_markup(path: str) -> bool:
    """Say whether the field at a pointer may hold light Markdown."""
    steps = pointer.parts(path)
    if steps[:1] == ["sections"]:
        return len(steps) > 4 and steps[4] in OWN
    return path == "/basics/summary" or (len(steps) > 2 and steps[2] in MARKED.get(steps[0], ()))


def _without(cv: CV, hidden: list[str]) -> tuple[CV, Mapping[str, tuple[int, ...]], tuple[str, ...]]:
    """Empty what is hidden and stands in no list; take the rest out of its lists."""
    fields = [path for path in hidden if not isinstance(pointer.get(cv, _parent(path)), tuple)]
    blanks = tuple(path for path in fields if not _lies_in(_parent(path), fields))
    gone: dict[str, set[int]] = {}
    for path in hidden:
        if not _lies_in(path, blanks):
            gone.setdefault(_parent(path), set()).add(int(path.rpartition("/")[2]))
    rows = {
        path: tuple(index for index in range(len(pointer.get(cv, path))) if index not in gone[path])
        for path in sorted(gone)
    }
    return _lacking(cv, tuple(sorted(tuple(pointer.parts(path)) for path in hidden))), rows, blanks


@by_identity
def _lacking(value: Any, gone: tuple[tuple[str, ...], ...]) -> Any:
    """Give a value without what lies at the ends of some steps; an entry that stays is the same each time."""
    inside: dict[str, list[tuple[str, ...]]] = {}
    for steps in gone:
        inside.setdefault(steps[0], []).append(steps[1:])
    if isinstance(value, tuple):
        kept = ((item, inside.get(str(index), [])) for index, item in enumerate(value))
        return tuple(_lacking(item, tuple(rest)) if rest else item for item, rest in kept if () not in rest)
    changes = {}
    for name, rest in inside.items():
        old = getattr(value, name)
        changes[name] = type(old)() if () in rest else _lacking(old, tuple(rest))
    return dataclasses.replace(value, **changes) if changes else value


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _lies_in(path: str, places: Iterable[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


@by_identity
def _plain(cv: CV) -> CV:
    changes: dict[str, Any] = {name: _items(getattr(cv, name), fields) for name, fields in MARKED.items()}
    changes["basics"] = _item(cv.basics, ("summary",))
    changes["sections"] = _same_or(
        cv.sections, tuple(_changed(own, entries=_items(own.entries, OWN)) for own in cv.sections)
    )
    return _changed(cv, **changes)


def _items(items: tuple[Any, ...], fields: tuple[str, ...]) -> tuple[Any, ...]:
    return _same_or(items, tuple(_item(item, fields) for item in items))


@by_identity
def _item(item: Any, fields: tuple[str, ...]) -> Any:
    return _changed(item, **{name: _words(getattr(item, name)) for name in fields})


def _words(value: Any) -> Any:
    if isinstance(value, str):
        return inline.plain(value)
    return _same_or(value, tuple(inline.plain(text) for text in value))


def _same_or(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the old list where nothing in it has changed."""
    return old if all(one is other for one, other in zip(old, new, strict=True)) else new


def _changed(item: T, **values: Any) -> T:
    """Replace what has changed; give the item itself where nothing has."""
    changes = {name: value for name, value in values.items() if value is not getattr(item, name)}
    return dataclasses.replace(item, **changes) if changes else item  # type: ignore[type-var]
