"""DAT03: dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legible.check.examples import basics, jobs
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.dates import PartialDate
from legible.model import CV, Education, OwnEntry, OwnSection, Project, Volunteer


def _beside_jobs(start: str, end: str) -> tuple[CV, ...]:
    """Give a CV with these dates for each section beside the jobs whose entries begin and end."""
    return (
        CV(basics=basics(), volunteer=(Volunteer(organization="Food bank", startDate=start, endDate=end),)),
        CV(basics=basics(), education=(Education(area="Botany", startDate=start, endDate=end),)),
        CV(basics=basics(), projects=(Project(name="Seat map", startDate=start, endDate=end),)),
        CV(
            basics=basics(),
            sections=(OwnSection("Clubs", (OwnEntry("Guild", startDate=start, endDate=end),)),),
        ),
    )


@rule(
    code="DAT03",
    name="impossible-date",
    severity="error",
    message="{problem}",
    fix="Check these dates.",
    passing="The dates are possible.",
    example=jobs,
    flag=(
        "2022-05 2020-01",
        "2020-13 2021-02",
        "2031-01",
        "2020-01 2020-00",
        "2020-01-20 2020-01-03",
        *_beside_jobs("2022-05", "2020-01"),
    ),
    passes=(
        "2020-01 2020-01",
        "2019 2019",
        "2026-11",
        "2020-06 2020",
        "2018-03 2020-02",
        "2020-01-20 2020-01",
        *_beside_jobs("2020-01", "2030"),
        *_beside_jobs("2030-01", ""),
        *_beside_jobs("", "2019"),
    ),
)
def impossible_date(scan: Scan, options: Options) -> Iterator[Hit]:
    """A job that ends before it starts is a slip of the pen, but a reader may take it for more."""
    for path, what, entry in _dated(scan.cv):
        for field, problem in _problems(entry, what, scan.today):
            yield Hit(f"{path}/{field}", 0, len(getattr(entry, field)), {"problem": problem})


def _dated(cv: CV) -> Iterator[tuple[str, str, Any]]:
    """List what has a start and an end: its place, what it is called, and the entry."""
    lists: list[tuple[str, str, tuple[Any, ...]]] = [
        ("/work", "job", cv.work),
        ("/volunteer", "post", cv.volunteer),
        ("/education", "course", cv.education),
        ("/projects", "project", cv.projects),
        *((f"/sections/{n}/entries", "entry", own.entries) for n, own in enumerate(cv.sections)),
    ]
    for path, what, entries in lists:
        yield from ((f"{path}/{index}", what, entry) for index, entry in enumerate(entries))


def _problems(entry: Any, what: str, today: PartialDate) -> Iterator[tuple[str, str]]:
    for field in ("startDate", "endDate"):
        text = getattr(entry, field).strip()
        if text[:4].isdigit() and text.replace("-", "").isdigit() and PartialDate.from_iso(text) is None:
            yield field, f"“{text}” is no date in any calendar."
    start, end = PartialDate.from_iso(entry.startDate), PartialDate.from_iso(entry.endDate)
    if start and end and _before(end, start):
        yield "endDate", f"This {what} ends ({entry.endDate}) before it starts ({entry.startDate})."
    elif start and what == "job" and start.first_month() > today.last_month():
        yield "startDate", f"This job starts in the future ({entry.startDate})."


def _before(end: PartialDate, start: PartialDate) -> bool:
    """Say whether an end comes before a start, whatever the parts of them are that nobody told."""
    days = bool(start.day and end.day)
    return end.last_month() < start.first_month() or (days and end < start)
