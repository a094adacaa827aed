"""Work that cannot be lost: storage that is refused or full, what is kept aside, what takes room."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import NewContext
from journey import START_MS, engine_ready, field, notes, open_site, stored
from playwright.sync_api import BrowserContext, Page, Route, expect

# Not every driver tells of downloads; what the page hands to the browser can be seen in all of them.
KEEP_BLOBS = """
  window.blobs = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = blob => {
    if (blob.type === "application/json") window.blobs.push(blob);
    return make.call(URL, blob);
  };
"""
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("not here", "SecurityError"); }
});"""
NO_WRITING = """Storage.prototype.setItem = () => { throw new DOMException("not here", "SecurityError"); };"""
FILL = """() => {
  for (let size = 1 << 20, number = 0; size >= 1; number++) {
    try { localStorage.setItem("junk" + number, "x".repeat(size)); } catch { size >>= 1; }
  }
}"""
EMPTY_JUNK = (
    "Object.keys(localStorage).filter(k => k.startsWith('junk')).forEach(k => localStorage.removeItem(k))"
)
TEXT = "Tamsin Oakhill\ntamsin.oakhill@example.org\nBackend developer\n"


def trouble(page: Page) -> str:
    return page.locator("#storage-trouble").inner_text()


def downloaded(page: Page) -> str:
    """Give the text of the last file that the page has handed to the browser."""
    page.wait_for_function("window.blobs.length > 0")
    return page.evaluate("window.blobs.at(-1).text()")


@pytest.mark.parametrize("script", [NO_STORAGE, NO_WRITING])
def test_refused_storage_is_told_at_once_and_the_session_is_usable(
    page: Page, site: str, script: str
) -> None:
    page.add_init_script(script + KEEP_BLOBS)
    open_site(page, site)
    expect(page.locator("#storage-trouble")).to_contain_text("does not let the page keep anything")
    engine_ready(page)
    notes(page).fill(TEXT)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org")
    page.get_by_role("button", name="Download what is not saved").click()
    assert "tamsin.oakhill@example.org" in downloaded(page)


def test_a_browser_that_blocks_all_site_data_is_usable(reopen: NewContext, site: str, tmp_path: Path) -> None:
    preferences = tmp_path / "profile/Default/Preferences"
    preferences.parent.mkdir(parents=True)
    blocked = {"default_content_setting_values": {"cookies": 2}}
    preferences.write_text(json.dumps({"profile": blocked}))
    page = reopen().new_page()
    open_site(page, site)
    expect(page.locator("#storage-trouble")).to_contain_text("does not let the page keep anything")
    notes(page).fill(TEXT)
    expect(field(page, "/basics/name")).to_have_value("Tamsin Oakhill", timeout=START_MS)


def test_with_storage_full_what_is_not_saved_stays_is_told_and_can_be_downloaded(
    page: Page, site: str
) -> None:
    page.add_init_script(KEEP_BLOBS)
    open_site(page, site)
    engine_ready(page)
    notes(page).fill(TEXT)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org")
    before = saved_root(page)
    page.evaluate(FILL)
    added = "Moved the parcel search off the main database. " * 20
    notes(page).fill(TEXT + added)
    expect(page.locator("#storage-trouble")).to_contain_text("storage is full")
    assert added in notes(page).input_value()
    assert saved_root(page) == before, "the root must not go over to records that are not there"
    page.get_by_role("button", name="Download what is not saved").click()
    assert "parcel search" in downloaded(page)
    page.locator("#storage > summary").click()
    expect(page.locator("#room-advice")).to_contain_text("The storage is full")
    page.evaluate(EMPTY_JUNK)
    notes(page).press("End")
    notes(page).press_sequentially("!")
    expect(page.locator("#storage-trouble")).to_be_hidden()
    last = notes(page).input_value()
    page.reload()
    engine_ready(page)
    assert notes(page).input_value() == last


def saved_root(page: Page) -> Any:
    return stored(page).get("saved")


def test_the_journal_alone_finds_its_way_back_once_there_is_room(new_context: NewContext, site: str) -> None:
    context = new_context()
    context.route(
        "**/py/engine.py", lambda route: route.abort()
    )  # no engine: nothing is saved but the journal
    page = context.new_page()
    open_site(page, site)
    page.evaluate(FILL)
    notes(page).fill(TEXT)
    expect(page.locator("#storage-trouble")).to_contain_text("storage is full")
    page.evaluate("localStorage.removeItem('junk0')")
    notes(page).press_sequentially("!")
    expect(page.locator("#storage-trouble")).to_be_hidden()
    page.reload()
    expect(notes(page)).to_have_value(TEXT + "!")


