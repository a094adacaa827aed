"""DAT04: dates written in different ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from legible.check.examples import basics, jobs
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan, goes_on
from legible.check.timeline import MONTHS, month_words
from legible.dates import PartialDate
from legible.model import CV, Work

FIELDS = (("startDate", "x-startText"), ("endDate", "x-endText"))
IN_ONE_STEP = "Let the page write them all in one way, as below."
SHAPES = (
    (r"\d{4}", "2020"),
    (r"\d{4}-\d{1,2}", "2020-05"),
    (r"\d{1,2}/\d{4}", "05/2020"),
    (r"\d{1,2}/\d{2}", "05/20"),
    (r"\d{1,2}\.\d{4}", "05.2020"),
)


def _written(*dates: str) -> CV:
    keys = [key for _, key in FIELDS]
    spans = zip(dates[::2], dates[1::2], strict=True)
    work = [Work(name="Larch Retail", extra=dict(zip(keys, span, strict=True))) for span in spans]
    return CV(basics=basics(), work=tuple(work))


@rule(
    code="DAT04",
    name="mixed-date-formats",
    severity="suggestion",
    message="Your file writes “{text}” in one way, and most dates in another: “{usual}”.",
    fix="Write all dates like “{usual}”.",
    passing="Dates are all written the same way.",
    example=jobs,
    flag=(
        _written("Mar 2021", "Present", "03/2018", "Feb 2021"),
        _written("September 2020", "Present", "Jan 2018", "August 2020"),
        _written("2020-01", "Present", "Jan 2018", "Dec 2019"),
    ),
    passes=(
        _written("Mar 2021", "Present", "May 2018", "Feb 2021"),
        _written("September 2020", "Present", "May 2018", "August 2020"),
        _written("Sept 2020", "now", "Jan 2018", "Aug 2020"),
        _written("2019", "2021", "2015", "2019"),
        "2020-01\n2018 2019-12",
    ),
)
def mixed_date_formats(scan: Scan, options: Options) -> Iterator[Hit]:
    """One way of writing dates lets the eye run down the page; several make it stop and look for a reason."""
    dates = list(_dates(scan.cv))
    shapes = Counter(shape for _, _, shape in dates)
    if len(shapes) < 2:
        return
    usual = shapes.most_common(1)[0][0]
    for path, text, shape in dates:
        if shape != usual:
            example = next(other for _, other, kind in dates if kind == usual)
            edit = None if "2020" in shapes else _one_style(scan.cv)  # nobody but the person knows the months
            yield Hit(
                path, values={"text": text, "usual": example}, edit=edit, fix=IN_ONE_STEP if edit else ""
            )
            return


def _one_style(cv: CV) -> Edit | None:
    """Give all dates up to the page, which writes them in one way; none where one is not understood."""
    found = [
        (f"/work/{index}/{field}", getattr(work, field), str(work.extra[key]).strip())
        for index, work in enumerate(cv.work)
        for field, key in FIELDS
        if str(work.extra.get(key, "")).strip() and not (field == "endDate" and goes_on(work.endDate))
    ]
    dates = [(path, PartialDate.from_iso(iso)) for path, iso, _ in found]
    known = [(path, date.iso()) for path, date in dates if date and date.month]
    if not known or len(known) < len(found):
        return None
    shown = [month_words(date.first_month()) for _, date in dates if date]
    return Edit(
        "Write all dates in one way",
        ", ".join(text for _, _, text in found),
        ", ".join(shown),
        texts=tuple(known),
    )


def _dates(cv: CV) -> Iterator[tuple[str, str, str]]:
    """Give each date as the CV writes it, with its shape; what fits two shapes tells nothing."""
    for index, work in enumerate(cv.work):
        for field, key in FIELDS:
            text = str(work.extra.get(key, "")).strip()
            shape = shape_of(text)
            if shape:
                yield f"/work/{index}/{field}", text, shape


@cache
def shape_of(text: str) -> str:
    """Name a date's way of writing by an example; empty for `May 2020`, `Present` and the unknown."""
    for pattern, name in SHAPES:
        if re.fullmatch(pattern, text):
            return name
    match = re.fullmatch(r"([A-Za-z]+)\.?,? ?'?(\d{4}|\d{2})", text)
    if not match or match[1].capitalize() == "May":
        return ""
    if match[1].capitalize() in MONTHS:
        return "September 2020"
    return "Sep 2020" if any(month.startswith(match[1].capitalize()[:3]) for month in MONTHS) else ""
