"""EVD03: a role in which no line tells what came of the work."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

_TASKS = "Wrote the import service for price lists.\nMoved the order API to a new framework."


@rule(
    code="EVD03",
    name="role-without-outcome",
    severity="warning",
    message="{told} of the {lines} lines about {employer} tells what changed.",
    fix="Pick two and finish them: “…, so that …”.",
    passing="Recent roles tell what changed.",
    example=bullets,
    flag=(
        f"{_TASKS}\nAdded monitoring to the warehouse jobs.",
        f"{_TASKS}\nReviewed code.\nAnswered tickets.",
        "Built a search page.\nBuilt a rota page.\nBuilt a login page.",
    ),
    passes=(
        f"{_TASKS}\nAdded monitoring, so stuck deliveries come to light before the lorry leaves.",
        "Brought the seat search down from 3 seconds to one.\nBuilt a search page.\nBuilt a rota page.",
        _TASKS,
        "Built a search page.",
        f"{_TASKS}\nMoved the mailing to a queue; the newsletter now leaves in minutes.",
    ),
    options={"old_years": 10, "min_lines": 3},
)
def role_without_outcome(scan: Scan, options: Options) -> Iterator[Hit]:
    """A reader wants to know what was different after you; a task alone does not say."""
    for role in scan.roles:
        lines = len(role.bullets)
        if lines < options["min_lines"] or role.years_ago(scan.today) >= options["old_years"]:
            continue
        told = sum(bool(bullet.line.outcomes) for bullet in role.bullets)
        if told == 0 or (told == 1 and lines >= 5):
            employer = role.work.name or role.work.position or "this job"
            values = {"told": "Only one" if told else "None", "lines": lines, "employer": employer}
            yield Hit(f"{role.path}/highlights/0", values=values, severity="suggestion" if told else None)
