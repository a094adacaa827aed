"""A person at work on CVs, and what must hold after whatever they did: the base of the tests with a model."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from plain_model import LISTS, LOOK, Plain, PlainModel, Shot, put
from stored import Disk, ops

from legible.app import App
from legible.assets import load_library
from legible.outcome import Outcome
from legible.resume_json import cv_to_json
from legible.saved_reading import from_records
from legible.state import Draft, Version
from legible.versions import read_version

LIBRARY = load_library()
SMALL: Plain = {
    "basics": {"name": "Ines Calloway"},
    "work": [{"name": "Halcyon Ferries", "highlights": ["One"]}],
}
RICH: Plain = {
    "basics": {"name": "Rowan Ashdown", "label": "Porter", "summary": "Keeps parcels moving."},
    "work": [
        {"name": "Tarn Software", "highlights": ["Alpha", "Beta two", "Led"]},
        {"position": "Tester", "highlights": ["Ran it"]},
        {"name": "Quay Labs"},
    ],
    "projects": [{"name": "Tidewatch", "highlights": ["Gamma", "Delta"]}, {"name": "Lamp"}],
}
ADJUSTED = ("accent", "fonts", "text_size_pt", "margin_mm", "spacing")
LOOKS = st.sampled_from(
    [("accent", "#1F4D6B"), ("accent", ""), ("fonts", "inter"), ("text_size_pt", 11), ("spacing", 1.2)]
)
REFUSED = st.sampled_from(
    [("accent", "#ffff00"), ("accent", "red"), ("margin_mm", "4"), ("text_size_pt", "nan")]
)
FIELDS = ("name", "label", "summary", "phone")
WORDS = st.sampled_from(["", "a", "Tarn", "Bell ringing\nspeaks Welsh", "Zoë ☃", '"</script>', "2021"])
PICK = st.integers(0, 99)
LOSE = st.sampled_from([False, False, False, True])
PAUSE = st.sampled_from([5, 5, 700])


class Quiet(App):
    """The engine without a screen: the state, what is stored and what is downloaded are what matters here."""

    def _shown(self, outcome: Outcome) -> list[dict[str, Any]]:
        return [{"op": "file", "text": outcome.file[1]}] if outcome.file else []


def told(draft: Draft) -> Plain:
    """Give all that the model knows of a CV, as the engine has it."""
    return {
        "cv": cv_to_json(draft.cv),
        "hidden": sorted(draft.hidden),
        "jottings": sorted(draft.jottings),
        "made": draft.origin not in ("", "notes"),
        "order": list(draft.order),
        "versions": [version.name for _, version in named(draft)],
        **{"name": draft.name, "file": draft.file_name, "rough": draft.rough},
        **{"advert": draft.advert, "paper": draft.paper},
        **{"theme": draft.theme, "language": draft.language, "titles": dict(draft.adjust.titles)},
        "adjust": {name: getattr(draft.adjust, name) for name in ADJUSTED if getattr(draft.adjust, name)},
    }


def expected(draft: Plain) -> Plain:
    """Give the same of the model's CV."""
    cv = {"basics": written(draft["fields"])}
    hidden, jottings = [], []
    for name in LISTS:
        entries = draft["lists"][name]
        cv[name] = [written({**one["fields"], "highlights": texts(one["bullets"])}) for one in entries]
        for at, one in enumerate(entries):
            path = f"/{name}/{at}"
            bullets = [
                f"{path}/highlights/{n}" for n, bullet in enumerate(one["bullets"]) if bullet["hidden"]
            ]
            hidden += [*([path] if one["hidden"] else ()), *bullets]
            jottings += [(path, one["note"])] if one["note"] else []
    plain = {key: draft[key] for key in ("made", "order", "name", "file", "rough", "advert", "paper", *LOOK)}
    versions = [version["name"] for version in draft["versions"]]
    lists = {"hidden": sorted(hidden), "jottings": sorted(jottings), "versions": versions}
    return {**plain, **lists, "cv": written(cv)}


def texts(bullets: list[Plain]) -> list[str]:
    return [bullet["text"] for bullet in bullets]


def written(part: Plain) -> Plain:
    """Leave out what is empty, as JSON Resume does."""
    return {key: value for key, value in part.items() if value not in ("", [], {})}


def named(draft: Draft) -> list[tuple[int, Version]]:
    """Give the versions that were kept by hand, each with its place among all."""
    return [
        (at, version) for at, version in enumerate(draft.versions) if version.name.strip() or not version.why
    ]


