"""localStorage, and nothing else: the saved envelope, the journal since then, what is kept aside."""

import json

from pyscript import window

PATH = window.location.pathname
FOLDER = PATH[: PATH.rfind("/") + 1]  # several copies may share an origin
PREFIX = "legible:" + FOLDER + ":"
SAVED = PREFIX + "saved"
ASIDE = PREFIX + "aside:"
KEPT = PREFIX + "kept:"
JOURNAL = PREFIX + "journal:"
REFUSED = (
    "This browser does not let the page keep anything: your work lasts until you close this tab. "
    "Print or save it before."
)
FULL = (
    "This browser’s storage is full: your last changes are on the screen but not saved. "
    "Print your CV or copy your notes now."
)


class Store:
    """Reads and writes that never raise; `trouble` is a sentence once the browser refused one."""

    def __init__(self):
        self.trouble = self.unkept = ""  # `unkept`: of what is kept beside the saved work
        self.number = 0
        self.closed = False  # what is stored must stay as it is: this visit is kept in memory only
        self.entries = []  # the journal, also in memory for browsers that keep nothing
        self._load()

    def saved(self):
        return self._get(SAVED)

    def save(self, text, seen):
        """Write the envelope, then drop the journal's entries that it holds."""
        if not self.closed and self._set(SAVED, text):
            self.trouble = self.unkept
            for entry in [kept for kept in self.entries if kept["n"] <= seen]:
                self._drop(entry)

    def kept(self):
        """Give the texts kept beside the envelope: name -> text."""
        return {key[len(KEPT) :]: self._get(key) for key in self._keys(KEPT)}

    def keep(self, names, texts):
        """Write new texts beside the envelope, and drop those it no longer names."""
        if self.closed:
            return
        self.unkept = ""
        for name, text in texts.items():
            if not self._set(KEPT + name, text):
                self.unkept = self.trouble
        for key in self._keys(KEPT):
            if key[len(KEPT) :] not in names:
                self._remove(key)

    def note(self, action):
        """Write an action to the journal at once; typing on in the same field replaces its last entry."""
        self.number += 1
        action["n"] = self.number
        last = self.entries[-1] if self.entries else None
        kept = not self.closed and self._set(self._key(action), json.dumps(action))
        self.entries.append(action)
        if kept and last and same_field(last, action):
            self._drop(last)
        return action

    def keep_aside(self, text, reason):
        """Keep text that cannot be opened; a newer version's, or one with no room, stays in its place."""
        key = ASIDE + str(int(window.Date.now()))
        self.closed = reason == "newer" or not self._set(key, text)

    def aside(self):
        """List what is kept aside, as (key, text)."""
        keys = self._keys(ASIDE) + ([SAVED] if self.closed else [])
        return [(key, self._get(key)) for key in keys]

    def wipe(self):
        """Delete everything this page has ever stored here."""
        self.entries, self.closed = [], False
        for key in self._keys(PREFIX):
            self._remove(key)

    def restore(self, text, entries, kept):
        """Put back what a deletion took, while it is still in memory."""
        self.keep(list(kept), kept)
        if text:
            self._set(SAVED, text)
        self.entries = list(entries)
        for entry in entries:
            self._set(self._key(entry), json.dumps(entry))

    def _load(self):
        for key in sorted(self._keys(JOURNAL)):
            entry = read_entry(self._get(key))
            if entry:
                self.entries.append(entry)
            else:  # half an entry: the renderer died inside the write
                self._set(ASIDE + key[len(JOURNAL) :], self._get(key) or "")
                self._remove(key)
        if self.entries:
            self.number = self.entries[-1]["n"]
        self._set(PREFIX + "probe", "1")
        self._remove(PREFIX + "probe")

    def _key(self, action):
        return f"{JOURNAL}{action['n']:012d}"

    def _drop(self, entry):
        self.entries.remove(entry)
        self._remove(self._key(entry))

    def _get(self, key):
        try:
            return window.localStorage.getItem(key)
        except Exception:
            self.trouble = REFUSED
            return None

    def _set(self, key, text):
        try:
            window.localStorage.setItem(key, text)
            return True
        except Exception as error:
            self.trouble = FULL if "uota" in str(error) else REFUSED
            return False

    def _remove(self, key):
        try:
            window.localStorage.removeItem(key)
        except Exception:
            self.trouble = REFUSED

    def _keys(self, prefix):
        try:
            storage = window.localStorage
            names = [storage.key(index) for index in range(storage.length)]
        except Exception:
            self.trouble = REFUSED
            return []
        return [name for name in names if name.startswith(prefix)]


def read_entry(text):
    """Read a journal entry, None where it is none."""
    try:
        entry = json.loads(text)
        return entry if isinstance(entry["n"], int) and isinstance(entry["type"], str) else None
    except (ValueError, TypeError, KeyError):
        return None


def same_field(one, other):
    """Say whether two actions are the same field being typed on."""
    typing = ("edit", "notes", "advert")
    return one["type"] in typing and one["type"] == other["type"] and one.get("path") == other.get("path")
