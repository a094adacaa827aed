"""The two free texts before the engine is up: what is stored of them, and what was typed meanwhile."""

from pyscript import window
from pyscript.js_modules.attempt import attempt

from page import dom

OPENING = "Your work is kept in this browser; it is shown as soon as the engine is up."
LOCKED = "Your work is here, and locked. Unlock it with your passphrase in “Start your CV” above."


def stored_texts(store):
    """Give what is stored of the notes and the advert: what was saved, or typed since."""
    texts = {"notes": "", "advert": ""}
    try:
        texts = saved_texts(parsed(store.saved()), store.kept())
    except Exception:
        pass  # the engine will say what is wrong with the saved text
    for entry in store.entries:
        if entry["type"] in texts:
            texts[entry["type"]] = entry["value"]
    return texts


def saved_texts(root, records):
    """Find the texts of the open draft, which is a record of its own."""
    state = getattr(root, "state", None)
    for name in getattr(state, "records", None) or []:
        draft = parsed(records.get(name))
        if getattr(draft, "id", None) == state.current:
            return {"notes": draft.rough, "advert": draft.advert}
    return {"notes": getattr(state, "notes", ""), "advert": getattr(state, "advert", "")}


def parsed(text):
    """Read JSON text, None where it is none."""
    return attempt(window.JSON, "parse", text or "{}").value


class Early:
    """Typing that came before anything could take it."""

    def __init__(self):
        self.notes = ""

    def show(self, store):
        """Put the texts on the screen, with what was typed early; says whether that adds to the notes."""
        kept = stored_texts(store)
        adds = bool(self.notes) and self.notes != kept["notes"]
        both = kept["notes"] + "\n" + self.notes if kept["notes"] else self.notes
        dom.by_id("notes").value = both if adds else kept["notes"]
        dom.by_id("advert").value = kept["advert"]
        return adds


def tell_of_kept_work(store):
    """Say where the fields will be that there is work, before the engine can show it."""
    blank = dom.find("#editor .blank")
    if blank and (store.saved() or not store.opened):
        blank.textContent = OPENING if store.opened else LOCKED
