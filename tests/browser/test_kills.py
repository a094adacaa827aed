"""Fifty tabs killed while somebody types: nothing older than 100 ms is lost."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from conftest import NewContext
from journey import START_MS, engine_ready, field, killed_while_typing, notes, open_site, opened_again, stored
from playwright.sync_api import Page

KILLS, IN_FIELDS = 50, 15
SAFE_SECONDS = 0.1
SEED = 19
CV = "Tamsin Oakhill\ntamsin.oakhill@example.org\nBackend developer\n"
PLACES = ("/basics/name", "/basics/email", "/basics/label")


def test_50_random_kills_while_typing_lose_nothing_older_than_100_ms(
    reopen: NewContext, site: str, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    context = reopen()
    page = context.new_page()
    open_site(page, site)
    engine_ready(page)
    notes(page).fill(CV)
    field(page, PLACES[0]).wait_for(timeout=START_MS)
    lost = []
    for number in range(KILLS):
        place = PLACES[number % len(PLACES)] if number < IN_FIELDS else ""
        safe, last = type_until_killed(page, site, place, chance.uniform(0.15, 0.7), tmp_path)
        page = opened_again(context)
        kept = after_the_kill(page, site, place)
        if not (kept.startswith(safe) and (last.startswith(kept) or kept.startswith(last))):
            lost.append((number, place or "notes", safe, kept))
    assert lost == []


def type_until_killed(page: Page, site: str, place: str, seconds: float, profile: Path) -> tuple[str, str]:
    """Open the page and let it type until it dies; gives what was typed 100 ms before, and in all."""
    if not place:  # the notes are taken before the engine is up; so spare this machine its start
        page.route("**/vendor/pyodide/engine.mjs*", lambda route: route.abort())
    open_site(page, site)
    if place:
        engine_ready(page)
    box = field(page, place) if place else notes(page)
    box.fill("")
    return killed_while_typing(box, seconds, SAFE_SECONDS, profile)


def after_the_kill(page: Page, site: str, place: str) -> str:
    """Read what storage holds of a field: the journal's last word, or what was saved."""
    page.goto(f"{site}css/page.css")  # of the site's origin, and runs nothing
    page.evaluate("history.replaceState(null, '', '../')")
    values = stored(page)
    entries = [json.loads(text) for name, text in sorted(values.items()) if name.startswith("journal:")]
    kind = "edit" if place else "notes"
    said = [entry["value"] for entry in entries if entry["type"] == kind and entry.get("path", "") == place]
    return said[-1] if said else saved_text(values, place)


def saved_text(values: dict[str, str], place: str) -> str:
    root = json.loads(values["saved"])
    draft: dict[str, Any] = json.loads(values["kept:" + root["state"]["records"][0]])
    at: Any = draft["cv"] if place else draft
    for step in place.split("/")[1:] if place else ["rough"]:
        at = at.get(step, "")
    return str(at)
