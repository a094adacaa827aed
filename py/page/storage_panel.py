"""The Storage panel: how much room the work takes, how long it lasts, backups, what is kept aside."""

import asyncio
import json
import time

from pyscript import document, window

from page import dom
from page.shelf import ASIDE, JOURNAL, KEPT, PREFIX, ROOM, SAVED
from page.vault import seal

NEARLY = 0.8
SHORTEST = 8  # characters of a passphrase
# What takes room, in words, by how a key begins; the first that fits.
KINDS = (
    (KEPT + "draft-", "Your CVs"),
    (SAVED, "Your CVs"),
    (KEPT + "steps-", "Steps that can be undone"),
    (JOURNAL, "What you typed last"),
    (ASIDE, "Kept aside"),
    (KEPT, "Files as they were read, and versions"),
    (PREFIX, "What else Legible needs"),
)
OTHERS = "Other pages of this address"
ROOM_TEXT = "Legible’s work takes {} here. Of the about {} that browsers allow an address, {} is taken."
NEARLY_FULL = (
    "The storage is nearly full. Download a backup, then delete versions, CVs or texts kept aside that "
    "you no longer need."
)
ALL_FULL = (
    "The storage is full, and your last changes are not saved. Download what is not saved, then delete "
    "versions, CVs or texts kept aside that you no longer need; the next change saves everything."
)
NOT_KEPT = "This browser keeps nothing for this page. Download a backup before you close the tab."
PROMISED = "This browser has promised to keep your work until you delete it yourself."
NOT_PROMISED = (
    "This browser keeps your work, but may delete it when the device runs short of room. "
    "You can ask it not to."
)
REFUSED_PROMISE = (
    "This browser did not promise it; many do once a page is bookmarked or visited often. Keep a backup."
)
UNKNOWN = "This browser does not say how long it keeps your work. Keep a backup."
READABLE = " It is not encrypted: anybody who has it can read it."
MEASURE_SECONDS = 1.5  # after the page's start
ENGINE_SECONDS = 8  # that the engine has for a backup, before the page makes a plain one itself


class Panel:
    """Shows what the store has, and offers it as files."""

    def __init__(self, store, talk):
        self.store, self.talk = store, talk
        self.requests = 0  # for backups
        self.wanted = {}  # those not answered yet: number -> passphrase to seal the file with, "" for none
        dom.on(dom.by_id("storage"), "toggle", self.refresh)
        dom.on(dom.by_id("lasting-ask"), "click", self._asked_to_last)
        dom.on(dom.by_id("backup-form"), "submit", self._backup_asked)
        dom.on(dom.by_id("unsaved-download"), "click", self._unsaved_asked)
        dom.on_delegated("click", "[data-aside-get]", self._aside_asked)
        dom.on_delegated("click", "[data-aside-drop]", self._aside_dropped)
        asyncio.create_task(self._last())
        asyncio.create_task(self._measure())

    def refresh(self, event=None):
        """Show the room that is taken, if anybody looks."""
        if not dom.by_id("storage").open:
            return
        sizes = self.store.shelf.sizes() if event else self.store.shelf.known
        total = sum(sizes.values())
        percent = min(100, round(100 * total / ROOM))
        share = f"{percent} %" if percent else "less than 1 %"
        ours = sum([size for key, size in sizes.items() if key.startswith(PREFIX)])
        dom.by_id("room-text").textContent = ROOM_TEXT.format(amount(ours), amount(ROOM), share)
        dom.by_id("room-meter").value = percent
        rows = [f"{name}: {amount(size)}" for name, size in by_kind(sizes)]
        fill_list("room-parts", rows)
        advice = dom.by_id("room-advice")
        advice.textContent = self._advice(total)
        advice.hidden = not advice.textContent

    def _advice(self, total):
        if self.store.shelf.refused:
            return NOT_KEPT
        if self.store.unsaved or self.store.failed:
            return ALL_FULL
        return NEARLY_FULL if total > NEARLY * ROOM else ""

    def watch(self):
        """After a save: say in the panel's title, unasked, when room runs short."""
        percent = min(100, round(100 * sum(self.store.shelf.known.values()) / ROOM))
        short = dom.by_id("storage-short")
        words = f": {percent} % full" if percent > 100 * NEARLY else ""
        if short.textContent != words:
            short.textContent = words
        self.refresh()

    async def _measure(self):
        """Measure the room once the page is at rest; from then on every write is counted."""
        await asyncio.sleep(MEASURE_SECONDS)
        self.store.shelf.sizes()
        self.watch()

    def show_aside(self, text=""):
        kept, self.store.aside_news = self.store.aside(), False
        dom.by_id("aside").hidden = not kept
        if text:
            dom.by_id("aside-why").textContent = text
        dom.by_id("aside-list").replaceChildren()
        for key, size in kept:
            dom.by_id("aside-list").append(aside_row(key, size))

    def _aside_asked(self, button, event):
        asyncio.create_task(self._offer_aside(button.dataset.asideGet))

    async def _offer_aside(self, key):
        dom.offer("legible-kept-aside.json", await self.store.aside_text(key))

    def _aside_dropped(self, button, event):
        self.store.drop_aside(button.dataset.asideDrop)
        self.show_aside()
        dom.say("Deleted.")
        self.refresh()

    async def _last(self):
        """Say whether the browser has promised to keep the work; ask where that asks nobody."""
        dom.by_id("seven-days").hidden = not is_webkit()
        ask = dom.by_id("lasting-ask")
        try:
            promised = await window.navigator.storage.persisted()
            if not promised and await persisting_is_granted():
                promised = await window.navigator.storage.persist()
        except Exception:
            ask.hidden = True
            dom.by_id("lasting-text").textContent = UNKNOWN
            return
        ask.hidden = promised
        dom.by_id("lasting-text").textContent = PROMISED if promised else NOT_PROMISED

    def _asked_to_last(self, event):
        asyncio.create_task(self._ask_to_last())

    async def _ask_to_last(self):
        try:
            promised = await window.navigator.storage.persist()
        except Exception:
            promised = False
        dom.by_id("lasting-ask").hidden = promised
        dom.by_id("lasting-text").textContent = PROMISED if promised else REFUSED_PROMISE
        dom.say(dom.by_id("lasting-text").textContent)

    def _backup_asked(self, event):
        event.preventDefault()
        why, word = new_word("backup-word", "backup-again")
        dom.by_id("backup-why").textContent = why
        if not why:
            asyncio.create_task(self._back_up(word))

    def _unsaved_asked(self, event):
        asyncio.create_task(self._back_up(""))

    async def _back_up(self, word):
        """Ask the engine for a backup, to be sealed if there is a word for it; else make one here."""
        self.requests += 1
        request = self.requests
        self.wanted[request] = word
        if self.talk.engine:
            self.talk.send({"type": "backup", "now": dom.now(), "request": request})
            until = time.time() + ENGINE_SECONDS
            while request in self.wanted and self.talk.at_work() and time.time() < until:
                await asyncio.sleep(0.02)
        if request in self.wanted:
            self.receive("legible-backup.json", self._plain(), "application/json", request)

    def receive(self, name, text, kind, request):
        """Offer a file that nobody asked for by number, or the first one that answers a number."""
        if request is None:
            asyncio.create_task(self.offer(name, text, kind, ""))
        elif request in self.wanted:
            asyncio.create_task(self.offer(name, text, kind, self.wanted.pop(request)))

    def clear(self):
        """Want no file any more."""
        self.wanted = {}

    def _plain(self):
        """Give all there is as it is stored, for a visit whose engine gives no backup."""
        everything = {"app": "legible", "kind": "raw-backup", "saved": self.store.saved()}
        everything["kept"], everything["journal"] = self.store.kept(), self.store.entries
        return json.dumps(everything)

    async def offer(self, name, text, kind, word):
        """Offer a file, sealed where there is a passphrase for it."""
        said = READABLE if self.store.vault.on and not word else ""
        if word:
            stem, _dot, ending = name.rpartition(".")
            text, name = await seal(text, word), f"{stem or ending}.encrypted.json"
            dom.by_id("backup-word").value = dom.by_id("backup-again").value = ""
        dom.offer(name, text, "application/json" if word else kind)
        dom.say(f"{name} was handed to your browser as a download.{said}")


