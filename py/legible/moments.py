"""Moments by the person's clock, YYYY-MM-DDTHH:MM:SS: how far apart they are, and how they are said."""

from __future__ import annotations

import re
from calendar import timegm

from legible.dates import PartialDate
from legible.library import Library
from legible.render.wording import wording

DAY = 86_400  # seconds
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?")


def second(moment: str) -> int:
    """Count the seconds to a moment or to the beginning of a day; 0 where it is none."""
    match = _MOMENT.match(moment)
    if not match:
        return 0
    try:
        return timegm(tuple(int(part or 0) for part in match.groups()))
    except ValueError:  # a month 13
        return 0


def days_before(moment: str, today: PartialDate) -> int:
    """Count the days from a moment to today."""
    return (second(today.iso()) - second(moment[:10])) // DAY


def in_words(moment: str, today: PartialDate, library: Library) -> str:
    """Say when it was: "today 14:02", "yesterday 09:15", "21 November 2026"."""
    if not second(moment):
        return "earlier"
    days, time = days_before(moment, today), moment[11:16]
    if days in (0, 1):
        return " ".join(filter(None, ("yesterday" if days else "today", time)))
    return day_in_words(moment, library)


def day_in_words(moment: str, library: Library) -> str:
    """Give the day of a moment: "21 November 2026"."""
    return wording(library, "en").dates.write(moment[:10], with_day=True)


def ago_in_words(moment: str, today: PartialDate) -> str:
    """Say how long ago a day was: "today", "yesterday", "12 days ago"."""
    days = days_before(moment, today)
    return "yesterday" if days == 1 else f"{days} days ago" if days > 1 else "today"
