"""The words a page adds to a person's own: headings, labels and dates, in the CV's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from legible.dates import PartialDate
from legible.identity import by_identity
from legible.library import Library
from legible.model import CV

DATES = "content/words/date_style.toml"
TITLES = "content/words/cv_titles.toml"
DEFAULT = "en"
EXAMPLE = "2021-10"  # a month whose short form is not its name, in any language here


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How dates are written in one language and style."""

    months: tuple[str, ...]  # in short, January first
    names: tuple[str, ...]  # the same in full
    of: tuple[str, ...]  # the same behind a day
    first: str  # the first day of a month, where it is no bare number
    month: str  # pattern of a date known to the month
    day: str  # pattern of a date known to the day
    present: str  # an end that has not come
    present_words: frozenset[str]  # what people write for it in any language, in lower case

    def write(self, text: str, with_day: bool) -> str:
        """Write an ISO date; text that is no date stays as it is."""
        date = PartialDate.from_iso(text)
        if not date:
            return text
        if not date.month:
            return str(date.year)
        pattern = self.day if date.day and with_day else self.month
        return pattern.format(
            day=date.day,
            nth=self.first if self.first and date.day == 1 else date.day,
            month=self.months[date.month - 1],
            name=self.names[date.month - 1],
            of=self.of[date.month - 1],
            number=date.month,
            year=date.year,
        )

    def write_end(self, text: str) -> str:
        """Write the end of a range; no text means that it goes on."""
        if not text or text.lower() in self.present_words:
            return self.present
        return self.write(text, with_day=False)


@dataclass(frozen=True, slots=True, eq=False)  # so that what was written with it can be kept
class Wording:
    """One language's words for a page; the same library, language and style give the same object."""

    language: str  # the CV's BCP 47 tag
    titles: Mapping[str, str]  # section -> heading
    labels: Mapping[str, str]  # field -> label before its items
    dates: DateStyle


def language_of(cv: CV) -> str:
    """Give the language the CV says it is written in, else English."""
    meta = cv.extra.get("meta")
    tag = meta.get("language") if isinstance(meta, Mapping) else None
    fits = isinstance(tag, str) and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag)
    return str(tag) if fits else DEFAULT


def in_language(cv: CV, language: str) -> CV:
    """Give a CV that says it is written in a language; "" leaves it as it is."""
    if not language or language == language_of(cv):
        return cv
    meta = cv.extra.get("meta")
    known = meta if isinstance(meta, Mapping) else {}
    return replace(cv, extra={**cv.extra, "meta": {**known, "language": language}})


def cv_languages(library: Library) -> list[tuple[str, str]]:
    """List the languages that a CV's headings and dates can be in: tag and own name."""
    tables = library.table(TITLES)
    return [(tag, table["name"]) for tag, table in tables.items() if "name" in table]


@by_identity
def wording(library: Library, language: str, dates: str = "") -> Wording:
    """Gather a language's words; what it lacks is taken from English.

    `dates` is the key of a style of dates; any other gives the language's own way.
    """
    titles = _layered(library.table(TITLES), language)
    return Wording(language, titles["titles"], titles["labels"], _date_style(library, language, dates))


def date_styles(library: Library, language: str = DEFAULT) -> list[tuple[str, str]]:
    """List the styles of dates there are, the usual one first, each by its key and an example."""
    table = _layered(library.table(DATES), language)
    keys = sorted(table["styles"], key=lambda key: bool(key != table["usual"]))
    return [(key, _date_style(library, language, key).write(EXAMPLE, with_day=False)) for key in keys]


def _date_style(library: Library, language: str, key: str) -> DateStyle:
    table = _layered(library.table(DATES), language)
    styles = table["styles"]
    style = {**table, **styles.get(key, styles[table["usual"]])}
    return DateStyle(
        months=tuple(style["months"]),
        names=tuple(style["names"]),
        of=tuple(style.get("of", style["names"])),
        first=style.get("first", ""),
        month=style["month"],
        day=style["day"],
        present=style["present"],
        present_words=_present_words(library),
    )


def _present_words(library: Library) -> frozenset[str]:
    """Give what people write for an end that has not come, in any language: a CV may have changed its own."""
    tables = library.table(DATES).values()
    words = (word for table in tables for word in (table.get("present", ""), *table.get("present_words", ())))
    return frozenset(word.lower() for word in words) - {""}


def _layered(tables: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Lay a region's table over its language's, and that over English."""
    merged: dict[str, Any] = {}
    for tag in (DEFAULT, language.split("-")[0].lower(), language):
        for key, value in tables.get(tag, {}).items():
            merged[key] = {**merged.get(key, {}), **value} if isinstance(value, Mapping) else value
    return merged
