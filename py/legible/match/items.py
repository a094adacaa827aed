"""A sentence -> the things it lists, how each is joined to the one before, and what leads up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from legible.check.features.text import Token
from legible.match.atoms import Atom
from legible.match.words import MatchWords

Joiner = Literal["", ",", "and", ", and", "or", "eg", ";"]


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
    for word, mark, shift in _marks(hyphened(tokens), atoms, words):
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


def _marks(
    said: Sequence[Word], atoms: Sequence[Atom], words: MatchWords
) -> Iterator[tuple[Word | None, Joiner, int]]:
    """Give each word with the mark before it and the change of brackets; joining words give no word."""
    skip = 0
    for index, word in enumerate(said):
        if skip:
            skip -= 1
            continue
        inside = any(atom.start < word.start < atom.end for atom in atoms)
        shift = 0 if inside else word.gap.count("(") - word.gap.count(")")
        mark = _gap_mark("" if inside else word.gap)
        joins, length = _word_mark(said, -1 if inside else index, words)
        if joins:
            skip = length - 1
            yield None, _stronger(mark, joins), shift
        else:
            yield word, mark, shift


def _gap_mark(gap: str) -> Joiner:
    if ";" in gap or "\n" in gap or any(dash in gap for dash in (" - ", " – ", " — ", "—")):
        return ";"
    if "/" in gap:
        return "or"
    if "&" in gap or " +" in gap:
        return "and"
    return "," if any(mark in gap for mark in ",:()|•·.[]") else ""


def _word_mark(said: Sequence[Word], index: int, words: MatchWords) -> tuple[Joiner, int]:
    """Give what a word joins, and of how many words the joining phrase is made."""
    lower = said[index].lower if index >= 0 else ""
    if lower in ("and", "or"):
        return ("and" if lower == "and" else "or"), 1
    if lower in words.table("joins")["clauses"]:
        return ";", 1
    if lower == "with" and index > 0 and _opens_another(said[index + 1 : index + 6], words):
        return ",", 1
    before = said[index - 1].lower if index else ""
    for phrase in words.table("joins")["examples"]:
        parts = phrase.split()
        if index and [word.lower for word in said[index : index + len(parts)]] == parts:
            verb = lower == "like" and before in words.table("joins")["before_like"]
            return ("", 1) if verb else ("eg", len(parts))
    return "", 1


def _opens_another(said: Sequence[Word], words: MatchWords) -> bool:
    """Say whether `with` opens another thing that is asked for: `with a good knowledge of Excel`."""
    for word in said:
        if "," in word.gap:
            return False
        if word.lower in words.table("joins")["after_with"]:
            return True
    return False


def _stronger(one: Joiner, other: Joiner) -> Joiner:
    order: tuple[Joiner, ...] = ("", ",", "and", ", and", "or", "eg", ";")
    if {one, other} == {",", "and"}:
        return ", and"
    return max(one, other, key=order.index)


def _shared_heads(items: list[Item], atoms: Sequence[Atom], words: MatchWords) -> list[Item]:
    """Give `unit` its head in `unit and integration tests`; the head's word is lent."""
    for place in range(len(items) - 1, 0, -1):
        item, before = items[place], items[place - 1]
        named = any(atom.start <= before.words[-1].start < atom.end for atom in atoms)
        joined = item.joiner in ("and", ", and", "or") and len(item.words) >= 2 and not named
        if joined and _shares(before.words[-1], item.words[-1], words):
            items[place - 1] = Item((*before.words, item.words[-1]), before.joiner, before.aside)
    return items


def _shares(word: Word, head: Word, words: MatchWords) -> bool:
    """Say whether a word lacks its noun: an adjective, or a singular before a noun that is often shared."""
    heads = words.set("shared-heads")
    if word.lower in heads or word.text.isupper() or word.lower.endswith(("ing", "s")):
        return False
    adjective = word.lower.endswith(tuple(words.table("joins")["adjective_endings"]))
    idle = words.set("fronts") | words.set("traits") | words.set("tails")
    return head.lower in heads or (adjective and head.lower not in idle and word.lower not in idle)
