"""Arithmetic with months: when a person was busy, and the gaps between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legible.dates import PartialDate
from legible.model import CV

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
Span = tuple[int, int]  # first and last month, counted from year 0, both included


def busy_spans(cv: CV, today: PartialDate) -> list[Span]:
    """List the spans of work and study; a bare year is widened, so that it never makes a gap."""
    dates = [(job.startDate, job.endDate) for job in cv.work]
    dates += [(post.startDate, post.endDate) for post in cv.volunteer]
    work = [span for start, end in dates if (span := _span(start, end, today))]
    if not work:
        return []
    begin = min(first for first, _ in work)
    study = [_span(course.startDate or course.endDate, course.endDate, today) for course in cv.education]
    return sorted(
        [*work, *((max(first, begin), last) for first, last in filter(None, study) if last >= begin)]
    )


def _span(start: str, end: str, today: PartialDate) -> Span | None:
    first, last = PartialDate.from_iso(start), PartialDate.from_iso(end)
    if first is None or (end.strip() and last is None):
        return None
    stop = last.last_month() if last else today.last_month()
    return (first.first_month(), stop) if stop >= first.first_month() else None


def gaps(spans: Sequence[Span], today: PartialDate, months: int) -> Iterator[tuple[int, int | None]]:
    """Give runs of more than so many whole free months; the last one may reach today (None)."""
    reach: int | None = None
    for first, last in sorted(spans):
        if reach is not None and first - reach - 1 > months:
            yield reach + 1, first - 1
        reach = last if reach is None else max(reach, last)
    if reach is not None and today.last_month() - reach > months:
        yield reach + 1, None


def month_words(month: int) -> str:
    """Write a month counted from year 0, as `March 2021`."""
    return f"{MONTHS[month % 12]} {month // 12}"
