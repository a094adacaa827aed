"""The engine's door: actions in, patches out, and nothing typed is ever lost."""

from __future__ import annotations

import gc
import json
from contextvars import ContextVar, copy_context
from types import FunctionType, ModuleType
from typing import Any

import pytest
from stored import Disk, ops

from legible.app import App
from legible.assets import load_library
from legible.importer import Progress
from legible.merge import Conflict
from legible.outcome import with_draft
from legible.parsed import Leftover, Parsed
from legible.resume_json import cv_from_json, cv_to_json
from legible.state import State
from legible.templating import environment

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


def start(
    app: App, disk: Disk | None = None, journal: tuple[dict[str, Any], ...] = ()
) -> list[dict[str, Any]]:
    root, records = (disk.root, disk.records) if disk else ("", {})
    return app.dispatch({"type": "start", "saved": root, "kept": records, "journal": journal, "today": TODAY})


def opened(app: App, resume: dict[str, Any] | None = None, name: str = "ines.json") -> list[dict[str, Any]]:
    return app.dispatch({"type": "open", "name": name}, json.dumps(resume or RESUME).encode())


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
    disk = Disk().take(opened(app))
    disk.take(app.dispatch({"type": "tick", "step": "2", "on": True, "n": 1}))
    last = app.dispatch({"type": "paper", "value": "letter", "n": 2})
    assert ops(last, "save")[0]["seen"] == 2
    again = App(LIBRARY)
    start(again, disk.take(last))
    assert again.state == app.state


def test_the_journal_is_replayed_over_what_was_saved(app: App) -> None:
    disk = Disk().take(opened(app))
    again = App(LIBRARY)
    journal = (
        {"type": "edit", "path": "/basics/name", "value": "Ines Calloway-Reed", "n": 7},
        {"type": "add", "path": "/work/0/highlights", "n": 8},
        {"type": "edit", "path": "/work/0/highlights/1", "value": "Second line", "n": 9},
    )
    patches = start(again, disk, journal)
    assert again.state.draft.cv.basics.name == "Ines Calloway-Reed"
    assert again.state.draft.cv.work[0].highlights[1] == "Second line"
    assert ops(patches, "save")[0]["seen"] == 9


def test_a_journal_entry_that_the_save_holds_already_is_not_done_twice(app: App) -> None:
    opened(app)
    entries = (
        {"type": "add", "path": "/work/0/highlights", "n": 1},
        {"type": "remove", "path": "/work/0/highlights/0", "n": 2},
    )
    disk = Disk()
    for entry in entries:
        disk.take(app.dispatch(entry))
    again = App(LIBRARY)
    start(again, disk, entries)  # the page ended before it could drop them
    assert again.state == app.state


def test_a_journal_entry_that_fits_nowhere_is_kept_as_a_line_without_a_place(app: App) -> None:
    again = App(LIBRARY)
    start(again, None, ({"type": "edit", "path": "/work/5/name", "value": "Lost Employer", "n": 3},))
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
    patches = start(app, Disk(text))
    assert ops(patches, "aside")[0]["reason"] == reason
    assert not app.state.draft.rough


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


NOTED = (
    "Tamsin Oakhill\n\nExperience\nDeveloper, Halcyon Ferries, 2019 - 2021\n- Ran the timetable\n- Led two\n"
)


@pytest.mark.parametrize(
    "touch",
    [
        {"type": "hide", "path": "/work/0/highlights/0", "on": True},
        {"type": "jot", "path": "/work/0", "value": "ask Mara for the numbers"},
        {"type": "order", "key": "work", "to": "skills", "after": True},
        {"type": "sure"},
    ],
)
def test_what_a_person_did_to_a_draft_of_notes_outlives_more_notes(app: App, touch: dict[str, Any]) -> None:
    app.dispatch({"type": "notes", "value": NOTED, "n": 1})
    app.state = with_draft(app.state, doubts=("/work/0/position",))
    app.dispatch({**touch, "n": 2})
    draft = app.state.draft
    app.dispatch({"type": "notes", "value": f"{NOTED}speaks Welsh", "n": 3})
    app.dispatch({"type": "make", "n": 4})
    after = app.state.draft
    assert after.rough.endswith("speaks Welsh")
    assert (after.hidden, after.jottings, after.order) == (draft.hidden, draft.jottings, draft.order)
    assert not (set(after.doubts) - set(draft.doubts))
    assert (draft.hidden, draft.jottings, draft.order, draft.doubts) != ((), (), (), ("/work/0/position",))