def new_word(first, again):
    """Read a new passphrase from two fields; gives (what is wrong with it, the passphrase)."""
    word = dom.by_id(first).value
    if len(word) < SHORTEST:
        return f"Please take at least {SHORTEST} characters.", ""
    if word != dom.by_id(again).value:
        return "The two do not agree. Please type both again.", ""
    return "", word


def by_kind(sizes):
    """Add the sizes up by what the values are, the largest first."""
    sums = {}
    for key, size in sizes.items():
        kind = [words for start, words in KINDS if key.startswith(start)]
        name = kind[0] if kind else OTHERS
        sums[name] = sums.get(name, 0) + size
    return sorted(sums.items(), key=lambda pair: -pair[1])


def amount(characters):
    """Put a number of characters into words."""
    if characters >= 1_000_000:
        return f"{characters / 1_000_000:.1f} million characters"
    if characters >= 1000:
        return f"{round(characters / 1000)},000 characters"
    return "less than 1,000 characters"


def fill_list(name, rows):
    box = dom.by_id(name)
    box.replaceChildren()
    for row in rows:
        item = document.createElement("li")
        item.textContent = row
        box.append(item)


def aside_row(key, size):
    """Make the line of something kept aside, with its two buttons."""
    item = document.createElement("li")
    item.append(f"{aside_name(key)}, {amount(size)} ")
    for words, mark in (("Download what was kept aside", "asideGet"), ("Delete it", "asideDrop")):
        button = document.createElement("button")
        button.type, button.className, button.textContent = "button", "quiet", words
        setattr(button.dataset, mark, key)
        item.append(button, " ")
    return item


def aside_name(key):
    """Say when something was kept aside, where its name tells."""
    day, _t, clock = key[len(ASIDE) :][: len("2000-01-01T00:00")].partition("T")
    return f"Kept aside on {day} at {clock}" if key.startswith(ASIDE) and clock else "Saved work"


def is_webkit():
    """Say whether this is an engine that deletes after seven days, by what it alone has."""
    return hasattr(window, "GestureEvent") or hasattr(window, "webkitConvertPointFromNodeToPage")


async def persisting_is_granted():
    """Say whether the browser would promise it without asking the person."""
    try:
        query = window.JSON.parse('{"name": "persistent-storage"}')
        return (await window.navigator.permissions.query(query)).state == "granted"
    except Exception:
        return False
