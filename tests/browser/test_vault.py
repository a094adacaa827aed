"""A passphrase: nothing stored is readable, the work is locked and unlocked, nothing is lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import NewContext
from journey import START_MS, engine_ready, field, killed_while_typing, notes, open_site, opened_again, stored
from playwright.sync_api import BrowserContext, Page, expect
from test_storage import FILL, KEEP_BLOBS, downloaded

WORD, OTHER = "seven grey herons", "another few words"
TEXT = "Tamsin Oakhill\ntamsin.oakhill@example.org\nBackend developer at Halcyon Ferries\n"
PLANTED = ("Tamsin", "Oakhill", "oakhill@example", "Halcyon", "herons")

SLOW = """window.derived = 0;
for (const name of ["deriveKey", "decrypt"]) {
  const done = SubtleCrypto.prototype[name];
  SubtleCrypto.prototype[name] = async function (...given) {
    if (name === "deriveKey") window.derived++;
    await new Promise(over => setTimeout(over, window.slow ?? 0));
    return done.apply(this, given);
  };
}"""
SET_VAULT = """text => {
  const start = "legible:" + location.pathname.replace(/css.*$/, "") + ":";
  if (text === null) localStorage.removeItem(start + "vault"); else localStorage[start + "vault"] = text;
}"""


def readable(page: Page) -> list[str]:
    """List the planted words that can be read in anything stored."""
    everything = json.dumps(stored(page), ensure_ascii=False)
    return [word for word in PLANTED if word in everything]


def settled(page: Page, sealed: bool = True) -> None:
    """Wait until all that the engine has answered is saved: the root holds it, and the journal is empty."""
    page.wait_for_function(
        """sealed => {
          const start = "legible:" + location.pathname.replace(/[^/]*$/, "") + ":";
          const own = Object.entries({...localStorage}).filter(([key]) => key.startsWith(start));
          const work = own.filter(([key]) => !/:(vault|writer)$/.test(key));
          const whole = !work.some(([key]) => key.includes(":journal:"));
          return whole && !(sealed && work.some(([key, text]) => !text.startsWith("sealed1:")));
        }""",
        arg=sealed,
    )


def lock_when_idle_for(page: Page, minutes: float) -> None:
    page.evaluate(
        """minutes => {
          const key = Object.keys(localStorage).find(name => name.endsWith(":vault"));
          localStorage[key] = JSON.stringify({...JSON.parse(localStorage[key]), idle: minutes});
        }""",
        minutes,
    )


def panel(page: Page) -> None:
    page.locator("#storage").evaluate("panel => { panel.open = true; }")


def protect(page: Page, word: str = WORD) -> None:
    panel(page)
    page.get_by_label("New passphrase").fill(word)
    page.locator("#protect-again").fill(word)
    page.get_by_role("button", name="Protect with a passphrase").click()
    expect(page.get_by_role("button", name="Take the passphrase off")).to_be_visible()


def unlock(page: Page, word: str = WORD) -> None:
    page.locator("#unlock-word").fill(word)
    page.get_by_role("button", name="Unlock").click()


def is_locked(page: Page) -> None:
    expect(page.locator("#unlock")).to_be_visible()
    assert page.evaluate(
        "['bring', 'workspace', 'storage'].every(name => document.getElementById(name).inert)"
    )
    expect(page.locator("html[data-cv]")).to_have_count(0)
    words = page.evaluate(
        "document.documentElement.outerHTML + document.getElementById('sheet').shadowRoot.innerHTML"
        " + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')"
    )
    assert [word for word in PLANTED if word in words] == []


def begin(page: Page, site: str) -> None:
    open_site(page, site)
    engine_ready(page)
    notes(page).fill(TEXT)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)
    assert readable(page), "without a passphrase the words stand in storage"


def test_with_a_passphrase_nothing_stored_is_readable_and_the_page_starts_locked(
    page: Page, site: str
) -> None:
    begin(page, site)
    protect(page)
    assert readable(page) == []
    notes(page).press_sequentially("Oakhill again")
    expect(page.locator("#workspace")).to_contain_text("Oakhill again")
    settled(page)
    assert readable(page) == []
    page.reload()
    is_locked(page)
    engine_ready(page)
    is_locked(page)
    unlock(page, "not this one")
    expect(page.locator("#unlock-why")).to_contain_text("does not open it")
    is_locked(page)
    unlock(page)
    expect(notes(page)).to_have_value(TEXT + "Oakhill again")
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)
    panel(page)
    page.get_by_role("button", name="Lock now").click()
    is_locked(page)
    unlock(page)
    expect(notes(page)).to_have_value(TEXT + "Oakhill again")


def test_the_passphrase_is_changed_and_taken_off(page: Page, site: str) -> None:
    begin(page, site)
    protect(page)
    page.locator("#protect-old").fill("not this one")
    page.get_by_label("New passphrase").fill(OTHER)
    page.locator("#protect-again").fill(OTHER)
    page.get_by_role("button", name="Change the passphrase").click()
    expect(page.locator("#protect-why")).to_contain_text("does not open it")
    page.locator("#protect-old").fill(WORD)
    page.get_by_role("button", name="Change the passphrase").click()
    expect(page.locator("#protect-why")).to_be_empty()
    page.reload()
    unlock(page, WORD)
    expect(page.locator("#unlock-why")).to_contain_text("does not open it")
    unlock(page, OTHER)
    expect(notes(page)).to_have_value(TEXT)
    panel(page)
    page.locator("#protect-old").fill(OTHER)
    page.get_by_role("button", name="Take the passphrase off").click()
    expect(page.get_by_role("button", name="Protect with a passphrase")).to_be_visible()
    assert "sealed1:" not in json.dumps(stored(page))
    assert readable(page)
    page.reload()
    expect(notes(page)).to_have_value(TEXT)


@pytest.mark.parametrize("leaving", [False, True])
def test_a_switch_that_was_cut_off_loses_nothing_and_is_ended_at_the_next_unlocking(
    page: Page, site: str, leaving: bool
) -> None:
    begin(page, site)
    settled(page, sealed=False)
    plain = stored(page)
    protect(page)
    sealed = stored(page)
    record = json.loads(sealed["vault"])
    record["leaving"] = leaving
    names = [name for name in sealed if name in plain]
    assert len(names) > 2, "there is something to be half done with"
    mixed = {name: (plain if number % 2 else sealed)[name] for number, name in enumerate(names)}
    mixed["vault"] = json.dumps(record)
    page.goto(f"{site}css/page.css")
    page.evaluate(
        """values => {
          const start = "legible:" + location.pathname.replace(/css.*$/, "") + ":";
          localStorage.clear();
          for (const [name, text] of Object.entries(values)) localStorage[start + name] = text;
        }""",
        mixed,
    )
    open_site(page, site)
    expect(page.locator("#unlock")).to_be_visible()
    unlock(page)
    expect(notes(page)).to_have_value(TEXT)
    engine_ready(page)
    expect(field(page, "/basics/name")).to_have_value("Tamsin Oakhill")
    if leaving:
        assert "sealed1:" not in json.dumps(stored(page)) and "vault" not in stored(page)
    else:
        assert readable(page) == []


def test_the_work_is_locked_after_idle_time(page: Page, site: str) -> None:
    begin(page, site)
    protect(page)
    lock_when_idle_for(page, 0.05)
    page.reload()
    unlock(page)
    expect(notes(page)).to_have_value(TEXT)
    for _ in range(8):  # somebody is there, for longer than those three seconds
        notes(page).press("End")
        page.wait_for_timeout(500)
    expect(page.locator("#unlock")).to_be_hidden()
    expect(page.locator("#unlock")).to_be_visible(timeout=20_000)
    is_locked(page)


def test_a_second_tab_asks_for_the_passphrase_and_a_lock_closes_both(
    context: BrowserContext, site: str
) -> None:
    first, second = context.new_page(), context.new_page()
    begin(first, site)
    open_site(second, site)
    expect(second.locator("#notes")).to_have_value(TEXT)
    protect(first)
    is_locked(second)
    unlock(second)
    expect(second.locator("#notes")).to_have_value(TEXT)
    first.get_by_role("button", name="Lock now").click()
    is_locked(first)
    is_locked(second)
    second.get_by_role("button", name="Work here instead").click()
    expect(second.locator("#elsewhere")).to_be_hidden()
    is_locked(second)
    unlock(second)
    expect(notes(second)).to_have_value(TEXT)
    notes(second).press_sequentially("and on")
    expect(second.locator("#workspace")).to_contain_text("and on")
    settled(second)
    second.reload()
    unlock(second)
    expect(notes(second)).to_have_value(TEXT + "and on")


def test_who_has_forgotten_the_passphrase_can_delete_everything_and_start_afresh(
    page: Page, site: str
) -> None:
    begin(page, site)
    protect(page)
    page.reload()
    is_locked(page)
    page.get_by_role("button", name="Delete everything on this device").click()
    expect(page.locator("#unlock")).to_be_hidden()
    assert set(stored(page)) <= {"writer"}
    page.locator("#undelete").click()
    is_locked(page)
    page.get_by_role("button", name="Delete everything on this device").click()
    notes(page).fill("Somebody else")
    page.reload()
    expect(notes(page)).to_have_value("Somebody else")


def test_a_tab_killed_while_typing_loses_at_most_250_ms_of_what_is_encrypted(
    reopen: NewContext, site: str, tmp_path: Path
) -> None:
    context = reopen()
    page = context.new_page()
    open_site(page, site)
    protect(page)
    safe, last = killed_while_typing(notes(page), 1.5, 0.25, tmp_path, every_ms=40)
    again = opened_again(context)
    open_site(again, site)
    assert "word1" not in json.dumps(stored(again))
    unlock(again)
    expect(again.locator("#unlock")).to_be_hidden()
    kept = notes(again).input_value()
    assert kept.startswith(safe)
    assert last.startswith(kept) or kept.startswith(last)


def test_an_encrypted_backup_opens_with_its_passphrase_alone(
    page: Page, new_context: NewContext, site: str, tmp_path: Path
) -> None:
    page.add_init_script(KEEP_BLOBS)
    begin(page, site)
    page.locator("#cvs summary", has_text="Backup").click()
    page.get_by_label("Passphrase of the backup").fill(OTHER)
    page.locator("#backup-again").fill("something else")
    page.get_by_role("button", name="Download an encrypted backup").click()
    expect(page.locator("#backup-why")).to_contain_text("do not agree")
    page.locator("#backup-again").fill(OTHER)
    page.get_by_role("button", name="Download an encrypted backup").click()
    text = downloaded(page)
    assert [word for word in PLANTED if word in text] == []
    assert {"kdf", "iterations", "salt", "iv", "data"} <= set(json.loads(text))
    assert json.loads(text)["iterations"] >= 600_000
    path = tmp_path / "backup.encrypted.json"
    path.write_text(text, "utf-8")
    fresh = new_context().new_page()
    open_site(fresh, site)
    engine_ready(fresh)
    fresh.locator("#file").set_input_files(path)
    expect(fresh.locator("#password-why")).to_contain_text("encrypted backup")
    fresh.locator("#password").fill("not this one")
    fresh.get_by_role("button", name="Open the file").click()
    expect(fresh.locator("#password-why")).to_contain_text("does not open")
    fresh.locator("#password").fill(OTHER)
    fresh.get_by_role("button", name="Open the file").click()
    fresh.get_by_role("button", name="Use the backup instead").click()
    expect(field(fresh, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)


def press(page: Page, name: str) -> None:
    """Press a button whatever it says of itself, as an impatient person can."""
    page.locator(f"#{name}").evaluate("button => button.click()")


def test_a_second_press_while_a_passphrase_is_being_set_changes_nothing(page: Page, site: str) -> None:
    page.add_init_script(SLOW)
    begin(page, site)
    panel(page)
    page.evaluate("window.slow = 500")
    page.get_by_label("New passphrase").fill(WORD)
    page.locator("#protect-again").fill(WORD)
    press(page, "protect-do")
    page.wait_for_function("window.derived == 2")  # the time is measured, the key is being wrapped
    assert "vault" not in stored(page), "the first is still at work"
    press(page, "protect-do")
    expect(page.get_by_role("button", name="Take the passphrase off")).to_be_visible()
    assert page.evaluate("window.derived") == 3, "a second one would have begun beside the first"
    assert readable(page) == []
    page.reload()
    unlock(page)
    expect(notes(page)).to_have_value(TEXT)
    engine_ready(page)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)


def test_a_lock_while_the_passphrase_is_taken_off_waits_and_destroys_nothing(page: Page, site: str) -> None:
    page.add_init_script(SLOW)
    begin(page, site)
    protect(page)
    page.evaluate("window.slow = 300")
    page.locator("#protect-old").fill(WORD)
    press(page, "protect-off")
    page.wait_for_function("Object.values(localStorage).some(text => text.includes('leaving'))")
    assert "sealed1:" in json.dumps(stored(page)), "not everything is turned yet"
    press(page, "lock-now")
    expect(page.get_by_role("button", name="Protect with a passphrase")).to_be_visible()
    assert "sealed1:" not in json.dumps(stored(page)) and "vault" not in stored(page)
    notes(page).press_sequentially("and on")
    expect(page.locator("#workspace")).to_contain_text("and on")  # the lock has had its turn by then
    expect(page.locator("#unlock")).to_be_hidden()
    page.reload()
    expect(notes(page)).to_have_value(TEXT + "and on")
    engine_ready(page)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)


@pytest.mark.parametrize("damage", ["half", "newer", "gone"])
def test_work_whose_lock_cannot_be_read_stays_as_it_is(page: Page, site: str, damage: str) -> None:
    page.add_init_script(KEEP_BLOBS)
    begin(page, site)
    protect(page)
    settled(page)
    page.goto(f"{site}css/page.css")
    before = page.evaluate("({...localStorage})")
    vault = next(text for key, text in before.items() if key.endswith(":vault"))
    newer = json.dumps({**json.loads(vault), "version": 99})
    page.evaluate(SET_VAULT, {"half": vault[:50], "newer": newer, "gone": None}[damage])
    open_site(page, site)
    expect(page.locator("#storage-trouble")).to_contain_text("encrypted here")
    engine_ready(page)
    notes(page).fill("Somebody Else\nsomebody@example.org")
    expect(field(page, "/basics/email")).to_have_value("somebody@example.org")
    page.get_by_role("button", name="Download what was kept aside").click()
    kept = json.loads(downloaded(page))
    for name, text in before.items():
        if not name.endswith((":vault", ":writer")):
            assert kept[name] == text
    page.goto(f"{site}css/page.css")
    assert "somebody" not in json.dumps(page.evaluate("({...localStorage})"))
    page.evaluate(SET_VAULT, vault)
    open_site(page, site)
    unlock(page)
    expect(notes(page)).to_have_value(TEXT)
    engine_ready(page)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)


def test_what_could_not_be_saved_is_not_lost_by_a_lock_unless_the_person_insists(
    page: Page, site: str
) -> None:
    begin(page, site)
    protect(page)
    lock_when_idle_for(page, 0.05)
    page.reload()
    unlock(page)
    expect(notes(page)).to_have_value(TEXT)
    page.evaluate(FILL)
    added = "Moved the parcel search off the main database. " * 20
    notes(page).fill(TEXT + added)
    expect(page.locator("#storage-trouble")).to_contain_text("storage is full")
    expect(page.locator("#alert")).to_contain_text("was not locked", timeout=20_000)
    expect(page.locator("#unlock")).to_be_hidden()
    expect(notes(page)).to_have_value(TEXT + added)
    panel(page)
    page.evaluate("document.getElementById('alert').textContent = ''")  # so that it is seen to come again
    press(page, "lock-now")
    expect(page.locator("#alert")).to_contain_text("was not locked")
    expect(page.locator("#unlock")).to_be_hidden()
    expect(notes(page)).to_have_value(TEXT + added)
    press(page, "lock-now")
    is_locked(page)