def test_a_private_note_about_a_draft_of_notes_lets_a_file_ask_first(app: App) -> None:
    app.dispatch({"type": "notes", "value": NOTED, "n": 1})
    app.dispatch({"type": "jot", "path": "/work/0", "value": "ask Mara for the numbers", "n": 2})
    opened(app)
    assert app.state.proposal is not None
    assert app.state.draft.jottings


def test_what_a_cv_made_anew_of_the_notes_replaces_is_kept_as_a_version(app: App) -> None:
    app.dispatch({"type": "notes", "value": NOTED, "n": 1})
    made = app.state.draft
    app.dispatch({"type": "make", "n": 2, "now": f"{TODAY}T10:00:00"})
    assert not app.state.draft.versions
    app.state = with_draft(app.state, hidden=("/work/0",))  # as a version of before may have it
    app.dispatch({"type": "make", "n": 3, "now": f"{TODAY}T10:00:01"})
    assert app.state.draft.cv == made.cv
    assert [version.why for version in app.state.draft.versions] == ["making a CV from your notes"]


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
    disk = Disk().take(opened(app))
    disk.take(opened(app, {"basics": {"name": "Someone Else"}}, "else.json"))
    again = App(LIBRARY)
    start(again, disk)
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
    assert app.state.draft.rough == "Python, Go\nspeaks Welsh"


def test_a_leftover_goes_where_it_is_sent(app: App) -> None:
    opened(app)
    app.dispatch({"type": "notes", "value": "", "n": 1})
    disk = Disk().take(app.dispatch({"type": "paper", "value": "letter", "n": 2}))
    start(app, disk, ({"type": "edit", "path": "/none/0", "value": "Chess club treasurer", "n": 3},))
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
    assert "Typed anyway" in str(Disk().take(patches))


def test_fields_that_a_page_shows_ahead_of_a_bug_are_shown_as_they_are(app: App) -> None:
    opened(app)
    lost = {"type": "split", "path": "/work/99/highlights/0", "at": 1, "end": 1, "ahead": True, "n": 5}
    before = app.state.draft.cv
    patches = app.dispatch(lost)
    assert ops(patches, "failed") and ops(patches, "save")
    fields = next(patch for patch in ops(patches, "html") if patch["target"] == "#editor")
    assert fields["overwrite"] and before.basics.name in fields["html"]
    assert app.state.draft.cv == before


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
    assert app.state == State()
    assert "Ines" not in json.dumps(patches)


def test_after_a_deletion_templates_stay_compiled_and_hold_no_word_of_the_visitor(app: App) -> None:
    opened(app)
    app.dispatch({"type": "edit", "path": "/basics/summary", "value": "Quillonwick ferries", "n": 8})
    app.dispatch({"type": "advert", "value": "Quillonwick ferries look for a developer", "n": 8})
    before = environment(app.library)
    assert "Quillonwick" in texts_below(app.library)
    app.dispatch({"type": "delete", "n": 9})
    assert environment(app.library) is before
    assert "Quillonwick" not in texts_below(app)


def texts_below(thing: Any) -> str:
    """Join the texts that can be reached from something, but for code and what it was imported with."""
    seen: dict[int, Any] = {}
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, (ModuleType, type)):
            seen[id(one)] = one
            is_function = isinstance(one, FunctionType)
            waiting += (one.__closure__ or ()) if is_function else gc.get_referents(one)
    return "\n".join(one for one in seen.values() if isinstance(one, str))


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
    assert app.state.draft.rough == "ines@example.org"


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
    assert "Typed with care" in str(Disk().take(patches))


