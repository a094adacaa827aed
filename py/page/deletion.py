"""Delete everything on this device, at once; for half a minute it can be taken back."""

import asyncio

from pyscript import window

from page import dom
from page.shelf import FOLDER
from page.tabs import GONE

UNDO_SECONDS = 30


class Deletion:
    """What was deleted, as long as it can come back; it is in memory only."""

    def __init__(self, store, tabs, empty, reopen):
        self.store, self.tabs = store, tabs
        self.empty = empty  # called to empty the page and the engine
        self.reopen = reopen  # called once what was deleted is back
        self.taken = None
        self.stamp = 0
        dom.on(dom.by_id("delete"), "click", self._pressed)
        dom.on(dom.by_id("undelete"), "click", self._taken_back)

    def withdraw(self):
        """Let go of what was deleted: half a minute is over, or something new was begun."""
        self.stamp += 1
        self.taken = None
        dom.by_id("deleted").hidden = True

    def _pressed(self, event):
        taken = self.store.wipe()
        if holds_work(taken) or not self.taken:
            self.taken = taken  # pressed twice, it must not take the way back along
        asyncio.create_task(forget_caches())
        self.tabs.tell(GONE)
        self.empty()
        self._offer()

    def _offer(self):
        back = self.taken
        something = holds_work(back)
        dom.by_id("deleted").hidden = False
        dom.by_id("undelete").hidden = not something
        dom.bring_into_view(dom.by_id("deleted"))
        dom.say("Everything on this device was deleted.")
        self.stamp += 1
        asyncio.create_task(self._withdraw_later(self.stamp))
        if something:
            dom.focus(dom.by_id("undelete"))

    async def _withdraw_later(self, stamp):
        await asyncio.sleep(UNDO_SECONDS)
        if stamp == self.stamp:
            self.withdraw()

    def _taken_back(self, event):
        if self.taken:
            self.store.restore(self.taken)
            self.withdraw()
            self.reopen()


def holds_work(taken):
    return bool(taken["root"] or taken["entries"] or taken["vault"].record or taken["barred"])


async def forget_caches():
    try:
        for name in await window.caches.keys():
            if name == "legible-engine:" + FOLDER:
                await window.caches.delete(name)
    except Exception:
        return  # no Cache Storage here, so nothing is in it
