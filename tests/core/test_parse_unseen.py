"""CVs that people wrote in their own way: units, tables, forms, odd headings, other languages."""

from __future__ import annotations

import pytest

from legible.assets import load_library
from legible.document import Document, Line, Run
from legible.importer import import_bytes, import_notes
from legible.model import CV
from legible.parse import parse
from legible.parse.headings import kind_of
from legible.parse.roles import names_title
from legible.parse.vocabulary import vocabulary_of
from legible.parsed import Parsed

LIBRARY = load_library()
WORDS = vocabulary_of(LIBRARY)


def parsed(text: str) -> Parsed:
    return import_bytes(text.encode(), "cv.txt", LIBRARY)


def cv_of(text: str) -> CV:
    return parsed(text).cv


def jobs(cv: CV) -> list[tuple[str, str, str]]:
    return [(job.position, job.name, job.location) for job in cv.work]


def test_a_unit_behind_a_title_is_no_employer_where_employers_stand_above() -> None:
    cv = cv_of(
        "EMPLOYMENT\n\nLarkspur Credit\nTech Lead, Scoring Engine\nMarch 2020 - Present\n- Rebuilt it.\n\n"
        "Engineer, Payments Platform\nJune 2017 - February 2020\n- Wrote the ledger.\n\n"
        "Pellow & Daughters\nJunior Analyst, Risk\n2014 - 2017\n- Kept the register.\n\nSKILLS\nPython\n"
    )
    assert jobs(cv) == [
        ("Tech Lead, Scoring Engine", "Larkspur Credit", ""),
        ("Engineer, Payments Platform", "Larkspur Credit", ""),
        ("Junior Analyst, Risk", "Pellow & Daughters", ""),
    ]


def test_a_title_behind_an_employer_may_hold_a_stroke() -> None:
    cv = cv_of("EXPERIENCE\nAcme Pumps, CEO/President, Palo Alto, CA\n2015 - 2020\n- Ran it.\n")
    assert jobs(cv) == [("CEO/President", "Acme Pumps", "Palo Alto, CA")]


def test_a_season_is_over() -> None:
    cv = cv_of(
        "EXPERIENCE\nClerk, Hollybank Ltd\n2019 - 2021\n- Filed.\n\n"
        "Guide, Harrow Museum\nSummer 2018\n- Led walks.\n"
    )
    assert [(job.startDate, job.endDate) for job in cv.work] == [("2019", "2021"), ("2018", "2018")]


def test_contact_lines_below_a_page_title_are_contact_details() -> None:
    cv = cv_of(
        "CURRICULUM VITAE\n\nEmail: moira@example.org\nTel: 07700 900416\nAddress: 14 Kiln Row, Whitby\n\n"
        "Moira Tennant\n\nEMPLOYMENT\nBaker, Mill Lane Bakery Ltd, 2019 - 2020\n\nSKILLS\nBread\nPage 1/2\n"
    )
    basics = cv.basics
    assert (basics.name, basics.email, basics.phone) == ("Moira Tennant", "moira@example.org", "07700 900416")
    assert (basics.location.address, basics.location.city) == ("14 Kiln Row", "Whitby")
    assert [skill.keywords for skill in cv.skills] == [("Bread",)]


@pytest.mark.parametrize(
    ("line", "address", "code", "city", "region"),
    [
        ("Chicago, IL 60614", "", "60614", "Chicago", "IL"),
        ("Flat 4, 22 Dock Street, Newport NP20 1AA", "Flat 4, 22 Dock Street", "NP20 1AA", "Newport", ""),
        ("Am Weiher 3 · 04109 Leipzig", "Am Weiher 3", "04109", "Leipzig", ""),
        ("8 rue des Tanneurs, 35000 Rennes", "8 rue des Tanneurs", "35000", "Rennes", ""),
    ],
)
def test_an_address_is_parted(line: str, address: str, code: str, city: str, region: str) -> None:
    place = cv_of(f"Ada Quill\n{line} | ada@example.org\n\nSKILLS\nBread\n").basics.location
    assert (place.address, place.postalCode, place.city, place.region) == (address, code, city, region) or (
        place.address, place.postalCode, place.city, place.countryCode
    ) == (address, code, city, region)  # fmt: skip


