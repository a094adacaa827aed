"""A visit from beginning to end, as a person sees it, in each browser."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import NewContext, PageLog, close_quietly, launch
from journey import (
    CV_HTML,
    START_MS,
    engine_ready,
    field,
    kill_renderers,
    notes,
    open_site,
    print_to_pdf,
    stored,
    upload,
    values,
)
from playwright.sync_api import Page, Playwright, expect
from pypdf import PdfReader

HOSTILE = "<script>document.title='owned'</script> <img src=x onerror=\"document.title='owned'\">"
# Not every driver tells of downloads; what the page hands to the browser can be seen in all of them.
KEEP_BLOBS = """() => {
  window.blobs = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = blob => { window.blobs.push(blob); return make.call(URL, blob); };
}"""


@pytest.fixture(scope="session")
def cv_pdf(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a CV as a PDF that another tool made."""
    chromium = launch(playwright, "chromium")
    yield print_to_pdf(chromium, CV_HTML, tmp_path_factory.mktemp("cv") / "rosalind.pdf")
    chromium.close()


@pytest.mark.in_firefox_too
def test_nothing_is_asked_of_another_origin_and_nothing_is_missing(
    page: Page, page_log: PageLog, site: str, cv_pdf: Path
) -> None:
    open_site(page, site)
    engine_ready(page)
    upload(page, cv_pdf)
    assert len(page_log.requests) > 10, "the log recorded nothing"
    assert page_log.strangers(site) == []
    assert page_log.failures == []
    assert page_log.errors == []


def test_the_main_controls_have_their_names(page: Page, site: str) -> None:
    open_site(page, site)
    expect(page.get_by_role("textbox", name="Notes")).to_have_count(1)
    expect(page.get_by_label("Upload a CV")).to_have_count(1)
    expect(page.get_by_role("navigation", name="On this page")).to_have_count(1)
    for name in ("Print", "Delete everything on this device"):
        expect(page.get_by_role("button", name=name)).to_have_count(1)
    for name in ("Your CV", "Checks", "Preview"):
        expect(page.get_by_role("region", name=name)).to_have_count(1)


@pytest.mark.in_firefox_too
def test_notes_typed_before_the_engine_survive_a_reload(page: Page, site: str) -> None:
    open_site(page, site)
    notes(page).press_sequentially("Moved billing to a queue")
    page.reload()
    expect(notes(page)).to_have_value("Moved billing to a queue")


@pytest.mark.in_firefox_too
def test_notes_alone_become_a_cv(page: Page, site: str) -> None:
    open_site(page, site)
    notes(page).fill("Tamsin Oakhill\ntamsin.oakhill@example.org\nBackend developer\n")
    engine_ready(page)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org", timeout=START_MS)
    expect(field(page, "/basics/name")).to_have_value("Tamsin Oakhill")


@pytest.mark.in_firefox_too
def test_killing_the_tab_while_typing_loses_nothing_older_than_100_ms(
    reopen: NewContext, site: str, tmp_path: Path
) -> None:
    first = reopen()
    page = first.new_page()
    open_site(page, site)
    notes(page).focus()
    typed, at = "", []
    for number in range(60):
        word = f"word{number} "
        page.keyboard.type(word)
        typed += word
        at.append((time.monotonic(), len(typed)))
    killed_at = time.monotonic()
    assert kill_renderers(tmp_path) > 0
    time.sleep(0.5)  # until the browser has noticed
    close_quietly(first)
    safe = max((length for moment, length in at if moment < killed_at - 0.1), default=0)
    assert safe > 0
    again = reopen().new_page()
    open_site(again, site)
    kept = notes(again).input_value()
    assert typed.startswith(kept)
    assert len(kept) >= safe


@pytest.mark.in_firefox_too
def test_a_pdf_made_elsewhere_lands_in_the_right_fields(page: Page, site: str, cv_pdf: Path) -> None:
    open_site(page, site)
    upload(page, cv_pdf)
    found = values(page)
    assert found["/basics/name"] == "Rosalind Achterberg"
    assert found["/basics/email"] == "rosalind.achterberg@example.org"
    assert found["/basics/phone"] == "07700 900321"
    assert found["/work/0/position"] == "Senior Backend Developer"
    assert found["/work/0/name"] == "Halcyon Ferries"
    assert found["/work/0/startDate"] == "Mar 2021"
    assert "/work/0/endDate" not in found
    assert found["/work/0/highlights/0"].startswith("Moved seat booking to a message queue")
    assert found["/work/1/name"] == "Tarn Software"
    assert (found["/work/1/startDate"], found["/work/1/endDate"]) == ("Sep 2017", "Feb 2021")
    assert found["/work/1/highlights/0"].endswith("with the mobile team.")
    assert found["/education/0/institution"] == "University of Northbrook"


