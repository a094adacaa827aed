"""Tell job titles, employers and schools by their words, and by what German and its like build of them."""

from __future__ import annotations

import functools
import re

from legible.parse.vocabulary import Vocabulary, words_of

MIN_SUFFIX = 6  # letters of a word that may end a longer one: "Bauleiterin", "subeditor"
MIN_PREFIX = 3


def titles_in(text: str, words: Vocabulary) -> list[bool]:
    """Say of each word of a text whether it is one of a job title."""
    return [any(_ends_in(part, words.titles) for part in word.split("/")) for word in words_of(text)]


def names_title(text: str, words: Vocabulary) -> bool:
    """Tell whether a text names a job title."""
    return any(titles_in(text, words))


def ends_in_title(text: str, words: Vocabulary) -> bool:
    """Tell "Software Engineer" and "Bank Clerk", whose first words say what the job is about."""
    return titles_in(text, words)[-1:] == [True]


def names_school(text: str, words: Vocabulary) -> bool:
    """Tell whether a text names a school."""
    return any(_ends_in(word, words.schools) for word in words_of(text))


def names_employer(text: str, words: Vocabulary) -> bool:
    """Tell whether a text has a word that only employers' names have."""
    return any(_ends_in(word, words.employers) for word in words_of(text))


def names_work(text: str, words: Vocabulary) -> bool:
    """Tell whether a text names a job title, an employer or a school."""
    return names_title(text, words) or names_employer(text, words) or names_school(text, words)


@functools.lru_cache(maxsize=20_000)
def _ends_in(word: str, known: frozenset[str]) -> bool:
    bare = word.strip(".")
    if bare in known or word in known:
        return True
    if len(bare) < MIN_SUFFIX + MIN_PREFIX:
        return False
    return any(bare.endswith(end) and len(bare) - len(end) >= MIN_PREFIX for end in _endings(known))


@functools.lru_cache(maxsize=16)
def _endings(known: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in known if len(word) >= MIN_SUFFIX and re.fullmatch(r"\w+", word))