def test_a_birthday_is_neither_a_job_title_nor_a_telephone_number() -> None:
    found = parsed("Ada Quill\nada@example.org\ngeboren am 12.04.1989 in Potsdam\n\nKENNTNISSE\nBrot\n")
    assert (found.cv.basics.label, found.cv.basics.phone) == ("", "")
    assert [left.text for left in found.leftovers] == ["geboren am 12.04.1989 in Potsdam"]


@pytest.mark.parametrize("line", ["Ada Quill - Resume", "Name Ada Quill", "Curriculum vitae of Ada Quill"])
def test_a_template_s_words_are_no_part_of_a_name(line: str) -> None:
    assert cv_of(f"{line}\nada@example.org\n\nSKILLS\nBread\n").basics.name == "Ada Quill"


def test_a_badge_beside_a_name_is_no_part_of_it() -> None:
    name = Run("Ada Quill\t", x=50, y=60, width=120, size=24)
    badge = Run("RECORD", x=400, y=60, width=40, size=9)
    head = Line("Ada Quill\tRECORD", (name, badge), x=50, y=60, width=390, size=24)
    mail = Run("ada@example.org", x=50, y=90, width=90, size=10)
    lines = (head, Line(mail.text, (mail,), x=50, y=90, width=90, size=10))
    assert parse(Document("pdf", lines), LIBRARY).cv.basics.name == "Ada Quill"


def test_languages_and_interests_are_told_from_the_skills_they_stand_among() -> None:
    cv = cv_of(
        "Ada Quill\n\nSKILLS\nTools: Excel, SAP\n"
        "Languages: Welsh (fluent), French (basic)\nInterests: Chess\n"
    )
    assert [(skill.name, skill.keywords) for skill in cv.skills] == [("Tools", ("Excel", "SAP"))]
    assert [(one.language, one.fluency) for one in cv.languages] == [("Welsh", "fluent"), ("French", "basic")]
    assert [one.name for one in cv.interests] == ["Chess"]


def test_programming_languages_stay_skills() -> None:
    cv = cv_of("Ada Quill\n\nSKILLS\nLanguages: Python, Go\nTools: Git\n")
    assert [skill.name for skill in cv.skills] == ["Languages", "Tools"] and cv.languages == ()


def test_degrees_below_training_are_education() -> None:
    cv = cv_of(
        "TRAINING AND REGISTRATIONS\n"
        "BN (Hons) Adult Nursing, Swansea Bay University, 2014 - 2017\n\nSKILLS\nIV\n"
    )
    assert [(one.studyType, one.institution) for one in cv.education] == [
        ("BN (Hons)", "Swansea Bay University")
    ]


def test_the_place_and_day_of_signing_are_left_over() -> None:
    found = parsed("EHRENAMT\nTrainerin, Ruderverein Havel e.V., 2015 - 2018\n\nLeipzig, den 3. Mai 2024\n")
    assert len(found.cv.volunteer) == 1
    assert [left.text for left in found.leftovers] == ["Leipzig, den 3. Mai 2024"]


def test_dates_that_wrap_in_their_cell_are_one_span() -> None:
    cv = cv_of(
        "EXPERIENCE\n09/2014 –   Clerk\n03/2019     Hollybank Ltd\n            - Filed.\n"
        "08/2011 –   Packer\n08/2014     Mill Lane Bakery Ltd\n"
    )
    assert [(job.position, job.startDate, job.endDate) for job in cv.work] == [
        ("Clerk", "2014-09", "2019-03"),
        ("Packer", "2011-08", "2014-08"),
    ]


