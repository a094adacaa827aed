"""A PDF that opens again: what it carries, what it leaves out, and what is read where that is broken."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("typst", reason="no engine for pages in this Python")

from pypdf import PdfReader, PdfWriter

from legible.assets import load_library
from legible.attachment import NAME
from legible.importer import import_bytes
from legible.model import CV, Basics, OwnSection, Work
from legible.parsed import Parsed
from legible.render.choices import Choices
from legible.render.formats import exported
from legible.resume_json import cv_from_json

LIBRARY = load_library()
SAMPLES = Path(__file__).resolve().parent.parent / "cases/samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.json"))


@cache
def sample(name: str) -> CV:
    return cv_from_json(json.loads((SAMPLES / f"{name}.json").read_text("utf-8")))


def again(data: bytes) -> Parsed:
    return import_bytes(data, "cv.pdf", LIBRARY)


def pdf_with(attached: bytes, name: str = NAME) -> bytes:
    """Give a PDF without data of ours, with something attached."""
    writer = PdfWriter(clone_from=io.BytesIO(exported(PERSON, LIBRARY, "pdf", Choices(attach=False)).data))
    writer.add_attachment(name, attached)
    heap = io.BytesIO()
    writer.write(heap)
    return heap.getvalue()


def carried(data: bytes) -> bytes:
    (found,) = PdfReader(io.BytesIO(data)).attachment_list
    return bytes(found.content)


PERSON = CV(
    basics=Basics(name="Ada Fernside", image="https://example.org/face.png", extra={"x-mood": "secretive"}),
    work=(
        Work(name="Quay", position="Cook", startDate="2019", extra={"x-startText": "sometime", "x-pay": "9"}),
        Work(name="Pier", position="Baker", extra={"x-startText": "one warm summer"}),
    ),
    sections=(OwnSection("Blank", ()),),
    extra={"meta": {"language": "en", "author": "nobody"}, "x-draft": "kept back"},
)


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_of_ours_opens_as_what_was_printed(name: str) -> None:
    parsed = again(exported(sample(name), LIBRARY, "pdf").data)
    assert [note.code for note in parsed.notes] == ["own-data"]
    assert parsed.leftovers == ()
    for key in ("txt", "md", "pdf"):
        one, other = (
            exported(cv, LIBRARY, key, Choices(attach=False)).data for cv in (sample(name), parsed.cv)
        )
        assert one == other, key


def test_what_is_not_printed_is_not_carried() -> None:
    made = carried(exported(PERSON, LIBRARY, "pdf", Choices(hidden=("/work/0",))).data).decode()
    assert "one warm summer" in made
    for secret in ("Quay", "face.png", "secretive", "sometime", "pay", "nobody", "kept back", "Blank"):
        assert secret not in made
    assert "sometime" not in carried(exported(PERSON, LIBRARY, "pdf").data).decode()


def test_the_data_can_be_left_out() -> None:
    data = exported(PERSON, LIBRARY, "pdf", Choices(attach=False)).data
    assert not list(PdfReader(io.BytesIO(data)).attachment_list)
    assert again(data).document is not None


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-20],
        lambda data: data.replace(b'"basics"', b'"basics": 3, "x"'),
        lambda data: data.replace(b'-attachment": 1', b'-attachment": 99'),
        lambda data: data.replace(b'"x-legible-attachment": 1', b'"x-other": "x-legible-attachment"'),
    ],
)
def test_the_pages_are_read_where_the_data_is_broken_or_not_ours(change: object) -> None:
    whole = carried(exported(PERSON, LIBRARY, "pdf").data)
    assert again(pdf_with(whole)).document is None
    broken = change(whole)  # type: ignore[operator]
    assert broken != whole
    parsed = again(pdf_with(broken))
    assert parsed.document is not None
    assert parsed.cv.basics.name == "Ada Fernside"


def test_data_under_another_name_is_not_taken() -> None:
    whole = carried(exported(PERSON, LIBRARY, "pdf").data)
    assert again(pdf_with(whole, "resume.json")).document is not None
