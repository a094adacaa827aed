"""What a person does to entries, lines and sections: each does what it says, and Undo takes it back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored import ops

from legible import actions, pointer
from legible.app import App
from legible.assets import load_library
from legible.editing import STEPS
from legible.form import form
from legible.history import Timeline
from legible.merge import Conflict
from legible.outcome import Outcome, with_draft
from legible.parsed import Leftover
from legible.pasting import lines_of
from legible.render import cv_html
from legible.resume_json import cv_from_json
from legible.state import Draft, State

LIBRARY = load_library()
TODAY = "2026-11-23"
RESUME: dict[str, Any] = {
    "basics": {"name": "Ines Calloway", "summary": "Backend developer."},
    "work": [
        {
            "name": "Halcyon Ferries",
            "startDate": "2021-03",
            "highlights": ["Built the timetable", "Led two", ""],
        },
        {"name": "Tarn Software", "highlights": ["Wrote tests"]},
        {"name": "Quay Labs"},
    ],
    "skills": [{"name": "Tools", "keywords": ["Python", "Docker"]}],
    "sections": [
        {"title": "Talks", "entries": [{"name": "On queues"}, {"name": "On tests"}]},
        {"title": "Memberships", "entries": [{"name": "A society"}]},
    ],
}
BULLETS = "/work/0/highlights"


def a_state(**changes: Any) -> State:
    return with_draft(State(), cv=cv_from_json(RESUME), origin="edited", **changes)


def done(state: State, kind: str, **words: Any) -> Outcome:
    return actions.STEPS[kind](state, {"type": kind, "today": TODAY, **words}, LIBRARY)


def bullets(state: State, job: int = 0) -> tuple[str, ...]:
    return state.draft.cv.work[job].highlights


def names(state: State) -> list[str]:
    return [job.name for job in state.draft.cv.work]


EVERYTHING: dict[str, dict[str, Any]] = {
    "undo removing a job": {"type": "remove", "path": "/work/1"},
    "undo removing a bullet": {"type": "remove", "path": f"{BULLETS}/0"},
    "undo removing a section": {"type": "remove", "path": "/sections/0"},
    "undo adding a certificate": {"type": "add", "path": "/certificates"},
    "undo adding a section": {"type": "add", "path": "/sections"},
    "undo adding an entry": {"type": "add", "path": "/sections/0/entries"},
    "undo moving a job": {"type": "move", "path": "/work/0", "by": 1},
    "undo moving a bullet": {"type": "put", "path": f"{BULLETS}/0", "to": "/work/1/highlights/0"},
    "undo moving an entry": {"type": "put", "path": "/sections/0/entries/0", "to": "/sections/1/entries/0"},
    "undo duplicating a job": {"type": "double", "path": "/work/0"},
    "undo duplicating a section": {"type": "double", "path": "/sections/1"},
    "undo splitting a bullet": {"type": "split", "path": f"{BULLETS}/0", "at": 5, "end": 6},
    "undo joining a bullet with the one before": {"type": "join", "path": f"{BULLETS}/1"},
    "undo pasting into a bullet": {
        "type": "paste",
        "path": f"{BULLETS}/1",
        "at": 0,
        "end": 3,
        "text": "a\nb",
    },
    "undo hiding Skills": {"type": "hide", "path": "/skills", "on": True},
    "undo hiding Opening": {"type": "hide", "path": "/basics/summary", "on": True},
    "undo hiding Talks": {"type": "hide", "path": "/sections/0", "on": True},
    "undo hiding a job": {"type": "hide", "path": "/work/0", "on": True},
    "undo hiding a bullet": {"type": "hide", "path": f"{BULLETS}/0", "on": True},
    "undo writing a private note": {"type": "jot", "path": "/work/0", "value": "ask for the numbers"},
    "undo moving Skills": {"type": "order", "key": "skills", "by": -1},
    "undo moving Talks": {"type": "order", "key": "sections/0", "to": "summary"},
    "undo choosing how dates are written": {"type": "dates", "value": "slash"},
    "undo composing a bullet": {
        "type": "compose",
        "path": BULLETS,
        "did": "moved search to its own store",
        "changed": "answers come faster",
        "amount": "40%",
    },
}


@pytest.mark.parametrize("words", EVERYTHING)
def test_every_step_is_named_and_taken_back_and_done_again(words: str) -> None:
    app = App(LIBRARY)
    app.dispatch({"type": "start", "saved": None, "kept": {}, "journal": [], "today": TODAY})
    app.dispatch({"type": "open", "name": "ines.json"}, json.dumps(RESUME).encode())
    before = app.state.draft
    patches = app.dispatch({**EVERYTHING[words], "n": 1, "today": TODAY})
    assert "failed" not in [patch["op"] for patch in patches]
    after = app.state.draft
    assert after != before
    assert app.state.history.last is not None
    assert f"undo {app.state.history.last.why}" == words
    app.dispatch({"type": "undo", "n": 2})
    assert app.state.draft == before
    app.dispatch({"type": "redo", "n": 3})
    assert app.state.draft == after


def test_all_kinds_of_step_are_tried() -> None:
    assert {action["type"] for action in EVERYTHING.values()} == set(STEPS) - {"composing"}


def test_a_removed_entry_hands_the_focus_to_the_one_that_takes_its_place() -> None:
    assert done(a_state(), "remove", path="/work/1").focus == "at:/work/1"
    assert done(a_state(), "remove", path="/work/2").focus == "at:/work/1"
    assert done(a_state(), "remove", path="/skills/0").focus == "at:/skills"


def test_moving_beyond_the_end_of_a_list_changes_nothing_and_says_so() -> None:
    state = a_state()
    outcome = done(state, "move", path="/work/0", by=-1)
    assert outcome.state == state
    assert outcome.say == "It is the first already."
    assert names(done(state, "move", path="/work/0", by=2).state)[2] == "Halcyon Ferries"


def test_the_caret_goes_along_with_what_is_moved() -> None:
    outcome = done(a_state(), "move", path="/work/1", by=-1, field="/work/1/highlights/0", caret=4)
    assert outcome.focus == "caret:/work/0/highlights/0:4"
    assert done(a_state(), "move", path="/work/1", by=-1).focus == "tool:-1:/work/0"


@pytest.mark.parametrize(
    ("to", "after", "order"),
    [
        ("/work/2", True, ["Tarn Software", "Quay Labs", "Halcyon Ferries"]),
        ("/work/2", False, ["Tarn Software", "Halcyon Ferries", "Quay Labs"]),
        ("/work/0", True, ["Halcyon Ferries", "Tarn Software", "Quay Labs"]),
        ("/work/1", False, ["Halcyon Ferries", "Tarn Software", "Quay Labs"]),
    ],
)
def test_an_entry_is_dropped_before_or_after_another(to: str, after: bool, order: list[str]) -> None:
    assert names(done(a_state(), "put", path="/work/0", to=to, after=after).state) == order


def test_a_bullet_is_dropped_into_another_job_with_all_that_is_about_it() -> None:
    path = f"{BULLETS}/1"
    state = a_state(
        hidden=(path, f"{BULLETS}/2"),
        doubts=(path,),
        leftovers=(Leftover("two what?", near=path),),
        conflicts=(Conflict(path, "Led two", "Led three"),),
    )
    draft = done(state, "put", path=path, to="/work/1/highlights/0", after=True).state.draft
    there = "/work/1/highlights/1"
    assert draft.cv.work[1].highlights == ("Wrote tests", "Led two")
    assert draft.cv.work[0].highlights == ("Built the timetable", "")
    assert (draft.hidden, draft.doubts) == ((there, f"{BULLETS}/1"), (there,))
    assert (draft.leftovers[0].near, draft.conflicts[0].path) == (there, there)


def test_a_bullet_is_dropped_into_an_empty_list() -> None:
    state = done(a_state(), "put", path=f"{BULLETS}/0", to="/work/2/highlights").state
    assert bullets(state, 2) == ("Built the timetable",)


def test_what_does_not_fit_a_list_stays_where_it_is() -> None:
    state = a_state()
    assert done(state, "put", path="/work/0", to="/skills/0").state == state


def test_a_copy_stands_below_and_keeps_hidden_what_is_hidden() -> None:
    state = done(a_state(hidden=("/work/0", f"{BULLETS}/1", "/work/1")), "double", path="/work/0").state
    assert names(state) == ["Halcyon Ferries", "Halcyon Ferries", "Tarn Software", "Quay Labs"]
    assert set(state.draft.hidden) == {
        "/work/0", "/work/0/highlights/1", "/work/1", "/work/1/highlights/1", "/work/2",
    }  # fmt: skip


def test_enter_splits_a_bullet_at_the_caret_and_backspace_joins_it_again() -> None:
    for at in range(len("Built the timetable") + 1):
        before = a_state()
        split = done(before, "split", path=f"{BULLETS}/0", at=at, end=at)
        assert bullets(split.state)[:2] == ("Built the timetable"[:at], "Built the timetable"[at:])
        assert split.focus == f"caret:{BULLETS}/1:0"
        after = Timeline().after(before, split.state, split.why, split.key)
        joined = done(after, "join", path=f"{BULLETS}/1")
        assert joined.state.draft.cv == before.draft.cv
        assert joined.focus == f"caret:{BULLETS}/0:{at}"


def test_two_splits_in_a_hurry_are_taken_back_one_by_one() -> None:
    app = App(LIBRARY)
    app.dispatch({"type": "start", "saved": None, "kept": {}, "journal": [], "today": TODAY})
    app.dispatch({"type": "open", "name": "ines.json"}, json.dumps(RESUME).encode())
    for number, at in enumerate((9, 5), start=1):
        split = {"type": "split", "path": f"{BULLETS}/0", "at": at, "end": at}
        app.dispatch({**split, "n": number, "now": f"{TODAY}T10:00:0{number}"})
    assert bullets(app.state)[:3] == ("Built", " the", " timetable")
    app.dispatch({"type": "undo", "n": 3})
    assert bullets(app.state)[:2] == ("Built the", " timetable")
    app.dispatch({"type": "undo", "n": 4})
    assert bullets(app.state)[0] == "Built the timetable"


def test_two_bullets_that_were_never_one_are_joined_with_a_space() -> None:
    joined = done(a_state(), "join", path=f"{BULLETS}/1")
    assert bullets(joined.state) == ("Built the timetable Led two", "")
    assert joined.focus == f"caret:{BULLETS}/0:{len('Built the timetable ')}"


def test_an_empty_bullet_goes_away() -> None:
    gone = done(a_state(), "join", path=f"{BULLETS}/2")
    assert bullets(gone.state) == ("Built the timetable", "Led two")
    assert gone.focus == f"caret:{BULLETS}/1:{len('Led two')}"
    only = with_draft(State(), cv=cv_from_json({"work": [{"highlights": [""]}]}))
    assert done(only, "join", path=f"{BULLETS}/0").state.draft.cv.work[0].highlights == ()


@pytest.mark.parametrize("hidden", [0, 1])
def test_a_hidden_and_a_shown_bullet_are_not_joined(hidden: int) -> None:
    state = a_state(hidden=(f"{BULLETS}/{hidden}",))
    joined = done(state, "join", path=f"{BULLETS}/1")
    assert joined.state == state
    assert "hidden" in joined.say
    both = a_state(hidden=(f"{BULLETS}/0", f"{BULLETS}/1"))
    joined = done(both, "join", path=f"{BULLETS}/1")
    assert bullets(joined.state) == ("Built the timetable Led two", "")
    assert joined.state.draft.hidden == (f"{BULLETS}/0",)


@pytest.mark.parametrize("hidden", [1, 2])
def test_an_empty_bullet_goes_away_beside_a_hidden_one_which_stays_hidden(hidden: int) -> None:
    gone = done(a_state(hidden=(f"{BULLETS}/{hidden}",)), "join", path=f"{BULLETS}/2").state
    assert bullets(gone) == ("Built the timetable", "Led two")
    assert gone.draft.hidden == ((f"{BULLETS}/1",) if hidden == 1 else ())


def test_backspace_in_the_first_bullet_keeps_its_text() -> None:
    state = a_state()
    assert done(state, "join", path=f"{BULLETS}/0").state == state


def test_what_is_split_off_a_hidden_bullet_is_hidden() -> None:
    state = done(a_state(hidden=(f"{BULLETS}/0",)), "split", path=f"{BULLETS}/0", at=5, end=5).state
    assert "timetable" not in cv_html(state.draft.cv, LIBRARY, hidden=state.draft.hidden)


def test_lines_that_are_pasted_become_bullets_around_the_text_that_was_there() -> None:
    text = "• moved the search\r\n2. wrote the guide\n\n   (3) trained four"
    pasted = done(a_state(), "paste", path=f"{BULLETS}/1", at=4, end=7, text=text)
    assert bullets(pasted.state) == (
        "Built the timetable", "Led moved the search", "wrote the guide", "trained four", "",
    )  # fmt: skip
    assert pasted.focus == f"caret:{BULLETS}/3:{len('trained four')}"


def test_a_single_line_that_is_pasted_leaves_the_text_on_both_sides_of_it() -> None:
    pasted = done(a_state(), "paste", path=f"{BULLETS}/1", at=4, end=4, text="twenty-\n\u200b")
    assert bullets(pasted.state)[1] == "Led twenty-two"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- one\n- two", ["one", "two"]),
        ("1. one\n2) two\n(3) three\na) four", ["one", "two", "three", "four"]),
        ("o\tone\n\uf0b7 two\n–  three", ["one", "two", "three"]),
        ("1.5 million rows\n3D models\n-5 degrees", ["1.5 million rows", "3D models", "-5 degrees"]),
        ("2021. A good year", ["2021. A good year"]),
        ("10. Dezember 2020 opened\nled two", ["10. Dezember 2020 opened", "led two"]),
        (
            "10. Dezember 2020 opened\n11. Januar 2021 closed",
            ["10. Dezember 2020 opened", "11. Januar 2021 closed"],
        ),
        ("3. Liga, captain\n1. Liga, coach", ["3. Liga, captain", "1. Liga, coach"]),
        ("4. four\nfive goes on\n5. 6. six\n", ["four", "five goes on", "6. six"]),
        ("A. Smith’s team", ["A. Smith’s team"]),
        ("\n \n\t\n", []),
    ],
)
def test_markers_and_numbers_are_taken_off_and_nothing_else(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize("path", ["/work/0", "/skills", "/basics/summary", "/sections/0", f"{BULLETS}/0"])
def test_what_is_hidden_is_not_printed_until_it_is_shown_again(path: str) -> None:
    state = a_state()
    hidden = done(state, "hide", path=path, on=True).state
    assert hidden.draft.cv == state.draft.cv
    assert page(hidden) != page(state)
    assert page(done(hidden, "hide", path=path, on=False).state) == page(state)


def page(state: State) -> str:
    draft = state.draft
    return cv_html(draft.cv, LIBRARY, hidden=draft.hidden, order=draft.order, dates=draft.dates)


def test_a_private_note_is_never_printed_and_goes_when_it_is_emptied() -> None:
    noted = done(a_state(), "jot", path="/work/0", value="ask Mara")
    assert noted.state.draft.jottings == (("/work/0", "ask Mara"),)
    assert "Mara" not in page(noted.state)
    assert not noted.restructured
    assert done(noted.state, "jot", path="/work/0", value="").state.draft.jottings == ()


def test_a_private_note_about_an_entry_that_is_gone_does_not_wait_for_another() -> None:
    app = App(LIBRARY)
    app.dispatch({"type": "start", "saved": None, "kept": {}, "journal": [], "today": TODAY})
    app.dispatch({"type": "open", "name": "ines.json"}, json.dumps(RESUME).encode())
    app.dispatch({"type": "jot", "path": "/work/3", "value": "ask Mara", "n": 1})
    app.dispatch({"type": "add", "path": "/work", "n": 2})
    assert app.state.draft.jottings == ()
    assert [line.text for line in app.state.draft.leftovers] == ["ask Mara"]
    assert done(a_state(), "jot", path="/work/3", value="").state.draft.jottings == ()


def test_sections_change_places_with_the_next_one_that_is_shown() -> None:
    state = a_state()
    shown = sections(state)
    assert len(shown) == 5
    moved = done(state, "order", key=shown[1], by=1)
    assert sections(moved.state) == [shown[0], shown[2], shown[1], *shown[3:]]
    assert moved.say == "Now 3 of 5."
    assert sections(done(moved.state, "order", key=shown[1], by=-1).state) == shown
    assert done(state, "order", key=shown[0], by=-1).state == state


def test_a_section_is_dropped_before_or_after_another() -> None:
    shown = sections(a_state())
    to_the_end = done(a_state(), "order", key=shown[0], to=shown[-1], after=True).state
    assert sections(to_the_end) == [*shown[1:], shown[0]]
    assert sections(done(to_the_end, "order", key=shown[0], to=shown[1]).state) == shown


def sections(state: State) -> list[str]:
    made = form(state.draft.cv, LIBRARY, order=state.draft.order)
    return [section.key for section in made if section.movable and not section.blank]


def test_the_order_of_sections_follows_ones_own_that_are_removed() -> None:
    state = done(a_state(), "order", key="sections/1", to="summary").state
    assert sections(state)[0] == "sections/1"
    assert sections(done(state, "remove", path="/sections/0").state)[0] == "sections/0"


@pytest.mark.parametrize("place", [0, 1])
def test_a_copy_of_a_section_stands_behind_it_however_the_sections_are_ordered(place: int) -> None:
    state = done(a_state(), "order", key="sections/0", to="summary").state
    state = done(state, "order", key="sections/1", to="summary").state
    assert sections(state)[:3] == ["sections/0", "sections/1", "summary"]
    doubled = done(state, "double", path=f"/sections/{place}").state
    titles = [doubled.draft.cv.sections[int(key[-1])].title for key in sections(doubled)[:3]]
    assert titles == (
        ["Talks", "Talks", "Memberships"] if place == 0 else ["Talks", "Memberships", "Memberships"]
    )
    assert sections(doubled)[3] == "summary"
    assert done(a_state(), "double", path="/sections/0").state.draft.order == ()


def test_a_style_of_dates_is_shown_and_an_unknown_one_is_not_kept() -> None:
    state = done(a_state(), "dates", value="slash").state
    assert "03/2021" in page(state)
    assert done(state, "dates", value="nonsense").state.draft.dates == ""


def test_a_composed_line_is_a_new_bullet_or_takes_a_bullets_place() -> None:
    words = {"did": "moved search to its own store", "changed": "", "amount": ""}
    added = done(a_state(), "compose", path=BULLETS, **words)
    assert bullets(added.state)[3] == "Moved search to its own store"
    replaced = done(a_state(), "compose", path=f"{BULLETS}/1", **words).state
    assert bullets(replaced) == ("Built the timetable", "Moved search to its own store", "")
    nothing = done(a_state(), "compose", path=BULLETS, did="", changed="", amount="")
    assert nothing.state == a_state()


def test_a_line_is_shown_while_it_is_composed_and_nothing_is_changed_or_stored() -> None:
    app = App(LIBRARY)
    app.dispatch({"type": "start", "saved": None, "kept": {}, "journal": [], "today": TODAY})
    before = app.state
    patches = app.dispatch({"type": "composing", "did": "cut costs", "changed": "", "amount": "by 10%"})
    (line,) = ops(patches, "composed")
    assert line["text"].startswith("Cut costs")
    assert app.state == before


PLACES = st.integers(0, 5)
RANDOM_STEPS = st.lists(
    st.tuples(st.sampled_from(["remove", "move", "double", "put"]), st.booleans(), PLACES, PLACES, PLACES),
    max_size=8,
)


@given(RANDOM_STEPS)
def test_what_points_to_an_entry_or_bullet_points_to_it_ever_after(
    steps: list[tuple[str, bool, int, int, int]],
) -> None:
    work = [{"name": f"job {j}", "highlights": [f"bullet {j}.{b}" for b in range(3)]} for j in range(3)]
    jobs = [f"/work/{j}" for j in range(3)]
    lines = [f"{job}/highlights/{b}" for job in jobs for b in range(3)]
    state = with_draft(
        State(),
        cv=cv_from_json({"work": work}),
        hidden=(jobs[1], lines[4]),
        doubts=tuple(lines),
        jottings=tuple((job, f"about {job[-1]}") for job in jobs),
    )
    doubled = False
    for kind, inner, one, other, third in steps:
        state = random_step(state, kind, inner, (one, other, third))
        doubled |= kind == "double"
        still_right(state.draft)
        there = {line for job in state.draft.cv.work for line in job.highlights}
        assert doubled or {pointer.get(state.draft.cv, path) for path in state.draft.doubts} == there


def random_step(state: State, kind: str, inner: bool, places: tuple[int, int, int]) -> State:
    """Do something to a job or to a bullet, if there is one."""
    work = state.draft.cv.work
    if not work:
        return state
    job, other = (f"/work/{place % len(work)}" for place in places[:2])
    path, to = job, other
    if inner:
        items, others = (pointer.get(state.draft.cv, f"{one}/highlights") for one in (job, other))
        if not items:
            return state
        path = f"{job}/highlights/{places[2] % len(items)}"
        to = f"{other}/highlights/{places[0] % len(others)}" if others else f"{other}/highlights"
    return done(state, kind, path=path, to=to, by=places[1] - 2, after=places[2] % 2 == 0).state


def still_right(draft: Draft) -> None:
    """Compare what points somewhere with the words that stand there."""
    for path, text in draft.jottings:
        assert pointer.get(draft.cv, path).name == text.replace("about", "job")
    assert len({pointer.get(draft.cv, path) for path in draft.doubts}) == len(draft.doubts)
    for path in draft.hidden:
        item = pointer.get(draft.cv, path)
        assert (item if isinstance(item, str) else item.name) in ("bullet 1.1", "job 1")
