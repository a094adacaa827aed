"""LNG06: a word typed for another that a spelling check lets pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from legible.check.examples import a_bullet
from legible.check.features.line import LINES, Line
from legible.check.features.text import Token
from legible.check.features.verbs import verb_base
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.check.texts import swapped
from legible.check.words import Words
from legible.dates import PartialDate


@rule(
    code="LNG06",
    name="confusable-word",
    severity="warning",
    message="“{quote}” looks like a slip for “{meant}”.",
    fix="Write “{meant}”, if that is what you meant.",
    passing="No word stands where another was meant.",
    example=a_bullet,
    flag=(
        "Reported to the project manger every Friday.",
        "Principle engineer of the ticket service.",
        "Cut the queue form 40 to 12 minutes.",
        "Stopped loosing orders at the till.",
        "Taught pupils to mend there own bicycles.",
        "Served more then 300 guests a night.",
        "Lead the move to the new depot in 2019.",
        "Lead and coordinated a team of six.",
        "Answered letters to the Costumer Service desk.",
    ),
    passes=(
        "Carved a manger for the nativity play.",
        "Worked on the principle that every till is checked.",
        "Designed the form 40 clinics use for referrals.",
        "Fixed loose cables, then 300 lamps.",
        "Their team was the first there.",
        "Lead six people across two sites.",
        "Lead the 2026 refit of a hall that opened in 2019.",
        "Lead and zinc samples tested for the harbour.",
        "Sewed for a costumer of films, and served tea.",
        "It's been rebuilt, and its users kept their data.",
        "Ordered a stationary engine from Leeds.",
        "Handled a complaint with a smile, and gave two clerks time to advise.",
    ),
)
def confusable_word(scan: Scan, options: Options) -> Iterator[Hit]:
    """No program points these out, so the reader is the first to see them."""
    for path, line in scan.lines:
        for token, meant in _slips(line, scan.today):
            yield _hit(path, line.text, token, meant)


@lru_cache(maxsize=LINES)
def _slips(line: Line, today: PartialDate) -> tuple[tuple[Token, str], ...]:
    """Give the words of a line that were typed for others, each with the one that was meant."""
    table, found = _by_word(line.words), []
    for index, token in enumerate(line.tokens):
        # The ending 's belongs to "it's" here, so the text counts.
        typed = token.text.lower().replace("’", "'")
        for pair in table.get(typed, ()):
            if _fits(pair, line.tokens, index, line.word_set):
                found.append((token, pair["meant"]))
                break
    if _is_led(line, today):
        found.append((line.tokens[line.lead_index], "led"))
    return tuple(found)


@lru_cache(maxsize=16)
def _by_word(words: Words) -> Mapping[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for pair in words.table("confusables")["pair"]:
        found.setdefault(pair["typed"], []).append(pair)
    return found


def _fits(pair: Mapping[str, Any], tokens: Sequence[Token], index: int, words: frozenset[str]) -> bool:
    """Say whether a word's neighbours are those of its double."""
    if words & set(pair.get("unless", ())):
        return False
    lists = [name for name in ("before", "after") if name in pair]
    near = {
        "before": any(_stands(entry, tokens[:index], last=True) for entry in pair.get("before", ())),
        "after": any(_stands(entry, tokens[index + 1 :], last=False) for entry in pair.get("after", ())),
    }
    needed = all if pair.get("both") else any
    return not lists or needed(near[name] for name in lists)


def _stands(entry: str, tokens: Sequence[Token], *, last: bool) -> bool:
    wanted = entry.removeprefix("£").split()
    found = tokens[-len(wanted) :] if last else tokens[: len(wanted)]
    return len(found) == len(wanted) and all(
        word == token.lower or (word == "#" and token.text[0].isdigit())
        for word, token in zip(wanted, found, strict=True)
    )


def _is_led(line: Line, today: PartialDate) -> bool:
    """Tell `Lead the move in 2019` and `Lead and coordinated`: what is over was led."""
    index = line.lead_index
    if index < 0 or line.tokens[index].lower != "lead" or line.tense != "present":
        return False
    rest = line.tokens[index + 1 :]
    if len(rest) > 1 and rest[0].lower == "and":
        return rest[1].lower.endswith("ed") and bool(verb_base(rest[1].lower, line.words))
    return any(
        _past_year(rest, place, today) and not _is_clause(rest[:place]) for place in range(1, len(rest))
    )


def _past_year(tokens: Sequence[Token], place: int, today: PartialDate) -> bool:
    """Tell the year of `in 2019`, where that is over."""
    year = tokens[place].text
    named = len(year) == 4 and year.isdigit() and 1950 < int(year) < today.year
    return named and tokens[place - 1].lower in ("in", "during")


def _is_clause(before: Sequence[Token]) -> bool:
    """Tell that the year belongs to something else: `a hall that opened in 2019`, `founded in 1990`."""
    others = ("built", "begun", "made", "that", "which", "who")
    return any(token.lower.endswith("ed") or token.lower in others for token in before)


def _hit(path: str, text: str, token: Token, meant: str) -> Hit:
    fixed = swapped(text, token.start, token.end, meant)
    edit = Edit(f"Write “{meant}”", text, fixed, texts=((path, fixed),))
    return Hit(path, token.start, token.end, {"meant": meant}, edit=edit)
