"""The editor as a person uses it: quick as a document, nothing lost, with or without a mouse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from journey import START_MS, engine_ready, field, open_site, upload
from playwright.sync_api import Page, expect
from pypdf import PdfReader

RESUME = {
    "basics": {"name": "Ines Calloway", "summary": "Backend developer on ferry bookings."},
    "work": [
        {
            "name": "Halcyon Ferries",
            "position": "Developer",
            "startDate": "2021-03",
            "highlights": ["Moved the timetable to a queue", "Trained four colleagues"],
        },
        {"name": "Tarn Software", "position": "Tester", "highlights": ["Wrote the release guide"]},
    ],
    "skills": [{"name": "Tools", "keywords": ["Python", "Docker"]}],
}
FIRST, SECOND, THIRD = (f"/work/0/highlights/{number}" for number in range(3))
CARET = "e => [e.selectionStart, e.selectionEnd]"
ALL_SEEN = "!Object.keys(localStorage).some(key => key.includes(':journal:'))"
PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const held = {clipboardData, dataType: "text/plain", data: text}; // the last two are Firefox's own
  field.dispatchEvent(new ClipboardEvent("paste", {...held, bubbles: true, cancelable: true}));
}"""
PLACE_IN_BOX = """path => {
  const box = document.getElementById("sheet");
  const place = box.shadowRoot.querySelector(`[data-path="${path}"]`);
  const [outer, inner] = [box.getBoundingClientRect(), place.getBoundingClientRect()];
  return {
    inView: inner.top >= outer.top && inner.bottom <= outer.bottom,
    marked: place.getAttribute("part"),
    pageAt: window.scrollY,
  };
}"""


@pytest.fixture
def editor(page: Page, site: str, tmp_path: Path) -> Page:
    """Open the page with a CV of two jobs."""
    return opened(page, site, tmp_path)


def opened(page: Page, site: str, folder: Path, resume: dict[str, Any] | None = None) -> Page:
    path = folder / "ines.json"
    path.write_text(json.dumps(resume or RESUME))
    open_site(page, site)
    engine_ready(page)
    upload(page, path)
    return page


def put_caret(page: Page, path: str, at: int) -> None:
    field(page, path).focus()
    field(page, path).evaluate(f"e => e.setSelectionRange({at}, {at})")


@pytest.mark.in_firefox_too
def test_enter_splits_a_bullet_and_what_is_typed_at_once_lands_in_the_new_one(editor: Page) -> None:
    put_caret(editor, FIRST, len("Moved the timetable"))
    editor.keyboard.press("Enter")
    editor.keyboard.type("quickly")
    expect(field(editor, SECOND)).to_have_value("quickly to a queue")
    expect(field(editor, SECOND)).to_be_focused()
    expect(field(editor, FIRST)).to_have_value("Moved the timetable")
    expect(field(editor, THIRD)).to_have_value("Trained four colleagues")


def test_what_no_key_types_right_behind_enter_stands_in_the_new_line(editor: Page) -> None:
    put_caret(editor, FIRST, len("Moved the timetable"))
    editor.keyboard.press("Enter")
    editor.keyboard.insert_text("é")  # as an input method or dictation does
    expect(field(editor, SECOND)).to_have_value("é to a queue")
    editor.reload()
    expect(field(editor, SECOND)).to_have_value("é to a queue", timeout=START_MS)
    expect(field(editor, FIRST)).to_have_value("Moved the timetable")


@pytest.mark.in_firefox_too
def test_lines_typed_faster_than_they_are_answered_stand_as_they_were_typed(editor: Page) -> None:
    put_caret(editor, FIRST, 0)
    for words in ("one", "two", "three"):
        editor.keyboard.type(words)
        editor.keyboard.press("Enter")
    editor.keyboard.press("Enter")
    editor.keyboard.press("Backspace")
    editor.keyboard.type("! ")
    lines = ["one", "two", "three", "! Moved the timetable to a queue", "Trained four colleagues"]
    answered(editor)
    assert lines_of_first_job(editor) == lines
    expect(field(editor, "/work/0/highlights/3")).to_be_focused()
    assert field(editor, "/work/0/highlights/3").evaluate(CARET) == [2, 2]
    expect(editor.locator("#sheet li").nth(3)).to_have_text(lines[3])
    editor.reload()
    expect(field(editor, FIRST)).to_have_value("one", timeout=START_MS)
    assert lines_of_first_job(editor) == lines


