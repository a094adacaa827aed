"""Writing what is sealed first: it takes turns with whatever else the page does, and it may fail."""

import asyncio
import time

from pyscript import window

from page.shelf import JOURNAL
from page.vault import Vault


class Sealing:
    """The part of the store that writes with a passphrase set, and that locks."""

    async def settled(self, seconds=2):
        """Wait until all that is due is sealed and written; says whether it is."""
        until = time.time() + seconds
        self._work()
        while self.busy and time.time() < until:
            await asyncio.sleep(0.005)
        return not (self.busy or self.due or self.save_due or self.asides)

    async def lock(self, losing=False):
        """Forget the key and the work, what is not stored yet only if `losing`; says whether it is done."""
        if not await self.settled() and not losing:
            return False
        if self.vault.record is None or (self.at_risk() and not losing):
            return False
        self.forget()
        self.vault = Vault(self.vault.text())
        return True

    async def _seal_and_tell(self, epoch):
        await self._work_sealed(epoch)
        self.changed()

    async def _work_sealed(self, epoch):
        """Go round until nothing is due; what was deleted or locked meanwhile must not come back."""
        vault, taken = self.vault, ([], [], False)
        try:
            while (self.asides or self.due or self.save_due) and not self.closed:
                taken = self._due_asides(), self._due_entries(), False
                asides, entries = await sealed(vault, taken[0]), await sealed(vault, taken[1])
                if epoch != self.epoch:
                    break
                self._put_asides(taken[0], asides)
                self._put_entries(entries)
                taken = [], [], self.save_due
                if self.save_due and not self.due and not self.closed:
                    texts, names, seen = self._due_root()
                    texts = await self._sealed_beside_typing(vault, texts, epoch)
                    if epoch != self.epoch:
                        break
                    self._put_root(texts, names, seen)
        except Exception as error:  # the key has gone, or the browser cannot encrypt
            window.console.error(str(error))
            if epoch == self.epoch:
                self._take_back(*taken)
        finally:
            self.busy = False
        if epoch != self.epoch:
            self._work()

    async def _sealed_beside_typing(self, vault, texts, epoch):
        """Seal a root's texts; what is typed meanwhile does not wait for all of them."""
        done = []
        for pair in texts:
            done += await sealed(vault, [pair])
            if self.due and not self.closed and epoch == self.epoch:
                await self._seal_typing(vault, epoch)
        return done

    async def _seal_typing(self, vault, epoch):
        """Write what was typed; where that fails it is due again, and the root's failure tells so."""
        due = self._due_entries()
        try:
            entries = await sealed(vault, due)
        except Exception:
            if epoch == self.epoch:
                self._take_back([], due, True)
            raise
        if epoch == self.epoch:
            self._put_entries(entries)

    def _take_back(self, asides, entries, root):
        """Let what could not be sealed be due again, beginning with the next action."""
        self.unsaved = True
        self.asides = asides + self.asides
        self.failed |= {int(key[len(JOURNAL) :]) for key, _text in entries}
        self.save_due = self.save_due or root


async def sealed(vault, texts):
    done = []
    for key, text in texts:  # MicroPython does not await within a comprehension
        done.append((key, await vault.close(key, text)))
    return done
