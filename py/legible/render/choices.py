"""What a person may choose for a CV on its way out, and the outline that follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from legible.library import Library
from legible.model import CV
from legible.render.adjust import Adjustments, look_of
from legible.render.layout import laid_out
from legible.render.outline import Outline
from legible.render.sections import outline, section_names
from legible.render.theme import Theme
from legible.render.wording import in_language, language_of, wording
from legible.shown import shown


@dataclass(frozen=True, slots=True)
class Choices:
    """How a CV is to be written out."""

    theme: str = "classic"
    paper: str = "a4"  # a key of PAPERS
    language: str = ""  # of headings and dates, a BCP 47 tag; "" for the CV's own
    dates: str = ""  # the key of a style of dates; "" for the language's own way
    order: tuple[str, ...] = ()  # names of sections; () for the theme's order
    hidden: tuple[str, ...] = ()  # pointers of what is left out
    adjust: Adjustments | None = None  # what is changed about the theme
    attach: bool = True  # whether a PDF carries the CV's data, for us to open it again
    made: str = ""  # the day that a file's properties tell, as `2026-03-09`; "" for none


def chosen_cv(cv: CV, choices: Choices) -> CV:
    """Give the CV without what is hidden, in the language chosen; its texts keep their light Markdown."""
    return in_language(shown(cv, choices.hidden).marked, choices.language)


def chosen_look(library: Library, choices: Choices) -> Theme:
    """Give the theme with what was changed about it; raises KeyError and Illegible."""
    return look_of(library, choices.theme, choices.adjust)


def chosen_outline(cv: CV, library: Library, choices: Choices) -> Outline:
    """Give the CV as it is read from top to bottom; pointers are those of `chosen_cv`."""
    look, view = chosen_look(library, choices), shown(cv, choices.hidden)
    now = (view.forward(f"/{name}") for name in section_names(cv, (*choices.order, *look.sections)))
    given = chosen_cv(cv, choices)
    words = wording(library, language_of(given), choices.dates)
    return laid_out(outline(given, words, tuple(path[1:] for path in now if path)), look, library)
