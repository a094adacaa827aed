"""What a person may change about a theme, and how themes lay an outline out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.model import CV, Basics, Language, OwnEntry, OwnSection, Skill, Work
from legible.render import cv_html, standalone_html, theme_css, theme_names
from legible.render.adjust import Adjustments, Illegible, adjusted, contrast, font_pairs, look_of
from legible.render.layout import laid_out
from legible.render.sections import outline
from legible.render.theme import load_theme
from legible.render.wording import wording
from legible.render.writing import direction

LIBRARY = load_library()
THEMES = theme_names(LIBRARY)
CLASSIC = load_theme(LIBRARY, "classic")
ADA = CV(
    basics=Basics(name="Ada Fernside", summary="Runs calm kitchens."),
    work=(Work(position="Cook", name="Dock", highlights=("Baked.", "Stack: ovens, knives")),),
    skills=(Skill(name="Baking"),),
    languages=(Language(language="Welsh"),),
    sections=(OwnSection("Talks", (OwnEntry(name="Dough"),)),),
)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Adjustments(accent="#9ad0ff"), "stands out too little"),
        (Adjustments(accent="#777777"), "4.5 to 1"),
        (Adjustments(accent="red"), "is no colour: write it as #1f4d6b"),
        (Adjustments(accent="#12345g"), "is no colour"),
        (Adjustments(text_size_pt=8.5), "choose 9 to 14 points"),
        (Adjustments(text_size_pt=20), "choose 9 to 14 points"),
        (Adjustments(text_size_pt=-1), "choose 9 to 14 points"),
        (Adjustments(margin_mm=4), "choose 10 to 40 mm"),
        (Adjustments(margin_mm=70), "choose 10 to 40 mm"),
        (Adjustments(spacing=0.3), "choose 0.6 to 1.8 times"),
        (Adjustments(spacing=float("nan")), "choose 0.6 to 1.8 times"),
        (Adjustments(fonts="comic"), "choose one of source, "),
    ],
)
def test_what_nobody_could_read_is_refused_in_a_sentence(wanted: Adjustments, said: str) -> None:
    with pytest.raises(Illegible, match=re.escape(said)) as refused:
        adjusted(CLASSIC, wanted, LIBRARY)
    assert str(refused.value).endswith(".")


@given(
    st.sampled_from(THEMES),
    st.builds(
        Adjustments,
        accent=st.from_regex("#[0-9a-f]{6}", fullmatch=True) | st.just(""),
        fonts=st.sampled_from(["", *(key for key, _ in font_pairs(LIBRARY))]),
        text_size_pt=st.just(0.0) | st.floats(5, 20),
        margin_mm=st.just(0.0) | st.floats(0, 60),
        spacing=st.just(0.0) | st.floats(0, 3),
    ),
)
def test_whatever_is_not_refused_can_be_read(theme: str, wanted: Adjustments) -> None:
    try:
        look = look_of(LIBRARY, theme, wanted)
    except Illegible:
        return
    assert min(look.sizes_pt.values()) >= 8.99
    assert all(
        contrast(look.colours[role], look.colours["paper"]) >= 4.5 for role in ("ink", "muted", "accent")
    )
    assert all(10 <= margin <= 40 for margin in look.margins_mm.values())
    assert min(look.spaces_pt.values()) > 0


@pytest.mark.parametrize("theme", THEMES)
def test_no_adjustment_changes_nothing(theme: str) -> None:
    assert look_of(LIBRARY, theme, Adjustments()) == load_theme(LIBRARY, theme)


def test_adjustments_reach_the_style_sheet() -> None:
    wanted = Adjustments(accent="#6B1F2A", fonts="garamond", text_size_pt=11, margin_mm=25, spacing=1.5)
    css = theme_css(LIBRARY, "classic", adjust=wanted)
    assert "--colour-accent: #6b1f2a;" in css
    assert '--font-text: "EB Garamond"' in css
    assert "--size: 11pt;" in css
    assert "--margin-inline: 25mm;" in css
    assert css in standalone_html(ADA, LIBRARY, adjust=wanted)


def test_sections_are_renamed_and_put_in_order() -> None:
    wanted = Adjustments(titles={"work": "Voyages", "skills": "  "}, sections=("languages", "skills"))
    html = cv_html(ADA, LIBRARY, adjust=wanted)
    assert re.findall(r"<h2.*?>(.*?)</h2>", html) == ["Languages", "Skills", "Profile", "Voyages", "Talks"]


def test_an_order_chosen_for_a_cv_goes_before_the_theme_s() -> None:
    html = cv_html(ADA, LIBRARY, order=("sections/0",), adjust=Adjustments(sections=("skills",)))
    assert re.findall(r"<h2.*?>(.*?)</h2>", html)[:2] == ["Talks", "Skills"]


def sheet(theme: str, cv: CV = ADA) -> Any:
    look = load_theme(LIBRARY, theme)
    return laid_out(outline(cv, wording(LIBRARY, "en"), look.sections), look, LIBRARY)


def test_what_stands_aside_is_read_first_whatever_the_order() -> None:
    look = look_of(LIBRARY, "sidebar", Adjustments(sections=("work", "summary", "languages", "skills")))
    page = laid_out(outline(ADA, wording(LIBRARY, "en"), look.sections), look, LIBRARY)
    assert [section.name for section in page.sections][:4] == ["languages", "skills", "work", "summary"]
    html = cv_html(ADA, LIBRARY, "sidebar")
    assert html.index('<div class="aside">') < html.index("Baking") < html.index('<div class="rest">')
    assert html.index('<div class="rest">') < html.index("Dock")


def test_a_sidebar_needs_something_on_both_sides() -> None:
    for cv in (CV(skills=(Skill(name="Baking"),)), CV(work=(Work(name="Dock"),))):
        assert "aside" not in cv_html(cv, LIBRARY, "sidebar").replace("layout-sidebar", "")


@pytest.mark.parametrize(
    ("bullets", "kept", "line"),
    [
        (("Baked.", "Stack: ovens, knives"), ("Baked.",), "Stack: ovens, knives"),
        (("Tech stack: ovens",), (), "Tech stack: ovens"),
        (("Stack: ovens", "Baked."), ("Stack: ovens", "Baked."), None),
        (("Stack:",), ("Stack:",), None),
        (("Cut costs: by a third",), ("Cut costs: by a third",), None),
        (("Stack ovens",), ("Stack ovens",), None),
        ((), (), None),
    ],
)
def test_a_last_bullet_that_names_tools_becomes_a_line_of_its_own(
    bullets: tuple[str, ...], kept: tuple[str, ...], line: str | None
) -> None:
    cv = CV(work=(Work(position="Cook", highlights=bullets),))
    (entry,) = sheet("engineer", cv).sections[0].entries
    assert tuple(piece.text for piece in entry.bullets) == kept
    assert [piece.text for piece in entry.items] == ([line] if line else [])
    (same,) = sheet("classic", cv).sections[0].entries
    assert tuple(piece.text for piece in same.bullets) == bullets


@pytest.mark.parametrize(
    ("language", "way"),
    [
        ("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur-PK", "rtl"), ("AR-EG", "rtl"),
        ("az-Arab", "rtl"), ("pa-Arab-PK", "rtl"), ("ks-Deva", "ltr"), ("arn", "ltr"), ("de-AT", "ltr"),
    ],
)  # fmt: skip
def test_a_language_is_written_one_way(language: str, way: str) -> None:
    assert direction(language) == way


def test_a_page_says_when_it_is_written_from_right_to_left() -> None:
    cv = CV(basics=Basics(name="ليلى حداد"), extra={"meta": {"language": "ar"}})
    assert '<div class="cv dates-right headings-ruled" lang="ar" dir="rtl">' in cv_html(cv, LIBRARY)
    assert "dir=" not in cv_html(ADA, LIBRARY)
