"""What is hidden is not judged, and what is found in the rest points into the whole CV."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from legible.assets import load_library
from legible.check.examples import LINE, basics, job
from legible.check.model import Edit, Finding
from legible.check.texts import texts_of
from legible.dates import PartialDate
from legible.guides import load_guide
from legible.judging import advert_of, coverage_of, report_of, shown_of
from legible.match import coverage
from legible.mending import applied
from legible.model import CV, OwnEntry, OwnSection, Skill
from legible.parse import read_date
from legible.pointer import get
from legible.report import findings_of
from legible.shown import shown
from legible.state import Draft, State
from legible.tailoring import tailoring_view

LIBRARY = load_library()
TODAY = PartialDate(2026, 6)
WEAK = "Was **responsible** for the *seat map* of the [concert halls](https://example.org/halls)."
CV_ = CV(
    basics=basics(),
    work=(
        job("Helped with stuff and things.", start="2025-01"),
        job(LINE, "Hidden line of no use.", WEAK, start="2019-01", end="2020-12"),
        job(LINE.replace("six", "nine"), start="2021-01", end="2024-12"),
    ),
    skills=(Skill(name="Tools", keywords=("Old tool", "Python")),),
    sections=(OwnSection("Clubs", (OwnEntry("Guild", startDate="2022", endDate="2020"),)),),
)
HIDDEN = ("/work/0", "/work/1/highlights/1")


def state(cv: CV = CV_, hidden: tuple[str, ...] = HIDDEN, advert: str = "") -> State:
    return State(drafts=(Draft(cv=cv, hidden=hidden, advert=advert),))


def found(cv: CV = CV_, hidden: tuple[str, ...] = HIDDEN, advert: str = "") -> list[Finding]:
    now = state(cv, hidden, advert)
    report = report_of(now, LIBRARY, TODAY, coverage_of(now, LIBRARY))
    evidence = [one for step in report.steps for one in step.evidence]
    return [*findings_of(report), *evidence]


def mended(cv: CV, change: Edit) -> CV:
    return applied(cv, change, lambda typed: read_date(typed, LIBRARY))


def test_nothing_is_found_in_what_is_hidden() -> None:
    assert any(one.path.startswith("/work/0") for one in found(hidden=()))
    assert found()
    assert not any(one.path.startswith(HIDDEN) for one in found())


def test_a_hidden_section_is_missing_for_the_checks_as_it_is_for_the_reader() -> None:
    assert not any(one.path.startswith("/sections") for one in found(hidden=("/sections/0",)))
    assert any(one.rule == "impossible-date" for one in found())


def test_what_is_marked_are_the_words_that_were_found() -> None:
    marked = [one for one in found() if one.path == "/work/1/highlights/2" and one.quote]
    assert marked
    for one in marked:
        words = get(CV_, one.path)[one.start : one.end]
        assert re.sub(r"\*|\[|\]\([^)]*\)", "", words) == one.quote
    assert any(one.end - one.start > len(one.quote) for one in marked)


def test_the_same_is_found_with_markdown_and_without() -> None:
    plain = replace(CV_, work=(job("Was responsible for the seat map of the concert halls."),))
    marked = replace(CV_, work=(job("Was *responsible* for the **seat map** of the concert halls."),))

    def said(cv: CV) -> list[tuple[str, str, str]]:
        return [(one.rule, one.path, one.message) for one in found(cv, ())]

    assert said(plain) == said(marked)
    assert {one.key for one in found(plain, ())} == {one.key for one in found(marked, ())}


def test_jobs_are_sorted_around_a_hidden_one() -> None:
    change = next(one.edit for one in found() if one.rule == "jobs-out-of-order")
    assert change
    after = mended(CV_, change)
    assert sorted(job.startDate for job in after.work) == sorted(job.startDate for job in CV_.work)
    assert [job.startDate for job in after.work] == ["2025-01", "2021-01", "2019-01"]


def test_a_line_that_is_cut_takes_no_hidden_line_along() -> None:
    twice = replace(CV_.work[1], highlights=(LINE, "Hidden line of no use.", WEAK, LINE))
    cv = replace(CV_, work=(CV_.work[0], twice))
    changes = [one.edit for one in found(cv) if one.edit and one.edit.orders]
    assert changes
    for change in changes:
        assert "Hidden line of no use." in mended(cv, change).work[1].highlights


@pytest.mark.parametrize(
    "hidden", [(), HIDDEN, ("/skills/0/keywords/0",), ("/work/1/highlights/1", "/sections")]
)
def test_what_a_finding_offers_shows_and_drops_nothing_hidden(hidden: tuple[str, ...]) -> None:
    changes = [one.edit for one in found(hidden=hidden) if one.edit]
    assert changes
    kept = [text for path in hidden for _, text in texts_of(get(CV_, path))]
    for change in changes:
        after = mended(CV_, change)
        assert after != CV_
        assert set(kept) <= {text for _, text in texts_of(after)}


def test_a_rewording_keeps_what_is_bold() -> None:
    cv = replace(CV_, work=(job("**Utilised** the *seat map* with the web team to sell more seats."),))
    view = shown(cv)
    plain = view.cv.work[0].highlights[0]
    assert view.reworded("/work/0/highlights/0", plain.replace("Utilised", "Used")) == (
        "**Used** the *seat map* with the web team to sell more seats."
    )


ADVERT = """Backend developer

Requirements
- You must have Python
- You know seat maps

Duties
- Rebuild the seat map with the web team
"""


def test_an_advert_is_held_against_what_is_shown_and_leads_into_the_whole_cv() -> None:
    now = state(advert=ADVERT)
    covered = coverage_of(now, LIBRARY)
    assert covered
    view = shown_of(now.draft)
    advert = advert_of(now, LIBRARY)
    assert advert
    assert covered == coverage(advert, view.cv, LIBRARY, load_guide(LIBRARY, now.draft.guide))
    shown_places = tailoring_view(advert, covered, view, LIBRARY)
    asked = [one for _, group in shown_places["groups"] for one in group]
    places = [place.path for one in asked for place in one.places]
    places += [done.path for done in shown_places["duties"] if done.path]
    assert "/skills/0/keywords/1" in places
    for path in places:
        get(CV_, path)
        assert not path.startswith(HIDDEN)
