"""STR05: a job that lacks its title, employer or dates, or says nothing of the work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legible.check.examples import LINE, basics, job
from legible.check.model import Hit, Options, Severity, rule
from legible.check.scan import Role, Scan
from legible.model import CV, Work

# What stands for a time without an employer, and for work on one's own account.
_BREAK = re.compile(
    r"career break|sabbatical|(?:maternity|paternity|parental|family|carer'?s) leave|gap year|travel|caring"
    r"|\bcarer\b|study|redundan",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"freelance|self[- ]employed|contract|consult|independent|founder|owner|sole trader|various|locum|agency",
    re.IGNORECASE,
)
_KEYS = ("x-startText", "x-endText", "x-dateText", "x-date")


def _cv(*work: Work) -> CV:
    return CV(basics=basics(), work=work)


@rule(
    code="STR05",
    name="incomplete-role",
    severity="warning",
    message="{which} has no {missing}.",
    fix="Add what is missing, as far as you remember it.",
    passing="Each job has a title, an employer, dates, and the recent ones say what you did.",
    example=lambda line: _cv(job(line)),
    flag=(
        _cv(Work(name="Larch Retail", startDate="2023-01", highlights=(LINE,))),
        _cv(Work(position="Porter", startDate="2023-01", highlights=(LINE,))),
        _cv(Work(name="Larch Retail", position="Porter", highlights=(LINE,))),
        _cv(job(), job(LINE, start="2020-01", end="2022-12")),
    ),
    passes=(
        LINE,
        _cv(Work(name="Larch Retail", position="Porter", startDate="2023", summary="Ran the night shift.")),
        _cv(Work(position="Freelance illustrator", startDate="2023-01", highlights=(LINE,))),
        _cv(job(LINE), Work(position="Career break", startDate="2020", endDate="2021")),
        _cv(job(LINE), job(LINE, start="2020-01", end="2022-12"), job(start="2018", end="2019")),
        _cv(Work(name="Larch", position="Porter", highlights=(LINE,), extra={"x-startText": "long ago"})),
        _cv(job(LINE), Work()),
    ),
)
def incomplete_role(scan: Scan, options: Options) -> Iterator[Hit]:
    """A reader who has to guess where, when or as what you worked may guess wrong, or not at all."""
    latest = [role.index for role in scan.latest_roles]
    for role in scan.roles:
        told = f"{role.work.position} {role.work.name} {role.work.summary}"
        if not told.strip() or (_BREAK.search(told) and not role.bullets):
            continue
        which = f"“{role.work.position or role.work.name or 'This job'}”"
        if lacks := dict(_missing(role)):
            values = {"which": which, "missing": " and no ".join(lacks.values())}
            yield Hit(f"{role.path}/{next(iter(lacks))}", values=values)
        if role.index in latest and not role.bullets and not role.work.summary.strip():
            values = {"which": which, "missing": "line about what you did"}
            slight: Severity | None = None if role.index == latest[0] else "suggestion"
            yield Hit(f"{role.path}/highlights", values=values, severity=slight)


def _missing(role: Role) -> Iterator[tuple[str, str]]:
    work = role.work
    if not work.position.strip():
        yield "position", "job title"
    if not work.name.strip() and not _OWN.search(f"{work.position} {work.summary}"):
        yield "name", "employer"
    if not work.startDate.strip() and not work.endDate.strip() and not any(work.extra.get(k) for k in _KEYS):
        yield "startDate", "dates"