def test_an_input_method_goes_on_in_the_new_line_while_enter_is_answered(editor: Page) -> None:
    put_caret(editor, SECOND, len("Trained four colleagues"))
    method = editor.context.new_cdp_session(editor)
    editor.keyboard.press("Enter")
    method.send("Input.imeSetComposition", {"text": "じ", "selectionStart": 1, "selectionEnd": 1})
    answered(editor)
    method.send("Input.imeSetComposition", {"text": "時刻", "selectionStart": 2, "selectionEnd": 2})
    method.send("Input.insertText", {"text": "時刻表"})
    expect(field(editor, THIRD)).to_have_value("時刻表")
    expect(editor.locator("#sheet")).to_contain_text("時刻表")


def answered(page: Page) -> None:
    """Wait until the engine has carried out all that was journalled."""
    page.wait_for_function(ALL_SEEN)


def lines_of_first_job(page: Page) -> list[str]:
    return page.locator("[data-list='/work/0/highlights'] textarea").evaluate_all(
        "all => all.map(e => e.value)"
    )


def test_backspace_at_the_start_joins_two_bullets_with_the_caret_between(editor: Page) -> None:
    put_caret(editor, SECOND, 0)
    editor.keyboard.press("Backspace")
    expect(field(editor, FIRST)).to_have_value("Moved the timetable to a queue Trained four colleagues")
    expect(field(editor, FIRST)).to_be_focused()
    expect(field(editor, SECOND)).to_have_count(0)
    at = len("Moved the timetable to a queue ")
    assert field(editor, FIRST).evaluate(CARET) == [at, at]


def test_an_empty_bullet_goes_with_one_backspace(editor: Page) -> None:
    put_caret(editor, SECOND, len("Trained four colleagues"))
    editor.keyboard.press("Enter")
    expect(field(editor, THIRD)).to_be_focused()
    editor.keyboard.press("Backspace")
    expect(field(editor, THIRD)).to_have_count(0)
    expect(field(editor, SECOND)).to_be_focused()


def test_lines_that_are_pasted_become_bullets(editor: Page) -> None:
    put_caret(editor, SECOND, 0)
    field(editor, SECOND).evaluate(PASTE, "1. Cut the night job to an hour\n2. Wrote the guide\n")
    expect(field(editor, SECOND)).to_have_value("Cut the night job to an hour")
    expect(field(editor, THIRD)).to_have_value("Wrote the guideTrained four colleagues")
    expect(field(editor, THIRD)).to_be_focused()
    assert field(editor, THIRD).evaluate(CARET) == [len("Wrote the guide")] * 2


def test_tab_goes_from_bullet_to_bullet_and_enter_from_field_to_field(editor: Page) -> None:
    field(editor, FIRST).focus()
    editor.keyboard.press("Tab")
    expect(field(editor, SECOND)).to_be_focused()
    field(editor, "/work/0/position").focus()
    editor.keyboard.press("Enter")
    expect(field(editor, "/work/0/name")).to_be_focused()


def test_a_bullet_is_moved_by_keys_and_keeps_its_caret(editor: Page) -> None:
    put_caret(editor, FIRST, 5)
    editor.keyboard.press("Alt+ArrowDown")
    expect(field(editor, SECOND)).to_be_focused()
    expect(field(editor, SECOND)).to_have_value("Moved the timetable to a queue")
    assert field(editor, SECOND).evaluate(CARET) == [5, 5]
    editor.keyboard.press("Alt+ArrowUp")
    expect(field(editor, FIRST)).to_have_value("Moved the timetable to a queue")
    editor.keyboard.press("Alt+Shift+ArrowDown")
    expect(field(editor, SECOND)).to_have_value("Moved the timetable to a queue")
    expect(field(editor, THIRD)).to_have_value("Trained four colleagues")


def drag(page: Page, row: str, target: str, share: float) -> None:
    """Drag a row by its handle to a share of the height of another."""
    handle = page.locator(f"[data-drag='{row}']")
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), page.locator(f"[data-row='{target}']").bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, start["y"] + 20)
    page.mouse.move(end["x"] + 30, end["y"] + end["height"] * share, steps=4)
    expect(page.locator("#drop-line")).to_be_visible()
    page.mouse.up()


@pytest.mark.in_firefox_too
def test_bullets_and_sections_are_dragged(page: Page, site: str, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1366, "height": 2400})
    opened(page, site, tmp_path)
    drag(page, FIRST, "/work/1/highlights/0", 0.9)
    expect(field(page, "/work/1/highlights/1")).to_have_value("Moved the timetable to a queue")
    expect(field(page, FIRST)).to_have_value("Trained four colleagues")
    drag(page, "/work/1", "/work/0", 0.1)
    expect(field(page, "/work/0/name")).to_have_value("Tarn Software")
    drag(page, "skills", "work", 0.1)
    expect(page.locator("#sheet section").nth(1)).to_contain_text("Docker")


