"""The word lists a check works with: the shared ones, and a guide's own laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from legible.check.features.everyday import LISTS
from legible.check.features.spelling import SHORTEST, skeleton
from legible.check.features.text import PhraseBook
from legible.check.features.tools import Entry, gazetteer
from legible.guides import Guide
from legible.library import Library

FOLDER = "content/words/check/"


class Words:
    """Word lists by name; each list is read once, when a rule first asks for it.

    A list is `content/words/check/<name>.txt` (an entry a line, `#` lines are comments) and the guide's
    vocabulary of the same name; an entry `-word` in the guide's takes a word away.
    """

    def __init__(self, library: Library, vocabulary: Mapping[str, frozenset[str]]) -> None:
        self._library = library
        self._vocabulary = vocabulary
        self._sets: dict[str, frozenset[str]] = {}
        self._books: dict[str, PhraseBook] = {}

    def set(self, name: str) -> frozenset[str]:
        """Give a list as a set; empty where there is no such list."""
        if name not in self._sets:
            text = self._library.files.get(f"{FOLDER}{name}.txt", "")
            own = self._vocabulary.get(name, frozenset())
            away = {entry[1:] for entry in own if entry.startswith("-")}
            self._sets[name] = (frozenset(entries(text)) | own) - away
        return self._sets[name]

    def book(self, *names: str) -> PhraseBook:
        """Give lists as phrases to be found in a line."""
        key = " ".join(names)
        if key not in self._books:
            self._books[key] = PhraseBook(entry for name in names for entry in self.set(name))
        return self._books[key]

    @cached_property
    def irregular_forms(self) -> Mapping[str, str]:
        """Map each form of the irregular verbs to its dictionary form."""
        verbs: Mapping[str, list[str]] = self.table("verbs")["irregular"]
        return {form: base for base, forms in verbs.items() for form in (*forms, base)}

    @cached_property
    def verb_bases(self) -> frozenset[str]:
        """Give the dictionary forms of all verbs we know."""
        return self.set("verbs") | self.set("effect-verbs") | frozenset(self.table("verbs")["irregular"])

    @cached_property
    def everyday(self) -> frozenset[str]:
        """Give the words that everybody knows, and those of the guide's own field."""
        own = self.set("domain-nouns") | self.set("system-nouns") | frozenset(self.irregular_forms)
        return own.union(self.verb_bases, *(self.set(name) for name in LISTS))

    @cached_property
    def hard_words(self) -> Mapping[str, list[str]]:
        """Index often misspelt words by their skeleton, and by it less one consonant after a `-`."""
        index: dict[str, list[str]] = {}
        for word in sorted(self.set("hard-words")):
            bones = skeleton(word)
            index.setdefault(bones, []).append(word)
            if len(word) > SHORTEST + 1:
                for place in range(1, len(bones)):
                    index.setdefault(f"-{bones[:place]}{bones[place + 1 :]}", []).append(word)
        return index

    @cached_property
    def tools(self) -> Mapping[str, list[Entry]]:
        """Index the gazetteer of tools by the first word of each name."""
        return gazetteer(self)

    @cached_property
    def american(self) -> Mapping[str, str]:
        """Map American spellings that no ending gives away to the British ones."""
        return {there: here for here, there in self.table("spelling-pairs")["pairs"].items()}

    def table(self, name: str) -> Mapping[str, Any]:
        """Give `content/words/check/<name>.toml`; callers must not change it."""
        return self._library.table(f"{FOLDER}{name}.toml")


def entries(text: str) -> Iterable[str]:
    """Read a list's entries: one a line; lines that open with `#` are comments."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def words_for(library: Library, guide: Guide) -> Words:
    """Give the words of a guide; the same library and guide give the same object."""
    # The words hold the vocabulary, so its id stays its own for as long as they are kept.
    name = f"words {guide.slug} {id(guide.vocabulary)}"
    return library.once(name, lambda content: Words(content, guide.vocabulary))
