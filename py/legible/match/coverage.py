"""An advert against a CV: what it shows, where, and what could stand better."""

from __future__ import annotations

from collections.abc import Collection

from legible.guides import Guide
from legible.library import Library
from legible.match.cv_texts import cv_texts
from legible.match.duty_match import match_duties
from legible.match.evidence import find_evidence, shown_by
from legible.match.left_over import find_left_over
from legible.match.model import Advert, Coverage
from legible.match.placing import find_moves, place
from legible.match.stuffing import find_stuffing
from legible.match.themes import match_themes
from legible.match.words import match_words
from legible.model import CV


def coverage(
    advert: Advert, cv: CV, library: Library, guide: Guide, *, page_one: Collection[str] | None = None
) -> Coverage:
    """Hold a CV against an advert; `page_one` holds the pointers of what stands on the first page."""
    words = match_words(library, guide)
    shown = shown_by(cv_texts(cv), words)
    items = [place(asked, find_evidence(asked, shown, words), cv, page_one) for asked in advert.requirements]
    return Coverage(
        items=tuple(items),
        moves=find_moves(items, cv),
        themes=match_themes(advert.themes, words.line(cv.basics.summary), guide, words),
        duties=match_duties(advert.duties, shown, words),
        stuffing=find_stuffing(advert, cv, shown, words),
        left_over=tuple(find_left_over(advert, cv, words)),
    )
