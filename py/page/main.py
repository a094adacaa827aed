"""The page: wires the controls to the journal and the engine. It decides nothing about CVs."""

import asyncio
import time

from pyscript import document, window, workers

from page import composer, controls, cvs, dom, dragging, findings, going, printing, reader, review, tools
from page.boot import Boot
from page.deletion import Deletion
from page.early import Early, tell_of_kept_work
from page.files import Files
from page.keys import Keys
from page.onlooker import NOT_TAKEN_OVER, say_elsewhere, watch
from page.patches import Screen
from page.protection import Protection
from page.storage_panel import Panel
from page.store import Store
from page.switching import switch
from page.tabs import Tabs
from page.taking import Taking
from page.talk import Talk

PAUSE_SECONDS = 0.25  # after the last keystroke in the notes, before a new draft is made of them
RECORD_LOOKS = 20  # in search of a lock that another tab says it has put on
FINISH_SECONDS = 1.5  # that the engine has to end what it is at, before the work is handed over or locked
NOT_OPENED = (
    "A fault in Legible kept it from opening what is stored here. That stays as it is: download it here, and "
    "reload the page to try again."
)

store = Store()
screen = Screen(store)
talk = Talk(screen.apply, lambda: not_opened())
screen.ask, screen.waiting, store.changed = talk.send, talk.later_actions, lambda: stored()
panel = screen.panel = Panel(store, talk)
boot = Boot()


def act(action):
    """Journal an action, then send it."""
    if dom.is_shut():
        return
    deletion.withdraw()
    talk.flush()
    talk.send(store.note(action))
    screen.tell_trouble()


def typed(field, event):
    screen.typed(field.dataset.path)
    act({"type": "edit", "path": field.dataset.path, "value": field.value})


def notes_typed(event=None):
    """Journal the notes at once; the engine gets them when the typing pauses."""
    if dom.is_shut():
        return
    deletion.withdraw()
    talk.later(store.note({"type": "notes", "value": dom.by_id("notes").value}), PAUSE_SECONDS)
    screen.tell_trouble()


def advert_typed(event):
    if dom.is_shut():
        return
    talk.later(store.note({"type": "advert", "value": dom.by_id("advert").value}), PAUSE_SECONDS)
    screen.tell_trouble()


def made(event):
    act({"type": "make"})


def empty():
    """Empty the page and the engine, whatever was going on."""
    talk.forget()
    dom.by_id("notes").value = dom.by_id("advert").value = ""
    files.left_locked(None)
    for box in dom.find_all("[data-tick]"):
        box.checked = False
    dom.show_alert("")
    screen.clear()
    panel.show_aside()
    if talk.engine:
        talk.send({"type": "delete"})
    screen.tell_trouble()
    protection.show()
    show_state()


async def finish():
    """End what is going on, within a moment; whatever was typed is stored already."""
    talk.flush()
    until = time.time() + FINISH_SECONDS
    while talk.at_work() and time.time() < until:
        await asyncio.sleep(0.02)
    await store.settled()


async def close_work(losing=False):
    """Forget the work, here and in the engine; it stays in storage, locked. Says whether it is done."""
    await finish()
    if not await store.lock(losing):
        return False
    deletion.withdraw()
    early.notes = ""
    empty()
    return True


def open_work():
    """Let the person at what is stored, and give it to the engine."""
    show_state()
    screen.early = early.show(store)
    if talk.engine:
        talk.forget()
        talk.send(first_action())
    if not dom.is_shut():
        if screen.early:
            notes_typed()
        screen.early = early.notes = ""
        files.picked()
    screen.tell_trouble()
    panel.show_aside()


def first_action():
    journal = list(store.entries)
    return {"type": "start", "saved": store.saved(), "kept": store.kept(), "journal": journal}


def not_opened():
    """Leave what is stored as it is: the engine could not open it, so whatever it saves is without it."""
    if store.writing and (store.root or store.entries):
        store.closed = True
        panel.show_aside(NOT_OPENED)
        screen.tell_trouble()


def stored():
    """Tell what has come of what was sealed."""
    screen.tell_trouble()
    if store.aside_news:
        panel.show_aside()


