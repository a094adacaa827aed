"""A CV held against an advert: what it shows, where, and what could stand better."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible import edit, pointer
from legible.assets import load_library
from legible.guides import load_guide
from legible.match import coverage, read_advert
from legible.match.model import Coverage, Covered
from legible.model import CV, Basics, Certificate, Education, OwnEntry, OwnSection, Project, Skill, Work

LIBRARY = load_library()
LINES = (
    "Cut checkout errors by 40% with the shop team.",
    "Trained three new starters.",
    "Answered tickets from 60 shops.",
    "Moved order storage to Postgres.",
    "Planned capacity for the winter sale.",
)


def a_cv(*lines: str, skills: tuple[str, ...] = (), summary: str = "") -> CV:
    return CV(
        basics=Basics(name="Ada Quill", summary=summary),
        work=(Work(name="Marlow Tills", position="Developer", startDate="2020-01", highlights=lines),),
        skills=(Skill(name="Skills", keywords=skills),) if skills else (),
    )


def held(advert: str, cv: CV, guide: str = "backend-developer") -> Coverage:
    known = load_guide(LIBRARY, guide)
    return coverage(read_advert(advert, LIBRARY, known), cv, LIBRARY, known)


def only(advert: str, cv: CV) -> Covered:
    (item,) = held(f"Requirements:\n- {advert}", cv).items
    return item


@pytest.mark.parametrize(
    ("wanted", "line", "name", "how"),
    [
        ("PostgreSQL", "Moved orders to PostgreSQL.", "PostgreSQL", "same"),
        ("PostgreSQL", "Moved orders to Postgres.", "Postgres", "other-name"),
        ("Kubernetes", "Runs 40 services on k8s.", "k8s", "other-name"),
        ("AWS", "Moved backups to S3.", "S3", "part"),
        ("queues such as Kafka", "Put orders on RabbitMQ.", "RabbitMQ", "example"),
        ("CI/CD", "Set up continuous integration for six teams.", "continuous integration", "other-name"),
        ("capacity planning", "Planned capacity for the winter sale.", "Planned capacity", "same"),
        ("fraud prevention", "Prevented card fraud in 40 shops.", "Prevented card fraud", "same"),
        ("stock control", "Halved losses by counting: inventory control.", "inventory control", "other-name"),
        ("Java or Kotlin", "Wrote the till in Kotlin.", "Kotlin", "same"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(wanted: str, line: str, name: str, how: str) -> None:
    evidence = only(wanted, a_cv(line)).evidence[0]
    assert (evidence.name, evidence.how, evidence.section) == (name, how, "bullet")
    assert line[evidence.start : evidence.end] == name


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        ("Java", "Wrote the shop page in JavaScript."),
        ("Kafka", "Put orders on RabbitMQ."),
        ("Azure", "Moved backups to S3."),
        ("Terraform", "Planned capacity for the winter sale."),
        ("fraud prevention", "Told the fraud team of the outage that nobody had wanted to prevent."),
        ("German", "Answered tickets from 60 shops."),
    ],
)
def test_what_the_cv_does_not_show_is_left_to_be_asked(wanted: str, line: str) -> None:
    assert not only(wanted, a_cv(line)).found


def test_formal_conditions_are_found_where_a_cv_keeps_them() -> None:
    cv = CV(
        education=(Education(institution="University of Fenwick", studyType="BSc", area="Nursing"),),
        certificates=(Certificate(name="Registered with the NMC"), Certificate(name="Full driving license")),
    )
    text = "Essential:\n- a degree\n- NMC registration\n- driving licence\n- right to work in the UK"
    found = {item.requirement.name: item.found for item in held(text, cv).items}
    assert found == {
        "degree": True,
        "NMC registration": True,
        "driving licence": True,
        "right to work": False,
    }


def test_what_stands_in_a_section_of_one_s_own_is_shown_too() -> None:
    entry = OwnEntry(name="Full driving licence", highlights=("Put sessions in Redis.",))
    cv = CV(sections=(OwnSection("Papers"), OwnSection("Licences", (entry,))))
    items = held("Essential:\n- Redis\n- driving licence", cv).items
    assert {item.requirement.name: {one.path for one in item.evidence} for item in items} == {
        "Redis": {"/sections/1/entries/0/highlights/0"},
        "driving licence": {"/sections/1/entries/0/name"},
    }


def test_a_skill_that_is_only_listed_is_told_from_one_that_is_shown() -> None:
    assert only("Redis", a_cv("Answered tickets.", skills=("Redis",))).skills_only
    assert not only("Redis", a_cv("Put sessions in Redis.", skills=("Redis",))).skills_only
    assert not only("Redis", a_cv("Answered tickets.")).skills_only


def test_another_name_is_offered_only_where_the_adverts_own_is_nowhere() -> None:
    other = only("PostgreSQL", a_cv("Moved orders to Postgres."))
    assert other.reword is not None
    assert other.reword.name == "Postgres"
    assert only("PostgreSQL", a_cv("Moved orders to Postgres.", skills=("PostgreSQL",))).reword is None
    assert only("AWS", a_cv("Moved backups to S3.")).reword is None


def test_a_line_that_shows_what_is_needed_moves_among_the_first() -> None:
    found = held("You must have PostgreSQL.", a_cv(*LINES))
    (move,) = found.moves
    assert (move.path, move.index) == ("/work/0/highlights/3", 0)
    moved = edit.arranged(a_cv(*LINES), "/work/0/highlights", [3, 0, 1, 2])
    again = held("You must have PostgreSQL.", moved)
    assert again.items[0].high_up
    assert again.moves == ()


def test_lines_that_already_serve_keep_their_place() -> None:
    cv = a_cv("Wrote the till in Kotlin.", *LINES)
    (move,) = held("You must have Kotlin and PostgreSQL.", cv).moves
    assert (move.path, move.index) == ("/work/0/highlights/4", 1)


def test_what_stands_in_the_opening_needs_no_move() -> None:
    cv = a_cv(*LINES, summary="Developer on PostgreSQL order systems.")
    assert held("You must have PostgreSQL.", cv).moves == ()


def test_the_latest_role_is_the_one_that_goes_on() -> None:
    old = Work(name="Marlow Tills", startDate="2015-01", endDate="2019-12", highlights=("Used Postgres.",))
    new = Work(name="Fen Foods", startDate="2020-01", highlights=("Answered tickets.",))
    cv = CV(work=(old, new))
    assert not held("You must have PostgreSQL.", cv).items[0].high_up
    assert held("You must have PostgreSQL.", replace(cv, work=(new, replace(old, endDate="")))).items[0].found


def test_where_the_first_page_ends_is_taken_from_the_layout_where_it_is_known() -> None:
    guide = load_guide(LIBRARY, "backend-developer")
    advert = read_advert("You must have PostgreSQL.", LIBRARY, guide)
    cv = a_cv(*LINES)
    assert coverage(advert, cv, LIBRARY, guide).items[0].first_page
    known = coverage(advert, cv, LIBRARY, guide, page_one={"/work/0/highlights/0"})
    assert not known.items[0].first_page


def test_the_opening_is_held_against_what_the_advert_is_about() -> None:
    text = (
        "Backend Developer\nYou will cut latency and speed up slow queries.\n"
        "You must have caching experience.\nYou will tune what is slow."
    )
    assert held(text, a_cv(*LINES, summary="I build careful audit logins.")).themes.missed
    shared = held(text, a_cv(*LINES, summary="I make slow pages fast: latency is my trade."))
    assert not shared.themes.missed


@pytest.mark.parametrize(
    "text",
    [
        "Backend Developer\nYou will run our REST APIs.",
        "Backend Developer\nYou will cut latency.\nYou will speed up pages.\nYou will tune what is slow.\n"
        "You will mend outages.\nYou will review incidents.",
        "Ward Clerk\nYou will keep records.\nYou must have records.\nYou will file data.",
    ],
    ids=["one mention", "two themes", "another trade"],
)
def test_an_advert_is_about_nothing_in_particular_unless_one_theme_stands_out(text: str) -> None:
    assert not held(text, a_cv(*LINES, summary="I build careful audit logins.")).themes.wanted


def test_a_language_is_not_shown_by_what_was_built_without_it() -> None:
    text = "You must have five years of building web services in Java."
    (item,) = held(text, a_cv("Built the ledger API in Python.")).items
    assert not item.found


def test_a_trade_without_themes_of_its_own_is_told_by_the_words_it_comes_back_to() -> None:
    text = "Teach violin to children.\nYou must have violin experience and an ear.\nYou will mend a violin."
    found = held(text, a_cv(*LINES, summary="Violin teacher for ten years."), "_base").themes
    assert [theme.name for theme in found.wanted] == ["violin"]
    assert found.shared == ("violin",)


def test_a_duty_finds_the_line_that_comes_nearest() -> None:
    text = "You will:\n- train new starters\n- tune the church organ"
    near, far = held(text, a_cv(*LINES)).duties
    assert (near.path, far.path) == ("/work/0/highlights/1", "")
    assert set(near.shared) == {"Trained", "new", "starters"}


def test_a_term_said_again_and_again_is_stuffing() -> None:
    lines = tuple(f"Moved service {number} to Kafka." for number in range(9))
    (found,) = held("You must have Kafka.", a_cv(*lines)).stuffing
    assert (found.term, found.count) == ("Kafka", 9)
    assert len(found.places) == 9
    assert held("You must have Kafka.", a_cv(*lines[:5], skills=("Kafka",))).stuffing == ()


def test_a_list_that_stands_twice_is_stuffing() -> None:
    names = ("Python", "Redis", "Docker", "Kafka", "Linux", "Terraform")
    cv = a_cv("Answered tickets.", skills=names)
    assert held("You must have Kafka.", cv).stuffing == ()
    twice = replace(cv, projects=(Project(name="Keywords", description=", ".join(reversed(names))),))
    assert [one.repeated_list for one in held("You must have Kafka.", twice).stuffing] == [True]


@pytest.mark.parametrize(
    ("summary", "names"),
    [
        ("I would love to join Elmhurst Clinic.", ["Elmhurst Clinic"]),
        ("Keen to bring this to the team at Osprey Labs.", []),
        ("I am excited about a role at Osprey Labs.", ["Osprey Labs"]),
        ("I would love to join Hexley.", []),
        ("I hope to join a company that bakes.", []),
        ("I joined Osprey Labs in 2019 and worked for Fen Foods.", []),
        ("Keen to go on working for Marlow Tills customers.", []),
        ("I am applying for the Payroll Clerk position.", ["Payroll Clerk"]),
        ("I am applying for the Backend Developer position.", []),
        ("Looking for a role as a senior backend engineer.", []),
    ],
)
def test_a_name_from_an_earlier_application_is_noticed(summary: str, names: list[str]) -> None:
    text = "Backend Developer\nHexley is hiring a developer.\nYou must have Kafka."
    found = held(text, a_cv(*LINES, summary=summary)).left_over
    assert [one.name for one in found] == names
    assert all(summary[one.start : one.end] == one.name for one in found)


PIECES = "Moved orders to Postgres and Kafka , with the team . k8s CI/CD fraud join Hexley role"
TEXTS = st.lists(
    st.sampled_from(PIECES.split(" ")),
    max_size=20,
).map(" ".join)


@given(st.lists(TEXTS, max_size=6), TEXTS, st.lists(TEXTS, max_size=4))
def test_every_place_lies_inside_its_text(lines: list[str], summary: str, skills: list[str]) -> None:
    cv = a_cv(*lines, skills=tuple(skills), summary=summary)
    advert = "You must have Kafka, PostgreSQL, CI/CD, Kubernetes and fraud prevention.\nYou will move orders."
    found = held(advert, cv)
    for one in (evidence for item in found.items for evidence in item.evidence):
        text = pointer.get(cv, one.path)
        assert text[one.start : one.end] == one.name != ""
    for move in found.moves:
        assert 0 <= move.index < int(move.path.rpartition("/")[2])
    for left in found.left_over:
        assert pointer.get(cv, left.path)[left.start : left.end] == left.name
    for match in found.duties:
        assert match.path == "" or match.shared
