"""What files and notes bring: drafts, lines without a place, values to choose between."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from legible import edit, importer, pointer
from legible.errors import CannotRead
from legible.file_facts import FileFacts, facts_of
from legible.form import field_words
from legible.library import Library
from legible.merge import merge
from legible.model import CV
from legible.outcome import Outcome, edited, put_draft, replaced, touched, with_draft, with_new_draft
from legible.parse import read_date
from legible.parsed import Parsed
from legible.seen import seen_of
from legible.state import Draft, Origin, State

Action = Mapping[str, Any]
UNSURE = 0.6  # of a field's sureness: below, the person is asked to look at it
WRITING = "writing notes"
GONE = "That has been settled already."
LOCKED = ("password", "wrong-password")


def notes_typed(state: State, action: Action, library: Library) -> Outcome:
    """Keep the notes; as long as nothing else made the draft, the notes make it."""
    rough, key = str(action["value"]), f"notes {state.current}"
    state = with_draft(state, rough=rough)
    if state.draft.origin not in ("", "notes"):
        return Outcome(state, restructured=False, why=WRITING, key=key)
    try:
        draft = _draft_of_notes(rough, library) if rough.strip() else Draft()
    except CannotRead as refusal:
        alert = f"Notes: {refusal.sentence} {refusal.advice}"
        return Outcome(state, alert=alert, restructured=False, why=WRITING, key=key)
    return Outcome(replaced(state, draft), why=WRITING, key=key)


def notes_added(state: State, action: Action, library: Library) -> Outcome:
    """Make a CV of the notes, or add to the CV what the notes have and it lacks."""
    draft = state.draft
    if not draft.rough.strip():
        return Outcome(state, alert="There are no notes yet: write a few lines into Notes, then try again.")
    if draft.origin in ("", "notes"):
        made = replaced(state, _draft_of_notes(draft.rough, library))
        say, new = "Your notes are now a first CV.", made.draft != draft
        return Outcome(made, say=say, focus="your-cv", why="making a CV from your notes", milestone=new)
    joined = put_draft(state, _with_notes(draft, draft.rough, library))
    say = "Your notes were added to the CV."
    return Outcome(joined, say=say, focus="your-cv", why="adding your notes", milestone=True)


def file_read(state: State, name: str, parsed: Parsed, library: Library, size: int = 0) -> Outcome:
    """Make the draft from what a file gave; where there is a CV already, ask first."""
    facts = facts_of(parsed.document, parsed, name, size) if parsed.document else None
    draft = dataclasses.replace(draft_of(parsed, "file", facts), file_name=name)
    if state.draft.origin in ("file", "edited"):
        waiting = dataclasses.replace(state, proposal=draft)
        return Outcome(
            waiting, say=f"{name} was read. You have a CV already: choose.", focus="proposal-title"
        )
    return _opened(state, draft, library)


def file_refused(state: State, name: str, refusal: CannotRead) -> Outcome:
    """Say why a file cannot be read, or ask for its password; nothing changes."""
    if refusal.code in LOCKED:
        return Outcome(state, password=f"{name}: {refusal.sentence}", restructured=False)
    return Outcome(state, alert=f"{name}: {refusal.sentence} {refusal.advice}", restructured=False)


def proposal_settled(state: State, action: Action, library: Library) -> Outcome:
    """Open the file that waits in place of the CV, add what it knows to the CV, or let it go."""
    proposal = state.proposal
    if proposal is None:
        return Outcome(state, restructured=False)
    state = dataclasses.replace(state, proposal=None)
    if action["use"] == "replace":
        return _opened(state, proposal, library)
    if action["use"] == "add":
        name = proposal.file_name
        added = put_draft(state, _joined(state.draft, proposal))
        say = f"{name} was added to your CV."
        return Outcome(added, say=say, focus="your-cv", why=f"adding {name}", milestone=True)
    if action["use"] == "new":
        state = with_new_draft(state, Draft())
        return _opened(state, proposal, library)
    return Outcome(state, say="Your CV stays as it was.", focus="your-cv")


def conflict_settled(state: State, action: Action, library: Library) -> Outcome:
    """Keep the CV's value or take the other."""
    index = int(action["index"])
    differs = state.draft.conflicts[index] if index < len(state.draft.conflicts) else None
    if differs is None or differs.path != action.get("path", differs.path):
        return Outcome(state, say=GONE)
    cv = state.draft.cv
    if action["use"] == "other":
        cv = edit.set_field(cv, differs.path, differs.other, lambda typed: read_date(typed, library))
    rest = state.draft.conflicts[:index] + state.draft.conflicts[index + 1 :]
    settled = with_draft(edited(state, cv), conflicts=rest)
    return Outcome(settled, say="Chosen.", why="choosing between two values")


