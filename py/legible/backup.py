"""One file with everything, and back: what it holds is shown beside what is here before anything changes."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from legible import versions
from legible.drafts import base_of, with_known_guides
from legible.entries import is_entry, listed
from legible.held import Held, compared, moment, saved_versions
from legible.library import Library
from legible.migrations import VERSION
from legible.moments import day_in_words, second
from legible.outcome import Outcome, put_draft
from legible.saved import whole
from legible.saved_reading import CannotOpenSaved, Opened, from_records, from_whole
from legible.shelf import UNREADABLE, tidied
from legible.state import SNAPSHOT, Arriving, Draft, History, State

Action = Mapping[str, Any]
Replay = Callable[[Mapping[str, Any]], State]  # opens what a page has stored as it is
TYPE = "application/json"
LAST = "journal:"  # in place of a record's name: an entry of the journal
OURS = re.compile(rb'\s*\{\s*"app"\s*:\s*"legible"')
RESTORED = "restored "  # how the key of a step begins after which a backup holds all there is
RAW = ("raw-backup", "kept-aside")  # written by the page: the stored texts as they are
DAMAGED = (
    "This is a backup from Legible, but a damaged one: it cannot be read. Nothing was changed. "
    "Try an older backup."
)
NEWER = (
    "This backup was made by a newer version of Legible, which this page cannot read. Nothing was changed. "
    "Reload the page to get the newer version, then try again."
)
SEALED = "This backup is encrypted. Choose it under “Upload a CV” in the page, which asks for its passphrase."
FOREIGN = "This file comes from Legible, but it is no backup. Nothing was changed."
GONE = "There is no backup waiting here any more. Choose the file again."


class NotOpened(Exception):
    """Say in a sentence why a backup cannot be opened."""


def backed_up(state: State, action: Action, library: Library) -> Outcome:
    """Hand over one file with every CV and its versions."""
    now = str(action.get("now", ""))
    day = now[:10] or str(action["today"])
    state = dataclasses.replace(state, backed_up=now or day)
    # The steps lead to what was deleted, and mean nothing elsewhere; of a file that waits there is the file.
    held = whole(tidied(dataclasses.replace(state, history=History(), proposal=None)))
    text = json.dumps(
        {"app": "legible", "kind": "backup", "version": VERSION, "made": now or day, "state": held},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    file = (f"legible-backup-{day}.json", text, TYPE)
    return Outcome(state, say=f"The backup {file[0]} is ready.", file=file, restructured=False)


def is_ours(data: bytes) -> bool:
    """Say whether a file was made by Legible itself, by what is in it."""
    if OURS.match(data):
        return True
    if data.lstrip()[:1] != b"{" or b'"legible"' not in data:
        return False
    try:
        return bool(json.loads(data).get("app") == "legible")
    except (ValueError, RecursionError):
        return False


def arriving(data: bytes, file_name: str, replay: Replay) -> Arriving:
    """Read a backup; raises NotOpened."""
    try:
        envelope = json.loads(data)
        raw = envelope["kind"] in RAW
        opened = _of_raw(envelope, replay) if raw else _of_backup(envelope)
        made = str(envelope.get("made", ""))
    except CannotOpenSaved as reason:
        raise NotOpened(NEWER if reason.reason == "newer" else DAMAGED) from reason
    except UNREADABLE as error:
        raise NotOpened(DAMAGED) from error
    state = opened.state
    return Arriving(file_name, made, state.drafts, state.current, state.shelf, _damaged(opened))


def _of_raw(envelope: Mapping[str, Any], replay: Replay) -> Opened:
    """Open what a page has stored; the journal's entries come over what can be read of it."""
    found = from_records(envelope["saved"], envelope["kept"]) if envelope["saved"] else Opened(State())
    passed_over = [LAST for entry in listed(envelope.get("journal")) if not is_entry(entry)]
    return dataclasses.replace(found, state=replay(envelope), lost=(*found.lost, *passed_over))


def _damaged(opened: Opened) -> str:
    """Say what cannot be read: missing versions, and records by what their names begin with."""
    kept = {version.snapshot for draft in opened.state.drafts for version in draft.versions}
    drafts = sum(name.startswith("draft-") for name in opened.lost)
    files = sum(not name.startswith(("draft-", "steps-", SNAPSHOT, LAST)) for name in opened.lost)
    counts = (
        (drafts, "CV", "CVs"),
        (len(kept - opened.state.shelf.keys()), "version", "versions"),
        (files, "file as it was read", "files as they were read"),
        (opened.lost.count(LAST), "last step", "last steps"),
    )
    return " and ".join(f"{count} {one if count == 1 else more}" for count, one, more in counts if count)


def _of_backup(envelope: Mapping[str, Any]) -> Opened:
    if envelope["kind"] == "encrypted-backup":
        raise NotOpened(SEALED)
    if envelope["kind"] != "backup":
        raise NotOpened(FOREIGN)
    version = envelope["version"]
    if type(version) is not int or version < 1:
        raise NotOpened(DAMAGED)
    if version > VERSION:
        raise NotOpened(NEWER)
    # Older backups hold steps too: they lead to what was there, not to what is here.
    return from_whole({**envelope["state"], "steps": [], "at": 0}, version)


