"""The page: wires the controls to the journal and the engine. It decides nothing about CVs."""

import asyncio
import json

from pyscript import document, window, workers

from page import dom, findings, reader, review
from page.boot import Boot
from page.files import Files
from page.patches import Screen
from page.store import FOLDER, Store
from page.talk import Talk

# The words of an action that a button may carry in its data attributes, and how each is read.
PRESSED = (
    ("path", str),
    ("text", str),
    ("start", int),
    ("use", str),
    ("place", str),
    ("key", str),
    ("on", bool),
    ("by", int),
    ("index", int),
)
PAUSE_SECONDS = 0.25  # after the last keystroke in the notes, before a new draft is made of them
UNDO_SECONDS = 30  # a deletion of everything can be taken back, from memory, for so long

store = Store()
screen = Screen(store)
talk = Talk(screen.apply)
screen.ask = talk.send
boot = Boot()
timers = {"undo": 0}
deleted = {"text": "", "entries": [], "kept": {}}


def act(action):
    """Journal an action, then send it."""
    withdraw_offer()
    talk.flush()
    talk.send(store.note(action))
    screen.tell_trouble()


def typed(field, event):
    screen.typed(field.dataset.path)
    act({"type": "edit", "path": field.dataset.path, "value": field.value})


def notes_typed(event=None):
    """Journal the notes at once; the engine gets them when the typing pauses."""
    withdraw_offer()
    talk.later(store.note({"type": "notes", "value": dom.by_id("notes").value}), PAUSE_SECONDS)
    screen.tell_trouble()


def advert_typed(event):
    talk.later(store.note({"type": "advert", "value": dom.by_id("advert").value}), PAUSE_SECONDS)
    screen.tell_trouble()


def pressed(button, event):
    """Send what a button asks for; its data attributes are the action's words."""
    action = {"type": button.dataset.act}
    for key, read in PRESSED:
        value = button.getAttribute("data-" + key)
        if value is not None:
            action[key] = read(value)
    act(action)


def placed(select, event):
    if select.value:
        words = {"text": select.dataset.text, "place": select.value}
        words["type"], words["index"] = "place", int(select.dataset.index)
        act(words)


def made(event):
    act({"type": "make"})


def ticked(box, event):
    act({"type": "tick", "step": box.dataset.tick, "on": box.checked})


def paper_chosen(event):
    act({"type": "paper", "value": event.target.value})


def went(link, event):
    event.preventDefault()
    dom.go_to(link.dataset.goto)


def preview_clicked(event):
    """Go from a line of the preview to its field; a link there must not lead away from the work."""
    event.preventDefault()
    line = event.target.closest("[data-path]")
    if line:
        dom.go_to(line.getAttribute("data-path"))


def print_pressed(event):
    asyncio.create_task(print_when_idle())


async def print_when_idle():
    await talk.idle()
    window.print()


def before_print(event):
    """Propose the person's name as the file's name."""
    if document.documentElement.hasAttribute("data-cv") and screen.file_stem:
        document.title = screen.file_stem


def after_print(event):
    document.title = TITLE


def delete_pressed(event):
    """Wipe storage at once; what was there stays in memory for a short while, for Undo."""
    if store.saved() or store.entries:  # pressed twice, it must not take the way back along
        deleted["text"] = store.saved() or ""
        deleted["entries"] = list(store.entries)
        deleted["kept"] = store.kept()
    store.wipe()
    talk.forget()
    asyncio.create_task(forget_caches())
    dom.by_id("notes").value = dom.by_id("advert").value = ""
    files.left_locked(None)
    for box in dom.find_all("[data-tick]"):
        box.checked = False
    screen.show_aside()
    if talk.engine:
        talk.send({"type": "delete"})
    dom.show_alert("")
    offer_undo(bool(deleted["text"] or deleted["entries"]))
    if not dom.by_id("undelete").hidden:
        dom.focus(dom.by_id("undelete"))


