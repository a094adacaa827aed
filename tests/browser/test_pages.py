"""Pages in the built site: a PDF to download, pictures, and a clear word where they cannot be made."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from journey import engine_ready, field, open_site, upload
from playwright.sync_api import BrowserContext, Page, Route, expect
from pypdf import PdfReader

from legible.taking import NO_PAGES

SAMPLE = Path(__file__).resolve().parent.parent / "cases/samples/backend-developer.json"
PAGES_MS = 60_000  # a busy machine may take long to load what sets pages


@pytest.fixture
def opened(page: Page, site: str) -> Page:
    open_site(page, site)
    engine_ready(page)
    upload(page, SAMPLE)
    return page


def take_pdf(page: Page) -> PdfReader:
    with page.expect_download(timeout=PAGES_MS) as coming:
        page.get_by_role("button", name="PDF").click()
    assert coming.value.suggested_filename.endswith("-CV.pdf")
    return PdfReader(io.BytesIO(Path(coming.value.path()).read_bytes()))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def test_a_pdf_of_the_open_cv_is_made_in_the_page(opened: Page) -> None:
    reader = take_pdf(opened)
    assert "Amelia Thornbury" in text_of(reader)
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert [one.name for one in reader.attachment_list] == ["cv.json"]
    field(opened, "/basics/name").fill("Żaneta Ünal")  # asks for fonts that are not here yet
    assert "Żaneta Ünal" in text_of(take_pdf(opened))


def test_pages_are_shown_as_pictures(opened: Page) -> None:
    opened.get_by_role("button", name="Pages").click()
    first = opened.get_by_role("img", name="Page 1")
    expect(first).to_be_attached(timeout=PAGES_MS)
    assert opened.evaluate("img => img.decode().then(() => img.naturalWidth)", first.element_handle()) > 100


def test_without_what_sets_pages_a_sentence_says_so_and_print_still_works(
    context: BrowserContext, opened: Page
) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=404)

    context.route("**/pages/typst.bin*", refuse)
    opened.get_by_role("button", name="PDF").click()
    expect(opened.get_by_role("alert").filter(has_text=NO_PAGES)).to_be_visible(timeout=PAGES_MS)
    opened.evaluate("window.print = () => { document.documentElement.dataset.printed = 'yes' }")
    opened.get_by_role("button", name="Print", exact=True).click()
    expect(opened.locator("html[data-printed=yes]")).to_be_attached()
    context.unroute("**/pages/typst.bin*", refuse)
    assert len(take_pdf(opened).pages) > 0
