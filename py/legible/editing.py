"""What a person does to entries, lines and sections: one small function per action, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from legible import edit, pointer
from legible.composing import compose
from legible.edit import NEW, place_of
from legible.form import FormSection, form, one_of
from legible.library import Library
from legible.outcome import Outcome, arranged, edited, renamed, touched, with_draft
from legible.pasting import lines_of
from legible.render import date_styles
from legible.render.wording import language_of
from legible.state import State

Action = Mapping[str, Any]
NOTHING_YET = "…"  # in the place of a line that is being composed
HALF_HIDDEN = "One of these two lines is hidden, so they were not joined. Show it first."
ON_THE_WAY = "~"  # where nothing else points to, for an item between two lists


def item_added(state: State, action: Action, library: Library) -> Outcome:
    """Add an empty entry, line or section of one's own."""
    cv, path = edit.add(state.draft.cv, str(action["path"]))
    return _redrawn(edited(state, cv), f"adding {one_of(path, library)}", f"first-in:{path}")


def item_removed(state: State, action: Action, library: Library) -> Outcome:
    """Remove an entry, line or section of one's own."""
    path = str(action["path"])
    parent, index = place_of(path)
    order = _order(state, parent)
    order.remove(index)
    near = f"{parent}/{min(index, len(order) - 1)}" if order else parent
    say = f"Removed {one_of(path, library)}. Undo brings it back."
    return _redrawn(arranged(state, parent, order), f"removing {one_of(path, library)}", f"at:{near}", say)


def item_moved(state: State, action: Action, library: Library) -> Outcome:
    """Move an entry or line up or down its list."""
    path, by = str(action["path"]), int(action["by"])
    parent, index = place_of(path)
    order = _order(state, parent)
    place = max(0, min(len(order) - 1, index + by))
    if place == index:
        return Outcome(state, say=f"It is the {'first' if by < 0 else 'last'} already.", restructured=False)
    order.insert(place, order.pop(index))
    why, say = f"moving {one_of(path, library)}", f"Now {place + 1} of {len(order)}."
    return _redrawn(arranged(state, parent, order), why, _following(action, f"{parent}/{place}"), say)


def item_put(state: State, action: Action, library: Library) -> Outcome:
    """Put an entry or line before or after another, in its own list or in one of the same kind."""
    path, to = str(action["path"]), str(action["to"])
    parent, index = place_of(path)
    if isinstance(pointer.get(state.draft.cv, to), tuple):
        into, place = to, len(pointer.get(state.draft.cv, to))
    else:
        into, place = place_of(to)
        place += bool(action.get("after"))
    why = f"moving {one_of(path, library)}"
    if into == parent:
        order = _order(state, parent)
        order.insert(place - (place > index), order.pop(index))
        return _redrawn(arranged(state, parent, order), why, "", "Moved.")
    if edit.item_of(state.draft.cv, into) is not edit.item_of(state.draft.cv, parent):
        return Outcome(state, say="It does not fit there.", restructured=False)
    return _redrawn(_carried(state, path, into, place), why, "", "Moved.")


def _carried(state: State, path: str, into: str, place: int) -> State:
    """Take an item out of its list and put it into another, with all that points to it."""
    item = pointer.get(state.draft.cv, path)
    parent, index = place_of(path)
    order = _order(state, parent)
    order.remove(index)
    state = arranged(renamed(state, path, ON_THE_WAY), parent, order)
    return renamed(_inserted(state, into, place, [item]), ON_THE_WAY, f"{into}/{place}")


def item_doubled(state: State, action: Action, library: Library) -> Outcome:
    """Put a copy of an entry, line or section of one's own below it; what is hidden in it stays so."""
    path = str(action["path"])
    parent, index = place_of(path)
    order = _order(state, parent)
    order.insert(index, index)
    copy = f"{parent}/{index + 1}"
    doubled = _behind(_as_hidden(arranged(state, parent, order), path, copy), path, copy)
    return _redrawn(doubled, f"duplicating {one_of(path, library)}", f"first-in:{copy}", "Duplicated.")


def line_split(state: State, action: Action, library: Library) -> Outcome:
    """Let what stands behind the caret become a line of its own."""
    path, text = str(action["path"]), str(pointer.get(state.draft.cv, str(action["path"])))
    parent, index = place_of(path)
    halves = [text[: int(action["at"])], text[int(action["end"]) :]]
    split = _lines_put(state, path, halves)
    new = f"{parent}/{index + 1}"
    why = f"splitting {one_of(path, library)}" if halves[1] else f"adding {one_of(path, library)}"
    return _redrawn(split, why, f"caret:{new}:0", key=_split_key(split, new))


