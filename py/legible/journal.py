"""Actions as the journal has them: each can be carried out at once, or again after a page has ended."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from legible import actions
from legible.history import Timeline
from legible.library import Library
from legible.outcome import Outcome
from legible.pasting import lines_of
from legible.shelf import UNREADABLE
from legible.state import History, State

Action = Mapping[str, Any]
PASSING = ("backup", "look")  # what the journal does not repeat
TYPED = {  # by type: what of an action are a person's own words
    **dict.fromkeys(("edit", "notes", "advert", "jot", "draft-name", "version-name"), ("value",)),
    "paste": ("text",),
    "compose": ("did", "changed", "amount"),
}
NO_WAY = "This step cannot be taken: what is known about it was damaged. Your CVs stay as they are."


def carried_out(state: State, action: Action, library: Library, timeline: Timeline) -> Outcome:
    """Do what an action says."""
    if action["type"] in ("undo", "redo"):
        return _gone(state, action["type"] == "undo", bool(action.get("go")), timeline)
    return actions.STEPS[action["type"]](state, action, library)


def words_of(action: Action) -> list[str]:
    """Give what was typed or pasted, so that it is not lost with an action that fails: line by line."""
    kind = str(action.get("type"))
    words = [str(action.get(name, "")).strip() for name in TYPED.get(kind, ())]
    return lines_of(words[0]) if kind == "paste" else [", ".join(filter(None, words))] if any(words) else []


def _gone(state: State, back: bool, go: bool, timeline: Timeline) -> Outcome:
    """Take a step back, or do it again, and go to the field that was typed in."""
    step = state.history.last if back else state.history.next
    if step is None:
        say = f"There is nothing to {'undo' if back else 'redo'}."
        return Outcome(state, say=say, restructured=False)
    try:
        there = timeline.back(state) if back else timeline.forth(state)
    except UNREADABLE:  # a damaged step leads nowhere, and would stand in the way of all others
        return Outcome(dataclasses.replace(state, history=History()), alert=NO_WAY)
    say = f"{'Undone' if back else 'Done again'}: {step.why}."
    focus = f"at:{step.key.split()[-1]}" if go and step.key.startswith("edit ") else ""
    return Outcome(there, say=say, focus=focus, overwrite=True)
