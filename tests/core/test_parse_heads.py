"""What the heads of entries hold, and where one entry or item ends and the next begins."""

from __future__ import annotations

import pytest

from legible.assets import load_library
from legible.document import Document, Line, PageSize, Run
from legible.importer import import_bytes
from legible.model import CV
from legible.parse import parse

LIBRARY = load_library()

Row = tuple[float, float, str]  # y, size, text; a heading stands in capitals


def cv_of(text: str) -> CV:
    return import_bytes(text.encode(), "cv.txt", LIBRARY).cv


def page_of(*rows: Row) -> CV:
    """Read rows of one narrow column."""
    lines = []
    for y, size, text in rows:
        run = Run(text, 0, 50, y, 0.5 * size * len(text), size, bold=text.isupper())
        lines.append(Line(text, (run,), 0, 50, y, run.width, size, bold=run.bold))
    return parse(Document("pdf", tuple(lines), (PageSize(595, 842),)), LIBRARY).cv


def test_a_ward_behind_a_title_stays_with_it() -> None:
    cv = cv_of(
        "EMPLOYMENT\n\nSenior Staff Nurse, Acute Medicine\nWharncliffe General Hospital, Sheffield\n"
        "April 2020 - present\n- Led nights.\n\n"
        "Staff Nurse, Stroke Unit\nRoyal Calder Infirmary, Halifax\n2016 - 2020\n- Assessed patients.\n"
    )
    assert [(job.position, job.name, job.location) for job in cv.work] == [
        ("Senior Staff Nurse, Acute Medicine", "Wharncliffe General Hospital", "Sheffield"),
        ("Staff Nurse, Stroke Unit", "Royal Calder Infirmary", "Halifax"),
    ]


def test_a_town_that_no_list_knows_is_told_from_the_school_before_it() -> None:
    cv = cv_of(
        "EDUCATION\n\nCarrick Academy, Ayr\t2015 - 2021\nAdvanced Highers in Physics and Chemistry\n\n"
        "University of California, Berkeley\t2010 - 2014\nBSc Physics\n"
    )
    assert [(one.institution, one.location) for one in cv.education] == [
        ("Carrick Academy", "Ayr"),
        ("University of California, Berkeley", ""),
    ]


def test_a_course_is_a_qualification_and_no_subject() -> None:
    cv = cv_of("EDUCATION\n\nLegal Practice Course\t2015 - 2016\nCollege of Law, Bristol\n")
    assert [(one.studyType, one.area) for one in cv.education] == [("Legal Practice Course", "")]


def test_a_dissertation_is_no_mark() -> None:
    cv = cv_of(
        "EDUCATION\n\nUniversity of Kelvinbank\t2021 - 2025\nMEng Mechanical Engineering, First Class\n"
        "- Dissertation: quieter fans for heat pumps\n"
    )
    assert [(one.score, one.courses) for one in cv.education] == [
        ("First Class", ("Dissertation: quieter fans for heat pumps",))
    ]


@pytest.mark.parametrize("text", ["Available on request.", "References available on request"])
def test_nobody_is_called_available_on_request(text: str) -> None:
    cv = cv_of(f"SKILLS\nBread\n\nREFERENCES\n{text}\n")
    assert [(one.name, one.reference) for one in cv.references] == [("", text)]


def test_a_page_number_is_no_language() -> None:
    assert [one.language for one in cv_of("LANGUAGES\nFrench (fluent)\n1\n").languages] == ["French"]


def test_interests_may_be_parted_by_bars() -> None:
    cv = cv_of("INTERESTS\nRunning: half marathons, parkrun | Cooking: West African food\n")
    assert [(one.name, one.keywords) for one in cv.interests] == [
        ("Running", ("half marathons", "parkrun")),
        ("Cooking", ("West African food",)),
    ]


def test_lines_further_apart_than_those_of_a_paragraph_are_items_of_their_own() -> None:
    cv = page_of(
        (50, 13, "TOP SKILLS"), (72, 10, "Stakeholder Management"), (90, 10, "Business Process Improvement"),
        (108, 10, "Reporting"), (140, 13, "CERTIFICATIONS"), (162, 10, "Foundation Certificate"),
        (175, 10, "in the Management of Projects"), (193, 10, "Green Belt of the Calm Sort"),
        (211, 10, "Practitioner of Change"),
    )  # fmt: skip
    assert cv.skills[0].keywords == ("Stakeholder Management", "Business Process Improvement", "Reporting")
    assert [one.name for one in cv.certificates] == [
        "Foundation Certificate in the Management of Projects",
        "Green Belt of the Calm Sort",
        "Practitioner of Change",
    ]


def test_the_widest_step_parts_a_role_from_the_next_employer() -> None:
    cv = page_of(
        (50, 16, "EXPERIENCE"), (80, 12, "Penarth Foods"), (96, 11, "Operations Manager"),
        (111, 10, "March 2021 - Present"), (126, 10, "Cardiff"), (148, 11, "Shift Manager"),
        (163, 10, "December 2018 - March 2021"), (178, 10, "Cardiff"), (206, 12, "Teifi Dairy Co-operative"),
        (228, 11, "Warehouse Supervisor"), (243, 10, "June 2014 - November 2018"), (275, 16, "SKILLS"),
        (300, 10, "Bread"),
    )  # fmt: skip
    assert [(job.position, job.name) for job in cv.work] == [
        ("Operations Manager", "Penarth Foods"),
        ("Shift Manager", "Penarth Foods"),
        ("Warehouse Supervisor", "Teifi Dairy Co-operative"),
    ]


def test_a_row_that_names_columns_is_no_job() -> None:
    cv = cv_of(
        "EMPLOYMENT\nEmployer\tJob title\tFrom\tTo\nMill Lane Bakery Ltd\tBaker\tJan 2019\tMar 2021\n"
        "Corner Pot Coffee\tBarista\tMay 2015\tDec 2018\n"
    )
    assert [(job.name, job.position) for job in cv.work] == [
        ("Mill Lane Bakery Ltd", "Baker"),
        ("Corner Pot Coffee", "Barista"),
    ]
