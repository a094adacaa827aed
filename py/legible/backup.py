"""One file with everything, and back: what it holds is shown beside what is here before anything changes."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from legible import versions
from legible.drafts import base_of, title, titles, with_known_guides
from legible.library import Library
from legible.migrations import VERSION
from legible.moments import day_in_words
from legible.outcome import Outcome, put_draft
from legible.saved import CannotOpenSaved, from_whole, whole
from legible.shelf import UNREADABLE, tidied
from legible.state import Arriving, Draft, History, State, Version
from legible.state_json import draft_to_json

Action = Mapping[str, Any]
Replay = Callable[[Mapping[str, Any]], State]  # opens what a page has stored as it is
Kind = Literal["same", "different", "new"]
TYPE = "application/json"
OURS = re.compile(rb'\s*\{\s*"app"\s*:\s*"legible"')
RAW = ("raw-backup", "kept-aside")  # written by the page: the stored texts as they are
KEPT_APART = ("id", "name", "base", "versions")  # what may differ where two CVs are the same
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


@dataclass(frozen=True, slots=True)
class Held:
    """A CV in a backup, and how it stands to those here."""

    title: str
    kind: Kind
    draft: Draft
    here: Draft | None = None  # the one it corresponds to
    named: bool = False  # it has a name, where the same CV here has none
    versions: tuple[Version, ...] = ()  # those kept for good that the same CV here has not

    @property
    def brings(self) -> bool:
        """Tell whether merging takes something over from it."""
        return self.kind != "same" or self.named or bool(self.versions)

    @property
    def missing(self) -> str:
        """Say in words what the same CV here is without."""
        count = len(self.versions)
        told = [*(["its name"] if self.named else []), *([_saved_versions(count)] if count else [])]
        return " and ".join(told)


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
        state = replay(envelope) if envelope["kind"] in RAW else _of_backup(envelope)
        made = str(envelope.get("made", ""))
    except CannotOpenSaved as reason:
        raise NotOpened(NEWER if reason.reason == "newer" else DAMAGED) from reason
    except UNREADABLE as error:
        raise NotOpened(DAMAGED) from error
    return Arriving(file_name, made, state.drafts, state.current, state.shelf)


def _of_backup(envelope: Mapping[str, Any]) -> State:
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
    return from_whole({**envelope["state"], "steps": [], "at": 0}, version).state


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
    over = action["use"] == "replace"
    return Outcome(
        versions.thinned(restored), say=say, focus="drafts-title", why=why, overwrite=True, milestone=over
    )


def _replaced(state: State, found: Arriving) -> State:
    """Have the backup's CVs and no others, under their own ids, by which their variants know them."""
    last = max([state.last_id, *(int(draft.id) for draft in found.drafts if draft.id.isdecimal())])
    shelf = {**found.shelf, **state.shelf}
    # Undo leads back to what is here now, and that is in no backup unless there is nothing.
    date = state.backed_up if any(map(versions.holds, state.drafts)) else found.made
    return dataclasses.replace(
        state, drafts=found.drafts, current=found.current, last_id=last, shelf=shelf, backed_up=date
    )


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
    came = set(map(_moment, held.versions))
    rest = (version for version in here.versions if _moment(version) not in came)
    joined = sorted((*rest, *held.versions), key=lambda version: version.when)
    name = held.draft.name if held.named else here.name
    return dataclasses.replace(here, name=name, versions=tuple(joined))


def _with_base(draft: Draft, base: str | None) -> Draft:
    return dataclasses.replace(draft, base=base) if base and base != draft.id else draft


def _moment(version: Version) -> tuple[str, str]:
    """Give what tells a version from others, whatever its name."""
    return version.when, version.snapshot


def _added(state: State, found: Arriving) -> str:
    """Say what merging adds."""
    every = list(compared(state, found))
    more, kept = sum(held.kind != "same" for held in every), sum(len(held.versions) for held in every)
    parts = [f"{more} {'CV' if more == 1 else 'CVs'}"] if more or not kept else []
    told = " and ".join([*parts, *([_saved_versions(kept)] if kept else [])])
    return f"{told} {'was' if more + kept == 1 else 'were'} added from the backup."


def _saved_versions(count: int) -> str:
    return f"{count} saved {'version' if count == 1 else 'versions'}"


def compared(state: State, found: Arriving) -> Iterator[Held]:
    """Say of each CV in a backup whether it is here; no two of them are the same one here."""
    names, same = titles(found.drafts), _twins(state.drafts, found.drafts)
    taken = {here.id for here in same.values()}
    left = [draft for draft in state.drafts if draft.id not in taken]
    for draft in found.drafts:
        name = names[draft.id]
        if draft.id in same:
            yield _same(name, draft, same[draft.id])
            continue
        other = next((one for one in left if _earlier(one, draft)), None)
        if other:
            left.remove(other)
        yield Held(name, "different" if other else "new", draft, other)


def _twins(here: Iterable[Draft], there: Iterable[Draft]) -> dict[str, Draft]:
    """Find for each CV of a backup, by its id, the one here that says the same, the likeliest first."""
    left = [(_content(draft), draft) for draft in here]
    wanted = [(_content(draft), draft) for draft in there]
    same: dict[str, Draft] = {}
    for likely in _LIKELY:
        for content, draft in wanted:
            pairs = (one for one in left if one[0] == content and likely(one[1], draft))
            twin = None if draft.id in same else next(pairs, None)
            if twin:
                same[draft.id] = twin[1]
                left.remove(twin)
    return same


_LIKELY: tuple[Callable[[Draft, Draft], bool], ...] = (
    lambda here, draft: here.id == draft.id and here.name == draft.name,
    lambda here, draft: here.name == draft.name,
    lambda here, draft: here.id == draft.id,
    lambda here, draft: True,
)


def _same(name: str, draft: Draft, here: Draft) -> Held:
    mine = {_moment(version) for version in here.versions if not versions.automatic(version)}
    kept = (version for version in draft.versions if not versions.automatic(version))
    missing = tuple(version for version in kept if _moment(version) not in mine)
    return Held(name, "same", draft, here, bool(draft.name.strip()) and not here.name.strip(), missing)


def _content(draft: Draft) -> Mapping[str, Any]:
    return {key: value for key, value in draft_to_json(draft).items() if key not in KEPT_APART}


def _earlier(here: Draft, draft: Draft) -> bool:
    """Say whether one CV was the other once: it goes by the same name, or has its id and its person."""
    if title(here) == title(draft):
        return True
    names = (here.cv.basics.name.strip().casefold(), draft.cv.basics.name.strip().casefold())
    return here.id == draft.id and names[0] == names[1]


STEPS: Mapping[str, Callable[[State, Action, Library], Outcome]] = {
    "backup": backed_up,
    "restore": settled,
}
