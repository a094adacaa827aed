"""The whole way from a file's bytes, or from notes, to a CV."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hostile
from legible import pointer
from legible.assets import load_library
from legible.errors import CannotRead
from legible.importer import Progress, import_bytes, import_notes, import_steps
from legible.parsed import Parsed
from legible.resume_json import cv_to_json

CASES = Path(__file__).parent.parent / "cases" / "import"
FILES = sorted(path for path in CASES.iterdir() if path.suffix not in {".json", ".md"})
PAGED = [path for path in FILES if path.suffix == ".pdf"]
LIBRARY = load_library()
TROUBLE = hostile.cases_in(CASES.parent / "hostile")
MOST_BYTES = 60_000  # of one file: cases are read by people and kept for ever

NOTES = """Priya Nandakumar
backend developer
priya@example.org, 07700 900123
Worked at Northwind Payments as backend developer 2019 - 2022
- cut p95 latency from 900 ms to 200 ms with a cache
2016-2019 Junior developer at Hollybank Software
wrote the interface for parcel tracking
BSc Computer Science, University of Leeds, 2013-2016
Python, Go, PostgreSQL
English native, Tamil fluent
"""


def words(value: Any) -> set[str]:
    """Give every run of letters and digits in a value, in small letters."""
    if isinstance(value, str):
        text = "".join(char if char.isalnum() else " " for char in value)
        return set(text.casefold().split())
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return set().union(*(words(part) for part in parts)) if parts else set()


def test_there_are_files_to_import() -> None:
    assert len(FILES) >= 6
    assert {path.suffix for path in FILES} >= {".pdf", ".docx", ".odt", ".rtf"}
    assert max(path.stat().st_size for path in FILES) < MOST_BYTES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_another_maker_becomes_the_cv_that_it_shows(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    parsed = import_bytes(path.read_bytes(), path.name, LIBRARY)
    assert cv_to_json(parsed.cv) == expected["cv"]
    assert [left.text for left in parsed.leftovers] == expected["leftovers"]
    assert [note.code for note in parsed.notes] == expected["notes"]


@pytest.mark.parametrize("path", PAGED, ids=lambda path: path.stem)
def test_every_origin_names_a_field_and_a_box_on_its_page(path: Path) -> None:
    parsed = import_bytes(path.read_bytes(), path.name, LIBRARY)
    assert "/basics/name" in parsed.origins and "/work/0/position" in parsed.origins
    for place, origin in parsed.origins.items():
        assert pointer.get(parsed.cv, place)
        assert 0 <= origin.page < parsed.page_count and origin.width > 0 and origin.height > 0


def test_there_are_troublesome_files() -> None:
    files = {path.name for path in (CASES.parent / "hostile").iterdir()}
    assert files == {case.path.name for case in TROUBLE} | {"expected.json"}
    assert {case.outcome.partition(":")[0] for case in TROUBLE} >= {"parse", "parse+warn", "message"}


@pytest.mark.parametrize("case", TROUBLE, ids=lambda case: case.path.name)
def test_a_troublesome_file_ends_as_expected(case: hostile.Case) -> None:
    assert hostile.faults(case, hostile.imported(case.path)) == []


def test_the_name_of_a_file_does_not_decide_its_type() -> None:
    path = PAGED[0]
    assert import_bytes(path.read_bytes(), "cv.txt", LIBRARY).cv.basics.name


def test_progress_counts_pages_and_the_result_comes_last() -> None:
    steps = list(import_steps(PAGED[0].read_bytes(), PAGED[0].name, LIBRARY))
    assert steps[0] == Progress(1, 1)
    assert isinstance(steps[-1], Parsed)


def test_notes_alone_make_a_first_cv() -> None:
    cv = import_notes(NOTES, LIBRARY).cv
    assert (cv.basics.name, cv.basics.label) == ("Priya Nandakumar", "backend developer")
    assert (cv.basics.email, cv.basics.phone) == ("priya@example.org", "07700 900123")
    assert [(job.name, job.position, job.startDate) for job in cv.work] == [
        ("Northwind Payments", "backend developer", "2019"),
        ("Hollybank Software", "Junior developer", "2016"),
    ]
    assert cv.work[0].highlights == ("cut p95 latency from 900 ms to 200 ms with a cache",)
    assert cv.work[1].highlights == ("wrote the interface for parcel tracking",)
    assert cv.education[0].institution == "University of Leeds"
    assert [(skill.name, skill.keywords) for skill in cv.skills] == [("", ("Python", "Go", "PostgreSQL"))]
    assert [spoken.language for spoken in cv.languages] == ["English", "Tamil"]


def test_a_few_sentences_become_points_of_a_job_to_be_named() -> None:
    cv = import_notes("I built an interface for billing. It halved the errors in invoices.", LIBRARY).cv
    assert len(cv.work) == 1 and len(cv.work[0].highlights) == 2


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n"])
def test_blank_notes_are_refused(text: str) -> None:
    with pytest.raises(CannotRead) as refused:
        import_notes(text, LIBRARY)
    assert refused.value.code == "empty"


def test_text_that_is_no_cv_is_kept_with_a_doubt() -> None:
    text = "Invoice\nItem Qty Price\nPaper 3 12.50\nInk 1 8.20\nTotal 20.70\nPay within 30 days\n"
    parsed = import_bytes(text.encode(), "invoice.txt", LIBRARY)
    assert parsed.cv.work == () and "little-found" in [note.code for note in parsed.notes]
    assert words("Paper Ink Total") <= words([left.text for left in parsed.leftovers])


def test_json_resume_comes_in_whole() -> None:
    data = {"basics": {"name": "Ada Quill", "shoe": 7}, "work": [{"name": "X", "odd": [1]}], "meta": {"v": 1}}
    parsed = import_bytes(json.dumps(data).encode(), "resume.json", LIBRARY)
    assert cv_to_json(parsed.cv) == data and parsed.leftovers == ()


PLAIN = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=400)
LINES = st.lists(
    st.sampled_from(
        [*NOTES.splitlines(), "", "Skills", "EXPERIENCE", "• a point", "2019", "x@y.zz", "::", "\t"]
    ),
    min_size=1,
    max_size=14,
)


@given(PLAIN)
def test_any_text_becomes_a_cv_or_is_refused(text: str) -> None:
    for name in ("notes.txt", "notes.md"):
        try:
            assert isinstance(import_bytes(text.encode(), name, LIBRARY), Parsed)
        except CannotRead as error:
            assert error.sentence and error.advice


@given(LINES)
def test_every_word_of_notes_is_in_a_field_or_left_over(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    parsed = import_notes(text, LIBRARY)
    said = words(text) - {"skills", "experience", "worked", "at", "as"}
    assert said <= words(cv_to_json(parsed.cv)) | words([left.text for left in parsed.leftovers])


@given(st.binary(max_size=300))
def test_any_bytes_become_a_cv_or_are_refused(data: bytes) -> None:
    for head in (b"", b"%PDF-1.7\n", b"PK\x03\x04"):
        try:
            import_bytes(head + data, "cv.pdf", LIBRARY)
        except CannotRead as error:
            assert error.sentence and error.advice
