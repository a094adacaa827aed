"""Differences between two JSON-shaped values, to be stored, taken back and done again.

A change is itself JSON-shaped: `{"path": RFC 6901 pointer, "out": value before, "in": value after}`, where a
missing "out" or "in" says that the key was not there; for a list `{"path", "at": index, "out": [...],
"in": [...]}`, the items taken out and put in at one place. RFC 6902's patches lead one way only and
know no runs of items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from legible.pointer import parts

Change = Mapping[str, Any]


def changes(old: Any, new: Any, path: str = "") -> Iterator[Change]:
    """List what leads from one value to the other, in an order in which it can be applied."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_objects(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(old, new, path)
    else:
        yield {"path": path, "out": old, "in": new}


def _of_objects(old: Mapping[str, Any], new: Mapping[str, Any], path: str) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        place = f"{path}/{key.replace('~', '~0').replace('/', '~1')}"
        if key not in new:
            yield {"path": place, "out": old[key]}
        elif key not in old:
            yield {"path": place, "in": new[key]}
        else:
            yield from changes(old[key], new[key], place)


def _of_lists(old: list[Any], new: list[Any], path: str) -> Iterator[Change]:
    """Compare what lies between the items that both begin and end with."""
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    rest = least - start
    end = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    out, into = old[start : len(old) - end], new[start : len(new) - end]
    if len(out) != len(into):
        yield {"path": path, "at": start, "out": out, "in": into}
        return
    for at, (one, other) in enumerate(zip(out, into, strict=True), start):
        yield from changes(one, other, f"{path}/{at}")


def redone(value: Any, made: Iterable[Change]) -> Any:
    """Apply changes to a value, which stays as it is; raises LookupError where they do not fit."""
    for change in made:
        value = _put(value, parts(change["path"]), change, "out", "in")
    return value


def undone(value: Any, made: Iterable[Change]) -> Any:
    """Take changes back."""
    for change in reversed(list(made)):
        value = _put(value, parts(change["path"]), change, "in", "out")
    return value


def _put(value: Any, steps: list[str], change: Change, gone: str, comes: str) -> Any:
    if not steps:
        return _spliced(value, change, gone, comes) if "at" in change else change[comes]
    step, rest = steps[0], steps[1:]
    if isinstance(value, list):
        at = int(step)
        return [*value[:at], _put(value[at], rest, change, gone, comes), *value[at + 1 :]]
    if not rest and comes not in change and "at" not in change:
        return {key: part for key, part in value.items() if key != step}
    if rest or "at" in change or gone in change:
        return {**value, step: _put(value[step], rest, change, gone, comes)}
    return {**value, step: change[comes]}


def _spliced(items: list[Any], change: Change, gone: str, comes: str) -> list[Any]:
    at = change["at"]
    if items[at : at + len(change[gone])] != change[gone]:
        raise LookupError(f"{change['path']} holds other items by now")
    return [*items[:at], *change[comes], *items[at + len(change[gone]) :]]
