"""A person chooses how a CV looks, and what nobody could read is refused."""

from __future__ import annotations

from typing import Any

import pytest
from stored import ops

from legible.app import App
from legible.assets import load_library
from legible.looks import refusal, worn
from legible.looks_view import ACCENTS
from legible.render.adjust import Adjustments
from legible.render.theme import theme_names
from legible.state import Draft
from legible.taking import choices_of

LIBRARY = load_library()
RESUME = b'{"basics": {"name": "Ines Calloway"}, "work": [{"name": "Halcyon Ferries", "position": "Mate"}]}'


@pytest.fixture
def app() -> App:
    made = App(LIBRARY)
    made.dispatch({"type": "start", "today": "2026-11-23"})
    made.dispatch({"type": "open", "name": "cv.json"}, RESUME)
    return made


def act(app: App, kind: str, **words: Any) -> list[dict[str, Any]]:
    patches = app.dispatch({"type": kind, "n": app.seen + 1, "today": "2026-11-23", **words})
    assert not ops(patches, "failed"), patches
    return patches


def test_a_theme_changes_the_preview_and_its_sheet_and_can_be_taken_back(app: App) -> None:
    before = dict(app.sent)
    patches = act(app, "theme", value="modern")
    assert ops(patches, "paper")[0]["css"] != before["paper"]["css"]
    assert "headings-plain" in ops(patches, "preview")[0]["html"]
    act(app, "undo")
    assert app.sent["paper"] == before["paper"]
    assert app.sent["preview"] == before["preview"]


def test_an_accent_reaches_the_sheet_of_the_preview(app: App) -> None:
    css = ops(act(app, "adjust", what="accent", value="#7A1F3D"), "paper")[0]["css"]
    assert "--colour-accent: #7a1f3d;" in css


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("accent", "#ffee00", "choose a darker colour"),
        ("accent", "red", "is no colour"),
        ("fonts", "runes", "no pair of fonts"),
        ("text_size_pt", "6", "hard to read"),
        ("margin_mm", "2", "out of bounds"),
        ("spacing", "much", "is no number"),
        ("spacing", "inf", "is no number"),
    ],
)
def test_what_nobody_could_read_is_refused_beside_its_control(
    app: App, what: str, value: str, said: str
) -> None:
    act(app, "adjust", what="accent", value="#1f4d6b")
    before = app.state
    refused = ops(act(app, "adjust", what=what, value=value), "refused")
    assert [one["what"] for one in refused] == [what]
    assert said in refused[0]["text"]
    assert app.state == before


def test_a_value_left_blank_is_the_theme_s_again(app: App) -> None:
    act(app, "adjust", what="text_size_pt", value="11,5")
    assert app.state.draft.adjust.text_size_pt == 11.5
    act(app, "adjust", what="text_size_pt", value="")
    assert app.state.draft.adjust == Adjustments()


def test_sections_go_by_the_titles_given_to_them(app: App) -> None:
    assert ">Ships</h2>" in ops(act(app, "retitle", section="work", value="Ships"), "preview")[0]["html"]
    assert ">Experience</h2>" in ops(act(app, "retitle", section="work", value=" "), "preview")[0]["html"]


def test_headings_follow_the_language_chosen_and_the_cv_stays(app: App) -> None:
    cv = app.state.draft.cv
    assert "Berufserfahrung" in ops(act(app, "language", value="de"), "preview")[0]["html"]
    assert app.state.draft.cv == cv


def test_a_theme_or_language_there_is_not_is_told_and_changes_nothing(app: App) -> None:
    before = app.state
    for kind in ("theme", "language"):
        assert ops(act(app, kind, value="no-such"), "alert")[0]["text"]
        assert app.state == before


def test_the_theme_as_it_is_keeps_the_titles(app: App) -> None:
    act(app, "retitle", section="work", value="Ships")
    act(app, "adjust", what="fonts", value="inter")
    act(app, "plain-look")
    assert app.state.draft.adjust == Adjustments(titles={"work": "Ships"})


def test_a_stored_look_that_is_gone_or_illegible_gives_way_to_the_theme_s() -> None:
    wanted = Adjustments(accent="#ffee00", text_size_pt=1e308, spacing=1.2)
    assert worn(Draft(theme="gone", adjust=wanted), LIBRARY) == ("classic", Adjustments(spacing=1.2))


def test_every_accent_that_is_proposed_can_be_read_on_every_theme() -> None:
    accents = LIBRARY.table(ACCENTS).values()
    assert accents
    for theme in theme_names(LIBRARY):
        assert [refusal(LIBRARY, theme, Adjustments(accent=accent)) for accent in accents] == [""] * len(
            accents
        )


def test_the_panel_shows_what_was_chosen_and_the_titles_of_sections_there_are(app: App) -> None:
    act(app, "theme", value="quiet")
    act(app, "adjust", what="margin_mm", value="22")
    shown = app.sent["#look"]["html"]
    assert '<option value="quiet" selected>' in shown
    assert 'data-adjust="margin_mm" value="22"' in shown
    assert 'data-retitle="work"' in shown
    assert 'data-retitle="education"' not in shown


def test_a_draft_is_written_out_as_it_is_shown(app: App) -> None:
    act(app, "theme", value="quiet")
    act(app, "language", value="de")
    act(app, "adjust", what="accent", value="#1f4d6b")
    chosen = choices_of(app.state.draft, LIBRARY)
    assert (chosen.theme, chosen.language, chosen.adjust) == ("quiet", "de", Adjustments("#1f4d6b"))