NOWHERE: list[tuple[dict[str, Any], list[str]]] = [
    (
        {
            "type": "paste", "path": "/work/7/highlights/0", "at": 0, "end": 0,
            "text": "1. Ran the timetable\n2. Led two",
        },
        ["Ran the timetable", "Led two"],
    ),
    (
        {
            "type": "compose", "path": "/work/7/highlights",
            "did": "moved search", "changed": "", "amount": "40%",
        },
        ["moved search, 40%"],
    ),
    ({"type": "version-name", "index": "x", "value": "For the ferry"}, ["For the ferry"]),
    ({"type": "move", "path": "/work/7", "by": 1}, []),
]  # fmt: skip


@pytest.mark.parametrize(("action", "lines"), NOWHERE)
def test_all_that_was_typed_for_a_place_that_is_gone_is_kept_at_once_and_at_a_replay(
    app: App, action: dict[str, Any], lines: list[str]
) -> None:
    disk = Disk().take(opened(app))
    app.dispatch({**action, "n": 1})
    assert [line.text for line in app.state.draft.leftovers] == lines
    again = App(LIBRARY)
    start(again, disk, ({**action, "n": 1},))
    assert [line.text for line in again.state.draft.leftovers] == lines


def test_notes_too_long_to_be_read_are_kept_and_told(app: App) -> None:
    endless = "so much to tell " * 40_000
    patches = app.dispatch({"type": "notes", "value": endless, "n": 1})
    assert not ops(patches, "failed")
    assert ops(patches, "alert")[0]["text"].startswith("Notes: ")
    assert app.state.draft.rough == endless


def test_what_is_typed_wins_over_what_did_not_fit_the_field(app: App) -> None:
    disk = Disk().take(opened(app, {"basics": {"name": "Ines Calloway", "summary": ["a", "b"]}}))
    typed = {"type": "edit", "path": "/basics/summary", "value": "Looks after ferries.", "n": 1}
    disk.take(app.dispatch(typed))
    again = App(LIBRARY)
    start(again, disk)
    assert again.state.draft.cv.basics.summary == "Looks after ferries."


TWO_JOBS = {
    "work": [{"name": "Alpha Works", "startDate": "2020"}, {"name": "Beta Mills", "startDate": "2016"}]
}


def with_conflict(app: App) -> None:
    """Open two jobs with a choice to make about the second."""
    opened(app, TWO_JOBS)
    differs = Conflict("/work/1/startDate", "2016", "2017")
    app.state = with_draft(app.state, conflicts=(differs,))


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


def test_each_step_is_taken_back_by_itself_and_can_be_done_again(app: App) -> None:
    opened(app)
    app.dispatch({"type": "remove", "path": "/work/0", "n": 1})
    patches = app.dispatch({"type": "edit", "path": "/basics/summary", "value": "New", "n": 2})
    assert "Undo typing in “Opening, Opening lines”" in html_of(patches, "#steps")
    patches = app.dispatch({"type": "undo", "n": 3})
    assert app.state.draft.cv.basics.summary == ""
    assert not app.state.draft.cv.work
    assert "Undo removing a job" in html_of(patches, "#steps")
    app.dispatch({"type": "undo", "n": 4})
    assert app.state.draft.cv.work[0].name == "Halcyon Ferries"
    app.dispatch({"type": "redo", "n": 5})
    app.dispatch({"type": "redo", "n": 6})
    assert app.state.draft.cv.basics.summary == "New"
    assert not app.state.draft.cv.work


def test_typing_on_in_one_field_is_one_step_and_a_pause_begins_another(app: App) -> None:
    opened(app)
    for number, (text, second) in enumerate((("A", 0), ("An", 1), ("Ann", 2), ("Anna", 9)), start=1):
        when = f"2026-11-23T10:00:0{second}"
        app.dispatch({"type": "edit", "path": "/basics/name", "value": text, "n": number, "now": when})
    app.dispatch({"type": "undo", "n": 5})
    assert app.state.draft.cv.basics.name == "Ann"
    app.dispatch({"type": "undo", "n": 6})
    assert app.state.draft.cv.basics.name == "Ines Calloway"


