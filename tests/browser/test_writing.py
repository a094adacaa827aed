"""Writing without knowing any keys: buttons, fingers, short ways, and help where a finding asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import NewContext
from journey import field
from playwright.sync_api import CDPSession, Locator, Page, expect
from test_editor import CARET, FIRST, RESUME, SECOND, THIRD, opened

PHONE: dict[str, Any] = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
FINGER_PX = 44
JOB = RESUME["work"][0]
LONG = RESUME | {"work": [JOB, *({**JOB, "name": f"Employer {number}"} for number in range(9))]}
PLACE = """path => {
  const place = document.getElementById("sheet").shadowRoot.querySelector(`[data-path="${path}"]`);
  const box = place.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
}"""
FOCUSED = "document.activeElement.id"


def select(page: Page, path: str, start: int, end: int) -> None:
    field(page, path).focus()
    field(page, path).evaluate(f"e => e.setSelectionRange({start}, {end})")


def sign(page: Page, name: str) -> Locator:
    return page.locator("#signs").get_by_role("button", name=name)


@pytest.mark.in_firefox_too
def test_bold_italic_and_links_are_made_by_buttons_too(page: Page, site: str, tmp_path: Path) -> None:
    opened(page, site, tmp_path)
    line = field(page, FIRST)
    expect(sign(page, "Bold")).to_be_disabled()
    select(page, FIRST, 0, 5)
    sign(page, "Bold").click()
    expect(line).to_have_value("**Moved** the timetable to a queue")
    expect(line).to_be_focused()
    assert line.evaluate(CARET) == [2, 7]
    sign(page, "Bold").click()
    expect(line).to_have_value("Moved the timetable to a queue")
    page.keyboard.press("Alt+Enter")
    page.locator("#tools").get_by_role("button", name="Italic").click()
    expect(line).to_have_value("*Moved* the timetable to a queue")
    expect(line).to_be_focused()
    expect(page.locator("#sheet li em")).to_have_text("Moved")
    select(page, "/basics/summary", 21, 35)
    sign(page, "Link").click()
    page.keyboard.type("https://example.org")
    expect(page.locator("#sheet a[href='https://example.org']")).to_have_text("ferry bookings")
    field(page, "/basics/name").focus()
    expect(sign(page, "Bold")).to_be_disabled()


def test_a_finger_makes_bold_drags_a_line_and_goes_to_and_fro(
    new_context: NewContext, site: str, tmp_path: Path
) -> None:
    page = opened(new_context(**PHONE).new_page(), site, tmp_path, LONG)
    line = field(page, FIRST)
    line.tap()
    select(page, FIRST, 0, 5)
    box = sign(page, "Bold").bounding_box()
    assert box and box["height"] >= FINGER_PX and box["width"] >= FINGER_PX
    sign(page, "Bold").tap()
    expect(line).to_have_value("**Moved** the timetable to a queue")
    expect(line).to_be_focused()
    assert line.evaluate(CARET) == [2, 7]
    drag(page, page.context.new_cdp_session(page), FIRST, SECOND)
    expect(field(page, SECOND)).to_have_value("**Moved** the timetable to a queue")
    expect(field(page, FIRST)).to_have_value("Trained four colleagues")
    goes_to_and_fro(page, "/work/8/highlights/1")


def drag(page: Page, touch: CDPSession, row: str, target: str) -> None:
    """Drag a row with a finger to the lower end of another."""
    page.locator(f"[data-drag='{row}']").evaluate("e => e.scrollIntoView({block: 'center'})")
    start = page.locator(f"[data-drag='{row}']").bounding_box()
    end = page.locator(f"[data-row='{target}']").bounding_box()
    assert start and end
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    for kind, down in (
        ("touchStart", y),
        ("touchMove", y + 12),
        ("touchMove", end["y"] + end["height"] * 0.9),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": down}]})
    expect(page.locator("#drop-line")).to_be_visible()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def turn(page: Page, view: str) -> None:
    page.locator("#views").get_by_role("button", name=view).dispatch_event("click")  # no scrolling before it


def goes_to_and_fro(page: Page, path: str) -> None:
    """Turn to the preview and back: it opens at what was edited, and both views keep their places."""
    field(page, path).focus()
    field(page, path).evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
    fields_at = page.evaluate("scrollY")
    turn(page, "Preview")
    expect(page.locator("#preview")).to_be_visible()
    assert page.evaluate(PLACE, path)
    page.evaluate("scrollBy({top: -200, behavior: 'instant'})")
    preview_at = page.evaluate("scrollY")
    turn(page, "Fields")
    expect(field(page, path)).to_be_in_viewport()
    assert page.evaluate("scrollY") == pytest.approx(fields_at, abs=2)
    turn(page, "Preview")
    expect(page.locator("#preview")).to_be_visible()
    assert page.evaluate("scrollY") == pytest.approx(preview_at, abs=2)


def test_short_ways_lead_past_the_fields(page: Page, site: str, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})  # no room for the checks and the preview at once
    opened(page, site, tmp_path)
    for way, to in (
        ("Skip to the preview and Print", "preview-title"),
        ("Skip to the findings", "checks-title"),
    ):
        page.get_by_role("link", name=way).focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#{to}")).to_be_focused()
        expect(page.locator(f"#{to}")).to_be_in_viewport()
    page.get_by_role("link", name="Skip to Your CV").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#your-cv")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    past = page.get_by_role("link", name="Skip the fields, to the preview and Print")
    expect(past).to_be_focused()
    expect(past).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#preview-title")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "print"


def test_a_finding_about_a_weak_line_opens_the_helper_there(page: Page, site: str, tmp_path: Path) -> None:
    weak = "Responsible for the maintenance of backend services"
    job = {**JOB, "highlights": ["Trained four colleagues", weak]}
    opened(page, site, tmp_path, RESUME | {"work": [job]})
    page.locator(f"#found [data-compose='{SECOND}']").first.click()
    did = page.get_by_label("What you did", exact=True)
    expect(did).to_be_focused()
    expect(did).to_have_value(weak)
    expect(page.locator("#composed")).to_have_text(weak)
    page.keyboard.type("moved the backend to new servers")
    page.keyboard.press("Tab")
    page.keyboard.type("night calls fell")
    page.keyboard.press("Enter")
    expect(field(page, SECOND)).to_have_value("Moved the backend to new servers, so night calls fell")
    expect(field(page, SECOND)).to_be_focused()
    expect(field(page, THIRD)).to_have_count(0)
