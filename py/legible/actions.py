"""What each action does to the state: one small function per action, in one table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from legible import edit, importer, pointer
from legible.errors import CannotRead
from legible.library import Library
from legible.merge import merge
from legible.parse import read_date
from legible.parsed import Leftover, Parsed
from legible.state import Draft, Paper, State

Action = Mapping[str, Any]
SINCE = ", and what was changed since"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state after an action, and what to tell the person."""

    state: State
    say: str = ""  # for the live region
    alert: str = ""  # a sentence that must be seen: what could not be done and what to do
    focus: str = ""  # id of the element that should have the focus next
    restructured: bool = True  # the editor's fields are no longer those on the screen


def notes_typed(state: State, action: Action, library: Library) -> Outcome:
    """Keep the notes; as long as nothing else made the draft, the notes make it."""
    state = dataclasses.replace(state, notes=str(action["value"]))
    if state.draft.origin not in ("", "notes"):
        return Outcome(state, restructured=False)
    try:
        draft = _draft_of_notes(state.notes, library) if state.notes.strip() else Draft()
    except CannotRead as refusal:
        return Outcome(state, alert=f"Notes: {refusal.sentence} {refusal.advice}", restructured=False)
    return Outcome(dataclasses.replace(state, draft=draft))


def notes_added(state: State, action: Action, library: Library) -> Outcome:
    """Make a CV of the notes, or add to the CV what the notes have and it lacks."""
    if not state.notes.strip():
        return Outcome(state, alert="There are no notes yet: write a few lines into Notes, then try again.")
    if state.draft.origin in ("", "notes"):
        draft = _draft_of_notes(state.notes, library)
        made = _replaced(state, draft, "making a CV from your notes") if draft != state.draft else state
        return Outcome(made, say="Your notes are now a first CV.", focus="your-cv")
    draft = _with_notes(state.draft, state.notes, library)
    return Outcome(
        _replaced(state, draft, "adding your notes"), say="Your notes were added to the CV.", focus="your-cv"
    )


def file_read(state: State, name: str, parsed: Parsed, library: Library) -> Outcome:
    """Make the draft from what a file gave, and add the notes to it."""
    draft = dataclasses.replace(_draft_of(parsed, "file"), file_name=name)
    if state.notes.strip():
        draft = _with_notes(draft, state.notes, library)
    return Outcome(_replaced(state, draft, f"opening {name}"), say=f"{name} was read.", focus="your-cv")


def file_refused(state: State, name: str, refusal: CannotRead) -> Outcome:
    """Say why a file cannot be read; nothing changes."""
    return Outcome(state, alert=f"{name}: {refusal.sentence} {refusal.advice}", restructured=False)


def field_edited(state: State, action: Action, library: Library) -> Outcome:
    """Put what was typed into its field."""
    path, text = str(action["path"]), str(action["value"])
    cv = edit.set_field(state.draft.cv, path, text, lambda typed: read_date(typed, library))
    return Outcome(_edited(_since(state), cv), restructured=False)


def item_added(state: State, action: Action, library: Library) -> Outcome:
    """Add an empty entry or line."""
    cv, path = edit.add(state.draft.cv, str(action["path"]))
    return Outcome(_edited(_since(state), cv), focus=f"first-in:{path}")


def item_removed(state: State, action: Action, library: Library) -> Outcome:
    """Remove an entry or line; it can be taken back."""
    path = str(action["path"])
    cv = edit.remove(state.draft.cv, path)
    parent, _, step = path.rpartition("/")
    order = [index for index in range(len(pointer.get(state.draft.cv, parent))) if index != int(step)]
    what = "removing a line" if isinstance(pointer.get(state.draft.cv, path), str) else "removing an entry"
    removed = _edited(_remember(state, what), cv)
    return Outcome(_reordered(removed, parent, order), say="Removed. Undo brings it back.")


def item_moved(state: State, action: Action, library: Library) -> Outcome:
    """Move an entry or line up or down."""
    path, by = str(action["path"]), int(action["by"])
    parent, _, step = path.rpartition("/")
    order = list(range(len(pointer.get(state.draft.cv, parent))))
    place = max(0, min(len(order) - 1, int(step) + by))
    order.insert(place, order.pop(int(step)))
    moved = _edited(_since(state), edit.move(state.draft.cv, path, by))
    return Outcome(_reordered(moved, parent, order), say="Moved.")


