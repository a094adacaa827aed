"""The words a page adds to a person's own: every language has them all, and writes dates its own way."""

from __future__ import annotations

import re
from typing import Any

import pytest

from legible.assets import load_library
from legible.importer import import_bytes
from legible.model import CV, Work
from legible.parse.headings import kind_of
from legible.parse.vocabulary import vocabulary_of
from legible.render.sections import RECIPES
from legible.render.wording import (
    DATES,
    TITLES,
    cv_languages,
    date_styles,
    in_language,
    language_of,
    wording,
)

LIBRARY = load_library()
LANGUAGES = [tag for tag, _ in cv_languages(LIBRARY)]


def test_the_languages_are_offered_by_their_own_names() -> None:
    assert cv_languages(LIBRARY) == [
        ("en-GB", "English (UK)"),
        ("en-US", "English (US)"),
        ("de", "Deutsch"),
        ("fr", "Français"),
        ("es", "Español"),
        ("pl", "Polski"),
        ("cy", "Cymraeg"),
    ]


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if not tag.startswith("en")])
def test_a_language_has_every_word_and_borrows_none_from_english(language: str) -> None:
    titles, dates = LIBRARY.table(TITLES), LIBRARY.table(DATES)
    assert set(titles[language]["titles"]) == {"summary", *RECIPES}
    assert set(titles[language]["labels"]) == set(titles["en"]["labels"])
    assert {"months", "names", "present", "present_words"} <= set(dates[language])
    assert len(dates[language]["months"]) == len(set(dates[language]["months"])) == 12
    assert len(dates[language]["names"]) == len(set(dates[language]["names"])) == 12


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_every_style_of_dates_can_be_written(language: str) -> None:
    for key, _ in date_styles(LIBRARY, language):
        style = wording(LIBRARY, language, key).dates
        for month in range(1, 13):
            for text in (f"2021-{month:02}", f"2021-{month:02}-01"):
                written = style.write(text, with_day=True)
                assert "2021" in written
                assert not re.search(r"[{}]", written)


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_our_own_headings_are_known_to_our_own_importer(language: str) -> None:
    words = vocabulary_of(LIBRARY)
    titles = wording(LIBRARY, language).titles
    assert {kind: kind_of(title, words)[0] for kind, title in titles.items()} == {
        kind: kind for kind in titles
    }


DAYS = [
    ("en-GB", "short", "Mar 2021", "1 Mar 2021"),
    ("en-GB", "long", "March 2021", "1 March 2021"),
    ("en-GB", "slash", "03/2021", "01/03/2021"),
    ("en-US", "long", "March 2021", "March 1, 2021"),
    ("en-US", "slash", "03/2021", "03/01/2021"),
    ("de", "short", "März 2021", "1. März 2021"),
    ("de", "slash", "03/2021", "01.03.2021"),
    ("fr", "short", "mars 2021", "1er mars 2021"),
    ("fr", "long", "mars 2021", "1er mars 2021"),
    ("es", "short", "mar. 2021", "1 mar. 2021"),
    ("es", "long", "marzo de 2021", "1 de marzo de 2021"),
    ("pl", "short", "mar 2021", "1 mar 2021"),
    ("pl", "long", "marzec 2021", "1 marca 2021"),
    ("pl", "slash", "03.2021", "01.03.2021"),
    ("cy", "long", "Mawrth 2021", "1 Mawrth 2021"),
    ("cy", "", "Mawrth 2021", "1 Mawrth 2021"),
]


@pytest.mark.parametrize(("language", "key", "month", "day"), DAYS)
def test_a_date_is_written_as_a_native_writes_it(language: str, key: str, month: str, day: str) -> None:
    style = wording(LIBRARY, language, key).dates
    assert style.write("2021-03", with_day=True) == month
    assert style.write("2021-03-01", with_day=True) == day
    assert style.write("2021-03-01", with_day=False) == month


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_dates_are_read_again(language: str, month: int) -> None:
    for key in ("", "long", "slash", "iso"):
        style = wording(LIBRARY, language, key).dates
        start, end = f"2019-{month:02}", f"2021-{month:02}"
        span = f"{style.write(start, with_day=False)} – {style.write(end, with_day=False)}"
        goes_on = f"{style.write(end, with_day=False)} – {style.present}"
        text = f"Ada Fernside\nada@example.org\n\nExperience\n{_job('Cook', goes_on)}\n{_job('Baker', span)}"
        jobs = import_bytes(text.encode(), "a.txt", LIBRARY).cv.work
        assert [(job.startDate, job.endDate) for job in jobs] == [(end, ""), (start, end)], (
            key,
            span,
            goes_on,
        )


def _job(title: str, dates: str) -> str:
    return f"{title}\n{dates}\nDock Kitchens\n- Cooked for 40 people a day.\n"


def test_an_end_that_has_not_come_follows_the_language_even_when_it_was_typed_in_another() -> None:
    assert wording(LIBRARY, "pl").dates.write_end("Present") == "obecnie"
    assert wording(LIBRARY, "en").dates.write_end("heute") == "Present"
    assert wording(LIBRARY, "en").dates.write_end("when it rains") == "when it rains"


@pytest.mark.parametrize("meta", [None, {"version": "1"}, "odd"])
def test_a_language_can_be_chosen_for_a_cv(meta: Any) -> None:
    cv = CV(work=(Work(name="Dock"),), extra={"meta": meta} if meta else {})
    chosen = in_language(cv, "fr")
    assert language_of(chosen) == "fr"
    assert chosen.work is cv.work
    assert in_language(cv, "") is cv
    assert in_language(chosen, "fr") is chosen
