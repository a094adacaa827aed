"""The engine's door: actions in, patches out, and nothing typed is ever lost."""

from __future__ import annotations

import json
from contextvars import ContextVar, copy_context
from dataclasses import replace
from typing import Any

import pytest

from legible.app import App
from legible.assets import load_library
from legible.importer import Progress
from legible.merge import Conflict
from legible.parsed import Leftover, Parsed
from legible.resume_json import cv_from_json, cv_to_json

LIBRARY = load_library()
TODAY = "2026-11-23"
RESUME = {
    "basics": {"name": "Ines Calloway", "email": "ines@example.org", "phone": "07700 900111"},
    "work": [
        {
            "name": "Halcyon Ferries",
            "position": "Backend Developer",
            "startDate": "2021-03",
            "highlights": ["Worked on various backend projects for different clients."],
        }
    ],
}


@pytest.fixture
def app() -> App:
    app = App(LIBRARY)
    start(app)
    return app


def start(app: App, saved: str = "", journal: tuple[dict[str, Any], ...] = ()) -> list[dict[str, Any]]:
    return app.dispatch({"type": "start", "saved": saved, "journal": journal, "today": TODAY})


def opened(app: App, resume: dict[str, Any] | None = None, name: str = "ines.json") -> list[dict[str, Any]]:
    return app.dispatch({"type": "open", "name": name}, json.dumps(resume or RESUME).encode())


def ops(patches: list[dict[str, Any]], op: str) -> list[dict[str, Any]]:
    return [patch for patch in patches if patch["op"] == op]


def html_of(patches: list[dict[str, Any]], target: str) -> str:
    return next((patch["html"] for patch in ops(patches, "html") if patch["target"] == target), "")


def test_a_file_becomes_the_editor_the_findings_and_the_preview(app: App) -> None:
    patches = opened(app)
    assert "Ines Calloway" in html_of(patches, "#editor")
    assert "vague" in json.dumps([finding.rule for finding in findings(app)])
    assert "/work/0/highlights/0" in html_of(patches, "#found")
    assert "Ines Calloway" in ops(patches, "preview")[0]["html"]
    assert not ops(patches, "failed")


def findings(app: App) -> Any:
    from legible.dates import PartialDate
    from legible.views import Screen

    return Screen(app.state, LIBRARY, PartialDate(2026, 11)).findings


def test_an_answer_carries_only_what_has_changed(app: App) -> None:
    opened(app)
    again = app.dispatch({"type": "edit", "path": "/basics/name", "value": "Ines Calloway", "n": 1})
    assert {patch["op"] for patch in again} <= {"save", "alert", "html"}
    assert not html_of(again, "#editor")


def test_typing_never_redraws_the_editor(app: App) -> None:
    opened(app)
    patches = app.dispatch({"type": "edit", "path": "/basics/name", "value": "Ines C", "n": 1})
    assert html_of(patches, "#editor") == ""
    assert "Ines C" in ops(patches, "preview")[0]["html"]


def test_mending_a_line_makes_its_finding_go(app: App) -> None:
    opened(app)
    assert any(
        found.path == "/work/0/highlights/0" and found.rule == "vague-claim" for found in findings(app)
    )
    better = "Rebuilt the refunds API in Python, so customers are paid back the same day."
    app.dispatch({"type": "edit", "path": "/work/0/highlights/0", "value": better, "n": 2})
    assert not any(found.rule == "vague-claim" for found in findings(app))


def test_what_is_saved_opens_as_the_same_state(app: App) -> None:
    opened(app)
    app.dispatch({"type": "tick", "step": "2", "on": True, "n": 1})
    saved = ops(app.dispatch({"type": "paper", "value": "letter", "n": 2}), "save")[0]
    assert saved["seen"] == 2
    again = App(LIBRARY)
    start(again, saved["text"])
    assert again.state == app.state


def test_the_journal_is_replayed_over_what_was_saved(app: App) -> None:
    saved = ops(opened(app), "save")[0]["text"]
    again = App(LIBRARY)
    journal = (
        {"type": "edit", "path": "/basics/name", "value": "Ines Calloway-Reed", "n": 7},
        {"type": "add", "path": "/work/0/highlights", "n": 8},
        {"type": "edit", "path": "/work/0/highlights/1", "value": "Second line", "n": 9},
    )
    patches = start(again, saved, journal)
    assert again.state.draft.cv.basics.name == "Ines Calloway-Reed"
    assert again.state.draft.cv.work[0].highlights[1] == "Second line"
    assert ops(patches, "save")[0]["seen"] == 9


