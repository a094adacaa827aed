"""What a page stores of the engine's answers, for the core's tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Disk:
    """What a page has stored, written as the page writes it."""

    root: str = ""
    records: dict[str, str] = field(default_factory=dict)

    def take(self, patches: list[dict[str, Any]]) -> Disk:
        for patch in ops(patches, "save"):
            held = self.records | patch["texts"]
            self.records = {name: held[name] for name in patch["names"]}
            self.root = patch["text"]
        return self


def ops(patches: list[dict[str, Any]], op: str) -> list[dict[str, Any]]:
    return [patch for patch in patches if patch["op"] == op]