def test_what_is_hidden_stays_in_the_editor_and_leaves_the_page(editor: Page) -> None:
    field(editor, SECOND).focus()
    editor.keyboard.press("Alt+Enter")
    editor.get_by_role("button", name="Hide, without deleting").click()
    item = editor.locator(f"[id='i{SECOND}']")
    expect(item).to_contain_text("Hidden: not printed")
    expect(field(editor, SECOND)).to_have_value("Trained four colleagues")
    expect(editor.locator("#sheet")).not_to_contain_text("Trained four")
    item.get_by_role("button", name="Show again: bullet 2").click()
    expect(editor.locator("#sheet")).to_contain_text("Trained four")


def test_a_private_note_is_kept_and_never_printed(editor: Page) -> None:
    editor.locator("[data-more='/work/0']").click()
    editor.get_by_role("button", name="Private note").click()
    editor.keyboard.type("ask Mara for figures")
    editor.reload()
    note = editor.get_by_label("Private note, never printed").first
    expect(note).to_have_value("ask Mara for figures", timeout=START_MS)
    expect(editor.locator("#sheet")).to_contain_text("Halcyon")
    expect(editor.locator("#sheet")).not_to_contain_text("Mara")


@pytest.mark.in_firefox_too
def test_undo_and_redo_by_keys_go_on_after_a_reload(editor: Page) -> None:
    put_caret(editor, FIRST, 0)
    editor.keyboard.type("Quietly ")
    editor.locator("[data-more='/work/1']").click()
    editor.get_by_role("button", name="Remove", exact=True).click()
    expect(field(editor, "/work/1/name")).to_have_count(0)
    expect(editor.locator("#undo")).to_have_text("Undo removing a job")
    editor.reload()
    engine_ready(editor)
    expect(editor.locator("#undo")).to_have_text("Undo removing a job")
    field(editor, FIRST).focus()
    editor.keyboard.press("ControlOrMeta+z")
    expect(field(editor, "/work/1/name")).to_have_value("Tarn Software")
    expect(editor.locator("#live")).to_have_text("Undone: removing a job.")
    expect(editor.locator("#steps")).to_contain_text("Undone: removing a job.")
    editor.keyboard.press("ControlOrMeta+z")
    expect(field(editor, FIRST)).to_have_value("Moved the timetable to a queue")
    expect(field(editor, FIRST)).to_be_focused()
    editor.keyboard.press("ControlOrMeta+Shift+z")
    expect(field(editor, FIRST)).to_have_value("Quietly Moved the timetable to a queue")
    editor.keyboard.type("so ")
    expect(field(editor, FIRST)).to_have_value("Quietly so Moved the timetable to a queue")


def test_bold_is_light_markdown_and_shown_as_such(editor: Page) -> None:
    field(editor, FIRST).focus()
    field(editor, FIRST).evaluate("e => e.setSelectionRange(0, 5)")
    editor.keyboard.press("ControlOrMeta+b")
    expect(field(editor, FIRST)).to_have_value("**Moved** the timetable to a queue")
    expect(editor.locator("#sheet li strong")).to_have_text("Moved")
    editor.keyboard.press("ControlOrMeta+b")
    expect(field(editor, FIRST)).to_have_value("Moved the timetable to a queue")


def test_the_preview_follows_the_field_and_the_page_stays(page: Page, site: str, tmp_path: Path) -> None:
    job = RESUME["work"][0]
    long = RESUME | {"work": [job, *({**job, "name": f"Employer {number}"} for number in range(9))]}
    opened(page, site, tmp_path, long)
    path = "/work/8/highlights/1"
    field(page, path).evaluate("e => e.focus({preventScroll: true})")
    before = page.evaluate("window.scrollY")
    assert page.evaluate(PLACE_IN_BOX, path) == {"inView": True, "marked": "here", "pageAt": before}


def test_dates_are_shown_in_the_chosen_style_and_an_end_before_the_start_is_said(editor: Page) -> None:
    editor.get_by_label("Dates like").select_option("slash")
    expect(field(editor, "/work/0/startDate")).to_have_value("03/2021")
    expect(editor.locator("#sheet")).to_contain_text("03/2021")
    field(editor, "/work/0/endDate").fill("2019")
    expect(field(editor, "/work/0/endDate")).to_have_attribute("data-mark", "error")
    expect(editor.locator("[id='m/work/0/endDate']")).not_to_be_empty()
    field(editor, "/work/0/startDate").fill("sprng 21")
    expect(editor.locator("[id='m/work/0/startDate']")).to_contain_text("not understood as a date")
    expect(editor.locator("#sheet")).to_contain_text("sprng 21")


def test_three_fields_make_a_bullet(editor: Page) -> None:
    editor.locator("[data-compose='/work/0/highlights']").click()
    editor.get_by_label("What you did", exact=True).fill("moved search to its own store")
    editor.get_by_label("What changed because of it").fill("answers come faster")
    expect(editor.locator("#composed")).to_contain_text("so answers come faster")
    editor.keyboard.press("Enter")
    expect(field(editor, THIRD)).to_be_focused()
    expect(field(editor, THIRD)).to_have_value("Moved search to its own store, so answers come faster")