def test_a_certificate_s_grade_belongs_to_its_name() -> None:
    cv = cv_of("CERTIFICATES\nCloud Architect – Associate, Northern Cloud Guild, 2021\n\nSKILLS\nBread\n")
    assert [(one.name, one.issuer) for one in cv.certificates] == [
        ("Cloud Architect – Associate", "Northern Cloud Guild")
    ]


@pytest.mark.parametrize("word", ["Sachgebietsleiterin", "CEO/President", "Stadtverkäuferin"])
def test_a_title_is_told_inside_a_longer_word(word: str) -> None:
    assert names_title(word, WORDS)


@pytest.mark.parametrize("word", ["Cooperative", "Overhead", "Redcliffe"])
def test_other_long_words_are_no_titles(word: str) -> None:
    assert not names_title(word, WORDS)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Academic appointments", "work"),
        ("Grants and prizes", "awards"),
        ("Profiad gwaith", "work"),
        ("Things I can do", "skills"),
        ("Schule und Studium", "education"),
    ],
)
def test_odd_headings_name_their_sections(heading: str, kind: str) -> None:
    assert kind_of(heading, WORDS)[0] == kind


ROUGH = """Tomasz Wrona
tomasz.wrona@example.org, 07700 900321
since 2021 at Ledgerly, senior software engineer - built the payment retries, cut failures by half
before that Hexapay, software engineer, 2017-2021
2012 to 2016 care assistant at Rosewood House. fed the cats and the birds
care assistant Harbour Clinic 2010-2012
python, go, postgres, k8s
"""


def test_rough_notes_give_jobs_with_their_deeds() -> None:
    found = import_notes(ROUGH, LIBRARY)
    assert [(job.position, job.name) for job in found.cv.work] == [
        ("senior software engineer", "Ledgerly"),
        ("software engineer", "Hexapay"),
        ("care assistant", "Rosewood House"),
        ("care assistant", "Harbour Clinic"),
    ]
    assert found.cv.work[0].highlights == ("built the payment retries", "cut failures by half")
    assert found.cv.work[2].highlights == ("fed the cats and the birds",)
    assert found.cv.skills[0].keywords == ("python", "go", "postgres", "k8s")
    assert found.leftovers == ()


def test_a_name_with_a_job_title_is_both() -> None:
    basics = import_notes("Shauna Devlin, nurse\nshauna@example.org\n", LIBRARY).cv.basics
    assert (basics.name, basics.label) == ("Shauna Devlin", "nurse")


def test_a_field_told_by_its_own_words_is_surer_than_one_told_by_what_is_left() -> None:
    found = parsed(
        "Ada Quill\nada@example.org\n\nEXPERIENCE\nSenior Developer | Hollybank Ltd | 2019 - 2021\n\n"
        "Wrenfield | Torquil | 2016 - 2018\n"
    )
    sure = {path: origin.sure for path, origin in found.origins.items()}
    assert sure["/basics/email"] == 1.0 and sure["/work/0/position"] > 0.9
    assert sure["/work/1/position"] < 0.75 and sure["/work/1/position"] < sure["/work/0/position"]
    assert all(0 <= value <= 1 for value in sure.values())


def test_a_citation_gives_its_title_and_not_its_authors() -> None:
    cv = cv_of(
        "PUBLICATIONS\n"
        "- Finch, O., Lund, T. and Ames, R. (2022). Drought in the peat. Journal of Bogs 14(2)\n"
        "- Finch O, Lund T. A life of amoebae. Bog Letters 8, 2020\n\nSKILLS\nPollen\n"
    )
    assert [(one.name, one.publisher, one.releaseDate) for one in cv.publications] == [
        ("Drought in the peat", "Journal of Bogs 14(2)", "2022"),
        ("A life of amoebae", "Bog Letters 8", "2020"),
    ]
