"""DAT06: a recent job dated by its years alone."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import jobs
from legible.check.model import Hit, Options, rule
from legible.check.scan import Role, Scan
from legible.dates import PartialDate


@rule(
    code="DAT06",
    name="year-only-dates",
    severity="suggestion",
    message="“{year}” alone leaves up to a year open.",
    fix="Add the month, at least to the dates of the last {years} years.",
    passing="Recent jobs are dated to the month.",
    example=jobs,
    flag=("2026", "2025\n2019-03 2024-12", "2023-02 2025", "2025 2026-03"),
    passes=("2025-03", "2016", "2014 2019", "2020 2024", "2023-04 2026-01", "2027"),
    options={"months": 24},
)
def year_only_dates(scan: Scan, options: Options) -> Iterator[Hit]:
    """“2024 to 2025” may be two years or two months, and readers of recent jobs want to know which."""
    for role in scan.roles:
        for field, date in _bare_years(role):
            if 0 <= scan.today.last_month() - date.first_month() < options["months"]:
                values = {"year": date.iso(), "years": options["months"] // 12}
                yield Hit(f"{role.path}/{field}", 0, len(date.iso()), values)
                break


def _bare_years(role: Role) -> Iterator[tuple[str, PartialDate]]:
    for field in ("startDate", "endDate"):
        date = PartialDate.from_iso(getattr(role.work, field))
        if date and not date.month:
            yield field, date
