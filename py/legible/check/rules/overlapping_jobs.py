"""DAT05: two jobs at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from legible.check.examples import jobs
from legible.check.model import Hit, Options, rule
from legible.check.scan import Role, Scan
from legible.dates import PartialDate


@rule(
    code="DAT05",
    name="overlapping-jobs",
    severity="question",
    message="{one} and {two} run side by side for {months} months. Is that right?",
    fix="If so, a word such as “part-time” or “contract” answers it for the reader; if not, mend the dates.",
    passing="",
    example=jobs,
    flag=("2020-01\n2018-01 2020-06", "2019-01 2022-12\n2018-01 2020-06", "2020 2022\n2015-01 2021-08"),
    passes=(
        "2020-01\n2018-01 2020-02",
        "2020-01\n2018-01 2019-12",
        "2020 2022\n2018 2020",
        "2020-01",
        "2020-06 2021-01\n2018 2020",
    ),
    options={"months": 3},
)
def overlapping_jobs(scan: Scan, options: Options) -> Iterator[Hit]:
    """Two jobs at once are common and fine; a reader who was not told takes them for a mistake."""
    for later, earlier, months in overlaps(scan, options["months"]):
        names = {"one": _name(later, "One job"), "two": _name(earlier, "another")}
        yield Hit(f"{later.path}/startDate", values={**names, "months": months})


def overlaps(scan: Scan, least: int) -> Iterator[tuple[Role, Role, int]]:
    """Give the pairs of roles that surely went on together for so many months at least, and how many."""
    spans = ((role, _certain(role, scan.today)) for role in scan.roles)
    dated = [(role, span) for role, span in spans if span]
    for (later, first), (earlier, second) in combinations(dated, 2):
        months = min(first[1], second[1]) - max(first[0], second[0]) + 1
        if months >= max(1, least):
            yield later, earlier, months


def _certain(role: Role, today: PartialDate) -> tuple[int, int] | None:
    """Give the first and last month that a role surely lasted; a bare year is taken at its narrowest."""
    start = PartialDate.from_iso(role.work.startDate)
    end = today if role.current else PartialDate.from_iso(role.work.endDate)
    if start is None or end is None:
        return None
    return start.last_month(), end.last_month() if role.current else end.first_month()


def _name(role: Role, unknown: str) -> str:
    return role.work.name or role.work.position or unknown
