"""Who has changed what since a CV was tailored: it keeps what its base said when the two last agreed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Literal

from legible.differences import Difference, Kind, differences
from legible.library import Library
from legible.model import CV
from legible.outcome import put_draft
from legible.pulling import pull
from legible.state import Draft, State
from legible.versions import read_version, snapshot_of

Who = Literal["", "here", "base", "both"]


def parted(state: State, variant: Draft, base: Draft) -> State:
    """Keep what the base says now as that from which a variant goes its own way."""
    snapshot = snapshot_of(base)
    state = put_draft(state, dataclasses.replace(variant, parted=snapshot.name))
    return dataclasses.replace(state, shelf={**state.shelf, snapshot.name: snapshot})


def agreed(state: State, variant: Draft, base: Draft, library: Library) -> State:
    """Keep what both have changed alike as that from which they go on; all else as it was."""
    was = read_version(state, variant.parted)
    if was is None:
        return state
    then = was.cv
    for _ in differences(then, base.cv, library):
        alike = {dataclasses.replace(one, other="") for one in differences(then, variant.cv, library)}
        rest = differences(then, base.cv, library)
        common = next((one for one in rest if dataclasses.replace(one, other="") in alike), None)
        if common is None:
            break
        then, _orders = pull(then, base.cv, common, library)
    return state if then == was.cv else parted(state, variant, dataclasses.replace(was, cv=then))


def who_changed(found: Iterable[Difference], variant: CV, base: CV, then: CV, library: Library) -> list[Who]:
    """Say of each difference between a variant and its base on which side something was done since then."""
    here, there = differences(variant, then, library), differences(base, then, library)
    return [_who(one, here, there) for one in found]


def _who(one: Difference, here: Iterable[Difference], there: Iterable[Difference]) -> Who:
    if one.kind == "only-mine":
        return _of_item(here, one.path, "here", there, one.other, "base")
    if one.kind == "only-theirs":
        return _of_item(there, one.other, "base", here, one.path, "here")
    ours, theirs = _touched(here, one.kind, one.path), _touched(there, one.kind, one.other)
    return "both" if ours and theirs else "here" if ours else "base" if theirs else ""


def _of_item(
    own: Iterable[Difference], path: str, side: Who, other: Iterable[Difference], items: str, far_side: Who
) -> Who:
    """Say whether an item was added on the side that has it, or taken out of the list on the other."""
    if any(one.kind == "only-mine" and _within(path, one.path) for one in own):
        return side
    if not any(one.kind == "only-theirs" and one.path == items for one in other):
        return ""
    return "both" if any(_within(one.path, path) for one in own) else far_side


def _touched(found: Iterable[Difference], kind: Kind, path: str) -> bool:
    if kind == "moved":
        return any(one.kind == kind and one.path == path for one in found)
    return any(one.kind in ("changed", "only-mine") and _within(path, one.path) for one in found)


def _within(path: str, place: str) -> bool:
    return f"{path}/".startswith(f"{place}/")
