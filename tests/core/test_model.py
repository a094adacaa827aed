"""Whatever is done in whatever order, the CVs are those of a plain model that is told the same."""

from __future__ import annotations

import sys
from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from model_person import FIELDS, LIBRARY, LOSE, PICK, RICH, SMALL, WORDS, Person, named
from model_writing import Writing
from plain_model import DAY, Plain, Shot, content, put, titles
from stored import ops

from legible.app import App
from legible.differences import differences
from legible.drafts import difference_key
from legible.held import compared

IN_BROWSER_PYTHON = sys.platform == "emscripten"


class Keeping(Person):
    """What is done to whole CVs: files, several CVs, versions and backups."""

    # Files

    @rule(cv=st.sampled_from([SMALL, RICH]), use=st.sampled_from(["", "keep", "new", "new", "replace"]))
    def bring_a_file(self, cv: Plain, use: str) -> None:
        self.bring(cv)
        if use and self.model.waiting:
            self.choose_what_becomes_of_a_file(use, lose=False)

    @precondition(lambda self: self.model.waiting)
    @rule(use=st.sampled_from(["keep", "new", "replace"]), lose=LOSE)
    def choose_what_becomes_of_a_file(self, use: str, lose: bool) -> None:
        if use == "replace" and self.draft["rough"].strip():
            return  # the notes would be added, which takes the parser
        self.step("choose", lambda: self.model.choose(use), use=use, lose=lose)

    # Several CVs

    def id_at(self, place: int) -> str:
        return self.app.state.drafts[place].id

    @rule(lose=LOSE)
    def begin_another(self, lose: bool) -> None:
        self.step("draft-new", self.model.begin, lose=lose)

    @rule(tailored=st.booleans(), pick=PICK, lose=LOSE)
    def copy_one(self, tailored: bool, pick: int, lose: bool) -> None:
        place = pick % len(self.model.drafts)
        kind = "draft-tailor" if tailored else "draft-copy"
        self.step(kind, lambda: self.model.copy(place, tailored), draft=self.id_at(place), lose=lose)

    @rule(pick=PICK, name=WORDS, lose=LOSE)
    def rename_one(self, pick: int, name: str, lose: bool) -> None:
        place = pick % len(self.model.drafts)
        draft = self.model.drafts[place]
        self.step(
            "draft-name", lambda: draft.update(name=name), draft=self.id_at(place), value=name, lose=lose
        )

    @rule(pick=PICK, lose=LOSE)
    def delete_one(self, pick: int, lose: bool) -> None:
        place = pick % len(self.model.drafts)
        self.step("draft-delete", lambda: self.model.delete(place), draft=self.id_at(place), lose=lose)

    @rule(pick=PICK, lose=LOSE)
    def open_another(self, pick: int, lose: bool) -> None:
        place = pick % len(self.model.drafts)
        self.act("draft-open", lose, draft=self.id_at(place))
        self.model.opened = self.model.drafts[place]["mark"]

    @precondition(lambda self: self.model.base())
    @rule(pick=PICK, push=st.booleans(), lose=LOSE)
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

    @rule(text=WORDS, lose=LOSE)
    def keep_a_version_and_write_on(self, text: str, lose: bool) -> None:
        self.step("version-keep", lambda: self.model.keep_version(self.second), lose=lose)
        self.type_field("label", text)

    @precondition(lambda self: self.draft["versions"])
    @rule(place=PICK, lose=LOSE)
    def go_back_to_a_version(self, place: int, lose: bool) -> None:
        place %= len(self.draft["versions"])
        self.step("version-restore", lambda: self.model.restore_version(place), lose=lose, **self.kept(place))

    @precondition(lambda self: self.draft["versions"])
    @rule(place=PICK, name=st.sampled_from(["", "For the port", "For the mill"]), lose=LOSE)
    def name_a_version_or_delete_it(self, place: int, name: str, lose: bool) -> None:
        versions = self.draft["versions"]
        place %= len(versions)
        words = {**self.kept(place), "lose": lose}
        if name:
            self.step("version-name", lambda: versions[place].update(name=name), value=name, **words)
        else:
            self.step("version-delete", lambda: versions.pop(place), **words)

    def kept(self, place: int) -> Plain:
        """Give what a version's buttons send."""
        index, version = named(self.app.state.draft)[place]
        return {"index": index, "key": version.snapshot}

    # Backups

    @rule(text=WORDS)
    def back_up_and_write_on(self, text: str) -> None:
        patches = self.act("backup")
        self.backups.append((ops(patches, "file")[0]["text"], self.model.shot()))
        self.type_field("phone", text)

    @precondition(lambda self: self.backups)
    @rule(pick=PICK, use=st.sampled_from(["merge", "merge", "replace", "keep"]), lose=LOSE)
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


class Visit(Writing, Keeping):
    """All of it, in any order."""


class VisitWithScreen(Visit):
    """The same with all that the page is sent."""

    engine = App


def often(examples: int, steps: int) -> settings:
    return settings(
        max_examples=max(2, examples // 2) if IN_BROWSER_PYTHON else examples, stateful_step_count=steps
    )


TestWriting = Writing.TestCase
TestWriting.settings = often(90, 30)
TestKeeping = Keeping.TestCase
TestKeeping.settings = often(150, 30)
TestVisit = Visit.TestCase
TestVisit.settings = often(30, 40)
TestVisitWithScreen = VisitWithScreen.TestCase
TestVisitWithScreen.settings = often(6, 30)
