"""What is taken away of the open CV, and what is told of it."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import pytest
from insides import insides

from legible.assets import load_library
from legible.model import CV, Basics, Skill, Work
from legible.reading_back import read_back
from legible.render.choices import Choices
from legible.render.formats import FORMATS
from legible.resume_json import cv_from_json
from legible.state import Draft, State
from legible.taking import taken

LIBRARY = load_library()
SAMPLES = Path(__file__).resolve().parent.parent / "cases" / "samples"
WITHOUT_TYPST = [key for key in FORMATS if key != "pdf"]


def sample(name: str) -> CV:
    return cv_from_json(json.loads((SAMPLES / f"{name}.json").read_text("utf-8")))


@pytest.mark.parametrize("key", WITHOUT_TYPST)
def test_a_file_is_handed_over_with_what_was_found_again_in_it(key: str) -> None:
    state = State((Draft(cv=sample("short")),))
    patches = taken(state, {"type": "export", "format": key, "today": "2026-03-09"}, LIBRARY)
    file = next(patch for patch in patches if patch["op"] == "taken")
    report = next(patch for patch in patches if patch.get("target") == "#readback")
    assert file["name"].endswith(FORMATS[key].suffix)
    assert len(b64decode(file["data"])) > 200
    assert "fields are found again in this file" in report["html"]
    assert FORMATS[key].title in report["html"]


def test_what_no_font_can_show_is_lost_from_a_pdf_and_has_its_place_in_the_whole_cv() -> None:
    pytest.importorskip("typst", reason="no engine for pages in this Python")
    jobs = (
        Work(name="Halcyon Ferries", position="Clerk"),
        Work(name="会社", position="Clerk"),
    )
    cv = CV(basics=Basics(name="Orla Whitcombe"), work=jobs, skills=(Skill(name="Python"),))
    back = read_back(cv, LIBRARY, "pdf", Choices(hidden=("/work/0",)))
    assert [(one.path, one.text) for one in back.of("lost")] == [("/work/1/name", "会社")]
    assert "/work/0/name" not in [one.path for one in back.fields]


def test_words_of_a_person_are_text_in_the_report() -> None:
    pytest.importorskip("typst", reason="no engine for pages in this Python")
    state = State((Draft(cv=CV(basics=Basics(name="Orla Whitcombe", label="<b>会社</b>"))),))
    patches = taken(state, {"type": "export", "format": "pdf", "today": "2026-03-09"}, LIBRARY)
    report = next(patch["html"] for patch in patches if patch.get("target") == "#readback")
    assert "&lt;b&gt;会社" in report
    assert "<b>" not in report


@pytest.mark.parametrize("key", WITHOUT_TYPST)
def test_an_anonymous_copy_leaves_out_what_was_ticked_and_says_so(key: str) -> None:
    cv = sample("short")
    state = State((Draft(cv=cv),))
    wanted = {"withhold": ["name", "contact", "/work/0"], "today": "2026-03-09"}
    [_alert, shown] = taken(state, {"type": "veil", **wanted}, LIBRARY)
    assert cv.basics.name in shown["html"]
    assert "Chosen by you" in shown["html"]
    patches = taken(state, {"type": "export", "format": key, **wanted}, LIBRARY)
    file = next(patch for patch in patches if patch["op"] == "taken")
    for word in (cv.basics.name.split()[-1], cv.basics.email):
        assert all(word.encode() not in part for part in insides(b64decode(file["data"])))
        assert word not in file["name"]
    assert state.draft.cv == cv


def test_a_place_that_is_none_withholds_nothing() -> None:
    state = State((Draft(cv=sample("short")),))
    [_alert, shown] = taken(state, {"type": "veil", "withhold": ["/work/99", "nonsense", ""]}, LIBRARY)
    assert "Nothing is left out" in shown["html"]
