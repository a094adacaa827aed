"""F1: words with their places, sentences, and phrases found among the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

# Order matters: a name with a sign in it, before the word it starts with.
_TOKEN = r"""
    (?<![^\W_])\.(?:NET|Net|net)\b            # .NET
  | [A-Z]{1,3}&[A-Z]{1,3}\b                   # R&D
  | (?:[A-Z]{1,2}/[A-Z]{1,2}|TCP/IP|PL/SQL)\b # CI/CD, I/O
  | \d+/\d+                                   # 24/7
  | \d[\d.,:]*\d[^\W\d_]*                     # 1,200  2.6k  10:30
  | [^\W_]+(?:['’.][^\W_]+)*(?:\+\+|\#)?      # words, Node.js, C++, C#, team's
"""
_SENTENCE_END = r"(?<=[.!?])(?<!e\.g\.)(?<!i\.e\.)\s+(?=[A-Z\"“'(])"


MUTE_E = ("caches", "niches", "headaches", "avalanches", "crèches")  # plurals of words in -che


class Token(NamedTuple):
    """A word with its place; a hyphen parts words, as in `event-driven`."""

    text: str
    lower: str  # lower case, straight apostrophe, no possessive ending
    start: int
    end: int
    gap: str  # what stands between the word before and this one


class Span(NamedTuple):
    """A stretch of a line."""

    start: int
    end: int


class Match(NamedTuple):
    """A phrase found among the words: tokens `first` up to, not including, `stop`."""

    first: int
    stop: int
    phrase: str


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.VERBOSE)


def tokens(text: str) -> tuple[Token, ...]:
    """Split a line into words."""
    found: list[Token] = []
    place = 0
    for match in _pattern(_TOKEN).finditer(text):
        word = match[0]
        lower = word.lower().replace("’", "'").removesuffix("'s")
        found.append(Token(word, lower, match.start(), match.end(), text[place : match.start()]))
        place = match.end()
    return tuple(found)


def sentences(text: str) -> tuple[Span, ...]:
    """Split a text into sentences."""
    spans: list[Span] = []
    start = 0
    for match in _pattern(_SENTENCE_END).finditer(text):
        spans.append(Span(start, match.start()))
        start = match.end()
    return (*spans, Span(start, len(text))) if text.strip() else ()


def singular(word: str) -> str:
    """Take a plural ending off a word, as far as spelling tells."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us")):
        return word
    if word.endswith("is") and len(word) > 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    hissing = word.endswith(("sses", "shes", "ches", "xes", "zes")) and not word.endswith(MUTE_E)
    return word[:-2] if hissing else word[:-1]


class PhraseBook:
    """Phrases to be found among a line's words, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase in phrases:
            words = tuple(token.lower for token in tokens(phrase))
            if words:
                self._by_first.setdefault(words[0], []).append((words, phrase))
        for choices in self._by_first.values():
            choices.sort(key=lambda choice: (-len(choice[0]), choice[1]))

    def at(self, words: Sequence[Token], index: int, *, plural: bool = False) -> Match | None:
        """Give the longest phrase that starts at a word; `plural` lets its last word be a plural."""
        word = words[index].lower
        found = self._starting(word, words, index, plural)
        if found is None and plural and singular(word) != word:
            found = self._starting(singular(word), words, index, plural)
        return found

    def find(self, words: Sequence[Token], *, plural: bool = False) -> Iterator[Match]:
        """Give the phrases in a line, left to right, none overlapping."""
        index = 0
        while index < len(words):
            match = self.at(words, index, plural=plural)
            if match:
                yield match
            index = match.stop if match else index + 1

    def _starting(self, first: str, words: Sequence[Token], index: int, plural: bool) -> Match | None:
        for phrase, name in self._by_first.get(first, ()):
            stop = index + len(phrase)
            if stop <= len(words) and _same(words[index:stop], phrase, first, plural):
                return Match(index, stop, name)
        return None


def _same(words: Sequence[Token], phrase: tuple[str, ...], first: str, plural: bool) -> bool:
    if len(phrase) == 1:
        return phrase[0] == first
    if words[0].lower != phrase[0] or any(
        a.lower != b for a, b in zip(words[1:-1], phrase[1:-1], strict=True)
    ):
        return False
    last = words[-1].lower
    return last == phrase[-1] or (plural and singular(last) == phrase[-1])