def test_the_panel_says_what_takes_room_and_when_it_runs_short(page: Page, site: str) -> None:
    open_site(page, site)
    engine_ready(page)
    notes(page).fill(TEXT)
    expect(field(page, "/basics/name")).to_have_value("Tamsin Oakhill")
    page.locator("#storage > summary").click()
    expect(page.locator("#room-text")).to_contain_text("less than 1 %")
    expect(page.locator("#room-parts li").filter(has_text="Your CVs")).to_have_count(1)
    expect(page.locator("#room-advice")).to_be_hidden()
    expect(page.locator("#lasting-text")).not_to_be_empty()
    page.locator("#storage > summary").click()
    page.evaluate("localStorage.setItem('another page', 'x'.repeat(4_400_000))")
    page.locator("#storage > summary").click()
    expect(page.locator("#room-advice")).to_contain_text("nearly full")
    expect(page.locator("#room-parts li").first).to_have_text(
        "Other pages of this address: 4.4 million characters"
    )


def test_texts_kept_aside_are_downloaded_and_deleted_one_by_one(page: Page, site: str) -> None:
    page.add_init_script(KEEP_BLOBS)
    page.goto(f"{site}css/page.css")
    page.evaluate(
        """folder => {
          localStorage[`legible:${folder}:aside:2026-03-02T08:15:00`] = "the first";
          localStorage[`legible:${folder}:aside:2026-03-03T09:30:00`] = "the second";
        }""",
        "/" + site.split("/", 3)[3],
    )
    open_site(page, site)
    kept = page.locator("#aside-list li")
    expect(kept).to_have_count(2)
    expect(kept.first).to_contain_text("2026-03-02 at 08:15")
    kept.last.get_by_role("button", name="Download what was kept aside").click()
    assert downloaded(page) == "the second"
    kept.first.get_by_role("button", name="Delete it").click()
    expect(kept).to_have_count(1)
    assert [text for name, text in stored(page).items() if name.startswith("aside:")] == ["the second"]
    kept.get_by_role("button", name="Delete it").click()
    expect(page.locator("#aside")).to_be_hidden()


def test_half_a_journal_entry_is_kept_aside_and_stops_nothing(page: Page, site: str) -> None:
    page.goto(f"{site}css/page.css")
    page.evaluate(
        """folder => {
          const entry = {type: "notes", value: "Jane Example", n: 1};
          localStorage[`legible:${folder}:journal:000000000001`] = JSON.stringify(entry);
          localStorage[`legible:${folder}:journal:000000000002`] = '{"type": "notes", "val';
        }""",
        "/" + site.split("/", 3)[3],
    )
    open_site(page, site)
    expect(notes(page)).to_have_value("Jane Example")
    assert '{"type": "notes", "val' in stored(page).values()
    expect(page.locator("#aside")).to_be_visible()


def plant(page: Page, site: str, texts: dict[str, str]) -> None:
    """Leave texts in storage before the page opens: name -> text."""
    page.goto(f"{site}css/page.css")
    page.evaluate(
        "([folder, texts]) => Object.entries(texts).forEach("
        "([name, text]) => localStorage.setItem(`legible:${folder}:${name}`, text))",
        ["/" + site.split("/", 3)[3], texts],
    )


def with_engine(context: BrowserContext, line: str) -> None:
    """Let the engine's door do something before it takes an action."""

    def changed(route: Route) -> None:
        opening = "async def dispatch(action, data=None):\n"
        answer = route.fetch()
        text = answer.text()
        assert opening in text
        route.fulfill(response=answer, body=text.replace(opening, f"{opening}    {line}\n"))

    context.route("**/py/engine.py", changed)


def test_what_the_engine_fails_to_open_is_neither_overwritten_nor_out_of_reach(
    new_context: NewContext, site: str
) -> None:
    context = new_context()
    failed = '[{"op": "failed", "text": "It broke.", "trace": ""}]'
    with_engine(context, f"if '\"start\"' in action: return '{failed}'")
    page = context.new_page()
    page.add_init_script(KEEP_BLOBS)
    entry = {"type": "notes", "value": "Jane Example", "n": 1}
    planted = {"saved": "the root", "kept:one": "a record", "journal:000000000001": json.dumps(entry)}
    plant(page, site, planted)
    open_site(page, site)
    engine_ready(page)
    expect(page.locator("#aside")).to_contain_text("A fault in Legible")
    expect(page.locator("#storage-trouble")).to_contain_text("stays as it is")
    notes(page).fill(TEXT)
    expect(field(page, "/basics/name")).to_have_value("Tamsin Oakhill")
    assert {name: stored(page).get(name) for name in planted} == planted
    assert "Tamsin" not in str(stored(page))
    page.get_by_role("button", name="Download what was kept aside").click()
    found = json.loads(downloaded(page))
    assert (found["saved"], found["kept"], found["journal"]) == ("the root", {"one": "a record"}, [entry])