def offer_undo(something):
    dom.by_id("deleted").hidden = False
    dom.by_id("undelete").hidden = not something
    dom.bring_into_view(dom.by_id("deleted"))
    dom.say("Everything on this device was deleted.")
    timers["undo"] += 1
    asyncio.create_task(withdraw_undo(timers["undo"]))


async def withdraw_undo(stamp):
    await asyncio.sleep(UNDO_SECONDS)
    if stamp == timers["undo"]:
        withdraw_offer()


def withdraw_offer():
    """Forget what was deleted: half a minute is over, or something new was begun."""
    timers["undo"] += 1
    deleted["text"], deleted["entries"], deleted["kept"] = "", [], {}
    dom.by_id("deleted").hidden = True


def undelete(event):
    entries = deleted["entries"]
    store.restore(deleted["text"], entries, deleted["kept"])
    withdraw_offer()
    talk.send(first_action(entries))


def first_action(entries):
    return {"type": "start", "saved": store.saved(), "kept": store.kept(), "journal": entries}


async def forget_caches():
    try:
        for name in await window.caches.keys():
            if name == "legible-engine:" + FOLDER:
                await window.caches.delete(name)
    except Exception:
        return  # no Cache Storage here, so nothing is in it


def download_aside(event):
    for _key, text in store.aside():
        blob = window.Blob.new([text])
        link = document.createElement("a")
        link.href = window.URL.createObjectURL(blob)
        link.download = "legible-kept-aside.json"
        link.click()


def stored_texts():
    """Give what is stored of the two free texts: what was saved, or typed since."""
    texts = {"notes": "", "advert": ""}
    try:
        state = json.loads(store.saved() or "{}").get("state", {})
        texts = {name: state.get(name, "") for name in texts}
    except (ValueError, AttributeError):
        pass  # the engine will say what is wrong with the saved text
    for entry in store.entries:
        if entry["type"] in texts:
            texts[entry["type"]] = entry["value"]
    return texts


def early_texts():
    """Show the notes and the advert before the engine is up; what was typed meanwhile is kept."""
    kept = stored_texts()
    notes, advert = dom.by_id("notes"), dom.by_id("advert")
    early = notes.value
    notes.value = (
        kept["notes"] + "\n" + early
        if kept["notes"] and early and early != kept["notes"]
        else early or kept["notes"]
    )
    if early and notes.value != kept["notes"]:
        notes_typed()
    advert.value = advert.value or kept["advert"]


def wire():
    dom.on(dom.by_id("notes"), "input", notes_typed)
    dom.on(dom.by_id("advert"), "input", advert_typed)
    dom.on(dom.by_id("make"), "click", made)
    dom.on(dom.by_id("print"), "click", print_pressed)
    dom.on(dom.by_id("delete"), "click", delete_pressed)
    dom.on(dom.by_id("undelete"), "click", undelete)
    dom.on(dom.by_id("paper"), "change", paper_chosen)
    dom.on(dom.by_id("aside-download"), "click", download_aside)
    dom.on(document.defaultView, "beforeprint", before_print)
    dom.on(document.defaultView, "afterprint", after_print)
    dom.on_delegated("input", "#editor [data-path]", typed)
    dom.on_delegated("click", "button[data-act]", pressed)
    dom.on_delegated("change", "select[data-act]", placed)
    dom.on_delegated("change", "[data-tick]", ticked)
    dom.on_delegated("click", "[data-goto]", went)
    dom.on(screen.paper, "click", preview_clicked)


async def start_engine():
    try:
        engine = await workers["engine"]
        await talk.start(engine, first_action(list(store.entries)))
    except Exception as error:
        window.console.error(str(error))
        boot.failed()
        files.give_up()
        return
    boot.ready()
    try:
        await engine.prepare()
        await engine.rehearse()
    except Exception as error:  # the first PDF asks again, and says so if it fails then
        window.console.info(str(error))


TITLE = document.title
early_texts()
wire()
screen.tell_trouble()
screen.show_aside()
files = Files(talk)
reader.start()
review.start()
findings.start(talk)
document.documentElement.dataset.page = "ready"
asyncio.create_task(start_engine())
asyncio.create_task(boot.watch())
