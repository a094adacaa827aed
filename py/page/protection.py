"""The passphrase: set, changed, taken off; the work locked by hand or when nobody is at it, and unlocked."""

import asyncio
import time

from pyscript import document

from page import dom
from page.shelf import PREFIX, ROOM, VAULT
from page.storage_panel import new_word
from page.switching import switch
from page.vault import Vault, WrongPassphrase, available, read_record

GROWTH = 1.36  # of a text that is sealed
LOOK_SECONDS = 1  # between two looks at the clock
WAIT_SECONDS = 0.02
SIGNS = ("keydown", "pointerdown", "pointermove", "wheel", "touchstart", "input")  # that somebody is there
WRONG = "This passphrase does not open it. Please type it again; capital letters count."
OPENING = "Unlocking …"
WORKING = "Working …"
NO_ROOM = "There is not enough room to encrypt everything: encrypted, it takes a third more. Make room first."
NOT_STORED = "This browser did not store that, so everything stays as it was. Make room and try again."
CLOSED = (
    "Something here is to stay as it is or is not saved yet, so the passphrase cannot be set or taken off."
)
INTERRUPTED = "The work was deleted, or another tab took over meanwhile. Please look again."
AT_RISK = (
    "The page was not locked: some of what you wrote is not saved, and locking would lose it. Make room, or "
    "download it (see “Storage and passphrase”). “Lock now” locks all the same if you press it again."
)
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
        self.close = close  # a coroutine function: forget the work, here and in the engine, if that is safe
        self.at_work = False  # one thing at a time: two at once might seal under two keys
        self.warned = -1  # number of the last action when the person was told what locking would lose
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

    async def alone(self, job, *given):
        """Do one thing once nothing else is going on here."""
        while self.at_work:
            await asyncio.sleep(WAIT_SECONDS)
        await self._run(job, *given)

    def _unless_at_work(self, job, *given):
        if not self.at_work:
            self._at_work(True)
            asyncio.create_task(self._run(job, *given))

    async def _run(self, job, *given):
        self._at_work(True)
        try:
            await job(*given)
        finally:
            self._at_work(False)

    def _at_work(self, at_work):
        self.at_work = at_work
        # Not disabled, which would take the focus away.
        for name in ("protect-do", "protect-off", "lock-now"):
            dom.by_id(name).setAttribute("aria-disabled", "true" if at_work else "false")

    async def lock(self, asked):
        """Forget the key and the work; what is unsaved only if `asked` twice. Says whether it is done."""
        number = self.store.number
        if not await self.close(asked and self.warned == number):
            if asked:
                self.warned = number
            dom.show_alert(AT_RISK)
            return False
        self.show()
        dom.bring_into_view(dom.by_id("unlock"))
        dom.say("Your work is locked.")
        return True

    async def _lock_everywhere(self, asked):
        vault = self.store.vault
        if vault.record and not vault.locked and await self.lock(asked) and self.tabs.mine:
            self.tabs.tell("lock")
        if asked and self.store.vault.locked:
            dom.focus(dom.by_id("unlock-word"))

    def _unlock_asked(self, event):
        event.preventDefault()
        self._unless_at_work(self._unlock)

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
        self.active_at = time.time()
        await self.store.load()
        if self.store.writing:
            await switch(self.store)  # where a tab was closed amid it
        self.show()
        self.opened()
        dom.focus(dom.by_id("start-title"))

    def _protect_asked(self, event):
        event.preventDefault()
        if self.at_work:
            return
        why, word = new_word("protect-word", "protect-again")
        dom.by_id("protect-why").textContent = why or WORKING
        if not why:
            self._unless_at_work(self._change if self.store.vault.record else self._protect, word)

    async def _protect(self, word):
        """Seal everything; from the first moment on whatever is written is sealed."""
        if self.store.closed:
            self._ended(CLOSED)
            return
        sizes = self.store.shelf.sizes()
        ours = sum([size for key, size in sizes.items() if key.startswith(PREFIX)])
        if sum(sizes.values()) + ours * (GROWTH - 1) > ROOM:
            self._ended(NO_ROOM)
            return
        plain, epoch, vault = self.store.vault, self.store.epoch, Vault(None)
        await vault.make(word)
        if self.store.vault is not plain or self.store.epoch != epoch or self.store.shelf.get(VAULT):
            self._ended(INTERRUPTED)
            return
        self.store.vault = vault
        if not self.store.keep_vault():
            self.store.vault = plain
            self._ended(NO_ROOM)
            return
        whole = await switch(self.store)
        self.tabs.tell("lock")
        self._ended("" if whole else PARTLY, "Everything is encrypted now.")

    async def _change(self, word):
        vault, before = self.store.vault, self.store.vault.text()
        try:
            await vault.change(dom.by_id("protect-old").value, word)
        except WrongPassphrase:
            self._ended(WRONG)
            return
        if self.store.vault is not vault:
            self._ended(INTERRUPTED)
        elif self.store.keep_vault():
            self._ended("", "The passphrase is another one now.")
        else:
            vault.record = read_record(before)
            self._ended(NOT_STORED)

    def _off_asked(self, event):
        if not self.at_work:
            dom.by_id("protect-why").textContent = WORKING
            self._unless_at_work(self._take_off)

    async def _take_off(self):
        """Turn everything back to plain text."""
        vault = self.store.vault
        try:
            await vault.unlock(dom.by_id("protect-old").value)
        except WrongPassphrase:
            self._ended(WRONG)
            return
        settled = await self.store.settled()
        if self.store.vault is not vault:
            self._ended(INTERRUPTED)
        elif not settled or self.store.closed:
            self._ended(CLOSED)
        elif self._noted("leaving", True):
            whole = await switch(self.store)
            self._ended("" if whole else PARTLY, "Nothing is encrypted any more.")
        else:
            self._ended(NOT_STORED)

    def _noted(self, name, value):
        """Put something into the lock's record, unless it cannot be stored; says whether it is."""
        record = self.store.vault.record
        self.store.vault.record = dict(record)
        self.store.vault.record[name] = value
        kept = self.store.keep_vault()
        if not kept:
            self.store.vault.record = record
        return kept

    def _ended(self, why, said=""):
        dom.by_id("protect-why").textContent = why
        for name in ("protect-old", "protect-word", "protect-again"):
            if not why:
                dom.by_id(name).value = ""
        self.show()
        if not why:
            dom.say(said)

    def _lock_asked(self, event):
        asyncio.create_task(self.alone(self._lock_everywhere, True))

    def _idle_chosen(self, event):
        if not self._noted("idle", int(event.target.value)):
            self._ended(NOT_STORED)

    def _active(self, event=None):
        """Note that somebody is there; on a machine that wakes up, the lock comes first."""
        self._look()
        self.active_at = time.time()

    async def _watch(self):
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self._look()

    def _look(self, event=None):
        """Lock where nobody has been at it for long; a machine that slept counts as nobody."""
        vault = self.store.vault
        if vault.record and not vault.locked and time.time() - self.active_at > vault.idle_minutes * 60:
            self.active_at = time.time()
            asyncio.create_task(self.alone(self._lock_everywhere, False))
