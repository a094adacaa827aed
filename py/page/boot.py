"""The engine's start: an honest progress bar, and a clear word when it cannot start."""

import asyncio

from pyscript import document, window
from pyscript.ffi import create_proxy

from page import dom
from page.shelf import FOLDER

STEPS = ("start", "python", "engine", "ready")
WORDS = {
    "start": "Fetching the engine (Python, about 7 MB the first time) …",
    "python": "Python is up; loading the checker …",
    "engine": "Almost there …",
    "ready": "Ready.",
}
FAILED = (
    "The engine could not start, so checking and reading files do not work now. "
    "Your notes are kept; the guide is complete. Reload the page to try again."
)


PATIENCE_SECONDS = 30  # without a word from the worker, something is wrong with it
SILENT = "The engine has not answered yet. Reload the page to try again; what you typed is kept."


class Boot:
    """Shows the steps that the worker reports."""

    def __init__(self):
        self.done = False
        self.heard_of = False
        self.channel = window.BroadcastChannel.new("legible-boot:" + FOLDER)
        self.channel.onmessage = create_proxy(self.heard)

    def heard(self, event):
        self.step(event.data)

    def step(self, name):
        if self.done or name not in STEPS:
            return
        self.heard_of = True
        dom.by_id("boot-bar").value = STEPS.index(name) + 1
        dom.by_id("boot-text").textContent = WORDS[name]

    async def watch(self):
        """Say so when the worker stays silent: some browsers lose one when a page is left while it starts."""
        await asyncio.sleep(PATIENCE_SECONDS)
        if not self.heard_of and not self.done:
            dom.by_id("boot-text").textContent = SILENT

    def ready(self):
        self.step("ready")
        self._end("ready")
        dom.by_id("boot").hidden = True

    def failed(self):
        self._end("failed")
        dom.by_id("boot-bar").hidden = True
        dom.by_id("boot-text").textContent = FAILED

    def _end(self, state):
        self.done = True
        self.channel.close()
        document.documentElement.dataset.engine = state
