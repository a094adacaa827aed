"""Undo and redo: every step is kept as the changes it made to the drafts' stored form."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from legible.changes import changes, redone, undone
from legible.state import Draft, History, Plain, State, Step
from legible.state_json import draft_from_json, draft_to_json

PAUSE_SECONDS = 3  # in the typing: what comes later is a step of its own
MOST_STEPS = 500
MOST_CHARACTERS = 600_000  # of a browser's storage of some five million


class Timeline:
    """Keeps the drafts' stored form beside them, as it is needed at every step."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Draft, Plain]] = {}  # by id

    def plain(self, draft: Draft) -> Plain:
        """Give a draft's stored form; the caller must not change it."""
        known = self._known.get(draft.id)
        if known is None or known[0] is not draft:
            self._known[draft.id] = known = (draft, draft_to_json(draft))
        return known[1]

    def after(self, before: State, state: State, why: str, key: str = "", when: str = "") -> State:
        """Add to the history what an action has changed."""
        if state.drafts == before.drafts:
            return state
        old, history = self._work(before.drafts), state.history
        last = history.last
        if last and not history.next and last.key == key and key and _soon(last.when, when):
            history = History(history.steps[:-1], history.at - 1)
            old, number = undone(old, last.changes), last.n
        else:
            number = history.steps[history.at - 1].n + 1 if history.at else 1
        made = tuple(changes(old, self._work(state.drafts)))
        size = len(json.dumps(made, ensure_ascii=False))
        step = Step(number, why, key, when, before.current, state.current, made, size)
        steps = (*history.steps[: history.at], *((step,) if made else ()))
        return dataclasses.replace(state, history=_trimmed(steps))

    def back(self, state: State) -> State:
        """Take the last step back; the state itself where there is none."""
        step = state.history.last
        if step is None:
            return state
        work = undone(self._work(state.drafts), step.changes)
        return self._opened(state, work, step.draft, state.history.at - 1)

    def forth(self, state: State) -> State:
        """Do again the step that was taken back last."""
        step = state.history.next
        if step is None:
            return state
        work = redone(self._work(state.drafts), step.changes)
        return self._opened(state, work, step.then, state.history.at + 1)

    def forget(self) -> None:
        """Let go of all that was kept."""
        self._known.clear()

    def _work(self, drafts: Iterable[Draft]) -> dict[str, Any]:
        plain = {draft.id: self.plain(draft) for draft in drafts}
        return {"order": list(plain), "drafts": plain}

    def _opened(self, state: State, work: Plain, current: str, at: int) -> State:
        """Make drafts of their stored form; those that stayed the same stay the same objects."""
        present = {draft.id: draft for draft in state.drafts}
        drafts = []
        for key in work["order"]:
            data = work["drafts"][key]
            same = key in present and self.plain(present[key]) == data
            drafts.append(present[key] if same else draft_from_json(data, state.shelf))
        there = [draft.id for draft in drafts]
        return dataclasses.replace(
            state,
            drafts=tuple(drafts),
            current=current if current in there else there[0],
            history=dataclasses.replace(state.history, at=at),
        )


def _soon(before: str, after: str) -> bool:
    """Say whether one moment follows another without a pause; without a clock all is one moment."""
    return before[:10] == after[:10] and abs(_second(after) - _second(before)) <= PAUSE_SECONDS


def _second(moment: str) -> int:
    """Give the second of the day in YYYY-MM-DDTHH:MM:SS."""
    digits = (moment[11:13], moment[14:16], moment[17:19])
    hours, minutes, seconds = (int(pair) if pair.isdecimal() else 0 for pair in digits)
    return (hours * 60 + minutes) * 60 + seconds


def _trimmed(steps: tuple[Step, ...]) -> History:
    """Let the oldest steps go once there are too many, or too large ones; the last one always stays."""
    size, kept = 0, 0
    for step in reversed(steps):
        size += step.size
        if kept and (kept >= MOST_STEPS or size > MOST_CHARACTERS):
            break
        kept += 1
    steps = steps[len(steps) - kept :]
    return History(steps, len(steps))
