"""DAT02: a job stands below an older one."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import jobs
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Role, Scan


@rule(
    code="DAT02",
    name="jobs-out-of-order",
    severity="warning",
    message="{this} is more recent than {above}, which stands above it.",
    fix="Put the newest job first.",
    passing="Jobs run from the newest to the oldest.",
    example=jobs,
    flag=("2016 2018\n2019 2023", "2018-01 2019-12\n2020-01", "2020-01\n2015-01 2016-02\n2017-01 2019-12"),
    passes=(
        "2020-01\n2018-01 2019-12",
        "2019 2023\n2016 2018",
        "2021-01\n2020-01",
        "2020 2021\n2020 2021",
        "2022-01",
    ),
)
def jobs_out_of_order(scan: Scan, options: Options) -> Iterator[Hit]:
    """Readers expect the newest job on top and take the first one they see for it."""
    dated = [role for role in scan.roles if role.last_month is not None]
    for above, below in zip(dated, dated[1:], strict=False):
        if _is_later(below, above):
            values = {"this": _name(below), "above": _name(above)}
            yield Hit(f"{below.path}/startDate", values=values, edit=_sort(scan))


def _sort(scan: Scan) -> Edit | None:
    """Offer to put the newest job first; without all the dates only the person can."""
    if any(role.last_month is None for role in scan.roles):
        return None
    order = sorted(scan.roles, key=lambda it: (not it.current, -(it.last_month or 0), -(it.first_month or 0)))
    return Edit(
        label="Sort the jobs, newest first",
        before=", ".join(_dated(role) for role in scan.roles),
        after=", ".join(_dated(role) for role in order),
        orders=(("/work", tuple(role.index for role in order)),),
    )


def _dated(role: Role) -> str:
    return f"{_name(role)} ({role.work.startDate or role.work.endDate})"


def _is_later(below: Role, above: Role) -> bool:
    if above.current or below.current:
        # Two current jobs may stand either way round.
        return below.current and not above.current
    ends = (below.last_month or 0, above.last_month or 0)
    if ends[0] != ends[1]:
        return ends[0] > ends[1]
    return (
        below.first_month is not None
        and above.first_month is not None
        and below.first_month > above.first_month
    )


def _name(role: Role) -> str:
    return role.work.name or role.work.position or "This job"
