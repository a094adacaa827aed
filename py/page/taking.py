"""Files and pages of the open CV, made by the engine: handed to the browser, or shown."""

import asyncio

from pyscript import document, window
from pyscript.ffi import create_proxy
from pyscript.js_modules.attempt import bytesOf

from page import dom
from page.shelf import FOLDER

LOADING = "Fetching what sets pages, about 9 MB the first time: {} %"
SETTING = "Making the file …"


class Taking:
    """Asks for files and pages; `screen` hands their patches in."""

    def __init__(self, talk, screen):
        self.talk = talk
        self.channel = window.BroadcastChannel.new("legible-pages:" + FOLDER)
        self.channel.onmessage = create_proxy(self.heard)
        screen.taking = self
        dom.on_delegated("click", "[data-take]", lambda button, event: self.take(button))
        dom.on_delegated("click", "[data-veil]", lambda button, event: self.veil())
        dom.on_delegated("click", "[data-pages]", lambda button, event: self.show())

    def take(self, button):
        """Ask for a file in one of the engine's formats, as it is or without whose it is."""
        action = {"type": "export", "format": button.dataset.take}
        if button.getAttribute("data-veiled"):
            action["withhold"] = withheld()
        self._ask(action)

    def veil(self):
        """Ask what an anonymous copy would leave out."""
        self._ask({"type": "veil", "withhold": withheld()})

    def show(self):
        """Ask for pictures of the pages."""
        self._ask({"type": "pages"})

    def _ask(self, action):
        self.status(SETTING)
        self.talk.send(action)
        asyncio.create_task(self._end())

    async def _end(self):
        await self.talk.idle()
        self.status("")

    def heard(self, event):
        """Hear how much of what sets pages has come, in percent."""
        self.status(LOADING.format(event.data) if event.data < 100 else SETTING)

    def received(self, patch):
        """Hand a file over, and say what of the CV it cannot show."""
        dom.offer_bytes(patch.name, bytesOf(patch.data), patch.type)
        dom.say(" ".join([patch.name + " was handed to your browser as a download.", patch.told]).strip())

    def shown(self, patch):
        """Show pages as pictures, in which nothing of a document can run."""
        box = dom.by_id("pages")
        box.replaceChildren()
        for number, page in enumerate(patch.svg, 1):
            picture = document.createElement("img")
            picture.alt = f"Page {number}"
            picture.src = "data:image/svg+xml," + window.encodeURIComponent(page)
            box.append(picture)
        if patch.told:
            dom.say(patch.told)

    def clear(self):
        dom.by_id("pages").replaceChildren()

    def status(self, text):
        box = dom.by_id("taking")
        box.hidden, box.textContent = not text, text


def withheld():
    """Give what is ticked to be left out: kinds, and pointers of entries."""
    return [box.getAttribute("data-withhold") for box in dom.find_all("#veil [data-withhold]") if box.checked]
