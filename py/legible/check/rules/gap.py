"""DAT01: more than six months without work or study."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import basics, job, jobs
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.check.timeline import busy_spans, gaps, month_words
from legible.model import CV, Education

_STUDY = Education(institution="Northbrook College", startDate="2019-09", endDate="2020-12")


@rule(
    code="DAT01",
    name="gap",
    severity="question",
    message="Would you like to say a word about {first} to {last}, {months} months without work or study?",
    fix="Only if you want to: a line such as “study”, “caring for family” or “travel” is enough.",
    passing="",
    example=jobs,
    flag=(
        "2021-05\n2018-02 2020-06",
        "2022-11\n2018-01 2021-10",
        "2019-01 2023-12",
    ),
    passes=(
        "2021-03\n2017-08 2021-02",
        "2021\n2018 2020",
        "2020-07\n2018-01 2019-12",
        "2016",
        CV(
            basics=basics(),
            work=(job("Built it.", start="2021-01"), job("Ran it.", start="2016-01", end="2019-08")),
            education=(_STUDY,),
        ),
    ),
    options={"months": 6},
)
def gap(scan: Scan, options: Options) -> Iterator[Hit]:
    """Readers notice a gap and wonder; a plain word from you is better than a guess, if you want to."""
    spans = busy_spans(scan.cv, scan.today)
    for first, last in gaps(spans, scan.today, options["months"]):
        values = {"first": month_words(first), "last": "now" if last is None else month_words(last)}
        months = (scan.today.last_month() if last is None else last) - first + 1
        yield Hit(
            _entry_after(scan, first),
            values={**values, "months": months, "first_month": first, "last_month": last},
        )


def _entry_after(scan: Scan, month: int) -> str:
    """Give the field to look at: the start of the job after the gap, else the end of the one before."""
    later = [role for role in scan.roles if role.first_month is not None and role.first_month >= month]
    if later:
        return min(later, key=lambda role: role.first_month or 0).path + "/startDate"
    dated = [role for role in scan.roles if role.last_month is not None]
    return max(dated, key=lambda role: role.last_month or 0).path + "/endDate" if dated else "/work"