def test_what_finds_no_room_to_be_kept_aside_stays_and_is_kept_aside_later(page: Page, site: str) -> None:
    damaged = "no root at all " * 20_000
    plant(page, site, {"saved": damaged})
    page.evaluate(FILL)
    open_site(page, site)
    engine_ready(page)
    expect(page.locator("#storage-trouble")).to_contain_text("storage is full")
    assert saved_root(page) == damaged
    page.evaluate(EMPTY_JUNK)
    notes(page).fill(TEXT)
    expect(page.locator("#storage-trouble")).to_be_hidden()
    assert damaged in [text for name, text in stored(page).items() if name.startswith("aside:")]
    assert saved_root(page) != damaged
    page.reload()
    expect(field(page, "/basics/name")).to_have_value("Tamsin Oakhill", timeout=START_MS)


def test_half_a_journal_entry_stays_where_it_is_as_long_as_there_is_no_room_for_it_elsewhere(
    page: Page, site: str
) -> None:
    half = '{"type": "notes", "value": "Jane Exam'
    plant(page, site, {"journal:000000000001": half})
    page.evaluate(FILL)
    open_site(page, site)
    page.evaluate(EMPTY_JUNK)
    notes(page).fill(TEXT)
    page.wait_for_function("Object.values(localStorage).some(text => text.includes('Tamsin'))")
    assert stored(page).get("journal:000000000001") == half


def test_a_deletion_taken_back_writes_what_had_found_no_room_before(page: Page, site: str) -> None:
    open_site(page, site)
    engine_ready(page)
    page.evaluate(FILL)
    notes(page).fill(TEXT)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org")
    expect(page.locator("#storage-trouble")).to_contain_text("storage is full")
    page.get_by_role("button", name="Delete everything on this device").click()
    expect(notes(page)).to_have_value("")
    page.evaluate(EMPTY_JUNK)
    page.get_by_role("button", name="Undo, for the next half minute").click()
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org")
    expect(page.locator("#storage-trouble")).to_be_hidden()
    page.reload()
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)
    expect(page.locator("#aside")).to_be_hidden()


def test_an_encrypted_backup_of_a_slow_engine_is_not_followed_by_a_plain_one(
    new_context: NewContext, site: str
) -> None:
    context = new_context()
    with_engine(context, "if '\"backup\"' in action: await asyncio.sleep(9)")
    page = context.new_page()
    page.add_init_script(KEEP_BLOBS)
    open_site(page, site)
    engine_ready(page)
    notes(page).fill(TEXT)
    expect(field(page, "/basics/name")).to_have_value("Tamsin Oakhill")
    page.locator("#cvs summary", has_text="Backup").click()
    page.locator("#backup-word").fill("seven grey herons")
    page.locator("#backup-again").fill("seven grey herons")
    page.get_by_role("button", name="Download an encrypted backup").click()
    assert '"encrypted-backup"' in downloaded(page)
    field(page, "/basics/label").fill("Gardener")
    expect(page.locator(".cvs")).to_contain_text("Gardener")  # the engine has answered both
    assert page.evaluate("window.blobs.length") == 1


def test_deleting_leaves_nothing_in_menus_typed_passphrases_or_files_handed_over(
    page: Page, site: str
) -> None:
    page.add_init_script(KEEP_BLOBS.replace("return make", "return window.address = make"))
    open_site(page, site)
    engine_ready(page)
    notes(page).fill(
        "Tamsin Oakhill\n\nExperience\nGardener, Halcyon Ferries, 2019 - 2021\n- Planted trees\n"
    )
    page.locator("[data-more]").first.click()
    expect(page.locator("#tools")).to_have_attribute("aria-label", re.compile("."))
    page.locator("#storage > summary").click()
    page.locator("#cvs summary", has_text="Backup").click()
    secrets = ("backup-word", "backup-again", "protect-word", "protect-again")
    for name in secrets:
        page.locator("#" + name).fill("seven grey herons")
    page.locator("#backup").get_by_role("button", name="Download a backup").click()
    assert "Tamsin" in downloaded(page)
    page.get_by_role("button", name="Delete everything on this device").click()
    expect(page.locator("#tools")).not_to_have_attribute("aria-label", re.compile("."))
    assert [page.locator("#" + name).input_value() for name in secrets] == [""] * 4
    assert page.evaluate("fetch(window.address).then(() => 'there', () => 'gone')") == "gone"
