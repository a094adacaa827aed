"""EVD04: a result that says nothing of how it came about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from legible.check.examples import a_bullet
from legible.check.features.line import LINES, Line
from legible.check.features.verbs import is_past
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

HOW = {
    "by", "through", "via", "using", "with", "after", "when", "once", "thanks", "following", "without",
    "having", "because", "and", "where", "which", "while", "from",
}  # fmt: skip


@rule(
    code="EVD04",
    name="outcome-without-mechanism",
    severity="suggestion",
    message="“{quote}” is a result; how did it come about?",
    fix="Add the means in a few words: “… by …”.",
    passing="Results say how they came about.",
    example=a_bullet,
    flag=(
        "Increased efficiency by 40%.",
        "Cut costs by a third.",
        "Reduced waiting times by 25% in two years.",
    ),
    passes=(
        "Cut hosting cost by a third by moving reports to spot machines.",
        "Halved the wait at the bar.",
        "Cut query time by 40% with a covering index.",
        "Secured a three-year fellowship to study old stage machines.",
        "Grew takings 28% over three years while holding the cost of food.",
        "Raised £4,000 for the village hall.",
        "Supported 320 students through enrolment week.",
        "Rewrote the seat search and cut the wait by 60%.",
        "Brought the seat search down from 3 seconds to half a second.",
        "Cut checkout errors by 30% in the seat API.",
    ),
    options={"max_words": 14},
)
def outcome_without_mechanism(scan: Scan, options: Options) -> Iterator[Hit]:
    """Without the means, a figure could be luck or somebody else's work; with them it is yours."""
    for bullet in scan.all_bullets:
        line = bullet.line
        if len(line.tokens) <= options["max_words"] and _is_bare(line):
            yield Hit(bullet.path, 0, len(line.text.rstrip(" .")))


@lru_cache(maxsize=LINES)
def _is_bare(line: Line) -> bool:
    """Say whether a line is a change by so much and nothing else."""
    if not line.outcomes or line.lead_verb not in line.words.set("effect-verbs-measured"):
        return False
    lead = line.tokens[line.lead_index]
    if not _share().search(line.text, lead.end):
        return False  # a sum or a count often says by itself where it came from
    if line.outcomes[0].start != lead.start or not is_past(lead.lower, line.words):
        return False
    return not (line.tools or line.system_nouns or line.specialist or line.acronyms or _tells_how(line))


@cache
def _share() -> re.Pattern[str]:
    return re.compile(
        r"\d\s?%|\bper ?cent\b|\b(?:half|third|thirds|quarter|quarters|fifth|tenth)\b|\d ?x\b", re.IGNORECASE
    )


def _tells_how(line: Line) -> bool:
    """Say whether another verb or a word for the means follows; `by` leads to an amount here."""
    amounts = {span.start for span in line.metrics}
    rest = line.tokens[line.lead_index + 1 :]
    for token, after in zip(rest, [*rest[1:], None], strict=True):
        amount = after is not None and (
            after.start in amounts or after.lower in {"a", "over", "nearly", "about"}
        )
        if token.lower in HOW and not (token.lower == "by" and amount):
            return True
        if is_past(token.lower, line.words) and token.start not in amounts:
            return True
    return any(";" in token.gap or ":" in token.gap or "(" in token.gap for token in rest)
