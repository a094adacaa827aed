"""Fifty tabs killed while somebody types: nothing older than 100 ms is lost."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

from conftest import NewContext
from journey import START_MS, engine_ready, field, kill, notes, open_site, renderers, stored
from playwright.sync_api import BrowserContext, Error, Page

KILLS, IN_FIELDS = 50, 15
SAFE_SECONDS = 0.1
SEED = 19
CV = "Tamsin Oakhill\ntamsin.oakhill@example.org\nBackend developer\n"
PLACES = ("/basics/name", "/basics/email", "/basics/label")
# The page types by itself, with an editor's own command: a driver that types when its page dies, dies too.
TYPE = """() => {
  let number = 0, at = 0, word = "";
  setInterval(() => {
    if (at === word.length) { word = `word${number++} `; at = 0; }
    document.execCommand("insertText", false, word[at++]);
    console.log("typed " + JSON.stringify([Date.now() / 1000, document.activeElement.value.length]));
  }, 8);
}"""
TYPED = "".join(f"word{number} " for number in range(1000))


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
    lost, lengths = [], []
    for number in range(KILLS):
        place = PLACES[number % len(PLACES)] if number < IN_FIELDS else ""
        safe, last = type_until_killed(page, site, place, chance.uniform(0.15, 0.7), tmp_path)
        page = opened_again(context)
        kept = after_the_kill(page, site, place)
        lengths.append(len(safe))
        if not (kept.startswith(safe) and (last.startswith(kept) or kept.startswith(last))):
            lost.append((number, place or "notes", safe, kept))
    assert lost == []
    assert min(lengths) > 0, "some tab was killed before anything was typed"


def type_until_killed(page: Page, site: str, place: str, seconds: float, profile: Path) -> tuple[str, str]:
    """Let the page type until it dies; gives what was typed 100 ms before, and what was typed last."""
    said: list[tuple[float, int]] = []

    def hear(text: str) -> None:
        if text.startswith("typed "):
            said.append(tuple(json.loads(text.removeprefix("typed "))))

    page.on("console", lambda line: hear(line.text))
    if not place:  # the notes are taken before the engine is up; so spare this machine its start
        page.route("**/vendor/pyodide/engine.mjs*", lambda route: route.abort())
    open_site(page, site)
    if place:
        engine_ready(page)
    box = field(page, place) if place else notes(page)
    box.fill("")
    box.focus()
    page.evaluate(TYPE)
    while not said:
        page.wait_for_timeout(5)
    doomed = renderers(profile)  # looked for before the moment, which must be an exact one
    assert doomed
    page.wait_for_timeout(seconds * 1000)
    with page.expect_event("crash"):
        killed_at = time.time()
        kill(doomed)
    page.close()
    old = [length for moment, length in said if moment < killed_at - SAFE_SECONDS]
    return TYPED[: old[-1]], TYPED[: said[-1][1]]


def opened_again(context: BrowserContext) -> Page:
    """Open a page; the browser may have meant to use a process that was killed along."""
    try:
        return context.new_page()
    except Error:
        return context.new_page()


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
