"""Looking an import over: from a field to its source and back, strays, a second file, a locked one."""

from __future__ import annotations

from pathlib import Path

import pytest
from journey import START_MS, engine_ready, field, open_site, upload
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfWriter

CASES = Path(__file__).resolve().parent.parent / "cases" / "import"
COLUMNS = CASES / "columns.pdf"
PASSWORD = "Zwetschge-77"
TEXT = """Petra Holloway
petra.holloway@example.org

WORK

Senior Staff Nurse, Corrigan Hospital
March 2019 - Present
- Leads a team of six on a ward of 28 beds.

INTERESTS
Bell ringing
"""


def begin(page: Page, site: str, path: Path) -> None:
    open_site(page, site)
    engine_ready(page)
    upload(page, path)


def lit(page: Page) -> list[str]:
    """Name the fields whose source is marked in the picture."""
    return page.evaluate("[...document.querySelectorAll('#seen .lit')].map(part => part.dataset.paths)")


def panel(page: Page, name: str) -> Locator:
    return page.locator("#panels").get_by_role("button", name=name)


def text_file(folder: Path, text: str = TEXT) -> Path:
    path = folder / "petra.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_field_shows_its_source_and_a_line_leads_back_to_its_field(page: Page, site: str) -> None:
    begin(page, site, COLUMNS)
    panel(page, "As it was read").click()
    expect(page.locator("svg.seen-page")).to_be_visible()
    field(page, "/work/1/name").click()
    assert lit(page) == ["/work/1/name"]
    expect(page.locator("#seen .lit")).to_be_visible()
    page.locator('#seen rect[data-paths="/education/0/institution"]').click()
    expect(field(page, "/education/0/institution")).to_be_focused()
    assert lit(page) == ["/education/0/institution"]


def test_the_source_of_the_last_field_of_a_long_file_comes_into_view(page: Page, site: str) -> None:
    begin(page, site, CASES / "profile.pdf")
    panel(page, "As it was read").click()
    last = page.locator("#seen [data-paths^='/education']").last
    path = last.get_attribute("data-paths") or ""
    top = page.evaluate("scrollY")
    field(page, path).focus()
    expect(page.locator("#seen .lit").first).to_be_in_viewport()
    panel_box, part_box = (
        page.locator("#seen").bounding_box(),
        page.locator("#seen .lit").first.bounding_box(),
    )
    assert panel_box and part_box
    assert panel_box["y"] <= part_box["y"] <= panel_box["y"] + panel_box["height"]
    assert page.evaluate("scrollY") >= top


def test_the_picture_is_walked_with_the_arrow_keys(page: Page, site: str) -> None:
    begin(page, site, COLUMNS)
    panel(page, "As it was read").click()
    stop = page.locator("#seen [data-seen][tabindex='0']")
    expect(stop).to_have_count(1)
    stop.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#seen [data-seen]:focus")).to_have_attribute(
        "aria-label", "rowan.ashdown@example.org: You, E-mail"
    )
    expect(stop).to_have_count(1)
    page.keyboard.press("Enter")
    expect(field(page, "/basics/email")).to_be_focused()


def test_the_picture_is_there_after_a_reload_and_follows_a_moved_entry(page: Page, site: str) -> None:
    begin(page, site, COLUMNS)
    page.locator('[id="i/work/1"]').get_by_role("button", name="Move Junior Developer").first.click()
    expect(field(page, "/work/0/name")).to_have_value("Thornwick Software")
    page.reload()
    engine_ready(page)
    panel(page, "As it was read").click()
    field(page, "/work/0/name").click()
    assert lit(page) == ["/work/0/name"]
    expect(page.locator("#seen .seen-line", has=page.locator(".lit"))).to_contain_text("Thornwick Software")


def test_one_press_sends_a_stray_line_where_it_may_belong(page: Page, site: str, tmp_path: Path) -> None:
    head = "petra.holloway@example.org\n"
    path = text_file(tmp_path, TEXT.replace(head, f"{head}Seen by: R.H. 14.2.\nFile no. 33-812\n"))
    begin(page, site, path)
    strays = page.locator("#part-basics .stray")
    expect(strays).to_have_count(2)
    expect(page.locator("#seen .is-left [data-paths], #seen .is-left")).not_to_have_count(0)
    strays.first.get_by_role("button", name="Make it part of the opening").click()
    expect(field(page, "/basics/summary")).to_have_value("Seen by: R.H. 14.2.")
    expect(strays).to_have_count(1)
    page.locator("#seen .seen-line.is-left").click()
    expect(page.locator(".stray")).to_be_focused()
    strays.get_by_role("button", name="Let “File no. 33-812” go").click()
    expect(page.locator("#leftovers-title")).to_have_count(0)


def test_a_second_file_replaces_nothing_without_being_asked(page: Page, site: str, tmp_path: Path) -> None:
    begin(page, site, COLUMNS)
    page.get_by_label("Upload a CV").set_input_files(text_file(tmp_path))
    expect(page.locator("#proposal-title")).to_be_focused(timeout=START_MS)
    expect(page.locator("#proposal-title")).to_contain_text("petra.txt was read")
    expect(field(page, "/basics/name")).to_have_value("Rowan Ashdown")
    page.get_by_role("button", name="Keep my CV as it is").click()
    expect(page.locator("#proposal-title")).to_have_count(0)
    expect(field(page, "/basics/name")).to_have_value("Rowan Ashdown")
    page.get_by_label("Upload a CV").set_input_files(text_file(tmp_path))
    page.get_by_role("button", name="Use the file instead of my CV").click()
    expect(field(page, "/basics/name")).to_have_value("Petra Holloway")
    page.get_by_role("button", name="Undo opening petra.txt").click()
    expect(field(page, "/basics/name")).to_have_value("Rowan Ashdown")


def bring_locked(page: Page, site: str, folder: Path) -> None:
    """Choose a file that its password locks."""
    writer = PdfWriter(clone_from=COLUMNS)
    writer.encrypt(PASSWORD, algorithm="RC4-128")
    path = folder / "locked.pdf"
    writer.write(path)
    open_site(page, site)
    engine_ready(page)
    page.get_by_label("Upload a CV").set_input_files(path)


@pytest.mark.in_firefox_too
def test_a_locked_file_asks_for_its_password_and_keeps_it_nowhere(
    page: Page, site: str, tmp_path: Path
) -> None:
    bring_locked(page, site, tmp_path)
    word = page.get_by_label("Password of the file")
    expect(word).to_be_focused(timeout=START_MS)
    word.fill("not this one")
    page.keyboard.press("Enter")
    expect(page.locator("#password-why")).to_contain_text("password", timeout=START_MS)
    expect(word).to_have_value("")
    word.fill(PASSWORD)
    page.get_by_role("button", name="Open the file").click()
    expect(field(page, "/basics/name")).to_have_value("Rowan Ashdown", timeout=START_MS)
    expect(word).to_be_hidden()
    assert PASSWORD not in page.evaluate("JSON.stringify(localStorage) + document.documentElement.outerHTML")


def test_a_locked_file_can_be_left(page: Page, site: str, tmp_path: Path) -> None:
    bring_locked(page, site, tmp_path)
    page.get_by_role("button", name="Leave it").click(timeout=START_MS)
    expect(page.locator("#password-form")).to_be_hidden()
    expect(page.locator("html[data-cv]")).to_have_count(0)
