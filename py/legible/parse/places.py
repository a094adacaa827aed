"""Tell places from other short texts."""

from __future__ import annotations

import re

from legible.parse.vocabulary import Vocabulary, fold

KNOWN = 2.0  # the score of a name that the lists hold


def place_score(text: str, words: Vocabulary) -> float:
    """Say from 0 to 3 how much a text looks like a place."""
    parts = [part.strip() for part in re.split(r"[,/]| - | – ", text) if part.strip()]
    if not parts or len(parts) > 3 or len(text) > 60 or "@" in text or "://" in text:
        return 0.0
    scores = [_part_score(part, words, bool(index)) for index, part in enumerate(parts)]
    if len(parts) == 1:
        return scores[0]
    if len(parts) == 3:
        return 3.0 if scores[1] >= 2 and scores[2] >= 2 and len(parts[0].split()) <= 4 else 0.0
    if scores[-1] >= 2 and len(parts[0].split()) <= 4:
        return 3.0
    return 2.5 if scores[0] >= 2 and len(parts[1].split()) <= 3 else 0.0


def is_place(text: str, words: Vocabulary) -> bool:
    """Tell a text of which each part is a known place: "New York, NY", "Remote"."""
    parts = re.split(r",\s*", text)
    return all(_part_score(part, words, bool(index)) >= KNOWN for index, part in enumerate(parts))


def _part_score(text: str, words: Vocabulary, later: bool) -> float:
    key = re.sub(r"^\(|\)$", "", fold(text)).strip(" .")
    key = re.sub(r"\b[a-z]{1,2}\d[\da-z]? ?\d?[a-z]{0,2}$|\b\d{4,6}\b", "", key).strip() or key
    if key in words.countries or key in words.towns or key in words.loose_places:
        return 3.0
    if key in words.regions:
        return 2.5
    if later and key in words.codes and text.strip(" .").isupper():
        return 2.5
    return 0.0


def split_place(text: str, words: Vocabulary) -> tuple[str, str]:
    """Split "name, town, country" into name and place; the place is "" where none is told."""
    parts = re.split(r",\s*", text)
    for count in (3, 2, 1):
        if len(parts) > count:
            place = ", ".join(parts[-count:])
            if place_score(place, words) >= 2.5 and (count == 1 or _part_score(parts[-count], words, False)):
                return ", ".join(parts[:-count]).strip(), place
    if len(parts) >= 3 and _part_score(parts[-1], words, True) >= 2:
        return ", ".join(parts[:-2]).strip(), ", ".join(parts[-2:])
    return text, ""
