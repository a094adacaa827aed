"""Reading job adverts: what they ask for, how much, who asks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.guides import load_guide
from legible.match import read_advert
from legible.match.advert import LONGEST
from legible.match.model import Advert
from legible.match.words import MatchWords

LIBRARY = load_library()
CASES = sorted((Path(__file__).resolve().parent.parent / "cases" / "adverts").glob("*.toml"))


def read(text: str, guide: str = "_base") -> Advert:
    return read_advert(text, LIBRARY, load_guide(LIBRARY, guide))


def asked(advert: Advert, need: str) -> list[str]:
    """Give what is asked for; alternatives with a bar between them."""
    found = [one for one in advert.requirements if one.need == need]
    return [" | ".join(dict.fromkeys(term.name for term in one.terms)) for one in found]


def must(text: str) -> list[str]:
    return asked(read(f"Requirements:\n- {text}"), "must")


def test_there_are_adverts_to_read() -> None:
    assert len(CASES) >= 10


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_advert_is_read_as_a_person_reads_it(path: Path) -> None:
    case: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    advert = read(case["text"], case["guide"])
    assert {
        "title": advert.title.text,
        "employer": advert.employer.text,
        "must": asked(advert, "must"),
        "nice": asked(advert, "nice"),
        "hard": [f"{one.hard}: {one.name}" for one in advert.hard],
        "duties": [duty.text for duty in advert.duties],
    } == {key: case[key] for key in ("title", "employer", "must", "nice", "hard", "duties")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Proven hands-on experience of working with children", ["children"]),
        ("A thorough understanding of employment law", ["employment law"]),
        ("At least three years' experience in a call centre", ["call centre"]),
        ("Ability to negotiate contracts", ["contracts"]),
        ("Strong Excel skills", ["Excel"]),
        ("Excel", ["Excel"]),
        ("Go, Rust", ["Go", "Rust"]),
        ("Must be willing to go the extra mile", ["extra mile"]),
        ("Family support", ["Family support"]),
        ("Friendly, reliable and punctual", []),
        ("Good team player", []),
        ("written and spoken French", ["French"]),
        ("unit and integration tests", ["unit tests", "integration tests"]),
        ("health and safety", ["health and safety"]),
        ("Degree in physics, chemistry or a related subject", ["Degree"]),
        ("AWS certification", ["AWS certification"]),
        ("Registered with the Farriers Council", ["Registered with the Farriers Council"]),
    ],
)
def test_what_leads_up_to_a_thing_is_no_part_of_it(text: str, names: list[str]) -> None:
    assert must(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Java or Kotlin", ["Java | Kotlin"]),
        ("Java, Kotlin or Scala", ["Java | Kotlin | Scala"]),
        ("SQL, Tableau or Power BI", ["SQL", "Tableau | Power BI"]),
        ("queues such as Kafka or RabbitMQ", ["Kafka | RabbitMQ"]),
        ("queues (SQS, RabbitMQ)", ["SQS | RabbitMQ"]),
        ("ACCA or CIMA", ["ACCA | CIMA"]),
        ("Python and SQL", ["Python", "SQL"]),
    ],
)
def test_alternatives_are_one_requirement(text: str, names: list[str]) -> None:
    assert must(text) == names


def test_a_thing_keeps_what_it_is_an_example_of() -> None:
    (one,) = read("You must know message queues such as Kafka.").requirements
    assert (one.name, one.group) == ("Kafka", "message queues")


@pytest.mark.parametrize(
    ("text", "needed", "wanted"),
    [
        ("You need Java; Kotlin is a plus.", ["Java"], ["Kotlin"]),
        ("Experience with Java is essential and Kotlin would be a bonus.", ["Java"], ["Kotlin"]),
        ("Requirements: Java, Kotlin (nice to have), SQL", ["Java", "SQL"], ["Kotlin"]),
        ("You need Python, ideally with Django, and Docker.", ["Python", "Docker"], ["Django"]),
        ("NetSuite required; Blackline preferred.", ["NetSuite"], ["Blackline"]),
        ("Bonus points for Ruby or Elixir.", [], ["Ruby | Elixir"]),
        ("Our app helps people find walks.", [], []),
        ("We offer a pension, SQL training and free lunches.", [], []),
    ],
)
def test_a_need_is_told_from_a_wish(text: str, needed: list[str], wanted: list[str]) -> None:
    advert = read(text)
    assert (asked(advert, "must"), asked(advert, "nice")) == (needed, wanted)


def test_a_heading_holds_until_the_next() -> None:
    text = "What you'll need\n\nSQL\n\nPython\n\nNice to have\n\nDocker\n\nWhat we offer\n\nKotlin lessons"
    advert = read(text)
    assert (asked(advert, "must"), asked(advert, "nice")) == (["SQL", "Python"], ["Docker"])


def test_what_is_named_among_the_duties_is_not_said_to_be_needed() -> None:
    advert = read("You will build reports in Tableau.\nYou must know SQL.")
    assert (asked(advert, "must"), asked(advert, "mentioned")) == (["SQL"], ["Tableau"])


def test_a_formal_condition_counts_where_equal_opportunities_are_told() -> None:
    text = "We are an equal opportunities employer. All posts need an enhanced DBS check."
    assert [one.hard for one in read(text).hard] == ["check"]


def test_years_belong_to_what_they_are_asked_of() -> None:
    found = read("You must have 5+ years of Java, and SQL.").requirements
    assert [(one.name, one.years) for one in found] == [("Java", 5), ("SQL", 0)]


def test_a_thing_asked_for_twice_is_needed_as_its_strongest_place_says() -> None:
    advert = read("Nice to have: Postgres\nEssential: PostgreSQL")
    assert (asked(advert, "must"), asked(advert, "nice")) == (["PostgreSQL"], [])


def test_duties_are_parted_where_the_next_verb_takes_over() -> None:
    advert = read("You will plan and run clinics, train two nurses and keep records safe.")
    assert [(duty.verb, duty.object) for duty in advert.duties] == [
        ("plan", "and run clinics"),
        ("train", "two nurses"),
        ("keep", "records safe"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At Hexley Foods, we bake bread.", "Hexley Foods"),
        ("About Hexley Foods\nBread for all.", "Hexley Foods"),
        ("Company: Hexley Foods Ltd\nWe bake.", "Hexley Foods Ltd"),
        ("Hexley is hiring a baker.", "Hexley"),
        ("Join Hexley as a baker.", "Hexley"),
        ("Lecturer in Music, University of Fenwick", "University of Fenwick"),
        ("A bakery is looking for a baker.", ""),
    ],
)
def test_the_employer_is_found_where_it_is_named(text: str, name: str) -> None:
    assert read(text).employer.text == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senior Data Analyst\nHexley Foods", "Senior Data Analyst"),
        ("Job title: Payroll Officer\nHours: 37", "Payroll Officer"),
        ("We are looking for an experienced pastry chef to join us.", "experienced pastry chef"),
        ("Lecturer in Music History\nUniversity of Fenwick", "Lecturer in Music History"),
        ("Bread for all.", ""),
    ],
)
def test_the_title_is_found_where_it_is_told(text: str, name: str) -> None:
    assert read(text).title.text == name


def test_what_the_visitor_says_of_the_advert_counts() -> None:
    advert = read_advert("Bread.", LIBRARY, load_guide(LIBRARY, "_base"), title="Baker", employer="Hexley")
    assert (advert.title.text, advert.employer.text) == ("Baker", "Hexley")


PIECES = (
    "you must have need nice to a plus Java Go or and , ; : ( ) . \n - • such as e.g. experience of degree "
    "5+ years bonus if We offer SQL/Python Requirements Desirable lead teams ’ £30k"
)
WORDS = st.sampled_from(PIECES.split(" "))


@example("you - must • SQL/Python")  # an item that names nothing, before a list of one
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_whatever_is_pasted_is_read_and_every_place_lies_in_it(text: str) -> None:
    advert = read(text)
    for one in (*advert.pieces, *advert.requirements, *advert.duties):
        assert 0 <= one.start < one.end <= len(text)
    for one in advert.requirements:
        for term in one.terms:
            assert 0 <= term.start < term.end <= len(text)
            assert text[term.start :].startswith(term.name.split()[0])
    for duty in advert.duties:
        assert text[duty.start : duty.end] == duty.text


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    asks = "Requirements:\n- Go\n"
    assert asked(read(asks + " " * LONGEST + "\n- Kotlin\n"), "must") == ["Go"]
    assert len(read("you will " * LONGEST).text) == LONGEST


def test_a_word_is_looked_at_no_more_often_in_a_longer_line(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    is_adverb = MatchWords.is_adverb
    monkeypatch.setattr(
        MatchWords, "is_adverb", lambda self, word: looked.append(word) or is_adverb(self, word)
    )

    def looks(times: int) -> int:
        looked.clear()
        read("Responsibilities:\n- " + "calmly " * times + "own the rota.")
        return len(looked)

    assert 0 < looks(400) < 3 * looks(200)


@pytest.mark.parametrize(
    "denied",
    [
        "You won't need any Java experience.",
        "No previous Java experience needed.",
        "You do not need Java or Rust.",
        "Java is not needed.",
    ],
)
def test_what_is_said_not_to_be_needed_is_not_asked_for(denied: str) -> None:
    assert asked(read(f"{denied} You must have Python.", "backend-developer"), "must") == ["Python"]


def test_a_denial_holds_for_its_own_clause_and_a_lower_limit_denies_nothing() -> None:
    advert = read("You don't need Java but Python is essential.", "backend-developer")
    assert [term.name for one in advert.requirements for term in one.terms] == ["Python"]
    limit = read("You must have Python; no less than two years of Django required.", "backend-developer")
    assert asked(limit, "must") == ["Python", "Django"]


def test_a_bonus_in_a_later_part_leaves_what_stands_before_it_needed() -> None:
    advert = read("At least two years of Python and Django, and ideally some Redis.", "backend-developer")
    assert asked(advert, "must") == ["Python", "Django"]
    assert asked(advert, "nice") == ["Redis"]


def test_an_advantage_is_no_need() -> None:
    advert = read("Knowledge of Redis would be a distinct advantage.", "backend-developer")
    assert asked(advert, "nice") == ["Redis"]
    assert asked(advert, "must") == []


def test_praise_before_a_title_and_the_asker_s_own_trade_are_not_asked_for() -> None:
    text = "My client, a fast growing bakery chain based in Wales, is looking for a talented Data Engineer."
    advert = read(text, "backend-developer")
    assert advert.title.text == "Data Engineer"
    assert not advert.requirements


def test_a_clause_after_the_role_tells_what_is_asked_for() -> None:
    advert = read("We're hiring a Data Engineer who writes clean Python.", "backend-developer")
    assert asked(advert, "must") == ["Python"]
