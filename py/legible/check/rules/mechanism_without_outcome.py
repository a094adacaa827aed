"""EVD05: good detail, and no word on what it changed."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.features.line import Line
from legible.check.features.purpose import has_purpose
from legible.check.model import Hit, Options, rule
from legible.check.rules.deep_line_without_reason import unexplained_theme
from legible.check.scan import Bullet, Role, Scan

_RESULT = "Gave ushers one list instead of four, so doors open on time."


@rule(
    code="EVD05",
    name="mechanism-without-outcome",
    severity="suggestion",
    message="Good detail ({terms}); what was better afterwards?",
    fix="If it mattered, finish the line with its effect on users, on a team or on running the system.",
    passing="Technical lines say what they changed.",
    example=bullets,
    flag=(
        f"{_RESULT}\nAdded a sidecar proxy to the seat planner in Go.",
        f"{_RESULT}\nWrote the seat planner in Kotlin on Kubernetes with Redis.",
        f"{_RESULT}\nBuilt the voucher feed in Go, Kafka and DynamoDB.",
    ),
    passes=(
        f"{_RESULT}\nPut order events on Kafka, so a slow mail provider no longer holds up the checkout.",
        f"{_RESULT}\nWrote the door-list service in Kotlin and PostgreSQL.",
        f"{_RESULT}\nKept the scripts of touring plays in S3 for the archive.",
        f"{_RESULT}\nAnswered letters.",
        "Wrote the seat planner in Kotlin on Kubernetes with Kafka.\nWrote letters.\nPlanned shifts.",
        "Python, Django, Celery, Redis, Docker and Kubernetes.",
    ),
    options={"terms": 2, "tools": 3, "at_most": 3, "old_years": 10},
)
def mechanism_without_outcome(scan: Scan, options: Options) -> Iterator[Hit]:
    """A specialist sees that it was hard, but nobody can see that it was worth it."""
    shown = 0
    for role in scan.roles:
        if role.years_ago(scan.today) >= options["old_years"] or not _tells_elsewhere(role):
            continue
        for bullet in role.bullets:
            if shown < options["at_most"] and _is_open(bullet, options):
                shown += 1
                terms = _terms(bullet.line)
                yield Hit(bullet.path, terms[0][0], terms[-1][1], {"terms": _names(bullet.line)})


def _tells_elsewhere(role: Role) -> bool:
    """Say whether the role tells an effect at all; a rule of its own speaks of one that does not."""
    return any(bullet.line.outcomes for bullet in role.bullets)


def _is_open(bullet: Bullet, options: Options) -> bool:
    line = bullet.line
    if line.outcomes or line.metrics or line.is_stack or line.is_dense or line.duty or line.weak_opening:
        return False
    if unexplained_theme(line):
        return False  # asked why already
    deep = bool(line.specialist) and len(_terms(line)) >= options["terms"]
    many = len({tool.name for tool in line.tools}) >= options["tools"]
    return (deep or many) and not has_purpose(line) and not line.partners


def _terms(line: Line) -> list[tuple[int, int]]:
    tools = {(tool.start, tool.end) for tool in line.tools}
    loose = {
        (span.start, span.end)
        for span in line.specialist
        if not any(start <= span.start < end for start, end in tools)
    }
    return sorted(tools | loose)


def _names(line: Line) -> str:
    return ", ".join(dict.fromkeys(line.text[start:end] for start, end in _terms(line)[:3]))
