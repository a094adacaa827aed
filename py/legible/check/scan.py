"""A CV laid out for the rules: its roles, its lines with their features, its opening."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from legible.check.dictionary import Dictionary
from legible.check.features.line import Line, read_line
from legible.check.features.pages import on_page_one
from legible.check.texts import Text, texts_of
from legible.check.words import Words
from legible.dates import PartialDate
from legible.file_facts import FileFacts
from legible.identity import by_identity
from legible.model import CV, Work

OPENING = "/basics/summary"


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line under a role, a project or a voluntary post."""

    path: str  # JSON pointer
    line: Line
    role: int = -1  # index in `CV.work`, or -1


@dataclass(frozen=True, slots=True)
class Role:
    """A job with its lines and its time; months are counted from year 0."""

    path: str  # JSON pointer
    index: int  # in `CV.work`
    work: Work
    bullets: tuple[Bullet, ...]
    first_month: int | None  # the earliest month the start can mean; None where unknown
    last_month: int | None  # the latest month the end can mean, today's for a current job
    current: bool

    def years_ago(self, today: PartialDate) -> float:
        """Give the years since the role ended; 0 where it goes on or has no dates."""
        return 0 if self.last_month is None else max(0, today.last_month() - self.last_month) / 12


@dataclass(frozen=True)
class Scan:
    """What a rule works with; what many rules ask for is put together once."""

    cv: CV
    words: Words
    today: PartialDate
    opening: Line  # empty text where there is none
    roles: tuple[Role, ...]  # as the CV lists them
    extra_bullets: tuple[Bullet, ...]  # of projects and voluntary work
    page_one: Collection[str] | None  # JSON pointers of what stands on the first page, where known
    texts: tuple[Text, ...] = ()  # every text of the CV
    facts: FileFacts | None = None  # of the file the CV came in, where it came in one
    dictionary: Dictionary | None = None  # where one has been loaded
    coverage: Any = None  # a `legible.match.model.Coverage`, where there is a job advert

    @cached_property
    def bullets(self) -> tuple[Bullet, ...]:
        """Give the lines of all roles."""
        return tuple(bullet for role in self.roles for bullet in role.bullets)

    @cached_property
    def all_bullets(self) -> tuple[Bullet, ...]:
        """Give the lines of roles, projects and voluntary work."""
        return (*self.bullets, *self.extra_bullets)

    @cached_property
    def lines(self) -> tuple[tuple[str, Line], ...]:
        """Give the opening and all bullets, each with its JSON pointer."""
        return ((OPENING, self.opening), *((bullet.path, bullet.line) for bullet in self.all_bullets))

    @cached_property
    def by_path(self) -> Mapping[str, str]:
        """Map the pointer of each text that is not blank to it."""
        return dict(self.texts)

    @cached_property
    def latest_roles(self) -> tuple[Role, ...]:
        """Give the two latest roles, the latest first; undated roles count as listed."""
        order = sorted(self.roles, key=lambda role: (-(role.last_month or 0), -(role.first_month or 0)))
        return tuple(order[:2]) if all(role.last_month for role in self.roles) else self.roles[:2]

    @cached_property
    def page_one_bullets(self) -> tuple[Bullet, ...]:
        """Give the lines of roles that stand on the first page."""
        return on_page_one(self.bullets, self.page_one)


def scan_cv(
    cv: CV,
    words: Words,
    today: PartialDate,
    page_one: Collection[str] | None = None,
    facts: FileFacts | None = None,
    dictionary: Dictionary | None = None,
    coverage: Any = None,
) -> Scan:
    """Lay a CV out for the rules; what stands on page one is taken from the file where nobody says."""
    if page_one is None and facts and facts.page_one:
        page_one = facts.page_one
    return Scan(
        cv=cv,
        words=words,
        today=today,
        opening=read_line(words, cv.basics.summary.strip() and cv.basics.summary),
        roles=tuple(_role(work, index, words, today) for index, work in enumerate(cv.work)),
        extra_bullets=tuple(_extra_bullets(cv, words)),
        page_one=page_one,
        texts=texts_of(cv),
        facts=facts,
        dictionary=dictionary,
        coverage=coverage,
    )


@by_identity
def _role(work: Work, index: int, words: Words, today: PartialDate) -> Role:
    path = f"/work/{index}"
    bullets = tuple(_bullets(f"{path}/highlights", work.highlights, words, index))
    start, end = PartialDate.from_iso(work.startDate), PartialDate.from_iso(work.endDate)
    current = goes_on(work.endDate) and bool(work.startDate.strip())
    last = today.last_month() if current else end.last_month() if end else None
    return Role(path, index, work, bullets, start.first_month() if start else None, last, current)


def goes_on(end: str) -> bool:
    """Say whether an end date means that the job goes on: empty, or `Present`."""
    return end.strip().lower() in {"", "present", "current", "now", "today", "ongoing", "to date"}


def _bullets(path: str, lines: tuple[str, ...], words: Words, role: int = -1) -> list[Bullet]:
    found = [Bullet(f"{path}/{place}", read_line(words, text), role) for place, text in enumerate(lines)]
    return [bullet for bullet in found if bullet.line.text.strip()]


def _extra_bullets(cv: CV, words: Words) -> list[Bullet]:
    projects = [
        _bullets(f"/projects/{n}/highlights", it.highlights, words) for n, it in enumerate(cv.projects)
    ]
    posts = [
        _bullets(f"/volunteer/{n}/highlights", it.highlights, words) for n, it in enumerate(cv.volunteer)
    ]
    return [bullet for group in (*projects, *posts) for bullet in group]
