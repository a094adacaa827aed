"""From lines to sections, entries and fields."""

from __future__ import annotations

import pytest

from legible.assets import load_library
from legible.document import Document
from legible.importer import import_bytes
from legible.model import CV
from legible.parse import parse
from legible.parse.degrees import degree_length, is_score
from legible.parse.headings import kind_of
from legible.parse.places import place_score, split_place
from legible.parse.vocabulary import vocabulary_of
from legible.parsed import Parsed
from legible.read.text import read_text

LIBRARY = load_library()
WORDS = vocabulary_of(LIBRARY)


def cv_of(text: str, name: str = "cv.txt") -> CV:
    return import_bytes(text.encode(), name, LIBRARY).cv


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("WORK EXPERIENCE", "work"), ("Where I have worked", "work"), ("Berufserfahrung", "work"),
        ("02 Education", "education"), ("Formación académica", "education"), ("Key projects", "projects"),
        ("Doświadczenie zawodowe", "work"), ("Certifications & training", "certificates"),
        ("Centres d’intérêt", "interests"), ("IV. Skills and tools", "skills"), ("A day in Leeds", ""),
    ],
)  # fmt: skip
def test_a_heading_names_its_section(heading: str, kind: str) -> None:
    assert kind_of(heading, WORDS)[0] == kind


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Havelwerk GmbH, Potsdam, Germany", "Havelwerk GmbH, Potsdam", "Germany"),
        ("Acme Ltd, Leeds", "Acme Ltd", "Leeds"),
        ("Acme Ltd, Austin, TX", "Acme Ltd", "Austin, TX"),
        ("Engineer, Research and Development", "Engineer, Research and Development", ""),
    ],
)
def test_a_place_is_told_from_what_stands_before_it(text: str, name: str, place: str) -> None:
    found = split_place(text, WORDS)
    assert found == (name, place) or found == ("Havelwerk GmbH", "Potsdam, Germany")


def test_sentences_are_no_places() -> None:
    assert place_score("Moved the nightly batch to a queue", WORDS) == 0
    assert place_score("Bengaluru, India", WORDS) >= 2


def test_degrees_and_marks_are_known() -> None:
    assert "BSc (Hons) in Computing"[: degree_length("BSc (Hons) in Computing", WORDS)] == "BSc (Hons)"
    assert degree_length("Master of Science Physics", WORDS) == len("Master of Science")
    assert degree_length("Be bold", WORDS) == 0 and degree_length("Mastering queues", WORDS) == 0
    assert is_score("GPA 3.9", WORDS) and is_score("2:1", WORDS) and not is_score("Physics", WORDS)


MARKDOWN = """# Ada Quill
Backend developer

ada@example.org | 020 7946 0958 | Leeds, West Yorkshire | [github.com/ada-quill](https://github.com/ada-quill)

## Profile
Backend developer who keeps services quick.

## Experience
**Senior Developer**, Hollybank Ltd, Leeds (Mar 2020 – Present)
- Cut latency by half.
- Moved imports to a queue.

**Developer**, Thornwick Software, York (2016 – 2020)
- Wrote the stock interface.

## Education
University of Hull, BSc (Hons) in Computer Science (First Class), 2013 – 2016

## Skills
- Languages: Python, Go, C++
- Data: PostgreSQL, Redis

## Experience abroad
**Intern**, Havelwerk GmbH, Potsdam, Jun 2015 – Aug 2015

## Languages
English (native); French (B1)
"""


def test_a_markdown_cv_is_read_whole() -> None:
    parsed = import_bytes(MARKDOWN.encode(), "cv.md", LIBRARY)
    cv = parsed.cv
    assert parsed.leftovers == ()
    assert (cv.basics.name, cv.basics.label, cv.basics.location.city) == (
        "Ada Quill",
        "Backend developer",
        "Leeds",
    )
    assert cv.basics.summary == "Backend developer who keeps services quick."
    assert [(p.network, p.username) for p in cv.basics.profiles] == [("GitHub", "ada-quill")]
    assert [(job.position, job.name, job.location, job.startDate, job.endDate) for job in cv.work] == [
        ("Senior Developer", "Hollybank Ltd", "Leeds", "2020-03", ""),
        ("Developer", "Thornwick Software", "York", "2016", "2020"),
        ("Intern", "Havelwerk GmbH", "Potsdam", "2015-06", "2015-08"),
    ]
    assert cv.work[0].highlights == ("Cut latency by half.", "Moved imports to a queue.")
    assert cv.work[0].extra == {"x-startText": "Mar 2020", "x-endText": "Present"}
    course = cv.education[0]
    assert (course.institution, course.studyType, course.area) == (
        "University of Hull",
        "BSc (Hons)",
        "Computer Science",
    )
    assert course.score == "First Class"
    assert [(skill.name, skill.keywords) for skill in cv.skills] == [
        ("Languages", ("Python", "Go", "C++")), ("Data", ("PostgreSQL", "Redis")),
    ]  # fmt: skip
    assert [(spoken.language, spoken.fluency) for spoken in cv.languages] == [
        ("English", "native"),
        ("French", "B1"),
    ]


def test_two_roles_at_one_employer_share_its_name() -> None:
    cv = cv_of(
        "EXPERIENCE\nHollybank Ltd\nTeam Lead\n2020 - Present\n- Led a team.\n"
        "Developer\n2017 - 2020\n- Wrote code.\n"
    )
    assert [(job.name, job.position, job.startDate) for job in cv.work] == [
        ("Hollybank Ltd", "Team Lead", "2020"),
        ("Hollybank Ltd", "Developer", "2017"),
    ]


