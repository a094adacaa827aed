"""EVD06: a result that a figure could make stronger, where there is one."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.features.line import Line
from legible.check.features.text import Span
from legible.check.features.verbs import verb_base
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

MEASURABLE = ("performance", "cost", "reliability")  # themes whose effects are usually counted


@rule(
    code="EVD06",
    name="figure-worth-adding",
    severity="question",
    message="Do you know a figure for this that you could stand behind?",
    fix="If so, add it; if not, leave the line as it is. It is good without one.",
    passing="",
    example=a_bullet,
    flag=(
        "Put a cache in front of the seat map, so searches are much faster.",
        "Rehearsed failovers, which reduced outages on first nights.",
        "Moved the archive to cheaper disks, which lowered the storage bill.",
    ),
    passes=(
        "Put a cache in front of the seat map, which cut the wait from nine seconds to one.",
        "Gave ushers one list, so doors open on time.",
        "Rehearsed failovers, so an outage no longer stops the sale of tickets.",
        "Rehearsed failovers with the stage crew.",
        "Moved the archive to cheaper disks.",
        "Wrote the seat planner in Kotlin.",
    ),
)
def figure_worth_adding(scan: Scan, options: Options) -> Iterator[Hit]:
    """A number you can explain is remembered; a made-up one costs you the interview."""
    for role in scan.latest_roles:
        for bullet in role.bullets:
            span = next(_more_or_less(bullet.line), None)
            if span is not None:
                yield Hit(bullet.path, span.start, span.end)
                break  # asked once of a role


def _more_or_less(line: Line) -> Iterator[Span]:
    """Find effects that say more, less or faster, but not by how much."""
    if line.metrics or not line.themes & set(MEASURABLE):
        return
    degrees = line.words.set("comparatives") | line.words.set("effect-verbs-measured")
    for span in line.outcomes:
        inside = [token.lower for token in line.tokens if span.start <= token.start < span.end]
        if any(word in degrees or verb_base(word, line.words) in degrees for word in inside):
            yield span
