"""The worker's few lines: hand the engine's one door to the page."""

import asyncio

import pyodide_js

from legible.boot import app

__export__ = ["dispatch", "prepare", "rehearse"]

PDF = b"%PDF"  # within the first 1024 bytes; ISO 32000-1, annex H, note 13


async def prepare():
    """Load what reading files needs, ahead of the first file; later calls return at once."""
    await pyodide_js.loadPackage("micropip")
    import micropip

    await micropip.install("pypdf")
    import pypdf  # noqa: F401  (a wheel that could not be fetched is only logged, here it shows)


async def rehearse():
    """Ready the engine for the first CV; what the visitor does meanwhile comes in between."""
    for _step in app().rehearse():
        await asyncio.sleep(0)


async def dispatch(action, data=None):
    """Pass an action (JSON text) and perhaps a file's bytes to the engine; give its patches as JSON text."""
    if data is None:
        return app().answer(action)
    file = data.to_bytes()
    if PDF in file[:1024]:
        await prepare()
    return app().answer(action, file)
