"""What the panel about a CV's look shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legible.library import Library
from legible.looks import spoken, worn
from legible.model import CV
from legible.render.adjust import Adjustments, font_pairs
from legible.render.theme import Theme, load_theme, theme_names
from legible.render.wording import cv_languages, language_of, wording
from legible.resume_json import cv_to_json
from legible.state import Draft

ACCENTS = "content/accents.toml"


def look_view(draft: Draft, library: Library) -> dict[str, Any]:
    """Give the choices there are, and those that were made."""
    theme, adjust = worn(draft, library)
    look = load_theme(library, theme)
    return {
        "themes": [(name, load_theme(library, name).title) for name in theme_names(library)],
        "theme": theme,
        "look": look,
        "adjust": adjust,
        "fonts": font_pairs(library),
        "accents": list(library.table(ACCENTS).items()),
        "numbers": list(_numbers(look, adjust)),
        "languages": cv_languages(library),
        "language": draft.language,
        "sections": list(_sections(spoken(draft), library)),
    }


def _numbers(look: Theme, adjust: Adjustments) -> Iterator[tuple[str, str, float, float]]:
    """Give what is changed by a number: its name, in words, the number chosen and the theme's own."""
    yield "text_size_pt", "Text size, in points", adjust.text_size_pt, look.sizes_pt["text"]
    yield "margin_mm", "Side margins, in mm", adjust.margin_mm, look.margins_mm["inline"]
    yield "spacing", "Spacing, times the theme’s", adjust.spacing, 1


def _sections(cv: CV, library: Library) -> Iterator[tuple[str, str]]:
    """Give the sections that the CV has, with their usual titles."""
    titles, held = wording(library, language_of(cv)).titles, cv_to_json(cv)
    for name, title in titles.items():
        if name in held or (name == "summary" and cv.basics.summary):
            yield name, title
