"""What each action does to the state: one small function per action, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from legible import backup, bringing, drafts, edit, editing, looks, mending, versions
from legible.check.model import Edit
from legible.dates import PartialDate
from legible.form import field_words
from legible.judging import coverage_of, finding_of, report_of
from legible.library import Library
from legible.outcome import Outcome, edited, reordered, with_draft
from legible.parse import read_date
from legible.state import Paper, State

Action = Mapping[str, Any]


def field_edited(state: State, action: Action, library: Library) -> Outcome:
    """Put what was typed into its field."""
    path, text = str(action["path"]), str(action["value"])
    cv = edit.set_field(state.draft.cv, path, text, lambda typed: read_date(typed, library))
    doubts = tuple(doubt for doubt in state.draft.doubts if doubt != path)
    typed = with_draft(edited(state, cv), doubts=doubts)
    why = f"typing in “{field_words(path, library)}”"
    return Outcome(typed, restructured=False, why=why, key=f"edit {state.current} {path}")


def advert_typed(state: State, action: Action, library: Library) -> Outcome:
    """Keep the job advert that the CV is to fit."""
    typed = with_draft(state, advert=str(action["value"]))
    return Outcome(typed, restructured=False, why="changing the job advert", key=f"advert {state.current}")


def finding_mended(state: State, action: Action, library: Library) -> Outcome:
    """Make the change that a finding offers; it can be taken back."""
    today = PartialDate.from_iso(str(action["today"])) or PartialDate(1970)
    report = report_of(state, library, today, coverage_of(state, library))
    found = finding_of(report, str(action["key"]), str(action["path"]), int(action["start"]))
    change = found.edit if found else _carried(state, action)
    if change is None:
        return Outcome(state, say="This finding has gone already.", restructured=False)
    cv = mending.applied(state.draft.cv, change, lambda typed: read_date(typed, library))
    mended = edited(state, cv)
    for path, order in change.orders:
        mended = reordered(mended, path, list(order))
    why = f"the change: {change.label}"
    return Outcome(mended, say=f"Done: {change.label}.", focus=_next_finding(action), why=why)


def _carried(state: State, action: Action) -> Edit | None:
    """Give the change that an action brings along: the dictionary it was found by may not be here yet."""
    return mending.read(state.draft.cv, str(action["change"])) if "change" in action else None


def finding_kept(state: State, action: Action, library: Library) -> Outcome:
    """Keep what a finding is about as it is, or have it checked again."""
    key = str(action["key"])
    rest = tuple(kept for kept in state.draft.kept if kept != key)
    on = bool(action.get("on"))
    kept = (*rest, key) if on else rest
    say = "Kept as it is." if on else "It is checked again."
    why = "keeping it as it is" if on else "having it checked again"
    return Outcome(
        with_draft(state, kept=kept), say=say, focus=_next_finding(action), restructured=False, why=why
    )


def _next_finding(action: Action) -> str:
    """Name the finding that takes the place of the one that has gone."""
    return f"finding-{action['index']}" if "index" in action else ""


def step_ticked(state: State, action: Action, library: Library) -> Outcome:
    """Tick a step of the final check by hand, or take the tick off."""
    ticks = set(state.draft.ticks) - {str(action["step"])}
    if action["on"]:
        ticks.add(str(action["step"]))
    ticked = with_draft(state, ticks=tuple(sorted(ticks)))
    return Outcome(ticked, restructured=False, why="ticking a step of the check")


def paper_chosen(state: State, action: Action, library: Library) -> Outcome:
    """Choose A4 or Letter."""
    paper: Paper = "letter" if action["value"] == "letter" else "a4"
    return Outcome(with_draft(state, paper=paper), restructured=False, why="choosing the paper")


def everything_deleted(state: State, action: Action, library: Library) -> Outcome:
    """Start from nothing; the page wipes what it has stored."""
    return Outcome(State())


STEPS: Mapping[str, Callable[[State, Action, Library], Outcome]] = {
    "notes": bringing.notes_typed,
    "make": bringing.notes_added,
    "edit": field_edited,
    **editing.STEPS,
    **drafts.STEPS,
    **versions.STEPS,
    **backup.STEPS,
    **looks.STEPS,
    "settle": bringing.conflict_settled,
    "place": bringing.leftover_placed,
    "choose": bringing.proposal_settled,
    "sure": bringing.doubts_settled,
    "advert": advert_typed,
    "mend": finding_mended,
    "keep": finding_kept,
    "tick": step_ticked,
    "paper": paper_chosen,
    "delete": everything_deleted,
}