def test_a_journal_entry_that_fits_nowhere_is_kept_as_a_line_without_a_place(app: App) -> None:
    again = App(LIBRARY)
    start(again, "", ({"type": "edit", "path": "/work/5/name", "value": "Lost Employer", "n": 3},))
    assert [line.text for line in again.state.draft.leftovers] == ["Lost Employer"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"app": "legible", "version": 99, "state": {}}', "newer"),
        ('{"app": "other", "version": 1, "state": {}}', "damaged"),
        ('{"app": "legible", "version": 1, "state": {"notes": 1}}', "damaged"),
        ("[1, 2", "damaged"),
        ("null", "damaged"),
        ('{"app": "legible", "version": "1"}', "damaged"),
    ],
)
def test_saved_text_that_cannot_be_opened_is_kept_aside(text: str, reason: str) -> None:
    app = App(LIBRARY)
    patches = start(app, text)
    assert ops(patches, "aside")[0]["reason"] == reason
    assert not app.state.notes


def test_a_refused_file_changes_nothing_and_says_why(app: App) -> None:
    opened(app)
    before = app.state
    patches = app.dispatch({"type": "open", "name": "empty.pdf"}, b"")
    alert = ops(patches, "alert")[0]["text"]
    assert alert.startswith("empty.pdf: ") and "empty" in alert
    assert app.state == before


def test_notes_make_a_draft_until_something_else_does(app: App) -> None:
    app.dispatch({"type": "notes", "value": "Tamsin Oakhill\ntamsin@example.org", "n": 1})
    assert app.state.draft.cv.basics.email == "tamsin@example.org"
    app.dispatch({"type": "edit", "path": "/basics/name", "value": "T. Oakhill", "n": 2})
    app.dispatch({"type": "notes", "value": "Tamsin Oakhill\nother@example.org", "n": 3})
    assert app.state.draft.cv.basics.name == "T. Oakhill"
    assert app.state.draft.cv.basics.email == "tamsin@example.org"


def test_notes_and_a_file_merge_and_the_person_chooses_where_they_differ(app: App) -> None:
    app.dispatch({"type": "notes", "value": "Phone 07700 900222\nines@example.org", "n": 1})
    opened(app)
    draft = app.state.draft
    assert (draft.cv.basics.phone, draft.cv.basics.email) == ("07700 900111", "ines@example.org")
    assert [(found.path, found.other) for found in draft.conflicts] == [("/basics/phone", "07700 900222")]
    app.dispatch({"type": "settle", "index": 0, "use": "other", "n": 2})
    assert app.state.draft.cv.basics.phone == "07700 900222"
    assert app.state.draft.conflicts == ()


def test_undo_brings_a_removed_entry_back_and_a_second_undo_takes_it_away_again(app: App) -> None:
    opened(app)
    app.dispatch({"type": "remove", "path": "/work/0", "n": 1})
    assert app.state.draft.cv.work == ()
    app.dispatch({"type": "undo", "n": 2})
    assert app.state.draft.cv.work[0].name == "Halcyon Ferries"
    app.dispatch({"type": "undo", "n": 3})
    assert app.state.draft.cv.work == ()


def test_a_second_file_waits_for_a_choice_and_can_be_undone(app: App) -> None:
    opened(app)
    asked = opened(app, {"basics": {"name": "Someone Else"}}, "else.json")
    assert app.state.draft.cv.basics.name == "Ines Calloway"
    assert "Use the file instead of my CV" in html_of(asked, "#brought")
    app.dispatch({"type": "choose", "use": "replace", "n": 1})
    assert app.state.draft.cv.basics.name == "Someone Else"
    app.dispatch({"type": "undo", "n": 2})
    assert app.state.draft.cv.basics.name == "Ines Calloway"


def test_a_waiting_file_can_be_added_to_the_cv(app: App) -> None:
    opened(app)
    opened(app, {"basics": {"phone": "07700 900555"}, "interests": [{"name": "Bell ringing"}]}, "more.json")
    app.dispatch({"type": "choose", "use": "add", "n": 1})
    draft = app.state.draft
    assert (draft.cv.basics.name, draft.cv.interests[0].name) == ("Ines Calloway", "Bell ringing")
    assert [differs.other for differs in draft.conflicts] == ["07700 900555"]
    assert app.state.proposal is None