def test_a_finding_leads_to_its_field_and_goes_when_it_is_mended(page: Page, site: str, cv_pdf: Path) -> None:
    open_site(page, site)
    upload(page, cv_pdf)
    checks = page.get_by_role("region", name="Checks")
    link = checks.locator("[data-goto='/work/0/highlights/1']").first
    expect(link).to_be_visible()
    message = link.inner_text()
    link.click()
    line = field(page, "/work/0/highlights/1")
    expect(line).to_be_focused()
    line.fill("Rebuilt the refunds API in Python, so customers are paid back the same day.")
    expect(checks.locator("[data-goto='/work/0/highlights/1']", has_text=message)).to_have_count(0)
    expect(line).to_be_focused()


def test_a_finding_leads_to_the_guide_and_the_guide_leads_back(page: Page, site: str, cv_pdf: Path) -> None:
    open_site(page, site)
    upload(page, cv_pdf)
    finding = page.get_by_role("region", name="Checks").locator(".finding").first
    finding.locator("summary").click()
    point = finding.locator("a[href^='#point-']").first.get_attribute("href")
    assert point
    in_guide = page.locator(point).locator("[data-goto]").first
    path = in_guide.get_attribute("data-goto")
    assert path
    page.locator(f"{point}").evaluate("e => { const d = e.closest('details'); if (d) d.open = true; }")
    in_guide.click()
    focused = page.evaluate("document.activeElement.id")
    assert focused.startswith("f/") and path.startswith(focused[1:])


def test_notes_and_a_file_together_lose_neither(page: Page, site: str, cv_pdf: Path) -> None:
    open_site(page, site)
    notes(page).fill("Certificate: First Aid at Work, 2023\nPhone 07700 900999\n")
    upload(page, cv_pdf)
    assert values(page)["/basics/phone"] == "07700 900321"
    shown = page.get_by_role("region", name="Your CV", exact=True)
    everything = " ".join([*values(page).values(), shown.inner_text()])
    assert "First Aid at Work" in everything
    choose = shown.get_by_role("button", name="07700 900999")
    choose.click()
    expect(field(page, "/basics/phone")).to_have_value("07700 900999")
    expect(notes(page)).to_have_value("Certificate: First Aid at Work, 2023\nPhone 07700 900999\n")


def test_notes_still_being_typed_are_not_overtaken_by_a_file(page: Page, site: str, cv_pdf: Path) -> None:
    open_site(page, site)
    engine_ready(page)
    notes(page).fill("Certificate: First Aid at Work, 2023")
    upload(page, cv_pdf)  # at once, before the pause in which notes are sent
    assert "First Aid at Work" in " ".join(values(page).values())
    assert "First Aid at Work" in stored_draft(page)["rough"]


def stored_draft(page: Page) -> Any:
    """Read the first CV as it is kept in this browser."""
    texts = stored(page)
    return json.loads(texts[f"kept:{json.loads(texts['saved'])['state']['records'][0]}"])


def test_what_is_typed_after_a_deletion_while_the_engine_starts_stays(page: Page, site: str) -> None:
    open_site(page, site)
    notes(page).fill("Old secret")
    page.get_by_role("button", name="Delete everything on this device").click()
    notes(page).fill("tamsin.oakhill@example.org")
    engine_ready(page)
    expect(field(page, "/basics/email")).to_have_value("tamsin.oakhill@example.org")
    expect(notes(page)).to_have_value("tamsin.oakhill@example.org")
    assert "Old secret" not in page.evaluate("JSON.stringify({...localStorage})")


def test_a_file_chosen_before_the_engine_waits_its_turn(page: Page, site: str, cv_pdf: Path) -> None:
    open_site(page, site)
    page.get_by_label("Upload a CV").set_input_files(cv_pdf)
    expect(page.locator("#file-status")).to_contain_text("rosalind.pdf")
    expect(field(page, "/basics/name")).to_have_value("Rosalind Achterberg", timeout=START_MS)
    expect(page.locator("#file-status")).to_be_hidden()


