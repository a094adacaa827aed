"""EVD02: a line that says what the job was, not what was done."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.model import Hit, Options, rule
from legible.check.rewording import done_instead_of_duty, offer
from legible.check.scan import Scan


@rule(
    code="EVD02",
    name="duty-line",
    severity="warning",
    message="“{quote}” says what the job was, not what you did in it.",
    fix="Start with the verb of what you did, and say what came of it.",
    passing="No line only lists duties.",
    example=a_bullet,
    flag=(
        "Responsible for the upkeep of servers.",
        "Responsible for planning the rota of thirty ushers.",
        "Duties included backups, patching and meetings.",
        "Was tasked with the seat map.",
        "In charge of deployments and backups.",
    ),
    passes=(
        "Took over the returns service; it has run since March without waking anyone.",
        "Responsible clinician on a 12-bed ward for patients after heart surgery.",
        "Responsible for releases, where I cut the weekly rollback rate from five to none.",
        "Rewrote the duty rota so that nobody works two weekends in a row.",
        "Charged 40,000 customers through a new billing API.",
    ),
    options={"old_years": 10},
)
def duty_line(scan: Scan, options: Options) -> Iterator[Hit]:
    """Two people with the same duties may have done very different work; the reader wants yours."""
    for bullet in scan.all_bullets:
        span = bullet.line.duty
        if span is None:
            continue
        role = scan.roles[bullet.role] if bullet.role >= 0 else None
        old = role is not None and role.years_ago(scan.today) >= options["old_years"]
        current = role is not None and role.current
        text = done_instead_of_duty(bullet.line, current)
        edit = offer(scan, bullet.path, bullet.line, text, "Start with the verb", current=current)
        yield Hit(bullet.path, span.start, span.end, severity="suggestion" if old else None, edit=edit)
