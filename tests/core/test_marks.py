"""What the fields of the editor are marked with: a date that is none is kept as it was typed, and told."""

from __future__ import annotations

from typing import Any

import pytest
from stored import ops
from visiting import INES, Visitor

from legible import pointer
from legible.form import FIELDS, form
from legible.library import Library
from legible.resume_json import cv_from_json
from legible.unread_dates import UNREAD, may_become_date, unread_dates

START = "/work/0/startDate"


@pytest.fixture
def visitor() -> Visitor:
    visitor = Visitor()
    visitor.bring(INES)
    return visitor


def mark(visitor: Visitor, typed: str, path: str = START) -> dict[str, Any]:
    """Type into a field and give what it is marked with."""
    patches = visitor.do("edit", path=path, value=typed)
    marks = ops(patches, "marks")
    found: dict[str, Any] = (marks[0]["marks"] if marks else visitor.app.sent["marks"]["marks"]).get(path, {})
    return found


@pytest.mark.parametrize("typed", ["sprng 21", "since the flood", "Mar 20211"])
def test_what_is_no_date_is_kept_as_typed_and_said_at_once(visitor: Visitor, typed: str) -> None:
    told = mark(visitor, typed)
    assert (told["text"], told["spans"]) == (UNREAD, [])
    assert told["severity"] in ("date", "half-date")
    assert pointer.get(visitor.app.state.draft.cv, START) == typed
    assert visitor.app.sent["preview"]["html"].count(typed) == 1
    assert mark(visitor, "Mar 2021") == {}


@pytest.mark.parametrize(
    "typed", ["", "  ", "present", "Mar 2021", "03/2021", "2021", "Sept 21", "Spring 2021"]
)
def test_nothing_is_said_of_a_date(visitor: Visitor, typed: str) -> None:
    assert mark(visitor, typed) == {}


@pytest.mark.parametrize("typed", ["M", "Mar", "Mar 2", "3 March 20", "03/", "Mär", "pres", "Sept."])
def test_what_may_become_a_date_is_told_more_quietly(visitor: Visitor, typed: str) -> None:
    assert mark(visitor, typed)["severity"] == "half-date"


@pytest.mark.parametrize("typed", ["sprng 21", "Mar to May", "Mrch"])
def test_what_becomes_no_date_is_told_while_it_is_typed(visitor: Visitor, typed: str) -> None:
    assert not may_become_date(typed, visitor.app.library)
    assert mark(visitor, typed)["severity"] == "date"


def test_a_date_that_no_calendar_has_is_told_once(visitor: Visitor) -> None:
    told = mark(visitor, "2021-13")
    assert "calendar" in told["text"]
    assert UNREAD not in told["text"]


def test_every_field_for_a_date_is_looked_at(visitor: Visitor) -> None:
    library: Library = visitor.app.library
    tables = library.table(FIELDS)
    cv = cv_from_json(
        {
            **{row["key"]: [{}] for row in tables["section"] if row.get("one") and row["key"] != "profiles"},
            "sections": [{"title": "Talks", "entries": [{}]}],
        }
    )
    dates = [
        field.path
        for section in form(cv, library)
        for entry in section.entries
        for field in entry.fields
        if field.kind == "date"
    ]
    assert len(dates) > 10
    for path in dates:
        cv = pointer.put(cv, path, "some day")
    assert sorted(path for path, _ in unread_dates(cv, library)) == sorted(dates)
