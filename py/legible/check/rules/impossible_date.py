"""DAT03: dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import jobs
from legible.check.model import Hit, Options, rule
from legible.check.scan import Role, Scan
from legible.dates import PartialDate


@rule(
    code="DAT03",
    name="impossible-date",
    severity="error",
    message="{problem}",
    fix="Check the dates of this job.",
    passing="The dates are possible.",
    example=jobs,
    flag=("2022-05 2020-01", "2020-13 2021-02", "2031-01", "2020-01 2020-00"),
    passes=("2020-01 2020-01", "2019 2019", "2026-11", "2020-06 2020", "2018-03 2020-02"),
)
def impossible_date(scan: Scan, options: Options) -> Iterator[Hit]:
    """A job that ends before it starts is a slip of the pen, but a reader may take it for more."""
    for role in scan.roles:
        for field, problem in _problems(role, scan.today):
            yield Hit(f"{role.path}/{field}", 0, len(getattr(role.work, field)), {"problem": problem})


def _problems(role: Role, today: PartialDate) -> Iterator[tuple[str, str]]:
    for field in ("startDate", "endDate"):
        text = getattr(role.work, field).strip()
        if text[:4].isdigit() and text.replace("-", "").isdigit() and PartialDate.from_iso(text) is None:
            yield field, f"“{text}” is no date in any calendar."
    if role.first_month is None:
        return
    if role.last_month is not None and not role.current and role.last_month < role.first_month:
        yield "endDate", f"This job ends ({role.work.endDate}) before it starts ({role.work.startDate})."
    elif role.first_month > today.last_month():
        yield "startDate", f"This job starts in the future ({role.work.startDate})."
