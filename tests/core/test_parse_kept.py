"""Nothing is dropped: each word that a person wrote is in a field or left over, in any order of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from legible.assets import load_library
from legible.importer import import_bytes, import_notes
from legible.parsed import Parsed
from legible.resume_json import cv_to_json

LIBRARY = load_library()
ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\S+\.(?:com|org)(?:/\S*)?")

# What only says where the rest belongs: labels, links between parts, headings.
UNSAID = frozenset(
    """tel phone mobile email e mail address website name my is hi i m am cv of worked was been at as a an the
    from to since for in and until speak know can use studied skills languages certificate education
    experience""".split()  # noqa: SIM905
)

NAMES = st.sampled_from(["Jane Example", "Bob Marsh", "Zoë van Dijk", "Priya Nandakumar"])
TITLES = st.sampled_from(["Backend developer", "Cashier", "Staff nurse", "Junior Data Analyst (former Cook)"])
EMPLOYERS = st.sampled_from(["Harbour Post", "Tesco", "Hollybank Ltd", "St Agnes Hospital", "Corner Books"])
DATES = st.sampled_from(
    ["2018-2020", "from 2018 to 2020", "2021 to now", "since March 2019", "Mar 2015 – Jun 2019"]
)
DETAILS = (
    st.sampled_from(["jane@example.org", "bob.marsh@example.org", "email: priya@example.org"]),
    st.sampled_from(["07700 900123", "Tel: 020 7946 0958", "mobile 07700 900999", "+44 7700 900321"]),
    st.sampled_from(["Leeds", "Whitby, North Yorkshire", "Bristol BS1 4ST"]),
    st.sampled_from(
        ["github.com/jane-example", "https://janeexample.example.org", "linkedin.com/in/bobmarsh"]
    ),
    TITLES,
)
SEPARATORS = st.sampled_from([", ", " | ", " · ", "   ", " - ", " "])


@st.composite
def contact_lines(draw: st.DrawFn) -> str:
    """Give a name and some ways to reach somebody, in any order."""
    parts = [draw(NAMES), *(draw(part) for part in DETAILS if draw(st.booleans()))]
    return draw(SEPARATORS).join(draw(st.permutations(parts)))


@st.composite
def job_lines(draw: st.DrawFn) -> str:
    """Give a job as people tell of it."""
    title, employer, dates = draw(TITLES), draw(EMPLOYERS), draw(DATES)
    shapes = [
        f"{title}, {employer}, {dates}", f"{title}, {dates}, {employer}", f"{employer} | {title} | {dates}",
        f"{dates} {title} at {employer}", f"I worked at {employer} {dates} as a {title.lower()}",
        f"worked as a {title.lower()} at {employer} ({dates})", f"{title.lower()} at {employer}",
        f"{employer}, {title}, Leeds", f"{dates}: {employer}",
    ]  # fmt: skip
    return draw(st.sampled_from(shapes))


LISTS = st.sampled_from(
    [
        "skills: python, sql", "Skills - Excel, Word and SAP", "Python, PostgreSQL, RabbitMQ", "I know Kafka",
        "I speak French and a little German", "Languages: Welsh (fluent)", "English native, Tamil fluent",
        "Certificate: First Aid at Work, 2023", "Driving licence: B", "Forklift certificate 2019",
        "BSc Computer Science, University of Northbrook, 2017", "studied maths at Leeds, 2015-2018",
        "I can use a till, skills: stocktaking, languages: Polish",
    ]
)  # fmt: skip
SENTENCES = st.sampled_from(
    [
        "moved the parcel search off the main database, so it answers in a second", "- cut costs by half",
        "  fixed the broken scanner", "the weather was nice in spring", "I have a dog and like to be outside",
        "my name is Bob Marsh, a baker from Ripon", "Backend developer with nine years in logistics.",
        "I led a team of five. It halved the queue at the desk.", "in charge of keys and alarms", "Hobby 7",
        "References available on request", "", "EXPERIENCE", "Skills", "Education",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(contact_lines(), job_lines(), LISTS, SENTENCES), min_size=1, max_size=7)


def texts(value: Any) -> Iterator[str]:
    """Give all texts of a value."""
    if isinstance(value, str):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    for part in parts:
        yield from texts(part)


def spoken(text: str) -> set[str]:
    """Give the words of a text that stand outside addresses: jane@example.org names nobody."""
    return set(re.findall(r"[^\W_]+", ADDRESS.sub(" ", text).casefold()))


def dropped(text: str, parsed: Parsed) -> set[str]:
    """Give the words and addresses of a text that are in no field and not left over."""
    kept = [*texts(cv_to_json(parsed.cv)), *(left.text for left in parsed.leftovers)]
    lost = spoken(text) - set().union(*map(spoken, kept)) - UNSAID
    return lost | {
        found for found in ADDRESS.findall(text) if not any(found.strip(",") in one for one in kept)
    }


def test_a_dropped_word_is_noticed() -> None:
    parsed = import_notes("jane@example.org", LIBRARY)
    assert dropped("Jane Example, jane@example.org, j@example.org", parsed) == {
        "jane",
        "example",
        "j@example.org",
    }


def test_an_address_is_left_over_though_fields_hold_its_words() -> None:
    lines = ["Jane Example", "bob@example.org", "priya@example.org", "jane@example.org"]
    parsed = import_bytes("\n".join(lines).encode(), "cv.txt", LIBRARY)
    assert [left.text for left in parsed.leftovers] == ["priya@example.org", "jane@example.org"]


def test_what_no_field_of_the_editor_shows_is_left_over() -> None:
    head = "Jane Example\njane@example.org\nTel. 0117 496 0123   Mobile 07700 900456\n\n"
    parsed = import_bytes(f"{head}CERTIFICATES\n\nFood Safety (2022)\nHACCP\n".encode(), "cv.txt", LIBRARY)
    shown = [parsed.cv.basics.phone, *(one.name for one in parsed.cv.certificates)]
    told = " ".join([*shown, *(left.text for left in parsed.leftovers)])
    assert "07700 900456" in told and "HACCP" in told


@settings(deadline=None)
@given(TEXTS)
def test_every_word_of_notes_is_in_a_field_or_left_over(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        assert dropped(text, import_notes(text, LIBRARY)) == set()


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["cv.txt", "cv.md"]))
def test_every_word_of_a_document_is_in_a_field_or_left_over(lines: list[str], name: str) -> None:
    text = "\n".join(lines)
    if text.strip():
        assert dropped(text, import_bytes(text.encode(), name, LIBRARY)) == set()
