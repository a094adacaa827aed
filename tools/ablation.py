"""Switch the importer's heuristics off, one table at a time, to see what each one carries.

A table is a module's list of (test, weight) rows, a weight of its own, or a file of words; the engine does
not know: this module puts an empty one in its place for a while.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import legible.parse
import legible.read
from legible.library import Library
from legible.parse.vocabulary import FILES, FOLDER

WEIGHTS = ("legible.parse.heads.SPOT_WEIGHT",)
WORDS = "words: "


def tables() -> list[str]:
    """Name everything that can be switched off."""
    found = [name for package in (legible.parse, legible.read) for name in _weighed(package)]
    return [*found, *WEIGHTS, *(f"{WORDS}{FOLDER}{name}.toml" for name in FILES)]


def _weighed(package: Any) -> Iterator[str]:
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, tuple) and value and all(map(_is_row, value)):
                yield f"{module.name}.{name}"


def _is_row(row: Any) -> bool:
    return isinstance(row, tuple) and len(row) == 2 and callable(row[0]) and isinstance(row[1], float)


@contextmanager
def switched_off(name: str, library: Library) -> Iterator[Library]:
    """Give a library to import with while one table is empty; no name leaves all as it is."""
    if not name or name.startswith(WORDS):
        yield _without_words(library, name.removeprefix(WORDS)) if name else library
        return
    module, _, attribute = name.rpartition(".")
    home = vars(importlib.import_module(module))
    kept = home[attribute]
    home[attribute] = () if isinstance(kept, tuple) else 0.0
    try:
        yield library
    finally:
        home[attribute] = kept


def _without_words(library: Library, path: str) -> Library:
    bare = Library(library.files)
    bare._tables[path] = _emptied(library.table(path))
    return bare


def _emptied(value: Any) -> Any:
    """Empty every list of words below a value."""
    if isinstance(value, dict):
        return {key: _emptied(part) for key, part in value.items() if not isinstance(part, str)}
    return [] if isinstance(value, list) else value
