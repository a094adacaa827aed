"""EVD09: no figure in the latest roles."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

_PLAIN = "Wrote the seat planner.\nMoved the till.\nPlanned shifts.\nMended printers.\n"


@rule(
    code="EVD09",
    name="no-figures",
    severity="suggestion",
    message="None of the {lines} lines about your latest work holds a figure.",
    fix="Add one where you can stand behind it: how many, how much, how often. None is better than a guess.",
    passing="The latest work holds figures.",
    example=bullets,
    flag=(
        f"{_PLAIN}Answered letters.",
        f"{_PLAIN}Upgraded Java 11 to Java 21 in 2022.",
        f"{_PLAIN}Wrote to ushers.\nSold tea.",
    ),
    passes=(
        f"{_PLAIN}Answered 40 letters a day.",
        f"{_PLAIN}Halved the wait at the bar.",
        f"{_PLAIN}Trained twelve ushers.",
        _PLAIN,
        "Answered letters.",
    ),
    options={"min_lines": 5},
)
def no_figures(scan: Scan, options: Options) -> Iterator[Hit]:
    """A number gives the reader a size: a shop of two or a chain of two hundred."""
    lines = [bullet for role in scan.latest_roles for bullet in role.bullets]
    if len(lines) >= options["min_lines"] and not any(bullet.line.metrics for bullet in lines):
        yield Hit(lines[0].path, values={"lines": len(lines)})