def reopen():
    """Go on with what was deleted a moment ago."""
    protection.show()
    show_state()
    if store.opened:
        open_work()


def gone_elsewhere():
    """Let go of the work too: the tab that writes has deleted everything."""
    if not tabs.mine:
        store.begin_anew()
        early.notes = ""
        empty()


def locked_elsewhere():
    asyncio.create_task(protection.alone(lock_here))


async def lock_here():
    """Lock this tab too: another one has locked the work, or put a passphrase on it."""
    for _turn in range(RECORD_LOOKS):
        protection.look_again()
        if store.vault.record:
            break
        await asyncio.sleep(0.05)  # the word of it may come before the record
    if store.vault.record and store.opened:
        await protection.lock(False)


def show_state():
    """Shut what may not be touched: the work is locked or not yet read, or another tab writes."""
    locked, elsewhere = not store.opened, not tabs.mine
    dom.shut("locked" if locked else "elsewhere" if elsewhere else "", elsewhere)
    say_elsewhere(elsewhere)


def ousted():
    """Hear that another tab has the right to write now."""
    store.writing = False
    talk.drop("open", "read-on")
    show_state()
    look_on()


def look_on():
    asyncio.create_task(watch(tabs, store, protection, go_on))


async def go_on():
    """Write in this tab, as no other does any more; what it shows gives way to what is stored."""
    screen.close_dialogues()  # they are about places that may be others by now
    if protection.look_again():
        empty()
    await begin(quietly=True)


def work_here(event):
    asyncio.create_task(take_over())


async def take_over():
    """Write in this tab from now on, beginning with what the other has stored."""
    if await tabs.take():
        rest = store.unsaved_work()
        empty()
        await begin()
        if rest:  # the other tab went on from what was stored
            store.put_aside(rest)
            panel.show_aside(NOT_TAKEN_OVER)
        dom.focus(dom.by_id("start-title"))


async def begin(quietly=False):
    """Read what is stored, unless it is locked, and show it; `quietly` leaves the focus where it is."""
    store.writing = tabs.mine
    if protection.look_again():
        store.forget()
    else:
        await store.load()
        if store.writing and store.vault.record:
            await switch(store)
    protection.show()
    tell_of_kept_work(store)
    if store.opened:
        open_work()
    else:
        show_state()
        if not quietly:
            dom.focus(dom.by_id("unlock-word"))


def before_leaving(event):
    """Let the browser ask before a tab is closed that holds what is not saved."""
    if store.writing and store.at_risk():
        event.preventDefault()


def wire():
    dom.on(dom.by_id("notes"), "input", notes_typed)
    dom.on(dom.by_id("advert"), "input", advert_typed)
    dom.on(dom.by_id("make"), "click", made)
    dom.on(dom.by_id("work-here"), "click", work_here)
    dom.on(document.defaultView, "beforeunload", before_leaving)
    dom.on_delegated("input", "#editor [data-path]", typed)
    controls.start(keys.do)


async def start_engine():
    try:
        engine = await workers["engine"]
        await talk.start(engine, first_action() if store.opened else None)
    except Exception as error:
        window.console.error(str(error))
        boot.failed()
        files.give_up()
        return
    boot.ready()
    await talk.rehearse()


async def start():
    await tabs.claim()
    early.notes = dom.by_id("notes").value
    await begin()
    wire()
    if not tabs.mine:
        look_on()
    document.documentElement.dataset.page = "ready"
    asyncio.create_task(start_engine())


early = Early()
tabs = Tabs(store.shelf, finish, ousted, locked_elsewhere, gone_elsewhere)
protection = Protection(store, tabs, open_work, close_work)
deletion = Deletion(store, tabs, empty, reopen)
files = Files(talk)
cvs.start(act, files)
reader.start()
review.start()
findings.start(talk)
printing.start(talk, screen)
taking = Taking(talk, screen)
going.start(screen.paper)
keys = Keys(act, talk)
tools.start(keys.do, act)
dragging.start(keys.do)
composer.start(talk, keys.do)
asyncio.create_task(start())
asyncio.create_task(boot.watch())
