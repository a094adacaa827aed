"""Whatever is done in whatever order, the drafts are those that a plain list of copies says they are."""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from stored import Disk, ops

from legible.app import App
from legible.assets import load_library
from legible.differences import differences
from legible.drafts import base_of, difference_key
from legible.outcome import Outcome
from legible.saved import from_records
from legible.state import Draft
from legible.state_json import draft_to_json
from legible.versions import read_version

LIBRARY = load_library()
SMALL = {"basics": {"name": "Ines Calloway"}, "work": [{"name": "Halcyon Ferries", "highlights": ["One"]}]}
CVS: list[dict[str, Any]] = [
    SMALL,
    {"basics": {"name": "Ines Calloway", "phone": "07700 900555"}, "interests": [{"name": "Bell ringing"}]},
    {
        "basics": {"name": "Rowan Ashdown", "summary": "Keeps parcels moving."},
        "work": [{"name": "Tarn Software", "highlights": ["Alpha", "Beta"]}, {"name": "Quay Labs"}],
        "skills": [{"name": "Tools", "keywords": ["Python", "Go"]}],
    },
]
FIELDS = ["/basics/name", "/basics/summary", "/basics/phone"]
LISTS = ["/work", "/skills", "/interests", "/education"]
WORDS = st.sampled_from(["", "a", "Tarn", "Bell ringing\nspeaks Welsh", "Zoë ☃", '"</script>', "2021"])
PICK = st.integers(0, 99)
IN_BROWSER_PYTHON = sys.platform == "emscripten"


class Quiet(App):
    """The engine without a screen: the state and what is stored are what matters here."""

    def _shown(self, outcome: Outcome) -> list[dict[str, Any]]:
        return []


def drafts_of(app: App) -> list[dict[str, Any]]:
    return [draft_to_json(draft) for draft in app.state.drafts]


def content(draft: dict[str, Any]) -> dict[str, Any]:
    """Give what is in a draft, without its versions and what tells it from copies."""
    return {key: value for key, value in draft.items() if key not in ("versions", "id", "name", "base")}


