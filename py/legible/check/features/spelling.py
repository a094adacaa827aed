"""Spelling: British or American, and slips in words that are often misspelt."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from legible.check.features.text import Token
from legible.check.features.verbs import base_forms, verb_base

if TYPE_CHECKING:
    from legible.check.features.line import Line
    from legible.check.words import Words

Family = Literal["en-GB", "en-US"]
SHORTEST = 6  # letters; shorter words are too often another word
SIZES = ("size", "prize", "seize", "maize", "capsize", "assize")


class Slip(NamedTuple):
    """A misspelt word and the word that was meant."""

    start: int
    end: int
    meant: str


@cache
def _ise() -> re.Pattern[str]:
    return re.compile(r"(\w+?)(i[sz])(?:e|ed|es|ing|er|ers|ation|ations|ational)")


def family(word: str, words: Words) -> Family | None:
    """Say which side of the ocean a word's spelling comes from, if it tells."""
    if word in words.set("gb-only"):
        return "en-GB"
    if word in words.set("us-only"):
        return "en-US"
    match = _ise().fullmatch(word)
    if not match or len(match[1]) < 3 or match[1] in words.set("never-ize") or match[1].endswith("w"):
        return None
    if match[2] == "is":
        return None if match[1].endswith(("a", "e", "u")) else "en-GB"
    sized = any(word.removesuffix("d").removesuffix("s").endswith(size) for size in SIZES)
    return None if sized or match[1].endswith(("s", "pr")) else "en-US"


def counterpart(word: str, words: Words) -> str:
    """Give a word as the other side of the ocean spells it, or nothing where we do not know."""
    side = family(word, words)
    if side is None:
        return ""
    known = words.american if side == "en-US" else words.table("spelling-pairs")["pairs"]
    match = _ise().fullmatch(word)
    swapped = (
        word[: match.start(2)] + ("iz" if side == "en-GB" else "is") + word[match.end(2) :] if match else ""
    )
    return str(known.get(word, swapped))


def families(line: Line) -> dict[Family, list[Token]]:
    """Give the words of a line that tell a family; names are left out."""
    found: dict[Family, list[Token]] = {}
    for index, token in enumerate(line.tokens):
        if index and token.text[0].isupper():
            continue
        side = family(token.lower, line.words)
        if side:
            found.setdefault(side, []).append(token)
    return found


def slips(line: Line) -> list[Slip]:
    """Find words one slip away from a word that is often misspelt."""
    found = []
    for index, token in enumerate(line.tokens):
        word = token.lower
        if len(word) < SHORTEST or not word.isalpha() or not (token.text.islower() or index == 0):
            continue
        meant = _meant(word, line.words)
        if meant:
            found.append(Slip(token.start, token.end, meant))
    return found


def _meant(word: str, words: Words) -> str:
    if word in words.table("slips")["slips"]:
        meant: str = words.table("slips")["slips"][word]
        return meant
    if doubled := _doubled(word, words):
        return doubled
    if _is_known(word, words):
        return ""
    for candidate in words.hard_words.get(skeleton(word), ()):
        if one_slip(word, candidate):
            return candidate
    shorter = (word[:place] + word[place + 1 :] for place in range(1, len(word) - 1))
    for wanted in shorter:
        if len(wanted) >= SHORTEST + 1 and wanted in words.set("hard-words"):
            return wanted  # a letter too many
    return next((it for it in words.hard_words.get(f"-{skeleton(word)}", ()) if one_slip(word, it)), "")


def _doubled(word: str, words: Words) -> str:
    """Give `committed` for `commited`: a stressed last syllable doubles its letter."""
    ending = next((it for it in ("ed", "ing") if word.endswith(it)), "")
    stem = word.removesuffix(ending)
    if not ending or word in words.set("spelling-allowed"):
        return ""
    short = bool(_one_syllable().fullmatch(stem)) and stem in words.verb_bases
    if not (short or stem in words.set("doubling-verbs")) or {stem + "e"} & (
        words.verb_bases | words.everyday
    ):
        return ""
    return stem + stem[-1] + ending


@cache
def _one_syllable() -> re.Pattern[str]:
    return re.compile(r"(?:[^aeiou]|qu)+[aeiou][bdgmnpt]")


def _is_known(word: str, words: Words) -> bool:
    lists = (
        "hard-words",
        "spelling-allowed",
        "generic-words",
        "gb-only",
        "us-only",
        "people",
        "domain-nouns",
    )
    if any(word in words.set(name) or word.removesuffix("s") in words.set(name) for name in lists):
        return True
    return bool(verb_base(word, words)) or any(form in words.set("hard-words") for form in base_forms(word))


def skeleton(word: str) -> str:
    """Give a word's consonants, doubled ones once: what most slips leave alone."""
    bare = [letter for letter in word if letter not in "aeiou"]
    return word[0] + "".join(
        letter for place, letter in enumerate(bare) if bare[place - 1 : place] != [letter]
    )


def one_slip(word: str, meant: str) -> bool:
    """Say whether one letter was changed, dropped, added, or swapped with its neighbour."""
    if word == meant or word[0] != meant[0] or abs(len(word) - len(meant)) > 1:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), min(len(word), len(meant))
    )
    rest, wanted = word[start:], meant[start:]
    if rest[1:] == wanted[1:] and _vowels(rest[:1], wanted[:1]):
        return True
    if rest[1:] == wanted or rest == wanted[1:]:
        return len(wanted) > 1  # a lost or an added ending is another form of the word
    return rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:]


def _vowels(one: str, two: str) -> bool:
    return one in "aeiouy" and two in "aeiouy"
