"""Turn a page so that its text runs from left to right, y down from the top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legible.read.glyphs import Glyph


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's corners and the quarter turns its text has made (counter-clockwise)."""

    corners: tuple[float, float, float, float]  # left, bottom, right, top
    turns: int = 0

    @property
    def width(self) -> float:
        """Give the width across the lines of text."""
        left, bottom, right, top = self.corners
        return top - bottom if self.turns % 2 else right - left

    @property
    def height(self) -> float:
        """Give the height down the lines of text."""
        left, bottom, right, top = self.corners
        return right - left if self.turns % 2 else top - bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give a point of the page as seen by somebody who reads the text."""
        left, bottom, right, top = self.corners
        if self.turns == 1:
            return y - bottom, x - left
        if self.turns == 2:
            return right - x, y - bottom
        if self.turns == 3:
            return top - y, right - x
        return x - left, top - y

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Give the point of the page that somebody who reads the text sees here."""
        left, bottom, right, top = self.corners
        if self.turns == 1:
            return y + left, x + bottom
        if self.turns == 2:
            return right - x, y + bottom
        if self.turns == 3:
            return right - y, top - x
        return x + left, top - y

    def turn(self, glyph: Glyph) -> Glyph:
        """Give a glyph in the turned page's space."""
        x, y = self.point(glyph.x, glyph.y)
        end_x, end_y = self.point(glyph.end_x, glyph.end_y)
        return glyph._replace(x=x, y=y, end_x=end_x, end_y=end_y)

    def box(self, rect: Sequence[float]) -> tuple[float, float, float, float]:
        """Give a rectangle as left, top, right, bottom in the turned page's space."""
        ax, ay = self.point(rect[0], rect[1])
        bx, by = self.point(rect[2], rect[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(glyphs: Sequence[Glyph], corners: tuple[float, float, float, float]) -> Frame:
    """Find the direction in which most of the page's text runs."""
    turns = Counter(_quarter(glyph) for glyph in glyphs if glyph.text.strip())
    return Frame(corners, turns.most_common(1)[0][0] if turns else 0)


def by_frame(glyphs: Sequence[Glyph], frame: Frame) -> dict[Frame, list[Glyph]]:
    """Part the glyphs by the way their text runs, turned so that it runs from left to right."""
    parted: dict[Frame, list[Glyph]] = {frame: []}
    for glyph in glyphs:
        moved = (glyph.x, glyph.y) != (glyph.end_x, glyph.end_y)
        own = replace(frame, turns=_quarter(glyph)) if moved else frame
        parted.setdefault(own, []).append(own.turn(glyph))
    return parted


def _quarter(glyph: Glyph) -> int:
    dx, dy = glyph.end_x - glyph.x, glyph.end_y - glyph.y
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 1 if dy > 0 else 3
