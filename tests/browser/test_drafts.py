"""Several CVs in a real browser: made, tailored, gone back to, backed up, deleted and restored."""

from __future__ import annotations

import json
from pathlib import Path

from journey import engine_ready, field, open_site, stored, upload, values
from playwright.sync_api import Locator, Page, expect

# Not every driver tells of downloads; what the page hands to the browser can be seen in all of them.
KEEP_BLOBS = """() => {
  window.blobs = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = blob => { window.blobs.push(blob); return make.call(URL, blob); };
}"""
RESUME = {
    "basics": {"name": "Ines Calloway", "label": "Backend Developer", "summary": "Keeps ferries on time."},
    "work": [{"name": "Halcyon Ferries", "highlights": ["Built the timetable", "Led two"]}],
}
PHONE = {"width": 390, "height": 844}


def with_cv(context_page: Page, site: str, tmp_path: Path) -> Page:
    """Open the page with one CV."""
    path = tmp_path / "ines.json"
    path.write_text(json.dumps(RESUME))
    open_site(context_page, site)
    engine_ready(context_page)
    upload(context_page, path)
    return context_page


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="CVs and versions")


def press(page: Page, name: str, within: str = "#cvs") -> None:
    page.locator(within).get_by_role("button", name=name).first.click()


def names(page: Page) -> list[str]:
    """List the CVs, the open one marked."""
    return page.evaluate(
        "[...document.querySelectorAll('.cvs [data-draft]')].map(button => button.firstChild.data.trim()"
        " + (button.getAttribute('aria-current') ? ' *' : ''))"
    )


def backup_of(page: Page, tmp_path: Path) -> Path:
    """Download a backup and give the file."""
    page.locator("#cvs summary", has_text="Backup").click()
    page.evaluate(KEEP_BLOBS)
    press(page, "Download a backup", "#backup")
    page.wait_for_function("window.blobs.length == 1")
    path = tmp_path / "legible-backup.json"
    path.write_text(page.evaluate("window.blobs[0].text()"), "utf-8")
    expect(page.locator("#backup-age")).to_have_text("Last backup: today")
    return path


def test_cvs_are_made_tailored_gone_back_to_backed_up_deleted_and_restored(
    page: Page, site: str, tmp_path: Path
) -> None:
    with_cv(page, site, tmp_path)
    press(page, "New CV")
    expect(field(page, "/basics/name")).to_have_value("")
    field(page, "/basics/name").fill("Rowan Ashdown")
    expect(page.locator("#cv-2")).to_contain_text("Rowan Ashdown")
    press(page, "Ines Calloway")
    expect(field(page, "/basics/name")).to_have_value("Ines Calloway")
    press(page, "Tailor a copy")
    expect(page.locator("#draft-name")).to_be_focused()
    page.keyboard.type("For Harbour Post")
    expect(page.locator("#cv-3")).to_contain_text("For Harbour Post")
    expect(page.locator("#draft-name")).to_have_value("For Harbour Post")
    field(page, "/basics/summary").fill("Keeps parcels moving.")
    field(page, "/work/0/highlights/0").fill("Built the tracker")
    press(page, "Show what differs from the base")
    expect(page.locator("#variant .differences > li")).to_have_count(2)
    press(page, "Take the base’s", "#variant li:nth-child(1)")
    expect(field(page, "/basics/summary")).to_have_value("Keeps ferries on time.")
    expect(page.locator("#variant .differences > li")).to_have_count(1)
    page.locator("#versions-title").click()
    press(page, "Save this as a version")
    expect(page.locator("#versions input")).to_be_focused()
    page.keyboard.type("As sent")
    expect(page.locator("#versions input")).to_have_value("As sent")
    field(page, "/basics/summary").fill("Spoilt.")
    press(page, "Go back to it: As sent", "#versions")
    expect(field(page, "/basics/summary")).to_have_value("Keeps ferries on time.")
    expect(page.locator("#versions")).to_contain_text("before going back to “As sent”")
    before, listed = values(page), names(page)
    assert listed == ["Ines Calloway, Backend Developer", "Rowan Ashdown", "For Harbour Post *"]
    backup = backup_of(page, tmp_path)
    page.get_by_role("button", name="Delete everything on this device").click()
    expect(page.locator(".cvs [data-draft]")).to_have_text(["Untitled CV"])
    expect(page.locator("#undelete")).to_be_focused()
    assert "Ines" not in str(stored(page))
    page.locator("#backup-file").set_input_files(backup)
    expect(page.locator("#arriving-title")).to_be_focused()
    expect(page.locator("#arriving")).to_contain_text("It holds 3 CVs")
    press(page, "Use the backup instead", "#arriving")
    expect(field(page, "/work/0/highlights/0")).to_have_value("Built the tracker")
    assert (values(page), names(page)) == (before, listed)
    expect(page.locator("#versions")).to_contain_text("before going back to “As sent”")
    page.reload()
    engine_ready(page)
    expect(field(page, "/work/0/highlights/0")).to_have_value("Built the tracker")
    assert (values(page), names(page)) == (before, listed)
    press(page, "Undo", "#workspace")
    expect(page.locator(".cvs [data-draft]")).to_have_text(["Untitled CV"])


def test_a_deleted_cv_comes_back_with_undo_after_a_reload(page: Page, site: str, tmp_path: Path) -> None:
    with_cv(page, site, tmp_path)
    press(page, "Delete this CV")
    expect(field(page, "/basics/name")).to_have_value("")
    page.reload()
    engine_ready(page)
    press(page, "Undo deleting", "#workspace")
    expect(field(page, "/basics/name")).to_have_value("Ines Calloway")


def test_a_backup_dropped_as_a_cv_is_known_for_what_it_is(page: Page, site: str, tmp_path: Path) -> None:
    with_cv(page, site, tmp_path)
    backup = backup_of(page, tmp_path)
    field(page, "/basics/summary").fill("Keeps trains on time.")
    expect(page.locator("#cvs")).to_contain_text("Ines Calloway")
    page.get_by_label("Upload a CV").set_input_files(backup)
    expect(page.locator("#arriving")).to_contain_text("is here, but differs")
    press(page, "Add what is not here", "#arriving")
    expect(page.locator(".cvs [data-draft]")).to_have_count(2)
    expect(field(page, "/basics/summary")).to_have_value("Keeps ferries on time.")


def test_the_panel_fits_a_phone(page: Page, site: str, tmp_path: Path) -> None:
    page.set_viewport_size(PHONE)
    with_cv(page, site, tmp_path)
    press(page, "Tailor a copy")
    field(page, "/basics/summary").fill("Supercalifragilistic" * 12)
    press(page, "Show what differs from the base")
    page.locator("#versions-title").click()
    press(page, "Save this as a version")
    expect(page.locator("#versions input")).to_have_count(1)
    assert not page.evaluate(
        "[...document.querySelectorAll('#cvs *')].filter(part => part.getClientRects().length"
        " && part.getBoundingClientRect().right > 390).map(part => part.outerHTML.slice(0, 90))"
    )


def test_the_panel_has_names_for_everything(page: Page, site: str, tmp_path: Path) -> None:
    with_cv(page, site, tmp_path)
    expect(panel(page)).to_have_count(1)
    expect(page.get_by_label("Name of the open CV")).to_have_count(1)
    page.locator("#cvs summary", has_text="Backup").click()
    expect(page.get_by_label("Restore a backup")).to_be_visible()
