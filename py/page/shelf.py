"""localStorage, and nothing else: reads and writes that never raise, and how much room they take."""

from pyscript import document, window
from pyscript.js_modules.attempt import attempt

from page.texts import whole

PATH = window.location.pathname
FOLDER = PATH[: PATH.rfind("/") + 1]  # several copies may share an origin
PREFIX = "legible:" + FOLDER + ":"
SAVED = PREFIX + "saved"
ASIDE = PREFIX + "aside:"
KEPT = PREFIX + "kept:"
JOURNAL = PREFIX + "journal:"
VAULT = PREFIX + "vault"
WRITER = PREFIX + "writer"  # the tab that has the right to write
ROOM = 5 * 1024 * 1024  # characters, names included; what browsers allow an address as a rule


class Shelf:
    """One address's storage; `refused` says that it keeps nothing."""

    def __init__(self):
        # Where a browser refuses storage, asking for it raises already.
        self.storage = attempt(window.Reflect, "get", document.defaultView, "localStorage").value
        self.refused = self.storage is None
        self.known = {}  # key -> characters, as far as measured; see `sizes`
        self.me = ""  # who may write; "" as long as nobody has asked
        self.ousted = None  # called when another tab has taken the right to write
        self._probe()

    def get(self, key):
        return self._try("getItem", key).value if self.storage else None

    def set(self, key, text):
        """Write, unless another tab has the right to; says whether it is done."""
        if not self.storage or not self._mine():
            return False
        answer = attempt(self.storage, "setItem", key, whole(text))
        if answer.done:
            self.known[key] = len(key) + len(text)
        self.refused = not answer.done and "Quota" not in answer.fault
        return answer.done

    def remove(self, key):
        if self.storage and self._mine() and self._try("removeItem", key).done:
            self.known.pop(key, None)

    def keys(self, prefix):
        if not self.storage:
            return []
        names = attempt(window.Object, "keys", self.storage).value or []
        return sorted([name for name in names if name.startswith(prefix)])

    def _try(self, what, key):
        answer = attempt(self.storage, what, key)
        self.refused = self.refused or not answer.done
        return answer

    def sizes(self):
        """Measure every value of this address, others' too: key -> characters, the key's included."""
        self.known = {key: len(key) + len(self.get(key) or "") for key in self.keys("")}
        return self.known

    def claim(self, name):
        """Take the right to write; the tab that had it sees this at its next write, however it was taken."""
        self.me = ""
        self.set(WRITER, name)
        self.me = name

    def _mine(self):
        if not self.me:
            return True
        if self.get(WRITER) in (None, self.me):
            return True
        if self.ousted:
            self.ousted()
        return False

    def _probe(self):
        """Find out whether what is written can be read again."""
        if self.set(PREFIX + "probe", "1"):
            self.refused = self.get(PREFIX + "probe") != "1"
            self.remove(PREFIX + "probe")
