"""Doubt values that are well formed but look like something else: cheap reasons to ask the person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from legible.model import CV
from legible.parse.degrees import degree_length
from legible.parse.places import is_place, place_score
from legible.parse.roles import ends_in_title, names_employer, names_school, names_title
from legible.parse.vocabulary import Vocabulary, fold
from legible.parse.when import find_spans
from legible.parsed import Origin
from legible.resume_json import cv_to_json

DOUBT = 0.5
MAX_SKILL_WORDS = 5
PLACE_SCORE = 2.0

_Test = Callable[[str, Vocabulary], bool]


def _is_title_alone(text: str, words: Vocabulary) -> bool:
    named = names_employer(text, words) or names_school(text, words)
    return len(text.split()) > 1 and ends_in_title(text, words) and not named  # "Freelance" is one word


def _is_employer_alone(text: str, words: Vocabulary) -> bool:
    named = names_employer(text, words) or names_school(text, words)
    return named and not names_title(text, words)


def _is_dated(text: str, words: Vocabulary) -> bool:
    return bool(find_spans(text, words))


def _is_label(text: str, words: Vocabulary) -> bool:
    return fold(text).strip(" .:") in words.labels


def _opens_small(text: str, words: Vocabulary) -> bool:
    return text[:1].islower()


def _names_place_or_school(text: str, words: Vocabulary) -> bool:
    return place_score(text, words) >= PLACE_SCORE or names_school(text, words)


def _opens_with_degree(text: str, words: Vocabulary) -> bool:
    return degree_length(text, words) > 0


_GIVER = r"/certificates/\d+/issuer|/awards/\d+/awarder|/publications/\d+/publisher"
_AREA = r"/education/\d+/area"
_SKILL = r"/skills/\d+/(?:name|keywords/\d+)"
_POSITION = r"/(?:work|volunteer)/\d+/position"
_EMPLOYER = r"/work/\d+/name|/volunteer/\d+/organization"
# Which fields, and what their text seldom is where it was read rightly.
_DOUBTS: tuple[tuple[str, _Test], ...] = (
    (rf"{_GIVER}|{_AREA}|{_SKILL}", _is_dated),  # the line held more than this
    (_GIVER, lambda text, words: "," in text),  # a giver and something else
    (rf"{_GIVER}|{_AREA}", _opens_small),  # the rest of a phrase
    (_GIVER, is_place),
    (rf"{_GIVER}|{_AREA}", _opens_with_degree),
    (_AREA, _names_place_or_school),
    (_AREA, lambda text, words: ":" in text or bool(re.search(r"\d", text))),  # a mark, a number of subjects
    (_SKILL, lambda text, words: len(text.split()) > MAX_SKILL_WORDS),  # a sentence, or several skills
    (_SKILL, lambda text, words: names_school(text, words)),
    (r"/.*/name", lambda text, words: "\t" in text),  # two things side by side
    (_EMPLOYER, _is_title_alone),
    (_EMPLOYER, is_place),
    (_POSITION, _is_employer_alone),
    (_POSITION, is_place),
    (rf"{_POSITION}|/basics/label", _is_label),
    (r"/basics/name", lambda text, words: bool(re.search(r"\d|\s[–—-]\s", text))),  # a name and a title
)


def doubted(cv: CV, origins: Mapping[str, Origin], words: Vocabulary) -> dict[str, Origin]:
    """Give the origins, less sure where a field's text looks like something else."""
    data = cv_to_json(cv)
    return {
        path: replace(origin, sure=min(origin.sure, DOUBT))
        if is_doubtful(path, _text_at(data, path), words)
        else origin
        for path, origin in origins.items()
    }


def is_doubtful(path: str, text: str, words: Vocabulary) -> bool:
    """Tell whether a field's text looks like something else."""
    return any(re.fullmatch(fields, path) and test(text, words) for fields, test in _DOUBTS)


def _text_at(data: Any, path: str) -> str:
    """Give the text at a JSON pointer, or nothing."""
    for key in path.strip("/").split("/"):
        data = data[int(key)] if isinstance(data, list) else data.get(key, "")
    return data if isinstance(data, str) else ""