def lines_joined(state: State, action: Action, library: Library) -> Outcome:
    """Join a line with the one before it; an empty one goes away."""
    path = str(action["path"])
    parent, index = place_of(path)
    lines = pointer.get(state.draft.cv, parent)
    if not index:
        return Outcome(state, restructured=False) if lines[0] else item_removed(state, action, library)
    left, right = lines[index - 1 : index + 1]
    before = f"{parent}/{index - 1}"
    if right and len({path, before} & {*state.draft.hidden}) == 1:
        return Outcome(state, say=HALF_HIDDEN, restructured=False)
    last = state.history.last
    apart = last is not None and last.key == _split_key(state, path)  # the text was one a moment ago
    glue = "" if apart or not _collide(left, right) else " "
    order = _order(state, parent)
    order.remove(index)
    joined = arranged(state, parent, order)
    cv = pointer.put(joined.draft.cv, before, left + glue + right)
    why = (
        f"joining {one_of(path, library)} with the one before"
        if right
        else f"removing {one_of(path, library)}"
    )
    return _redrawn(edited(joined, cv), why, f"caret:{before}:{len(left + glue)}")


def lines_pasted(state: State, action: Action, library: Library) -> Outcome:
    """Make a line of each line that was pasted; the selection goes, the text around it stays."""
    path, old = str(action["path"]), str(pointer.get(state.draft.cv, str(action["path"])))
    lines = lines_of(str(action["text"])) or [""]
    behind = old[int(action["end"]) :]
    caret = len(lines[-1]) + (0 if len(lines) > 1 else int(action["at"]))
    lines[0] = old[: int(action["at"])] + lines[0]
    lines[-1] += behind
    parent, index = place_of(path)
    pasted = _lines_put(state, path, lines)
    place = f"{parent}/{index + len(lines) - 1}"
    say = f"{len(lines)} lines pasted." if len(lines) > 1 else ""
    return _redrawn(pasted, f"pasting into {one_of(path, library)}", f"caret:{place}:{caret}", say)


def _lines_put(state: State, path: str, lines: list[str]) -> State:
    """Put lines in the place of one; they are hidden if it was."""
    parent, index = place_of(path)
    state = edited(state, pointer.put(state.draft.cv, path, lines[0]))
    state = _inserted(state, parent, index + 1, lines[1:])
    for place in range(index + 1, index + len(lines)):
        state = _as_hidden(state, path, f"{parent}/{place}")
    return state


def hiding_set(state: State, action: Action, library: Library) -> Outcome:
    """Hide a section, entry or line, so that it is neither printed nor checked, or show it again."""
    path, on = str(action["path"]), bool(action.get("on"))
    pointer.get(state.draft.cv, path)
    rest = tuple(one for one in state.draft.hidden if one != path)
    hidden = touched(state, hidden=(*rest, path) if on else rest)
    sections = (section.title for section in form(state.draft.cv, library) if section.hide == path)
    why = f"{'hiding' if on else 'showing'} {next(sections, '') or one_of(path, library)}"
    say = "Hidden: it is not printed." if on else "It is printed again."
    return _redrawn(hidden, why, _following(action, path), say)


def jotted(state: State, action: Action, library: Library) -> Outcome:
    """Keep a private note about an entry; an empty one goes away. Raises NoSuchPlace."""
    path, text = str(action["path"]), str(action["value"])
    if text:
        pointer.get(state.draft.cv, path)
    notes = {one: old for one, old in state.draft.jottings if one != path}
    notes |= {path: text} if text else {}
    why, key = "writing a private note", f"jot {state.current} {path}"
    return Outcome(touched(state, jottings=tuple(notes.items())), restructured=False, why=why, key=key)


