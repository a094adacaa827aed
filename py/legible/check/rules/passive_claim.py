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
        "All secrets were moved out of source control.",
        "The reporting database was migrated to PostgreSQL.",
        "Prototypes were built, tested and handed to production.",
    ),
    passes=(
        "Moved all secrets out of source control.",
        "Was promoted to senior engineer after leading the payments rewrite.",
        "Designed the voucher service used by 90 cafés.",
        "Documented services that were previously unknown to the support desk.",
        "Replaced the refund ledger while live; 1.4 million records were checked and none were lost.",
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
