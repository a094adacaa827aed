"""Several CVs: new ones, copies, variants that know their base, and what is taken over between the two."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from zlib import crc32

from legible import pointer
from legible.differences import Difference, differences
from legible.guides import guide_slugs
from legible.library import Library
from legible.model import CV
from legible.outcome import Outcome, edited, put_draft, reordered, with_draft, with_new_draft
from legible.parting import agreed, parted
from legible.pulling import pull
from legible.shown import shown
from legible.state import Draft, State

Action = Mapping[str, Any]
EDITOR, NAME = "your-cv", "select:draft-name"  # where the focus goes
GONE = "That CV has been deleted already."
SETTLED = "These say the same already."
MIRRORED = {"only-mine": "only-theirs", "only-theirs": "only-mine"}


def title(draft: Draft) -> str:
    """Give what a draft goes by: its name, the CV's name and job title, or its file's name."""
    basics = draft.cv.basics
    told = ", ".join(filter(None, (basics.name.strip(), basics.label.strip())))
    return draft.name.strip() or told or draft.file_name or "Untitled CV"


def titles(drafts: Iterable[Draft]) -> dict[str, str]:
    """Give each draft's id and what it goes by, numbered where several go by the same."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for draft in drafts:
        name, number = title(draft), 1
        while name in taken:
            number += 1
            name = f"{title(draft)} ({number})"
        found[draft.id] = name
        taken.add(name)
    return found


def base_of(state: State, draft: Draft) -> Draft | None:
    """Find the draft that a variant was tailored from; None where it has been deleted, or never was."""
    return next((other for other in state.drafts if other.id == draft.base and other is not draft), None)


def with_known_guides(drafts: Iterable[Draft], library: Library) -> tuple[Draft, ...]:
    """Let each draft be checked by a guide there is."""
    known = guide_slugs(library)
    return tuple(
        draft if draft.guide in known else dataclasses.replace(draft, guide=Draft().guide) for draft in drafts
    )


def _named(state: State, action: Action) -> Draft | None:
    """Find the draft that a button was about; None where it has gone."""
    wanted = str(action.get("draft", state.current))
    return next((draft for draft in state.drafts if draft.id == wanted), None)


def draft_added(state: State, action: Action, library: Library) -> Outcome:
    """Begin an empty CV beside the others."""
    made = with_new_draft(state, Draft())
    return Outcome(
        made, say="A new, empty CV is open.", focus=EDITOR, why="starting a new CV", overwrite=True
    )


def draft_opened(state: State, action: Action, library: Library) -> Outcome:
    """Turn to another CV; this changes none, so it is no step of the history."""
    draft = _named(state, action)
    if draft is None:
        return Outcome(state, say=GONE)
    say = f"Open: {titles(state.drafts)[draft.id]}."
    return Outcome(dataclasses.replace(state, current=draft.id), say=say, overwrite=True)


def draft_copied(state: State, action: Action, library: Library) -> Outcome:
    """Make a copy that goes its own way, and open it."""
    draft = _named(state, action)
    if draft is None:
        return Outcome(state, say=GONE)
    name = titles(state.drafts)[draft.id]
    copy = dataclasses.replace(draft, name=f"{name}, copy", versions=())
    return _open_copy(state, draft, copy, f"duplicating “{name}”")


def draft_tailored(state: State, action: Action, library: Library) -> Outcome:
    """Make a copy that knows what it was made from, to be fitted to one job, and open it."""
    draft = _named(state, action)
    if draft is None:
        return Outcome(state, say=GONE)
    name = titles(state.drafts)[draft.id]
    copy = dataclasses.replace(draft, name=f"{name}, tailored", base=draft.id, versions=())
    outcome = _open_copy(state, draft, copy, f"tailoring a copy of “{name}”")
    return dataclasses.replace(outcome, state=parted(outcome.state, outcome.state.draft, draft))


def _open_copy(state: State, draft: Draft, copy: Draft, why: str) -> Outcome:
    made = with_new_draft(dataclasses.replace(state, current=draft.id), copy)
    return Outcome(made, say="The copy is open. Give it a name.", focus=NAME, why=why, overwrite=True)


def draft_named(state: State, action: Action, library: Library) -> Outcome:
    """Give a CV a name of its own; without one it goes by what is in it."""
    draft = _named(state, action)
    if draft is None:
        return Outcome(state, say=GONE)
    named = put_draft(state, dataclasses.replace(draft, name=str(action["value"])))
    return Outcome(named, restructured=False, why="renaming a CV", key=f"name {draft.id}")


