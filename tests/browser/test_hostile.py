"""Files that mean trouble, each chosen on the built site as a visitor would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import launch
from journey import engine_ready, open_site
from playwright.sync_api import Page, Playwright, expect

from hostile import Case, cases_in, faults, start_afresh, visited

CASES = cases_in(Path(__file__).parent.parent / "cases" / "hostile")
LOCKED = next(case for case in CASES if case.path.name == "password.pdf")
MADE_BY_A_FILE = (
    "#editor :is(img, iframe, svg, script, b), #sheet :is(img, iframe, svg, script), [href^='javascript:']"
)


@dataclass
class Visit:
    """A page that one file after another is given to, and what it should never have done."""

    page: Page
    wrongs: list[str] = field(default_factory=list)  # dialogs, console errors, uncaught exceptions


@pytest.fixture(scope="module")
def visit(playwright: Playwright, site: str) -> Iterator[Visit]:
    chromium = launch(playwright, "chromium")
    seen = Visit(chromium.new_page())
    seen.page.on("dialog", lambda dialog: (seen.wrongs.append(dialog.message), dialog.dismiss()))
    seen.page.on("console", lambda line: seen.wrongs.append(line.text) if line.type == "error" else None)
    seen.page.on("pageerror", lambda error: seen.wrongs.append(str(error)))
    open_site(seen.page, site)
    engine_ready(seen.page)
    yield seen
    chromium.close()


@pytest.fixture
def fresh(visit: Visit) -> Iterator[Visit]:
    """Give the page as a first visitor finds it, and leave it so."""
    visit.wrongs.clear()
    yield visit
    start_afresh(visit.page)


def test_there_are_files_of_each_outcome() -> None:
    assert {case.outcome.partition(":")[0] for case in CASES} >= {"parse", "parse+warn", "message"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.name)
def test_a_troublesome_file_ends_as_expected_and_does_nothing_else(fresh: Visit, case: Case) -> None:
    title = fresh.page.title()
    assert faults(case, visited(fresh.page, case.path)) == []
    assert fresh.page.locator(MADE_BY_A_FILE).count() == 0
    assert fresh.page.title() == title
    assert fresh.wrongs == []


def test_a_locked_file_opens_with_its_password_and_with_no_other(fresh: Visit) -> None:
    page = fresh.page
    visited(page, LOCKED.path)
    for attempt in ("guess", "open sesame"):
        page.get_by_label("Password of the file").fill(attempt)
        page.get_by_role("button", name="Open the file").click()
        if attempt == "guess":
            expect(page.locator("#password-why")).to_contain_text("does not open this file")
    expect(page.locator('[id="f/basics/name"]')).to_have_value("Ottoline Vance-Mbeki")
    expect(page.locator("#password-form")).to_be_hidden()
