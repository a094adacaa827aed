"""Everybody can use the page: axe finds nothing, the keyboard is enough, small screens are enough."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, NewContext
from journey import engine_ready, open_site, upload
from playwright.sync_api import Page, expect

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
COLUMNS = ROOT / "tests/cases/import/columns.pdf"
SAMPLE = ROOT / "tests/cases/samples/backend-developer.json"
pytestmark = pytest.mark.chromium_only


def faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {fault['help']}: {[node['html'][:120] for node in fault['nodes'][:3]]}"
        for fault in result["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_before_and_after_a_cv_is_open(
    new_context: NewContext, site: str, scheme: Any, width: int
) -> None:
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    open_site(page, site)
    assert faults(page) == []
    engine_ready(page)
    upload(page, SAMPLE)
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_import_that_is_looked_over(
    new_context: NewContext, site: str, scheme: Any
) -> None:
    page = new_context(color_scheme=scheme, viewport={"width": 1366, "height": 800}).new_page()
    open_site(page, site)
    engine_ready(page)
    upload(page, COLUMNS)
    page.locator("#panels").get_by_role("button", name="As it was read").click()
    assert faults(page) == []
    page.get_by_label("Upload a CV").set_input_files(SAMPLE)
    expect(page.locator("#proposal-title")).to_be_focused()
    page.locator("#panels").get_by_role("button", name="Checks").click()
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_a_rule(new_context: NewContext, site: str, scheme: Any) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(f"{site}rules/vague-claim.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vague claim")
    assert faults(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1366])
def test_nothing_makes_the_page_scroll_sideways(new_context: NewContext, site: str, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    open_site(page, site)
    upload(page, COLUMNS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


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