def test_a_section_of_ones_own_is_added_named_and_printed(editor: Page) -> None:
    editor.get_by_role("button", name="Add a section with your own heading").click()
    expect(field(editor, "/sections/0/title")).to_be_focused()
    editor.keyboard.type("Talks")
    expect(editor.locator("[id='f/sections/0']")).to_have_text("Talks")
    editor.locator("[data-act=add][data-path='/sections/0/entries']").click()
    expect(field(editor, "/sections/0/entries/0/name")).to_be_focused()
    editor.keyboard.type("On queues")
    expect(editor.get_by_role("group", name="On queues")).to_be_visible()
    expect(editor.get_by_role("button", name="More for On queues")).to_be_visible()
    expect(editor.locator("#sheet")).to_contain_text("Talks")
    expect(editor.locator("#sheet")).to_contain_text("On queues")


def test_on_a_phone_the_preview_is_a_tab(page: Page, site: str, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, site, tmp_path)
    expect(page.locator("#preview")).to_be_hidden()
    page.locator("#views").get_by_role("button", name="Preview").click()
    expect(page.locator("#preview")).to_be_visible()
    expect(field(page, FIRST)).to_be_hidden()
    page.locator("#sheet").get_by_text("Trained four colleagues").click()
    expect(field(page, SECOND)).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus; each press is waited for, as a busy browser moves late."""
    for _ in range(80):
        if page.evaluate("s => (window.before = document.activeElement).matches(s)", selector):
            return
        page.keyboard.press("Tab")
        page.wait_for_function("document.activeElement !== window.before")
    raise AssertionError(f"Tab never came to {selector}")


@pytest.mark.in_firefox_too
def test_a_cv_is_built_from_nothing_to_print_without_a_mouse(page: Page, site: str) -> None:
    open_site(page, site)
    engine_ready(page)
    page.evaluate("window.print = () => { window.printed = document.title; }")
    expect(field(page, "/basics/name")).to_be_visible()
    page.locator("#notes").focus()
    tab_to(page, "[id='f/basics/name']")
    page.keyboard.type("Orla Whitcombe")
    page.keyboard.press("Enter")
    page.keyboard.type("Ferry Dispatcher")
    tab_to(page, "[data-act=add][data-path='/work']")
    page.keyboard.press("Enter")
    expect(field(page, "/work/0/position")).to_be_focused()
    for words in ("Dispatcher", "Halcyon Ferries", "Bristol", "Mar 2021"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    tab_to(page, "[data-act=add][data-path='/work/0/highlights']")
    page.keyboard.press("Enter")
    expect(field(page, FIRST)).to_be_focused()
    page.keyboard.type("Wrote the winter timetable")
    page.keyboard.press("Enter")
    page.keyboard.type("Trained two new dispatchers")
    page.keyboard.press("Alt+ArrowUp")
    expect(field(page, FIRST)).to_have_value("Trained two new dispatchers")
    tab_to(page, "[data-act=add][data-path='/skills']")
    page.keyboard.press("Enter")
    page.keyboard.type("Radio")
    tab_to(page, "#print")
    page.keyboard.press("Enter")
    page.wait_for_function("window.printed !== undefined")
    for words in ("Orla Whitcombe", "Halcyon Ferries", "Mar 2021", "Wrote the winter timetable", "Radio"):
        expect(page.locator("#sheet")).to_contain_text(words)


def test_what_is_hidden_is_not_on_paper(editor: Page, tmp_path: Path) -> None:
    editor.locator("[data-more='/work/0']").click()
    editor.get_by_role("button", name="Hide, without deleting").click()
    expect(editor.locator("#sheet")).not_to_contain_text("Halcyon")
    field(editor, "/work/1/name").focus()
    editor.pdf(path=tmp_path / "cv.pdf", prefer_css_page_size=True)
    text = "".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "cv.pdf").pages)
    assert "Tarn Software" in text
    assert "Halcyon" not in text and "Hidden" not in text and "Undo" not in text


def test_keys_that_are_held_after_undo_go_on_in_a_field_that_is_no_line(editor: Page) -> None:
    field(editor, "/work/0/position").fill("Senior developer")
    put_caret(editor, "/work/0/position", 0)
    editor.keyboard.press("ControlOrMeta+z")
    editor.keyboard.press("Enter")
    editor.keyboard.type("abc")
    expect(field(editor, "/work/0/name")).to_be_focused()
    expect(field(editor, "/work/0/name")).to_have_value(re.compile("abc"))
    expect(field(editor, "/work/0/position")).to_have_value("Developer")
    expect(editor.locator("#alert")).to_be_hidden()
