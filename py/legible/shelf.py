"""What is large and never changes: files as they were read and snapshots; gone once nothing leads there."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Mapping

from legible.compact import compact
from legible.seen import Seen
from legible.seen_json import seen_from_text, seen_to_text
from legible.state import SNAPSHOT, Draft, Snapshot, State
from legible.state_json import draft_to_json, step_to_json

Item = Seen | Snapshot
UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
# No name on the shelf may be that of another record; a backup's text is a stranger's.
NAME = re.compile(rf"[0-9a-f]{{8}}-\d+|{SNAPSHOT}[0-9a-f]{{20}}", re.ASCII)
_QUOTED = re.compile(rf'"({NAME.pattern})"', re.ASCII)


def to_text(item: Item) -> str:
    """Write what stands on the shelf."""
    return seen_to_text(item) if isinstance(item, Seen) else compact(item.draft)


def from_texts(texts: Mapping[str, str]) -> tuple[dict[str, Item], list[str]]:
    """Read what is on the shelf, and name what is damaged: the review or the versions miss it."""
    found: dict[str, Item] = {}
    missed = []
    for name, text in texts.items():
        try:
            found[name] = _item(name, text)
        except UNREADABLE:
            missed.append(name)
    return found, missed


def _item(name: str, text: str) -> Item:
    if not NAME.fullmatch(name):
        raise ValueError("no name of ours")
    if not name.startswith(SNAPSHOT):
        return seen_from_text(name, text)
    data = json.loads(text)
    if not isinstance(data["cv"], dict):
        raise TypeError("a snapshot holds a CV")
    return Snapshot(name, data)


def tidied(state: State, also: Iterable[Draft] = ()) -> State:
    """Take off the shelf what no draft, version or step of the history leads to any more, nor `also`."""
    drafts = [*state.drafts, *([state.proposal] if state.proposal else []), *also]
    named = names_in([list(map(draft_to_json, drafts)), list(map(step_to_json, state.history.steps))])
    kept = [item.draft for name, item in state.shelf.items() if name in named and isinstance(item, Snapshot)]
    named |= names_in(kept)
    return dataclasses.replace(
        state, shelf={name: item for name, item in state.shelf.items() if name in named}
    )


def names_in(value: object) -> set[str]:
    """Give what stands in a JSON-shaped value as the name of something on the shelf."""
    return set(_QUOTED.findall(compact(value)))
