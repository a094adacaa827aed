"""Names for one thing, and what shows a thing without being all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from legible.check.features.text import Span, Token, tokens

if TYPE_CHECKING:
    from legible.match.words import MatchWords

Stems = tuple[str, ...]


class Stemmed(NamedTuple):
    """A word's stem with its place; `CI/CD` gives two of one place."""

    stem: str
    start: int
    end: int


class Hit(NamedTuple):
    """A name of a group found in a text."""

    group: int
    span: Span
    stems: Stems


class Shows(NamedTuple):
    """What shows a thing."""

    tools: frozenset[str]  # usual names
    kinds: frozenset[str]  # any tool of these kinds
    groups: frozenset[int]


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(r"[/&]")


def stemmed(found: Sequence[Token], words: MatchWords) -> list[Stemmed]:
    """Give the stems of a text's words."""
    return [
        Stemmed(words.stem(part), token.start, token.end)
        for token in found
        for part in _inner().split(token.lower)
        if part
    ]


def key_of(text: str, words: MatchWords) -> Stems:
    """Give a name as its stems."""
    return tuple(one.stem for one in stemmed(tokens(text), words))


class Synonyms:
    """The tables of `content/words/match/same.toml`, made ready to be looked up."""

    def __init__(self, words: MatchWords) -> None:
        self._words = words
        self._groups: dict[Stems, list[int]] = {}
        self._by_first: dict[str, list[tuple[Stems, int]]] = {}
        table = words.table("same")
        rows = [row.split("|") for row in table["shown_by"]]
        # What shows a thing is a tool of the gazetteer, or a phrase in small letters: a name of its own.
        shown = [[entry] for _, *entries in rows for entry in entries if entry.islower()]
        for group, names in enumerate([*(row.split("|") for row in table["same"]), *shown]):
            for name in names:
                key = key_of(name, words)
                self._groups.setdefault(key, []).append(group)
                self._by_first.setdefault(key[0], []).append((key, group))
        for choices in self._by_first.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        self._shows = {key_of(name, words): entries for name, *entries in rows}
        self._shows_of: dict[int, list[str]] = {}
        for key, entries in self._shows.items():
            for group in self._groups.get(key, ()):
                self._shows_of.setdefault(group, []).extend(entries)

    def groups(self, name: str) -> frozenset[int]:
        """Give the groups a name belongs to."""
        return frozenset(self._groups.get(key_of(name, self._words), ()))

    def find(self, found: Sequence[Stemmed]) -> Iterator[Hit]:
        """Find the groups' names in a text; names may overlap."""
        found = [one for one in found if not one.stem[0].isdigit()]  # `interviewed 30 customers`
        for place, one in enumerate(found):
            for key, group in self._by_first.get(one.stem, ()):
                stop = place + len(key)
                if tuple(it.stem for it in found[place:stop]) == key:
                    yield Hit(group, Span(one.start, found[stop - 1].end), key)

    def shows(self, name: str) -> Shows:
        """Give what shows a thing, under whichever of its names it is asked for."""
        groups = self.groups(name)
        own = self._shows.get(key_of(name, self._words), [])
        entries = {*own, *(entry for group in groups for entry in self._shows_of.get(group, ()))}
        kinds = frozenset(entry[1:] for entry in entries if entry.startswith("@"))
        shown = frozenset(group for entry in entries for group in self.groups(entry))
        return Shows(frozenset(entries), kinds, shown)
