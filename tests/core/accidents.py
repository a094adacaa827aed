"""Accidents that may befall what is stored: 200 stored states, each hurt in its own way."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from legible.assets import load_library
from legible.drafts import with_known_guides
from legible.migrations import VERSION
from legible.shelf import UNREADABLE
from legible.state import State
from legible.state_json import draft_from_json, step_from_json

LIBRARY = load_library()
CASES = Path(__file__).resolve().parent.parent / "cases/saved"
FUZZED = 200
Stored = tuple[str, dict[str, str]]  # the root, and the records by name


def example(version: int) -> Stored:
    """Give the stored text of a version, and its records."""
    text = (CASES / f"version-{version}.json").read_text("utf-8")
    data = json.loads(text)
    return (data["saved"], data["kept"]) if "saved" in data else (text, {})


def hurt_bytes(stored: Stored, chance: random.Random) -> Stored:
    """Let a few characters of one text be others, be missing, or come twice."""
    root, kept = stored
    name = chance.choice(["", *kept])
    text = kept[name] if name else root
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        put = chance.choice(["", chr(chance.randrange(32, 300)), text[at] * 2, '"', "}", "\\ud800", "\0"])
        text = text[:at] + put + text[at + 1 :]
    return (root, {**kept, name: text}) if name else (text, kept)


def cut(stored: Stored, chance: random.Random) -> Stored:
    """Let one text end too early."""
    root, kept = stored
    name = chance.choice(["", *kept])
    text = kept[name] if name else root
    text = text[: chance.randrange(len(text))]
    return (root, {**kept, name: text}) if name else (text, kept)


VALUES: list[Any] = [None, True, -1, 10**400, 1e308, "", "x", "1", [], {}, [[]], [None], {"": {}}, "\ud800"]


def hurt_value(stored: Stored, chance: random.Random) -> Stored:
    """Let one value of the JSON be another, or be missing."""
    root, kept = stored
    name = chance.choice(["", *kept])
    data = json.loads(kept[name] if name else root)
    holder, key = data, None
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = chance.choice(keys)
        if not holder[key] or not isinstance(holder[key], (dict, list)) or chance.random() < 0.2:
            break
        holder = holder[key]
    if chance.random() < 0.3:
        del holder[key]
    else:
        holder[key] = chance.choice(VALUES)
    text = json.dumps(data)
    return (root, {**kept, name: text}) if name else (text, kept)


def removed(stored: Stored, chance: random.Random) -> Stored:
    """Let some records be missing."""
    root, kept = stored
    gone = chance.sample(sorted(kept), min(len(kept), chance.randint(1, 2)))
    return root, {name: text for name, text in kept.items() if name not in gone}


def swapped(stored: Stored, chance: random.Random) -> Stored:
    """Let two records, or a record and the root, stand in each other's place."""
    root, kept = stored
    names = ["", *sorted(kept)]
    if len(names) < 2:
        return root[::-1], kept
    one, other = chance.sample(names, 2)
    texts = {**kept, "": root}
    texts[one], texts[other] = texts[other], texts[one]
    return texts.pop(""), texts


NOWHERE = [
    "/work/99/name", "/work/²", "/work/٣", "/work/-1", "/work/00", f"/work/{'9' * 5000}", "/work/0/__class__",
    "/__doc__", "/basics/__slots__", "/work/0/extra", "/work/0/name/0", "/sections/²/title", "/", "", "work",
]  # fmt: skip


def pointed_nowhere(stored: Stored, chance: random.Random) -> Stored:
    """Let a pointer of a draft, or of a file as it was read, lead nowhere."""
    root, kept = stored
    name = chance.choice(["", *(name for name in kept if not name.startswith(("steps-", "version-")))])
    data = json.loads(kept[name] if name else root)
    path = chance.choice(NOWHERE)
    if "lines" in data:
        parts = [part for line in data["lines"] for part in line[6]]
        chance.choice(parts)[0] = path
        if data["facts"]:
            data["facts"]["page_one"] = [path]
    else:
        draft = data if "cv" in data else data["state"].get("draft", {})
        draft |= chance.choice(list(astray(path).values()))
    text = json.dumps(data)
    return (root, {**kept, name: text}) if name else (text, kept)


def astray(path: str) -> dict[str, dict[str, Any]]:
    """Give parts of a draft in which a pointer is this one."""
    return {
        "doubt": {"doubts": [path]},
        "hidden": {"hidden": [path]},
        "choice": {"conflicts": [[path, "This one", "The other one"]]},
        "note": {"jottings": [[path, "Ask Mina."]]},
        "line": {"leftovers": [["A line", 0, path]]},
        "move": {"moves": [[path, [1, 0]]]},
        "order": {"order": [path, path[1:]]},
    }


def hurt_journal(chance: random.Random) -> tuple[list[Any], list[str]]:
    """Give a journal with accidents in it, and the words that a person has typed meanwhile."""
    journal: list[Any] = [None]
    words = [f"Typed at {at}" for at in range(chance.randint(1, 4))]
    for at, text in enumerate(words, 800):
        entry = {"n": at, "type": "edit", "path": "/basics/summary", "value": text, "open": "1"}
        entry["now"] = f"2026-11-23T12:{at - 790}:00"
        hurt = chance.choice(["n", "type", "path", "open", ""])
        journal.append({**entry, hurt: chance.choice(VALUES)} if hurt else entry)
        journal.append(chance.choice([*VALUES, 1e400, {"n": at}, {"n": "800", "type": "undo"}]))
    return journal, words


ACCIDENTS: list[Callable[[Stored, random.Random], Stored]] = [
    hurt_bytes, cut, hurt_value, removed, swapped, pointed_nowhere,
]  # fmt: skip


def accident(number: int) -> Stored:
    chance = random.Random(number)
    stored = ACCIDENTS[number % len(ACCIDENTS)](example(1 + number // len(ACCIDENTS) % VERSION), chance)
    return hurt_value(stored, chance) if chance.random() < 0.1 and _is_json(stored) else stored


def _is_json(stored: Stored) -> bool:
    try:
        return all(isinstance(json.loads(text), dict) for text in (stored[0], *stored[1].values()))
    except ValueError:
        return False


def is_held(state: State, name: str, text: str) -> bool:
    """Say whether what a record holds became a part of a state, which the next save writes again."""
    if not name.startswith(("draft-", "steps-")):
        return name in state.shelf
    try:
        data = json.loads(text)
        if name.startswith("steps-"):
            return all(step_from_json(step) in state.history.steps for step in data)
        draft = draft_from_json(data, state.shelf)
    except UNREADABLE:
        return False
    alike = [draft, *with_known_guides([draft], LIBRARY)]
    return any(one in alike for one in (*state.drafts, state.proposal))
