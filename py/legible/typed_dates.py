"""Dates as a person types them into a field: "Mar 2021", "03/2021", "2021", "present"."""

from __future__ import annotations

from legible.dates import PartialDate
from legible.library import Library
from legible.parse.vocabulary import fold, vocabulary_of
from legible.parse.when import find_spans


def read_date(text: str, library: Library) -> str | None:
    """Give ISO 8601 as far as known, "" for "present" and the like, None for what is no date."""
    typed = text.strip()
    words = vocabulary_of(library)
    if not typed or fold(typed) in words.present:
        return ""
    if PartialDate.from_iso(typed):
        return typed
    spans = find_spans(typed, words)
    whole = len(spans) == 1 and spans[0].single and (spans[0].start, spans[0].end) == (0, len(typed))
    return spans[0].start_date if whole else None
