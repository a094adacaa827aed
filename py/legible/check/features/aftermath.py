"""F3: effects told by what happened next: a second subject, a state that lasts, a harm that stayed away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from legible.check.features.change import word_at
from legible.check.features.verbs import is_past, verb_base

if TYPE_CHECKING:
    from legible.check.features.line import Line

HARMED = {"affected", "harmed", "hurt", "lost", "missed", "noticed", "stolen"}


def _kept(line: Line) -> Iterator[int]:
    """Find `Kept the site up all election night`: a good state that lasted."""
    states = line.words.set("good-states")
    for index, token in enumerate(line.tokens):
        if token.lower not in {"kept", "keep", "keeps", "held", "hold"} or index > line.lead_index + 12:
            continue
        ahead = [word.lower for word in line.tokens[index + 2 : index + 9]]
        if states & set(ahead) and "date" not in ahead:
            yield index


def _new_subject(line: Line) -> Iterator[int]:
    """Find a second clause about something else: `, and the old tickets have gone`."""
    effects = line.words.set("effect-verbs") | line.words.set("effect-intransitives")
    for index, token in enumerate(line.tokens[1:-1], 1):
        opens = (token.lower == "and" and "," in token.gap) or ";" in token.gap
        if not opens:
            continue
        first = index + (token.lower == "and")
        if verb_base(word_at(line, first), line.words) and is_past(word_at(line, first), line.words):
            continue
        for place in range(first + 1, min(first + 6, len(line.tokens))):
            word = word_at(line, place)
            after = [word_at(line, place + step) for step in (1, 2, 3)]
            perfect = word in {"have", "has"} and any(is_past(it, line.words) for it in after)
            if perfect or (is_past(word, line.words) and verb_base(word, line.words) in effects):
                yield first
                break


def _subject_changed(line: Line) -> Iterator[int]:
    """Find what changed of itself: `and duplicate texts stopped`."""
    verbs = line.words.set("effect-intransitives")
    for index, token in enumerate(line.tokens):
        if index > line.lead_index and token.lower in verbs and _has_subject(line, index):
            yield _clause_start(line, index)


def _clause_start(line: Line, index: int) -> int:
    """Go back to the first word of the subject."""
    while (
        index and not line.tokens[index].gap.strip() and line.tokens[index - 1].lower not in {"and", "which"}
    ):
        index -= 1
    return index


def _has_subject(line: Line, index: int) -> bool:
    token, before = line.tokens[index], line.tokens[index - 1]
    if token.gap.strip() or token.gap == "-":
        return False
    if before.lower in {"have", "has", "all", "but", "that", "which"}:
        return index > 1
    if before.lower.endswith("ly"):
        return index > 1
    plain = before.lower not in line.words.set("function-words") and not is_past(before.lower, line.words)
    return plain and not (index - 1 == line.lead_index and bool(verb_base(before.lower, line.words)))


def _now(line: Line) -> Iterator[int]:
    """Find the state of things afterwards: `ushers now clear most of them`, `no longer`."""
    for match in line.words.book("effect-phrases").find(line.tokens):
        if match.first or match.phrase in line.words.set("effect-phrases-at-start"):
            yield match.first
    for index, token in enumerate(line.tokens[:-1]):
        if token.lower == "now" and index and word_at(line, index - 1) not in {"until", "by", "and", "from"}:
            yield index


def _state_after(line: Line) -> Iterator[int]:
    """Find a harm that did not happen: `none were lost`, `without a missed payment`."""
    losses = line.words.set("losses")
    for index, token in enumerate(line.tokens):
        if token.lower in {"no", "none", "nobody", "never"} and _perfect_near(line, index):
            yield index
        if token.lower not in {"before", "without", "zero", "no", "none"}:
            continue
        ahead = [word_at(line, index + step) for step in range(1, 5)]
        if token.lower == "before" and ahead[0] in {"any", "anybody", "anyone"} and HARMED & set(ahead):
            yield index
        if token.lower in {"without", "zero", "no", "none"} and any(
            word in losses or (is_past(word, line.words) and word in losses) for word in ahead
        ):
            yield index


def _perfect_near(line: Line, index: int) -> bool:
    """Find `has` or `have` near a word; `no` opens a line as `no one` only."""
    if not index and line.tokens[0].lower != "nobody" and word_at(line, 1) != "one":
        return False
    return bool({"has", "have"} & {word_at(line, index + step) for step in range(-1, 5)})


STATES = (_kept, _new_subject, _subject_changed, _now, _state_after)
