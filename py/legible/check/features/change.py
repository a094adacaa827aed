"""F3: effects told by a main verb of change, by a goal reached, by an amount of more or less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from legible.check.features.text import Span
from legible.check.features.verbs import RELATIVE, is_past, verb_base

if TYPE_CHECKING:
    from legible.check.features.line import Line


def word_at(line: Line, index: int) -> str:
    """Give a word in lower case, or nothing outside the line."""
    return line.tokens[index].lower if 0 <= index < len(line.tokens) else ""


def _change(line: Line) -> Iterator[int]:
    """Find `Halved`, `cut ... by 80%`: a main verb of change, or `complaints were eliminated`."""
    for index, token in enumerate(line.tokens):
        if _main_past(line, index) and _changes(line, index, verb_base(token.lower, line.words)):
            yield index
    for span in line.passives:
        index = index_at(line, span)
        base = verb_base(line.text[span.start : span.end].lower().split()[-1], line.words)
        if base not in line.words.set("effect-verbs-less") and _changes(line, index, base):
            yield index


def _changes(line: Line, index: int, base: str) -> bool:
    """Say whether a verb tells an effect: by itself, with a number, or with an object of its own."""
    words = line.words
    if base in words.set("effect-verbs-alone"):
        return True
    if base in words.set("effect-verbs-measured") and measure_after(line, index):
        return True
    if base in words.set("effect-verbs-directed") and measure_after(line, index):
        return bool(words.set("directions") & {token.lower for token in line.tokens[index + 1 : index + 16]})
    return base in words.set("effect-verbs-less") and _telling_after(line, index) >= 2


def index_at(line: Line, span: Span) -> int:
    """Give the index of the word at which a span starts."""
    return next(index for index, token in enumerate(line.tokens) if token.start == span.start)


def _main_past(line: Line, index: int) -> bool:
    """Say whether a word is a past main verb: it opens the line or follows `and`, a comma, `we`, `team`."""
    token = line.tokens[index]
    if not (is_past(token.lower, line.words)):
        return False
    before = word_at(line, index - 1)
    if (
        index == line.lead_index
        or before in {"and", "i", "we", "then", "also", "but"}
        or before.endswith("ly")
    ):
        return True
    return bool(re.search(r"[,;]", token.gap)) and before not in RELATIVE


def measure_after(line: Line, index: int) -> bool:
    """Say whether a number follows in the same clause."""
    start = line.tokens[index].end
    end = len(line.text)
    for token in line.tokens[index + 1 :]:
        if ";" in token.gap or "." in token.gap.strip():
            end = token.start
            break
    return any(start <= span.start < end for span in line.metrics)


def _telling_after(line: Line, index: int) -> int:
    """Count the words after a verb that not every CV holds."""
    return sum(token.start > line.tokens[index].start for token in line.specific_words)


def _achieved(line: Line) -> Iterator[int]:
    """Find `Passed the audit`, `Ranked 2nd of 64`, `Finished at 134% of target`."""
    verbs, goals = line.words.set("achievement-verbs"), line.words.set("achievement-nouns")
    for index, token in enumerate(line.tokens):
        if not _main_past(line, index) or verb_base(token.lower, line.words) not in verbs:
            continue
        ahead = [word.lower for word in line.tokens[index + 1 : index + 9]]
        if (goals & set(ahead) and _says_which(line, index)) or any(
            re.fullmatch(r"\d+(?:st|nd|rd|th)|first|second|third", word) for word in ahead[:2]
        ):
            yield index


def _says_which(line: Line, index: int) -> bool:
    """Tell `Exceeded the Leeds target` from `Consistently exceeded targets`, which anybody may claim."""
    goals = line.words.set("achievement-nouns")
    own = goals - line.words.set("generic-goals")
    ahead = {token.lower for token in line.tokens[index + 1 : index + 9]}
    told = [token for token in line.specific_words if token.start > line.tokens[index].end]
    return bool(own & ahead) or measure_after(line, index) or any(token.lower not in goals for token in told)


def _gained(line: Line) -> Iterator[int]:
    """Find `£1.2m of annual savings`, `two days earlier`: an amount of more or less."""
    better, gains = line.words.set("comparatives"), line.words.set("gains")
    for span in line.metrics:
        index = index_at(line, span)
        ahead = [word_at(line, index + step) for step in range(1, 5)]
        than = word_at(line, index - 1) in {"or", "than"} or "than" in ahead[:1]
        if not than and (better & set(ahead[:3]) or (index > 0 and gains & set(ahead))):
            yield index


def _share(line: Line) -> Iterator[int]:
    """Find how much of the whole was done: `Closed 38 of 41 findings`."""
    amounts = {span.start for span in line.metrics}
    for index, token in enumerate(line.tokens[1:-2], 1):
        two = token.start in amounts and line.tokens[index + 2].start in amounts
        if two and word_at(line, index + 1) in {"of"} and token.text[0].isdigit():
            yield index


def _from_to(line: Line) -> Iterator[int]:
    """Find two amounts, before and after: `from 70 seconds to 9`."""
    paces = line.words.set("paces")
    amounts = {span.start for span in line.metrics}
    amounts |= {token.start for token in line.tokens if token.lower in paces}
    for index, token in enumerate(line.tokens):
        if token.lower not in {"from", "between"} or word_at(line, index - 1) in {"aged", "ages"}:
            continue
        ahead = line.tokens[index + 1 : index + 10]
        first = next((n for n, word in enumerate(ahead[:3]) if word.start in amounts), None)
        if first is None:
            continue
        ends = [n for n, word in enumerate(ahead) if n > first and word.lower in {"to", "down", "under"}]
        if any(word.start in amounts for n in ends[:2] for word in ahead[n + 1 : n + 4]):
            yield index


CHANGES = (_change, _achieved, _gained, _share, _from_to)
