"""EVD10: a line that opens with words that hide what was done."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan


@rule(
    code="EVD10",
    name="weak-opening",
    severity="suggestion",
    message="“{quote}” hides what you did.",
    fix="Start with the verb of your own part: built, traced, agreed, moved …",
    passing="Lines start with what you did.",
    example=a_bullet,
    flag=(
        "Helped the mobile team with the new API.",
        "Was involved in the move to a new supplier.",
        "Worked on the claims database.",
        "Participated in code reviews.",
    ),
    passes=(
        "Settled the seat format with the web team before either side wrote code.",
        "Supported 320 students through enrolment week.",
        "Helpdesk rota: wrote the tool that plans it.",
        "Assisted-living portal: built the family calendar.",
        "Worked through the night with the lighting crew until all cues ran.",
    ),
)
def weak_opening(scan: Scan, options: Options) -> Iterator[Hit]:
    """The first word carries the line; “helped” and “involved” leave the reader guessing at your share."""
    for bullet in scan.all_bullets:
        span = None if bullet.line.duty else bullet.line.weak_opening  # a duty is the graver fault
        if span is not None and not (options.get("tolerant") and bullet.line.outcomes):
            yield Hit(bullet.path, span.start, span.end)
