"""What is kept aside: work that could not be opened, until the person has downloaded or deleted it."""

import json

from page.dom import now
from page.entries import bundle, read_entry
from page.shelf import ASIDE, JOURNAL, KEPT, PREFIX, SAVED, VAULT
from page.vault import Vault, is_sealed


class Asides:
    """The part of the store that keeps things aside, before anything is written over them."""

    def forget_asides(self):
        self.asides = []  # (key, text) to be kept aside before anything is overwritten
        self.aside_news = False  # some were written that the page does not show yet
        self.roomless = []  # those that found no room; they are tried again with whatever is written next

    def keep_aside(self, reason, names):
        """Keep what cannot be opened, all or some records; a newer version's work stays in its place."""
        if not self.writing:
            return
        self.closed = self.closed or reason == "newer"
        kept = {name: self.records[name] for name in names if name in self.records}
        stamp = ASIDE + now()
        if names:
            self.asides += [(f"{stamp}-{name}", text) for name, text in kept.items()]
        elif self.root is not None and not self.closed:
            self.asides.append((stamp, bundle(self.root, self.records)))
        self._work()

    def unsaved_work(self):
        """Give all of the work as one text where some of it has found no room, or nothing."""
        if self._unkept() or self.failed:
            return bundle(self.root or "", self.records, self.entries)
        return ""

    def put_aside(self, text):
        """Keep a text aside: in storage if there is room, and otherwise in memory."""
        self.asides.append((f"{ASIDE}{now()}-unsaved", text))
        self._work()

    def aside(self):
        """List what is kept aside, as (key, characters)."""
        keys = self.shelf.keys(ASIDE) + ([SAVED] if self.closed else [])
        stored = [(key, len(self.shelf.get(key) or "")) for key in keys]
        return stored + [(key, len(text)) for key, text in self.roomless + self.asides]

    async def aside_text(self, key):
        for name, text in self.roomless + self.asides:
            if name == key:
                return text
        if key != SAVED:
            return await self._read(key) or ""
        if self.barred:
            return json.dumps({name: self.shelf.get(name) for name in self.shelf.keys(PREFIX)})
        records, entries = {}, []
        for name in self.shelf.keys(KEPT):
            records[name[len(KEPT) :]] = await self._read(name) or ""
        for name in self.shelf.keys(JOURNAL):
            entry = read_entry(name, await self._read(name))
            entries += [entry] if entry else []
        return bundle(await self._read(SAVED) or "", records, entries)

    def drop_aside(self, key):
        """Delete what is kept aside; where it stands in the way of saving, all of it makes way."""
        self.roomless = [(name, text) for name, text in self.roomless if name != key]
        self.asides = [(name, text) for name, text in self.asides if name != key]
        for name in [key] + (self.shelf.keys(KEPT) if key == SAVED else []):
            self.shelf.remove(name)
        if key == SAVED and self.barred:
            self._drop_sealed()
        if key == SAVED:
            self.closed, self.held, self.save_due = False, set(), self.root is not None
            self._work()

    def _drop_sealed(self):
        """Delete what no lock opens any more, and what is left of the lock."""
        for name in self.shelf.keys(PREFIX):
            if name == VAULT or is_sealed(self.shelf.get(name) or ""):
                self.shelf.remove(name)
        self.vault, self.barred = Vault(None), False

    async def _move_entry(self, key, text):
        """Keep aside what should be an entry: half of one, where the renderer died inside the write."""
        name = ASIDE + key[len(JOURNAL) :]
        if text and is_sealed(text):  # it opens only under the name that it was sealed for
            text = json.dumps({"name": key, "sealed": text})
        if self.vault.on:
            text = await self.vault.close(name, text or "")
        if self.shelf.set(name, text or ""):
            self.shelf.remove(key)

    def _due_asides(self):
        asides, self.asides, self.roomless = self.roomless + self.asides, [], []
        return asides

    def _put_asides(self, asides, sealed):
        """Write aside what would be overwritten next; what finds no room stays in memory, in the clear."""
        self.aside_news = self.aside_news or bool(asides)
        written = {key for key, text in sealed if self.shelf.set(key, text)}
        self.roomless = [(key, text) for key, text in asides if key not in written]
