"""Actions as the journal has them: each can be carried out at once, or again after a page has ended."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from legible import actions
from legible.drafts import titles
from legible.entries import in_full
from legible.history import Timeline
from legible.library import Library
from legible.outcome import Outcome, with_leftovers
from legible.pasting import lines_of
from legible.resume_json import sound
from legible.shelf import UNREADABLE
from legible.state import History, State

Action = Mapping[str, Any]
PASSING = ("backup", "look")  # what the journal does not repeat
OF_ALL = {  # these find their CV themselves, or are about none
    "draft-new", "draft-open", "draft-copy", "draft-tailor", "draft-delete", "backup", "restore", "delete",
}  # fmt: skip
TYPED = {  # by type: what of an action are a person's own words
    **dict.fromkeys(("edit", "notes", "advert", "jot", "draft-name", "version-name", "retitle"), ("value",)),
    "paste": ("text",),
    "compose": ("did", "changed", "amount"),
}
DONE_HERE = {*actions.STEPS, "undo", "redo", "look", "report", "filter", "stop"}
KEPT = "keeping what was typed"
NOT_HERE = "The CV this was meant for is no longer here. What you typed is among the lines without a place."
UNREAD = (
    "The last things done here could not all be read, and those that could not were not done again. "
    "What was typed in them is among the lines without a place."
)
NO_WAY = "This step cannot be taken: what is known about it was damaged. Your CVs stay as they are."


def carried_out(state: State, action: Action, library: Library, timeline: Timeline) -> Outcome:
    """Do what an action says, in the CV that the page showed when it was asked for."""
    kind, meant = action["type"], str(action.get("open") or state.current)
    action = {name: sound(value) if isinstance(value, str) else value for name, value in action.items()}
    if kind in ("undo", "redo"):
        return _gone(state, kind == "undo", bool(action.get("go")), timeline)
    if kind in OF_ALL or meant == state.current:
        return actions.STEPS[kind](state, action, library)
    if meant not in (draft.id for draft in state.drafts):
        return Outcome(kept(state, action), alert=NOT_HERE if words_of(action) else "", why=KEPT)
    there = dataclasses.replace(state, current=meant)
    outcome = actions.STEPS[kind](there, action, library)
    return _back(outcome, state.current) if outcome.state.current == meant else outcome


def _back(outcome: Outcome, current: str) -> Outcome:
    """Go back to the CV that is open after a step in another, which the person does not see."""
    state = dataclasses.replace(outcome.state, current=current)
    return dataclasses.replace(outcome, state=state, focus="", show="", overwrite=False)


def kept(state: State, action: Action) -> State:
    """Keep the words of an action that cannot be done as lines without a place, in its CV if that is here."""
    meant, texts = str(action.get("open", "")), words_of(action)
    if meant not in (draft.id for draft in state.drafts):
        return with_leftovers(state, texts)
    there = with_leftovers(dataclasses.replace(state, current=meant), texts)
    return dataclasses.replace(there, current=state.current)


def words_of(action: Action) -> list[str]:
    """Give what was typed or pasted, so that it is not lost with an action that fails: line by line."""
    kind = str(action.get("type"))
    if kind not in DONE_HERE:
        return in_full(dict(action))
    words = [str(action.get(name, "")).strip() for name in TYPED.get(kind, ())]
    return lines_of(words[0]) if kind == "paste" else [", ".join(filter(None, words))] if any(words) else []


def passed_over(state: State, thing: object) -> State:
    """Keep the words of what stands in the journal and is no entry, once however often it is met."""
    texts = words_of(thing) if isinstance(thing, Mapping) else in_full(thing)
    known = {line.text for draft in state.drafts for line in draft.leftovers}
    return with_leftovers(state, [text for text in texts if text not in known])


def _gone(state: State, back: bool, go: bool, timeline: Timeline) -> Outcome:
    """Take a step back, or do it again, and go to the field that was typed in."""
    step = state.history.last if back else state.history.next
    if step is None:
        say = f"There is nothing to {'undo' if back else 'redo'}."
        return Outcome(state, say=say, note=say, restructured=False)
    try:
        there = timeline.back(state) if back else timeline.forth(state)
    except UNREADABLE:  # a damaged step leads nowhere, and would stand in the way of all others
        return Outcome(dataclasses.replace(state, history=History()), alert=NO_WAY)
    say = f"{'Undone' if back else 'Done again'}{_where(state, there)}: {step.why}."
    focus = f"at:{step.key.split()[-1]}" if go and step.key.startswith("edit ") else ""
    return Outcome(there, say=say, note=say, focus=focus, overwrite=True)


def _where(before: State, after: State) -> str:
    """Say which CV a step has changed and which is open now, unless both are the one that was open."""
    was = {draft.id: draft for draft in before.drafts}
    changed = [draft.id for draft in after.drafts if was.get(draft.id, draft) is not draft]
    names, now = titles(after.drafts), after.current
    turned = now != before.current
    if len(changed) == 1 and (turned or changed[0] != now):
        rest = "which is not open" if changed[0] != now else "which is open now"
        return f" in “{names[changed[0]]}”, {rest}"
    return f" (“{names[now]}” is open now)" if turned else ""