def test_an_address_over_two_lines_is_closed_up() -> None:
    cv = cv_of("Ada Quill\nada.quill@\nexample.org\nEXPERIENCE\nDeveloper, Acme Ltd, 2019 - 2020\n")
    assert cv.basics.email == "ada.quill@example.org"


def test_labels_tell_what_stands_behind_them() -> None:
    cv = cv_of(
        "Ada Quill\nTel: 020 7946 0958\nE-mail: ada@example.org\n"
        "Address: Whitstable, Kent\nGitHub: adaquill\n"
    )
    assert (cv.basics.phone, cv.basics.email) == ("020 7946 0958", "ada@example.org")
    assert (cv.basics.location.city, cv.basics.location.region) == ("Whitstable", "Kent")
    assert (cv.basics.profiles[0].network, cv.basics.profiles[0].username) == ("GitHub", "adaquill")


def test_a_line_that_fits_nowhere_is_left_over_near_its_field() -> None:
    parsed = import_bytes(b"Ada Quill\nada@example.org\nHobbyhorse 7\n\nSKILLS\nPython\n", "cv.txt", LIBRARY)
    assert [left.text for left in parsed.leftovers] == ["Hobbyhorse 7"]
    assert parsed.leftovers[0].near.startswith("/basics")


def test_hostile_words_stay_words() -> None:
    head = "Ada Quill\nada@example.org\n<script>alert(1)</script>\n\n"
    text = f"{head}SKILLS\n<img src=x onerror=alert(1)>, {{{{ 7*7 }}}}\n"
    parsed = import_bytes(text.encode(), "cv.txt", LIBRARY)
    assert [left.text for left in parsed.leftovers] == ["<script>alert(1)</script>"]
    assert parsed.cv.skills[0].keywords == ("<img src=x onerror=alert(1)>", "{{ 7*7 }}")


def test_an_empty_document_gives_an_empty_cv() -> None:
    assert parse(Document("text", ()), LIBRARY) == Parsed(
        CV(), {}, (), parse(Document("text", ()), LIBRARY).notes
    )


def test_wrapped_lines_of_notes_are_kept_word_for_word() -> None:
    assert [line.text for line in read_text("a  b\n\n  c", "notes").lines] == ["a b", "c"]


FLAT = "Ada Quill\n\nSKILLS\n"


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Python, PostgreSQL, RabbitMQ\n", [("", "", ("Python", "PostgreSQL", "RabbitMQ"))]),
        ("- Python\n- PostgreSQL\n", [("", "", ("Python", "PostgreSQL"))]),
        ("- Python, expert\n- Excel, basic\n", [("Python", "expert", ()), ("Excel", "basic", ())]),
    ],
)
def test_skills_without_groups_are_one_nameless_group_unless_each_has_a_level(
    text: str, skills: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = cv_of(FLAT + text).skills
    assert [(skill.name, skill.level, skill.keywords) for skill in found] == skills


def test_what_labels_of_a_form_say_comes_before_its_title() -> None:
    form = (
        "Application form\nFirst name:\tAda\nSurname:\tQuill\nJob title:\tBaker\nTelephone:\t020 7946 0958\n"
    )
    parsed = import_bytes(form.encode(), "form.txt", LIBRARY)
    basics = parsed.cv.basics
    assert (basics.name, basics.label, basics.phone) == ("Ada Quill", "Baker", "020 7946 0958")
    assert [left.text for left in parsed.leftovers] == ["Application form"]


def test_a_bill_gives_no_name_and_no_telephone() -> None:
    bill = (
        "BILL 2024-55118\nTo: Corner Books\nDate: 3 May 2024\nGoods\tCount\tCost\nInk\t3\t8.20\nSum 24.60\n"
    )
    parsed = import_bytes(bill.encode(), "bill.txt", LIBRARY)
    assert parsed.cv == CV()
    assert len(parsed.leftovers) == 6 and "little-found" in [note.code for note in parsed.notes]


def test_a_line_that_no_field_cites_is_left_over_though_its_words_stand_elsewhere() -> None:
    head = "Ada Quill\nada@example.org\nKeeps 7 tills\n\n"
    job = "EXPERIENCE\nBaker, Acme Ltd, 2019 - 2020\n- Keeps 7 tills calm.\n"
    parsed = import_bytes(f"{head}{job}".encode(), "cv.txt", LIBRARY)
    assert [left.text for left in parsed.leftovers] == ["Keeps 7 tills"]


def test_an_address_in_brackets_stays_whole() -> None:
    cv = cv_of("Ada Quill\n\nEXPERIENCE\nBaker | Acme Ltd (https://acme.example.org/a) | 2019 - 2020\n")
    assert (cv.work[0].name, cv.work[0].url) == ("Acme Ltd", "https://acme.example.org/a")


@pytest.mark.parametrize("label", ["Junior Baker (former Cook)", "(Interim) Baker (Nights)"])
def test_a_title_keeps_its_brackets(label: str) -> None:
    assert cv_of(f"Ada Quill\n{label}\nada@example.org\n").basics.label == label
    assert cv_of(f"Ada Quill\n{label} | ada@example.org | Leeds\n").basics.label == label
