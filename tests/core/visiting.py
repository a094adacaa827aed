"""Steps of a visit to the engine, for tests that are about several CVs."""

from __future__ import annotations

import json
from typing import Any

from stored import Disk, ops

from legible.app import App
from legible.assets import load_library
from legible.state_json import draft_to_json

LIBRARY = load_library()
DAY = "2026-11-23"
INES: dict[str, Any] = {
    "basics": {"name": "Ines Calloway", "label": "Backend Developer", "summary": "Keeps ferries on time."},
    "work": [
        {"name": "Halcyon Ferries", "highlights": ["Built the timetable", "Led two"]},
        {"name": "Tarn Software", "highlights": ["Wrote tests"]},
    ],
}


class Visitor:
    """A person at work, one action a minute unless told otherwise."""

    def __init__(self, disk: Disk | None = None, day: str = DAY) -> None:
        self.app, self.disk, self.day = App(LIBRARY), disk or Disk(), day
        self.number, self.minute = 0, 9 * 60
        stored = {"saved": self.disk.root, "kept": self.disk.records, "journal": []}
        self.take(self.app.dispatch({"type": "start", "today": day, **stored}))

    def take(self, patches: list[dict[str, Any]]) -> list[dict[str, Any]]:
        assert not ops(patches, "failed") + ops(patches, "aside"), patches
        self.disk.take(patches)
        return patches

    def do(self, kind: str, after: int = 1, **words: Any) -> list[dict[str, Any]]:
        """Do something, so many minutes after the last thing."""
        self.number, self.minute = max(self.number, self.app.seen) + 1, self.minute + after
        now = f"{self.day}T{self.minute // 60:02d}:{self.minute % 60:02d}:00"
        action = {"type": kind, "n": self.number, "now": now, "today": self.day, **words}
        return self.take(self.app.dispatch(action))

    def bring(self, data: Any, name: str = "ines.json") -> list[dict[str, Any]]:
        """Choose a file: JSON of a value, or bytes."""
        content = data if isinstance(data, bytes) else json.dumps(data).encode()
        return self.take(self.app.dispatch({"type": "open", "name": name, "today": self.day}, content))

    def typed(self, text: str, path: str = "/basics/summary", after: int = 1) -> None:
        self.do("edit", after, path=path, value=text)

    def plain(self) -> list[dict[str, Any]]:
        return [draft_to_json(draft) for draft in self.app.state.drafts]

    def undone_and_done_again(self) -> None:
        """Take the last step back and do it again; both must lead to the very same."""
        now = self.plain()
        self.do("undo")
        before = self.plain()
        assert before != now
        self.do("redo")
        assert self.plain() == now
        self.do("undo")
        assert self.plain() == before
        self.do("redo")


def shown(patches: list[dict[str, Any]], target: str) -> str:
    """Give the HTML that was sent for a part of the page."""
    return next((patch["html"] for patch in ops(patches, "html") if patch["target"] == target), "")


def said(patches: list[dict[str, Any]]) -> str:
    return " ".join(patch["text"] for patch in (*ops(patches, "say"), *ops(patches, "alert")))
