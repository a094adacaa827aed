"""Small CVs for the rules' examples: one line put into its place, the rest kept plain."""

from __future__ import annotations

from legible.check.model import Imported
from legible.file_facts import FileFacts
from legible.model import CV, Basics, Location, Skill, Work

OPENING = "Backend developer looking after the ticket and seat APIs of concert halls."
LINE = "Rebuilt the seat map with the web team, so a party of six now books in one step instead of six."


def basics(summary: str = OPENING) -> Basics:
    """Give a fictional person's contact details and an opening."""
    return Basics(
        name="Ada Fernside",
        label="Backend Developer",
        email="ada.fernside@example.org",
        phone="07700 900123",
        summary=summary,
        location=Location(city="Leeds"),
    )


def job(*lines: str, start: str = "2023-01", end: str = "") -> Work:
    """Give a role with these lines."""
    return Work(
        name="Larch Retail", position="Backend Developer", startDate=start, endDate=end, highlights=lines
    )


def an_opening(text: str) -> CV:
    """Give a CV that opens with this text."""
    return CV(basics=basics(text), work=(job(LINE),))


def a_bullet(text: str) -> CV:
    """Give a CV whose current role has this line."""
    return CV(basics=basics(), work=(job(text),))


def an_old_bullet(text: str) -> CV:
    """Give a CV whose ended role has this line."""
    return CV(basics=basics(), work=(job(LINE, start="2024-01"), job(text, start="2020-01", end="2023-12")))


def bullets(text: str) -> CV:
    """Give a CV whose current role has the lines of this text."""
    return CV(basics=basics(), work=(job(*text.splitlines()),))


def skills(text: str) -> CV:
    """Give a CV with these skill groups, a line each, as `Group: one, two`."""
    groups = tuple(_group(line) for line in text.splitlines())
    return CV(basics=basics(), work=(job(LINE),), skills=groups)


def jobs(text: str) -> CV:
    """Give a CV with a role a line, as `2020-01 2022-05` (no second date: current)."""
    dates = [(*line.split(), "")[:2] for line in text.splitlines()]
    return CV(basics=basics(), work=tuple(job(LINE, start=start, end=end) for start, end in dates))


def _group(line: str) -> Skill:
    name, _, items = line.rpartition(":")
    return Skill(name=name.strip(), keywords=tuple(item.strip() for item in items.split(",")))


def a_file(facts: FileFacts) -> Imported:
    """Give a plain CV and the file it came in."""
    return Imported(CV(basics=basics(), work=(job(LINE),)), facts)
