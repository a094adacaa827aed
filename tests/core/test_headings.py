"""What is typed into an entry's first fields heads it at once, and names its buttons."""

from __future__ import annotations

import re
from typing import Any

import pytest
from stored import ops
from visiting import INES, Visitor, shown

from legible.form import FIELDS, form
from legible.headings import headings
from legible.resume_json import cv_from_json

RICH: dict[str, Any] = {
    **INES,
    "basics": {**INES["basics"], "profiles": [{"network": "Forge", "username": "ines"}]},
    "certificates": [{"name": "First <aid>", "issuer": "Red & Co", "date": "2021-03"}, {"date": "2020"}],
    "sections": [{"title": "Talks", "entries": [{"name": "On queues"}, {}]}, {"title": " ", "entries": []}],
}


@pytest.fixture
def visitor() -> Visitor:
    visitor = Visitor()
    visitor.bring(RICH)
    return visitor


def test_headings_are_those_of_the_fields_as_they_are_drawn(visitor: Visitor) -> None:
    library, cv = visitor.app.library, cv_from_json(RICH)
    drawn = {entry.path: entry.title for part in form(cv, library) if part.one for entry in part.entries} | {
        part.path: part.title for part in form(cv, library) if part.own
    }
    assert len(drawn) == 9
    assert headings(cv, library) == drawn
    for table in (*library.table(FIELDS)["section"], library.table(FIELDS)["own"]["entry"]):
        first = [row["kind"] for row in table["fields"] if row["kind"] != "list"][:2]
        assert "date" not in first, "a date is shown otherwise than it is kept"


@pytest.mark.parametrize(
    ("path", "typed", "place", "heading"),
    [
        ("/certificates/1/name", "Diving", "/certificates/1", "Diving"),
        ("/certificates/0/issuer", "A & B", "/certificates/0", "First &lt;aid&gt;, A &amp; B"),
        ("/certificates/0/name", "", "/certificates/0", "Red &amp; Co"),
        ("/basics/profiles/0/username", "calloway", "/basics/profiles/0", "Forge, calloway"),
        ("/sections/0/entries/1/entity", "Harbour", "/sections/0/entries/1", "Harbour"),
        ("/sections/1/title", "Clubs", "/sections/1", "Clubs"),
        ("/sections/0/title", "", "/sections/0", "New section"),
    ],
)
def test_a_heading_follows_what_is_typed_as_if_it_were_drawn_anew(
    visitor: Visitor, path: str, typed: str, place: str, heading: str
) -> None:
    visitor.do("hide", path=place, on=True)
    patches = visitor.do("edit", path=path, value=typed)
    assert not shown(patches, "#editor")
    fresh = Visitor(visitor.disk).app.sent["#editor"]["html"]
    assert shown(patches, f"[id='f{place}']") == heading
    assert f">{heading}<" in fresh
    tools = [
        patch["html"] for patch in ops(patches, "html") if patch["target"].startswith(f"[id='i{place}'] >")
    ]
    assert len(tools) == 2
    for html in tools:
        assert html in fresh
        assert re.search(f'"[^"]*{re.escape(heading)}[^"]*"', html)


def test_nothing_is_headed_anew_by_typing_elsewhere(visitor: Visitor) -> None:
    for path in ("/work/0/highlights/0", "/certificates/0/date", "/basics/name"):
        patches = visitor.do("edit", path=path, value="2019")
        assert not [patch for patch in ops(patches, "html") if patch["target"].startswith("[id=")]
