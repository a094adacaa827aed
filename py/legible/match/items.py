"""A sentence -> the things it lists, how each is joined to the one before, and what leads up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from legible.check.features.text import Token
from legible.match.atoms import Atom
from legible.match.words import MatchWords

Joiner = Literal["", ",", "and", "or", "eg", ";"]
EXAMPLES = {("such", "as"), ("for", "example"), ("for", "instance")}
EXAMPLE = {"e.g", "eg", "like", "including", "includes", "include", "namely", "ie", "i.e", "similar"}
NOT_LIKE = {"would", "we'd", "you'd", "i'd", "also", "you", "we"}
CLAUSE = {"but", "while", "whilst", "whereas", "although", "though", "however"}


class Word(NamedTuple):
    """A word with its place in the sentence; what hyphens join is one."""

    lower: str
    text: str
    start: int
    end: int
    gap: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list."""

    words: tuple[Word, ...]
    joiner: Joiner  # what joins it to the item before
    aside: bool = False  # stands in brackets


def hyphened(tokens: Sequence[Token]) -> list[Word]:
    """Join the parts of `hands-on`."""
    found: list[Word] = []
    for token in tokens:
        if found and token.gap in ("-", "‑") and found[-1].end + 1 == token.start:
            last = found[-1]
            joined = last.lower + "-" + token.lower, last.text + "-" + token.text
            found[-1] = Word(*joined, last.start, token.end, last.gap)
        else:
            found.append(Word(token.lower, token.text, token.start, token.end, token.gap))
    return found


def split_items(tokens: Sequence[Token], atoms: Sequence[Atom], words: MatchWords) -> list[Item]:
    """Part a sentence at its commas, brackets, `and`, `or` and `such as`, never inside a name."""
    items: list[Item] = []
    current: list[Word] = []
    joiner: Joiner = ""
    depth = 0
    for word, mark, shift in _marks(hyphened(tokens), atoms):
        if mark and current:
            items.append(Item(tuple(current), joiner, depth > 0))
            current, joiner = [], mark
        elif mark:
            joiner = _stronger(joiner, mark)
        depth = max(0, depth + shift)
        if word is not None:
            current.append(word)
    if current:
        items.append(Item(tuple(current), joiner, depth > 0))
    return _shared_heads(items, atoms, words)


def _marks(words: Sequence[Word], atoms: Sequence[Atom]) -> Iterator[tuple[Word | None, Joiner, int]]:
    """Give each word with the mark before it and the change of brackets; joining words give no word."""
    skip = False
    for index, word in enumerate(words):
        if skip:
            skip = False
            continue
        inside = any(atom.start < word.start < atom.end for atom in atoms)
        shift = 0 if inside else word.gap.count("(") - word.gap.count(")")
        mark = "" if inside else _gap_mark(word.gap)
        said = "" if inside else _word_mark(words, index)
        if said:
            skip = said == "eg" and (word.lower, _next(words, index)) in EXAMPLES
            yield None, _stronger(mark, said), shift
        else:
            yield word, mark, shift


def _next(words: Sequence[Word], index: int) -> str:
    return words[index + 1].lower if index + 1 < len(words) else ""


def _gap_mark(gap: str) -> Joiner:
    if ";" in gap or "\n" in gap or any(dash in gap for dash in (" - ", " – ", " — ", "—")):
        return ";"
    if "/" in gap:
        return "or"
    if "&" in gap or "+" in gap:
        return "and"
    return "," if any(mark in gap for mark in ",:()|•·.[]") else ""


def _word_mark(words: Sequence[Word], index: int) -> Joiner:
    lower, after = words[index].lower, _next(words, index)
    before = words[index - 1].lower if index else ""
    if lower in ("and", "or"):
        return "and" if lower == "and" else "or"
    if lower in CLAUSE:
        return ";"
    if (lower, after) in EXAMPLES:
        return "eg"
    if lower in EXAMPLE and index and before not in NOT_LIKE and not (lower == "similar" and after != "to"):
        return "eg"
    return ""


def _stronger(one: Joiner, other: Joiner) -> Joiner:
    order: tuple[Joiner, ...] = ("", ",", "and", "or", "eg", ";")
    return max(one, other, key=order.index)


def _shared_heads(items: list[Item], atoms: Sequence[Atom], words: MatchWords) -> list[Item]:
    """Give `unit` its head in `unit and integration tests`; the head's word is lent."""
    heads = words.set("shared-heads")
    for place in range(len(items) - 1, 0, -1):
        item, before = items[place], items[place - 1]
        last = item.words[-1]
        named = any(atom.start <= before.words[-1].start < atom.end for atom in atoms)
        lends = not before.words[-1].text.isupper() and item.joiner in ("and", "or") and len(item.words) >= 2 and last.lower in heads and not named
        if lends and before.words[-1].lower not in heads and not before.words[-1].lower.endswith("ing"):
            items[place - 1] = Item((*before.words, last), before.joiner, before.aside)
    return items
