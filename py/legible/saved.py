"""State to text for the browser's storage and back: a versioned envelope, one migration per version."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Literal

from legible.document import Note
from legible.merge import Conflict
from legible.parsed import Leftover
from legible.resume_json import cv_from_json, cv_to_json
from legible.seen import Seen
from legible.seen_json import seen_from_text
from legible.state import Draft, Move, State

APP = "legible"
VERSION = 2


def _with_review(state: dict[str, Any]) -> dict[str, Any]:
    """Version 2 keeps what an import is reviewed by, and a file that waits for the person's choice."""
    blank = {"doubts": [], "seen": "", "moves": []}
    before = {**state["before"], **blank} if state["before"] else None
    why = str(state["before_why"])
    taken_back = {"before_why": why.removeprefix("undoing "), "redo": why.startswith("undoing ")}
    fresh: dict[str, Any] = {"proposal": None, "advert": "", "kept": []}
    return {**state, **taken_back, **fresh, "draft": {**state["draft"], **blank}, "before": before}


# From version n to n + 1.
MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _with_review}

Reason = Literal["newer", "damaged"]
SENTENCES: Mapping[Reason, str] = {
    "newer": "Your saved CV was written by a newer version of Legible, which this page cannot read. "
    "It is kept unchanged in this browser: reload the page to get the newer version. "
    "Until then, nothing you do here is saved.",
    "damaged": "Your saved CV could not be read, so it is kept aside in this browser, unchanged. "
    "You can download it below and start afresh.",
}


class CannotOpenSaved(Exception):
    """Say that stored text is not an envelope this version can open; the text must be kept aside."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(SENTENCES[reason])
        self.reason: Reason = reason


def to_text(state: State) -> str:
    """Write the envelope: JSON text with the app's name, the version and the state."""
    envelope = {"app": APP, "version": VERSION, "state": _state_to_json(state)}
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))


def kept_beside(state: State) -> dict[str, Seen]:
    """Name the files' texts that a state's drafts were made of; they are kept beside the envelope."""
    drafts = (state.draft, state.before, state.proposal)
    return {draft.seen.name: draft.seen for draft in drafts if draft and draft.seen}


def from_text(text: str, kept: Mapping[str, str]) -> State:
    """Open an envelope, older versions included, with the texts kept beside it; raises CannotOpenSaved."""
    try:
        envelope = json.loads(text)
        version = envelope["version"] if envelope["app"] == APP else None
        if not isinstance(version, int):
            raise CannotOpenSaved("damaged")
        if version > VERSION:
            raise CannotOpenSaved("newer")
        return _state_from_json(_migrated(envelope["state"], version), _seen_texts(kept))
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
        raise CannotOpenSaved("damaged") from error


def _seen_texts(kept: Mapping[str, str]) -> dict[str, Seen]:
    """Read the files' texts; one that is damaged is missed in the review alone."""
    found = {}
    for name, text in kept.items():
        with suppress(LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError):
            found[name] = seen_from_text(name, text)
    return found


def _migrated(state: dict[str, Any], version: int) -> dict[str, Any]:
    for step in range(version, VERSION):
        state = MIGRATIONS[step](state)
    return state


def _state_to_json(state: State) -> dict[str, Any]:
    return {
        "notes": state.notes,
        "draft": _draft_to_json(state.draft),
        "proposal": _draft_to_json(state.proposal) if state.proposal else None,
        "before": _draft_to_json(state.before) if state.before else None,
        "before_why": state.before_why,
        "redo": state.redo,
        "ticks": list(state.ticks),
        "paper": state.paper,
        "advert": state.advert,
        "kept": list(state.kept),
        "guide": state.guide,
    }


def _state_from_json(data: Mapping[str, Any], kept: Mapping[str, Seen]) -> State:
    if data["paper"] not in ("a4", "letter"):
        raise ValueError("no such paper")
    return State(
        notes=str(data["notes"]),
        draft=_draft_from_json(data["draft"], kept),
        proposal=_draft_from_json(data["proposal"], kept) if data["proposal"] else None,
        before=_draft_from_json(data["before"], kept) if data["before"] else None,
        before_why=str(data["before_why"]),
        redo=bool(data["redo"]),
        ticks=tuple(str(tick) for tick in data["ticks"]),
        paper=data["paper"],
        advert=str(data["advert"]),
        kept=tuple(map(str, data["kept"])),
        guide=str(data["guide"]),
    )


def _draft_to_json(draft: Draft) -> dict[str, Any]:
    return {
        "cv": cv_to_json(draft.cv),
        "origin": draft.origin,
        "file_name": draft.file_name,
        "leftovers": [[line.text, line.page, line.near] for line in draft.leftovers],
        "conflicts": [[differs.path, differs.kept, differs.other] for differs in draft.conflicts],
        "notes": [[note.code, note.text] for note in draft.notes],
        "doubts": list(draft.doubts),
        "seen": draft.seen.name if draft.seen else "",
        "moves": [[move.path, list(move.order)] for move in draft.moves],
    }


def _draft_from_json(data: Mapping[str, Any], kept: Mapping[str, Seen]) -> Draft:
    if data["origin"] not in ("", "notes", "file", "edited"):
        raise ValueError("no such origin")
    return Draft(
        cv=cv_from_json(data["cv"]),
        origin=data["origin"],
        file_name=str(data["file_name"]),
        leftovers=tuple(Leftover(str(text), int(page), str(near)) for text, page, near in data["leftovers"]),
        conflicts=tuple(Conflict(*map(str, parts)) for parts in data["conflicts"]),
        notes=tuple(Note(str(code), str(text)) for code, text in data["notes"]),
        doubts=tuple(str(path) for path in data["doubts"]),
        seen=kept.get(str(data["seen"])),
        moves=tuple(Move(str(path), tuple(map(int, order))) for path, order in data["moves"]),
    )
