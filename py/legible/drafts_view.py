"""What the templates about CVs, versions and backups show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legible import versions
from legible.backup import last_backup
from legible.dates import PartialDate
from legible.difference_words import WORDS
from legible.differences import Difference, differences
from legible.drafts import base_of, difference_key, is_hidden, titles
from legible.held import compared
from legible.library import Library
from legible.moments import ago_in_words, day_in_words, days_before, in_words, second
from legible.parting import who_changed
from legible.resume_json import cv_to_json
from legible.state import Draft, State, Version

BASE = "base"  # what one looks at: the differences from the base
SHOWN = 8  # differences of a CV in a backup
LONG_AGO_DAYS = 7
# What belongs to a draft beside its text, in words; "" for what only goes with the words of another.
BESIDE: Mapping[str, str] = {
    "hidden": "what is hidden",
    "order": "the order of the sections",
    "dates": "how dates are written",
    "paper": "the paper",
    "theme": "the theme",
    "adjust": "what is changed about the theme",
    "language": "the language of the headings",
    "jottings": "your private notes",
    "rough": "your notes from the start",
    "advert": "the job advert",
    "kept": "the findings you keep as they are",
    "ticks": "the ticks of the final check",
    "leftovers": "the lines without a place",
    "conflicts": "the choices between notes and file",
    "doubts": "the fields to look at again",
    "notes": "what was said of the import",
    "seen": "the file as it was read",
    "moves": "",
    "origin": "",
    "file_name": "",
}
PRINTED = ("hidden", "order", "dates", "paper", "theme", "adjust", "language")


@dataclass(frozen=True, slots=True)
class Eye:
    """Who looks, and at what."""

    state: State
    library: Library
    today: PartialDate
    looking: str = ""  # BASE, or the name of a version's snapshot


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the list."""

    index: int
    version: Version
    when: str
    kept_by_hand: bool
    now: bool  # it says what the CV says now
    looked_at: bool
    shown: tuple[Difference, ...]
    beside: str  # what is otherwise than in the CV now beside the text, in words
    readable: bool


def drafts_view(eye: Eye) -> dict[str, Any]:
    """Give the CVs by name, and the open one."""
    state, names = eye.state, titles(eye.state.drafts)
    bases = {draft.id: names.get(draft.base, "") for draft in state.drafts if draft.base}
    return {"names": names, "bases": bases, "draft": state.draft}


def variant_view(eye: Eye) -> dict[str, Any]:
    """Give what a tailored CV has otherwise than its base, once somebody looks."""
    draft, base = eye.state.draft, base_of(eye.state, eye.state.draft)
    looked_at = base is not None and eye.looking == BASE
    shown = differences(draft.cv, base.cv, eye.library) if base and looked_at else ()
    return {
        "tailored": bool(draft.base),
        "base": titles(eye.state.drafts)[base.id] if base else "",
        "base_id": base.id if base else "",
        "same": base is not None and base.cv == draft.cv,
        "beside": beside(draft, base, PRINTED) if base else "",
        "looked_at": looked_at,
        "shown": [
            (difference_key(one), one, _hidden(one, draft, base), who)
            for one, who in zip(shown, _told(eye, shown, draft, base), strict=True)
        ]
        if base
        else [],
    }


def _told(eye: Eye, shown: Sequence[Difference], draft: Draft, base: Draft) -> list[str]:
    """Say who changed what since the two parted, as far as that is known."""
    was = versions.read_version(eye.state, draft.parted) if shown else None
    if was is None:
        return [""] * len(shown)
    words = eye.library.table(WORDS)["who"]
    found = who_changed(shown, draft.cv, base.cv, was.cv, eye.library)
    return [words[one.kind].get(who, "") for one, who in zip(shown, found, strict=True)]


def _hidden(one: Difference, mine: Draft, base: Draft) -> str:
    """Say what is not printed of the two sides of a difference."""
    sides = (
        ("here", one.kind != "only-theirs" and is_hidden(mine, one.path)),
        ("in the base", one.kind != "only-mine" and is_hidden(base, one.other)),
    )
    return " and ".join(where for where, hidden in sides if hidden)


def versions_view(eye: Eye) -> dict[str, Any]:
    """Give the open CV's versions, the latest first."""
    draft = eye.state.draft
    rows = [_row(eye, index, version) for index, version in enumerate(draft.versions)]
    return {"rows": rows[::-1], "empty": not (draft.rough.strip() or cv_to_json(draft.cv))}


def _row(eye: Eye, index: int, version: Version) -> Row:
    draft, looked_at = eye.state.draft, eye.looking == version.snapshot
    was = versions.read_version(eye.state, version.snapshot) if looked_at else None
    return Row(
        index,
        version,
        in_words(version.when, eye.today, eye.library),
        not versions.automatic(version),
        was is not None and was.cv == draft.cv,
        looked_at,
        differences(draft.cv, was.cv, eye.library) if was else (),
        beside(draft, was) if was else "",
        was is not None,
    )


def beside(one: Draft, other: Draft, names: Iterable[str] = tuple(BESIDE)) -> str:
    """Say what of two drafts differs beside their texts."""
    differ = (BESIDE[name] for name in names if getattr(one, name) != getattr(other, name))
    return ", ".join(filter(None, differ))


def arriving_view(eye: Eye) -> dict[str, Any]:
    """Give what a backup holds, beside what is here."""
    found = eye.state.arriving
    if found is None:
        return {"found": None}
    rows = []
    for held in compared(eye.state, found):
        shown: tuple[Difference, ...] = ()
        if held.here and held.kind == "different":
            shown = differences(held.draft.cv, held.here.cv, eye.library)
        rows.append((held, shown[:SHOWN], len(shown)))
    fresh = sum(held.brings for held, _, _ in rows)
    made = day_in_words(found.made, eye.library) if found.made else ""
    return {"found": found, "made": made, "rows": rows, "fresh": fresh, "here": _count(eye.state)}


def _count(state: State) -> int:
    return sum(bool(cv_to_json(draft.cv) or draft.rough.strip()) for draft in state.drafts)


def backup_view(eye: Eye) -> dict[str, Any]:
    """Say how old the last backup is, and whether a new one is due."""
    state, made = eye.state, last_backup(eye.state)
    last = state.history.steps[-1].when if state.history.steps else ""
    news = second(last) > second(made) and _count(state) > 0
    old = not made or days_before(made, eye.today) > LONG_AGO_DAYS
    age = f"Last backup: {ago_in_words(made, eye.today)}" if made else "No backup yet"
    return {"age": age, "due": news and old}


VIEWS: Mapping[str, Callable[[Eye], Mapping[str, Any]]] = {
    "arriving": arriving_view,
    "drafts": drafts_view,
    "variant": variant_view,
    "versions": versions_view,
    "backup": backup_view,
    "backup_age": backup_view,
}
