"""The line to the engine: one action at a time, typing folded together, late answers dropped."""

import asyncio
import json

from pyscript import window

from page.dom import show_alert, today
from page.entries import same_field

BROKEN = (
    "This step did not work: a part of the engine could not be loaded. "
    "What you typed is kept in this browser. Check that this site can still be reached, then try again."
)
SILENT_SECONDS = 25
REST_SECONDS = 3  # that a visitor needs to find a file; until then the machine is theirs
SILENT = (
    "The engine has not answered for a while. It may still be at work; if nothing comes, reload the page: "
    "what you typed is kept in this browser. A file that brought this about is best opened in another form."
)


class Talk:
    """Queues actions; `apply` is called with each answer's patches, and with the action that they answer."""

    def __init__(self, apply, not_opened):
        self.apply = apply
        self.not_opened = not_opened  # called when the engine could not open what is stored
        self.engine = None
        self.waiting = []  # (action, bytes or None)
        self.busy = False
        self.asked = self.heard = 0  # questions put and answered
        self.pending = None  # typing that waits for a pause
        self.epoch = 0  # grows when everything is deleted: answers from before are not wanted

    def later(self, action, seconds):
        """Send an action when no other comes for a while; whatever is sent meanwhile comes after it."""
        if self.pending and not same_field(self.pending, action):
            self.flush()
        self.pending = action
        asyncio.create_task(self._send_pending(action, seconds))

    async def _send_pending(self, action, seconds):
        await asyncio.sleep(seconds)
        if self.pending is action:
            self.flush()

    def flush(self):
        """Send at once what waits for a pause."""
        action, self.pending = self.pending, None
        if action:
            self.send(action)

    def send(self, action, data=None):
        self.flush()
        if (
            data is None
            and self.waiting
            and self.waiting[-1][1] is None
            and same_field(self.waiting[-1][0], action)
        ):
            self.waiting.pop()
        self.waiting.append((action, data))
        if self.engine and not self.busy:
            asyncio.create_task(self._work(self._ask()))

    def drop(self, *kinds):
        """Take back what has not been asked yet."""
        self.waiting = [pair for pair in self.waiting if pair[0]["type"] not in kinds]

    def later_actions(self):
        """Give the actions that the engine has not been asked yet."""
        return [action for action, data in self.waiting]

    def forget(self):
        self.waiting, self.pending = [], None
        self.epoch += 1

    async def start(self, engine, first):
        """Begin with the first action; entries it holds already are not sent twice."""
        self.flush()
        self.engine = engine
        if first is None:  # the work is locked
            return
        held = {entry["n"] for entry in first["journal"]}
        self.waiting = [(first, None)] + [pair for pair in self.waiting if pair[0].get("n") not in held]
        await self._work(self._ask())

    async def rehearse(self):
        """Let the engine ready what the first file needs, when the page's first moments are over."""
        await asyncio.sleep(REST_SECONDS)
        try:
            await self.engine.prepare()
            await self.engine.rehearse()
        except Exception as error:  # the first PDF asks again, and says so if it fails then
            window.console.info(str(error))

    def at_work(self):
        """Say whether the engine has something to do."""
        return bool(self.engine) and (self.busy or bool(self.waiting))

    async def idle(self):
        self.flush()
        while self.busy or self.waiting:
            await asyncio.sleep(0.01)

    def _ask(self):
        """Put the next action to the engine at once, so that it works while the page paints."""
        self.busy = True
        action, data = self.waiting.pop(0)
        action["today"] = today()
        text = json.dumps(action)
        answer = self.engine.dispatch(text, data) if data else self.engine.dispatch(text)
        return action, self.epoch, answer

    async def _work(self, asked):
        try:
            await self._hear(*asked)
            while self.waiting:
                await self._hear(*self._ask())
        finally:
            self.busy = False

    async def _watch(self, asked):
        """Say so when the engine stays silent: a browser may end its worker without a word."""
        await asyncio.sleep(SILENT_SECONDS)
        if self.heard < asked:
            show_alert(SILENT)

    async def _hear(self, action, epoch, answer):
        self.asked += 1
        asked = self.asked
        asyncio.create_task(self._watch(asked))
        try:
            patches = window.JSON.parse(await answer)
        except Exception as error:
            window.console.error(str(error))
            show_alert(BROKEN)
            patches = []
        finally:
            self.heard = asked
        if epoch != self.epoch:
            return
        if action["type"] == "start" and not any(patch.op == "save" for patch in patches):
            self.not_opened()
        self.apply(patches, action)
