"""Dates as CVs write them: a year, perhaps a month, perhaps a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; 0 stands for what is not known."""

    year: int
    month: int = 0  # 1 to 12, or 0
    day: int = 0  # 1 to 31, or 0

    @staticmethod
    def from_iso(text: str) -> PartialDate | None:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; give None for anything else, month 13 included."""
        return _read(text)

    def iso(self) -> str:
        """Write the date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as far as it is known."""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        return f"{text}-{self.day:02d}" if self.month and self.day else text

    def first_month(self) -> int:
        """Count months from year 0 to the earliest month this date can mean."""
        return self.year * 12 + (self.month or 1) - 1

    def last_month(self) -> int:
        """Count months from year 0 to the latest month this date can mean."""
        return self.year * 12 + (self.month or 12) - 1


@lru_cache(maxsize=1024)
def _read(text: str) -> PartialDate | None:
    match = _ISO.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if month > 12 or day > 31 or (match[2] and not month) or (match[3] and not day):
        return None
    return PartialDate(year, month, day)
