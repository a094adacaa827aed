"""State to text for the browser's storage: a small root that names records which never change.

Whatever is large or rarely changes is a record of its own: a draft, a run of the history's steps, a file as
it was read, a snapshot. A changed draft is written under a new name before the root that names it, so
whatever ends the page in between, the root leads to a whole state. The root is `{"app", "version", "seen":
number of the last journal entry it holds, "revision": highest number in a record's name, "sum": CRC-32 by
which damage is noticed, "state": {..., "records": [names of drafts], "blocks": [names of runs of steps],
"shelf": [names], "sums": {name of a record: CRC-32 of its text}}}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from legible import shelf as shelves
from legible.compact import compact
from legible.history import Timeline
from legible.migrations import VERSION
from legible.state import Draft, State, Step
from legible.state_json import draft_to_json, step_to_json

APP = "legible"
BLOCK = 20  # steps of the history in one record


@dataclass(slots=True)
class Shelves:
    """What the page has stored, so that it is sent what is new."""

    revision: int = 0
    drafts: dict[str, tuple[Draft, str]] = field(default_factory=dict)  # by id: what its record holds
    blocks: dict[int, tuple[tuple[Step, ...], str]] = field(default_factory=dict)  # by place in the history
    proposal: tuple[Draft, str] | None = None
    shelf: set[str] = field(default_factory=set)
    names: tuple[str, ...] = ()
    sums: dict[str, int] = field(default_factory=dict)  # by name, of the texts as they are stored

    def name(self, kind: str) -> str:
        """Make up a name that no record has had."""
        self.revision += 1
        return f"{kind}-{self.revision}"


def to_records(state: State, seen: int, stored: Shelves, timeline: Timeline) -> tuple[str, dict[str, str]]:
    """Give the root and the texts of the records that are new; `stored` is brought up to date."""
    texts: dict[str, str] = {}
    drafts: dict[str, tuple[Draft, str]] = {}
    for draft in state.drafts:
        kept = stored.drafts.get(draft.id)
        if kept is None or kept[0] is not draft:
            kept = (draft, stored.name("draft"))
            texts[kept[1]] = compact(timeline.plain(draft))
        drafts[draft.id] = kept
    stored.drafts = drafts
    stored.blocks = _blocks(state.history.steps, stored, texts)
    if state.proposal is None:
        stored.proposal = None
    elif stored.proposal is None or stored.proposal[0] is not state.proposal:
        stored.proposal = (state.proposal, stored.name("draft"))
        texts[stored.proposal[1]] = compact(draft_to_json(state.proposal))
    for name, item in state.shelf.items():
        if name not in stored.shelf:
            texts[name] = shelves.to_text(item)
    stored.shelf = set(state.shelf)
    proposal = stored.proposal[1] if stored.proposal else ""
    blocks = [name for _steps, name in stored.blocks.values()]
    records = [name for _draft, name in drafts.values()]
    stored.names = (*records, *blocks, *state.shelf, *([proposal] if proposal else []))
    known = stored.sums | sums_of(texts)
    stored.sums = {name: known[name] for name in stored.names if name in known}
    body = {
        "records": records,
        "blocks": blocks,
        "shelf": list(state.shelf),
        "sums": stored.sums,
        "current": state.current,
        "last_id": state.last_id,
        "proposal": proposal,
        "at": state.history.at,
        "backed_up": state.backed_up,
    }
    root = {"app": APP, "version": VERSION, "seen": seen, "revision": stored.revision, "state": body}
    return compact({**root, "sum": sum_of(root)}), texts


def sum_of(root: Mapping[str, Any]) -> int:
    """Give the checksum of what a root says."""
    told = compact([root["seen"], root["revision"], root["state"]])
    return crc32(told.encode("utf-8", "surrogatepass"))


def sums_of(texts: Mapping[str, str]) -> dict[str, int]:
    """Give records' checksums by name."""
    return {name: crc32(text.encode("utf-8", "surrogatepass")) for name, text in texts.items()}


def _blocks(
    steps: tuple[Step, ...], stored: Shelves, texts: dict[str, str]
) -> dict[int, tuple[tuple[Step, ...], str]]:
    """Give each run of steps its record; one that holds the same steps keeps its record."""
    runs: dict[int, list[Step]] = {}
    for step in steps:
        runs.setdefault(step.n // BLOCK, []).append(step)
    blocks = {}
    for place, run in runs.items():
        kept = stored.blocks.get(place)
        if kept is None or not _same(kept[0], run):
            kept = (tuple(run), stored.name("steps"))
            texts[kept[1]] = compact([step_to_json(step) for step in run])
        blocks[place] = kept
    return blocks


def _same(one: tuple[Step, ...], other: list[Step]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def whole(state: State) -> dict[str, Any]:
    """Write everything as one JSON-shaped value, for a backup."""
    return {
        "order": [draft.id for draft in state.drafts],
        "drafts": {draft.id: draft_to_json(draft) for draft in state.drafts},
        "current": state.current,
        "last_id": state.last_id,
        "proposal": draft_to_json(state.proposal) if state.proposal else None,
        "steps": [step_to_json(step) for step in state.history.steps],
        "at": state.history.at,
        "backed_up": state.backed_up,
        "shelf": {name: shelves.to_text(item) for name, item in state.shelf.items()},
    }
