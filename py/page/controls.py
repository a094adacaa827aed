"""Buttons, lists and boxes that stand for an action: their data attributes are its words."""

from page import dom

# The words of an action that a button may carry in its data attributes, and how each is read.
PRESSED = (
    ("path", str),
    ("text", str),
    ("start", int),
    ("use", str),
    ("place", str),
    ("key", str),
    ("change", str),
    ("draft", str),
    ("on", bool),
    ("by", int),
    ("what", str),
    ("value", str),
    ("index", int),
)


def start(act):
    dom.on_delegated("click", "button[data-act]", lambda button, event: act(asked_by(button)))
    dom.on_delegated("change", "select[data-act]", lambda select, event: placed(select, act))
    dom.on_delegated("change", "select[data-choose]", lambda select, event: act(chosen(select)))
    dom.on_delegated("change", "#look [data-adjust]", lambda field, event: adjusted(field, act))
    dom.on_delegated("change", "#look [data-retitle]", lambda field, event: act(retitled(field)))
    dom.on_delegated("change", "[data-tick]", lambda box, event: act(ticked(box)))
    dom.on_delegated("change", "#paper", lambda select, event: act({"type": "paper", "value": select.value}))


def asked_by(button):
    """Give the action that a button asks for."""
    action = {"type": button.dataset.act}
    for key, read in PRESSED:
        value = button.getAttribute("data-" + key)
        if value is not None:
            action[key] = read(value)
    return action


def placed(select, act):
    if select.value:
        words = {"text": select.dataset.text, "place": select.value}
        words["type"], words["index"] = "place", int(select.dataset.index)
        act(words)


def chosen(select):
    return {"type": select.dataset.choose, "value": select.value}


def adjusted(field, act):
    """Ask for another look; what was said of the last try goes."""
    what = field.getAttribute("data-adjust")
    dom.by_id("refused-" + what).textContent = ""
    act({"type": "adjust", "what": what, "value": field.value})


def retitled(field):
    return {"type": "retitle", "section": field.getAttribute("data-retitle"), "value": field.value}


def ticked(box):
    return {"type": "tick", "step": box.dataset.tick, "on": box.checked}
