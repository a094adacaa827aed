"""Let go of every word that a visit has left in the caches of the engine."""

from __future__ import annotations

import sys
from types import ModuleType

OWN = "legible."
KEPT = {"legible.boot"}  # holds the one App, which forgets by itself


def forget_words() -> None:
    """Empty the caches of all the engine's functions; they work out anew what they knew."""
    for name, module in list(sys.modules.items()):
        if name.startswith(OWN) and name not in KEPT:
            _empty(module)


def _empty(module: ModuleType) -> None:
    for value in list(vars(module).values()):
        clear = getattr(value, "cache_clear", None)
        if callable(clear) and not isinstance(value, type):
            clear()
