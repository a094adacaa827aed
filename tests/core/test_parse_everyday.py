"""CVs as people type them: without list markers, without headings, with several things in a line."""

from __future__ import annotations

import pytest

from legible.assets import load_library
from legible.importer import import_bytes
from legible.parse.doubts import is_doubtful
from legible.parse.vocabulary import vocabulary_of
from legible.parsed import Parsed

LIBRARY = load_library()


def parsed_of(text: str) -> Parsed:
    """Import a typed CV."""
    return import_bytes(text.encode(), "cv.txt", LIBRARY)


def jobs_in(parsed: Parsed) -> list[tuple[str, str, str, str]]:
    """Give title, employer, start and end of each job."""
    return [(job.position, job.name, job.startDate, job.endDate) for job in parsed.cv.work]


CONTACT = "Wilma Stoke\nwilma@example.org\n\n"


def test_lines_above_a_gap_belong_to_the_job_above_it() -> None:
    parsed = parsed_of(
        CONTACT + "EMPLOYMENT\n\n"
        "Head Gardener, Alder Park Trust        May 2016 - present\n"
        "Look after nine acres of borders\nManager of two apprentices\nDriver of the tractor\n\n"
        "Gardener, Quarry House Hotel           2010 - 2016\nAssistant to the head gardener\n\n"
        "Farm Hand, Low Moor Farm               2008 - 2010\nLambing\n"
    )
    assert jobs_in(parsed) == [
        ("Head Gardener", "Alder Park Trust", "2016-05", ""),
        ("Gardener", "Quarry House Hotel", "2010", "2016"),
        ("Farm Hand", "Low Moor Farm", "2008", "2010"),
    ]
    told = [(job.summary, job.highlights) for job in parsed.cv.work]
    assert told == [
        ("", ("Look after nine acres of borders", "Manager of two apprentices", "Driver of the tractor")),
        ("Assistant to the head gardener", ()),
        ("Lambing", ()),
    ]


def test_an_employer_below_a_gap_stays_above_its_roles() -> None:
    parsed = parsed_of(
        CONTACT + "EMPLOYMENT\n\nTreen Brewery\nHead Brewer, Cask Ales    2018 - 2021\nRan the copper\n\n"
        "Lowry Brewery\nBrewer, Night Shift    2014 - 2018\nCleaned the tanks\n"
    )
    assert [job[1] for job in jobs_in(parsed)] == ["Treen Brewery", "Lowry Brewery"]


def test_jobs_below_the_contact_details_need_no_heading() -> None:
    parsed = parsed_of(
        "OTTO VARGA - PASTRY CHEF\nLeeds | otto@example.org | 07700 900123\n\n"
        "Pastry Chef | The Copper Pan, Leeds | 04/2020 – now\n• Bakes for 90 covers\n"
        "Baker | Hillside Bakery, York | 2016–2020\n• Ran the night shift\n\n"
        "Skills: laminating, sugar work\n"
    )
    assert (parsed.cv.basics.name, parsed.cv.basics.label) == ("OTTO VARGA", "PASTRY CHEF")
    assert parsed.cv.basics.location.city == "Leeds"
    assert jobs_in(parsed) == [
        ("Pastry Chef", "The Copper Pan", "2020-04", ""),
        ("Baker", "Hillside Bakery", "2016", "2020"),
    ]
    assert [job.highlights for job in parsed.cv.work] == [("Bakes for 90 covers",), ("Ran the night shift",)]
    assert [skill.keywords for skill in parsed.cv.skills] == [("laminating", "sugar work")]


def test_a_sentence_about_years_in_an_opening_is_no_job() -> None:
    parsed = parsed_of(
        CONTACT + "PROFILE\nNurse, and from 2010 to 2014 a ward manager, who likes a calm shift.\n\n"
        "SKILLS\nTriage, Wound care\n"
    )
    assert parsed.cv.work == () and "calm shift" in parsed.cv.basics.summary


def test_skills_named_by_a_label_leave_the_section_above() -> None:
    parsed = parsed_of(CONTACT + "CERTIFICATES\nFirst Aid at Work (2021)\n\nSkills: rigging, splicing\n")
    assert [one.name for one in parsed.cv.certificates] == ["First Aid at Work"]
    assert [skill.keywords for skill in parsed.cv.skills] == [("rigging", "splicing")]


def test_a_label_below_a_job_stays_with_it() -> None:
    parsed = parsed_of(
        CONTACT + "EMPLOYMENT\nRigger, Alder Docks Ltd, 2019 - 2021\n- Rigged two cranes\nSkills: splicing\n"
    )
    assert parsed.cv.skills == () and len(parsed.cv.work) == 1


@pytest.mark.parametrize("line", ["Tel. 020 7946 0321   Mobile 07700 900222", "Mob. 07700 900222"])
def test_a_label_of_contact_details_is_no_job_title(line: str) -> None:
    parsed = parsed_of(f"Wilma Stoke\n{line}\nwilma@example.org\n\nSKILLS\nTriage, Wound care\n")
    assert parsed.cv.basics.label == "" and parsed.cv.basics.phone


