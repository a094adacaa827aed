"""The word lists of a comparison: those of the checker, and its own in `content/words/match/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any, NamedTuple

from legible.check.features.line import Line, read_line
from legible.check.features.text import PhraseBook, Token
from legible.check.words import Words, entries, words_for
from legible.guides import Guide
from legible.library import Library
from legible.match.synonyms import Synonyms

FOLDER = "content/words/match/"
SHORTEST_SLIP = 8  # letters; shorter words are too often another word


class Cue(NamedTuple):
    """A phrase of a table of cues, found among words."""

    name: str  # the table's key
    first: int  # index of its first word
    stop: int  # index after its last


class Cues:
    """Phrases under names; where several fit, the longest counts, then what comes first in the line."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._books = {name: PhraseBook(phrases) for name, phrases in table.items()}
        self.vocabulary = frozenset(
            word for phrases in table.values() for it in phrases for word in it.split()
        )

    def find(self, tokens: Sequence[Token]) -> list[Cue]:
        """Give the phrases, the most telling first, none overlapping; those under `none` say nothing."""
        found = [
            Cue(name, match.first, match.stop)
            for name, book in self._books.items()
            for match in book.find(tokens)
        ]
        kept: list[Cue] = []
        for cue in sorted(found, key=lambda cue: (cue.first - cue.stop, cue.first)):
            if all(cue.stop <= other.first or cue.first >= other.stop for other in kept):
                kept.append(cue)
        return [cue for cue in kept if cue.name != "none"]


class MatchWords:
    """Word lists by name; each is read once, when first asked for."""

    def __init__(self, library: Library, check: Words) -> None:
        self._library = library
        self.check = check
        self._sets: dict[str, frozenset[str]] = {}
        self._books: dict[str, PhraseBook] = {}
        self._cues: dict[str, Cues] = {}
        self._stems: dict[str, str] = {}
        self._mended: dict[str, str] = {}

    def set(self, name: str) -> frozenset[str]:
        """Give a list as a set."""
        if name not in self._sets:
            self._sets[name] = frozenset(entries(self._library.text(f"{FOLDER}{name}.txt")))
        return self._sets[name]

    def book(self, name: str) -> PhraseBook:
        """Give a list as phrases to be found in a line."""
        if name not in self._books:
            self._books[name] = PhraseBook(self.set(name))
        return self._books[name]

    def phrases(self, table: str, key: str) -> PhraseBook:
        """Give a list of a table as phrases to be found in a line."""
        name = f"{table} {key}"
        if name not in self._books:
            self._books[name] = PhraseBook(self.table(table)[key])
        return self._books[name]

    def table(self, name: str) -> Mapping[str, Any]:
        """Give `content/words/match/<name>.toml`; callers must not change it."""
        return self._library.table(f"{FOLDER}{name}.toml")

    def cues(self, name: str) -> Cues:
        """Give a table of phrases as cues."""
        if name not in self._cues:
            self._cues[name] = Cues(self.table(name))
        return self._cues[name]

    def line(self, text: str) -> Line:
        """Read a line with the guide's words."""
        return read_line(self.check, text)

    def mended(self, word: str) -> str:
        """Read a slip such as `experiance` as the leading or heading word that was meant."""
        if len(word) < SHORTEST_SLIP or word in self.check.everyday:
            return word
        if word not in self._mended:
            alike = [it for it in self._mendable if it[0] == word[0] and abs(len(it) - len(word)) <= 1]
            near = get_close_matches(word, alike, 1, 0.9)
            self._mended[word] = near[0] if near else word
        return self._mended[word]

    @cached_property
    def _mendable(self) -> list[str]:
        known = self.set("fronts") | self.set("tails") | self.cues("headings").vocabulary
        return sorted(word for word in known if len(word) >= SHORTEST_SLIP - 1)

    def is_adverb(self, word: str) -> bool:
        """Say whether a word looks like an adverb: `calmly`."""
        return word.endswith("ly") and word not in self.set("not-adverbs")

    def stem(self, word: str) -> str:
        """Take a word's ending off, so that `planned` and `planning` agree."""
        if word not in self._stems:
            self._stems[word] = self._stem(word)
        return self._stems[word]

    def _stem(self, word: str) -> str:
        base = self._deed_of(self.check.irregular_forms.get(word, word))
        for ending, left in self._endings:
            if base.endswith(ending) and len(base) - len(ending) >= 3:
                base = base.removesuffix(ending) + left
                break
        if len(base) > 4 and base[-1] == base[-2] and base[-1] in "bdgmnprt":
            base = base[:-1]
        base = base.removesuffix("e") if len(base) > 3 else base
        return f"{base[:-1]}i" if base.endswith("y") and len(base) > 3 else base

    def _deed_of(self, word: str) -> str:
        """Give what a person of this trade does: `manager` -> manage; any other word as it is."""
        if word.removesuffix("s") not in self.role_nouns:
            return word
        one = word.removesuffix("s")
        forms = (
            one.removesuffix("er"),
            one.removesuffix("r"),
            f"{one.removesuffix('or')}e",
            one.removesuffix("ant"),
        )
        return next((form for form in forms if form != one and form in self.check.verb_bases), word)

    @cached_property
    def _endings(self) -> list[tuple[str, str]]:
        table: Mapping[str, str] = self.table("endings")["endings"]
        return sorted(table.items(), key=lambda row: -len(row[0]))

    @cached_property
    def synonyms(self) -> Synonyms:
        """Give the names that things go by."""
        return Synonyms(self)

    @cached_property
    def idle_stems(self) -> frozenset[str]:
        """Give the stems that say nothing of what is done."""
        idle = (
            self.check.set("function-words")
            | self.set("fronts")
            | self.set("empties")
            | self.set("light-verbs")
        )
        return frozenset(self.stem(word) for word in idle if not word.endswith("ing"))

    @cached_property
    def languages(self) -> frozenset[str]:
        """Give the names of human languages, in small letters."""
        return frozenset(self._library.table("content/words/languages.toml")["names"])

    @cached_property
    def role_nouns(self) -> frozenset[str]:
        """Give the nouns for people's jobs."""
        titles = self._library.table("content/words/roles.toml")["titles"]
        return self.check.set("role-nouns") | frozenset(titles)


def match_words(library: Library, guide: Guide) -> MatchWords:
    """Give the words of a guide; the same library and guide give the same object."""
    check = words_for(library, guide)
    return library.once(f"match words {id(check)}", lambda content: MatchWords(content, check))
