"""The findings: walked, mended, kept, narrowed and printed; and a job advert beside the CV."""

from __future__ import annotations

from pathlib import Path

import pytest
from journey import engine_ready, field, open_site, upload
from playwright.sync_api import Page, expect

TEXT = """Petra Holloway
petra.holloway@example.org
07700 900456
Leeds

PROFILE
Backend developer on the booking and payment services of a ferry line.

WORK
Backend Developer, Corrigan Systems
March 2019 - Present
- Moved varous payment jobs to a queue, so the office no longer waits for them.
- Improved system performance significantly.
- Put orders into Postgres with the web team, and recieved an award for it.

EDUCATION
BSc Computer Science, University of Northbrook, 2012 - 2015
"""
ADVERT = """Backend Developer, Larch Retail

What you need
- PostgreSQL
- Kubernetes
"""


def begin(page: Page, site: str, folder: Path) -> None:
    path = folder / "petra.txt"
    path.write_text(TEXT, "utf-8")
    open_site(page, site)
    engine_ready(page)
    upload(page, path)
    page.locator("#panels").get_by_role("button", name="Checks").click()


def test_a_finding_is_mended_on_request_and_the_focus_goes_to_the_next(
    page: Page, site: str, tmp_path: Path
) -> None:
    begin(page, site, tmp_path)
    first = page.locator("#found .finding", has_text="“varous” is misspelt")
    expect(first.locator(".change del")).to_have_text("varous")
    expect(first.locator(".change ins")).to_have_text("various")
    expect(field(page, "/work/0/highlights/0")).to_have_value(TEXT.splitlines()[11].removeprefix("- "))
    first.get_by_role("button", name="Write “various”").click()
    expect(field(page, "/work/0/highlights/0")).to_have_value(
        "Moved various payment jobs to a queue, so the office no longer waits for them."
    )
    following = page.locator("#found .finding", has_text="“recieved” is misspelt")
    expect(following).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("#found .finding", has_text="misspelt")).to_have_count(0)
    page.get_by_role("button", name="Undo the change").click()
    expect(page.locator("#found .finding", has_text="“recieved” is misspelt")).to_have_count(1)


def test_words_of_a_finding_are_marked_in_their_field_and_typing_takes_the_mark_off(
    page: Page, site: str, tmp_path: Path
) -> None:
    begin(page, site, tmp_path)
    marks = page.locator('[id="u/work/0/highlights/0"] mark')
    expect(marks).to_have_text(["varous"])
    line = field(page, "/work/0/highlights/0")
    line.fill("Moved various payment jobs to a queue, so the office no longer waits for them.")
    expect(marks).to_have_count(0)
    expect(line).to_be_focused()


def test_findings_are_walked_from_anywhere_and_kept_as_they_are(
    page: Page, site: str, tmp_path: Path
) -> None:
    begin(page, site, tmp_path)
    page.keyboard.press("F8")
    focused = page.locator("#found .finding:focus")
    expect(focused).to_have_count(1)
    shown = focused.locator(".message").inner_text()
    page.keyboard.press("F8")
    assert focused.locator(".message").inner_text() != shown
    page.keyboard.press("Shift+F8")
    assert focused.locator(".message").inner_text() == shown
    page.keyboard.press("k")
    expect(page.locator("#found .finding", has_text=shown)).to_have_count(0)
    page.get_by_text("Kept as they are (1)").click()
    page.get_by_role("button", name="Check it again").click()
    expect(page.locator("#found .finding", has_text=shown)).to_have_count(1)


def test_the_list_is_narrowed_by_kind(page: Page, site: str, tmp_path: Path) -> None:
    begin(page, site, tmp_path)
    page.locator("[data-filter=severity]").select_option("error")
    expect(page.locator("#found .grade")).to_have_count(1)
    expect(page.locator("#found .folded").first).to_contain_text("hidden by your choice")
    page.locator("[data-filter=severity]").select_option("")
    expect(page.locator("#found .grade")).not_to_have_count(1)


@pytest.mark.in_firefox_too
def test_the_findings_are_printed_without_who_it_is_unless_asked(
    page: Page, site: str, tmp_path: Path
) -> None:
    page.add_init_script(
        "window.printed = []; window.print = () => printed.push(document.getElementById('report').innerText)"
    )
    begin(page, site, tmp_path)
    page.get_by_role("button", name="Print these findings").click()
    page.wait_for_function("printed.length == 1")
    assert "Petra" not in page.evaluate("printed[0]") and "varous" in page.evaluate("printed[0]")
    page.get_by_label("with my name and contact details").check()
    page.get_by_role("button", name="Print these findings").click()
    page.wait_for_function("printed.length == 2")
    assert "Petra Holloway" in page.evaluate("printed[1]")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#report")).to_be_hidden()


def test_a_job_advert_is_held_against_the_cv_and_kept_with_it(page: Page, site: str, tmp_path: Path) -> None:
    begin(page, site, tmp_path)
    page.locator("#panels").get_by_role("button", name="Job advert").click()
    page.get_by_label("The advert that this CV is for").fill(ADVERT)
    asked = page.locator("#tailored .asked li")
    expect(asked).to_have_count(2)
    expect(asked.filter(has_text="PostgreSQL")).to_contain_text("as “Postgres”")
    expect(asked.filter(has_text="Kubernetes")).to_contain_text("Add it only if it is true")
    asked.filter(has_text="PostgreSQL").get_by_role("link").first.click()
    expect(field(page, "/work/0/highlights/2")).to_be_focused()
    page.locator("#panels").get_by_role("button", name="Checks").click()
    expect(page.locator("#found")).to_contain_text("The advert asks for “Kubernetes”")
    page.reload()
    engine_ready(page)
    page.locator("#panels").get_by_role("button", name="Job advert").click()
    expect(page.get_by_label("The advert that this CV is for")).to_have_value(ADVERT)
    expect(asked).to_have_count(2)


def test_each_finding_leads_to_the_page_of_its_rule(page: Page, site: str, tmp_path: Path) -> None:
    begin(page, site, tmp_path)
    page.locator("#found .finding", has_text="misspelt").first.get_by_text("Why it matters").click()
    page.get_by_role("link", name="More on this rule").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Misspelling")


def test_on_a_laptop_the_preview_and_its_print_button_have_a_panel_of_their_own(
    page: Page, site: str, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    path = tmp_path / "petra.txt"
    path.write_text(TEXT, "utf-8")
    open_site(page, site)
    engine_ready(page)
    upload(page, path)
    panels = page.locator("#panels")
    panels.get_by_role("button", name="Checks", exact=True).click()
    expect(page.locator("#found")).to_be_visible()
    expect(page.locator("#print")).to_be_hidden()
    panels.get_by_role("button", name="Preview").click()
    expect(page.locator("#print")).to_be_visible()
    expect(page.locator("#found")).to_be_hidden()


def test_a_mark_comes_back_when_the_typing_left_its_words_alone(
    page: Page, site: str, tmp_path: Path
) -> None:
    begin(page, site, tmp_path)
    line = field(page, "/work/0/highlights/0")
    line.focus()
    page.keyboard.press("End")
    page.keyboard.type(" Daily")
    expect(page.locator('[id="u/work/0/highlights/0"] mark', has_text="varous")).to_have_count(1)
