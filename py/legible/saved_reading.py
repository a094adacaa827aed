"""Stored text to a state: older versions, damaged roots and missing records included; see `saved`."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from legible import shelf as shelves
from legible.migrations import VERSION, migrated
from legible.saved import APP, sum_of, sums_of
from legible.seen import Seen
from legible.shelf import UNREADABLE
from legible.state import Draft, History, Snapshot, State, Step
from legible.state_json import draft_from_json, step_from_json

FIRST_WITH_RECORDS = 3  # before this version everything stood in the root


Reason = Literal["newer", "damaged"]
SENTENCES: Mapping[Reason, str] = {
    "newer": "Your saved CVs were written by a newer version of Legible, which this page cannot read. "
    "They are kept unchanged in this browser: reload the page to get the newer version. "
    "Until then, nothing you do here is saved.",
    "damaged": "Your saved work could not be read, so it is kept aside in this browser, unchanged. "
    "You can download it below and start afresh.",
}
PARTLY = (
    "A part of your saved work could not be read: {what}. It is kept aside in this browser, unchanged, "
    "and you can download it below. The rest is here."
)
CHANGED = (
    "A CV was damaged where it is stored. What can be read of it is here: please look through it. As it was "
    "stored, it is kept aside in this browser, and you can download it below."
)
HURT = (
    "The list of your saved CVs was damaged. What could be read of it is here. All of it, as it was stored, "
    "is kept aside in this browser, and you can download it below."
)


class CannotOpenSaved(Exception):
    """Say that stored text is not an envelope this version can open; the text must be kept aside."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(SENTENCES[reason])
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Opened:
    """A state that was stored."""

    state: State
    seen: int = 0  # number of the last journal entry that it holds
    revision: int = 0  # highest number in the name of a record
    lost: tuple[str, ...] = ()  # names of records that could not be read
    why: str = ""  # a sentence about these and the next; without names it is about the root and all records
    changed: tuple[str, ...] = ()  # names of records of CVs that were damaged and could be read all the same


def from_records(root: str, kept: Mapping[str, str]) -> Opened:
    """Open what was stored, older versions included; raises CannotOpenSaved.

    A draft or a run of steps that is damaged takes no other along.
    """
    try:
        envelope = json.loads(root)
        version = envelope["version"] if envelope["app"] == APP else None
        if type(version) is not int or version < 1:
            raise CannotOpenSaved("damaged")
        if version > VERSION:
            raise CannotOpenSaved("newer")
        if version < FIRST_WITH_RECORDS:
            return _with_alone(from_whole({**envelope["state"], "shelf": kept}, version))
        return _joined(envelope, kept)
    except UNREADABLE as error:
        raise CannotOpenSaved("damaged") from error


def _with_alone(opened: Opened) -> Opened:
    """Name what an old root no longer leads to: it had no sum by which its own damage would be noticed."""
    tidy = shelves.tidied(opened.state)
    alone = tuple(name for name in opened.state.shelf if name not in tidy.shelf)
    why = opened.why or (PARTLY.format(what="a file as it was read") if alone else "")
    return dataclasses.replace(opened, lost=(*opened.lost, *alone), why=why)


def from_whole(data: Mapping[str, Any], version: int) -> Opened:
    """Open everything as `whole` wrote it, or an older version did; raises what UNREADABLE names."""
    state = migrated(dict(data), version)
    shelf, missed = shelves.from_texts(data.get("shelf", {}))
    drafts = tuple(draft_from_json(state["drafts"][key], shelf) for key in state["order"])
    steps = tuple(map(step_from_json, state["steps"]))
    proposal = draft_from_json(state["proposal"], shelf) if state["proposal"] else None
    at = max(0, min(int(state["at"]), len(steps)))
    opened = _state(state, drafts, History(steps, at), proposal, shelf)
    why = PARTLY.format(what="a file as it was read") if missed else ""
    return Opened(opened, lost=tuple(missed), why=why)


