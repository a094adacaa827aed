"""What a piece of work was for: a reason or a purpose told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legible.check.features.line import Line

REASONS = {"so", "because", "after", "since", "where", "when", "which", "who", "whose", "while", "until"}


def has_purpose(line: Line) -> bool:
    """Say whether a line tells why: `for the archive`, `to find faults`, `that keeps ... apart`."""
    start = line.lead_index + 1
    return any(
        token.lower in REASONS or token.lower == "for" or _leads_to_verb(line, index)
        for index, token in enumerate(line.tokens)
        if index >= start
    )


def _leads_to_verb(line: Line, index: int) -> bool:
    """Tell `to find`, `that find` from `from files to webhooks`."""
    if line.tokens[index].lower not in {"to", "that"} or index + 1 >= len(line.tokens):
        return False
    word = line.tokens[index + 1].lower
    if line.tokens[index].lower == "that":
        return True
    return word in line.words.verb_bases and word not in line.words.set("noun-verbs")
