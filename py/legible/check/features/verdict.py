"""F3: effects told by a verdict: a vote, a mark, a rank, what everybody or nobody did afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from legible.check.features.change import index_at, word_at
from legible.check.features.verbs import RELATIVE, is_past, verb_base

if TYPE_CHECKING:
    from legible.check.features.line import Line

CHOSEN = {"choose", "name", "pick", "select"}
TITLED = {"crowned", "elected", "voted"}  # open a line with the office after them: `Elected treasurer`
PUT_FORWARD = {"nominated", "shortlisted"}
MARKED = {"assess", "grade", "inspect", "judge", "observe", "rank", "rate"}
HIGH = {"best", "excellent", "exceptional", "good", "highest", "outstanding", "top"}
LOW = {"amber", "bottom", "inadequate", "last", "loss", "red", "worst"}
PLACES = HIGH | {"first", "second", "third", "green", "profit"}
ARTICLES = {"a", "an", "the", "our", "my", "its", "their", "his", "her"}
NOBODY = {"nobody", "none", "never"}
BREAKS = (",", ";", ":", "–", "—", "(")


def _honoured(line: Line) -> Iterator[int]:
    """Find `was voted`, `were shortlisted`, `was rated outstanding`, `was chosen out of 400`."""
    amounts = {span.start for span in line.metrics}
    for span in line.passives:
        index = index_at(line, span)
        last = next(n for n in range(index, len(line.tokens)) if line.tokens[n].end == span.end)
        base = verb_base(line.tokens[last].lower, line.words)
        ahead = line.tokens[last + 1 : last + 12]
        marked = base in MARKED and HIGH & {token.lower for token in ahead[:4]}
        source = next((n for n, it in enumerate(ahead) if it.lower in {"from", "of"}), len(ahead))
        picked = base in CHOSEN and any(token.start in amounts for token in ahead[source : source + 4])
        if base in line.words.set("honour-verbs") or marked or picked:
            yield index


def _titled(line: Line) -> Iterator[int]:
    """Find `Elected treasurer by 90 members`, `Shortlisted for ...` at the start of a line."""
    lead, follower = word_at(line, line.lead_index), word_at(line, line.lead_index + 1)
    office = lead in TITLED and follower and follower not in ARTICLES
    if office or (lead in PUT_FORWARD and follower in {"as", "by", "for"}):
        yield line.lead_index


def _everybody(line: Line) -> Iterator[int]:
    """Find what all of them did: `, both of whom passed`, `; all signed off`."""
    good = line.words.set("success-verbs")
    for index, token in enumerate(line.tokens):
        if index < 2 or token.lower not in {"all", "both", "each"} or not _opens_clause(line, index):
            continue
        ahead = [word_at(line, index + step) for step in range(1, 6)]
        if any(is_past(word, line.words) and verb_base(word, line.words) in good for word in ahead):
            yield index


def _nobody(line: Line) -> Iterator[int]:
    """Find `, and no one complained`, `, and the worst faults never shipped`."""
    for index, token in enumerate(line.tokens[:-1]):
        both = token.lower == "no" and word_at(line, index + 1) == "one"
        if not (both or token.lower in NOBODY) or index < 2:
            continue
        verb = word_at(line, index + 1 + both)
        if is_past(verb, line.words) and _in_later_clause(line, index):
            yield index


def _opens_clause(line: Line, index: int) -> bool:
    gap = line.tokens[index].gap.strip()
    return gap.endswith(BREAKS) or word_at(line, index - 1) in {"and", "who"}


def _in_later_clause(line: Line, index: int) -> bool:
    """Say whether a word stands in a clause of its own, not in one that describes the noun before it."""
    for place in range(index, max(0, index - 7), -1):
        if word_at(line, place - 1) in RELATIVE:
            return False
        if line.tokens[place].gap.strip().endswith(BREAKS) or word_at(line, place - 1) == "and":
            return True
    return False


def _best(line: Line) -> Iterator[int]:
    """Find a rank told beside the work: `, the lowest in the region`; `from worst to first`."""
    for index, token in enumerate(line.tokens):
        ahead = [word_at(line, index + step) for step in range(1, 6)]
        article = word_at(line, index - 1) in ARTICLES
        first = line.tokens[index - article]
        apart = index > 1 and first.gap.strip().endswith(BREAKS)
        term = index + 1 < len(line.tokens) and line.tokens[index + 1].gap == "-"  # `best-in-class`
        if (
            apart
            and not term
            and token.lower in line.words.set("superlatives")
            and {"in", "of", "since"} & set(ahead)
        ):
            yield index
        if token.lower == "from" and LOW & set(ahead[:2]) and "to" in ahead[:3] and PLACES & set(ahead[1:]):
            yield index


def _got_done(line: Line) -> Iterator[int]:
    """Find what somebody else was brought to do: `got the policy changed`."""
    for index, token in enumerate(line.tokens):
        if token.lower != "got" or word_at(line, index + 1) not in ARTICLES:
            continue
        for place in range(index + 3, min(index + 9, len(line.tokens))):
            word = line.tokens[place]
            if word.gap.strip(" -") or word.lower in RELATIVE or word.lower in {"and", "to", "of"}:
                break
            if is_past(word.lower, line.words) and _ends(line, place):
                yield index
                break


def _ends(line: Line, place: int) -> bool:
    """Say whether no object follows a participle."""
    after = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    return after is None or bool(after.gap.strip()) or after.lower in line.words.set("function-words")


def _taken_up(line: Line) -> Iterator[int]:
    """Find a proposal that others took up: `a change that the whole trust adopted`."""
    for index, token in enumerate(line.tokens):
        if token.lower == "adopted" and index > line.lead_index + 2:
            back = [n for n in range(max(1, index - 6), index) if word_at(line, n) in {"that", "which"}]
            yield from back[-1:]


def _since(line: Line) -> Iterator[int]:
    """Find what came of it later: `that rivals have since copied`, `two of which became papers`."""
    for index, token in enumerate(line.tokens[:-1]):
        follower = word_at(line, index + 1)
        later = token.lower == "since" and {"has", "have"} & {word_at(line, index - n) for n in (1, 2, 3)}
        some = token.lower in {"which", "whom"} and word_at(line, index - 1) == "of"
        if later and index > 2 and is_past(follower, line.words):
            yield index
        if some and verb_base(follower, line.words) in line.words.set("success-verbs") | {"become", "go"}:
            yield index


VERDICTS = (_since, _honoured, _titled, _everybody, _nobody, _best, _got_done, _taken_up)
