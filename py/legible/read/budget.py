"""What one PDF may cost: bounds that no CV comes near, so that reading ends in time and within memory."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PAGES = 30  # a CV is shorter; what follows is an appendix, and the note says so
MAX_DICTIONARIES = 200_000  # written out in the file; a tagged page has some five hundred
MAX_STREAM_BYTES = 8_000_000  # of one stream, unpacked
MAX_PAGE_OPERANDS = 500_000  # read from one stream of operators
MAX_PAGE_GLYPHS = 60_000  # a dense A3 sheet holds some 20,000
MAX_STRING_BYTES = 32_767  # in one operator (ISO 32000-1, annex C)
MAX_SIGN_LETTERS = 32  # that one glyph stands for; the longest ligatures are words
MAX_PAGE_SEGMENTS = 4000  # a dense table has some 1500
MAX_ANNOTATIONS = 500  # of one page
MAX_FIELD_LETTERS = 20_000  # in one field of a form


@dataclass(slots=True)
class Budget:
    """What may still be spent on a file."""

    operands: int = 1_000_000  # read, all streams together
    steps: int = 1_000_000  # operators run; a form that is drawn again runs again
    glyphs: int = 200_000
    segments: int = 20_000  # stretches of text; a CV's page holds some hundred

    @property
    def spent(self) -> bool:
        """Tell whether nothing more may be read."""
        return min(self.operands, self.steps, self.glyphs, self.segments) <= 0
