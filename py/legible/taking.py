"""What is taken away of the open CV: how a draft wants to be written out."""

from __future__ import annotations

from legible.library import Library
from legible.looks import worn
from legible.render.choices import Choices
from legible.state import Draft


def choices_of(draft: Draft, library: Library) -> Choices:
    """Give what a person has chosen for a draft on its way out; the one place that says so."""
    theme, adjust = worn(draft, library)
    return Choices(theme, draft.paper, draft.language, draft.dates, draft.order, draft.hidden, adjust=adjust)
