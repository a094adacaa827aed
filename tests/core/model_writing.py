"""A person who writes: fields, entries and bullets, in any order."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from model_person import FIELDS, LIBRARY, LOSE, PAUSE, PICK, WORDS, Person
from plain_model import LISTS, Plain, entry, line, put

from legible.form import form
from legible.model import CV

ENTRY_FIELDS = ("name", "url", "description")
ORDER = [section.key for section in form(CV(), LIBRARY) if section.movable]
LINES = st.sampled_from(["", "Ran it", "Led ", " and wrote", "Zoë ☃", "Moved 3 stores"])
PASTED = st.sampled_from(
    [("x", ["x"]), ("Ran\n\nWrote\n", ["Ran", "Wrote"]), ("• Ran\n• Led it", ["Ran", "Led it"])]
)
LIST = st.sampled_from(LISTS)
Target = tuple[str, list[Plain]]  # a list's path, and its items


def has_entries(self: Person) -> bool:
    return any(self.draft["lists"].values())


def has_bullets(self: Person) -> bool:
    return any(items for _, items in self.bullets)


class Writing(Person):
    """What is done to the open CV."""

    # Typing

    @rule(name=st.sampled_from(FIELDS), texts=st.lists(WORDS, min_size=2, max_size=4))
    def type_on_in_one_field(self, name: str, texts: list[str]) -> None:
        for place, text in enumerate(texts):
            self.type_field(name, text, pause=3 if place else 5)

    @precondition(has_entries)
    @rule(pick=PICK, name=st.sampled_from(ENTRY_FIELDS), text=WORDS, lose=LOSE, pause=PAUSE)
    def type_into_an_entry(self, pick: int, name: str, text: str, lose: bool, pause: int) -> None:
        found = [(kind, at) for kind in LISTS for at in range(len(self.draft["lists"][kind]))]
        kind, at = found[pick % len(found)]

        def change() -> None:
            put(self.draft["lists"][kind][at]["fields"], name, text)
            self.draft["made"] = True

        self.step("edit", change, path=f"/{kind}/{at}/{name}", value=text, lose=lose, pause=pause)

    @precondition(has_bullets)
    @rule(pick=PICK, typed=st.lists(LINES, min_size=1, max_size=3), lose=LOSE)
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

    @rule(kind=st.sampled_from(["notes", "advert"]), text=WORDS, lose=LOSE, pause=PAUSE)
    def write_notes_or_an_advert(self, kind: str, text: str, lose: bool, pause: int) -> None:
        if kind == "notes" and not self.draft["made"]:
            return  # such notes make a CV, which takes the parser
        name = {"notes": "rough"}.get(kind, kind)
        self.step(kind, lambda: self.draft.update({name: text}), value=text, lose=lose, pause=pause)

    @rule(value=st.sampled_from(["a4", "letter"]), lose=LOSE)
    def choose_the_paper(self, value: str, lose: bool) -> None:
        self.step("paper", lambda: self.draft.update(paper=value), value=value, lose=lose)

    # Entries and bullets

    @rule(name=LIST, lose=LOSE)
    def add_an_entry(self, name: str, lose: bool) -> None:
        self.arrange("add", lambda: self.draft["lists"][name].append(entry()), path=f"/{name}", lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, lose=LOSE)
    def add_a_bullet(self, pick: int, lose: bool) -> None:
        path, items = self.bullets[pick % len(self.bullets)]
        self.arrange("add", lambda: items.append(line()), path=path, lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, lose=LOSE)
    def remove_something(self, pick: int, lose: bool) -> None:
        path, items, at = self.items(pick)
        self.arrange("remove", lambda: items.pop(at), path=f"{path}/{at}", lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, by=st.sampled_from([-1, 1, 2]), lose=LOSE)
    def move_something(self, pick: int, by: int, lose: bool) -> None:
        path, items, at = self.items(pick)
        place = max(0, min(at + by, len(items) - 1))
        words = {"path": f"{path}/{at}", "by": by, "lose": lose}
        if place == at:
            self.step("move", lambda: None, **words)
        else:
            self.arrange("move", lambda: items.insert(place, items.pop(at)), **words)

    @precondition(has_entries)
    @rule(pick=PICK, to=PICK, after=st.booleans(), lose=LOSE)
    def drag_an_entry(self, pick: int, to: int, after: bool, lose: bool) -> None:
        found = [name for name in LISTS if self.draft["lists"][name]]
        name = found[pick % len(found)]
        entries = self.draft["lists"][name]
        self.drag((f"/{name}", entries), pick % len(entries), (f"/{name}", entries), to, after, lose)

    @precondition(has_bullets)
    @rule(pick=PICK, into=PICK, to=PICK, after=st.booleans(), lose=LOSE)
    def drag_a_bullet(self, pick: int, into: int, to: int, after: bool, lose: bool) -> None:
        path, bullets, at = self.items(pick, entries=False)
        self.drag((path, bullets), at, self.bullets[into % len(self.bullets)], to, after, lose)

    def drag(self, source: Target, at: int, into: Target, to: int, after: bool, lose: bool) -> None:
        """Drop an item before or after another, or on an empty list."""
        (path, items), (target, others) = source, into
        mark, after = (to % len(others), after) if others else (0, False)

        def change() -> None:
            dragged = items.pop(at)
            place = mark + after - (others is items and mark + after > at)
            others.insert(place, dragged)

        where = f"{target}/{mark}" if others else target
        self.arrange("put", change, path=f"{path}/{at}", to=where, after=after, lose=lose)

    @precondition(has_entries)
    @rule(pick=PICK, lose=LOSE)
    def duplicate_something(self, pick: int, lose: bool) -> None:
        path, items, at = self.items(pick)

        def change() -> None:
            items.insert(at + 1, deepcopy(items[at]))
            if "note" in items[at]:
                items[at + 1]["note"] = ""

        self.arrange("double", change, path=f"{path}/{at}", lose=lose)

    @precondition(has_bullets)
    @rule(pick=PICK, first=PICK, chosen=st.sampled_from([0, 0, 2]), lose=LOSE)
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
    @rule(pick=PICK, first=PICK, lose=LOSE)
    def split_a_bullet_and_think_better_of_it(self, pick: int, first: int, lose: bool) -> None:
        path, items, at = self.items(pick, entries=False)
        whole = dict(items[at])
        self.split(path, items, at, first, 0, False)

        def change() -> None:
            items[at : at + 2] = [whole]

        self.arrange("join", change, path=f"{path}/{at + 1}", lose=lose)

    @precondition(has_bullets)
    @rule(pick=PICK, lose=LOSE)
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
    @rule(pick=PICK, first=PICK, pasted=PASTED, lose=LOSE)
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
    @rule(pick=PICK, text=WORDS, lose=LOSE)
    def write_a_private_note(self, pick: int, text: str, lose: bool) -> None:
        found = [(name, at) for name in LISTS for at in range(len(self.draft["lists"][name]))]
        name, at = found[pick % len(found)]
        one = self.draft["lists"][name][at]
        self.step("jot", lambda: one.update(note=text), path=f"/{name}/{at}", value=text, lose=lose)

    @precondition(lambda self: self.draft["made"])
    @rule(key=st.sampled_from(ORDER), to=st.sampled_from(ORDER), after=st.booleans(), lose=LOSE)
    def move_a_section(self, key: str, to: str, after: bool, lose: bool) -> None:
        def change() -> None:
            order = [one for one in self.draft["order"] or ORDER if one != key]
            order.insert(order.index(to) + after, key)
            self.draft["order"] = order

        words = {"key": key, "to": to, "after": after, "lose": lose}
        self.step("order", change if key != to else lambda: None, **words)