def test_a_new_step_takes_the_place_of_those_that_were_undone(app: App) -> None:
    opened(app)
    app.dispatch({"type": "remove", "path": "/work/0", "n": 1})
    app.dispatch({"type": "undo", "n": 2})
    app.dispatch({"type": "edit", "path": "/basics/summary", "value": "New", "n": 3})
    said = app.dispatch({"type": "redo", "n": 4})
    assert ops(said, "say")[0]["text"] == "There is nothing to redo."
    assert app.state.draft.cv.work


def test_undo_goes_on_after_a_reload(app: App) -> None:
    disk = Disk().take(opened(app))
    disk.take(app.dispatch({"type": "remove", "path": "/work/0", "n": 1}))
    disk.take(app.dispatch({"type": "undo", "n": 2}))
    again = App(LIBRARY)
    start(again, disk)
    again.dispatch({"type": "redo", "n": 3})
    assert not again.state.draft.cv.work
    for number in range(4, 9):
        again.dispatch({"type": "undo", "n": number})
    assert cv_to_json(again.state.draft.cv) == {}


def test_a_damaged_record_takes_no_other_along(app: App) -> None:
    disk = Disk().take(opened(app))
    disk.take(app.dispatch({"type": "open", "name": "b.json"}, json.dumps(TWO_JOBS).encode()))
    disk.take(app.dispatch({"type": "choose", "use": "new", "n": 1}))
    assert len(app.state.drafts) == 2
    hurt = json.loads(disk.root)["state"]["records"][0]
    disk.records[hurt] = disk.records[hurt][:40]
    again = App(LIBRARY)
    aside = ops(start(again, disk), "aside")[0]
    assert aside["names"] == [hurt]
    assert aside["reason"] == "damaged"
    assert [draft.cv.work[0].name for draft in again.state.drafts] == ["Alpha Works"]


def test_a_guide_that_is_no_longer_there_gives_way_to_the_first_one(app: App) -> None:
    disk = Disk().take(opened(app))
    disk.records = {
        name: text.replace("backend-developer", "lamplighter") for name, text in disk.records.items()
    }
    again = App(LIBRARY)
    assert not ops(start(again, disk), "failed")
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


def test_a_finding_about_a_weak_line_offers_to_write_it_anew_and_others_do_not(app: App) -> None:
    shown = html_of(opened(app), "#found")
    vague = next(found for found in findings(app) if found.rule == "vague-claim")
    assert f'data-compose="{vague.path}"' in shown
    assert shown.count("data-compose") < shown.count("data-finding=")


def test_steps_with_nothing_to_judge_say_so(app: App) -> None:
    shown = opened(app, {"basics": {"name": "Ines Calloway"}})
    assert html_of(shown, "#found").count("Nothing to judge yet") >= 3


ADVERT = "Developer\n\nWhat you need\n- Kubernetes\n"


def test_the_advert_outlives_notes_files_and_undo(app: App) -> None:
    app.dispatch({"type": "notes", "value": "Ines Calloway", "n": 1})
    app.dispatch({"type": "advert", "value": ADVERT, "n": 2})
    app.dispatch({"type": "notes", "value": "Ines Calloway\nPython", "n": 3})
    assert app.state.draft.advert == ADVERT
    opened(app)
    app.dispatch({"type": "remove", "path": "/work/0", "n": 4})
    app.dispatch({"type": "undo", "n": 5})
    assert app.state.draft.advert == ADVERT


def test_undo_shows_the_fields_anew_though_they_are_those_of_before_the_typing(app: App) -> None:
    opened(app)
    app.dispatch({"type": "sure", "n": 1})
    app.dispatch({"type": "edit", "path": "/basics/name", "value": "Typed", "n": 2})
    assert "Ines Calloway" in html_of(app.dispatch({"type": "undo", "n": 3}), "#editor")


@pytest.mark.parametrize(
    "text", ['{"app": "legible", "version": 2, "state": 1e999}', '{"app": "legible", "version": 1e999}']
)
def test_a_start_that_fails_never_overwrites_what_was_stored(text: str) -> None:
    patches = start(App(LIBRARY), Disk(text))
    assert ops(patches, "aside") or not ops(patches, "save")


def test_a_line_that_was_placed_already_is_not_mistaken_for_the_next(app: App) -> None:
    opened(app)
    app.state = with_draft(app.state, leftovers=(Leftover("one"), Leftover("two")))
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
