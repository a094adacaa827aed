"""What an action leaves behind, and the small steps that actions share."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from legible import edit
from legible.model import CV
from legible.parsed import Leftover
from legible.state import Draft, Move, State, with_move

# What an import gives to a draft; all else is the person's.
READ = ("cv", "origin", "file_name", "leftovers", "conflicts", "notes", "doubts", "seen", "moves")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state after an action, and what to tell the person."""

    state: State
    say: str = ""  # for the live region
    note: str = ""  # beside Undo, in sight until something else is done
    alert: str = ""  # a sentence that must be seen: what could not be done and what to do
    focus: str = ""  # id of the element that should have the focus next
    password: str = ""  # a sentence that asks for the password of the file that was to be read
    show: str = ""  # the panel beside the editor to turn to: "seen" or "checks"
    refused: tuple[str, str] = ("", "")  # a control by what it changes, and why its value is not taken
    report: str = ""  # HTML to print
    composed: str = ""  # a bullet as it would be, for the one who is composing it
    why: str = ""  # the step in words for the Undo button
    key: str = ""  # steps of the same key in a row are taken back as one
    milestone: bool = False  # what was there before is kept as a version
    overwrite: bool = False  # what a field holds gives way even while the person is typing in it
    file: tuple[str, str, str] | None = None  # to be downloaded: name, text, type
    restructured: bool = True  # the editor's fields are no longer those on the screen


def with_draft(state: State, **changes: Any) -> State:
    """Change something of the open draft."""
    return put_draft(state, dataclasses.replace(state.draft, **changes))


def put_draft(state: State, draft: Draft) -> State:
    """Put a draft in the place of the one with its id."""
    drafts = tuple(draft if old.id == draft.id else old for old in state.drafts)
    return dataclasses.replace(state, drafts=drafts)


def with_new_draft(state: State, draft: Draft) -> State:
    """Add a draft under an id of its own, and open it; it is checked and printed as the open one is."""
    number = state.last_id + 1
    draft = dataclasses.replace(draft, id=str(number), guide=state.draft.guide, paper=state.draft.paper)
    drafts = (*state.drafts, draft)
    return dataclasses.replace(state, drafts=drafts, current=draft.id, last_id=number)


def edited(state: State, cv: CV) -> State:
    """Put a CV that a person has changed in place of the draft's."""
    return touched(state, cv=cv)


def touched(state: State, **changes: Any) -> State:
    """Change what depends on the open draft's CV: from now on the notes no longer make it."""
    return with_draft(state, origin="edited", **changes)


def replaced(state: State, read: Draft) -> State:
    """Let the open draft hold what was read, and nothing that pointed into the CV it held before."""
    return with_draft(state, hidden=(), jottings=(), **{name: getattr(read, name) for name in READ})


def with_leftovers(state: State, texts: Iterable[str]) -> State:
    """Keep texts that found no place, so that the person sees them."""
    return with_draft(state, leftovers=(*state.draft.leftovers, *map(Leftover, texts)))


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
    hidden = [edit.renumbered(path, changed, order) for path in draft.hidden]
    sections = [edit.renumbered(f"/{key}", changed, order) for key in draft.order]
    jottings = [(edit.renumbered(path, changed, order), text) for path, text in draft.jottings]
    return with_draft(
        state,
        order=tuple(path[1:] for path in sections if path),
        hidden=tuple(path for path in hidden if path),
        jottings=tuple((path, text) for path, text in jottings if path),
        conflicts=tuple(kept),
        leftovers=(*stay, *lost),
        doubts=tuple(path for path in doubts if path),
        moves=with_move(draft.moves, Move(changed, tuple(order))) if draft.seen else (),
    )


def arranged(state: State, path: str, order: list[int], new: Iterable[Any] = ()) -> State:
    """Put a list's items in a new order, as `edit.arranged` does, and let all that points into it follow."""
    return reordered(edited(state, edit.arranged(state.draft.cv, path, order, new)), path, order)


def renamed(state: State, old: str, new: str) -> State:
    """Let all that points to an item, or into it, point to another place."""
    draft = state.draft

    def now(path: str) -> str:
        inside = path == old or path.startswith(f"{old}/")
        return new + path.removeprefix(old) if inside else path

    return with_draft(
        state,
        conflicts=tuple(dataclasses.replace(one, path=now(one.path)) for one in draft.conflicts),
        leftovers=tuple(dataclasses.replace(line, near=now(line.near)) for line in draft.leftovers),
        doubts=tuple(map(now, draft.doubts)),
        hidden=tuple(map(now, draft.hidden)),
        jottings=tuple((now(path), text) for path, text in draft.jottings),
    )
