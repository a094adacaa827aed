"""What was worked out about an object, kept for that very object.

A change of a CV replaces the entry it is in and leaves all others the same objects. So what was made of an
entry holds as long as it is that entry, and nothing of it has to be compared or hashed to find that out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Any, Generic, TypeVar

T = TypeVar("T")
MOST = 2048  # kept of one function; the oldest go first


class ByIdentity(Generic[T]):
    """A function that remembers what it gave for an object and further, hashable arguments."""

    def __init__(self, make: Callable[..., T]) -> None:
        update_wrapper(self, make)
        self._make = make
        # The object is held, so that its id stays its own.
        self._known: dict[tuple[Hashable, ...], tuple[object, T]] = {}

    def __call__(self, of: Any, *more: Hashable) -> T:
        """Give what the function makes; the caller must not change it."""
        key = (id(of), *more)
        found = self._known.get(key)
        if found is None:
            found = (of, self._make(of, *more))
            if len(self._known) >= MOST:
                self._known.pop(next(iter(self._known)))
            self._known[key] = found
        return found[1]

    def cache_clear(self) -> None:
        """Let go of all that is kept."""
        self._known.clear()


def by_identity(make: Callable[..., T]) -> ByIdentity[T]:
    """Let a function of an object that never changes remember what it gave for it."""
    return ByIdentity(make)
