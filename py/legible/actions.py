"""What each action does to the state: one small function per action, in one table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from legible import bringing, edit, pointer
from legible.dates import PartialDate
from legible.judging import coverage_of, finding_of, report_of
from legible.library import Library
from legible.mending import applied
from legible.outcome import SINCE, Outcome, edited, remember, reordered, since, with_draft
from legible.parse import read_date
from legible.state import Paper, State

Action = Mapping[str, Any]


def field_edited(state: State, action: Action, library: Library) -> Outcome:
    """Put what was typed into its field."""
    path, text = str(action["path"]), str(action["value"])
    cv = edit.set_field(state.draft.cv, path, text, lambda typed: read_date(typed, library))
    doubts = tuple(doubt for doubt in state.draft.doubts if doubt != path)
    return Outcome(with_draft(edited(since(state), cv), doubts=doubts), restructured=False)


def item_added(state: State, action: Action, library: Library) -> Outcome:
    """Add an empty entry or line."""
    cv, path = edit.add(state.draft.cv, str(action["path"]))
    return Outcome(edited(since(state), cv), focus=f"first-in:{path}")


def item_removed(state: State, action: Action, library: Library) -> Outcome:
    """Remove an entry or line; it can be taken back."""
    path = str(action["path"])
    cv = edit.remove(state.draft.cv, path)
    parent, _, step = path.rpartition("/")
    order = [index for index in range(len(pointer.get(state.draft.cv, parent))) if index != int(step)]
    what = "removing a line" if isinstance(pointer.get(state.draft.cv, path), str) else "removing an entry"
    removed = edited(remember(state, what), cv)
    return Outcome(reordered(removed, parent, order), say="Removed. Undo brings it back.")


def item_moved(state: State, action: Action, library: Library) -> Outcome:
    """Move an entry or line up or down."""
    path, by = str(action["path"]), int(action["by"])
    parent, _, step = path.rpartition("/")
    order = list(range(len(pointer.get(state.draft.cv, parent))))
    place = max(0, min(len(order) - 1, int(step) + by))
    order.insert(place, order.pop(int(step)))
    moved = edited(since(state), edit.move(state.draft.cv, path, by))
    return Outcome(reordered(moved, parent, order), say="Moved.")


def advert_typed(state: State, action: Action, library: Library) -> Outcome:
    """Keep the job advert that the CV is to fit."""
    return Outcome(dataclasses.replace(state, advert=str(action["value"])), restructured=False)


def finding_mended(state: State, action: Action, library: Library) -> Outcome:
    """Make the change that a finding offers; it can be taken back."""
    today = PartialDate.from_iso(str(action["today"])) or PartialDate(1970)
    report = report_of(state, library, today, coverage_of(state, library))
    found = finding_of(report, str(action["key"]), str(action["path"]), int(action["start"]))
    if found is None or found.edit is None:
        return Outcome(state, say="This finding has gone already.", restructured=False)
    cv = applied(state.draft.cv, found.edit, lambda typed: read_date(typed, library))
    mended = edited(remember(state, f"the change: {found.edit.label}"), cv)
    for path, order in found.edit.orders:
        mended = reordered(mended, path, list(order))
    return Outcome(mended, say=f"Done: {found.edit.label}.", focus=_next_finding(action))


def finding_kept(state: State, action: Action, library: Library) -> Outcome:
    """Keep what a finding is about as it is, or have it checked again."""
    key = str(action["key"])
    rest = tuple(kept for kept in state.kept if kept != key)
    on = bool(action.get("on"))
    kept = (*rest, key) if on else rest
    say = "Kept as it is." if on else "It is checked again."
    return Outcome(
        dataclasses.replace(state, kept=kept), say=say, focus=_next_finding(action), restructured=False
    )


def _next_finding(action: Action) -> str:
    """Name the finding that takes the place of the one that has gone."""
    return f"finding-{action['index']}" if "index" in action else ""


def undone(state: State, action: Action, library: Library) -> Outcome:
    """Take the last import, removal or choice back; a second undo takes the undo back."""
    if state.before is None:
        return Outcome(state, say="There is nothing to undo.", restructured=False)
    why = state.before_why.removesuffix(SINCE)
    back = not state.redo
    state = dataclasses.replace(state, draft=state.before, before=state.draft, before_why=why, redo=back)
    return Outcome(state, say="Undone." if back else "Done again.")


def step_ticked(state: State, action: Action, library: Library) -> Outcome:
    """Tick a step of the final check by hand, or take the tick off."""
    ticks = set(state.ticks) - {str(action["step"])}
    if action["on"]:
        ticks.add(str(action["step"]))
    return Outcome(dataclasses.replace(state, ticks=tuple(sorted(ticks))), restructured=False)


def paper_chosen(state: State, action: Action, library: Library) -> Outcome:
    """Choose A4 or Letter."""
    paper: Paper = "letter" if action["value"] == "letter" else "a4"
    return Outcome(dataclasses.replace(state, paper=paper), restructured=False)


def everything_deleted(state: State, action: Action, library: Library) -> Outcome:
    """Start from nothing; the page wipes what it has stored."""
    return Outcome(State())


STEPS: Mapping[str, Callable[[State, Action, Library], Outcome]] = {
    "notes": bringing.notes_typed,
    "make": bringing.notes_added,
    "edit": field_edited,
    "add": item_added,
    "remove": item_removed,
    "move": item_moved,
    "settle": bringing.conflict_settled,
    "place": bringing.leftover_placed,
    "choose": bringing.proposal_settled,
    "sure": bringing.doubts_settled,
    "advert": advert_typed,
    "mend": finding_mended,
    "keep": finding_kept,
    "undo": undone,
    "tick": step_ticked,
    "paper": paper_chosen,
    "delete": everything_deleted,
}
