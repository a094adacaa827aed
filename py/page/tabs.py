"""One tab writes, the others look on: who may write, and how that right is handed over."""

import asyncio
import time

from pyscript import document, window
from pyscript.ffi import create_proxy, to_js

from page import dom
from page.shelf import FOLDER, WRITER

NAME = "legible-writer:" + FOLDER
ASK, DONE, LOCK, GONE, WHO, HERE = "ask", "done", "lock", "gone", "who", "here"
PATIENCE_SECONDS = 2  # that the other tab has for finishing what it is at
ANSWER_SECONDS = 0.3  # within which a tab that can hear at all says that it is there


class Tabs:
    """Web Locks give the right to write to one tab; without them the tabs talk it over."""

    def __init__(self, shelf, finish, ousted, locked, gone):
        self.shelf = shelf
        self.finish = finish  # a coroutine function: end what is going on, within a moment
        self.ousted = ousted  # called when this tab has lost the right to write
        self.mine = False
        self.heard = set()  # words that have come since they were last waited for
        self.release = None
        self.locked = locked  # called when another tab has locked the work
        self.gone = gone  # called when another tab has deleted everything
        self.name = str(window.Math.random())
        locks = getattr(window.navigator, "locks", None)
        self.locks = locks if hasattr(locks, "request") else None  # JavaScript's undefined counts as true
        self.channel = window.BroadcastChannel.new("legible-tabs:" + FOLDER)
        self.channel.onmessage = create_proxy(self._told)
        shelf.ousted = self._lost
        dom.on(document.defaultView, "storage", self._stored)

    async def claim(self):
        """Take the right to write if nobody has it; says whether it is ours."""
        return await self._get(to_js({"ifAvailable": True}), 1)

    async def take(self):
        """Ask the tab that writes to hand over; one that does not answer loses the right."""
        self.channel.postMessage(ASK)
        if not self.locks:
            await self._wait_for(DONE, PATIENCE_SECONDS)
            return self._won(None)
        patience = window.AbortController.new()
        if await self._get(to_js({"signal": patience.signal}), PATIENCE_SECONDS):
            return True
        patience.abort()
        return self.mine or await self._get(to_js({"steal": True}), 1)

    async def held(self):
        """Say whether any tab has the right to write."""
        try:
            state = await self.locks.query()
            return any(lock.name == NAME for lock in state.held)
        except Exception:
            return not self.locks

    def tell(self, word):
        self.channel.postMessage(word)

    async def _get(self, options, seconds):
        """Ask for the lock, which is then held until it is released or stolen."""
        if not self.locks:
            return await self._get_without_locks()
        answers, over = [], []

        def granted(lock, *rest):
            answers.append(bool(lock) and not over)
            return window.Promise.new(create_proxy(self._hold)) if answers[-1] else None

        asyncio.create_task(self._keep(self.locks.request(NAME, options, create_proxy(granted)), answers))
        until = time.time() + seconds
        while not answers and time.time() < until:
            await asyncio.sleep(0.005)
        over.append(True)
        return bool(answers) and answers[0] and self._won(self.release)

    def _hold(self, release, *rest):
        self.release = release

    async def _keep(self, request, answers):
        """Wait for the lock's end: released by us, or stolen by another tab."""
        try:
            await request
        except Exception as error:
            if not answers:  # never ours: given up, or this browser refuses locks to the page
                answers.append("Abort" not in str(error))
            elif answers[0]:
                self._lost()

    async def _get_without_locks(self):
        self.channel.postMessage(WHO)
        return False if await self._wait_for(HERE, ANSWER_SECONDS) else self._won(None)

    async def _wait_for(self, word, seconds):
        self.heard.discard(word)
        until = time.time() + seconds
        while word not in self.heard and time.time() < until:
            await asyncio.sleep(0.01)
        return word in self.heard

    def _won(self, release):
        self.release = release
        self.mine = True
        self.shelf.claim(self.name)
        return True

    def _lost(self):
        """Hear that another tab writes now."""
        if self.mine:
            self.mine = False
            self.ousted()
            self._let_go()

    def _told(self, event):
        word = event.data
        self.heard.add(word)
        if word == ASK and self.mine:
            asyncio.create_task(self._hand_over())
        elif word == WHO and self.mine:
            self.channel.postMessage(HERE)
        elif word == LOCK:
            self.locked()
        elif word == GONE:
            self.gone()

    def _stored(self, event):
        # The word of a change may come after this tab has taken the right back.
        if event.key == WRITER and self.shelf.get(WRITER) not in (None, self.name):
            self._lost()

    async def _hand_over(self):
        await self.finish()
        self._lost()
        self.channel.postMessage(DONE)

    def _let_go(self):
        release, self.release = self.release, None
        if release:
            release(None)
