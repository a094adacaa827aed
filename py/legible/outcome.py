"""What an action leaves behind, and the small steps that actions share."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from legible import edit
from legible.model import CV
from legible.parsed import Leftover
from legible.state import Draft, Move, State

SINCE = ", and what was changed since"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state after an action, and what to tell the person."""

    state: State
    say: str = ""  # for the live region
    alert: str = ""  # a sentence that must be seen: what could not be done and what to do
    focus: str = ""  # id of the element that should have the focus next
    password: str = ""  # a sentence that asks for the password of the file that was to be read
    show: str = ""  # the panel beside the editor to turn to: "seen" or "checks"
    report: str = ""  # HTML to print
    restructured: bool = True  # the editor's fields are no longer those on the screen


def with_draft(state: State, **changes: Any) -> State:
    """Change something of the draft."""
    return dataclasses.replace(state, draft=dataclasses.replace(state.draft, **changes))


def edited(state: State, cv: CV) -> State:
    """Put a CV that a person has changed in place of the draft's."""
    return with_draft(state, cv=cv, origin="edited")


def remember(state: State, why: str) -> State:
    """Keep the draft as it is, so that what follows can be undone."""
    return dataclasses.replace(state, before=state.draft, before_why=why, redo=False)


def replaced(state: State, draft: Draft, why: str) -> State:
    """Put another draft in place of the present one, which can be taken back."""
    return dataclasses.replace(remember(state, why), draft=draft)


def since(state: State) -> State:
    """Say on the Undo button that it takes later changes back as well."""
    why = state.before_why
    return state if not why or why.endswith(SINCE) else dataclasses.replace(state, before_why=why + SINCE)


def with_leftover(state: State, text: str) -> State:
    """Keep a text that found no place, so that the person sees it."""
    kept = (*state.draft.leftovers, Leftover(text)) if text else state.draft.leftovers
    return with_draft(state, leftovers=kept)


def reordered(state: State, changed: str, order: list[int]) -> State:
    """Let all that points into a list follow its entries.

    A choice whose entry went becomes a line without a place; a line that stood near it stands nowhere.
    """
    draft, kept, lost = state.draft, [], []
    for differs in draft.conflicts:
        path = edit.renumbered(differs.path, changed, order)
        if path is None:
            lost.append(Leftover(differs.other))
        else:
            kept.append(dataclasses.replace(differs, path=path))
    near = [(line, edit.renumbered(line.near, changed, order)) for line in draft.leftovers]
    stay = [dataclasses.replace(line, near=path or "") for line, path in near]
    doubts = [edit.renumbered(path, changed, order) for path in draft.doubts]
    return with_draft(
        state,
        conflicts=tuple(kept),
        leftovers=(*stay, *lost),
        doubts=tuple(path for path in doubts if path),
        moves=(*draft.moves, Move(changed, tuple(order))) if draft.seen else (),
    )
