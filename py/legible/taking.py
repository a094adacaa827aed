"""What is taken away of the open CV: how a draft wants to be written out."""

from __future__ import annotations

from legible.render.choices import Choices
from legible.state import Draft


def choices_of(draft: Draft) -> Choices:
    """Give what a person has chosen for a draft on its way out; the one place that says so."""
    return Choices(paper=draft.paper, dates=draft.dates, order=draft.order, hidden=draft.hidden)
