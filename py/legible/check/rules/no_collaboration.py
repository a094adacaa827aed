"""COL01: no line of the latest roles names anybody else."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

_ALONE = "Wrote the seat planner in Kotlin.\nWrote the weekly file of ticket sales."


@rule(
    code="COL01",
    name="no-collaboration",
    severity="suggestion",
    message="Who built or used this with you? No line of your latest roles names anybody.",
    fix="Name the team (web, mobile, data, product) in the line where it makes your own part plainer.",
    passing="The latest roles show who you worked with.",
    example=bullets,
    flag=(_ALONE, f"{_ALONE}\nGood team player.", f"{_ALONE}\nIntegrated with Stripe."),
    passes=(
        f"{_ALONE}\nSettled the message format with web developers.",
        f"{_ALONE}\nMentored two junior developers.",
        f"{_ALONE}\nTraced oversold stock together with the warehouse team.",
        f"{_ALONE}\nRan workshops with carers.",
        f"{_ALONE}\nPaired with analysts on the sales tables.",
    ),
)
def no_collaboration(scan: Scan, options: Options) -> Iterator[Hit]:
    """Work that never shows on a screen is felt by other teams; naming them shows what yours was worth."""
    if names_nobody(scan):
        yield Hit(next(bullet.path for role in scan.latest_roles for bullet in role.bullets))


def names_nobody(scan: Scan) -> bool:
    """Say whether the latest roles have lines, and none of them names a colleague or a team."""
    lines = [bullet.line for role in scan.latest_roles for bullet in role.bullets]
    return len(lines) >= 2 and not any(line.partners for line in lines)