def _joined(envelope: Mapping[str, Any], kept: Mapping[str, str]) -> Opened:
    """Join the records that a root names."""
    body, sound = envelope["state"], envelope.get("sum") == sum_of(envelope)
    hurt = _hurt(body.get("sums", {}), kept) if sound else set()
    whole = {name: text for name, text in kept.items() if name not in hurt}
    shelf, missed = shelves.from_texts({name: whole[name] for name in body["shelf"] if name in whole})
    missed += [name for name in body["shelf"] if name in hurt]
    drafts, lost = _drafts(body["records"], kept, shelf)
    if not drafts:
        raise CannotOpenSaved("damaged")
    history, unread = _history(body, whole)
    proposals, gone = _drafts([body["proposal"]] if body["proposal"] else [], kept, shelf)
    state = _state(body, tuple(drafts), history, proposals[0] if proposals else None, shelf)
    number, revision = int(envelope["seen"]), int(envelope["revision"])
    if not sound:
        taken = (name.rpartition("-")[2] for name in kept)
        revision = max([revision, *(int(digits) for digits in taken if digits.isdecimal())])
        return Opened(state, number, revision, (), HURT)
    changed = [name for name in (*body["records"], body["proposal"]) if name in hurt - {*lost, *gone}]
    why = _told(lost, unread, gone, missed, changed)
    tidy = shelves.tidied(state)
    alone = [
        name for name in state.shelf if why and name not in tidy.shelf
    ]  # what is lost may have led to it
    return Opened(
        tidy, number, revision, (*lost, *unread, *gone, *missed, *alone), why, tuple(map(str, changed))
    )


def _told(lost: list[str], unread: list[str], gone: list[str], missed: list[str], changed: list[str]) -> str:
    """Say what was damaged, by the names of the records; nothing where nothing was."""
    parts = {
        "a CV": lost,
        "the steps that Undo takes back": unread,
        "a file": gone,
        "a version or a file as it was read": missed,
    }
    what = [word for word, names in parts.items() if names]
    partly = PARTLY.format(what=", ".join(what)) if what else ""
    return " ".join(filter(None, (partly, CHANGED if changed else "")))


def _hurt(sums: Mapping[str, int], kept: Mapping[str, str]) -> set[str]:
    """Name the records whose texts are no longer those that were written."""
    now = sums_of({name: kept[name] for name in sums if name in kept})
    return {name for name in kept if name in sums and sums[name] != now.get(name)}


def _drafts(
    names: Iterable[str], kept: Mapping[str, str], shelf: Mapping[str, Seen | Snapshot]
) -> tuple[list[Draft], list[str]]:
    """Read the drafts that can be read, and name the records of the others."""
    drafts, lost = [], []
    for name in names:
        try:
            drafts.append(draft_from_json(json.loads(kept[name]), shelf))
        except UNREADABLE:
            lost.append(str(name))
    return drafts, lost


def _history(body: Mapping[str, Any], kept: Mapping[str, str]) -> tuple[History, list[str]]:
    """Read the steps; where some are missing, those before them lead nowhere."""
    steps: list[Step] = []
    try:
        for name in body["blocks"]:
            steps.extend(map(step_from_json, json.loads(kept[name])))
    except UNREADABLE:
        return History(), [str(name) for name in body["blocks"]]
    return History(tuple(steps), max(0, min(int(body["at"]), len(steps)))), []


def _state(
    data: Mapping[str, Any],
    drafts: tuple[Draft, ...],
    history: History,
    proposal: Draft | None,
    shelf: Mapping[str, Seen | Snapshot],
) -> State:
    ids = [draft.id for draft in drafts]
    if not ids or len(set(ids)) != len(ids):
        raise ValueError("each draft has an id of its own")
    current = str(data["current"]) if data["current"] in ids else ids[0]
    last = max([int(data["last_id"]), *(int(key) for key in ids if key.isdecimal())])
    return State(drafts, current, last, proposal, history, shelf, str(data["backed_up"]))
