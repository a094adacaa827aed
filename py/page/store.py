"""localStorage, and nothing else: the saved envelope, the journal since then, what is kept aside."""

import json

from pyscript import window

PATH = window.location.pathname
PREFIX = "legible:" + PATH[: PATH.rfind("/") + 1] + ":"
SAVED = PREFIX + "saved"
ASIDE = PREFIX + "aside:"
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
        self.trouble = ""
        self.number = 0
        self.entries = []  # the journal, also in memory for browsers that keep nothing
        self._load()

    def saved(self):
        return self._get(SAVED)

    def save(self, text, seen):
        """Write the envelope, then drop the journal's entries that it holds."""
        if self._set(SAVED, text):
            for entry in [kept for kept in self.entries if kept["n"] <= seen]:
                self._drop(entry)

    def note(self, action):
        """Write an action to the journal at once; typing on in the same field replaces its last entry."""
        self.number += 1
        action["n"] = self.number
        last = self.entries[-1] if self.entries else None
        self._set(self._key(action), json.dumps(action))
        self.entries.append(action)
        if last and same_field(last, action):
            self._drop(last)
        return action

    def keep_aside(self, text, reason):
        """Keep text that cannot be opened; a newer version's text stays where it is as well."""
        key = ASIDE + str(int(window.Date.now()))
        return key if self._set(key, text) else ""

    def aside(self):
        """List what is kept aside, as (key, text)."""
        return [(key, self._get(key)) for key in self._keys(ASIDE)]

    def wipe(self):
        """Delete everything this page has ever stored here."""
        self.entries = []
        for storage in (window.localStorage, window.sessionStorage):
            for key in self._keys(PREFIX, storage):
                storage.removeItem(key)

    def restore(self, text, entries):
        """Put back what a deletion took, while it is still in memory."""
        if text:
            self._set(SAVED, text)
        self.entries = entries
        for entry in entries:
            self._set(self._key(entry), json.dumps(entry))

    def _load(self):
        for key in sorted(self._keys(JOURNAL)):
            try:
                self.entries.append(json.loads(self._get(key)))
            except (ValueError, TypeError):
                continue  # half an entry: the renderer died inside the write
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

    def _keys(self, prefix, storage=None):
        try:
            storage = storage or window.localStorage
            names = [storage.key(index) for index in range(storage.length)]
        except Exception:
            self.trouble = REFUSED
            return []
        return [name for name in names if name.startswith(prefix)]


def same_field(one, other):
    """Say whether two actions are the same field being typed on."""
    typing = ("edit", "notes")
    return one["type"] in typing and one["type"] == other["type"] and one.get("path") == other.get("path")