def draft_deleted(state: State, action: Action, library: Library) -> Outcome:
    """Delete a CV; the last one gives way to an empty one. Undo brings it back."""
    draft = _named(state, action)
    if draft is None:
        return Outcome(state, say=GONE)
    name = titles(state.drafts)[draft.id]
    place = state.drafts.index(draft)
    if len(state.drafts) == 1:
        state = with_new_draft(state, Draft())
    rest = tuple(other for other in state.drafts if other.id != draft.id)
    current = state.current if state.current != draft.id else rest[min(place, len(rest) - 1)].id
    left = dataclasses.replace(state, drafts=rest, current=current)
    say = f"“{name}” was deleted. Undo brings it back."
    return Outcome(left, say=say, focus=EDITOR, why=f"deleting “{name}”", overwrite=True)


def difference_key(difference: Difference) -> str:
    """Give what tells a difference from others, so that pressing twice does not mean another."""
    return f"{crc32(repr(difference).encode('utf-8', 'surrogatepass')):08x}"


def difference_pulled(state: State, action: Action, library: Library) -> Outcome:
    """Take over what the base has otherwise in one place."""
    base = base_of(state, state.draft)
    found = _difference(state.draft.cv, base.cv, str(action["key"]), library) if base else None
    if base is None or found is None:
        return Outcome(state, say=SETTLED)
    pulled = _pulled(state, base, found, library)
    pulled = agreed(pulled, pulled.draft, base, library)
    return Outcome(
        pulled, say="Taken from the base.", focus="variant-title", why=f"taking the base’s {found.where}"
    )


def all_pulled(state: State, action: Action, library: Library) -> Outcome:
    """Take over all that the base has otherwise."""
    base = base_of(state, state.draft)
    if base is None or base.cv == state.draft.cv:
        return Outcome(state, say=SETTLED)
    pulled = state
    for _ in differences(state.draft.cv, base.cv, library):
        rest = differences(pulled.draft.cv, base.cv, library)
        if not rest:
            break
        pulled = _pulled(pulled, base, rest[0], library)
    pulled = edited(pulled, base.cv)
    pulled = parted(pulled, pulled.draft, base)
    return Outcome(
        pulled, say="The CV says what its base says.", focus="variant-title", why="taking all from the base"
    )


def difference_pushed(state: State, action: Action, library: Library) -> Outcome:
    """Put into the base what the variant has otherwise in one place."""
    variant, base = state.draft, base_of(state, state.draft)
    found = _difference(variant.cv, base.cv, str(action["key"]), library) if base else None
    if base is None or found is None:
        return Outcome(state, say=SETTLED)
    asked = (MIRRORED.get(found.kind, found.kind), found.other, found.path)
    seen_from_base = differences(base.cv, variant.cv, library)
    mirror = next((one for one in seen_from_base if (one.kind, one.path, one.other) == asked), None)
    if mirror is None:
        return Outcome(state, alert="This cannot be put into the base by itself: change it there by hand.")
    pushed = _pulled(dataclasses.replace(state, current=base.id), variant, mirror, library)
    pushed = agreed(dataclasses.replace(pushed, current=variant.id), variant, pushed.draft, library)
    why = f"putting {found.where} into the base"
    return Outcome(pushed, say="Put into the base.", focus="variant-title", why=why)


def _difference(mine: CV, theirs: CV, key: str, library: Library) -> Difference | None:
    return next((one for one in differences(mine, theirs, library) if difference_key(one) == key), None)


def _pulled(state: State, theirs: Draft, difference: Difference, library: Library) -> State:
    """Let the open draft have theirs in one place, and all that points into it follow."""
    cv, orders = pull(state.draft.cv, theirs.cv, difference, library)
    count = len(pointer.get(state.draft.cv, difference.path)) if difference.kind == "only-theirs" else 0
    state = edited(state, cv)
    for path, order in orders:
        state = reordered(state, path, list(order))
        if difference.kind == "only-theirs":
            state = _as_hidden(state, theirs, difference.other, f"{path}/{order.index(count)}")
    if difference.kind != "changed":
        return state
    if difference.other in theirs.hidden:
        state = _as_hidden(state, theirs, difference.other, difference.path)
    return with_draft(state, doubts=tuple(path for path in state.draft.doubts if path != difference.path))


def _as_hidden(state: State, theirs: Draft, other: str, path: str) -> State:
    """Hide of what was taken over what they hide, so that it is not printed here."""
    inside = [path + one.removeprefix(other) for one in theirs.hidden if one.startswith(f"{other}/")]
    also = [*([path] if is_hidden(theirs, other) else []), *inside]
    return with_draft(state, hidden=tuple(dict.fromkeys((*state.draft.hidden, *also))))


def is_hidden(draft: Draft, path: str) -> bool:
    """Say whether what a pointer leads to is hidden, by itself or with what it stands in."""
    return shown(draft.cv, draft.hidden).forward(path) is None


STEPS: Mapping[str, Callable[[State, Action, Library], Outcome]] = {
    "draft-new": draft_added,
    "draft-open": draft_opened,
    "draft-copy": draft_copied,
    "draft-tailor": draft_tailored,
    "draft-name": draft_named,
    "draft-delete": draft_deleted,
    "pull": difference_pulled,
    "pull-all": all_pulled,
    "push": difference_pushed,
}