def leftover_placed(state: State, action: Action, library: Library) -> Outcome:
    """Send a leftover line to a field, or let it go when no place is named."""
    index, place = int(action["index"]), str(action["place"])
    line = state.draft.leftovers[index] if index < len(state.draft.leftovers) else None
    if line is None or line.text != action.get("text", line.text):
        return Outcome(state, say=GONE)  # pressed twice: the line that stands there now is another
    rest = state.draft.leftovers[:index] + state.draft.leftovers[index + 1 :]
    cv = edit.append_text(state.draft.cv, place, line.text) if place else state.draft.cv
    say = f"Placed: {field_words(place, library)}." if place else "Let go."
    focus = f"at:{_placed_at(cv, place)}" if place else "leftovers-title"
    placed = with_draft(edited(state, cv), leftovers=rest)
    return Outcome(placed, say=say, focus=focus, why="placing a line" if place else "letting a line go")


def _placed_at(cv: CV, place: str) -> str:
    """Give the pointer of what was placed: the field itself, or the last item of its list."""
    held = pointer.get(cv, place)
    return f"{place}/{len(held) - 1}" if isinstance(held, tuple) else place


def doubts_settled(state: State, action: Action, library: Library) -> Outcome:
    """Take all fields as looked at and right."""
    settled = touched(state, doubts=())
    why = "taking all fields as right"
    return Outcome(settled, say="Noted.", focus="your-cv", restructured=False, why=why)


def _opened(state: State, draft: Draft, library: Library) -> Outcome:
    """Make a file's draft the present one, with the notes added."""
    if state.draft.rough.strip():
        draft = _with_notes(draft, state.draft.rough, library)
    name = draft.file_name
    show = "seen" if draft.seen and (draft.doubts or draft.leftovers) else "checks"
    opened = replaced(state, draft)
    why, say = f"opening {name}", f"{name} was read."
    return Outcome(opened, say=say, focus="your-cv", show=show, why=why, milestone=True)


def _draft_of_notes(notes: str, library: Library) -> Draft:
    return draft_of(importer.import_notes(notes, library), "notes")


def draft_of(parsed: Parsed, origin: Origin, facts: FileFacts | None = None) -> Draft:
    """Make a draft of what was read."""
    doubts = tuple(path for path, place in parsed.origins.items() if place.sure < UNSURE)
    return Draft(
        cv=parsed.cv,
        origin=origin,
        leftovers=parsed.leftovers,
        notes=parsed.notes,
        doubts=doubts,
        seen=seen_of(parsed, facts),
    )


def _with_notes(draft: Draft, notes: str, library: Library) -> Draft:
    """Add the notes to a draft: what it lacks goes in, what differs is for the person to choose."""
    parsed = importer.import_notes(notes, library)
    return _joined(draft, draft_of(parsed, "notes"))


def _joined(draft: Draft, other: Draft) -> Draft:
    """Add what another draft knows; its lines without a place come along, but stand near nothing here."""
    merged = merge(draft.cv, other.cv)
    known = {line.text for line in draft.leftovers}
    strays = [dataclasses.replace(line, near="") for line in other.leftovers if line.text not in known]
    conflicts = {(differs.path, differs.other): differs for differs in (*draft.conflicts, *merged.conflicts)}
    return dataclasses.replace(
        draft,
        cv=merged.cv,
        conflicts=tuple(conflicts.values()),
        leftovers=(*draft.leftovers, *strays),
        notes=tuple(dict.fromkeys((*draft.notes, *other.notes))),
    )
