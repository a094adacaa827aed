"""F3: what came of it. An outcome is an effect that happened; a task done or a purpose is not one.

Each cue is a small function with its reason; a clause of nothing but general words never counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from legible.check.features.text import Span, Token
from legible.check.features.verbs import RELATIVE, is_past, verb_base

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
    measured = any(token[0].isdigit() or token in line.words.set("number-words") for token in _lowers(words))
    telling = [token for token in words[1:] if token.lower not in general]
    if not telling and not measured and not line.metrics:
        return None
    return Span(words[0].start, words[-1].end)


def _lowers(words: tuple[Token, ...]) -> Iterator[str]:
    return (token.lower for token in words)


def _word(line: Line, index: int) -> str:
    return line.tokens[index].lower if 0 <= index < len(line.tokens) else ""


def _so(line: Line) -> Iterator[int]:
    """Find `..., so shoppers stopped losing baskets`, and `so that`."""
    for index, token in enumerate(line.tokens[:-2]):
        if token.lower != "so" or index == 0:
            continue
        if _word(line, index - 1) in {"or", "and", "do", "did", "not"}:
            continue
        if _word(line, index + 1) not in line.words.set("after-so"):
            yield index


def _which(line: Line) -> Iterator[int]:
    """Find a clause that tells what the work did: `which stopped`, `that now cut`."""
    plain = line.words.set("effect-verbs-alone") | line.words.set("effect-verbs-measured")
    every = plain | line.words.set("effect-verbs") | line.words.set("effect-intransitives")
    for index, token in enumerate(line.tokens):
        if token.lower not in {"which", "that"} or not index:
            continue
        effects = every if token.lower == "which" else plain
        near = [_word(line, index + step) for step in (1, 2)]
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


def _change(line: Line) -> Iterator[int]:
    """Find `Halved`, `cut ... by 80%`: a main verb of change, or `complaints were eliminated`."""
    for index, token in enumerate(line.tokens):
        if _main_past(line, index) and _changes(line, index, verb_base(token.lower, line.words)):
            yield index
    for span in line.passives:
        index = _index_at(line, span)
        base = verb_base(line.text[span.start : span.end].lower().split()[-1], line.words)
        if base not in line.words.set("effect-verbs-less") and _changes(line, index, base):
            yield index


def _changes(line: Line, index: int, base: str) -> bool:
    """Say whether a verb tells an effect: by itself, with a number, or with an object of its own."""
    words = line.words
    if base in words.set("effect-verbs-alone"):
        return True
    if base in words.set("effect-verbs-measured") and _measure_after(line, index):
        return True
    return base in words.set("effect-verbs-less") and _telling_after(line, index) >= 2


def _index_at(line: Line, span: Span) -> int:
    return next(index for index, token in enumerate(line.tokens) if token.start == span.start)


def _main_past(line: Line, index: int) -> bool:
    """Say whether a word is a past main verb: it opens the line or follows `and`, a comma, `we`, `team`."""
    token = line.tokens[index]
    if not (is_past(token.lower, line.words)):
        return False
    before = _word(line, index - 1)
    if (
        index == line.lead_index
        or before in {"and", "i", "we", "then", "also", "but"}
        or before.endswith("ly")
    ):
        return True
    return bool(re.search(r"[,;]", token.gap)) and before not in RELATIVE


def _measure_after(line: Line, index: int) -> bool:
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
        if goals & set(ahead) or any(
            re.fullmatch(r"\d+(?:st|nd|rd|th)|first|second|third", word) for word in ahead[:2]
        ):
            yield index


def _gained(line: Line) -> Iterator[int]:
    """Find `£1.2m of annual savings`, `two days earlier`: an amount of more or less."""
    better, gains = line.words.set("comparatives"), line.words.set("gains")
    for span in line.metrics:
        index = _index_at(line, span)
        ahead = [_word(line, index + step) for step in range(1, 5)]
        than = _word(line, index - 1) in {"or", "than"} or "than" in ahead[:1]
        if not than and (better & set(ahead[:3]) or (index > 0 and gains & set(ahead))):
            yield index


def _kept(line: Line) -> Iterator[int]:
    """Find `Kept the site up for 210,000 pupils`: a good state that lasted."""
    states = line.words.set("good-states")
    for index, token in enumerate(line.tokens):
        if token.lower not in {"kept", "keep", "keeps", "held", "hold"} or index > line.lead_index + 12:
            continue
        if states & {word.lower for word in line.tokens[index + 2 : index + 9]}:
            yield index


def _new_subject(line: Line) -> Iterator[int]:
    """Find a second clause about something else: `, and their wording replaced ours`."""
    effects = line.words.set("effect-verbs") | line.words.set("effect-intransitives")
    for index, token in enumerate(line.tokens[1:-1], 1):
        opens = (token.lower == "and" and "," in token.gap) or ";" in token.gap
        if not opens:
            continue
        first = index + (token.lower == "and")
        if verb_base(_word(line, first), line.words) and is_past(_word(line, first), line.words):
            continue
        for place in range(first + 1, min(first + 6, len(line.tokens))):
            word = _word(line, place)
            perfect = word in {"have", "has"} and is_past(_word(line, place + 1), line.words)
            if perfect or (is_past(word, line.words) and verb_base(word, line.words) in effects):
                yield first
                break


def _from_to(line: Line) -> Iterator[int]:
    """Find two amounts, before and after: `from 900 ms to 240 ms`."""
    paces = line.words.set("paces")
    amounts = {span.start for span in line.metrics}
    amounts |= {token.start for token in line.tokens if token.lower in paces}
    for index, token in enumerate(line.tokens):
        if token.lower not in {"from", "between"} or _word(line, index - 1) in {"aged", "ages"}:
            continue
        ahead = line.tokens[index + 1 : index + 10]
        first = next((n for n, word in enumerate(ahead[:3]) if word.start in amounts), None)
        if first is None:
            continue
        ends = [n for n, word in enumerate(ahead) if n > first and word.lower in {"to", "down", "under"}]
        if any(word.start in amounts for n in ends[:2] for word in ahead[n + 1 : n + 4]):
            yield index


def _subject_changed(line: Line) -> Iterator[int]:
    """Find what changed of itself: `and duplicate texts stopped`."""
    verbs = line.words.set("effect-intransitives")
    for index, token in enumerate(line.tokens):
        if index > line.lead_index and token.lower in verbs and _has_subject(line, index):
            yield index


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
    """Find the state of things afterwards: `support now resolves most of them`, `no longer`."""
    for match in line.words.book("effect-phrases").find(line.tokens):
        if match.first or match.phrase in line.words.set("effect-phrases-at-start"):
            yield match.first
    for index, token in enumerate(line.tokens[:-1]):
        if token.lower == "now" and index and _word(line, index - 1) not in {"until", "by", "and", "from"}:
            yield index


def _state_after(line: Line) -> Iterator[int]:
    """Find a harm that did not happen: `none were lost`, `without a missed payment`."""
    losses = line.words.set("losses")
    for index, token in enumerate(line.tokens):
        ahead = [_word(line, index + step) for step in range(1, 5)]
        if token.lower in {"without", "zero", "no", "none"} and any(
            word in losses or (is_past(word, line.words) and word in losses) for word in ahead
        ):
            yield index


def _share(line: Line) -> Iterator[int]:
    """Find how much of the whole was done: `Closed 38 of 41 findings`."""
    amounts = {span.start for span in line.metrics}
    for index, token in enumerate(line.tokens[1:-2], 1):
        two = token.start in amounts and line.tokens[index + 2].start in amounts
        if two and _word(line, index + 1) in {"of"} and token.text[0].isdigit():
            yield index


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
    _change,
    _achieved,
    _kept,
    _gained,
    _from_to,
    _new_subject,
    _subject_changed,
    _now,
    _state_after,
    _share,
    _arrows,
)