def conflict_settled(state: State, action: Action, library: Library) -> Outcome:
    """Keep the file's value or take the notes' value."""
    index = int(action["index"])
    differs = state.draft.conflicts[index]
    cv = state.draft.cv
    if action["use"] == "other":
        cv = edit.set_field(cv, differs.path, differs.other, lambda typed: read_date(typed, library))
    rest = state.draft.conflicts[:index] + state.draft.conflicts[index + 1 :]
    settled = _edited(_remember(state, "choosing between two values"), cv)
    return Outcome(_with_draft(settled, conflicts=rest), say="Chosen.")


def leftover_placed(state: State, action: Action, library: Library) -> Outcome:
    """Send a leftover line to a field, or let it go when no place is named."""
    index, place = int(action["index"]), str(action["place"])
    line = state.draft.leftovers[index]
    rest = state.draft.leftovers[:index] + state.draft.leftovers[index + 1 :]
    placed = _remember(state, "placing a line" if place else "letting a line go")
    cv = edit.append_text(state.draft.cv, place, line.text) if place else state.draft.cv
    return Outcome(_with_draft(_edited(placed, cv), leftovers=rest), say="Placed." if place else "Let go.")


def undone(state: State, action: Action, library: Library) -> Outcome:
    """Take the last import, removal or choice back; a second undo takes the undo back."""
    if state.before is None:
        return Outcome(state, say="There is nothing to undo.", restructured=False)
    why = state.before_why.removesuffix(SINCE)
    why = why.removeprefix("undoing ") if why.startswith("undoing ") else f"undoing {why}"
    state = dataclasses.replace(state, draft=state.before, before=state.draft, before_why=why)
    return Outcome(state, say="Undone.")


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
    "notes": notes_typed,
    "make": notes_added,
    "edit": field_edited,
    "add": item_added,
    "remove": item_removed,
    "move": item_moved,
    "settle": conflict_settled,
    "place": leftover_placed,
    "undo": undone,
    "tick": step_ticked,
    "paper": paper_chosen,
    "delete": everything_deleted,
}


def with_leftover(state: State, text: str) -> State:
    """Keep a text that found no place, so that the person sees it."""
    kept = (*state.draft.leftovers, Leftover(text)) if text else state.draft.leftovers
    return _with_draft(state, leftovers=kept)


def _draft_of_notes(notes: str, library: Library) -> Draft:
    return _draft_of(importer.import_notes(notes, library), "notes")


def _draft_of(parsed: Parsed, origin: Any) -> Draft:
    return Draft(cv=parsed.cv, origin=origin, leftovers=parsed.leftovers, notes=parsed.notes)


def _with_notes(draft: Draft, notes: str, library: Library) -> Draft:
    """Add the notes to a draft: what it lacks goes in, what differs is for the person to choose."""
    parsed = importer.import_notes(notes, library)
    merged = merge(draft.cv, parsed.cv)
    known = {line.text for line in draft.leftovers}
    return dataclasses.replace(
        draft,
        cv=merged.cv,
        conflicts=merged.conflicts,
        leftovers=draft.leftovers + tuple(line for line in parsed.leftovers if line.text not in known),
    )


def _replaced(state: State, draft: Draft, why: str) -> State:
    return dataclasses.replace(_remember(state, why), draft=draft)


def _since(state: State) -> State:
    """Say on the Undo button that it takes later changes back as well."""
    why = state.before_why
    return state if not why or why.endswith(SINCE) else dataclasses.replace(state, before_why=why + SINCE)


def _reordered(state: State, changed: str, order: list[int]) -> State:
    """Let open choices follow the entries of a list; one whose entry went becomes a line without a place."""
    kept, lost = [], list(state.draft.leftovers)
    for differs in state.draft.conflicts:
        path = edit.renumbered(differs.path, changed, order)
        if path is None:
            lost.append(Leftover(differs.other))
        else:
            kept.append(dataclasses.replace(differs, path=path))
    return _with_draft(state, conflicts=tuple(kept), leftovers=tuple(lost))


def _remember(state: State, why: str) -> State:
    return dataclasses.replace(state, before=state.draft, before_why=why)


def _with_draft(state: State, **changes: Any) -> State:
    return dataclasses.replace(state, draft=dataclasses.replace(state.draft, **changes))


def _edited(state: State, cv: Any) -> State:
    return _with_draft(state, cv=cv, origin="edited")
