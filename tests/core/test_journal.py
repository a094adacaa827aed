"""Each action is about the CV that the page showed, however late it is carried out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from stored import Disk, ops
from visiting import DAY, INES, LIBRARY, Visitor, shown

from legible.app import App
from legible.check.dictionary import pack
from legible.journal import NOT_HERE

BARE = replace(LIBRARY, data={})  # as it is before the dictionary has come


@pytest.fixture
def two() -> Visitor:
    """Give a visitor with two CVs, the second of which is open."""
    visitor = Visitor()
    visitor.bring(INES)
    visitor.do("draft-new")
    visitor.typed("Rowan Ashdown", "/basics/name")
    return visitor


def summaries(app: App) -> dict[str, str]:
    return {draft.id: draft.cv.basics.summary for draft in app.state.drafts}


def restarted(disk: Disk, *journal: dict[str, Any]) -> App:
    """Begin anew, before the dictionary is there."""
    app = App(BARE)
    entries = [{"n": 90 + at, "now": f"{DAY}T12:00:00", **entry} for at, entry in enumerate(journal)]
    stored = {"saved": disk.root, "kept": disk.records, "journal": entries}
    assert not ops(app.dispatch({"type": "start", "today": DAY, **stored}), "failed")
    return app


def without(disk: Disk, place: int) -> Disk:
    """Give what is stored with the record of a CV cut short."""
    name = json.loads(disk.root)["state"]["records"][place]
    return Disk(disk.root, disk.records | {name: disk.records[name][:-5]})


TYPED = {"type": "edit", "path": "/basics/summary", "value": "Mends clocks.", "open": "2"}


def test_the_page_is_told_which_cv_it_shows(two: Visitor) -> None:
    (patch,) = ops(two.do("draft-open", draft="1"), "has-cv")
    assert patch["open"] == "1"


def test_what_was_typed_in_a_cv_that_is_lost_goes_into_no_other(two: Visitor) -> None:
    two.do("paper", value="letter")
    notes = {"type": "notes", "value": "Rowan Ashdown\nclocks", "open": "2"}
    passing = {"type": "tick", "step": "2", "on": True, "open": "2"}
    app = restarted(without(two.disk, 1), TYPED, notes, passing)
    assert summaries(app) == {"1": "Keeps ferries on time."}
    assert (app.state.draft.rough, app.state.draft.ticks) == ("", ())
    assert [line.text for line in app.state.draft.leftovers] == ["Mends clocks.", "Rowan Ashdown\nclocks"]


def test_a_journal_is_replayed_in_the_cv_that_was_shown_though_another_opens(two: Visitor) -> None:
    app = restarted(two.disk, {**TYPED, "open": "1"})
    assert summaries(app) == {"1": "Mends clocks.", "2": ""}
    assert app.state.current == "2"


def test_what_is_typed_while_another_cv_is_being_opened_stays_in_the_one_that_was_shown(two: Visitor) -> None:
    two.do("draft-open", draft="1")
    patches = two.do(**{"kind": "edit", **{key: TYPED[key] for key in ("path", "value", "open")}})
    assert summaries(two.app) == {"1": "Keeps ferries on time.", "2": "Mends clocks."}
    assert two.app.state.current == "1"
    assert not shown(patches, "#editor")
    two.do("undo", open="1")
    assert summaries(two.app)["2"] == ""


def test_a_line_split_behind_the_scenes_leaves_the_caret_where_it_is(two: Visitor) -> None:
    patches = two.do("split", path="/work/0/highlights/0", at=5, end=6, open="1")
    assert two.app.state.drafts[0].cv.work[0].highlights[:2] == ("Built", "the timetable")
    assert two.app.state.current == "2"
    assert not ops(patches, "focus")


def test_what_cannot_be_done_in_the_cv_that_was_shown_is_kept_there(two: Visitor) -> None:
    action = {**TYPED, "path": "/work/9/name", "open": "1", "n": 50}
    assert ops(two.app.dispatch(action), "failed")
    lines = [[line.text for line in draft.leftovers] for draft in two.app.state.drafts]
    assert lines == [["Mends clocks."], []]
    assert two.app.state.current == "2"


def test_what_is_typed_in_a_cv_that_was_just_deleted_is_kept_and_told(two: Visitor) -> None:
    two.do("draft-delete", draft="2")
    patches = two.do("jot", path="/work/0", value="ask Mara", open="2")
    assert ops(patches, "alert")[0]["text"] == NOT_HERE
    assert two.app.state.draft.jottings == ()
    assert [line.text for line in two.app.state.draft.leftovers] == ["ask Mara"]


def asked_by(html: str, act: str) -> dict[str, Any]:
    """Give the action that a button asks for, as the page reads it."""
    (button,) = re.findall(rf'<button [^>]*data-act="{act}"[^>]*>', html)
    words: dict[str, Any] = {
        key: unescape(value) for key, value in re.findall(r' data-([a-z]+)="([^"]*)"', button)
    }
    return {"type": words.pop("act"), **words, "start": int(words["start"]), "index": int(words["index"])}


def test_a_spelling_that_was_mended_stays_so_though_the_dictionary_comes_after_the_journal() -> None:
    visitor = Visitor()
    visitor.app.library = BARE
    visitor.typed("Painted the scenary for six plays.")
    packed = pack(dict.fromkeys(("painted", "the", "scenery", "for", "six", "plays"), True))
    mend = asked_by(shown(visitor.app.dispatch({"type": "dictionary"}, packed), "#found"), "mend")
    app = restarted(visitor.disk, mend, mend)
    assert summaries(app) == {"1": "Painted the scenery for six plays."}
    assert app.state.history.last and app.state.history.last.why == "the change: Write “scenery”"
    app = restarted(visitor.disk, {**TYPED, "open": "1"}, mend)
    assert summaries(app) == {"1": TYPED["value"]}


@pytest.mark.parametrize(
    ("kind", "words", "current"),
    [
        ("draft-open", {"draft": "1"}, "1"),
        ("draft-new", {}, "3"),
        ("draft-copy", {"draft": "1"}, "3"),
        ("draft-delete", {"draft": "2"}, "1"),
        ("notes", {"value": "clocks"}, "2"),
    ],
)
def test_only_turning_to_another_cv_changes_which_is_open(
    two: Visitor, kind: str, words: dict[str, Any], current: str
) -> None:
    two.do(kind, open="1", **words)
    assert two.app.state.current == current


def test_what_no_page_can_hand_on_is_left_out_of_what_is_typed_and_brought() -> None:
    visitor = Visitor()
    patches = visitor.bring(
        {"basics": {"name": "Jane\0 Doe"}, "work": [{"highlights": ["Led\0 two", "half \ud83d"]}]}
    )
    patches += visitor.do("edit", path="/basics/summary", value="Keeps\0 ferries on time.")
    patches += visitor.do("jot", path="/work/0", value="Ask\0 Mina.")
    patches += visitor.do("notes", value="Jane\0 Doe\nChess")
    patches += visitor.do("advert", value="Wanted:\0 a developer")
    assert not [escaped for escaped in ("\\u0000", "\\ud83d") if escaped in json.dumps(patches)]
    assert visitor.app.state.draft.cv.basics.summary == "Keeps ferries on time."


def test_a_line_has_one_kind_of_break_whatever_machine_it_comes_from() -> None:
    visitor = Visitor()
    visitor.bring(
        {**INES, "work": [{"name": "Halcyon", "highlights": ["Built it\r\nfor sailors\rand more"]}]}
    )
    assert visitor.app.state.draft.cv.work[0].highlights == ("Built it\nfor sailors\nand more",)
