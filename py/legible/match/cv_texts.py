"""A CV as texts that can show something, each with its place and the part it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legible import pointer
from legible.check.scan import goes_on
from legible.match.model import Section
from legible.model import CV

# Fields that can show something, in the order of a CV; names, links and dates show nothing.
FIELDS: Mapping[str, tuple[tuple[str, Section], ...]] = {
    "work": (
        ("position", "other"),
        ("description", "other"),
        ("summary", "bullet"),
        ("highlights", "bullet"),
    ),
    "projects": (
        ("name", "other"),
        ("description", "bullet"),
        ("highlights", "bullet"),
        ("keywords", "skills"),
        ("roles", "other"),
    ),
    "volunteer": (("position", "other"), ("summary", "bullet"), ("highlights", "bullet")),
    "education": (("studyType", "other"), ("area", "other"), ("courses", "other")),
    "certificates": (("name", "other"), ("issuer", "other")),
    "skills": (("name", "skills"), ("keywords", "skills")),
    "languages": (("language", "other"), ("fluency", "other")),
    "publications": (("name", "other"), ("summary", "other")),
    "awards": (("title", "other"), ("summary", "other")),
}

OWN: tuple[tuple[str, Section], ...] = (("name", "other"), ("summary", "bullet"), ("highlights", "bullet"))


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the CV."""

    path: str  # JSON pointer
    text: str
    section: Section


def cv_texts(cv: CV) -> list[Text]:
    """Give the texts of a CV that can show something, in its order; empty ones are left out."""
    opening = [
        Text("/basics/label", cv.basics.label, "opening"),
        Text("/basics/summary", cv.basics.summary, "opening"),
    ]
    found = opening
    for name, fields in FIELDS.items():
        found += _entries(getattr(cv, name), f"/{name}", fields)
    for number, own in enumerate(cv.sections):
        found += _entries(own.entries, f"/sections/{number}/entries", OWN)
    return [text for text in found if text.text.strip()]


def _entries(entries: tuple[Any, ...], place: str, fields: tuple[tuple[str, Section], ...]) -> Iterator[Text]:
    for index, entry in enumerate(entries):
        for field, section in fields:
            value: Any = pointer.get(entry, f"/{field}")
            path = f"{place}/{index}/{field}"
            if isinstance(value, str):
                yield Text(path, value, section)
            else:
                yield from (Text(f"{path}/{n}", it, section) for n, it in enumerate(value))


def latest_role(cv: CV) -> int:
    """Give the index of the latest role, or -1: one that goes on, else the one that ended last."""
    dated = [n for n, work in enumerate(cv.work) if work.startDate or work.endDate]
    if not dated:
        return 0 if cv.work else -1
    return max(dated, key=lambda n: _recency(cv, n))


def _recency(cv: CV, index: int) -> tuple[bool, str, str, int]:
    work = cv.work[index]
    current = goes_on(work.endDate) and bool(work.startDate)
    return current, "" if current else work.endDate, work.startDate, -index