def received(state: State, data: bytes, name: str, replay: Replay) -> Outcome:
    """Show what a backup holds, or say why it cannot be opened; nothing changes before the person chooses."""
    try:
        found = arriving(data, name, replay)
    except NotOpened as reason:
        return Outcome(state, alert=f"{name}: {reason}", restructured=False)
    waiting = dataclasses.replace(state, arriving=found)
    say = f"{found.file_name} is a backup. Nothing was changed yet: choose."
    return Outcome(waiting, say=say, focus="arriving-title", restructured=False)


def settled(state: State, action: Action, library: Library) -> Outcome:
    """Add what the backup has and is not here, let it replace everything, or let it go."""
    found, state = state.arriving, dataclasses.replace(state, arriving=None)
    if action["use"] == "keep":
        return Outcome(state, say="Everything stays as it was.", focus="drafts-title", restructured=False)
    if found is None:
        return Outcome(state, alert=GONE, restructured=False)
    found = dataclasses.replace(found, drafts=with_known_guides(found.drafts, library))
    restored = _merged(state, found, library) if action["use"] == "merge" else _replaced(state, found)
    day = day_in_words(found.made, library)
    why = f"restoring the backup of {day}" if day else "restoring a backup"
    say = "The backup has replaced everything. Undo brings back what was here."
    if action["use"] == "merge":
        say = _added(state, found)
    over, key, now = action["use"] == "replace", "", str(action.get("now") or action["today"])
    if over or _is_all(restored, found):
        key = f"{RESTORED}{found.made}"
        if restored.drafts == state.drafts or not any(map(versions.holds, state.drafts)):
            restored = dataclasses.replace(restored, backed_up=now)
    restored = versions.thinned(restored)
    return Outcome(restored, say=say, focus="drafts-title", why=why, key=key, overwrite=True, milestone=over)


def _is_all(state: State, found: Arriving) -> bool:
    """Say whether a backup holds all there is."""
    rows = list(compared(state, found))
    held = {held.here.id for held in rows if held.here and held.kind == "same" and not held.brings}
    return len(held) == len(rows) and held >= {draft.id for draft in state.drafts if versions.holds(draft)}


def last_backup(state: State) -> str:
    """Give when a file last held all there was: one was made, or one was restored and has not been undone."""
    done = state.history.steps[: state.history.at]
    restored = (step.when for step in done if step.key.startswith(RESTORED))
    return max((state.backed_up, *restored), key=second)


def _replaced(state: State, found: Arriving) -> State:
    """Have the backup's CVs and no others, under their own ids, by which their variants know them."""
    last = max([state.last_id, *(int(draft.id) for draft in found.drafts if draft.id.isdecimal())])
    shelf = {**found.shelf, **state.shelf}
    return dataclasses.replace(state, drafts=found.drafts, current=found.current, last_id=last, shelf=shelf)


def _merged(state: State, found: Arriving, library: Library) -> State:
    """Add what is not here; variants find their base among what is here and what came."""
    here: dict[str, str] = {}  # id in the backup -> id here
    bases: dict[str, str] = {}  # id here -> id of its base in the backup
    last, came = state.last_id, []
    shelf = {**found.shelf, **state.shelf}
    day = day_in_words(found.made, library)
    source = f"from the backup of {day}" if day else "from a backup"
    for held in compared(state, found):
        if held.kind == "same" and held.here:
            here[held.draft.id] = held.here.id
            state = put_draft(state, _completed(held.here, held))
            bases |= {} if base_of(state, held.here) else {held.here.id: held.draft.base}
            continue
        last += 1
        here[held.draft.id] = str(last)
        name = held.draft.name if held.kind == "new" else f"{held.title} ({source})"
        came.append(dataclasses.replace(held.draft, id=str(last), name=name, base=""))
        bases[str(last)] = held.draft.base
    drafts = tuple(_with_base(draft, here.get(bases.get(draft.id, ""))) for draft in (*state.drafts, *came))
    current = came[0].id if came else state.current
    return dataclasses.replace(state, drafts=drafts, current=current, last_id=last, shelf=shelf)


def _completed(here: Draft, held: Held) -> Draft:
    """Give the same CV what it is without: a name, and the versions that were kept for good."""
    if not held.brings:
        return here
    came = set(map(moment, held.versions))
    rest = (version for version in here.versions if moment(version) not in came)
    joined = sorted((*rest, *held.versions), key=lambda version: version.when)
    name = held.draft.name if held.named else here.name
    return dataclasses.replace(here, name=name, versions=tuple(joined))


def _with_base(draft: Draft, base: str | None) -> Draft:
    return dataclasses.replace(draft, base=base) if base and base != draft.id else draft


def _added(state: State, found: Arriving) -> str:
    """Say what merging adds."""
    every = list(compared(state, found))
    more, kept = sum(held.kind != "same" for held in every), sum(len(held.versions) for held in every)
    parts = [f"{more} {'CV' if more == 1 else 'CVs'}"] if more or not kept else []
    told = " and ".join([*parts, *([saved_versions(kept)] if kept else [])])
    return f"{told} {'was' if more + kept == 1 else 'were'} added from the backup."


STEPS: Mapping[str, Callable[[State, Action, Library], Outcome]] = {
    "backup": backed_up,
    "restore": settled,
}
