"""RDB04: a line too long to take in, or too short to say anything."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.model import Hit, Options, Severity, rule
from legible.check.scan import Scan

_LONG = (
    "Moved the nightly billing run to a queue so that month end takes minutes and nobody stays late for it. "
)


LONG = {
    "verdict": "most readers will skip it",
    "advice": "Split it in two, or cut what the reader can do without.",
}
SHORT = {"verdict": "too few to tell what you did", "advice": "Say what you did and what came of it."}


@rule(
    code="RDB04",
    name="bullet-length",
    severity="suggestion",
    message="This line has {count} words; {verdict}.",
    fix="{advice}",
    passing="Lines are short enough to be read.",
    example=a_bullet,
    flag=(_LONG * 3, _LONG * 4, "Fixed bugs.", "Code reviews."),
    passes=(
        _LONG,
        "Planned the stage crew's shifts for a touring opera.",
        "Wrote the seat planner in Kotlin.",
        "Cut cost by 40%.",
        "Wrote the weekly file of ticket sales that the arts council asks for.",
    ),
    options={"long": 40, "very_long": 60, "short": 4},
)
def bullet_length(scan: Scan, options: Options) -> Iterator[Hit]:
    """Long lines are skipped, and two words on their own tell nothing."""
    for bullet in scan.all_bullets:
        count = bullet.line.length
        end = len(bullet.line.text)
        if count > options["long"]:
            grave: Severity | None = "warning" if count > options["very_long"] else None
            yield Hit(bullet.path, 0, end, {"count": count, **LONG}, grave)
        elif count < options["short"]:
            yield Hit(bullet.path, 0, end, {"count": count, **SHORT})
