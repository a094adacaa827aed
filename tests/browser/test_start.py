"""The engine's start: quick from the second visit on, and honest when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NewContext
from journey import START_MS, engine_ready, field, keep_snapshot, notes, open_site, upload
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.in_firefox_too
HEAR = """
const heard = new BroadcastChannel("legible-boot:" + location.pathname);
window.bootSteps = [];
heard.onmessage = event => window.bootSteps.push(event.data);
"""
SPOIL = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) await cache.put(key, new Response(new Uint8Array(4096)));
  }
}"""


@pytest.fixture
def page(new_context: NewContext) -> Page:
    """Give a page of a browser that has never been here."""
    return new_context().new_page()


def visit(page: Page, site: str) -> list[str]:
    """Open the page, wait for the engine; gives the steps of its start."""
    open_site(page, site)
    engine_ready(page)
    steps: list[str] = page.evaluate("window.bootSteps")
    return steps


def test_the_second_visit_starts_from_a_snapshot(page: Page, site: str) -> None:
    page.add_init_script(HEAR)
    assert "python" in visit(page, site)
    keep_snapshot(page)
    steps = visit(page, site)
    assert "engine" in steps and "python" not in steps
    notes(page).fill("Tamsin Oakhill\ntamsin.oakhill@example.org")
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)


def test_a_spoilt_snapshot_is_passed_over(page: Page, site: str) -> None:
    page.add_init_script(HEAR)
    visit(page, site)
    keep_snapshot(page)
    page.evaluate(SPOIL)
    assert "python" in visit(page, site)


def test_the_snapshot_holds_nothing_of_the_visitor(page: Page, site: str) -> None:
    open_site(page, site)
    notes(page).fill("Zebulon Quackenbush writes queues")
    engine_ready(page)
    keep_snapshot(page)
    found = page.evaluate(
        """async () => {
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const key of await cache.keys()) {
              const bytes = new Uint8Array(await (await cache.match(key)).arrayBuffer());
              for (const words of ["latin1", "utf-16le"])
                if (new TextDecoder(words).decode(bytes).includes("Quackenbush")) return true;
            }
          }
          return false;
        }"""
    )
    assert found is False


def test_an_engine_that_cannot_start_says_so_and_the_notes_are_kept(
    new_context: NewContext, site: str
) -> None:
    page = new_context().new_page()

    def refuse(route: Route) -> None:
        route.fulfill(status=404, body="gone")

    page.context.route("**/engine.zip*", refuse)
    open_site(page, site)
    notes(page).fill("Kept all the same")
    expect(page.locator("html[data-engine=failed]")).to_be_attached(timeout=START_MS)
    expect(page.get_by_role("status").filter(has_text="could not start")).to_be_visible()
    page.context.unroute("**/engine.zip*")
    page.reload()
    expect(notes(page)).to_have_value("Kept all the same")


def test_a_wheel_that_cannot_be_fetched_is_told_and_the_next_try_works(
    new_context: NewContext, site: str, tmp_path: Path
) -> None:
    page = new_context().new_page()
    page.context.route("**/wheels/pypdf*", lambda route: route.abort())
    open_site(page, site)
    engine_ready(page)
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    page.get_by_label("Upload a CV").set_input_files(path)
    expect(page.get_by_role("alert").filter(has_text="did not work")).to_be_visible(timeout=START_MS)
    text = tmp_path / "cv.txt"
    text.write_text("Tamsin Oakhill\ntamsin.oakhill@example.org\n")
    upload(page, text)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org")