@pytest.mark.in_firefox_too
def test_the_print_holds_every_field_in_order(page: Page, site: str, cv_pdf: Path) -> None:
    open_site(page, site)
    upload(page, cv_pdf)
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_enabled()
    pdf = page.pdf(prefer_css_page_size=True)
    pages = PdfReader(io.BytesIO(pdf)).pages
    text = "".join("".join(sheet.extract_text().split()) for sheet in pages)
    order = [
        "Rosalind Achterberg",
        "rosalind.achterberg@example.org",
        "Backend developer who looks after the booking and payment services of a ferry company.",
        "Senior Backend Developer",
        "Halcyon Ferries",
        "Moved seat booking to a message queue, so a full sailing no longer blocks the ticket office.",
        "Tarn Software",
        "Built the timetable service in Python and PostgreSQL with the mobile team.",
        "PostgreSQL",
        "University of Northbrook",
    ]
    places = [text.find("".join(piece.split())) for piece in order]
    assert -1 not in places, [piece for piece, place in zip(order, places, strict=True) if place < 0]
    assert places[:8] == sorted(places[:8])
    assert not any(0xFB00 <= ord(char) <= 0xFB06 for char in text)
    assert "On this page" not in text and "Delete everything" not in text


def test_the_print_button_prints_and_proposes_the_persons_name(page: Page, site: str, cv_pdf: Path) -> None:
    page.add_init_script(
        "window.print = () => { dispatchEvent(new Event('beforeprint'));"
        " window.printed = document.title; dispatchEvent(new Event('afterprint')); }"
    )
    open_site(page, site)
    upload(page, cv_pdf)
    before = page.title()
    page.get_by_role("button", name="Print", exact=True).click()
    page.wait_for_function("window.printed")
    assert page.evaluate("window.printed").startswith("Rosalind-Achterberg")
    assert page.title() == before


def test_markup_in_a_pdf_shows_as_text(page: Page, site: str, playwright: Playwright, tmp_path: Path) -> None:
    chromium = launch(playwright, "chromium")
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    hostile = CV_HTML.replace("Built the timetable", f"{escaped} Built the timetable")
    pdf = print_to_pdf(chromium, hostile, tmp_path / "hostile.pdf")
    chromium.close()
    open_site(page, site)
    upload(page, pdf)
    assert "onerror" in " ".join(values(page).values())
    expect(page.locator("#sheet")).to_contain_text("<script>document.title=")
    assert (
        page.evaluate("document.querySelectorAll('#editor script, #found script, #guide script').length") == 0
    )
    assert (
        page.evaluate("document.getElementById('sheet').shadowRoot.querySelectorAll('script, img').length")
        == 0
    )
    assert page.title() != "owned"


def test_what_was_edited_is_there_after_a_reload(page: Page, site: str, cv_pdf: Path) -> None:
    open_site(page, site)
    upload(page, cv_pdf)
    field(page, "/basics/label").fill("Principal Backend Developer")
    page.reload()
    expect(field(page, "/basics/label")).to_have_value("Principal Backend Developer", timeout=START_MS)
    expect(field(page, "/work/0/name")).to_have_value("Halcyon Ferries")


def test_entries_and_lines_are_added_moved_removed_and_brought_back(
    page: Page, site: str, cv_pdf: Path
) -> None:
    open_site(page, site)
    upload(page, cv_pdf)
    shown = page.get_by_role("region", name="Your CV", exact=True)
    shown.get_by_role("button", name="Add a certificate").click()
    expect(field(page, "/certificates/0/name")).to_be_focused()
    page.keyboard.type("First Aid at Work")
    expect(page.locator("#sheet")).to_contain_text("First Aid at Work")
    page.locator("[data-act=move][data-path='/work/0'][data-by='1']").click()
    expect(field(page, "/work/0/name")).to_have_value("Tarn Software")
    page.locator("[data-more='/work/0']").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(field(page, "/work/0/name")).to_have_value("Halcyon Ferries")
    shown.get_by_role("button", name="Undo removing a job").click()
    expect(field(page, "/work/0/name")).to_have_value("Tarn Software")
    expect(field(page, "/certificates/0/name")).to_have_value("First Aid at Work")


@pytest.mark.in_firefox_too
def test_delete_everything_leaves_no_trace_and_can_be_taken_back_for_a_moment(
    page: Page, site: str, cv_pdf: Path
) -> None:
    open_site(page, site)
    notes(page).fill("Certificate: First Aid at Work, 2023")
    upload(page, cv_pdf)
    page.get_by_role("button", name="Delete everything on this device").click()
    expect(page.locator("html[data-cv]")).to_have_count(0)
    expect(notes(page)).to_have_value("")
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Rosalind" not in stored and "First Aid" not in stored
    assert "Rosalind" not in page.content()
    page.locator("#undelete").click()
    expect(field(page, "/basics/name")).to_have_value("Rosalind Achterberg")


