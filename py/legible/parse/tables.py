"""Tables with a row that names their columns: "Employer | Job title | From | To"."""

from __future__ import annotations

from collections.abc import Sequence

from legible.document import Line
from legible.parse.vocabulary import Vocabulary, fold


def untitled_rows(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """Leave out rows that only name columns."""
    return [line for line in lines if not is_column_names(line.text, words)]


def is_column_names(text: str, words: Vocabulary) -> bool:
    """Tell a row of which each cell is the name of a column; headings may stand side by side too."""
    cells = [fold(cell).strip(" .:") for cell in text.split("\t")]
    named = len(cells) > 1 and all(cell in words.columns for cell in cells)
    return named and not all(cell in words.heading_phrases for cell in cells)
