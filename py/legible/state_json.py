"""Drafts and steps to JSON-shaped values and back; what is on the shelf is named, not written."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any, get_args

from legible import pointer
from legible.document import Note
from legible.merge import Conflict
from legible.migrations import with_look
from legible.model import CV
from legible.parsed import Leftover
from legible.render.adjust import Adjustments
from legible.resume_json import cv_from_json, cv_to_json
from legible.seen import Seen
from legible.state import Draft, Move, Origin, Paper, Plain, Snapshot, Step, Version

Shelf = Mapping[str, Seen | Snapshot]
NUMBERS = ("text_size_pt", "margin_mm", "spacing")  # of adjustments


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """Write a draft."""
    return {
        "id": draft.id,
        "name": draft.name,
        "base": draft.base,
        "parted": draft.parted,
        "cv": cv_to_json(draft.cv),
        "origin": draft.origin,
        "file_name": draft.file_name,
        "leftovers": [[line.text, line.page, line.near] for line in draft.leftovers],
        "conflicts": [[differs.path, differs.kept, differs.other] for differs in draft.conflicts],
        "notes": [[note.code, note.text] for note in draft.notes],
        "doubts": list(draft.doubts),
        "seen": draft.seen.name if draft.seen else "",
        "moves": [[move.path, list(move.order)] for move in draft.moves],
        "rough": draft.rough,
        "advert": draft.advert,
        "kept": list(draft.kept),
        "ticks": list(draft.ticks),
        "guide": draft.guide,
        "paper": draft.paper,
        "theme": draft.theme,
        "adjust": _adjust_to_json(draft.adjust),
        "language": draft.language,
        "dates": draft.dates,
        "order": list(draft.order),
        "hidden": list(draft.hidden),
        "jottings": [list(pair) for pair in draft.jottings],
        "versions": [[kept.name, kept.when, kept.why, kept.snapshot] for kept in draft.versions],
    }


def draft_from_json(data: Plain, shelf: Shelf) -> Draft:
    """Read a draft; raises LookupError, TypeError or ValueError for anything else.

    A pointer of it that leads nowhere goes, and the words that hung on it become a line without a place.
    """
    data = with_look(data)  # versions and steps that were kept before there were themes are without one
    seen = shelf.get(str(data["seen"]))
    draft = Draft(
        id=_word(data["id"]),
        name=str(data["name"]),
        base=str(data["base"]),
        parted=str(data.get("parted", "")),  # what was stored before it was known is without it
        cv=cv_from_json(data["cv"]),
        origin=_one_of(data["origin"], Origin),
        file_name=str(data["file_name"]),
        leftovers=tuple(Leftover(str(text), int(page), str(near)) for text, page, near in data["leftovers"]),
        conflicts=tuple(Conflict(*map(str, parts)) for parts in data["conflicts"]),
        notes=tuple(Note(str(code), str(text)) for code, text in data["notes"]),
        doubts=_words(data["doubts"]),
        seen=seen if isinstance(seen, Seen) else None,
        moves=tuple(Move(str(path), tuple(map(int, order))) for path, order in data["moves"]),
        rough=str(data["rough"]),
        advert=str(data["advert"]),
        kept=_words(data["kept"]),
        ticks=_words(data["ticks"]),
        guide=str(data["guide"]),
        paper=_one_of(data["paper"], Paper),
        theme=str(data["theme"]),
        adjust=_adjust_from_json(data["adjust"]),
        language=str(data["language"]),
        dates=str(data["dates"]),
        order=_words(data["order"]),
        hidden=_words(data["hidden"]),
        jottings=tuple((str(path), str(text)) for path, text in data["jottings"]),
        versions=tuple(Version(*map(str, parts)) for parts in data["versions"]),
    )
    return _grounded(draft)


def _adjust_to_json(adjust: Adjustments) -> dict[str, Any]:
    """Write what is changed about a theme; its order of sections is the draft's own."""
    numbers = {name: getattr(adjust, name) for name in NUMBERS}
    chosen = {"accent": adjust.accent, "fonts": adjust.fonts, **numbers, "titles": dict(adjust.titles)}
    return {name: value for name, value in chosen.items() if value}


def _adjust_from_json(data: Plain) -> Adjustments:
    titles = data.get("titles", {})
    numbers = {name: float(data.get(name, 0)) for name in NUMBERS}
    if not all(map(math.isfinite, numbers.values())):
        raise ValueError("no number")
    return Adjustments(
        accent=str(data.get("accent", "")),
        fonts=str(data.get("fonts", "")),
        titles={str(section): str(title) for section, title in titles.items()},
        **numbers,  # type: ignore[arg-type]
    )


def _grounded(draft: Draft) -> Draft:
    """Let all pointers of a draft lead somewhere; those of its lines without a place may lead nowhere."""
    cv = draft.cv
    conflicts = tuple(differs for differs in draft.conflicts if _is_text(cv, differs.path))
    jottings = tuple(pair for pair in draft.jottings if pointer.leads(cv, pair[0]))
    lost = [differs.other for differs in draft.conflicts if differs not in conflicts]
    lost += [text for path, text in draft.jottings if (path, text) not in jottings]
    return dataclasses.replace(
        draft,
        conflicts=conflicts,
        jottings=jottings,
        leftovers=(*draft.leftovers, *(Leftover(text) for text in lost if text)),
        doubts=tuple(path for path in draft.doubts if _is_text(cv, path)),
        hidden=tuple(path for path in draft.hidden if pointer.leads(cv, path)),
    )


def _is_text(cv: CV, path: str) -> bool:
    return pointer.leads(cv, path) and isinstance(pointer.get(cv, path), str)


def step_to_json(step: Step) -> list[Any]:
    """Write a step of the history."""
    return [step.n, step.why, step.key, step.when, step.draft, step.then, list(step.changes), step.size]


def step_from_json(data: list[Any]) -> Step:
    """Read a step of the history."""
    n, why, key, when, draft, then, changes, size = data
    if not all(isinstance(change, dict) for change in changes):
        raise TypeError("a change is an object")
    made = tuple(changes)
    return Step(int(n), str(why), str(key), str(when), str(draft), str(then), made, int(size))


def _words(data: Any) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise TypeError("a list of words was expected")
    return tuple(map(str, data))


def _word(data: Any) -> str:
    """Read an id: letters and digits, as it stands in names and addresses."""
    if not isinstance(data, str) or not data.isalnum():
        raise ValueError("no id")
    return data


def _one_of(data: Any, allowed: Any) -> Any:
    if data not in get_args(allowed):
        raise ValueError(f"no such value: {data}")
    return data
