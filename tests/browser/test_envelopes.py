"""Whatever was stored is opened or kept aside in a real browser, and not a word of it is lost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from conftest import PageLog
from journey import START_MS, field, open_site
from playwright.sync_api import BrowserContext, Page, expect
from test_storage import plant
from tests.core.accidents import FUZZED, LIBRARY, Stored, accident, example, is_held

from legible.app import App
from legible.drafts import with_known_guides
from legible.form import Field, form
from legible.migrations import VERSION
from legible.saved_reading import CannotOpenSaved, from_records
from legible.state import Draft, State

TODAY = "2026-11-23"
# The text is made in the page: what drives it might trip over half a surrogate pair.
READ = """() => {
  const start = "legible:" + location.pathname.replace(/[^/]*$/, "") + ":";
  const own = Object.entries({...localStorage}).filter(([key]) => key.startsWith(start));
  const fields = [...document.querySelectorAll("#editor [data-path]")].filter(field => field.value);
  return JSON.stringify({
    stored: Object.fromEntries(own.map(([key, text]) => [key.slice(start.length), text])),
    fields: Object.fromEntries(fields.map(field => [field.dataset.path, field.value])),
    notes: document.getElementById("notes").value,
    closed: document.getElementById("storage-trouble-text").textContent.includes("stays as it is"),
  });
}"""
# Another tab that writes something else, its name last, and hands over when it is asked.
WRITE_ELSEWHERE = """async ([folder, texts, tab]) => {
  localStorage.clear();
  for (const [name, text] of Object.entries({...texts, writer: tab}))
    localStorage.setItem(`legible:${folder}:${name}`, text);
  const channel = (window.channel ??= new BroadcastChannel("legible-tabs:" + folder));
  await new Promise(taken => {
    const hold = () => new Promise(release => {
      channel.onmessage = ({data}) => data === "ask" && (release(), channel.postMessage("done"));
      taken();
    });
    navigator.locks.request("legible-writer:" + folder, {steal: true}, hold).catch(() => {});
  });
}"""
TAKE_OVER = """async ([folder, tab]) => {
  const until = async done => {
    for (const end = Date.now() + 30_000; !done(); await new Promise(over => setTimeout(over, 4)))
      if (Date.now() > end) throw new Error("the page does not open what is stored");
  };
  const written = () => localStorage.getItem(`legible:${folder}:writer`) === tab;
  await until(() => written() && !document.getElementById("elsewhere").hidden);
  document.querySelector("#drafts > *").dataset.before = "";
  document.getElementById("work-here").click();
  const there = selector => document.querySelector("#drafts " + selector) !== null;
  await until(() => there("[data-draft]") && !there("[data-before]"));
}"""


@dataclass
class Seen:
    """What a page shows of what it has opened, and what is stored by then."""

    stored: dict[str, str]  # name -> text
    fields: dict[str, str]  # pointer -> text, filled fields alone
    notes: str
    closed: bool  # nothing may be written: what is stored stays as it is

    def state(self) -> State:
        """Open what is stored."""
        return from_records(self.stored["saved"], self.records()).state

    def records(self) -> dict[str, str]:
        return {name[5:]: text for name, text in self.stored.items() if name.startswith("kept:")}

    def aside(self) -> list[str]:
        """List the texts that are kept aside, those that stand in one file with others each for itself."""
        texts = [text for name, text in self.stored.items() if name.startswith("aside:")]
        files = [json.loads(text) for text in texts if text.endswith("}") and '"kept-aside"' in text]
        return [*texts, *(text for file in files for text in (file["saved"], *file["kept"].values()))]


def seen(page: Page) -> Seen:
    return Seen(**json.loads(page.evaluate(READ)))


def names(stored: Stored) -> dict[str, str]:
    """Give stored texts under the names that a page keeps them by."""
    root, kept = stored
    return {"saved": root, **{f"kept:{name}": text for name, text in kept.items()}}


def filled(draft: Draft) -> dict[str, str]:
    """Give what the editor is to show of a CV: pointer -> text."""
    fields: list[Field] = []
    for section in form(draft.cv, LIBRARY, order=draft.order, dates=draft.dates):
        fields += [section.name] if section.name else []
        for entry in section.entries:
            fields += [*entry.fields, *(item for one in entry.lists for item in one.items)]
    return {field.path: field.value for field in fields if field.value}


def opened_by_the_engine(stored: Stored) -> State:
    root, kept = stored
    app = App(LIBRARY)
    app.dispatch({"type": "start", "saved": root, "kept": kept, "journal": [], "today": TODAY})
    return app.state


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_what_any_version_has_stored_is_on_the_screen_and_stored_in_the_newest_form(
    page: Page, site: str, page_log: PageLog, version: int
) -> None:
    expected = opened_by_the_engine(example(version))
    plant(page, site, names(example(version)))
    open_site(page, site)
    expect(page.locator("#drafts [aria-current]")).to_be_visible(timeout=START_MS)
    now = seen(page)
    assert json.loads(now.stored["saved"])["version"] == VERSION
    assert now.state() == expected
    assert not now.aside()
    for draft in expected.drafts:
        page.locator(f"#cv-{draft.id}").click()
        expect(page.locator(f"#cv-{draft.id}")).to_have_attribute("aria-current", "true")
        expect(field(page, "/basics/name")).to_have_value(draft.cv.basics.name)
        now = seen(page)
        assert (now.fields, now.notes) == (filled(draft), draft.rough)
    assert complaints(page_log) == []


def test_200_accidents_in_a_browser_are_each_opened_or_kept_aside_and_none_is_lost(
    context: BrowserContext, site: str, page_log: PageLog
) -> None:
    page, elsewhere = context.new_page(), context.new_page()
    open_site(page, site)
    expect(page.locator("#drafts [aria-current]")).to_be_visible(timeout=START_MS)
    elsewhere.goto(f"{site}css/page.css")
    page.bring_to_front()
    folder = "/" + site.split("/", 3)[3]
    emptied = "", example(VERSION)[1]
    lost: dict[int, Any] = {}
    for number, stored in enumerate([*map(accident, range(FUZZED)), emptied]):
        elsewhere.evaluate(WRITE_ELSEWHERE, [folder, names(stored), f"tab {number}"])
        page.evaluate(TAKE_OVER, [folder, f"tab {number}"])
        if faults := missing(stored, seen(page)):
            lost[number] = faults
    assert lost == {}
    assert complaints(page_log) == []


def complaints(log: PageLog) -> list[str]:
    """List what went wrong in a page, apart from a style sheet's lack of an icon when it is opened alone."""
    return [text for text in log.errors if not text.startswith("Failed to load resource")]


def missing(stored: Stored, now: Seen) -> list[str]:
    """Name what was stored and is neither opened nor kept aside, word for word, and what is not shown."""
    if now.closed:
        return [name for name, text in names(stored).items() if now.stored.get(name) != text]
    (root, kept), state, aside = stored, now.state(), now.aside()
    gone = [name for name, text in kept.items() if text not in aside and not is_held(state, name, text)]
    if root not in aside and not is_opened(stored, state):
        gone.append("saved")
    if now.fields != filled(state.draft) or now.notes != state.draft.rough:
        gone.append("what the page should show")
    return gone


def is_opened(stored: Stored, state: State) -> bool:
    """Say whether a state holds all that the root led to."""
    try:
        opened = from_records(*stored)
    except CannotOpenSaved:
        return False
    drafts = with_known_guides(opened.state.drafts, LIBRARY)
    whole = bool(opened.lost) or not opened.why
    return whole and (state.drafts, state.history) == (drafts, opened.state.history)
