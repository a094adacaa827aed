"""LNG08: a word that leaves somebody out, or has had its day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from legible.check.examples import a_bullet
from legible.check.features.line import LINES, Line
from legible.check.features.text import PhraseBook, Span
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.check.texts import swapped
from legible.check.words import Words


@rule(
    code="LNG08",
    name="outdated-term",
    severity="suggestion",
    message="For “{quote}”, many readers would now expect “{meant}”.",
    fix="Write “{meant}”, unless it is a name.",
    passing="The wording leaves nobody out.",
    example=a_bullet,
    flag=(
        "Saved 400 man-hours a year by scanning the forms.",
        "Put spam senders on a blacklist.",
        "Cooked for the elderly in two villages.",
        "Moved the ledger to a master/slave setup.",
    ),
    passes=(
        "Reported to the Chairman of Larch Retail.",
        "Nursed on the elderly care ward.",
        "Flew unmanned aircraft over the moor.",
        "Restored slave narratives from 1820 for the museum.",
        "Sold the Blacklist series to three broadcasters.",
        "Mended the man's watch in an hour.",
    ),
)
def outdated_term(scan: Scan, options: Options) -> Iterator[Hit]:
    """One such word can close a door, and the newer one is as short."""
    for path, line in scan.lines:
        for span, meant in _found(line):
            fixed = swapped(line.text, span.start, span.end, meant)
            edit = Edit(f"Write “{meant}”", line.text, fixed, texts=((path, fixed),))
            yield Hit(path, span.start, span.end, {"meant": meant}, edit=edit)


@lru_cache(maxsize=LINES)
def _found(line: Line) -> tuple[tuple[Span, str], ...]:
    return tuple(_terms(line))


def _terms(line: Line) -> Iterator[tuple[Span, str]]:
    terms = line.words.table("outdated-terms")["terms"]
    for match in _book(line.words).find(line.tokens):
        tokens = line.tokens[match.first : match.stop]
        # A capital inside a line marks a name or a title.
        plain = all(token.text.islower() for token in tokens[match.first == 0 :])
        whole = not any(token.text.endswith(("'s", "’s")) for token in tokens)
        if plain and whole and (not match.phrase.startswith("the ") or _ends_there(line, match.stop)):
            yield line.span_of(match), terms[match.phrase]


def _ends_there(line: Line, stop: int) -> bool:
    """Tell `the elderly` from `the elderly care ward`."""
    after = line.tokens[stop : stop + 1]
    return not after or after[0].gap.strip() != "" or after[0].lower in line.words.set("function-words")


@lru_cache(maxsize=16)
def _book(words: Words) -> PhraseBook:
    return PhraseBook(words.table("outdated-terms")["terms"])
