"""Files the visitor brings: by picker, by drop, by paste."""

import asyncio

from pyscript import document, window

from page import dom
from page.texts import utf8
from page.vault import NotSealed, WrongPassphrase, is_sealed_file, unseal

TOO_LARGE_BYTES = 30_000_000
UNREADABLE = "{}: the browser could not hand this file over. Folders cannot be read; choose the file itself."
TOO_LARGE = (
    "{}: this file is larger than 30 MB, far more than a CV needs. Choose the CV alone, without attachments."
)
SHUT = "Your work is locked, or open in another tab; nothing was opened."
WRONG_WORD = "This passphrase does not open {}. Please type it again; capital letters count."
LABEL = "Passphrase of this backup"
ASK_WORD = "{} is an encrypted backup. Type the passphrase that it was made with."
NOT_WHOLE = "{} is an encrypted backup, but a damaged one: it cannot be opened."
SEVERAL = "These are {} files, and none was opened: bring one CV at a time."


class Files:
    """Reads a file's bytes and sends them to the engine; one that comes early waits and says so."""

    def __init__(self, talk):
        self.talk = talk
        self.input = dom.by_id("file")
        self.locked = None  # a file that may need a password
        dom.on(self.input, "change", self.picked)
        dom.on(document, "dragover", self.dragged)
        dom.on(document, "dragleave", self.left)
        dom.on(document, "drop", self.dropped)
        dom.on(document, "paste", self.pasted)
        dom.on(dom.by_id("file-stop"), "click", self.stopped)
        dom.on(dom.by_id("password-form"), "submit", self.unlocked)
        dom.on(dom.by_id("password-cancel"), "click", self.left_locked)
        self.picked()  # a file chosen while the page was starting

    def picked(self, event=None):
        if self.input.files and self.input.files.length and not dom.is_shut():
            asyncio.create_task(self.take(self.input.files.item(0)))

    def dragged(self, event):
        if event.dataTransfer.types.includes("Files"):
            event.preventDefault()
            dom.by_id("start").classList.add("dragging")

    def left(self, event):
        if not event.relatedTarget:
            dom.by_id("start").classList.remove("dragging")

    def dropped(self, event):
        dom.by_id("start").classList.remove("dragging")
        if event.dataTransfer.files.length:
            event.preventDefault()
            self.brought(event.dataTransfer.files)

    def pasted(self, event):
        """Take a pasted file; office programs send a picture of a text along with it."""
        data = event.clipboardData
        typed_in = bool(event.target.closest) and event.target.closest("input, textarea")
        if data and data.files.length and not (typed_in and data.getData("text/plain")):
            event.preventDefault()
            self.brought(data.files)

    def brought(self, files):
        if files.length > 1:
            dom.show_alert(SEVERAL.format(files.length))
        else:
            asyncio.create_task(self.take(files.item(0)))

    def unlocked(self, event):
        event.preventDefault()
        word = dom.by_id("password").value
        if self.locked and word:
            asyncio.create_task(self.take(self.locked, word))

    def left_locked(self, event):
        self.locked = None
        dom.ask_password("")

    async def take(self, file, password=""):
        name = file.name
        if dom.is_shut():
            dom.show_alert(SHUT)
            return
        if file.size > TOO_LARGE_BYTES:
            dom.show_alert(TOO_LARGE.format(name))
            return
        self.status(
            "Reading " + name + " …"
            if self.talk.engine
            else name + " is ready and waits for the engine to start."
        )
        try:
            data = window.Uint8Array.new(await file.arrayBuffer())
        except Exception:
            self.status("")
            dom.show_alert(UNREADABLE.format(name))
            return
        self.locked = file
        if is_sealed_file(data):
            data, password = await self.unsealed(name, data, password), ""
            if data is None:
                self.status("")
                return
        self.talk.send({"type": "open", "name": name, "password": password}, data)
        await self.talk.idle()
        if dom.by_id("password-form").hidden:
            self.locked = None
        self.status("")
        self.input.value = ""

    async def unsealed(self, name, data, passphrase):
        """Give the plain bytes of an encrypted backup; None where its passphrase must be asked for."""
        try:
            text = await unseal(window.TextDecoder.new().decode(data), passphrase) if passphrase else None
        except WrongPassphrase:
            dom.ask_password(WRONG_WORD.format(name), LABEL)
            return None
        except NotSealed:
            dom.ask_password("")
            dom.show_alert(NOT_WHOLE.format(name))
            return None
        if text is None:
            dom.ask_password(ASK_WORD.format(name), LABEL)
            return None
        return utf8(text)

    def stopped(self, event):
        self.talk.drop("open", "read-on")
        self.status("")
        if self.talk.engine:
            self.talk.send({"type": "stop"})

    def give_up(self):
        """Let nothing wait any more: the engine will not start."""
        self.talk.drop("open")
        self.status("")

    def status(self, text):
        box = dom.by_id("file-status")
        box.hidden = not text
        dom.by_id("file-bar").removeAttribute("value")
        dom.by_id("file-status-text").textContent = text
