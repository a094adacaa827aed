"""Start the engine inside the page: the content comes from the same archive as the code."""

from __future__ import annotations

import functools
import json
import zipfile

from legible.app import App
from legible.library import Library

ARCHIVE = "/engine.zip"
CONTENT = "content.json"


@functools.cache
def app() -> App:
    """Give the one App of this worker."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        return App(Library(json.loads(archive.read(CONTENT))))


def warm() -> None:
    """Import and compile what the first action will need, so that a memory snapshot holds it."""
    app().warm()
