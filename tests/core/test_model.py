"""Whatever is done in whatever order, the CVs are those of a plain model that is told the same."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from plain_model import DAY, LISTS, Plain, PlainModel, Shot, content, entry, line, put, titles
from stored import Disk, ops

from legible.app import App
from legible.assets import load_library
from legible.differences import differences
from legible.drafts import difference_key
from legible.form import form
from legible.held import compared
from legible.outcome import Outcome
from legible.resume_json import cv_to_json
from legible.saved_reading import from_records
from legible.state import Draft, Version
from legible.versions import read_version

LIBRARY = load_library()
CVS: list[Plain] = [
    {"basics": {"name": "Ines Calloway"}, "work": [{"name": "Halcyon Ferries", "highlights": ["One"]}]},
    {
        "basics": {"name": "Rowan Ashdown", "label": "Porter", "summary": "Keeps parcels moving."},
        "work": [{"name": "Tarn Software", "highlights": ["Alpha", "Beta two"]}, {"position": "Tester"}],
        "projects": [{"name": "Tidewatch", "highlights": ["Gamma"]}],
    },
]
FIELDS = ("name", "label", "summary", "phone")
ENTRY_FIELDS = ("name", "url", "description")
ORDER = [section.key for section in form(App(LIBRARY).state.draft.cv, LIBRARY) if section.movable]
WORDS = st.sampled_from(["", "a", "Tarn", "Bell ringing\nspeaks Welsh", "Zoë ☃", '"</script>', "2021"])
LINES = st.sampled_from(["", "Ran it", "Led ", " and wrote", "Zoë ☃", "Moved 3 stores"])
PASTED = st.sampled_from(
    [("x", ["x"]), ("Ran\n\nWrote\n", ["Ran", "Wrote"]), ("• Ran\n• Led it", ["Ran", "Led it"])]
)
PICK = st.integers(0, 99)
LIST = st.sampled_from(LISTS)
PAUSE = st.sampled_from([5, 5, 700])
IN_BROWSER_PYTHON = sys.platform == "emscripten"


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
    plain = {key: draft[key] for key in ("made", "order", "name", "file", "rough", "advert", "paper")}
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


class Visit(RuleBasedStateMachine):
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

    # Typing

    @rule(name=st.sampled_from(FIELDS), text=WORDS, lose=st.booleans(), pause=PAUSE)
    def type_into_a_field(self, name: str, text: str, lose: bool, pause: int) -> None:
        self.type_field(name, text, lose=lose, pause=pause)

    @rule(name=st.sampled_from(FIELDS), texts=st.lists(WORDS, min_size=2, max_size=4))
    def type_on_in_one_field(self, name: str, texts: list[str]) -> None:
        for place, text in enumerate(texts):
            self.type_field(name, text, pause=3 if place else 5)

    def type_field(self, name: str, text: str, **how: Any) -> None:
        def change() -> None:
            put(self.draft["fields"], name, text)
            self.draft["made"] = True

        key = f"field {self.model.opened} {name}"
        self.step("edit", change, key, path=f"/basics/{name}", value=text, **how)

    @precondition(has_entries)
    @rule(pick=PICK, name=st.sampled_from(ENTRY_FIELDS), text=WORDS, lose=st.booleans(), pause=PAUSE)
    def type_into_an_entry(self, pick: int, name: str, text: str, lose: bool, pause: int) -> None:
        found = [(kind, at) for kind in LISTS for at in range(len(self.draft["lists"][kind]))]
        kind, at = found[pick % len(found)]

        def change() -> None:
            put(self.draft["lists"][kind][at]["fields"], name, text)
            self.draft["made"] = True

        self.step("edit", change, path=f"/{kind}/{at}/{name}", value=text, lose=lose, pause=pause)

    @precondition(has_bullets)
    @rule(pick=PICK, typed=st.lists(LINES, min_size=1, max_size=3), lose=st.booleans())
    def type_a_bullet(self, pick: int, typed: list[str], lose: bool) -> None:
        path, items, at = self.items(pick, entries=False)

        def change(text: str) -> None:
            items[at]["text"] = text
            self.draft["made"] = True

        for text in typed:
            pause = 1 if text is not typed[0] else 5
            key = f"bullet {self.model.opened} {path}/{at}"
            words = {"path": f"{path}/{at}", "value": text, "pause": pause, "lose": lose}
            self.step("edit", lambda text=text: change(text), key, **words)

    @rule(kind=st.sampled_from(["notes", "advert"]), text=WORDS, lose=st.booleans(), pause=PAUSE)
    def write_notes_or_an_advert(self, kind: str, text: str, lose: bool, pause: int) -> None:
        if kind == "notes" and not self.draft["made"]:
            return  # such notes make a CV, which takes the parser
        name = {"notes": "rough"}.get(kind, kind)
        self.step(kind, lambda: self.draft.update({name: text}), value=text, lose=lose, pause=pause)

    @rule(value=st.sampled_from(["a4", "letter"]), lose=st.booleans())
    def choose_the_paper(self, value: str, lose: bool) -> None:
        self.step("paper", lambda: self.draft.update(paper=value), value=value, lose=lose)

    # Entries and bullets

    def arrange(self, kind: str, change: Callable[[], Any], **words: Any) -> None:
        """Do something to the CV that makes it the person's own."""

        def both() -> None:
            change()
            self.draft["made"] = True

        self.step(kind, both, **words)

    @rule(name=LIST, lose=st.booleans())
    def add_an_entry(self, name: str, lose: bool) -> None:
        self.arrange("add", lambda: self.draft["lists"][name].append(entry()), path=f"/{name}", lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, lose=st.booleans())
    def add_a_bullet(self, pick: int, lose: bool) -> None:
        path, items = self.bullets[pick % len(self.bullets)]
        self.arrange("add", lambda: items.append(line()), path=path, lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, lose=st.booleans())
    def remove_something(self, pick: int, lose: bool) -> None:
        path, items, at = self.items(pick)
        self.arrange("remove", lambda: items.pop(at), path=f"{path}/{at}", lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, by=st.sampled_from([-1, 1, 2]), lose=st.booleans())
    def move_something(self, pick: int, by: int, lose: bool) -> None:
        path, items, at = self.items(pick)
        place = max(0, min(at + by, len(items) - 1))
        words = {"path": f"{path}/{at}", "by": by, "lose": lose}
        if place == at:
            self.step("move", lambda: None, **words)
        else:
            self.arrange("move", lambda: items.insert(place, items.pop(at)), **words)

    @precondition(has_entries)
    @rule(pick=PICK, to=PICK, after=st.booleans(), lose=st.booleans())
    def drag_something(self, pick: int, to: int, after: bool, lose: bool) -> None:
        path, items, at = self.items(pick)
        bullet = "highlights" in path
        targets = [*self.bullets] if bullet else [(path, items)]
        into, others = targets[to % len(targets)]
        mark = to % len(others) if others else 0

        def change() -> None:
            dragged = items.pop(at)
            before = mark + after - (others is items and mark + after > at)
            others.insert(before if others else 0, dragged)

        target = f"{into}/{mark}" if others else into
        self.arrange("put", change, path=f"{path}/{at}", to=target, after=after, lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, lose=st.booleans())
    def duplicate_something(self, pick: int, lose: bool) -> None:
        path, items, at = self.items(pick)

        def change() -> None:
            items.insert(at + 1, deepcopy(items[at]))
            if "note" in items[at]:
                items[at + 1]["note"] = ""

        self.arrange("double", change, path=f"{path}/{at}", lose=lose)

    @precondition(has_bullets)
    @rule(pick=PICK, first=PICK, chosen=st.sampled_from([0, 0, 2]), lose=st.booleans())
    def split_a_bullet(self, pick: int, first: int, chosen: int, lose: bool) -> None:
        path, items, at = self.items(pick, entries=False)
        self.split(path, items, at, first, chosen, lose)

    def split(self, path: str, items: list[Plain], at: int, first: int, chosen: int, lose: bool) -> None:
        text, hidden = items[at]["text"], items[at]["hidden"]
        caret = first % (len(text) + 1)
        end = min(caret + chosen, len(text))

        def change() -> None:
            items[at : at + 1] = [line(text[:caret], hidden), line(text[end:], hidden)]

        self.arrange("split", change, path=f"{path}/{at}", at=caret, end=end, lose=lose)

    @precondition(has_bullets)
    @rule(pick=PICK, first=PICK, lose=st.booleans())
    def split_a_bullet_and_think_better_of_it(self, pick: int, first: int, lose: bool) -> None:
        path, items, at = self.items(pick, entries=False)
        whole = dict(items[at])
        self.split(path, items, at, first, 0, False)

        def change() -> None:
            items[at : at + 2] = [whole]

        self.arrange("join", change, path=f"{path}/{at + 1}", lose=lose)

    @precondition(has_bullets)
    @rule(pick=PICK, lose=st.booleans())
    def join_a_bullet_with_the_one_before(self, pick: int, lose: bool) -> None:
        path, items, at = self.items(pick, entries=False)
        if at and items[at]["hidden"] != items[at - 1]["hidden"]:
            return  # what is printed and what is not do not become one
        last = self.app.state.history.last
        if last and last.why.startswith("splitting"):
            return  # what was one a moment ago has a rule of its own
        words = {"path": f"{path}/{at}", "lose": lose}
        if not at and items[0]["text"]:
            self.step("join", lambda: None, **words)
        elif not at:
            self.arrange("join", lambda: items.pop(0), **words)
        else:
            self.arrange("join", lambda: self.join(items, at), **words)

    def join(self, items: list[Plain], at: int) -> None:
        right = items.pop(at)["text"]
        left = items[at - 1]["text"]
        meet = left and right and not left.endswith(" ") and not right.startswith(" ")
        items[at - 1]["text"] = left + (" " if meet else "") + right

    @precondition(has_bullets)
    @rule(pick=PICK, first=PICK, pasted=PASTED, lose=st.booleans())
    def paste_into_a_bullet(self, pick: int, first: int, pasted: tuple[str, list[str]], lose: bool) -> None:
        path, items, at = self.items(pick, entries=False)
        text, hidden = items[at]["text"], items[at]["hidden"]
        caret = first % (len(text) + 1)

        def change() -> None:
            items[at : at + 1] = [line(one, hidden) for one in pasted[1]]
            items[at]["text"] = text[:caret] + items[at]["text"]
            items[at + len(pasted[1]) - 1]["text"] += text[caret:]

        words = {"path": f"{path}/{at}", "text": pasted[0], "at": caret, "end": caret}
        self.arrange("paste", change, lose=lose, **words)

    @precondition(has_entries)
    @rule(pick=PICK, lose=st.booleans())
    def hide_something_or_show_it(self, pick: int, lose: bool) -> None:
        path, items, at = self.items(pick)
        on = not items[at]["hidden"]
        self.step("hide", lambda: items[at].update(hidden=on), path=f"{path}/{at}", on=on, lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, text=WORDS, lose=st.booleans())
    def write_a_private_note(self, pick: int, text: str, lose: bool) -> None:
        found = [(name, at) for name in LISTS for at in range(len(self.draft["lists"][name]))]
        name, at = found[pick % len(found)]
        one = self.draft["lists"][name][at]
        self.step("jot", lambda: one.update(note=text), path=f"/{name}/{at}", value=text, lose=lose)

    @precondition(lambda self: self.draft["made"])
    @rule(key=st.sampled_from(ORDER), to=st.sampled_from(ORDER), after=st.booleans(), lose=st.booleans())
    def move_a_section(self, key: str, to: str, after: bool, lose: bool) -> None:
        def change() -> None:
            order = [one for one in self.draft["order"] or ORDER if one != key]
            order.insert(order.index(to) + after, key)
            self.draft["order"] = order

        words = {"key": key, "to": to, "after": after, "lose": lose}
        self.step("order", change if key != to else lambda: None, **words)

    # The history

    @rule(lose=st.booleans())
    def undo(self, lose: bool) -> None:
        self.act("undo", lose)
        self.model.undo()

    @rule(lose=st.booleans())
    def redo(self, lose: bool) -> None:
        self.act("redo", lose)
        self.model.redo()

    # Files

    @initialize(cv=st.sampled_from([CVS[1], *CVS, None]))
    def come_with_a_file_or_without(self, cv: Plain | None) -> None:
        if cv:
            self.bring_a_file(cv)

    @rule(cv=st.sampled_from(CVS))
    def bring_a_file(self, cv: Plain) -> None:
        before = self.model.shot()
        patches = self.app.dispatch({"type": "open", "name": "cv.json"}, json.dumps(cv).encode())
        assert not ops(patches, "failed"), patches
        self.disk.take(patches)
        self.model.bring("cv.json", cv)
        self.note(before)

    @precondition(lambda self: self.model.waiting)
    @rule(use=st.sampled_from(["keep", "new", "replace"]), lose=st.booleans())
    def choose_what_becomes_of_a_file(self, use: str, lose: bool) -> None:
        if use == "replace" and self.draft["rough"].strip():
            return  # the notes would be added, which takes the parser
        self.step("choose", lambda: self.model.choose(use), use=use, lose=lose)

    # Several CVs

    def id_at(self, place: int) -> str:
        return self.app.state.drafts[place].id

    @rule(lose=st.booleans())
    def begin_another(self, lose: bool) -> None:
        self.step("draft-new", self.model.begin, lose=lose)

    @rule(tailored=st.booleans(), pick=PICK, lose=st.booleans())
    def copy_one(self, tailored: bool, pick: int, lose: bool) -> None:
        place = pick % len(self.model.drafts)
        kind = "draft-tailor" if tailored else "draft-copy"
        self.step(kind, lambda: self.model.copy(place, tailored), draft=self.id_at(place), lose=lose)

    @rule(pick=PICK, name=WORDS, lose=st.booleans())
    def rename_one(self, pick: int, name: str, lose: bool) -> None:
        place = pick % len(self.model.drafts)
        draft = self.model.drafts[place]
        self.step(
            "draft-name", lambda: draft.update(name=name), draft=self.id_at(place), value=name, lose=lose
        )

    @rule(pick=PICK, lose=st.booleans())
    def delete_one(self, pick: int, lose: bool) -> None:
        place = pick % len(self.model.drafts)
        self.step("draft-delete", lambda: self.model.delete(place), draft=self.id_at(place), lose=lose)

    @rule(pick=PICK, lose=st.booleans())
    def open_another(self, pick: int, lose: bool) -> None:
        place = pick % len(self.model.drafts)
        self.act("draft-open", lose, draft=self.id_at(place))
        self.model.opened = self.model.drafts[place]["mark"]

    @precondition(lambda self: self.model.base())
    @rule(pick=PICK, push=st.booleans(), lose=st.booleans())
    def take_a_field_from_the_base_or_put_it_there(self, pick: int, push: bool, lose: bool) -> None:
        mine, base = self.draft, self.model.base()
        assert base
        apart = [name for name in FIELDS if mine["fields"].get(name, "") != base["fields"].get(name, "")]
        if not apart:
            return
        name = apart[pick % len(apart)]
        place = self.model.place(base["mark"])
        found = differences(self.app.state.draft.cv, self.app.state.drafts[place or 0].cv, LIBRARY)
        key = next(difference_key(one) for one in found if one.path == f"/basics/{name}")
        source, into = (mine, base) if push else (base, mine)

        def change() -> None:
            put(into["fields"], name, source["fields"].get(name, ""))
            into["made"] = True

        self.step("push" if push else "pull", change, key=key, lose=lose)

    # Versions

    @rule(lose=st.booleans())
    def keep_a_version(self, lose: bool) -> None:
        self.step("version-keep", lambda: self.model.keep_version(self.second), lose=lose)

    @precondition(lambda self: self.draft["versions"])
    @rule(pick=PICK, kind=st.sampled_from(["restore", "restore", "name", "delete"]), lose=st.booleans())
    def go_back_to_a_version_or_name_or_delete_it(self, pick: int, kind: str, lose: bool) -> None:
        place = pick % len(self.draft["versions"])
        index, version = named(self.app.state.draft)[place]
        words = {"index": index, "key": version.snapshot, "lose": lose}
        if kind == "restore":
            self.step("version-restore", lambda: self.model.restore_version(place), **words)
        elif kind == "delete":
            self.step("version-delete", lambda: self.draft["versions"].pop(place), **words)
        else:
            name = f"Name {pick}"
            held = self.draft["versions"][place]
            self.step("version-name", lambda: held.update(name=name), value=name, **words)

    # Backups

    @rule()
    def back_up(self) -> None:
        patches = self.act("backup")
        self.backups.append((ops(patches, "file")[0]["text"], self.model.shot()))

    @precondition(lambda self: self.backups)
    @rule(pick=PICK, use=st.sampled_from(["merge", "merge", "replace", "keep"]), lose=st.booleans())
    def restore_a_backup(self, pick: int, use: str, lose: bool) -> None:
        text, held = self.backups[pick % len(self.backups)]
        self.app.dispatch({"type": "open", "name": "backup.json"}, text.encode())
        changes = {
            "merge": self.merging(held),
            "replace": lambda: self.model.show(held),
            "keep": lambda: None,
        }
        # The backup itself is not stored: when the answer is lost, it must be chosen again.
        self.step("restore", changes["keep" if lose else use], use=use, lose=lose)

    def merging(self, held: Shot) -> Callable[[], None]:
        """Say what merging a backup does; what the engine takes to be here already must be here."""
        state = self.app.state
        assert state.arriving
        here: list[int | None] = []
        names = []
        for one, draft, name in zip(compared(state, state.arriving), held[0], titles(held[0]), strict=True):
            same = one.here is not None and one.kind == "same"
            place = state.drafts.index(one.here) if same and one.here else None
            if place is not None:
                assert content(self.model.drafts[place]) == content(draft)
            here.append(place)
            names.append(draft["name"] if one.kind == "new" else f"{name} (from the backup of {DAY})")
        return lambda: self.model.merge(held, here, names)

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


class VisitWithScreen(Visit):
    """The same with all that the page is sent."""

    engine = App


TestVisit = Visit.TestCase
TestVisit.settings = settings(max_examples=10 if IN_BROWSER_PYTHON else 80, stateful_step_count=30)
TestVisitWithScreen = VisitWithScreen.TestCase
TestVisitWithScreen.settings = settings(max_examples=3 if IN_BROWSER_PYTHON else 10, stateful_step_count=20)
