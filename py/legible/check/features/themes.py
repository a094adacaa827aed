"""F10: what a line is about, by the guide's words for each theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legible.check.features.line import Line

THEMES = ("cost", "data", "delivery", "integration", "migration", "performance", "reliability", "security")


def themes(line: Line) -> frozenset[str]:
    """Name the themes whose words a line holds."""
    return frozenset(theme for theme in THEMES if _holds(line, theme))


def _holds(line: Line, theme: str) -> bool:
    return next(iter(line.words.book(f"theme-{theme}").find(line.tokens, plural=True)), None) is not None
