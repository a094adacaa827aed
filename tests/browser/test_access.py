"""Everybody can use the page: axe finds nothing, the keyboard is enough, small screens are enough."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from journey import START_MS, engine_ready, notes, open_site, upload
from playwright.sync_api import Page, expect
from test_storage import EMPTY_JUNK, FILL, NO_STORAGE, plant
from test_vault import protect, unlock
from tests.core.accidents import LIBRARY, example
from tests.core.stored import Disk, ops

from legible.app import App
from legible.migrations import VERSION

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
COLUMNS = ROOT / "tests/cases/import/columns.pdf"
SAMPLE = ROOT / "tests/cases/samples/backend-developer.json"
WIDTHS = (320, 375, 768, 1024, 1366)
LOOKED_AT = (375, 1366)  # widths with another layout: axe looks at these
COLOURS = "cat.color"  # the rules that may find something else in the dark
LONG_WORD = "https://example.org/" + "timetables-of-all-sailings-" * 5
# What makes a page scroll sideways: whatever ends beyond its right edge and is not cut off by its own box.
SIDEWAYS = """() => {
  const [page, seen] = [document.scrollingElement, []];
  if (page.scrollWidth <= innerWidth) return [];
  for (const part of document.querySelectorAll("body *"))
    if (part.getBoundingClientRect().right > innerWidth + 0.5) seen.push(part.outerHTML.slice(0, 100));
  return [`${page.scrollWidth} px wide on ${innerWidth}: ${seen.slice(0, 3).join(" | ")}`];
}"""


def faults(page: Page, rules: str = "") -> list[str]:
    """List what axe finds by all its rules, or by those that bear a tag."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"resultTypes": ["violations"], **({"runOnly": [rules]} if rules else {})}
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{fault['id']}: {fault['help']}: {[node['html'][:120] for node in fault['nodes'][:3]]}"
        for fault in result["violations"]
    ]


def troubles(page: Page, state: str) -> list[str]:
    """List what is wrong with the page as it is, on every width, in light and in dark."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += page.evaluate(SIDEWAYS)
        found += faults(page) if width in LOOKED_AT else []
    page.emulate_media(color_scheme="dark")
    found += faults(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return [f"{state}: {fault}" for fault in found]


@pytest.fixture
def calm(page: Page) -> Page:
    """Give a page whose colours change at once."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return page


def test_axe_finds_nothing_and_nothing_scrolls_sideways_while_a_cv_is_brought(calm: Page, site: str) -> None:
    page = calm
    open_site(page, site)
    found = troubles(page, "nothing is open")
    engine_ready(page)
    upload(page, COLUMNS)
    found += troubles(page, "an import is looked over")
    page.locator("#panels").get_by_role("button", name="As it was read").click()
    found += troubles(page, "as it was read")
    page.get_by_label("Upload a CV").set_input_files(SAMPLE)
    expect(page.locator("#proposal-title")).to_be_focused()
    page.locator("#panels").get_by_role("button", name="Job advert").click()
    page.locator("#advert").fill("Backend developer. You know Python, Docker and message queues.")
    expect(page.locator("#tailored")).to_contain_text("Docker")
    found += troubles(page, "a file waits, and an advert is there")
    page.get_by_role("button", name="Use the file instead of my CV").click()
    page.locator("#panels").get_by_role("button", name="Checks").click()
    expect(page.locator("#proposal-title")).to_have_count(0)
    found += troubles(page, "a CV is open")
    page.set_viewport_size({"width": 375, "height": 800})
    page.locator("#views").get_by_role("button", name="Preview").click()
    found += troubles(page, "the preview on a phone")
    assert found == []


def at_work() -> tuple[dict[str, str], str]:
    """Give what is stored of several CVs with all that can be in one, and an older backup of them."""
    app, (root, kept) = App(LIBRARY), example(VERSION)
    disk, backup = Disk(root, kept), ""
    actions: list[dict[str, Any]] = [
        {"type": "start", "saved": root, "kept": kept, "journal": []},
        {"type": "draft-open", "draft": "1"},
        {"type": "hide", "path": "/work/0/highlights/0", "on": True},
        {"type": "backup"},
        {"type": "draft-tailor", "draft": "1"},
        {"type": "version-keep"},
        {"type": "draft-name", "draft": "4", "value": "For Harbour Post, where the ferries are"},
        {"type": "edit", "path": "/basics/summary", "value": f"Keeps parcels moving, see {LONG_WORD}"},
        {"type": "edit", "path": "/work/0/startDate", "value": "2024-05"},
        {"type": "edit", "path": "/work/0/endDate", "value": "2023-05"},
    ]
    for minute, action in enumerate(actions, 10):
        moment = {"today": "2026-01-05", "now": f"2026-01-05T09:{minute}:00", "n": 1000 + minute}
        patches = app.dispatch(action | moment)
        disk.take(patches)
        assert not ops(patches, "failed"), patches
        backup = next((patch["text"] for patch in ops(patches, "file")), backup)
    return {"saved": disk.root, **{f"kept:{name}": text for name, text in disk.records.items()}}, backup


