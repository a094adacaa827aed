"""Versions: what was there before can be gone back to, and room is kept for what was named."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from visiting import INES, LIBRARY, Visitor, said, shown

from legible import versions
from legible.app import App
from legible.dates import PartialDate
from legible.drafts_view import BESIDE
from legible.history import Timeline
from legible.model import CV, Basics
from legible.moments import ago_in_words, days_before, in_words
from legible.saved import Shelves, to_records
from legible.state import Draft, Snapshot, State, Version

TODAY = PartialDate(2026, 11, 23)


@pytest.fixture
def visitor() -> Visitor:
    visitor = Visitor()
    visitor.bring(INES)
    return visitor


def whys(visitor: Visitor) -> list[str]:
    return [version.name or version.why for version in visitor.app.state.draft.versions]


def summary_of(visitor: Visitor, index: int) -> str:
    version = visitor.app.state.draft.versions[index]
    was = versions.read_version(visitor.app.state, version.snapshot)
    assert was
    return was.cv.basics.summary


def test_what_is_saved_as_a_version_can_be_gone_back_to(visitor: Visitor) -> None:
    visitor.do("version-keep")
    visitor.undone_and_done_again()
    kept = visitor.app.state.draft.versions[0]
    visitor.typed("Another.")
    visitor.do("version-restore", index=0, key=kept.snapshot)
    draft = visitor.app.state.draft
    assert draft.cv.basics.summary == "Keeps ferries on time."
    assert summary_of(visitor, -1) == "Another.", "the present was kept first"
    visitor.undone_and_done_again()
    visitor.do("undo")
    assert visitor.app.state.draft.cv.basics.summary == "Another."


def test_to_go_back_keeps_the_cv_s_own_name_and_base(visitor: Visitor) -> None:
    visitor.do("version-keep")
    visitor.do("draft-name", draft="1", value="For the bank")
    visitor.do("version-restore", index=0, key=visitor.app.state.draft.versions[0].snapshot)
    assert visitor.app.state.draft.name == "For the bank"


@pytest.mark.parametrize("use", ["replace", "add"])
def test_a_version_is_kept_before_a_file_changes_the_cv(visitor: Visitor, use: str) -> None:
    visitor.bring({"basics": {"name": "Rowan Ashdown"}, "work": [{"name": "Quay Labs"}]}, "rowan.json")
    visitor.do("choose", use=use)
    assert whys(visitor) == ["opening rowan.json" if use == "replace" else "adding rowan.json"]
    assert summary_of(visitor, 0) == "Keeps ferries on time."
    visitor.undone_and_done_again()


def test_the_first_file_leaves_no_version_of_nothing(visitor: Visitor) -> None:
    assert whys(visitor) == []


def test_while_editing_a_version_is_kept_every_ten_minutes(visitor: Visitor) -> None:
    visitor.typed("A")
    visitor.typed("B", after=9)
    assert [summary_of(visitor, at) for at in range(len(whys(visitor)))] == ["Keeps ferries on time."]
    visitor.typed("C", after=1)
    assert [summary_of(visitor, at) for at in range(len(whys(visitor)))] == ["Keeps ferries on time.", "B"]
    visitor.do("undo")
    assert len(whys(visitor)) == 1


def test_without_a_change_to_the_cv_no_version_is_kept(visitor: Visitor) -> None:
    visitor.do("paper", after=30, value="letter")
    visitor.do("advert", after=30, value="Developer")
    assert whys(visitor) == []


def test_a_version_can_be_deleted_and_comes_back(visitor: Visitor) -> None:
    visitor.do("version-keep")
    key = visitor.app.state.draft.versions[0].snapshot
    visitor.do("version-delete", index=0, key=key)
    assert whys(visitor) == []
    visitor.undone_and_done_again()
    visitor.do("undo")
    assert summary_of(visitor, 0) == "Keeps ferries on time."
    again = Visitor(visitor.disk)
    again.do("redo")
    again.do("undo")
    assert summary_of(again, 0) == "Keeps ferries on time.", "Undo leads to it after a reload too"


def test_one_kept_by_itself_is_kept_for_good_once_it_has_a_name(visitor: Visitor) -> None:
    visitor.typed("A")
    version = visitor.app.state.draft.versions[0]
    assert versions.automatic(version)
    visitor.do("version-name", index=0, key=version.snapshot)
    assert not versions.automatic(visitor.app.state.draft.versions[0])
    assert whys(visitor) == ["Before typing in “Opening, Opening lines”"]


def test_a_button_about_a_version_that_has_gone_does_nothing(visitor: Visitor) -> None:
    visitor.do("version-keep")
    key = visitor.app.state.draft.versions[0].snapshot
    visitor.do("version-delete", index=0, key=key)
    for kind in ("version-restore", "version-delete", "version-name"):
        assert "already" in said(visitor.do(kind, index=0, key=key))


def test_a_damaged_version_says_so_and_changes_nothing(visitor: Visitor) -> None:
    visitor.do("version-keep")
    key = visitor.app.state.draft.versions[0].snapshot
    shelf = {**visitor.app.state.shelf, key: Snapshot(key, {"cv": {}})}
    visitor.app.state = dataclasses.replace(visitor.app.state, shelf=shelf)
    before = visitor.plain()
    assert "could not be read" in said(visitor.do("version-restore", index=0, key=key))
    assert "cannot be read" in shown(visitor.do("look", key=key), "#versions")
    assert visitor.plain() == before


def test_the_list_says_when_and_why_and_what_differs_now(visitor: Visitor) -> None:
    visitor.bring({"basics": {"name": "Rowan Ashdown"}}, "rowan.json")
    patches = visitor.do("choose", use="replace")
    html = shown(patches, "#versions")
    assert "Today 09:01, before opening rowan.json" in html
    key = visitor.app.state.draft.versions[0].snapshot
    html = shown(visitor.do("look", key=key), "#versions")
    assert "Ines Calloway" in html and "Rowan Ashdown" in html


def test_what_going_back_would_change_beside_the_text_is_said(visitor: Visitor) -> None:
    visitor.do("version-keep")
    key = visitor.app.state.draft.versions[0].snapshot
    assert "The CV is the same as this version." in shown(visitor.do("look", key=key), "#versions")
    visitor.do("hide", path="/work/0", on=True)
    html = visitor.app.sent["#versions"]["html"]
    assert "The CV is the same" not in html
    assert "The CV says the same as this version. Going back would change what is hidden." in html
    visitor.do("jot", path="/work/1", value="Ask Mina.")
    visitor.typed("Another.")
    html = visitor.app.sent["#versions"]["html"]
    assert "Keeps ferries on time." in html
    assert "Going back would also change what is hidden, your private notes." in html


def test_everything_that_going_back_changes_has_words() -> None:
    stay = {"id", "name", "base", "parted", "cv", "guide", "versions"}
    assert {field.name for field in dataclasses.fields(Draft)} - stay == set(BESIDE)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-23T14:02:33", "today 14:02"),
        ("2026-11-22T09:15:00", "yesterday 09:15"),
        ("2026-11-21T09:15:00", "21 Nov 2026"),
        ("2026-11-23", "today"),
        ("", "earlier"),
        ("2026-13-40T99:00:00", "earlier"),
    ],
)
def test_moments_are_said_as_people_say_them(moment: str, words: str) -> None:
    assert in_words(moment, TODAY, LIBRARY) == words


def test_days_are_counted_across_months_and_years() -> None:
    assert days_before("2026-10-31T23:59:59", TODAY) == 23
    assert days_before("2025-11-23", TODAY) == 365
    assert ago_in_words("2026-11-11T08:00:00", TODAY) == "12 days ago"
    assert ago_in_words("2026-11-22T23:59:59", TODAY) == "yesterday"


# Thinning

LONG = "x" * 1000


def a_state(sizes: list[list[tuple[bool, int]]]) -> State:
    """Make drafts with versions: (named, thousands of characters) each, oldest first."""
    drafts, shelf, second = [], {}, 0
    for number, wanted in enumerate(sizes, start=1):
        kept = []
        for named, size in wanted:
            second += 1
            name = f"version-{second:020x}"
            shelf[name] = Snapshot(name, {"cv": {}, "rough": LONG * size})
            kept.append(
                Version("Named" if named else "", f"2026-11-23T10:{second:05d}", "" if named else "a", name)
            )
        drafts.append(Draft(id=str(number), cv=CV(basics=Basics(name="A")), versions=tuple(kept)))
    return State(tuple(drafts), "1", len(drafts), shelf=shelf)


@given(st.lists(st.lists(st.tuples(st.booleans(), st.integers(1, 120)), max_size=40), min_size=1, max_size=3))
def test_thinning_keeps_every_named_version_and_the_latest_of_the_others(
    sizes: list[list[tuple[bool, int]]],
) -> None:
    before = a_state(sizes)
    after = versions.thinned(before)
    room = versions.MOST_CHARACTERS
    kept = [version for draft in after.drafts for version in draft.versions]
    size = sum(len(json.dumps(after.shelf[version.snapshot].draft)) for version in kept)  # type: ignore[union-attr]
    own = [version for version in kept if versions.automatic(version)]
    assert size <= room or not own
    for old, new in zip(before.drafts, after.drafts, strict=True):
        mine = [version for version in old.versions if versions.automatic(version)]
        left = [version for version in new.versions if versions.automatic(version)]
        assert left == mine[len(mine) - len(left) :], "the oldest go first"
        assert len(left) <= versions.MOST_AUTOMATIC
        assert [one for one in old.versions if one not in mine] == [
            one for one in new.versions if one not in left
        ]
    assert versions.thinned(after) is after


LARGE = {**INES, "work": [{"name": f"Job {n}", "highlights": ["x" * 90] * 10} for n in range(40)]}


def test_what_is_stored_of_versions_has_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "_shown", lambda app, outcome: [])
    visitor = Visitor()
    visitor.bring(LARGE)
    for number in range(60):
        visitor.typed(f"Text {number}", after=11)
    records = {name: text for name, text in visitor.disk.records.items() if name.startswith("version-")}
    assert len(records) > versions.MOST_AUTOMATIC, "Undo leads to some that the list has no more"
    size = sum(map(len, records.values()))
    assert size <= versions.MOST_CHARACTERS + versions.MOST_BEHIND + len(next(iter(records.values())))
    steps = len(visitor.app.state.history.steps)
    assert 0 < steps < 60
    now = visitor.plain()
    again = Visitor(visitor.disk)
    assert len(again.app.state.history.steps) == steps
    for kind in ("undo", "redo"):
        for _ in range(steps):
            again.do(kind)
            for version in again.app.state.draft.versions:
                assert versions.read_version(again.app.state, version.snapshot)
    assert again.plain() == now


def test_what_is_deleted_with_large_versions_comes_back_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "_shown", lambda app, outcome: [])
    monkeypatch.setattr(versions, "MOST_BEHIND", 1000)
    visitor = Visitor()
    visitor.bring(LARGE)
    visitor.do("version-keep")
    visitor.typed("Another.", after=11)
    visitor.do("draft-delete", draft="1")
    visitor.do("undo")
    again = Visitor(visitor.disk)
    assert summary_of(again, 0) == INES["basics"]["summary"]


def test_few_small_versions_all_stay() -> None:
    state = a_state([[(False, 1)] * 20, [(True, 1)] * 30])
    assert versions.thinned(state) is state


def test_the_same_content_takes_room_once(visitor: Visitor) -> None:
    for _ in range(3):
        visitor.do("version-keep")
    assert len(whys(visitor)) == 3
    assert len({version.snapshot for version in visitor.app.state.draft.versions}) == 1
    texts = to_records(visitor.app.state, 0, Shelves(), Timeline())[1]
    assert len([name for name in texts if name.startswith("version-")]) == 1
