"""F7: words that only people of the field know, and whether a line speaks to anybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legible.check.features.text import Span

if TYPE_CHECKING:
    from legible.check.features.line import Line

ACRONYM_WEIGHT = 0.75
HINT_WEIGHT = 0.5
UNCOMMON_WEIGHT = 0.5
UNCOMMON_AT_MOST = 1.5  # rare words alone make no jargon: bakers and actors have theirs
DENSE = 2.0


def specialist_terms(line: Line) -> list[Span]:
    """Find specialist terms: those of the lists, and words built as only sciences build them."""
    book = line.words.book("specialist-terms")
    found = [
        Span(line.tokens[match.first].start, line.tokens[match.stop - 1].end)
        for match in book.find(line.tokens, plural=True)
    ]
    taken = {place for span in found for place in range(span.start, span.end)}
    endings = tuple(line.words.set("specialist-endings"))
    plain = line.words.set("plain-words")
    for token in line.tokens:
        if token.start in taken or len(token.lower) < 8 or not token.text.islower():
            continue
        if token.lower.endswith(endings) and token.lower not in plain:
            found.append(Span(token.start, token.end))
    return sorted(found)


def density(line: Line) -> float:
    """Weigh what a reader outside the field would trip over."""
    hints = [
        line.span_of(match) for match in line.words.book("specialist-hints").find(line.tokens, plural=True)
    ]
    taken = {place for it in (*line.specialist, *hints) for place in range(it.start, it.end)}
    loose = sum(acronym.start not in taken for acronym in line.acronyms)
    uncommon = sum(token.start not in taken for token in line.uncommon)
    rare = min(UNCOMMON_WEIGHT * uncommon, UNCOMMON_AT_MOST)
    weighed = HINT_WEIGHT * len(hints) + ACRONYM_WEIGHT * loose + rare
    return len(line.specialist) + weighed


def is_dense(line: Line) -> bool:
    """Say whether a line is for specialists only: much jargon, and no effect told in plain words."""
    told = sum(token.text.islower() for token in line.tokens) >= 2  # else a row of names
    return told and density(line) >= DENSE and not has_plain_effect(line) and not line.is_stack


def has_plain_effect(line: Line) -> bool:
    """Say whether an effect is told in words that anybody knows."""
    return any(_is_plain(line, span) for span in line.outcomes)


def _is_plain(line: Line, span: Span) -> bool:
    inside = [token for token in line.tokens if span.start <= token.start < span.end]
    starts = [term.start for term in line.specialist] + [acronym.start for acronym in line.acronyms]
    hard = any(span.start <= start < span.end for start in starts)
    return not hard and len(inside) >= 3
