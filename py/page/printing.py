"""Printing: once the preview shows all that was typed, and under a file name that tells whose CV it is."""

import asyncio

from pyscript import document, window

from page import dom

TITLE = document.title


def start(talk, screen):
    """Listen to the Print button and to the browser's own printing."""

    def pressed(event):
        asyncio.create_task(print_when_idle())

    async def print_when_idle():
        await talk.idle()
        window.print()

    def before(event):
        if document.documentElement.hasAttribute("data-cv") and screen.file_stem:
            document.title = screen.file_stem

    def after(event):
        document.title = TITLE

    dom.on(dom.by_id("print"), "click", pressed)
    dom.on(document.defaultView, "beforeprint", before)
    dom.on(document.defaultView, "afterprint", after)
