"""The dictionary: not a byte of it before there is a CV, then one file of the site's own."""

from __future__ import annotations

import pytest
from conftest import PageLog
from journey import START_MS, engine_ready, field, notes, open_site
from playwright.sync_api import Locator, Page, expect

FILE = "dictionary/english.bin"
NOTES = """Tamsin Oakhill
tamsin.oakhill@example.org

WORK
Stage Painter, Corrigan Theatre
March 2019 - Present
- Painted the scenary for six plays with a team of four.
"""


def asked(log: PageLog, site: str) -> list[str]:
    """List the requests for words, as far as they went to the site itself."""
    return [address for address in log.requests if address.startswith(site + "dictionary/")]


def finding(page: Page) -> Locator:
    return page.locator("#found [data-finding]").filter(has_text="Check this word")


def bring(page: Page) -> None:
    notes(page).fill(NOTES)
    expect(page.locator("html[data-cv]")).to_be_attached(timeout=START_MS)


def test_the_words_come_from_the_site_itself_once_a_cv_is_open(
    page: Page, site: str, page_log: PageLog
) -> None:
    open_site(page, site)
    engine_ready(page)
    page.wait_for_load_state("networkidle")
    assert asked(page_log, site) == []
    bring(page)
    expect(finding(page)).to_contain_text("scenary", timeout=START_MS)
    expect(page.locator("mark.suggestion").filter(has_text="scenary")).to_be_attached()
    field(page, "/basics/name").fill("Tamsin Oakhill-Byrne")
    page.wait_for_load_state("networkidle")
    assert asked(page_log, site) == [site + FILE]
    assert page_log.strangers(site) == []
    assert page_log.errors == []


def test_the_proposed_word_is_put_in_on_request(page: Page, site: str) -> None:
    open_site(page, site)
    engine_ready(page)
    bring(page)
    finding(page).get_by_role("button", name="Write “scenery”").click(timeout=START_MS)
    expect(field(page, "/work/0/highlights/0")).to_have_value(
        "Painted the scenery for six plays with a team of four."
    )
    expect(finding(page)).to_have_count(0)


@pytest.mark.parametrize("answer", ["gone", "spoilt"])
def test_a_dictionary_that_does_not_come_stops_nothing(page: Page, site: str, answer: str) -> None:
    status = 404 if answer == "gone" else 200
    page.route(f"**/{FILE}", lambda route: route.fulfill(status=status, body="no words"))
    open_site(page, site)
    engine_ready(page)
    with page.expect_response(f"**/{FILE}"):
        bring(page)
    field(page, "/basics/name").fill("Tamsin Oakhill-Byrne")
    expect(page.locator("#sheet")).to_contain_text("Oakhill-Byrne", timeout=START_MS)
    expect(finding(page)).to_have_count(0)
    expect(page.get_by_role("alert")).to_be_hidden()
