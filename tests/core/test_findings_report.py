"""The findings on paper: everything that is left, and nothing personal unless it is asked for."""

from __future__ import annotations

from dataclasses import replace

from legible.assets import load_library
from legible.check import check
from legible.dates import PartialDate
from legible.findings_report import report_html
from legible.findings_view import difference
from legible.guides import load_guide
from legible.model import CV
from legible.resume_json import cv_from_json

LIBRARY = load_library()
GUIDE = load_guide(LIBRARY, "backend-developer")
CV_OF_INES: CV = cv_from_json(
    {
        "basics": {
            "name": "Ines Calloway",
            "email": "ines@example.org",
            "phone": "07700 900111",
            "summary": "Ines Calloway <b>is</b> a hard-working team player.",
        },
        "work": [{"name": "Halcyon Ferries", "highlights": ["Improved system performance significantly."]}],
    }
)


def written(personal: bool) -> str:
    report = check(CV_OF_INES, GUIDE, LIBRARY, PartialDate(2026, 11))
    return report_html(CV_OF_INES, report, GUIDE, LIBRARY, day="2026-11-23", personal=personal)


def test_the_report_names_every_finding_with_its_field_and_what_to_do() -> None:
    report = check(CV_OF_INES, GUIDE, LIBRARY, PartialDate(2026, 11))
    html = written(True)
    assert "Ines Calloway" in html and "Work 1, What you did" in html
    assert html.count("<tr>") == len(report.findings) + 1
    assert "Improved system performance significantly." in html


def test_without_personal_details_nothing_tells_who_it_is() -> None:
    html = written(False)
    for detail in ("Ines", "Calloway", "ines@example.org", "07700 900111"):
        assert detail not in html
    assert "Improved system performance significantly." in html


def test_who_it_is_is_withheld_however_it_is_written() -> None:
    told = "INES CALLOWAY, born 12.03.1990, is married. Call +44 7700 900111 or bob.stone@example.org."
    cv = replace(CV_OF_INES, basics=replace(CV_OF_INES.basics, summary=told))
    report = check(cv, GUIDE, LIBRARY, PartialDate(2026, 11))
    html = report_html(cv, report, GUIDE, LIBRARY, day="2026-11-23", personal=False)
    for detail in ("INES", "CALLOWAY", "1990", "married", "900111", "bob.stone"):
        assert detail not in html
    assert "Private details" in html


def test_words_of_the_cv_stay_words() -> None:
    assert "<b>is</b>" not in written(True)


def test_a_change_is_shown_by_the_words_that_differ() -> None:
    long = "one two three four five six varous seven eight nine ten eleven twelve"
    change = difference(long, long.replace("varous", "various"))
    assert (change.before, change.old, change.new) == ("… two three four five six", "varous", "various")
    assert change.after == "seven eight nine ten eleven …"
    assert difference("I built it", "Built it").old == "I built"
    assert difference("Gone", "").old == "Gone"
