"""F9: nouns for what was built or looked after, and for the field it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legible.check.features.text import Span

if TYPE_CHECKING:
    from legible.check.features.line import Line


def system_nouns(line: Line) -> list[Span]:
    """Find nouns such as service, API, pipeline, ledger."""
    return _found(line, "system-nouns")


def domain_nouns(line: Line) -> list[Span]:
    """Find nouns of the field served, such as payment, booking, patient."""
    return _found(line, "domain-nouns")


def _found(line: Line, name: str) -> list[Span]:
    matches = line.words.book(name).find(line.tokens, plural=True)
    return [Span(line.tokens[match.first].start, line.tokens[match.stop - 1].end) for match in matches]
