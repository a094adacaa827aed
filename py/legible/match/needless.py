"""What an advert says it does not ask for: `no fintech experience needed`, `you won't need Java`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legible.check.features.text import Token
from legible.match.items import Item
from legible.match.words import MatchWords

WIDEST = 7  # words from `no` to `needed`


def needless(items: Sequence[Item], tokens: Sequence[Token], words: MatchWords) -> set[int]:
    """Give the places of the items that a negation covers."""
    found: set[int] = set()
    for match in words.phrases("joins", "need_no").find(tokens):
        found |= set(_to_clause_end(items, tokens[match.first].start))
    for match in words.phrases("joins", "not_needed").find(tokens):
        found |= set(_joined_before(items, tokens[match.first].start))
    for start, end in _denied(tokens, words):
        found |= {
            n for n, item in enumerate(items) if item.words[-1].end > start and item.words[0].start < end
        }
    return found


def _to_clause_end(items: Sequence[Item], place: int) -> Iterator[int]:
    begun = False
    for index, item in enumerate(items):
        if begun and item.joiner == ";":
            return
        begun = begun or item.words[-1].end > place
        if begun:
            yield index


def _joined_before(items: Sequence[Item], place: int) -> Iterator[int]:
    """Give the item that holds the place, and those that `and` or `or` join to it."""
    here = max((n for n, item in enumerate(items) if item.words[0].start <= place), default=-1)
    while here >= 0:
        yield here
        here = here - 1 if items[here].joiner in ("and", "or") else -1


def _denied(tokens: Sequence[Token], words: MatchWords) -> Iterator[tuple[int, int]]:
    """Find `no ... needed` within one part of a sentence."""
    table = words.table("joins")
    for index, token in enumerate(tokens[:-1]):
        if token.lower != "no" or tokens[index + 1].lower in table["no_limits"]:
            continue
        for after in tokens[index + 1 : index + WIDEST]:
            if after.gap.strip(" /-"):
                break
            if after.lower in table["needing"]:
                yield token.start, after.end
                break
