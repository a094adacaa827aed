"""What a stored journal holds, told apart: entries that can be carried out, and what accidents have left."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

MOST = 2**53 - 1  # a page counts no further


def listed(journal: object) -> Sequence[object]:
    """Give what a journal holds, be it no list."""
    return journal if isinstance(journal, (list, tuple)) else [] if journal is None else [journal]


def is_entry(thing: object) -> TypeGuard[Mapping[str, Any]]:
    """Say whether something is an entry: an object with its number and a type."""
    return number_of(thing) > 0 and isinstance(thing, Mapping) and isinstance(thing.get("type"), str)


def number_of(thing: object) -> int:
    """Give an entry's number; 0 for what has none."""
    number = thing.get("n") if isinstance(thing, Mapping) else None
    return number if type(number) is int and 0 < number <= MOST else 0


def in_full(thing: object) -> list[str]:
    """Give all that something says, as it was stored, where nobody knows which of it a person has typed."""
    text = thing if isinstance(thing, str) else json.dumps(thing, ensure_ascii=False) if thing else ""
    return [text] if text.strip() else []
