"""Rough notes, in the words and the order in which people write them."""

from __future__ import annotations

import pytest

from legible.assets import load_library
from legible.importer import import_notes
from legible.model import CV

LIBRARY = load_library()


def cv_of(text: str) -> CV:
    return import_notes(text, LIBRARY).cv


def left_of(text: str) -> list[str]:
    return [left.text for left in import_notes(text, LIBRARY).leftovers]


@pytest.mark.parametrize(
    ("text", "position", "name", "start", "end"),
    [
        ("cashier at Corner Books 2018-2020", "cashier", "Corner Books", "2018", "2020"),
        (
            "I worked at Corner Books from 2018 to 2020 as a cashier",
            "cashier",
            "Corner Books",
            "2018",
            "2020",
        ),
        ("worked as a baker at Mill Lane Bakery (2018-2020)", "baker", "Mill Lane Bakery", "2018", "2020"),
        ("Backend developer, 2021 to now, Harbour Post", "Backend developer", "Harbour Post", "2021", ""),
        ("Since 2020 I work at Harbour Post as a developer", "developer", "Harbour Post", "2020", ""),
        (
            "I was a nurse at St Agnes Hospital from March 2015 until June 2019",
            "nurse",
            "St Agnes Hospital",
            "2015-03",
            "2019-06",
        ),
        (
            "Before that I was at Corner Books 2016 - 2018 as a packer",
            "packer",
            "Corner Books",
            "2016",
            "2018",
        ),
    ],
)
def test_a_sentence_about_a_job_becomes_the_job(
    text: str, position: str, name: str, start: str, end: str
) -> None:
    cv = cv_of(text)
    assert [(job.position, job.name, job.startDate, job.endDate) for job in cv.work] == [
        (position, name, start, end)
    ]
    assert left_of(text) == []


@pytest.mark.parametrize(
    ("text", "school", "degree", "subject", "end"),
    [
        ("studied maths at Leeds, 2015-2018", "Leeds", "", "maths", "2018"),
        ("BSc Maths, University of Northbrook, 2017", "University of Northbrook", "BSc", "Maths", "2017"),
        ("I studied history at the University of Northbrook", "University of Northbrook", "", "history", ""),
    ],
)
def test_a_sentence_about_a_course_becomes_the_course(
    text: str, school: str, degree: str, subject: str, end: str
) -> None:
    course = cv_of(text).education[0]
    assert (course.institution, course.studyType, course.area, course.endDate) == (
        school,
        degree,
        subject,
        end,
    )
    assert cv_of(text).work == () and left_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bob Marsh",
        "my name is Bob Marsh",
        "hi, I'm Bob Marsh",
        "Name: Bob Marsh",
        "CV of Bob Marsh",
        "Bob Marsh, bob@example.org",
        "bob@example.org | Bob Marsh | Whitby, North Yorkshire",
        "Leeds\nbob@example.org\nBob Marsh",
        "Cashier - Bob Marsh - 07700 900123",
        "linkedin.com/in/bobmarsh · Bob Marsh · Leeds",
    ],
)
def test_a_name_is_found_beside_what_else_the_line_says(text: str) -> None:
    assert cv_of(text).basics.name == "Bob Marsh"
    assert left_of(text) == []


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Phone 07700 900999", "07700 900999"),
        ("tel 07700900123", "07700900123"),
        ("Mobile (07700 900123)", "07700 900123"),
        ("worked at Corner Books for two years (2018-2020)", ""),
    ],
)
def test_a_telephone_number_needs_no_colon_and_years_are_none(text: str, phone: str) -> None:
    assert cv_of(text).basics.phone == phone
    assert cv_of(text).basics.label == ""


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("skills: python, sql", ("python", "sql")),
        ("I know python and sql, skills: docker", ("python", "sql", "docker")),
        ("I can use Excel, Word and SAP.", ("Excel", "Word", "SAP")),
        ("Skills - Python, SQL", ("Python", "SQL")),
    ],
)
def test_skills_are_found_wherever_a_line_names_them(text: str, keywords: tuple[str, ...]) -> None:
    assert [(skill.name, skill.keywords) for skill in cv_of(text).skills] == [("", keywords)]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("I speak French", [("French", "")]),
        ("Languages: French (fluent)", [("French", "fluent")]),
        ("I speak French and a little German", [("French", ""), ("German", "a little")]),
    ],
)
def test_languages_are_found_in_a_sentence(text: str, languages: list[tuple[str, str]]) -> None:
    assert [(spoken.language, spoken.fluency) for spoken in cv_of(text).languages] == languages


def test_certificates_and_prizes_are_told_by_their_label_or_their_own_words() -> None:
    cv = cv_of("Certificate: First Aid at Work, 2023\nDriving licence: B\nAward: Employee of the month, 2020")
    assert [(one.name, one.date) for one in cv.certificates] == [
        ("First Aid at Work", "2023"),
        ("Driving licence: B", ""),
    ]
    assert [(one.title, one.date) for one in cv.awards] == [("Employee of the month", "2020")]


def test_points_stay_with_the_job_above_them() -> None:
    cv = cv_of(
        "Senior developer, Hollybank Ltd, 2019 - 2022\n  - cut costs by half\n- moved the site\n"
        "Cashier at Corner Books 2016-2019\n  tidied shelves\nserved people at the till\n"
        "responsible for keys\n"
        "Packer, Mill Lane Bakery, 2014 - 2016\n* in charge of the van"
    )
    assert [job.highlights for job in cv.work] == [
        ("cut costs by half", "moved the site"),
        ("tidied shelves", "served people at the till", "responsible for keys"),
        ("in charge of the van",),
    ]


def test_a_free_sentence_is_left_over_and_a_deed_is_a_point() -> None:
    text = (
        "Bob Marsh\nthe weather was nice in spring\nCashier at Corner Books 2016-2018\n"
        "I have a dog and like to be outside\nI halved the queue at the desk"
    )
    assert cv_of(text).work[0].highlights == ("I halved the queue at the desk",)
    assert left_of(text) == ["the weather was nice in spring", "I have a dog and like to be outside"]
    assert cv_of(text).basics.summary == ""


def test_what_describes_the_person_is_the_summary() -> None:
    line = "Backend developer with nine years in parcels and payments."
    assert cv_of(f"Bob Marsh\n{line}\n").basics.summary == line


def test_several_sentences_in_one_line_are_told_apart() -> None:
    cv = cv_of(
        "hi, I'm Bob Marsh, a cashier from Leeds. I worked at Corner Books 2018-2020. "
        "I can use Excel and Word."
    )
    assert (cv.basics.name, cv.basics.label) == ("Bob Marsh", "cashier from Leeds")
    assert [job.name for job in cv.work] == ["Corner Books"]
    assert cv.skills[0].keywords == ("Excel", "Word")
