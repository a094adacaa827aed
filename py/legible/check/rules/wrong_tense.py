"""LNG01: a job that has ended, told in the present."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import an_old_bullet
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan


@rule(
    code="LNG01",
    name="wrong-tense",
    severity="warning",
    message="“{quote}” is in the present, but this job has ended.",
    fix="Put the verb into the past.",
    passing="Ended jobs are told in the past.",
    example=an_old_bullet,
    flag=(
        "Maintain the loyalty API and its database.",
        "Look after 340 Linux servers.",
        "Manage two teams of seven.",
    ),
    passes=(
        "Maintained the loyalty API and its database.",
        "Lead developer, Account Services.",
        "Read and replied to every notice from suppliers.",
        "Set up blue-green releases for the claims service.",
        "Design of the route-data schema.",
        "Scripted patching so that it runs unattended on weekdays.",
    ),
)
def wrong_tense(scan: Scan, options: Options) -> Iterator[Hit]:
    """A slip that makes a reader wonder which of the two is out of date, the line or the dates."""
    for role in scan.roles:
        if role.current or role.last_month is None or role.last_month >= scan.today.first_month():
            continue
        for bullet in role.bullets:
            line = bullet.line
            if line.tense == "present":
                token = line.tokens[line.lead_index]
                yield Hit(bullet.path, token.start, token.end)
