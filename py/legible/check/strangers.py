"""Words of a CV that no list knows: neither the dictionary nor our own words nor the CV's names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from legible.check.dictionary import LONGEST, Dictionary
from legible.check.features.line import LINES, Line, read_line
from legible.check.features.text import Token, singular, tokens
from legible.check.features.verbs import base_forms
from legible.check.scan import Scan
from legible.check.words import Words

PROSE = re.compile(r"/(?:summary|description|highlights/\d+)$")
OWN_LISTS = ("system-nouns", "domain-nouns", "specialist-terms", "specialist-hints", "trade-words")
PART_OF_AN_ADDRESS = re.compile(r"[@\\/_~=<>{}\d]|\w[.:]\w")
SENTENCE_ENDS = (".", "!", "?", ":", "•", "–", "—", "-", "*")
SHORTEST = 5  # letters; shorter words have too many neighbours, and trades have too many short words
SHORTEST_PART = 4  # letters of a word that is part of another
ONE_VOWEL_ONE_CONSONANT = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")
FOREIGN_SHARE = 0.25  # of a text's longer words are strangers: another language, or all terms
FOREIGN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Stranger:
    """A word that no list knows, at one of its places."""

    path: str  # JSON pointer
    token: Token


class Sighting(NamedTuple):
    """What a line's longer words are."""

    words: int  # how many are written as plain words
    accented: int  # those of them with letters that English does without
    strangers: tuple[Token, ...]  # those of them that no list knows

    @property
    def is_foreign(self) -> bool:
        """Say whether so much is unknown that the text is hardly English."""
        unknown = self.accented + len(self.strangers)
        return unknown >= FOREIGN_WORDS and unknown > self.words * FOREIGN_SHARE


def strangers(scan: Scan, dictionary: Dictionary) -> dict[str, list[Stranger]]:
    """Give the unknown words of a CV's sentences with all their places; none where it is not in English."""
    lines = prose(scan)
    seen = [(path, look_at(line, dictionary)) for path, line in lines]
    if _together([sighting for _, sighting in seen]).is_foreign:
        return {}
    names = _names(scan, [line for _, line in lines])
    words: dict[str, list[Stranger]] = {}
    for path, sighting in seen:
        for token in () if sighting.is_foreign else sighting.strangers:
            if token.lower not in names and singular(token.lower) not in names:
                words.setdefault(token.lower, []).append(Stranger(path, token))
    return words


def prose(scan: Scan) -> list[tuple[str, Line]]:
    """Give the CV's sentences with their places: what is written, not filled in."""
    return [(text.path, read_line(scan.words, text.text)) for text in scan.texts if PROSE.search(text.path)]


def _together(sightings: Sequence[Sighting]) -> Sighting:
    words, accented, unknown = zip(*sightings, strict=True) if sightings else ((), (), ())
    return Sighting(sum(words), sum(accented), tuple(chain.from_iterable(unknown)))


def _names(scan: Scan, lines: list[Line]) -> frozenset[str]:
    """Give the words of the CV's short fields, and those that stand with a capital amid a sentence."""
    fields = [_words_of(text.text) for text in scan.texts if not PROSE.search(text.path)]
    return frozenset().union(*fields, *[_names_amid(line) for line in lines])


@lru_cache(maxsize=LINES)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(token.lower for token in tokens(text))


@lru_cache(maxsize=LINES)
def _names_amid(line: Line) -> frozenset[str]:
    """Give the words that stand with a capital amid a sentence."""
    return frozenset(token.lower for token in line.tokens if token.text[0].isupper() and not _opens(token))


def _opens(token: Token) -> bool:
    return token.start == len(token.gap) or token.gap.strip().endswith(SENTENCE_ENDS)


@lru_cache(maxsize=LINES)
def look_at(line: Line, dictionary: Dictionary) -> Sighting:
    """Look every plain word of a line up; what is known to be misspelt is left to another rule."""
    plain = [
        token for index, token in enumerate(line.tokens) if _is_plain(token, line) and not line.tool_at(index)
    ]
    accented = [token for token in plain if not token.lower.isascii()]
    slips = {slip.start for slip in line.slips}
    unknown = (
        token
        for token in plain
        if token.lower.isascii()
        and token.start not in slips
        and not is_known(token.lower, line.words, dictionary)
    )
    return Sighting(len(plain), len(accented), tuple(unknown))


def _is_plain(token: Token, line: Line) -> bool:
    """Say whether a longer word is neither a name, nor a sign, nor part of an address."""
    word = token.text
    if not SHORTEST <= len(token.lower) <= LONGEST or not token.lower.isalpha():
        return False
    if not word.islower() and not (word[1:].islower() and _opens(token)):
        return False
    start = max(line.text.rfind(sign, 0, token.start) for sign in " \n\t(") + 1
    chunk = line.text[start:].split(maxsplit=1)[0].rstrip(".,;:!?)”\"'")
    return not PART_OF_AN_ADDRESS.search(chunk)


def is_known(word: str, words: Words, dictionary: Dictionary) -> bool:
    """Say whether a word, what it is a form of, or the two words that it joins are on a list."""
    terms = _terms(words)
    return (
        any(form in dictionary or form in words.everyday for form in _stems(word))
        or any(form in terms for form in base_forms(word))
        or any(_joins(word[:place], word[place:], words, dictionary) for place in range(2, len(word) - 1))
    )


def _stems(word: str) -> Iterator[str]:
    """Give a word and what it is a regular form of; not where a letter may have to be doubled."""
    yield word
    single = singular(word)
    yield single
    if word.endswith("a"):
        yield word[:-1] + "um"
    for ending in ("ing", "ed", "er"):
        stem = single.removesuffix(ending)
        if stem != single and len(stem) >= SHORTEST_PART:
            yield stem + "e"
            if not ONE_VOWEL_ONE_CONSONANT.search(stem) and not stem.endswith("e"):
                yield stem


def _joins(first: str, second: str, words: Words, dictionary: Dictionary) -> bool:
    """Say whether a word is a prefix and a word, or two everyday words written as one."""
    if first in words.set("word-fronts") and len(second) >= SHORTEST_PART:
        return any(stem in dictionary for stem in _stems(second))
    return all(_is_part(part, words) for part in (first, second))


def _is_part(word: str, words: Words) -> bool:
    if len(word) < SHORTEST_PART:
        return word in words.set("short-joins")
    return word in words.everyday or singular(word) in words.everyday


@lru_cache(maxsize=16)
def _terms(words: Words) -> frozenset[str]:
    """Give the trades' words of our own lists, and those of the tools' names."""
    tools = frozenset(part for entries in words.tools.values() for entry in entries for part in entry.words)
    return tools.union(*(words.set(name) for name in OWN_LISTS))
