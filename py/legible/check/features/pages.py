"""F12: what stands on the first page: known from a layout, else guessed from the first eight lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legible.check.scan import Bullet

GUESSED_LINES = 8


def on_page_one(bullets: Sequence[Bullet], page_one: Collection[str] | None) -> tuple[Bullet, ...]:
    """Give the bullets of the first page; `page_one` holds the JSON pointers of what stands there."""
    if page_one is None:
        return tuple(bullets[:GUESSED_LINES])
    there = frozenset(page_one)
    return tuple(bullet for bullet in bullets if bullet.path in there)
