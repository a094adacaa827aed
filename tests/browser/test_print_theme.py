"""The CV printed by real browsers, read back from the PDF as text."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from legible.assets import load_library
from legible.model import CV, Basics, Work
from legible.render import cv_html, paper_css, standalone_html, theme_css, theme_names
from legible.render.outline import Outline, Piece
from legible.render.sections import outline
from legible.render.theme import load_theme
from legible.render.wording import language_of, wording
from legible.resume_json import cv_from_json

LIBRARY = load_library()
SAMPLES = sorted((Path(__file__).resolve().parent.parent / "cases/samples").glob("*.json"))
SIZES_PT = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
POINTS_PER_MM = 72 / 25.4
pytestmark = pytest.mark.in_firefox_too
NO_MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "0")
LIGATURES = {chr(code) for code in range(0xFB00, 0xFB07)}
SHADOW = """([html, css]) => {
  const root = document.getElementById("host").attachShadow({mode: "open"});
  root.innerHTML = html;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed page, read back."""

    size_pt: tuple[float, float]  # width, height
    lines: list[str]
    heights_pt: list[float]  # baselines of its texts, from the bottom


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def cv(request: pytest.FixtureRequest) -> CV:
    return cv_from_json(json.loads(request.param.read_text("utf-8")))


@pytest.fixture(params=theme_names(LIBRARY))
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def print_html(page: Page, html: str) -> list[Printed]:
    page.set_content(html)
    return print_page(page)


def print_page(page: Page) -> list[Printed]:
    pdf = page.pdf(prefer_css_page_size=True, margin=NO_MARGIN)  # type: ignore[arg-type]
    return [read_back(sheet) for sheet in PdfReader(io.BytesIO(pdf)).pages]


def read_back(sheet: object) -> Printed:
    heights: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            heights.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    lines = sheet.extract_text(visitor_text=visit).splitlines()  # type: ignore[attr-defined]
    box = sheet.mediabox  # type: ignore[attr-defined]
    return Printed((float(box.width), float(box.height)), [line for line in lines if line.strip()], heights)


def squashed(text: str) -> str:
    """Drop white space: lines break where they will."""
    return "".join(text.split())


def all_text(pages: list[Printed]) -> str:
    return squashed("".join(line for page in pages for line in page.lines))


def pieces_in_order(page: Outline) -> list[Piece]:
    contacts = [piece for contact in page.contacts for piece in contact.pieces]
    found = [*page.name, *page.label, *contacts]
    for section in page.sections:
        found.append(Piece(section.title, section.path))
        for entry in section.entries:
            first = (
                [*entry.meta, *entry.dates] if section.layout == "compact" else [*entry.dates, *entry.meta]
            )
            found += [*entry.title, *entry.note, *first, *entry.texts, *entry.bullets, *entry.items]
    return found


def sure_to_have_a_font(piece: Piece) -> bool:
    """Say whether any machine has glyphs for a text: Latin, Greek and Cyrillic, but not always Chinese."""
    return all(ord(char) < 0x530 or 0x2000 <= ord(char) < 0x2070 for char in piece.text)


def outline_of(cv: CV, theme: str) -> Outline:
    return outline(cv, wording(LIBRARY, language_of(cv)), load_theme(LIBRARY, theme).sections)


def test_every_field_is_in_the_text_of_the_print_in_order(page: Page, cv: CV, theme: str) -> None:
    text = all_text(print_html(page, standalone_html(cv, LIBRARY, theme)))
    at = 0
    for piece in filter(sure_to_have_a_font, pieces_in_order(outline_of(cv, theme))):
        found = text.find(squashed(piece.text), at)
        assert found >= 0, f"{piece.path}: {piece.text!r} is not after {text[max(0, at - 60) : at]!r}"
        at = found + len(squashed(piece.text))
    assert not LIGATURES & set(text)


@pytest.mark.parametrize("paper", SIZES_PT)
def test_each_sheet_has_its_size_and_its_margins(page: Page, theme: str, paper: str) -> None:
    cv = cv_from_json(json.loads(SAMPLES[-1].read_text("utf-8")))
    pages = print_html(page, standalone_html(cv, LIBRARY, theme, paper))
    margin = load_theme(LIBRARY, theme).margins_mm["block"] * POINTS_PER_MM
    assert len(pages) >= 3
    for sheet in pages:
        assert sheet.size_pt == pytest.approx(SIZES_PT[paper], abs=1)
        assert min(sheet.heights_pt) >= margin
        assert margin <= sheet.size_pt[1] - max(sheet.heights_pt) <= margin + 40


def test_both_papers_carry_the_same_text(page: Page, cv: CV, theme: str) -> None:
    a4, letter = (
        all_text(print_html(page, standalone_html(cv, LIBRARY, theme, paper))) for paper in SIZES_PT
    )
    assert a4 == letter


def test_no_heading_and_no_first_line_ends_a_page(page: Page, theme: str) -> None:
    """Push a CV down line by line, so that every heading and opening meets the foot of a page once."""
    cv = cv_from_json(json.loads(SAMPLES[0].read_text("utf-8")))
    moved = [
        replace(cv, basics=replace(cv.basics, summary="\n".join(["A line."] * n))) for n in range(0, 54, 2)
    ]
    more = (f'<div style="break-before: page">{cv_html(each, LIBRARY, theme)}</div>' for each in moved)
    pages = print_html(page, standalone_html(cv, LIBRARY, theme).replace("</body>", "".join(more)))
    feet = {squashed(sheet.lines[-1]) for sheet in pages}
    openings = [squashed(line) for line in opening_lines(outline_of(cv, theme))]
    assert len(pages) > 50
    assert len(feet) > 10
    assert not [foot for foot in feet if foot.startswith(tuple(openings))]


def opening_lines(page: Outline) -> list[str]:
    """List headings, and the first line of each entry that goes on below it."""
    titles = [section.title for section in page.sections]
    going_on = [
        entry for section in page.sections for entry in section.entries if entry.bullets or entry.texts
    ]
    first = [", ".join(piece.text for piece in entry.title) for entry in going_on if entry.title]
    second = [" · ".join(piece.text for piece in entry.meta) for entry in going_on if entry.meta]
    return [*titles, *first, *second]


def test_a_bullet_stays_whole_and_none_stands_alone(page: Page, theme: str) -> None:
    bullets = tuple(f"Bullet {number} " + "goes on and on " * 12 + "to its end." for number in range(60))
    job = Work(name="Dock", position="Keeper", highlights=bullets)
    pages = print_html(page, standalone_html(CV(work=(job,)), LIBRARY, theme))
    assert len(pages) > 1
    for sheet in pages:
        assert sheet.lines[-1].endswith("to its end.")


def test_the_preview_in_a_shadow_root_prints_as_the_file_does(page: Page, cv: CV, theme: str) -> None:
    alone = print_html(page, standalone_html(cv, LIBRARY, theme))
    page.set_content(
        f"<!doctype html><style>{paper_css(LIBRARY)} body {{ margin: 0 }}</style><div id=host></div>"
    )
    page.evaluate(SHADOW, [cv_html(cv, LIBRARY, theme), theme_css(LIBRARY, theme)])
    assert [sheet.lines for sheet in print_page(page)] == [sheet.lines for sheet in alone]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_screen_has_to_scroll_sideways(page: Page, cv: CV, theme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(standalone_html(cv, LIBRARY, theme))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_runs_nothing(page: Page, theme: str) -> None:
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    page.set_content(
        standalone_html(CV(basics=Basics(name=hostile, url="javascript:alert(3)")), LIBRARY, theme)
    )
    assert page.inner_text("h1") == hostile
    assert page.locator("a, img, script").count() == 0
    assert not alarms
