"""What is kept in this browser: the saved root and its records, the journal since then, what is kept aside.

Records never change: a save writes the new ones, then the root, and only then drops what the root no longer
names. What finds no room stays in memory, and is tried again with whatever is written next. With a passphrase
set, all of it is sealed on its way to storage; without one a keystroke is stored before it is shown.
"""

import asyncio
import json

from page.asides import Asides
from page.dom import now
from page.entries import entry_key, entry_number, read_entry, root_number, root_open, same_field
from page.sealing import Sealing
from page.shelf import JOURNAL, KEPT, PREFIX, SAVED, VAULT, WRITER, Shelf
from page.vault import Vault, is_sealed

REFUSED = (
    "This browser does not let the page keep anything: your work lasts until you close this tab. "
    "Print or download it before."
)
FULL = (
    "This browser’s storage is full: your last changes are on the screen but not saved. "
    "Download them, or make room (see Storage below); the next change then saves everything."
)
BARRED = (
    "Your work is encrypted here, but the record of its lock is damaged, missing, or made by a newer version "
    "of Legible. All of it stays as it is (see “Kept aside”); what you write now is not saved: download it."
)
CLOSED = (
    "What is stored here could not be opened and stays as it is. What you do now lasts until you close this "
    "tab: download it before."
)


class Store(Asides, Sealing):
    """The work as it is stored, with a copy in memory; nothing here raises."""

    def __init__(self):
        self.shelf = Shelf()
        self.vault = Vault(self.shelf.get(VAULT))
        self.writing = False  # this tab has the right to write
        self.busy = False  # something is being sealed
        self.number = 0
        self.changed = lambda: None  # called when what was sealed has been written, or could not be
        self.forget()

    def forget(self):
        """Let go of the work, in memory only."""
        self.epoch = getattr(self, "epoch", 0) + 1
        self.opened = False
        self.closed = False  # what is stored must stay as it is: this visit is kept in memory only
        self.barred = False  # the lock's record does not fit what is stored; then the store is closed
        self.root, self.records = None, {}
        self.open_cv = ""  # id of the CV on the screen: each action is about that one
        self.entries = []  # the journal, also in memory for browsers that keep nothing
        self.seen = 0  # number of the last entry that the engine has carried out
        self.names, self.held = [], set()  # the records that the root names; those that are stored
        self.stored, self.due, self.failed = set(), set(), set()  # numbers of entries
        self.save_due = self.unsaved = False
        self.forget_asides()

    @property
    def trouble(self):
        """Give a sentence on what is wrong with this browser's storage, or nothing."""
        if self.shelf.refused:
            return REFUSED
        if self.barred:
            return BARRED
        if self.closed:
            return CLOSED
        return FULL if self.unsaved or self.failed else ""

    def at_risk(self):
        """Say whether closing the tab would lose something."""
        something = bool(self.root or self.entries)
        return something and (self._unkept() or bool(self.failed) or self.shelf.refused)

    def _unkept(self):
        return self.unsaved or (self.closed and bool(self.due))

    def saved(self):
        return self.root

    def kept(self):
        """Give the records: name -> text."""
        return dict(self.records)

    async def load(self):
        """Read what is stored; it must be unlocked."""
        self.forget()
        self.barred = self.vault.unreadable
        self.root = await self._read(SAVED)
        for key in self.shelf.keys(KEPT):
            self.records[key[len(KEPT) :]] = await self._read(key)
        self.names, self.held = list(self.records), set(self.records)
        journal = self.shelf.keys(JOURNAL)
        for key in journal:
            await self._load_entry(key)
        if self.barred:
            self._bar()
        self.open_cv = root_open(self.root)
        taken = [entry["n"] for entry in self.entries] + [entry_number(key) for key in journal]
        self.number = max([self.number, root_number(self.root)] + taken)
        self.opened = True

    def _bar(self):
        """Begin without what is sealed under a lost lock, and leave it where it is."""
        self.forget()
        self.barred = self.closed = True

    def save(self, text, seen, names, texts):
        """Take over what the engine would have stored; drops the journal's entries that it holds."""
        if not self.writing:
            return
        self.root, self.seen, self.names = text, seen, names
        for name, record in texts.items():
            if self.records.get(name) != record:
                self.held.discard(name)
                self.records[name] = record
        self.records = {name: self.records[name] for name in names if name in self.records}
        self.save_due = True
        self._work()

    def note(self, action):
        """Write an action to the journal at once; typing on in the same field replaces its last entry."""
        self.number += 1
        action["n"], action["now"], action["open"] = self.number, now(), self.open_cv
        if self.entries and same_field(self.entries[-1], action):
            self.entries.pop()
        self.entries.append(action)
        self.due.add(action["n"])
        self._work()
        return action

    def wipe(self):
        """Delete everything this page has ever stored here; gives it, for whoever takes that back."""
        values = {key: self.shelf.get(key) for key in self.shelf.keys(PREFIX)}
        taken = {"values": values, "vault": self.vault, "root": self.root, "records": self.records}
        taken["entries"], taken["closed"] = list(self.entries), self.closed
        taken["asides"], taken["barred"] = self.roomless + self.asides, self.barred
        for key in values:
            self.shelf.remove(key)
        self.begin_anew()
        return taken

    def begin_anew(self):
        """Go on with nothing: all that was stored has been deleted, here or by another tab."""
        self.vault = Vault(None)
        self.forget()
        self.opened = True

    def restore(self, taken):
        """Put back what a deletion took, while it is in memory; what was never stored is written now."""
        values = [(key, text) for key, text in taken["values"].items() if key != WRITER]
        back = [key for key, text in values if self.shelf.set(key, text)]
        self.vault = taken["vault"]
        self.forget()
        self.root, self.records, self.entries = taken["root"], taken["records"], taken["entries"]
        self.closed, self.asides, self.seen = taken["closed"], taken["asides"], root_number(self.root)
        self.barred = taken["barred"]
        self.names = list(self.records)
        self.held = {key[len(KEPT) :] for key in back if key.startswith(KEPT)}
        self.stored = {entry_number(key) for key in back if key.startswith(JOURNAL)}
        self.failed = {entry["n"] for entry in self.entries} - self.stored
        self.opened = not self.vault.locked
        self.save_due = self.opened and self.root is not None
        self._work()

    def keep_vault(self):
        """Store the lock's record; says whether that is done."""
        return self.shelf.set(VAULT, self.vault.text())

    def _work(self):
        """Write what is due: at once, or sealed one after the other."""
        if not self.writing or self.closed:
            return
        if self.vault.on:
            if not self.busy:
                self.busy = True
                asyncio.create_task(self._seal_and_tell(self.epoch))
            return
        asides = self._due_asides()
        self._put_asides(asides, asides)
        self._put_entries(self._due_entries())
        if self.save_due and not self.closed:
            self._put_root(*self._due_root())

    def _due_entries(self):
        self.failed &= {entry["n"] for entry in self.entries}  # what was typed over need not be written
        due = self.due | self.failed
        self.due = set()
        return [(entry_key(entry["n"]), json.dumps(entry)) for entry in self.entries if entry["n"] in due]

    def _due_root(self):
        """Give what is to be written, the root last, with the names and the number it stands for."""
        self.save_due = False
        fresh = [name for name in self.names if name in self.records and name not in self.held]
        texts = [(KEPT + name, self.records[name]) for name in fresh] + [(SAVED, self.root)]
        return texts, self.names, self.seen

    def _put_entries(self, texts):
        for key, text in texts:
            number = int(key[len(JOURNAL) :])
            if self.shelf.set(key, text):
                self.stored.add(number)
                self.failed.discard(number)
            else:
                self.failed.add(number)
        if not self.failed:  # then what was typed over has gone in its newer form, but for the very last
            old = self.stored - {entry["n"] for entry in self.entries}
            self._drop_entries([number for number in old if number < max(self.stored)])

    def _put_root(self, texts, names, seen):
        """Write the records and then the root, or leave everything as it was."""
        if self.roomless:  # it would overwrite what is to be kept aside
            self.unsaved = True
            return
        before = []
        for key, text in texts:
            before.append((key, self.shelf.get(key)))
            if not self.shelf.set(key, text):
                self._put_back(before)
                self.unsaved = True
                return
        self.unsaved = False
        self.held = set(names)
        for key in self.shelf.keys(KEPT):
            if key[len(KEPT) :] not in self.held:
                self.shelf.remove(key)
        self.entries = [entry for entry in self.entries if entry["n"] > seen]
        self.failed = {number for number in self.failed if number > seen}
        self._drop_entries([number for number in self.stored if number <= seen])

    def _put_back(self, before):
        for key, text in before:
            if text is None:
                self.shelf.remove(key)
            elif self.shelf.get(key) != text:
                self.shelf.set(key, text)

    def _drop_entries(self, numbers):
        for number in numbers:
            self.stored.discard(number)
            self.shelf.remove(entry_key(number))

    async def _load_entry(self, key):
        text = await self._read(key)
        entry = read_entry(key, text)
        if entry:
            self.entries.append(entry)
            self.stored.add(entry["n"])
        elif self.writing and not self.barred:
            await self._move_entry(key, text)

    async def _read(self, key):
        """Give a stored text in the clear; one that no key opens as it is."""
        text = self.shelf.get(key)
        if text is None or not is_sealed(text):
            return text
        if not self.vault.key:
            self.barred = self.barred or (self.vault.record is None and not self.opened)
            return text
        try:
            return await self.vault.reveal(key, text)
        except Exception:
            return text
