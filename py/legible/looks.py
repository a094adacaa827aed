"""How a CV is to look: its theme, what is changed about that, its titles and the language of its headings."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from typing import Any

from legible.library import Library
from legible.model import CV
from legible.outcome import Outcome, with_draft
from legible.render.adjust import Adjustments, Illegible, look_of
from legible.render.theme import theme_names
from legible.render.wording import cv_languages, in_language
from legible.state import Draft, State

Action = Mapping[str, Any]
WORDS: Mapping[str, str] = {
    "accent": "the accent colour",
    "fonts": "the fonts",
    "text_size_pt": "the size of the text",
    "margin_mm": "the margins",
    "spacing": "the spacing",
}
TEXTS = ("accent", "fonts")
LONGEST_TITLE = 80  # characters


def worn(draft: Draft, library: Library) -> tuple[str, Adjustments]:
    """Give a draft's theme and adjustments as far as they are there and can be read on paper."""
    theme = draft.theme if draft.theme in theme_names(library) else Draft().theme
    wanted = dataclasses.replace(draft.adjust, sections=())
    blank = Adjustments()
    for name in WORDS:
        alone = dataclasses.replace(blank, **{name: getattr(wanted, name)})
        if refusal(library, theme, alone):
            wanted = dataclasses.replace(wanted, **{name: getattr(blank, name)})
    return theme, wanted


def spoken(draft: Draft) -> CV:
    """Give a draft's CV with its headings in the language chosen for them."""
    return in_language(draft.cv, draft.language)


def refusal(library: Library, theme: str, wanted: Adjustments) -> str:
    """Say why nobody could read a CV of that look; "" where they can."""
    try:
        look_of(library, theme, wanted)
    except Illegible as reason:
        return str(reason)
    return ""


def theme_chosen(state: State, action: Action, library: Library) -> Outcome:
    """Choose a theme; what was changed about the one before is changed about this one too."""
    theme = str(action["value"])
    if theme not in theme_names(library):
        return Outcome(state, alert=f"There is no theme called “{theme}”.", restructured=False)
    return Outcome(with_draft(state, theme=theme), restructured=False, why="choosing the theme")


def look_adjusted(state: State, action: Action, library: Library) -> Outcome:
    """Change one thing about the theme, or with "" take it as the theme has it; refuse what is illegible."""
    what, text = str(action["what"]), str(action["value"]).strip()
    if what not in WORDS:
        raise ValueError(f"a theme has no {what}")
    theme, _ = worn(state.draft, library)
    try:
        value = text if what in TEXTS else _number(text)
        look_of(library, theme, Adjustments(**{what: value}))  # type: ignore[arg-type]
    except Illegible as reason:
        return Outcome(state, refused=(what, str(reason)), say=str(reason), restructured=False)
    wanted = dataclasses.replace(state.draft.adjust, **{what: value})  # type: ignore[arg-type]
    return Outcome(with_draft(state, adjust=wanted), restructured=False, why=f"changing {WORDS[what]}")


def _number(text: str) -> float:
    """Read a number that was typed, with a point or a comma."""
    try:
        number = float(text.replace(",", ".") or 0)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise Illegible(f"“{text}” is no number: write it as 10.5.")
    return number


def section_retitled(state: State, action: Action, library: Library) -> Outcome:
    """Give a section another title, or with "" the usual one."""
    section, title = str(action["section"]), str(action["value"])[:LONGEST_TITLE]
    titles = {name: text for name, text in state.draft.adjust.titles.items() if name != section}
    titles |= {section: title} if title.strip() else {}
    wanted = dataclasses.replace(state.draft.adjust, titles=titles)
    key = f"retitle {state.current} {section}"
    return Outcome(with_draft(state, adjust=wanted), restructured=False, why="renaming a section", key=key)


def language_chosen(state: State, action: Action, library: Library) -> Outcome:
    """Choose the language of headings and dates; "" for the CV's own."""
    tag = str(action["value"])
    if tag and tag not in dict(cv_languages(library)):
        return Outcome(state, alert=f"There are no headings in “{tag}” here.", restructured=False)
    why = "choosing the language of the headings"
    return Outcome(with_draft(state, language=tag), restructured=False, why=why)


def look_undone(state: State, action: Action, library: Library) -> Outcome:
    """Take the theme as it is, but for the titles of sections."""
    plain = Adjustments(titles=state.draft.adjust.titles)
    return Outcome(with_draft(state, adjust=plain), restructured=False, why="taking the theme as it is")


STEPS: Mapping[str, Callable[[State, Action, Library], Outcome]] = {
    "theme": theme_chosen,
    "adjust": look_adjusted,
    "retitle": section_retitled,
    "language": language_chosen,
    "plain-look": look_undone,
}
