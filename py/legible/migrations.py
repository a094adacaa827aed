"""Older stored states to the present shape: one step per version, each with a stored example in the tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

VERSION = 4
ID = "1"
BLANK: Mapping[str, Any] = {
    "name": "",
    "base": "",
    "dates": "",
    "order": [],
    "hidden": [],
    "jottings": [],
    "versions": [],
}


def _with_review(state: dict[str, Any]) -> dict[str, Any]:
    """Version 2 keeps what an import is reviewed by, and a file that waits for the person's choice."""
    blank = {"doubts": [], "seen": "", "moves": []}
    before = {**state["before"], **blank} if state["before"] else None
    why = str(state["before_why"])
    taken_back = {"before_why": why.removeprefix("undoing "), "redo": why.startswith("undoing ")}
    fresh: dict[str, Any] = {"proposal": None, "advert": "", "kept": []}
    return {**state, **taken_back, **fresh, "draft": {**state["draft"], **blank}, "before": before}


def _with_drafts(state: dict[str, Any]) -> dict[str, Any]:
    """Version 3 keeps several drafts and all the steps that led to them, where 2 kept one of each."""
    own = {key: state[key] for key in ("advert", "kept", "ticks", "guide", "paper")}
    own["rough"] = state["notes"]
    draft = {**BLANK, **own, **state["draft"], "id": ID}
    steps, at = [], 0
    if state["before"]:
        before = {**BLANK, **own, **state["before"], "id": ID}
        why = str(state["before_why"]).removesuffix(", and what was changed since")
        pair = {"out": before, "in": draft}
        if state["redo"]:
            pair = {"out": draft, "in": before}
        steps = [[1, why, "", "", ID, ID, [{"path": f"/drafts/{ID}", **pair}], 0]]
        at = 0 if state["redo"] else 1
    proposal = {**BLANK, **own, **state["proposal"], "id": ID} if state["proposal"] else None
    return {
        "order": [ID],
        "drafts": {ID: draft},
        "current": ID,
        "last_id": 1,
        "proposal": proposal,
        "steps": steps,
        "at": at,
        "backed_up": "",
    }


def with_look(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Give a draft the look that every CV had before there was a choice."""
    return {"theme": "classic", "adjust": {}, "language": "", **draft}


def _with_looks(state: dict[str, Any]) -> dict[str, Any]:
    """Version 4 keeps each draft's theme, what is changed about it and the language of headings."""
    drafts = {key: with_look(draft) for key, draft in state["drafts"].items()}
    proposal = with_look(state["proposal"]) if state["proposal"] else None
    return {**state, "drafts": drafts, "proposal": proposal}


# From version n to n + 1.
MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: _with_review,
    2: _with_drafts,
    3: _with_looks,
}


def migrated(state: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring the state of an envelope to the present shape."""
    for step in range(version, VERSION):
        state = MIGRATIONS[step](state)
    return state
