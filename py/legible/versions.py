"""Versions of a CV: named ones, and those kept automatically before what may be regretted."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from legible.library import Library
from legible.moments import second
from legible.outcome import Outcome, put_draft, with_draft
from legible.resume_json import cv_to_json
from legible.shelf import UNREADABLE, names_in, tidied, to_text
from legible.state import SNAPSHOT, Draft, History, Snapshot, State, Version
from legible.state_json import draft_from_json, draft_to_json

Action = Mapping[str, Any]
MOST_AUTOMATIC = 20  # per CV
MOST_CHARACTERS = 1_000_000  # of all CVs' versions; a browser's storage holds some five million
MOST_BEHIND = 500_000  # of what only steps of the history lead to
PAUSE_SECONDS = 600  # between two that are kept while editing
GONE = "That version has been deleted already."
LOST = "This version could not be read, so nothing was changed. The other versions are not affected."


def automatic(version: Version) -> bool:
    """Say whether a version may go by itself."""
    return bool(version.why) and not version.name.strip()


def snapshot_of(draft: Draft) -> Snapshot:
    """Keep a draft as it is, without its own versions."""
    plain = {**draft_to_json(draft), "versions": []}
    del plain["parted"]
    text = json.dumps(plain, sort_keys=True)
    return Snapshot(f"{SNAPSHOT}{hashlib.sha256(text.encode()).hexdigest()[:20]}", plain)


def with_earlier(before: State, outcome: Outcome, when: str) -> State:
    """Keep what a CV was before an action that may be regretted, and every ten minutes of editing."""
    state = outcome.state
    if state.drafts is before.drafts:
        return state
    if when:
        state = _with_versions(before, outcome, when)
    return state if state.shelf is before.shelf else _bounded(state, before.drafts)


def _with_versions(before: State, outcome: Outcome, when: str) -> State:
    state = outcome.state
    present = {draft.id: draft for draft in state.drafts}
    for draft in before.drafts:
        now = present.get(draft.id, draft)
        if now is not draft and holds(draft) and _wanted(draft, now, when, outcome.milestone):
            state = _with_version(state, now, draft, Version("", when, outcome.why or "a change", ""))
    return state


def holds(draft: Draft) -> bool:
    """Say whether anything has been written or read into a CV."""
    return bool(draft.rough.strip() or cv_to_json(draft.cv))


def _wanted(draft: Draft, now: Draft, when: str, milestone: bool) -> bool:
    if milestone:
        return True
    last = draft.versions[-1].when if draft.versions else ""
    return (
        now.cv != draft.cv and now.versions == draft.versions and second(when) - second(last) >= PAUSE_SECONDS
    )


def _with_version(state: State, owner: Draft, kept: Draft, version: Version) -> State:
    """Add a version to a draft, unless its last one holds the same."""
    snapshot = snapshot_of(kept)
    if version.why and owner.versions and owner.versions[-1].snapshot == snapshot.name:
        return state
    version = dataclasses.replace(version, snapshot=snapshot.name)
    state = put_draft(state, dataclasses.replace(owner, versions=(*owner.versions, version)))
    return thinned(dataclasses.replace(state, shelf={**state.shelf, snapshot.name: snapshot}))


def thinned(state: State) -> State:
    """Let the oldest automatic versions go where there are too many, or too large ones."""
    gone = set(_too_many(state.drafts)) | set(_too_large(state))
    for draft in state.drafts if gone else ():
        rest = tuple(version for version in draft.versions if (draft.id, version) not in gone)
        if len(rest) < len(draft.versions):
            state = put_draft(state, dataclasses.replace(draft, versions=rest))
    return state


def _too_many(drafts: Iterable[Draft]) -> Iterator[tuple[str, Version]]:
    for draft in drafts:
        mine = [version for version in draft.versions if automatic(version)]
        yield from ((draft.id, version) for version in mine[: max(0, len(mine) - MOST_AUTOMATIC)])


def _too_large(state: State) -> Iterator[tuple[str, Version]]:
    owned = [(draft.id, version) for draft in state.drafts for version in draft.versions]
    users: dict[str, int] = {}
    for _, version in owned:
        users[version.snapshot] = users.get(version.snapshot, 0) + 1
    sizes = {name: _size(state, name) for name in users}
    total = sum(sizes.values())
    for owner, version in sorted(owned, key=lambda pair: pair[1].when):
        if total <= MOST_CHARACTERS:
            break
        if automatic(version):
            users[version.snapshot] -= 1
            total -= 0 if users[version.snapshot] else sizes[version.snapshot]
            yield owner, version


def _bounded(state: State, before: Iterable[Draft]) -> State:
    """Let the oldest steps go that lead to more than there is room for, and what nothing leads to then."""
    before, history = tuple(before), state.history
    known = names_in([draft_to_json(draft) for draft in (*before, *state.drafts)])
    room, gone = MOST_BEHIND, history.at
    while gone:
        fresh = names_in(history.steps[gone - 1].changes) - known
        room -= sum(len(to_text(state.shelf[name])) for name in fresh if name in state.shelf)
        if room < 0:
            break
        known |= fresh
        gone -= 1
    history = History(history.steps[gone:], history.at - gone)
    return tidied(dataclasses.replace(state, history=history), before)


def _size(state: State, name: str) -> int:
    snapshot = state.shelf.get(name)
    return len(json.dumps(snapshot.draft, ensure_ascii=False)) if isinstance(snapshot, Snapshot) else 0


def version_kept(state: State, action: Action, library: Library) -> Outcome:
    """Keep the CV as it is now under a name."""
    draft = state.draft
    taken = {version.name for version in draft.versions}
    number = next(n for n in range(1, len(taken) + 2) if f"Version {n}" not in taken)
    version = Version(f"Version {number}", str(action.get("now", "")), "", "")
    kept = _with_version(state, draft, draft, version)
    say = f"Kept as “{version.name}”. Give it a name that tells you more."
    focus = f"select:version-{len(kept.draft.versions) - 1}"
    return Outcome(kept, say=say, focus=focus, restructured=False, why="saving a version")


def version_restored(state: State, action: Action, library: Library) -> Outcome:
    """Go back to a version; the present one is kept as a version first."""
    found = _version(state, action)
    if found is None:
        return Outcome(state, say=GONE)
    was = read_version(state, found.snapshot)
    if was is None:
        return Outcome(state, alert=LOST)
    now = state.draft
    own = dataclasses.replace(was, id=now.id, name=now.name, base=now.base, parted=now.parted)
    restored = put_draft(state, dataclasses.replace(own, guide=now.guide, versions=now.versions))
    why = f"going back to “{found.name}”" if found.name else "going back to an earlier version"
    say = "This is the earlier version. The one before it was kept; Undo brings it back."
    return Outcome(restored, say=say, focus="your-cv", why=why, overwrite=True, milestone=True)


def version_deleted(state: State, action: Action, library: Library) -> Outcome:
    """Delete a version; Undo brings it back."""
    found = _version(state, action)
    if found is None:
        return Outcome(state, say=GONE)
    index, versions = int(action["index"]), state.draft.versions
    rest = with_draft(state, versions=(*versions[:index], *versions[index + 1 :]))
    say = "The version was deleted. Undo brings it back."
    return Outcome(rest, say=say, focus="versions-title", restructured=False, why="deleting a version")


def version_named(state: State, action: Action, library: Library) -> Outcome:
    """Name a version; an automatic one that is named never goes by itself."""
    found = _version(state, action)
    if found is None:
        return Outcome(state, say=GONE)
    index, versions = int(action["index"]), state.draft.versions
    name = str(action["value"]) if "value" in action else f"Before {found.why}"
    named = dataclasses.replace(found, name=name)
    state = with_draft(state, versions=(*versions[:index], named, *versions[index + 1 :]))
    key = f"version {state.current} {index} {found.snapshot}"
    focus = "" if "value" in action else f"select:version-{index}"
    return Outcome(state, focus=focus, restructured=False, why="naming a version", key=key)


def _version(state: State, action: Action) -> Version | None:
    """Find the version that a button was about; None where another stands there now."""
    index, versions = int(action["index"]), state.draft.versions
    found = versions[index] if 0 <= index < len(versions) else None
    return found if found and found.snapshot == action["key"] else None


def read_version(state: State, name: str) -> Draft | None:
    """Give the draft that a snapshot holds; None where it is missing or damaged."""
    snapshot = state.shelf.get(name)
    if not isinstance(snapshot, Snapshot):
        return None
    try:
        return draft_from_json(snapshot.draft, state.shelf)
    except UNREADABLE:
        return None


STEPS: Mapping[str, Callable[[State, Action, Library], Outcome]] = {
    "version-keep": version_kept,
    "version-restore": version_restored,
    "version-delete": version_deleted,
    "version-name": version_named,
}