def test_a_waiting_file_outlives_a_reload_and_can_be_let_go(app: App) -> None:
    opened(app)
    saved = ops(opened(app, {"basics": {"name": "Someone Else"}}, "else.json"), "save")[0]["text"]
    again = App(LIBRARY)
    start(again, saved)
    assert again.state.proposal is not None
    assert again.state.proposal.cv.basics.name == "Someone Else"
    again.dispatch({"type": "choose", "use": "keep", "n": 1})
    assert again.state.proposal is None
    assert again.state.draft == app.state.draft


def test_a_file_replaces_a_draft_of_notes_without_asking_and_keeps_the_notes(app: App) -> None:
    app.dispatch({"type": "notes", "value": "Python, Go\nspeaks Welsh", "n": 1})
    opened(app)
    assert app.state.proposal is None
    assert app.state.draft.cv.basics.name == "Ines Calloway"
    assert app.state.notes == "Python, Go\nspeaks Welsh"


def test_a_leftover_goes_where_it_is_sent(app: App) -> None:
    opened(app)
    app.dispatch({"type": "notes", "value": "", "n": 1})
    start(
        app,
        ops(app.dispatch({"type": "paper", "value": "a4", "n": 2}), "save")[0]["text"],
        ({"type": "edit", "path": "/none/0", "value": "Chess club treasurer", "n": 3},),
    )
    app.dispatch({"type": "place", "index": 0, "place": "/interests", "n": 4})
    assert app.state.draft.cv.interests[0].name == "Chess club treasurer"
    assert app.state.draft.leftovers == ()


