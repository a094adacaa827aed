"""Keys in the editor's fields: lines are split, joined and moved, Undo and Redo work everywhere.

Most lines are split and joined on the screen at once. Where only the answer to a key can move the caret, what
is typed until it comes is held, and typed afterwards.
"""

import asyncio

from pyscript import document, window

from page import dom, lines, markup, tools

FIELD = "#editor :is(input, textarea):is([data-path], [data-jot])"
UNDOABLE = "#editor *, #notes, #advert, body, button, a, [tabindex]"
STEPS = {"Ctrl+z": "undo", "Ctrl+Shift+z": "redo", "Ctrl+y": "redo"}
ROW_KEYS = {
    "Alt+ArrowUp": ("move", -1),
    "Alt+ArrowDown": ("move", 1),
    "Alt+Shift+ArrowDown": ("double", 0),
}
IME_KEY = 229  # what an input method has taken; Safari says so where it ends a composition
IS_APPLE = window.navigator.platform[:2] in ("Ma", "iP")
PATIENCE_SECONDS = 5  # for an answer; what was typed must not be held for ever


class Keys:
    def __init__(self, act, talk):
        self.act = act
        self.talk = talk
        self.frozen = None  # the field that the last action came from: it may be about another line by now
        self.held = None  # keys that were typed since the last action, while its answer is awaited
        dom.on_delegated("keydown", FIELD, self.pressed)
        dom.on_delegated("paste", "#editor .item textarea", self.pasted)
        dom.on_delegated("beforeinput", "#editor *, #notes, #advert", self.taken_back)
        dom.on(document, "keydown", self.key_pressed)

    def do(self, action):
        """Send what an answer will move the caret for."""
        self.act(action)
        if self.held is None:
            self.held, self.frozen = [], document.activeElement
            freeze(self.frozen, True)
            asyncio.create_task(self._release())

    def ahead(self, action):
        """Journal and send what the screen shows already."""
        action["ahead"] = True
        self.act(action)

    def pressed(self, field, event):
        if is_composing(event) or self._hold(field, event):
            return
        name = combination(event)
        if name in ROW_KEYS:
            done = self._row_key(field, *ROW_KEYS[name])
        elif name == "Alt+Enter":
            done = tools.open_for(field)
        elif name in markup.SIGNS:
            done = markup.put(field, markup.SIGNS[name])
        elif name == "Enter" and markup.leave_address(field):
            done = True
        elif field.closest(".item"):
            done = self._line_key(field, name)
        else:
            done = name == "Enter" and field.matches("input") and dom.focus_next(field)
        if done:
            event.preventDefault()

    def _hold(self, field, event):
        """Keep a key for later, as long as the answer to the last one is awaited; a button keeps its own."""
        typed = event.getModifierState("AltGraph") or not (event.ctrlKey or event.altKey)
        if self.held is None or event.metaKey or not typed:
            return False
        key = {"Enter": "\n", "Backspace": "\b"}.get(event.key, event.key) if field else event.key
        if len(key) != 1 or (key == " " and not field):
            return False
        event.preventDefault()
        self.held.append(key)
        return True

    def _row_key(self, field, kind, by):
        row = field.closest(".item, .entry")
        if row and row.dataset.row:
            action = {"type": kind, "path": row.dataset.row}
            if by:
                action["by"] = by
                action["field"], action["caret"] = field.id[1:], dom.caret(field)[0]
            self.do(action)
        return bool(row)

    def _line_key(self, field, name):
        """Split a line, or join it with its neighbour; gives whether the key has done so."""
        path, (start, end) = field.dataset.path, dom.caret(field)
        row = field.closest(".item")
        if name == "Enter":
            self.ahead({"type": "split", "path": path, "at": start, "end": end})
            lines.split(field, start, end)
        elif name == "Backspace" and end == 0:
            self._join(row)
        elif name == "Delete" and start == len(field.value) and lines.below(row):
            self._join(lines.below(row))
        else:
            return False
        return True

    def _join(self, row):
        action = {"type": "join", "path": row.dataset.row}
        if lines.can_join(row):
            self.ahead(action)
            lines.join(row)
        else:
            self.do(action)

    def pasted(self, field, event):
        """Make a line of each line that is pasted."""
        text = event.clipboardData.getData("text/plain")
        if "\n" in text.strip():
            event.preventDefault()
            start, end = dom.caret(field)
            self.do({"type": "paste", "path": field.dataset.path, "at": start, "end": end, "text": text})

    def key_pressed(self, event):
        """Undo and redo by the engine: the browser's own knows one field only."""
        if is_composing(event):
            return
        if event.target.matches(":not(input, textarea, select)") and self._hold(None, event):
            return
        kind = STEPS.get(combination(event))
        if kind and event.target.matches(UNDOABLE):
            event.preventDefault()
            self.do({"type": kind, "go": True})

    def taken_back(self, field, event):
        """Undo and redo as the browser's menu asks for them."""
        kind = {"historyUndo": "undo", "historyRedo": "redo"}.get(event.inputType)
        if kind:
            event.preventDefault()
            self.do({"type": kind, "go": True})

    async def _release(self):
        """Type what was held into the field that has the focus now."""
        until = window.Date.now() + 1000 * PATIENCE_SECONDS
        while self.talk.at_work() and window.Date.now() < until:
            await asyncio.sleep(0.005)
        freeze(self.frozen, False)
        keys, self.held, self.frozen = self.held, None, None
        field, text = document.activeElement, ""
        while keys and field and field.matches(FIELD):
            key = keys.pop(0)
            at_start = not text and dom.caret(field)[1] == 0
            if not field.closest(".item"):
                text = self._elsewhere(field, text, key, at_start)
                field = field if text is not None else document.activeElement
                text = text or ""
            elif (key == "\b" and at_start) or key == "\n":
                dom.insert(field, text)
                self._line_key(field, "Enter" if key == "\n" else "Backspace")
                if self.held is not None:
                    self.held = keys
                    return
                field, text = document.activeElement, ""
            else:
                text = self._shorter(field, text) if key == "\b" else text + key
        if text:
            dom.insert(field, text)

    def _elsewhere(self, field, text, key, at_start):
        """Add a held key to what is about to be typed in a field that is no line; None if it was left."""
        if key == "\b":
            return text if at_start else self._shorter(field, text)
        if key == "\n" and field.matches("input"):
            dom.insert(field, text)
            return None if dom.focus_next(field) else ""
        return text + key

    def _shorter(self, field, text):
        """Take the last letter off what is about to be typed, or off what stands before the caret."""
        if text:
            return text[:-1]
        start, end = dom.caret(field)
        dom.select(field, start - (start == end), end)
        dom.insert(field, "")
        return ""


def is_composing(event):
    """Say whether a key belongs to an input method."""
    return event.isComposing or event.keyCode == IME_KEY


def freeze(field, on):
    """Let a field take nothing from an input method, a paste or dictation, or let it again."""
    if field and field.matches(FIELD):
        field.readOnly = on


def combination(event):
    """Name a key with its modifiers; on Apple's machines Command is what Control is elsewhere."""
    key, command, other = event.key, event.ctrlKey, event.metaKey
    if IS_APPLE:
        command, other = other, command
    names = ("Other+", other), ("Ctrl+", command), ("Alt+", event.altKey), ("Shift+", event.shiftKey)
    return "".join([name for name, down in names if down]) + (key.lower() if len(key) == 1 else key)
