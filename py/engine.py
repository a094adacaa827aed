"""The worker's few lines: hand the engine's one door to the page."""

import pyodide_js

from legible.boot import app

__export__ = ["dispatch", "prepare"]


async def prepare():
    """Load what reading files needs, ahead of the first file; later calls return at once."""
    await pyodide_js.loadPackage("micropip")
    import micropip

    await micropip.install("pypdf")


async def dispatch(action, data=None):
    """Pass an action (JSON text) and perhaps a file's bytes to the engine; give its patches as JSON text."""
    if data is None:
        return app().answer(action)
    await prepare()
    return app().answer(action, data.to_bytes())