@pytest.mark.parametrize(
    ("saved", "sentence"),
    [
        ('{"app": "legible", "version": 999, "state": {}}', "newer version"),
        ('{"app": "legible", "vers', "could not be read"),
    ],
)
def test_saved_work_that_cannot_be_opened_is_kept_aside_and_told(
    new_context: NewContext, site: str, saved: str, sentence: str
) -> None:
    context = new_context()
    page = context.new_page()
    open_site(page, site)
    engine_ready(page)
    key = page.evaluate("'legible:' + location.pathname + ':saved'")
    page.goto(f"{site}css/page.css")
    page.evaluate(
        "([key, saved]) => { localStorage.clear(); localStorage.setItem(key, saved); }", [key, saved]
    )
    page.goto(site)
    engine_ready(page)
    expect(page.locator("#aside")).to_contain_text(sentence)
    stays = page.evaluate(f"localStorage[{key!r}]")
    assert (stays == saved) == ("999" in saved), "a newer version's text must stay where it is"
    kept = page.evaluate(
        "Object.entries({...localStorage}).filter(([k]) => k.includes(':aside:')).map(([, v]) => v)"
    )
    assert kept == ([] if "999" in saved else [saved])
    page.evaluate(KEEP_BLOBS)
    page.get_by_role("button", name="Download what was kept aside").click()
    page.wait_for_function("window.blobs.length == 1")
    assert page.evaluate("window.blobs[0].text()") == saved


def test_a_file_that_cannot_be_read_gets_one_sentence_and_loses_nothing(
    page: Page, site: str, tmp_path: Path
) -> None:
    wrong = {
        "empty.pdf": (b"", "empty"),
        "photo.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(200), "not"),
        "broken.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type", "damaged"),
    }
    open_site(page, site)
    notes(page).fill("Something I typed")
    engine_ready(page)
    for name, (data, word) in wrong.items():
        (tmp_path / name).write_bytes(data)
        page.get_by_label("Upload a CV").set_input_files(tmp_path / name)
        alert = page.get_by_role("alert").filter(has_text=name)
        expect(alert).to_be_visible(timeout=START_MS)
        assert word in alert.inner_text().lower()
        expect(notes(page)).to_have_value("Something I typed")


def test_a_json_resume_comes_in_whole(page: Page, site: str, tmp_path: Path) -> None:
    resume = {"basics": {"name": "Ines Calloway", "email": "ines@example.org"}, "x-own": {"kept": True}}
    path = tmp_path / "ines.json"
    path.write_text(json.dumps(resume))
    open_site(page, site)
    upload(page, path)
    expect(field(page, "/basics/name")).to_have_value("Ines Calloway")
    assert stored_draft(page)["cv"]["x-own"] == {"kept": True}


@pytest.mark.in_firefox_too
def test_the_guide_reads_complete_without_javascript(new_context: NewContext, site: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site)
    for point in ("I", "1p", "1a", "1b", "1c", "2p", "2a", "2b", "2c", "3p", "3a", "3b", "3c"):
        expect(page.locator(f"[data-point='{point}']")).to_be_visible()
    expect(page.locator("[data-step]")).to_have_count(5)
    expect(page.locator("details.question")).to_have_count(5)
    expect(page.locator("h1")).to_be_visible()


DROP = """texts => {
  const transfer = new DataTransfer();
  for (const text of texts) transfer.items.add(new File([text], "dropped.txt", {type: "text/plain"}));
  const how = {bubbles: true, dataTransfer: transfer, cancelable: true};
  document.body.dispatchEvent(new DragEvent("drop", how));
}"""


@pytest.mark.in_firefox_too
def test_text_can_be_dropped_in_as_a_file_anywhere_and_only_one_at_a_time(page: Page, site: str) -> None:
    open_site(page, site)
    engine_ready(page)
    text = "Orla Whitcombe\norla.whitcombe@example.org\n07700 900456\n"
    page.evaluate(DROP, [text, text])
    expect(page.locator("#alert")).to_contain_text("2 files, and none was opened")
    page.evaluate(DROP, [text])
    expect(field(page, "/basics/email")).to_have_value("orla.whitcombe@example.org", timeout=START_MS)
