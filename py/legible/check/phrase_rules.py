"""Rules that are only words: a card and a word list in `content/rules/<name>.toml`.

A card may name an `edit`, one of EDITS, that can take its words out of a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from legible.check import examples
from legible.check.features.line import Line, phrases
from legible.check.model import Find, Hit, Options, Rule
from legible.check.rewording import Reword, offer, without_modifier, without_pronoun
from legible.check.scan import Scan
from legible.library import Library

FOLDER = "content/rules/"
EDITS: Mapping[str, tuple[str, Reword]] = {
    "take-out": ("Take it out", without_modifier),
    "drop-pronoun": ("Start with the verb", without_pronoun),
}


def phrase_rules(library: Library) -> list[Rule]:
    """Read every phrase rule."""
    return [_rule(library.table(path)) for path in library.paths(FOLDER, ".toml")]


def _rule(card: Mapping[str, Any]) -> Rule:
    return Rule(
        code=card["code"],
        name=card["name"],
        severity=card["severity"],
        message=card["message"],
        why=card["why"],
        fix=card["fix"],
        passing=card.get("passing", ""),
        find=_finder(card),
        example=examples.a_bullet,
        flag=tuple(card["flag"]),
        passes=tuple(card["pass"]),
        options=card.get("options", {}),
    )


def _finder(card: Mapping[str, Any]) -> Find:
    """Make the function: a hit for each of the card's `words` that is not inside one of its `senses`."""
    label, reword = EDITS.get(card.get("edit", ""), ("", None))

    def find(scan: Scan, options: Options) -> Iterator[Hit]:
        for path, line in _lines(scan, card["places"]):
            spans = phrases(line, card["words"], card.get("senses", ""))
            for span in spans[:1] if card.get("once_a_line") else spans:
                edit = offer(scan, path, line, reword(line, span), label) if reword else None
                yield Hit(path, span.start, span.end, edit=edit)

    return find


def _lines(scan: Scan, places: list[str]) -> tuple[tuple[str, Line], ...]:
    opening, bullets = scan.lines[:1], scan.lines[1:]
    return (*(opening if "opening" in places else ()), *(bullets if "bullets" in places else ()))
