"""F3: effects told by amounts alone, with no verb of change: `up 22%`, `81% to 86%`, `14 before, 5 after`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from legible.check.features.change import measure_after, word_at
from legible.check.features.verbs import is_past, verb_base

if TYPE_CHECKING:
    from legible.check.features.line import Line

ROUGHLY = {"about", "almost", "around", "by", "just", "nearly", "over", "roughly", "some", "another"}
MULTIPLIED = {"double", "halve", "quadruple", "treble", "triple"}
SPELLS = {"day", "hour", "month", "morning", "night", "quarter", "season", "term", "week", "weekend", "year"}
NOW = {"are", "finishes", "is", "lands", "now", "runs", "takes"}
CURRENCY = ("£", "$", "€")


def _amount_after(line: Line, index: int) -> int:
    """Give the index of the amount right after a word, words like `nearly` passed over; or -1."""
    starts = {span.start for span in line.metrics}
    for place in range(index + 1, min(index + 4, len(line.tokens))):
        if line.tokens[place].start in starts:
            return place
        if word_at(line, place) not in ROUGHLY | {"a"}:
            return -1
    return -1


def _is_share(line: Line, index: int) -> bool:
    """Say whether an amount is a percentage or a fraction."""
    token = line.tokens[index]
    return (
        line.text[token.end :].lstrip().startswith(("%", "per cent", "percent"))
        or not token.text[0].isdigit()
    )


def _up_or_down(line: Line) -> Iterator[int]:
    """Find `referrals up 22%, false alarms down by a third`."""
    for index, token in enumerate(line.tokens):
        if token.lower not in {"down", "up"} or index < 1 or verb_base(word_at(line, index - 1), line.words):
            continue
        amount = _amount_after(line, index)
        if amount > 0 and _is_share(line, amount):
            yield index


def _side_by_side(line: Line) -> Iterator[int]:
    """Find `Renewals: 81% to 86%`, `18% at the start, 3% now`, `14 the year before, 5 the year after`."""
    starts = {span.start for span in line.metrics}
    places = [index for index, token in enumerate(line.tokens) if token.start in starts]
    for one, two in zip(places, places[1:], strict=False):
        labelled = any(":" in token.gap for token in line.tokens[1 : one + 1])
        between = {token.lower for token in line.tokens[one + 1 : two]}
        later = {token.lower for token in line.tokens[two + 1 : two + 6]}
        ran = labelled and between == {"to"} and _is_share(line, one) and _is_share(line, two)
        if ran or (later & {"now", "today"} and between) or ("before" in between and "after" in later):
            yield two


def _moved(line: Line) -> Iterator[int]:
    """Find `The loss ratio improved 4 points`: a verb of change after its subject, an amount after it."""
    verbs = line.words.set("effect-verbs-measured") | line.words.set("effect-intransitives") | {"improve"}
    for index, token in enumerate(line.tokens):
        if index <= max(1, line.lead_index) or token.gap != " " or not is_past(token.lower, line.words):
            continue
        subject = word_at(line, index - 1) not in line.words.set("function-words")
        if subject and verb_base(token.lower, line.words) in verbs and _amount_after(line, index) > 0:
            yield index - 1


def _earned(line: Line) -> Iterator[int]:
    """Find `a stall that made £90`, `Negotiated a rent cut of £60,000`."""
    changes = line.words.set("comparatives") | {"cut", "discount", "refund"}
    for index, token in enumerate(line.tokens):
        changed = token.lower == "of" and word_at(line, index - 1) in changes
        if changed or token.lower in {"earned", "made", "raised"}:
            amount = _amount_after(line, index)
            if amount > 0 and line.tokens[amount].gap.endswith(CURRENCY):
                yield index - changed


def _at_first(line: Line) -> Iterator[int]:
    """Find how a new thing began: `47 valid reports in its first year`."""
    for index, token in enumerate(line.tokens):
        before = [word_at(line, index - step) for step in (2, 1)]
        spell = SPELLS & {word_at(line, index + 1), word_at(line, index + 2), word_at(line, index + 3)}
        if (
            token.lower == "first"
            and before[0] in {"in", "on"}
            and before[1] in {"its", "the", "their"}
            and spell
        ):
            amounts = [
                n
                for n, it in enumerate(line.tokens[:index])
                if any(it.start == s.start for s in line.metrics)
            ]
            yield from amounts[-1:]


def _used_to_take(line: Line) -> Iterator[int]:
    """Find `A report that took three days is ready by noon`: the time it took, and how it stands now."""
    for index, token in enumerate(line.tokens[:-2]):
        amount = _amount_after(line, index) if token.lower == "took" else -1
        if amount < 0 or word_at(line, index - 1) not in {"once", "that", "which"}:
            continue
        now = (n for n in range(amount + 1, len(line.tokens)) if word_at(line, n) in NOW)
        yield from list(now)[:1]


def _helped_change(line: Line) -> Iterator[int]:
    """Find `Helped the branch cut waste by 30%`, `Helped to double sales`."""
    if verb_base(word_at(line, line.lead_index), line.words) != "help":
        return
    for index in range(line.lead_index + 1, min(line.lead_index + 8, len(line.tokens))):
        base = verb_base(word_at(line, index), line.words)
        if line.tokens[index].gap.strip():
            return
        measured = base in line.words.set("effect-verbs-measured") and measure_after(line, index)
        if base in MULTIPLIED or measured:
            yield index


AMOUNTS = (_up_or_down, _side_by_side, _moved, _earned, _at_first, _used_to_take, _helped_change)
