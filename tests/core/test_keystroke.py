"""A keystroke in a long CV costs little, and gives what a visit that knows nothing would give."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from legible.app import App
from legible.assets import load_library
from legible.forgetting import forget_words

LIBRARY = load_library()
JOBS, LINES = 20, 10
MOST_CALLS = 60_000  # of functions, at one keystroke; 45,000 to 54,000 now, once 328,000
TODAY = {"today": "2026-11-23"}
FIELD = "/work/7/highlights/3"
HIDDEN = [
    (),
    ("/work/19/highlights/9",),
    ("/work/0",),  # what comes after it is shown under other pointers than its own
    tuple(f"/work/{number}/highlights/1" for number in range(JOBS)),
]


def long_cv() -> dict[str, Any]:
    did = ("Rewrote", "Moved", "Split", "Measured", "Helped with", "Responsible for")
    what = ("the seat map", "ticket refunds", "the night import", "the door list in Kotlin")
    lines = iter(
        f"{did[n % 6]} {what[n % 4]}, so {n} venues share {what[(n + 1) % 4]} number {n * 7}."
        for n in range(JOBS * LINES)
    )
    work = [
        {
            "name": f"Larch {number}",
            "position": "Developer",
            "startDate": f"{2024 - 2 * number}-02",
            "endDate": f"{2025 - 2 * number}-12" if number else "",
            "highlights": [next(lines) for _ in range(LINES)],
        }
        for number in range(JOBS)
    ]
    skills = [{"name": "Tools", "keywords": ["Kotlin", "Kafka", "Redis", "Terraform"]}]
    head = {"name": "Ada Fernside", "email": "ada.fernside@example.org", "summary": "Developer of seat maps."}
    return {"basics": head, "work": work, "skills": skills}


def opened(hidden: tuple[str, ...] = ()) -> App:
    app = App(LIBRARY)
    app.dispatch({"type": "start", "saved": "", "journal": [], **TODAY})
    app.dispatch({"type": "open", "name": "long.json", **TODAY}, json.dumps(long_cv()).encode())
    for path in hidden:
        app.dispatch({"type": "hide", "path": path, "on": True, **TODAY})
    return app


def typed(app: App, text: str) -> None:
    app.dispatch({"type": "edit", "path": FIELD, "value": text, "n": 1, **TODAY})


def calls_of(work: Callable[[], object]) -> int:
    """Count the functions that are called, those written in C too."""
    count = 0

    def note(frame: FrameType, event: str, value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_keystroke_in_a_long_cv_works_out_anew_only_what_it_changes(hidden: tuple[str, ...]) -> None:
    app = opened(hidden)
    for text in ("Built", "Built a", "Built a s"):
        typed(app, text)
    calls = calls_of(lambda: typed(app, "Built a seat map that nine venues share"))
    assert 1000 < calls < MOST_CALLS


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_was_kept_gives_what_would_be_worked_out_anew(hidden: tuple[str, ...]) -> None:
    app = opened(hidden)
    for text in (
        "Built a seat map in Redis for nine venues",
        "Helped with the the seat map",
        "",
        "Moved 12 tils",
    ):
        typed(app, text)
        forget_words()
        fresh = opened(hidden)
        typed(fresh, text)
        assert app.sent == fresh.sent
