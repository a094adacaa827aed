"""Two tabs: one writes, the other looks on and can take over; nothing is overwritten or lost."""

from __future__ import annotations

import contextlib

import pytest
from journey import engine_ready, field, notes, open_site, stored
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect
from test_storage import FILL, KEEP_BLOBS, downloaded

DEAF = "BroadcastChannel.prototype.postMessage = () => {}; Object.defineProperty(BroadcastChannel.prototype,"
DEAF += " 'onmessage', {set() {}, get() { return null; }});"
NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', {get() { return undefined; }});"


def banner(page: Page) -> Locator:
    return page.locator("#elsewhere")


def take_over(page: Page) -> None:
    page.get_by_role("button", name="Work here instead").click()
    expect(banner(page)).to_be_hidden()


def look_on(page: Page, site: str) -> Page:
    """Open the site in a tab beside one that writes."""
    open_site(page, site)
    expect(banner(page)).to_contain_text("open in another tab")
    return page


def is_shut(page: Page) -> bool:
    return page.evaluate(
        "['bring', 'workspace', 'storage'].every(name => document.getElementById(name).inert)"
        " && document.getElementById('delete').disabled"
    )


def test_a_second_tab_is_told_shows_what_is_saved_and_cannot_be_typed_in(
    context: BrowserContext, site: str
) -> None:
    first, second = context.new_page(), context.new_page()
    open_site(first, site)
    notes(first).fill("Typed in the first tab")
    look_on(second, site)
    assert second.locator("#notes").input_value() == "Typed in the first tab"
    assert is_shut(second)
    assert not is_shut(first)
    expect(banner(first)).to_be_hidden()
    second.evaluate(
        "() => { const notes = document.getElementById('notes'); notes.value = 'sneaked in';"
        "notes.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    engine_ready(second)
    assert "sneaked in" not in str(stored(second))
    assert "Typed in the first tab" in str(stored(second))


@pytest.mark.parametrize("script", ["", NO_LOCKS])
def test_the_right_to_write_goes_to_and_fro_and_nothing_is_lost(
    context: BrowserContext, site: str, script: str
) -> None:
    first, second = context.new_page(), context.new_page()
    first.add_init_script(script)
    second.add_init_script(script)
    open_site(first, site)
    look_on(second, site)
    engine_ready(first)
    engine_ready(second)
    expected = ""
    for number, page in enumerate((first, second, first, second)):
        page.bring_to_front()
        if number:
            take_over(page)
        expect(notes(page)).to_have_value(expected)
        notes(page).press_sequentially(f"word{number} ")  # and at once to the other tab
        expected += f"word{number} "
    assert is_shut(first)
    expect(banner(first)).to_be_visible()
    second.reload()
    expect(notes(second)).to_have_value(expected)


def test_what_was_typed_in_a_tab_before_it_knew_of_the_other_comes_along(
    context: BrowserContext, site: str
) -> None:
    first, second = context.new_page(), context.new_page()
    open_site(first, site)
    notes(first).fill("Kept by the first")
    second.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.getElementById('notes').value = 'Typed early')"
    )
    look_on(second, site)
    expect(second.locator("#notes")).to_have_value("Kept by the first\nTyped early")
    engine_ready(second)
    expect(second.locator("#notes")).to_have_value("Kept by the first\nTyped early")
    take_over(second)
    expect(notes(second)).to_have_value("Kept by the first\nTyped early")
    first.reload()
    expect(notes(first)).to_have_value("Kept by the first\nTyped early")


def test_a_tab_that_does_not_answer_loses_the_right_to_write(context: BrowserContext, site: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.add_init_script(DEAF)
    open_site(first, site)
    notes(first).fill("Typed in the first tab")
    look_on(second, site)
    take_over(second)
    expect(notes(second)).to_have_value("Typed in the first tab")
    expect(banner(first)).to_be_visible()
    assert is_shut(first)


@pytest.mark.in_firefox_too
def test_after_the_writing_tab_is_closed_the_other_goes_on_by_itself(
    context: BrowserContext, site: str
) -> None:
    first, second = context.new_page(), context.new_page()
    open_site(first, site)
    engine_ready(first)
    notes(first).fill("Jane Example\n")
    look_on(second, site)
    engine_ready(second)
    expect(field(second, "/basics/name")).to_have_value("Jane Example")
    notes(first).fill("Jane Halcyon\n")
    expect(field(first, "/basics/name")).to_have_value("Jane Halcyon")
    first.close()
    expect(banner(second)).to_be_hidden()
    expect(field(second, "/basics/name")).to_have_value("Jane Halcyon")
    notes(second).press_sequentially("!")
    second.reload()
    expect(notes(second)).to_have_value("Jane Halcyon\n!")


def test_after_the_writing_tab_has_crashed_the_other_goes_on(context: BrowserContext, site: str) -> None:
    first, second = context.new_page(), context.new_page()
    open_site(first, site)
    look_on(second, site)
    notes(first).fill("Typed in the first tab")
    with contextlib.suppress(Error):
        first.goto("chrome://crash", timeout=1000)
    expect(banner(second)).to_be_hidden()
    expect(notes(second)).to_have_value("Typed in the first tab")


def test_a_tab_opened_after_the_other_was_closed_writes_at_once(context: BrowserContext, site: str) -> None:
    first = context.new_page()
    open_site(first, site)
    first.close()
    second = context.new_page()
    open_site(second, site)
    expect(banner(second)).to_be_hidden()
    assert not is_shut(second)


def test_what_is_deleted_in_one_tab_is_gone_from_the_other_too(context: BrowserContext, site: str) -> None:
    first, second = context.new_page(), context.new_page()
    open_site(first, site)
    engine_ready(first)
    notes(first).fill("Jane Example\njane@example.org\n")
    expect(field(first, "/basics/name")).to_have_value("Jane Example")
    look_on(second, site)
    engine_ready(second)
    expect(field(second, "/basics/name")).to_have_value("Jane Example")
    first.get_by_role("button", name="Delete everything on this device").click()
    expect(second.locator("#notes")).to_have_value("")
    expect(second.locator("html[data-cv]")).to_have_count(0)
    expect(field(second, "/basics/name")).not_to_have_value("Jane Example")
    assert "Jane" not in second.evaluate("document.getElementById('sheet').shadowRoot.textContent")
    first.get_by_role("button", name="Undo, for the next half minute").click()
    expect(field(first, "/basics/name")).to_have_value("Jane Example")
    take_over(second)
    expect(field(second, "/basics/name")).to_have_value("Jane Example")


def test_what_found_no_room_before_another_tab_took_over_is_kept_aside_when_one_comes_back(
    context: BrowserContext, site: str
) -> None:
    first, second = context.new_page(), context.new_page()
    first.add_init_script(KEEP_BLOBS)
    open_site(first, site)
    engine_ready(first)
    notes(first).fill("Kept. ")
    first.evaluate(FILL)
    notes(first).fill("Kept. " + "Found no room. " * 40)
    expect(first.locator("#storage-trouble")).to_contain_text("storage is full")
    look_on(second, site)
    take_over(second)
    second.close()
    expect(banner(first)).to_contain_text("never saved")  # so it does not go on by itself
    take_over(first)
    expect(first.locator("#aside-why")).to_contain_text("had found no room")
    first.get_by_role("button", name="Download what was kept aside").click()
    assert "Found no room. Found no room." in downloaded(first)
