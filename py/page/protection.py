"""The passphrase: set, changed, taken off; the work locked by hand or when nobody is at it, and unlocked."""

import asyncio
import time

from pyscript import document

from page import dom
from page.shelf import PREFIX, ROOM, VAULT
from page.storage_panel import new_word
from page.switching import switch
from page.vault import Vault, WrongPassphrase, available

GROWTH = 1.36  # of a text that is sealed
LOOK_SECONDS = 1  # between two looks at the clock
SIGNS = ("keydown", "pointerdown", "pointermove", "wheel", "touchstart", "input")  # that somebody is there
WRONG = "This passphrase does not open it. Please type it again; capital letters count."
OPENING = "Unlocking …"
WORKING = "Working …"
NO_ROOM = "There is not enough room to encrypt everything: encrypted, it takes a third more. Make room first."
PARTLY = "Not everything could be turned for want of room. It is all still there; make room and try again."
IS_ON = "Your work is encrypted in this browser’s storage. It is locked when you leave the page."
IS_OFF = (
    "Anyone who uses this browser can read what is stored in it. With a passphrase your work is encrypted "
    "there, and the page asks for it at every visit."
)
NOT_HERE = (
    "This browser encrypts only on pages that came by https; this one did not, so there is no passphrase."
)


class Protection:
    """The forms about the passphrase, and the watch over idle time."""

    def __init__(self, store, tabs, opened, close):
        self.store, self.tabs = store, tabs
        self.opened = opened  # called once the work is unlocked and read
        self.close = close  # a coroutine function: forget the work, in this page and its engine
        self.active_at = time.time()
        for sign in SIGNS:
            dom.on(document, sign, self._active)
        dom.on(dom.by_id("unlock"), "submit", self._unlock_asked)
        dom.on(dom.by_id("protect"), "submit", self._protect_asked)
        dom.on(dom.by_id("protect-off"), "click", self._off_asked)
        dom.on(dom.by_id("lock-now"), "click", self._lock_asked)
        dom.on(dom.by_id("idle"), "change", self._idle_chosen)
        dom.on(document, "visibilitychange", self._look)
        asyncio.create_task(self._watch())

    def show(self):
        """Show the forms that fit: locked, protected or plain."""
        vault = self.store.vault
        dom.by_id("unlock").hidden = not vault.locked
        on = vault.record is not None
        usable = available() and not self.store.shelf.refused
        dom.by_id("protect").hidden = not usable
        dom.by_id("protect-old-part").hidden = dom.by_id("protect-off").hidden = not on
        dom.by_id("locking").hidden = not on or vault.locked
        dom.by_id("protect-do").textContent = "Change the passphrase" if on else "Protect with a passphrase"
        dom.by_id("protect-text").textContent = (IS_ON if on else IS_OFF) if usable else NOT_HERE
        dom.by_id("idle").value = str(vault.idle_minutes)

    def look_again(self):
        """Read the lock's record again, which another tab may have changed; says whether it is locked."""
        old, new = self.store.vault, Vault(self.store.shelf.get(VAULT))
        if old.key and new.record and old.record["id"] == new.record["id"]:
            new.key = old.key
        self.store.vault = new
        return new.locked

    async def lock(self):
        """Forget the key and the work, here and in other tabs."""
        if self.store.vault.record and not self.store.vault.locked:
            await self.close()
            self.show()
            dom.bring_into_view(dom.by_id("unlock"))
            dom.say("Your work is locked.")

    def _unlock_asked(self, event):
        event.preventDefault()
        asyncio.create_task(self._unlock())

    async def _unlock(self):
        field, why = dom.by_id("unlock-word"), dom.by_id("unlock-why")
        why.textContent = OPENING
        try:
            await self.store.vault.unlock(field.value)
        except WrongPassphrase:
            why.textContent = WRONG
            field.select()
            return
        field.value = why.textContent = ""
        self._active()
        await self.store.load()
        if self.store.writing:
            await switch(self.store)  # where a tab was closed amid it
        self.show()
        self.opened()
        dom.focus(dom.by_id("start-title"))

    def _protect_asked(self, event):
        event.preventDefault()
        why, word = new_word("protect-word", "protect-again")
        dom.by_id("protect-why").textContent = why or WORKING
        if not why:
            asyncio.create_task(self._change(word) if self.store.vault.record else self._protect(word))

    async def _protect(self, word):
        """Seal everything; from the first moment on whatever is written is sealed."""
        sizes = self.store.shelf.sizes()
        ours = sum([size for key, size in sizes.items() if key.startswith(PREFIX)])
        if sum(sizes.values()) + ours * (GROWTH - 1) > ROOM:
            self._ended(NO_ROOM)
            return
        vault = Vault(None)
        await vault.make(word)
        plain, self.store.vault = self.store.vault, vault
        if not self.store.keep_vault():
            self.store.vault = plain
            self._ended(NO_ROOM)
            return
        whole = await switch(self.store)
        self.tabs.tell("lock")
        self._ended("" if whole else PARTLY, "Everything is encrypted now.")

    async def _change(self, word):
        try:
            await self.store.vault.change(dom.by_id("protect-old").value, word)
        except WrongPassphrase:
            self._ended(WRONG)
            return
        self.store.keep_vault()
        self._ended("", "The passphrase is another one now.")

    def _off_asked(self, event):
        dom.by_id("protect-why").textContent = WORKING
        asyncio.create_task(self._take_off())

    async def _take_off(self):
        """Turn everything back to plain text."""
        vault = self.store.vault
        try:
            await vault.unlock(dom.by_id("protect-old").value)
        except WrongPassphrase:
            self._ended(WRONG)
            return
        await self.store.settled()
        vault.record["leaving"] = True
        self.store.keep_vault()
        whole = await switch(self.store)
        self._ended("" if whole else PARTLY, "Nothing is encrypted any more.")

    def _ended(self, why, said=""):
        dom.by_id("protect-why").textContent = why
        for name in ("protect-old", "protect-word", "protect-again"):
            if not why:
                dom.by_id(name).value = ""
        self.show()
        if not why:
            dom.say(said)

    def _lock_asked(self, event):
        asyncio.create_task(self._lock_everywhere())

    async def _lock_everywhere(self):
        await self.lock()
        self.tabs.tell("lock")
        dom.focus(dom.by_id("unlock-word"))

    def _idle_chosen(self, event):
        self.store.vault.record["idle"] = int(event.target.value)
        self.store.keep_vault()

    def _active(self, event=None):
        self.active_at = time.time()

    async def _watch(self):
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self._look()

    def _look(self, event=None):
        """Lock where nobody has been at it for long; a machine that slept counts as nobody."""
        minutes = self.store.vault.idle_minutes
        if minutes and time.time() - self.active_at > minutes * 60:
            self._active()
            asyncio.create_task(self.lock())