class Visit(RuleBasedStateMachine):
    """A person at work, and a plain model: every state there was, and which of them is the present one."""

    engine = Quiet

    def __init__(self) -> None:
        super().__init__()
        self.disk, self.number, self.second = Disk(), 0, 0
        self.journal: list[dict[str, Any]] = []  # the last entries: those that are saved must not be repeated
        self.app = self.started()
        self.states = [drafts_of(self.app)]
        self.at = 0
        self.backups: list[tuple[str, list[dict[str, Any]]]] = []

    def started(self) -> App:
        """Begin anew with what is stored."""
        app = self.engine(LIBRARY)
        stored = {"saved": self.disk.root, "kept": self.disk.records, "journal": self.journal}
        first = {"type": "start", **stored}
        patches = app.dispatch({**first, "today": "2026-11-23"})
        assert not ops(patches, "failed") + ops(patches, "aside"), patches
        self.disk.take(patches)
        return app

    def act(self, kind: str, lose: bool = False, pause: int = 5, **words: Any) -> list[dict[str, Any]]:
        """Do something; with `lose` the page ends before it hears the answer, and replays its journal."""
        self.number, self.second = self.number + 1, self.second + pause
        now = f"2026-11-23T{self.second // 3600:02d}:{self.second // 60 % 60:02d}:{self.second % 60:02d}"
        action = {"type": kind, "n": self.number, "now": now, "today": "2026-11-23", **words}
        patches = self.app.dispatch(action)
        assert not ops(patches, "failed"), patches
        self.journal = [*self.journal[-3:], action]
        if lose:
            self.app = self.started()
        else:
            self.disk.take(patches)
        return patches

    def step(self, kind: str, lose: bool = False, pause: int = 5, **words: Any) -> None:
        """Do something that is a step of the history if it changes anything."""
        self.act(kind, lose, pause, **words)
        self.note()

    def note(self) -> None:
        now = drafts_of(self.app)
        if now != self.states[self.at]:
            self.states[self.at + 1 :] = [now]
            self.at += 1

    @property
    def draft(self) -> Draft:
        return self.app.state.draft

    def others(self) -> list[dict[str, Any]]:
        """Give what must stay as it is while the open draft is worked on."""
        return [content(draft) for draft in drafts_of(self.app) if draft["id"] != self.draft.id]

    def work(self, kind: str, lose: bool = False, pause: int = 5, **words: Any) -> None:
        """Do something to the open draft alone."""
        before = self.others()
        self.step(kind, lose, pause, **words)
        assert self.others() == before

    # Editing

    @rule(path=st.sampled_from(FIELDS), text=WORDS, lose=st.booleans(), pause=st.sampled_from([5, 700]))
    def type_into_a_field(self, path: str, text: str, lose: bool, pause: int) -> None:
        self.work("edit", lose, pause, path=path, value=text)

    @rule(path=st.sampled_from(FIELDS), texts=st.lists(WORDS, min_size=2, max_size=4))
    def type_on_in_one_field(self, path: str, texts: list[str]) -> None:
        since = self.at
        for place, text in enumerate(texts):
            self.act("edit", pause=1 if place else 5, path=path, value=text)
            if self.at > since:  # what follows belongs to the same step
                del self.states[self.at :]
                self.at -= 1
            self.note()

    @rule(path=st.sampled_from(LISTS), lose=st.booleans())
    def add_an_entry(self, path: str, lose: bool) -> None:
        self.work("add", lose, path=path)

    @precondition(lambda self: self.draft.cv.work)
    @rule(pick=PICK, kind=st.sampled_from(["remove", "move", "double", "hide", "jot"]), lose=st.booleans())
    def do_something_with_a_job(self, pick: int, kind: str, lose: bool) -> None:
        path = f"/work/{pick % len(self.draft.cv.work)}"
        words = {"move": {"by": 1 - 2 * (pick % 2)}, "hide": {"on": pick % 3 > 0}, "jot": {"value": "so"}}
        self.work(kind, lose, path=path, **words.get(kind, {}))

    @precondition(lambda self: self.draft.cv.work)
    @rule(pick=PICK, text=WORDS)
    def write_a_bullet(self, pick: int, text: str) -> None:
        job = pick % len(self.draft.cv.work)
        self.work("add", path=f"/work/{job}/highlights")
        last = len(self.draft.cv.work[job].highlights) - 1
        self.work("edit", path=f"/work/{job}/highlights/{last}", value=text)

    @rule(kind=st.sampled_from(["notes", "advert"]), text=WORDS, lose=st.booleans())
    def write_notes_or_an_advert(self, kind: str, text: str, lose: bool) -> None:
        self.work(kind, lose, value=text)

    @rule(value=st.sampled_from(["a4", "letter"]))
    def choose_the_paper(self, value: str) -> None:
        self.work("paper", value=value)

    # The history

    @rule(lose=st.booleans())
    def undo(self, lose: bool) -> None:
        self.act("undo", lose)
        self.at = max(0, self.at - 1)

    @rule(lose=st.booleans())
    def redo(self, lose: bool) -> None:
        self.act("redo", lose)
        self.at = min(len(self.states) - 1, self.at + 1)

    # Files

    @rule(cv=st.sampled_from(CVS))
    def bring_a_file(self, cv: dict[str, Any]) -> None:
        before = self.others()
        patches = self.app.dispatch({"type": "open", "name": "cv.json"}, json.dumps(cv).encode())
        assert not ops(patches, "failed"), patches
        self.disk.take(patches)
        self.note()
        assert self.others() == before

    @precondition(lambda self: self.app.state.proposal)
    @rule(use=st.sampled_from(["keep", "new", "replace", "add"]), lose=st.booleans())
    def choose_what_becomes_of_a_file(self, use: str, lose: bool) -> None:
        before = drafts_of(self.app)
        self.step("choose", lose, use=use)
        if use in ("keep", "new"):
            assert drafts_of(self.app)[: len(before)] == before
        assert self.app.state.proposal is None

    # Several CVs

    @rule(lose=st.booleans())
    def begin_another(self, lose: bool) -> None:
        before = drafts_of(self.app)
        self.step("draft-new", lose)
        assert drafts_of(self.app)[:-1] == before
        assert not self.draft.cv.work and self.draft.id == self.app.state.drafts[-1].id

    @rule(kind=st.sampled_from(["draft-copy", "draft-tailor"]), pick=PICK, lose=st.booleans())
    def copy_one(self, kind: str, pick: int, lose: bool) -> None:
        before = drafts_of(self.app)
        origin = before[pick % len(before)]
        self.step(kind, lose, draft=origin["id"])
        assert drafts_of(self.app)[:-1] == before
        copied = draft_to_json(self.draft)
        assert content(copied) == content(origin)
        assert copied["base"] == (origin["id"] if kind == "draft-tailor" else origin["base"])

    @rule(pick=PICK, name=WORDS, lose=st.booleans())
    def rename_one(self, pick: int, name: str, lose: bool) -> None:
        before = drafts_of(self.app)
        before[pick % len(before)]["name"] = name
        self.step("draft-name", lose, draft=before[pick % len(before)]["id"], value=name)
        assert drafts_of(self.app) == before

    @rule(pick=PICK, lose=st.booleans())
    def delete_one(self, pick: int, lose: bool) -> None:
        before = drafts_of(self.app)
        gone = before.pop(pick % len(before))
        self.step("draft-delete", lose, draft=gone["id"])
        after = drafts_of(self.app)
        assert after == before or (not before and [draft["cv"] for draft in after] == [{}])
        assert gone["id"] not in [draft["id"] for draft in after]

    @rule(pick=PICK, lose=st.booleans())
    def open_another(self, pick: int, lose: bool) -> None:
        wanted = self.app.state.drafts[pick % len(self.app.state.drafts)].id
        self.act("draft-open", lose, draft=wanted)
        assert self.draft.id == wanted

    @precondition(lambda self: base_of(self.app.state, self.draft))
    @rule(pick=PICK, kind=st.sampled_from(["pull", "pull", "push", "pull-all"]), lose=st.booleans())
    def take_from_the_base(self, pick: int, kind: str, lose: bool) -> None:
        base = base_of(self.app.state, self.draft)
        assert base
        found = differences(self.draft.cv, base.cv, LIBRARY)
        key = difference_key(found[pick % len(found)]) if found else ""
        self.step(kind, lose, key=key)
        if kind == "pull-all":
            assert self.draft.cv == base.cv
        elif found:
            after = base_of(self.app.state, self.draft)
            assert after and len(differences(self.draft.cv, after.cv, LIBRARY)) < len(found)

    # Versions

    @rule(lose=st.booleans())
    def keep_a_version(self, lose: bool) -> None:
        self.work("version-keep", lose)
        kept = read_version(self.app.state, self.draft.versions[-1].snapshot)
        assert kept and content(draft_to_json(kept)) == content(draft_to_json(self.draft))

    @precondition(lambda self: self.draft.versions)
    @rule(pick=PICK, lose=st.booleans())
    def go_back_to_a_version(self, pick: int, lose: bool) -> None:
        index = pick % len(self.draft.versions)
        version = self.draft.versions[index]
        kept = read_version(self.app.state, version.snapshot)
        self.work("version-restore", lose, index=index, key=version.snapshot)
        assert kept and content(draft_to_json(self.draft)) == content(draft_to_json(kept))

    @precondition(lambda self: self.draft.versions)
    @rule(pick=PICK, kind=st.sampled_from(["version-delete", "version-name"]), lose=st.booleans())
    def delete_or_name_a_version(self, pick: int, kind: str, lose: bool) -> None:
        index = pick % len(self.draft.versions)
        key = self.draft.versions[index].snapshot
        self.work(kind, lose, index=index, key=key, **({"value": "Named"} if pick % 2 else {}))

    # Backups

    @rule(lose=st.booleans())
    def back_up(self, lose: bool) -> None:
        held = drafts_of(self.app)
        self.act("backup", lose)
        shown = self.app._done({"type": "backup", "now": "2026-11-23T10:00:00"}).file
        assert shown
        self.backups.append((shown[1], held))

    @precondition(lambda self: self.backups)
    @rule(pick=PICK, use=st.sampled_from(["merge", "replace", "keep"]), lose=st.booleans())
    def restore_a_backup(self, pick: int, use: str, lose: bool) -> None:
        text, held = self.backups[pick % len(self.backups)]
        before = drafts_of(self.app)
        self.app.dispatch({"type": "open", "name": "backup.json"}, text.encode())
        assert drafts_of(self.app) == before
        self.step("restore", lose, use=use)
        after = drafts_of(self.app)
        if lose or use == "keep":  # the backup itself is not stored: it must be chosen again
            assert after == before
        elif use == "replace":
            assert [(draft["id"], content(draft)) for draft in after] == [
                (draft["id"], content(draft)) for draft in held
            ]
        else:
            assert after[: len(before)] == before
            assert all(content(draft) in map(content, after) for draft in held)

    # Visits

    @rule()
    def reload(self) -> None:
        self.app = self.started()

    @rule()
    def take_over_from_another_tab(self) -> None:
        stored = {"saved": self.disk.root, "kept": self.disk.records, "journal": self.journal}
        patches = self.app.dispatch({"type": "start", **stored})
        assert not ops(patches, "failed") + ops(patches, "aside"), patches
        self.disk.take(patches)

    @invariant()
    def the_drafts_are_the_model_s(self) -> None:
        assert drafts_of(self.app) == self.states[self.at]
        history = self.app.state.history
        assert (history.at, len(history.steps)) == (self.at, len(self.states) - 1)

    @invariant()
    def what_is_stored_opens_as_the_same(self) -> None:
        opened, state = from_records(self.disk.root, self.disk.records), self.app.state
        assert not opened.why
        assert opened.state == dataclasses.replace(state, shelf=opened.state.shelf, arriving=None)
        assert opened.state.shelf.items() <= state.shelf.items()
        assert opened.seen <= self.number

    @invariant()
    def every_version_can_be_read(self) -> None:
        kept = [version for draft in self.app.state.drafts for version in draft.versions]
        assert all(read_version(self.app.state, version.snapshot) for version in kept)


class VisitWithScreen(Visit):
    """The same with all that the page is sent."""

    engine = App


TestVisit = Visit.TestCase
TestVisit.settings = settings(max_examples=10 if IN_BROWSER_PYTHON else 80, stateful_step_count=30)
TestVisitWithScreen = VisitWithScreen.TestCase
TestVisitWithScreen.settings = settings(max_examples=3 if IN_BROWSER_PYTHON else 10, stateful_step_count=20)
