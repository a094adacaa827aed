"""F6: abbreviations in capitals that a reader outside the field may not know."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from legible.check.features.text import Token

if TYPE_CHECKING:
    from legible.check.features.line import Line


class Acronym(NamedTuple):
    """An abbreviation, in the singular, with its place."""

    text: str
    start: int
    end: int


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(r"(?:[a-z]{0,2}[A-Z]{2,6}|[A-Z][a-z]?[A-Z]{1,3}|[A-Z]{1,2}[&/][A-Z]{1,3})\d?s?")


@cache
def _roman() -> re.Pattern[str]:
    return re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def acronyms(line: Line) -> list[Acronym]:
    """Find the abbreviations that are neither known nor explained beside them."""
    if _shouts(line.text):
        return []
    known = line.words.set("known-acronyms")
    found: dict[str, Acronym] = {}
    for index, token in enumerate(line.tokens):
        name = _acronym(token.text)
        if not name or name in found or name.lower() in known or _is_other(line, index, name):
            continue
        if not _explained(line, index, name):
            found[name] = Acronym(name, token.start, token.end)
    return list(found.values())


def explained(line: Line) -> frozenset[str]:
    """Give the abbreviations that are written out beside them."""
    names = ((index, _acronym(token.text)) for index, token in enumerate(line.tokens))
    return frozenset(name for index, name in names if name and _explained(line, index, name))


def _acronym(word: str) -> str:
    """Give the abbreviation a word is, in the singular; else nothing."""
    word = word.replace("’", "'").removesuffix("'s")
    if not _shape().fullmatch(word):
        return ""
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


def _shouts(text: str) -> bool:
    """Say whether a line is set in capitals, where nothing can be told from them."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 12 and sum(letter.isupper() for letter in letters) > len(letters) * 0.7


def _is_other(line: Line, index: int, name: str) -> bool:
    """Say whether capitals stand for something else: a numeral, a grade or road, a tool's own name."""
    token = line.tokens[index]
    if _roman().fullmatch(name) and (name not in {"CV", "CD", "MC", "DC", "CI"}):
        return True
    if line.tool_at(index) or name.lower() in line.words.set("brands"):
        return True
    follower = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    return bool(follower and follower.gap == "-" and follower.text.isdigit()) or token.gap.endswith("#")


def _explained(line: Line, index: int, name: str) -> bool:
    """Say whether the words stand beside it: `service level objective (SLO)`, `SLO (service level ...)`."""
    token = line.tokens[index]
    after = line.text[token.end :]
    if re.match(r"s?\s*\((?!\d)[^)]*[a-z]{3}", after):
        return _spelled_after(name, after) or len(after.split(")")[0].split()) >= 2
    if not re.search(r"\(\s*$|\bor $|\bas $|, $|[–—-] $|[\"“‘']$", line.text[: token.start]):
        return False
    return _spelled_before(name, line.tokens[:index])


def _spelled_after(name: str, after: str) -> bool:
    inside = after.partition("(")[2].partition(")")[0]
    return _initials_match(name, re.findall(r"[^\W\d_]+", inside))


def _spelled_before(name: str, before: tuple[Token, ...]) -> bool:
    words = [token.text for token in before[-len(name) * 2 - 1 :]]
    return any(_initials_match(name, words[start:]) for start in range(len(words)))


def _initials_match(name: str, words: list[str]) -> bool:
    """Say whether words spell an abbreviation by their first letters; small words may be passed over."""
    wanted = [letter for letter in name.lower() if letter.isalpha()]
    place = 0
    for word in words:
        if place < len(wanted) and word[:1].lower() == wanted[place]:
            place += 1
        elif len(word) > 3 and place == 0:
            return False
    return place == len(wanted) or (
        bool(words) and place >= len(wanted) - 1 >= 1 and len(words) <= len(wanted)
    )
