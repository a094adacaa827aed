"""A plain model of a visitor's CVs: dicts and lists, and a copy of all of them before and after each step.

It shares nothing with the engine. A line carries its own mark of being hidden and an entry its own private
note, so that nothing has to follow when they are moved.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

Plain = dict[str, Any]
Shot = tuple[list[Plain], int]  # all CVs, and the mark of the open one
PAUSE_SECONDS = 3  # in the typing: what comes later is a step of its own
LISTS = ("work", "projects")
LOOK: Plain = {"theme": "classic", "adjust": {}, "titles": {}, "language": ""}
DAY = "23 Nov 2026"  # of every backup here


def line(text: str = "", hidden: bool = False) -> Plain:
    return {"text": text, "hidden": hidden}


def entry(fields: Plain | None = None, bullets: tuple[str, ...] = ()) -> Plain:
    return {"fields": fields or {}, "bullets": [*map(line, bullets)], "hidden": False, "note": ""}


def put(fields: Plain, name: str, text: str) -> None:
    """Write a field; an empty one is not there."""
    fields.pop(name, None)
    fields.update({name: text} if text else {})


def cv_of(resume: Plain) -> Plain:
    """Give what a small JSON Resume holds."""
    cv: Plain = {"fields": dict(resume.get("basics", {})), "lists": {}}
    for name in LISTS:
        found = [dict(one) for one in resume.get(name, ())]
        cv["lists"][name] = [entry(one, tuple(one.pop("highlights", ()))) for one in found]
    return cv


def title(draft: Plain) -> str:
    told = [draft["fields"].get(name, "").strip() for name in ("name", "label")]
    return draft["name"].strip() or ", ".join(filter(None, told)) or draft["file"] or "Untitled CV"


def titles(drafts: list[Plain]) -> list[str]:
    """Give what the CVs go by, the second of a name numbered and so on."""
    given: list[str] = []
    for draft in drafts:
        number, name = 1, title(draft)
        while name in given:
            number += 1
            name = f"{title(draft)} ({number})"
        given.append(name)
    return given


def content(draft: Plain) -> Plain:
    """Give what is in a CV, without what tells it from a copy."""
    return {key: value for key, value in draft.items() if key not in ("mark", "name", "base", "versions")}


class PlainModel:
    """All CVs, which of them is open, and the steps that led here."""

    def __init__(self) -> None:
        self.marks = 0
        self.drafts = [self.empty()]
        self.opened = 1
        self.done: list[Plain] = []
        self.undone: list[Plain] = []
        self.waiting: Plain | None = None  # a file that was read while another CV was open

    def empty(self, paper: str = "a4") -> Plain:
        """Give an empty CV with a mark of its own."""
        self.marks += 1
        cv: Plain = {"fields": {}, "lists": {name: [] for name in LISTS}}
        own = {"mark": self.marks, "name": "", "base": 0, "versions": [], "made": False, "file": ""}
        own |= deepcopy(LOOK)
        return {**cv, **own, "rough": "", "advert": "", "paper": paper, "order": []}

    @property
    def draft(self) -> Plain:
        """Give the open CV."""
        return self.drafts[self.place(self.opened) or 0]

    def place(self, mark: int) -> int | None:
        """Say where a CV stands; None where there is none of that mark."""
        return next((at for at, draft in enumerate(self.drafts) if draft["mark"] == mark), None)

    # The history

    def shot(self) -> Shot:
        return deepcopy(self.drafts), self.opened

    def note(self, before: Shot, key: str, second: int, steps: int) -> None:
        """Keep a step, joined with the one before where somebody typed on in one place.

        What cannot be seen here, an automatic version, may be a step too: then `steps` is one more.
        """
        last = self.done[-1] if self.done else None
        changed = before[0] != self.drafts
        if not changed and steps == len(self.done):
            return
        soon = last and not self.undone and second - last["second"] <= PAUSE_SECONDS
        start = before[0]
        if last and soon and key and last["key"] == key:
            start = self.done.pop()["before"][0]
        self.undone.clear()
        if start != self.drafts or steps > len(self.done):
            step = {"before": (start, before[1]), "after": self.shot(), "key": key, "second": second}
            self.done.append(step)

    def undo(self) -> None:
        if self.done:
            self.undone.append(self.done.pop())
            self.show(self.undone[-1]["before"])

    def redo(self) -> None:
        if self.undone:
            self.done.append(self.undone.pop())
            self.show(self.done[-1]["after"])

    def show(self, shot: Shot) -> None:
        self.drafts, self.opened = deepcopy(shot)
        if self.place(self.opened) is None:
            self.opened = self.drafts[0]["mark"]

    # Files

    def bring(self, name: str, resume: Plain) -> None:
        """Take a file for the open CV, unless somebody has made one here: then it waits."""
        found = {**cv_of(resume), "file": name, "made": True}
        if self.draft["made"]:
            self.waiting = found
        else:
            self.draft.update(found)

    def choose(self, use: str) -> None:
        found, self.waiting = self.waiting, None
        if use == "new":
            self.begin()
        if use in ("new", "replace"):
            self.draft.update(found or {})

    # Several CVs

    def add(self, draft: Plain) -> None:
        self.drafts.append(draft)
        self.opened = draft["mark"]

    def begin(self) -> None:
        self.add(self.empty(self.draft["paper"]))

    def copy(self, place: int, tailored: bool) -> None:
        was = self.drafts[place]
        name = titles(self.drafts)[place] + (", tailored" if tailored else ", copy")
        base = was["mark"] if tailored else was["base"]
        self.marks += 1
        self.add({**deepcopy(was), "mark": self.marks, "name": name, "base": base, "versions": []})

    def delete(self, place: int) -> None:
        gone = self.drafts.pop(place)
        if not self.drafts:
            self.drafts.append(self.empty(gone["paper"]))
        if self.opened == gone["mark"]:
            self.opened = self.drafts[min(place, len(self.drafts) - 1)]["mark"]

    def base(self) -> Plain | None:
        """Give the CV that the open one was tailored from."""
        place = self.place(self.draft["base"])
        return None if place is None else self.drafts[place]

    # Versions

    def keep_version(self, second: int) -> None:
        draft = self.draft
        names = [version["name"] for version in draft["versions"]]
        free = next(f"Version {number}" for number in range(1, 99) if f"Version {number}" not in names)
        draft["versions"].append({"name": free, "second": second, "was": deepcopy(content(draft))})

    def restore_version(self, index: int) -> None:
        self.draft.update(deepcopy(self.draft["versions"][index]["was"]))

    # Backups

    def merge(self, backup: Shot, here: list[int | None], names: list[str]) -> None:
        """Add what a backup holds; `here` says which CV each one is the same as, `names` how it goes by."""
        marks: dict[int, int] = {}
        bases: list[tuple[Plain, int]] = []  # a CV, and the mark of its base in the backup
        came = []
        for held, place, name in zip(deepcopy(backup[0]), here, names, strict=True):
            was, base = held["mark"], held["base"]
            if place is None:
                self.marks += 1
                came.append({**held, "mark": self.marks, "name": name, "base": 0})
            else:
                complete(self.drafts[place], held)
            twin = came[-1] if place is None else self.drafts[place]
            marks[was] = twin["mark"]
            bases += [(twin, base)] if self.place(twin["base"]) is None else []
        for draft, base in bases:
            if marks.get(base, draft["mark"]) != draft["mark"]:
                draft["base"] = marks[base]
        self.drafts += came
        self.opened = came[0]["mark"] if came else self.opened


def complete(draft: Plain, held: Plain) -> None:
    """Let a CV have what the same one in a backup has: a name where it has none, and its versions."""
    draft["name"] = draft["name"] if draft["name"].strip() else held["name"]
    here = [version["second"] for version in draft["versions"]]
    draft["versions"] += [version for version in held["versions"] if version["second"] not in here]
    draft["versions"].sort(key=lambda version: version["second"])
