"""F3: what came of it. An outcome is an effect that happened; a task done or a purpose is not one.

Each cue is a small function with its reason; a clause of nothing but general words never counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from legible.check.features.aftermath import STATES
from legible.check.features.amounts import AMOUNTS
from legible.check.features.change import CHANGES, word_at
from legible.check.features.text import Span
from legible.check.features.verbs import is_past, verb_base
from legible.check.features.verdict import VERDICTS

if TYPE_CHECKING:
    from legible.check.features.line import Line

CLAUSE_END = re.compile(r"[;:.!?–—(]|\s-\s")
Cue = Callable[["Line"], Iterator[int]]  # yields the index of the word where the effect begins


def outcomes(line: Line) -> list[Span]:
    """Find the clauses that tell an effect."""
    found = {start for cue in CUES for start in cue(line)}
    return [span for start in sorted(found) if (span := _clause(line, start)) is not None]


def _clause(line: Line, start: int) -> Span | None:
    """Give the clause that begins at a word, unless it says nothing but general words."""
    stop = start + 1
    while stop < len(line.tokens) and not CLAUSE_END.search(line.tokens[stop].gap):
        stop += 1
    words = line.tokens[start:stop]
    general = line.words.set("generic-words") | line.words.set("function-words")
    lowers = [token.lower for token in words]
    measured = any(token[0].isdigit() or token in line.words.set("number-words") for token in lowers)
    telling = [token for token in words[1:] if token.lower not in general]
    if not telling and not measured and not line.metrics:
        return None
    return Span(words[0].start, words[-1].end)


def _so(line: Line) -> Iterator[int]:
    """Find `..., so nobody loses a seat`, and `so that`."""
    for index, token in enumerate(line.tokens[:-2]):
        if token.lower != "so" or index == 0:
            continue
        if word_at(line, index - 1) in {"or", "and", "do", "did", "not"}:
            continue
        if word_at(line, index + 1) not in line.words.set("after-so"):
            yield index


def _which(line: Line) -> Iterator[int]:
    """Find a clause that tells what the work did: `which stopped`, `that now cut`."""
    plain = line.words.set("effect-verbs-alone") | line.words.set("effect-verbs-measured")
    every = plain | line.words.set("effect-verbs") | line.words.set("effect-intransitives")
    for index, token in enumerate(line.tokens):
        if token.lower not in {"which", "that"} or not index:
            continue
        effects = every if token.lower == "which" else plain
        near = [word_at(line, index + step) for step in (1, 2)]
        if near[0] in {"now", "then"} or near[0].endswith("ly") or near[0] in {"has", "have", "also"}:
            near.pop(0)
        verb = near[0]
        if verb_base(verb, line.words) in effects and is_past(verb, line.words):
            yield index


def _result_participle(line: Line) -> Iterator[int]:
    """Find `, cutting the queue in half`: after a comma, a participle of a verb of change."""
    if line.opener("duty-openers", "routine-openers"):
        return  # what follows lists the duties
    effects = line.words.set("effect-verbs")
    chained = False
    for index, token in enumerate(line.tokens):
        if not index or not token.lower.endswith("ing"):
            continue
        before = line.tokens[index - 1].lower
        opens = token.gap.strip() in {",", ";", ", –", "–", "—"} or before in {
            "thereby",
            "thus",
            "while",
            "and",
        }
        if not opens or (before == "and" and not chained) or (before == "while" and "," in token.gap):
            continue
        if verb_base(token.lower, line.words) in effects:
            chained = True
            yield index


def _because(line: Line) -> Iterator[int]:
    """Find `Thanks to the new index, shoppers find a shoe at once`."""
    if (word_at(line, 0), word_at(line, 1)) not in {("because", "of"), ("thanks", "to")}:
        return
    yield from [n for n, token in enumerate(line.tokens) if n > 2 and "," in token.gap][:1]


@cache
def _arrow() -> re.Pattern[str]:
    return re.compile(r"\s(?:->|=>|→|⇒)\s")


def _arrows(line: Line) -> Iterator[int]:
    """Find `build time 20 min -> 4 min`."""
    for match in _arrow().finditer(line.text):
        yield from (n for n, token in enumerate(line.tokens) if token.start >= match.end() and line.metrics)
        return


CUES: tuple[Cue, ...] = (
    _so,
    _which,
    _result_participle,
    _arrows,
    *CHANGES,
    *STATES,
    *AMOUNTS,
    *VERDICTS,
    _because,
)
