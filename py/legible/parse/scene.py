"""What every step of the parser may ask about the document at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legible.document import Line
from legible.parse.headings import Page
from legible.parse.items import Item, items_of
from legible.parse.limits import Limits
from legible.parse.vocabulary import Vocabulary


@dataclass(frozen=True)
class Scene:
    """The words, the page's usual look, and how far text runs."""

    words: Vocabulary
    page: Page
    limits: Limits

    def items(self, lines: Sequence[Line]) -> list[Item]:
        """Join lines that wrap."""
        return items_of(lines, self.limits)