class Person(RuleBasedStateMachine):
    """A person at work, the engine, and a plain model that is told what the person did."""

    engine = Quiet

    def __init__(self) -> None:
        super().__init__()
        self.disk, self.number, self.second = Disk(), 0, 0
        self.journal: list[Plain] = []  # the last entries: those that are saved must not be repeated
        self.model = PlainModel()
        self.backups: list[tuple[str, Shot]] = []
        self.app = self.started()

    def started(self) -> App:
        """Begin anew with what is stored."""
        app = self.engine(LIBRARY)
        self.start(app)
        return app

    def start(self, app: App) -> None:
        stored = {"saved": self.disk.root, "kept": self.disk.records, "journal": self.journal}
        patches = app.dispatch({"type": "start", **stored, "today": "2026-11-23"})
        assert not ops(patches, "failed") + ops(patches, "aside"), patches
        self.disk.take(patches)

    def act(self, kind: str, lose: bool = False, pause: int = 5, **words: Any) -> list[Plain]:
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

    def step(self, kind: str, change: Callable[[], Any], typed: str = "", **words: Any) -> None:
        """Do something and tell the model; steps `typed` in one place without a pause are one."""
        before = self.model.shot()
        self.act(kind, **words)
        change()
        self.note(before, typed)

    def note(self, before: Shot, typed: str = "") -> None:
        self.model.note(before, typed, self.second, self.app.state.history.at)

    @property
    def draft(self) -> Plain:
        return self.model.draft

    @property
    def bullets(self) -> list[tuple[str, list[Plain]]]:
        """Give the open CV's lists of bullets, each with its path."""
        entries = [(name, at, one) for name in LISTS for at, one in enumerate(self.draft["lists"][name])]
        return [(f"/{name}/{at}/highlights", one["bullets"]) for name, at, one in entries]

    def items(self, pick: int, entries: bool = True) -> tuple[str, list[Plain], int]:
        """Pick a bullet or an entry: the path of its list, the list, and its place there."""
        lists = [(f"/{name}", self.draft["lists"][name]) for name in LISTS] if entries else []
        every = [(path, items, at) for path, items in (*lists, *self.bullets) for at in range(len(items))]
        return every[pick % len(every)]

    def has_entries(self) -> bool:
        return any(self.draft["lists"].values())

    def has_bullets(self) -> bool:
        return any(items for _, items in self.bullets)

    @initialize(cv=st.sampled_from([RICH, RICH, SMALL, None]), hide=st.lists(PICK, max_size=4, unique=True))
    def come_with_a_file_or_without(self, cv: Plain | None, hide: list[int]) -> None:
        if cv:
            self.bring(cv)
        for pick in hide if cv else ():
            self.hide_something_or_show_it(pick, lose=False)

    def bring(self, cv: Plain) -> None:
        before = self.model.shot()
        patches = self.app.dispatch({"type": "open", "name": "cv.json"}, json.dumps(cv).encode())
        assert not ops(patches, "failed"), patches
        self.disk.take(patches)
        self.model.bring("cv.json", cv)
        self.note(before)

    @rule(name=st.sampled_from(FIELDS), text=WORDS, lose=LOSE, pause=PAUSE)
    def type_into_a_field(self, name: str, text: str, lose: bool, pause: int) -> None:
        self.type_field(name, text, lose=lose, pause=pause)

    def type_field(self, name: str, text: str, **how: Any) -> None:
        def change() -> None:
            put(self.draft["fields"], name, text)
            self.draft["made"] = True

        key = f"field {self.model.opened} {name}"
        self.step("edit", change, key, path=f"/basics/{name}", value=text, **how)

    def arrange(self, kind: str, change: Callable[[], Any], **words: Any) -> None:
        """Do something to the CV that makes it the person's own."""

        def both() -> None:
            change()
            self.draft["made"] = True

        self.step(kind, both, **words)

    @precondition(has_entries)
    @rule(pick=PICK, lose=LOSE)
    def hide_something_or_show_it(self, pick: int, lose: bool) -> None:
        path, items, at = self.items(pick)
        on = not items[at]["hidden"]
        self.step("hide", lambda: items[at].update(hidden=on), path=f"{path}/{at}", on=on, lose=lose)

    # The look

    @rule(name=st.sampled_from(["classic", "modern", "sidebar"]), lose=LOSE)
    def choose_a_theme(self, name: str, lose: bool) -> None:
        self.step("theme", lambda: self.draft.update(theme=name), value=name, lose=lose)

    @rule(look=LOOKS, lose=LOSE)
    def adjust_the_theme(self, look: tuple[str, Any], lose: bool) -> None:
        what, value = look
        self.step(
            "adjust", lambda: put(self.draft["adjust"], what, value), what=what, value=str(value), lose=lose
        )

    @rule(look=REFUSED, lose=LOSE)
    def ask_for_what_nobody_could_read(self, look: tuple[str, str], lose: bool) -> None:
        self.step("adjust", lambda: None, what=look[0], value=look[1], lose=lose)

    @rule(title=st.sampled_from(["", "Jobs", "Career"]), pause=PAUSE)
    def rename_a_section(self, title: str, pause: int) -> None:
        key = f"title {self.model.opened}"
        change = {"section": "work", "value": title, "pause": pause}
        self.step("retitle", lambda: put(self.draft["titles"], "work", title), key, **change)

    @rule(tag=st.sampled_from(["", "de", "cy"]), lose=LOSE)
    def choose_a_language(self, tag: str, lose: bool) -> None:
        self.step("language", lambda: self.draft.update(language=tag), value=tag, lose=lose)

    # The history

    @rule(lose=LOSE)
    def undo(self, lose: bool) -> None:
        self.act("undo", lose)
        self.model.undo()

    @rule(lose=LOSE)
    def redo(self, lose: bool) -> None:
        self.act("redo", lose)
        self.model.redo()

    # Visits

    @rule()
    def reload(self) -> None:
        self.app = self.started()

    @rule()
    def take_over_from_another_tab(self) -> None:
        self.start(self.app)

    @invariant()
    def the_drafts_are_the_model_s(self) -> None:
        state, model = self.app.state, self.model
        assert [told(draft) for draft in state.drafts] == [expected(draft) for draft in model.drafts]
        ids = [draft.id for draft in state.drafts]
        assert ids.index(state.current) == model.place(model.opened)
        bases = [ids.index(draft.base) if draft.base in ids else None for draft in state.drafts]
        assert bases == [model.place(draft["base"]) for draft in model.drafts]
        assert (state.proposal is not None) == (model.waiting is not None)

    @invariant()
    def as_much_can_be_undone_and_redone(self) -> None:
        history = self.app.state.history
        assert (history.at, len(history.steps)) == (
            len(self.model.done),
            len(self.model.done) + len(self.model.undone),
        )

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