def test_degrees_among_certificates_are_education() -> None:
    parsed = parsed_of(
        CONTACT + "QUALIFICATIONS AND TRAINING\n"
        "BA (Hons) Social Work, University of Hull, 2006\nRMN, Leeds School of Nursing, 1998\n"
        "Moving and Handling - renewed June 2023\nIndependent prescribing (V100), 2015\n"
    )
    assert [(one.studyType, one.area, one.institution) for one in parsed.cv.education] == [
        ("BA (Hons)", "Social Work", "University of Hull"),
        ("RMN", "", "Leeds School of Nursing"),
    ]
    assert [(one.name, one.issuer, one.date) for one in parsed.cv.certificates] == [
        ("Moving and Handling", "", "2023-06"),
        ("Independent prescribing (V100)", "", "2015"),
    ]


def test_a_certificate_of_a_university_stays_a_certificate() -> None:
    parsed = parsed_of(CONTACT + "CERTIFICATES\nMachine Learning, Hallam University, 2019\n")
    assert [(one.name, one.issuer) for one in parsed.cv.certificates] == [
        ("Machine Learning", "Hallam University")
    ]


def test_a_referee_has_a_name_and_more() -> None:
    parsed = parsed_of(CONTACT + "REFEREES\nMrs Ina Holm, Ward Manager, Alder Hospital, 020 7946 0777\n")
    (one,) = parsed.cv.references
    assert one.name == "Mrs Ina Holm" and one.reference.startswith("Ward Manager, Alder Hospital")


def test_modules_behind_a_grade_are_courses() -> None:
    parsed = parsed_of(
        CONTACT + "EDUCATION\nBSc Physics, University of Hull, 2021 - 2024\n"
        "Predicted: 2:1. Modules: Optics, Fluid Dynamics\n"
    )
    (course,) = parsed.cv.education
    assert (course.score, course.courses) == ("Predicted: 2:1", ("Optics", "Fluid Dynamics"))


def test_a_registration_among_the_contact_details_is_left_over() -> None:
    parsed = parsed_of(
        "Wilma Stoke\nwilma@example.org\nHCPC number: PA12345\n\nEMPLOYMENT\nCook, Inn Ltd, 2019 - 2020\n"
    )
    assert [(left.text, left.near.startswith("/basics")) for left in parsed.leftovers] == [
        ("HCPC number: PA12345", True)
    ]


@pytest.mark.parametrize(
    ("end", "heading", "kind"),
    [("2018 - Now", "Skills", "skills"), ("2018 to Present", "Languages", "languages"),
     ("Jan 2018 - May 2019", "Interests", "interests")],
)  # fmt: skip
def test_a_heading_glued_to_a_date_is_a_heading(end: str, heading: str, kind: str) -> None:
    parsed = parsed_of(CONTACT + f"EMPLOYMENT\nSailmaker, Reef Ltd, {end}{heading}\nFrench, Sewing\n")
    assert jobs_in(parsed)[0][:2] == ("Sailmaker", "Reef Ltd")
    assert parsed.cv.work[0].startDate.startswith("2018")
    assert getattr(parsed.cv, kind)


def test_a_word_behind_a_date_and_a_space_is_no_heading() -> None:
    parsed = parsed_of(CONTACT + "EMPLOYMENT\nSailmaker, Reef Ltd, 2018 - 2019 Skills\n- Sewed nine sails\n")
    assert parsed.cv.skills == () and parsed.cv.work[0].highlights == ("Sewed nine sails",)


DOUBTFUL = [
    ("/certificates/0/issuer", "Advanced, Reef Guild"), ("/certificates/0/issuer", "renewed twice"),
    ("/awards/0/awarder", "June 2014"), ("/education/0/area", "Hull University"),
    ("/education/0/area", "exchange term"), ("/skills/0/keywords/1", "Sewed nine sails for the two boats"),
    ("/work/0/name", "Head Gardener"), ("/work/0/position", "Alder Hospital"), ("/work/0/position", "Mobile"),
    ("/basics/name", "Wilma Stoke - Sailmaker"), ("/basics/name", "Wilma Stoke 2024"),
]  # fmt: skip
SOUND = [
    ("/certificates/0/issuer", "Reef Guild"), ("/education/0/area", "Marine Biology"),
    ("/education/0/area", "Maths, Physics, Art"), ("/skills/0/keywords/1", "Sail making"),
    ("/work/0/name", "Freelance"), ("/work/0/name", "Alder Hospital"), ("/work/0/position", "Head Gardener"),
    ("/basics/name", "Jean-Luc O'Dell"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text", "doubt"),
    [*((*pair, True) for pair in DOUBTFUL), *((*pair, False) for pair in SOUND)],
)
def test_a_text_that_looks_like_something_else_is_doubted(path: str, text: str, doubt: bool) -> None:
    assert is_doubtful(path, text, vocabulary_of(LIBRARY)) == doubt


def test_the_page_asks_to_look_at_a_doubted_field() -> None:
    parsed = parsed_of(CONTACT + "SKILLS\nSewing, Tells the story of each boat well\n")
    sure = {path: origin.sure >= 0.6 for path, origin in parsed.origins.items() if "keywords" in path}
    assert sure == {"/skills/0/keywords/0": True, "/skills/0/keywords/1": False}