def test_a_bug_becomes_one_sentence_and_takes_no_work_along(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(app)
    monkeypatch.setattr("legible.judging.check", lambda *_, **__: 1 / 0)
    patches = app.dispatch({"type": "edit", "path": "/basics/name", "value": "Typed anyway", "n": 5})
    assert ops(patches, "failed")
    assert "Typed anyway" in ops(patches, "save")[0]["text"]


def test_everything_a_visitor_typed_is_escaped(app: App) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    resume = {
        "basics": {"name": hostile, "summary": hostile},
        "work": [{"highlights": [hostile], "name": hostile}],
    }
    patches = opened(app, resume, hostile)
    fragments = [patch["html"] for patch in patches if "html" in patch]
    assert any("&lt;script&gt;" in html for html in fragments)
    assert not any("<script" in html or "<img" in html for html in fragments)


def test_delete_leaves_nothing_in_the_engine(app: App) -> None:
    opened(app)
    patches = app.dispatch({"type": "delete", "n": 9})
    assert "wipe" in [patch["op"] for patch in patches]
    assert cv_to_json(app.state.draft.cv) == {}
    assert app.state.before is None
    assert "Ines" not in json.dumps(patches)


def test_every_finding_points_to_a_field_on_the_screen(app: App) -> None:
    editor = html_of(opened(app), "#editor")
    assert findings(app)
    for finding in findings(app):
        path = finding.path
        while path and f'id="f{path}"' not in editor:
            path = path.rpartition("/")[0]
        assert path, finding


def pages(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Make every file one of so many pages."""
    limit = ContextVar("limit", default=0)

    def steps(data: bytes, name: str, library: Any, password: str) -> Any:
        token = limit.set(1)  # as pypdf does: it must be taken back where it was set
        for page in range(count):
            yield Progress(page + 1, count)
        limit.reset(token)
        yield Parsed(cv_from_json(RESUME))

    monkeypatch.setattr("legible.app.import_steps", steps)


def test_a_long_file_is_read_page_by_page_and_typing_goes_on_meanwhile(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages(monkeypatch, 2)
    assert ops(opened(app), "progress")[0]["total"] == 2
    app.dispatch({"type": "notes", "value": "ines@example.org", "n": 1})
    # Each action comes in a task of its own, with a context of its own.
    patches = copy_context().run(app.dispatch, {"type": "read-on"})
    assert ops(patches, "progress")[0]["done"] == 2
    assert app.state.draft.cv.basics.name == ""
    copy_context().run(app.dispatch, {"type": "read-on"})
    assert app.state.draft.cv.basics.name == "Ines Calloway"
    assert app.state.notes == "ines@example.org"


def test_reading_can_be_stopped_and_changes_nothing(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    pages(monkeypatch, 3)
    opened(app)
    before = app.state
    assert "Stopped" in ops(app.dispatch({"type": "stop"}), "say")[0]["text"]
    assert app.dispatch({"type": "read-on"}) == []
    assert app.state == before


def test_an_edit_that_fits_nowhere_is_kept_as_a_line_without_a_place(app: App) -> None:
    opened(app)
    patches = app.dispatch({"type": "edit", "path": "/work/7/name", "value": "Typed with care", "n": 1})
    assert ops(patches, "failed")
    assert [line.text for line in app.state.draft.leftovers] == ["Typed with care"]
    assert "Typed with care" in ops(patches, "save")[0]["text"]


def test_notes_too_long_to_be_read_are_kept_and_told(app: App) -> None:
    endless = "so much to tell " * 40_000
    patches = app.dispatch({"type": "notes", "value": endless, "n": 1})
    assert not ops(patches, "failed")
    assert ops(patches, "alert")[0]["text"].startswith("Notes: ")
    assert app.state.notes == endless


def test_what_is_typed_wins_over_what_did_not_fit_the_field(app: App) -> None:
    opened(app, {"basics": {"name": "Ines Calloway", "summary": ["a", "b"]}})
    app.dispatch({"type": "edit", "path": "/basics/summary", "value": "Looks after ferries.", "n": 1})
    saved = ops(app.dispatch({"type": "paper", "value": "a4", "n": 2}), "save")[0]["text"]
    again = App(LIBRARY)
    start(again, saved)
    assert again.state.draft.cv.basics.summary == "Looks after ferries."


TWO_JOBS = {
    "work": [{"name": "Alpha Works", "startDate": "2020"}, {"name": "Beta Mills", "startDate": "2016"}]
}


def with_conflict(app: App) -> None:
    """Open two jobs with a choice to make about the second."""
    opened(app, TWO_JOBS)
    differs = Conflict("/work/1/startDate", "2016", "2017")
    app.state = replace(app.state, draft=replace(app.state.draft, conflicts=(differs,)))


def test_a_choice_follows_its_entry_when_entries_move(app: App) -> None:
    with_conflict(app)
    app.dispatch({"type": "move", "path": "/work/1", "by": -1, "n": 1})
    app.dispatch({"type": "settle", "index": 0, "use": "other", "n": 2})
    assert [(job.name, job.startDate) for job in app.state.draft.cv.work] == [
        ("Beta Mills", "2017"),
        ("Alpha Works", "2020"),
    ]


def test_a_choice_whose_entry_is_removed_becomes_a_line_without_a_place(app: App) -> None:
    with_conflict(app)
    app.dispatch({"type": "remove", "path": "/work/1", "n": 1})
    assert app.state.draft.conflicts == ()
    assert [line.text for line in app.state.draft.leftovers] == ["2017"]


def test_undo_says_that_it_takes_later_changes_back_as_well(app: App) -> None:
    opened(app)
    app.dispatch({"type": "remove", "path": "/work/0", "n": 1})
    patches = app.dispatch({"type": "edit", "path": "/basics/summary", "value": "New", "n": 2})
    assert "Undo removing an entry, and what was changed since" in html_of(patches, "#brought")
    app.dispatch({"type": "undo", "n": 3})
    assert app.state.draft.cv.basics.summary == ""
    app.dispatch({"type": "undo", "n": 4})
    assert app.state.draft.cv.basics.summary == "New"


def test_a_guide_that_is_no_longer_there_gives_way_to_the_first_one(app: App) -> None:
    saved = ops(opened(app), "save")[0]["text"].replace("backend-developer", "lamplighter")
    again = App(LIBRARY)
    assert not ops(start(again, saved), "failed")
    assert again.state.draft.cv.basics.name == "Ines Calloway"


def test_a_rehearsal_leaves_no_trace(app: App) -> None:
    opened(app)
    before = (app.state, dict(app.sent), app.seen)
    assert len(list(app.rehearse())) == 2
    assert (app.state, app.sent, app.seen) == before


def test_what_is_kept_as_it_is_is_not_found_again_until_its_text_changes(app: App) -> None:
    opened(app)
    vague = next(found for found in findings(app) if found.rule == "vague-claim")
    app.dispatch({"type": "keep", "key": vague.key, "on": True, "index": 0, "n": 1})
    assert "vague-claim" not in [found.rule for found in findings(app)]
    app.dispatch({"type": "edit", "path": vague.path, "value": "Worked on several projects.", "n": 2})
    assert "vague-claim" in [found.rule for found in findings(app)]


def test_what_was_kept_can_be_checked_again(app: App) -> None:
    opened(app)
    vague = next(found for found in findings(app) if found.rule == "vague-claim")
    kept = app.dispatch({"type": "keep", "key": vague.key, "on": True, "n": 1})
    assert "Kept as they are (1)" in html_of(kept, "#found")
    app.dispatch({"type": "keep", "key": vague.key, "n": 2})
    assert "vague-claim" in [found.rule for found in findings(app)]


def test_the_list_of_findings_can_be_narrowed(app: App) -> None:
    opened(app)
    narrow = {"type": "filter", "severity": "question", "section": "", "step": ""}
    shown = html_of(app.dispatch(narrow), "#found")
    assert "hidden by your choice" in shown and "grade-warning" not in shown
    step = html_of(app.dispatch({**narrow, "severity": "", "step": "2"}), "#found")
    assert "could be said of any job" in step or "vague" in step


def test_steps_with_nothing_to_judge_say_so(app: App) -> None:
    shown = opened(app, {"basics": {"name": "Ines Calloway"}})
    assert html_of(shown, "#found").count("Nothing to judge yet") >= 3


ADVERT = "Developer\n\nWhat you need\n- Kubernetes\n"


def test_the_advert_outlives_notes_files_and_undo(app: App) -> None:
    app.dispatch({"type": "notes", "value": "Ines Calloway", "n": 1})
    app.dispatch({"type": "advert", "value": ADVERT, "n": 2})
    app.dispatch({"type": "notes", "value": "Ines Calloway\nPython", "n": 3})
    assert app.state.advert == ADVERT
    opened(app)
    app.dispatch({"type": "remove", "path": "/work/0", "n": 4})
    app.dispatch({"type": "undo", "n": 5})
    assert app.state.advert == ADVERT


def test_undo_shows_the_fields_anew_though_they_are_those_of_before_the_typing(app: App) -> None:
    opened(app)
    app.dispatch({"type": "sure", "n": 1})
    app.dispatch({"type": "edit", "path": "/basics/name", "value": "Typed", "n": 2})
    assert "Ines Calloway" in html_of(app.dispatch({"type": "undo", "n": 3}), "#editor")


def test_what_was_undone_can_be_done_again_and_says_so(app: App) -> None:
    opened(app)
    app.dispatch({"type": "remove", "path": "/work/0", "n": 1})
    assert "Redo removing an entry" in html_of(app.dispatch({"type": "undo", "n": 2}), "#brought")
    assert "Undo removing an entry" in html_of(app.dispatch({"type": "undo", "n": 3}), "#brought")


@pytest.mark.parametrize(
    "text", ['{"app": "legible", "version": 2, "state": 1e999}', '{"app": "legible", "version": 1e999}']
)
def test_a_start_that_fails_never_overwrites_what_was_stored(text: str) -> None:
    patches = start(App(LIBRARY), text)
    assert ops(patches, "aside") or not ops(patches, "save")


def test_a_line_that_was_placed_already_is_not_mistaken_for_the_next(app: App) -> None:
    opened(app)
    app.state = replace(
        app.state, draft=replace(app.state.draft, leftovers=(Leftover("one"), Leftover("two")))
    )
    press = {"type": "place", "index": 0, "text": "one", "place": ""}
    app.dispatch({**press, "n": 1})
    app.dispatch({**press, "n": 2})
    assert [line.text for line in app.state.draft.leftovers] == ["two"]


def test_nothing_the_engine_has_made_of_a_cv_outlives_its_deletion(app: App) -> None:
    from legible.check.features.line import read_line

    opened(app)
    app.dispatch({"type": "advert", "value": ADVERT + "- zanzibarian\n", "n": 1})
    app.dispatch({"type": "delete", "n": 2})
    assert "zanzibarian" not in repr(app.library._made)
    held = read_line.cache_info().currsize
    assert held <= 1, "the empty opening may be there"
