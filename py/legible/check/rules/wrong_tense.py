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
        "Look up members and renew their cards.",
        "Own the backups of nine box offices.",
        "Plan the rota for thirty ushers.",
    ),
    passes=(
        "Looked up members and renewed their cards.",
        "Lead technician, Touring Productions.",
        "Read and answered each letter to the box office.",
        "Set up a second ticket server for first nights.",
        "Design of the route-data schema.",
        "Rewired the dimmers so that they start on their own.",
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
