"""EVD13: a claim in the passive, so that nobody did it."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.features.line import Line
from legible.check.features.text import Span
from legible.check.features.verbs import BE_PAST, is_past
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

HONOURS = {
    "promoted",
    "awarded",
    "selected",
    "chosen",
    "invited",
    "nominated",
    "elected",
    "seconded",
    "appointed",
}


@rule(
    code="EVD13",
    name="passive-claim",
    severity="suggestion",
    message="“{quote}” leaves out who did it.",
    fix="If it was you, start with your verb; if it was not, name who it was.",
    passing="Lines say who did what.",
    example=a_bullet,
    flag=(
        "The old passwords were taken out of the scripts.",
        "The sales archive was copied to PostgreSQL.",
        "Costumes were designed, fitted and sent on tour.",
    ),
    passes=(
        "Took the old passwords out of the scripts.",
        "Was promoted to stage manager after the spring tour.",
        "Wrote the cue sheet used by nine touring crews.",
        "Wrote down the cues that were unknown to the new crew.",
        "Moved the membership list in one night; every name was counted twice.",
    ),
)
def passive_claim(scan: Scan, options: Options) -> Iterator[Hit]:
    """A reader cannot give you credit for what was done by nobody."""
    for bullet in scan.all_bullets:
        span = None if bullet.line.duty else _main_passive(bullet.line)  # a duty is the graver fault
        if span is not None:
            yield Hit(bullet.path, span.start, span.end)


def _main_passive(line: Line) -> Span | None:
    """Give the passive that carries the line: before any other clause, and no honour received."""
    for span in line.passives:
        before = line.text[: span.start]
        verb = line.text[span.start : span.end].lower().split()[-1]
        if not _opens_with_verb(line) and verb not in HONOURS and not any(mark in before for mark in ";.,"):
            return span
    return None


def _opens_with_verb(line: Line) -> bool:
    """Say whether the line opens with its own verb, so that a passive in it is not the main claim."""
    word = line.tokens[line.lead_index].lower
    if word in BE_PAST or word in line.words.set("noun-verbs"):
        return False
    return is_past(word, line.words) or line.lead_verb == word or word in {"i", "we"}