def test_axe_finds_nothing_and_nothing_scrolls_sideways_in_the_editor_and_its_panels(
    calm: Page, site: str, tmp_path: Path
) -> None:
    page, (texts, backup) = calm, at_work()
    path = tmp_path / "legible-backup-of-some-time-ago.json"
    path.write_text(backup, "utf-8")
    plant(page, site, texts | {"aside:2026-03-02T08:15:00": "what could not be opened"})
    open_site(page, site)
    expect(page.locator("#drafts [aria-current]")).to_contain_text("Harbour", timeout=START_MS)
    found = troubles(page, "an editor with hidden entries and private notes, and something kept aside")
    page.locator("[data-more][data-kind=entry]").first.click()
    found += troubles(page, "the menu of an entry")
    page.keyboard.press("Escape")
    page.locator("[data-more][data-kind=item]").first.click()
    found += troubles(page, "the menu of a line")
    page.locator("#tools").get_by_role("button", name="Help me write it").click()
    page.locator("#composer-did").fill("moved the parcel search off the main database")
    expect(page.locator("#composed")).to_contain_text("parcel search")
    found += troubles(page, "the bullet helper")
    page.get_by_role("button", name="Leave it").click()
    page.locator(".keys summary").click()
    found += troubles(page, "the keys")
    page.locator(".keys summary").click()
    page.get_by_role("button", name="Show what differs from the base").click()
    expect(page.locator("#variant .differences > li").first).to_be_visible()
    page.locator("#versions-title").click()
    found += troubles(page, "the versions, and what differs from the base")
    page.locator("#versions").get_by_role("button", name="Compare").first.click()
    expect(page.locator("#versions .differences")).to_have_count(1)
    page.locator("#cvs summary", has_text="Backup").click()
    expect(page.locator("#backup .due")).to_contain_text("in this browser alone")
    found += troubles(page, "what differs from a version, and a backup is due")
    page.locator("#backup-file").set_input_files(path)
    expect(page.locator("#arriving-title")).to_be_focused()
    page.locator("#arriving details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    found += troubles(page, "a backup that is looked at before it is restored")
    assert found == []


def test_axe_finds_nothing_and_nothing_scrolls_sideways_in_storage_locks_and_other_tabs(
    calm: Page, site: str
) -> None:
    page, (texts, _backup) = calm, at_work()
    plant(page, site, texts)
    open_site(page, site)
    expect(page.locator("#drafts [aria-current]")).to_contain_text("Harbour", timeout=START_MS)
    looking_on = page.context.new_page()
    looking_on.emulate_media(color_scheme="light", reduced_motion="reduce")
    open_site(looking_on, site)
    expect(looking_on.locator("#elsewhere")).to_be_visible()
    expect(looking_on.locator("#drafts [data-draft]")).not_to_have_count(0, timeout=START_MS)
    found = troubles(looking_on, "another tab writes")
    looking_on.close()
    page.bring_to_front()
    page.locator("#storage > summary").click()
    found += troubles(page, "storage")
    page.evaluate(FILL)
    notes(page).fill("Moved the parcel search off the main database. " * 20)
    expect(page.locator("#storage-trouble")).to_contain_text("storage is full")
    found += troubles(page, "storage is full")
    page.evaluate(EMPTY_JUNK)
    notes(page).press_sequentially("!")
    expect(page.locator("#storage-trouble")).to_be_hidden()
    protect(page)
    found += troubles(page, "a passphrase is set")
    page.get_by_role("button", name="Lock now").click()
    unlock(page, "not this one")
    expect(page.locator("#unlock-why")).to_contain_text("does not open it")
    found += troubles(page, "locked")
    page.get_by_role("button", name="Delete everything on this device").click()
    expect(page.locator("#deleted")).to_be_visible()
    found += troubles(page, "deleted")
    assert found == []


def test_axe_finds_nothing_and_nothing_scrolls_sideways_where_storage_is_refused(
    calm: Page, site: str
) -> None:
    calm.add_init_script(NO_STORAGE)
    open_site(calm, site)
    expect(calm.locator("#storage-trouble")).to_be_visible()
    calm.locator("#storage > summary").click()
    assert troubles(calm, "storage is refused") == []


def test_axe_finds_nothing_and_nothing_scrolls_sideways_on_the_page_of_a_rule(calm: Page, site: str) -> None:
    calm.goto(f"{site}rules/vague-claim.html")
    expect(calm.get_by_role("heading", level=1)).to_have_text("Vague claim")
    assert troubles(calm, "the page of a rule") == []


def test_the_keyboard_reaches_the_notes_the_file_and_a_finding(page: Page, site: str) -> None:
    open_site(page, site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the guide")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Notes")).to_be_focused()
    upload(page, Path(SAMPLE))
    link = page.locator("#found [data-goto]").first
    link.focus()
    path = link.get_attribute("data-goto")
    page.keyboard.press("Enter")
    assert path and path.startswith(page.evaluate("document.activeElement.id").removeprefix("f"))