def section_moved(state: State, action: Action, library: Library) -> Outcome:
    """Move a section among those that are shown: by some places, or before or after another."""
    sections = [one for one in _sections(state, library) if one.movable]
    keys, key = [one.key for one in sections], str(action["key"])
    shown = [one.key for one in sections if not one.blank or one.key == key]
    index = shown.index(key)
    to, after = action.get("to"), bool(action.get("after"))
    if to is None:
        by = int(action["by"])
        place = max(0, min(len(shown) - 1, index + by))
        to, after = shown[place], by > 0
    if to == key:
        return Outcome(state, say="It stays where it is.", restructured=False)
    keys.remove(key)
    keys.insert(keys.index(str(to)) + after, key)
    section = next(one for one in sections if one.key == key)
    place = [one for one in keys if one in shown].index(key)
    say, why = f"Now {place + 1} of {len(shown)}.", f"moving {section.title}"
    return _redrawn(touched(state, order=tuple(keys)), why, _following(action, section.hide), say)


def dates_chosen(state: State, action: Action, library: Library) -> Outcome:
    """Choose how the CV's dates are written."""
    styles = dict(date_styles(library, language_of(state.draft.cv)))
    style = str(action["value"]) if action["value"] in styles else ""
    return _redrawn(with_draft(state, dates=style), "choosing how dates are written")


def line_shown(state: State, action: Action, library: Library) -> Outcome:
    """Show a line while it is composed; nothing changes."""
    return Outcome(state, composed=_composed(action, library) or NOTHING_YET, restructured=False)


def line_composed(state: State, action: Action, library: Library) -> Outcome:
    """Write a bullet of what was done, what changed and by how much: a new one, or in a bullet's place."""
    path = str(action["path"])
    line = _composed(action, library)
    if not line:
        return Outcome(state, say="Nothing was written: say what you did.", restructured=False)
    if isinstance(pointer.get(state.draft.cv, path), tuple):
        cv = edit.append_text(state.draft.cv, path, line)
        path = f"{path}/{len(pointer.get(cv, path)) - 1}"
    else:
        cv = pointer.put(state.draft.cv, path, line)
    return _redrawn(edited(state, cv), f"composing {one_of(path, library)}", f"caret:{path}:{len(line)}")


def _composed(action: Action, library: Library) -> str:
    return compose(str(action["did"]), str(action["changed"]), str(action["amount"]), library)


def _sections(state: State, library: Library) -> list[FormSection]:
    return form(state.draft.cv, library, order=state.draft.order)


def _redrawn(state: State, why: str, focus: str = "", say: str = "", key: str = "") -> Outcome:
    """Show the fields anew, the one that has the focus too."""
    return Outcome(state, say=say, focus=focus, why=why, key=key, overwrite=True)


def _following(action: Action, path: str) -> str:
    """Let the focus go with an item: to the field that was typed in, or to the tool that was used."""
    if "field" in action:
        return f"caret:{path}{str(action['field']).removeprefix(str(action['path']))}:{action['caret']}"
    return f"tool:{action.get('by', '')}:{path}"


def _order(state: State, path: str) -> list[int]:
    return list(range(len(pointer.get(state.draft.cv, path))))


def _inserted(state: State, path: str, place: int, items: list[Any]) -> State:
    order = _order(state, path)
    order[place:place] = [NEW] * len(items)
    return arranged(state, path, order, items)


def _as_hidden(state: State, path: str, copy: str) -> State:
    """Hide in a copy what is hidden in its original."""
    hidden = state.draft.hidden
    also = [copy + one.removeprefix(path) for one in hidden if one == path or one.startswith(f"{path}/")]
    return with_draft(state, hidden=(*hidden, *also))


def _behind(state: State, path: str, copy: str) -> State:
    """Let a copy of a section stand behind its original, where the sections have been put in order."""
    order, key = list(state.draft.order), path[1:]
    if key in order:
        order.insert(order.index(key) + 1, copy[1:])
    return with_draft(state, order=tuple(order))


def _split_key(state: State, path: str) -> str:
    """Name the step that split a line off: two in a row differ in how many lines there are then."""
    return f"split {state.current} {path} {len(_order(state, place_of(path)[0]))}"


def _collide(left: str, right: str) -> bool:
    """Say whether two texts need a space between them."""
    return bool(left and right) and not left[-1].isspace() and not right[0].isspace()


STEPS: Mapping[str, Callable[[State, Action, Library], Outcome]] = {
    "add": item_added,
    "remove": item_removed,
    "move": item_moved,
    "put": item_put,
    "double": item_doubled,
    "split": line_split,
    "join": lines_joined,
    "paste": lines_pasted,
    "hide": hiding_set,
    "jot": jotted,
    "order": section_moved,
    "dates": dates_chosen,
    "composing": line_shown,
    "compose": line_composed,
}
