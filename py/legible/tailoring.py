"""The job advert beside the open CV: what is asked for, and where the CV shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from legible import pointer
from legible.form import field_words
from legible.library import Library
from legible.match.model import Advert, Coverage, Covered, DutyMatch, Requirement
from legible.shown import Shown

NEEDS = {"must": "Needed", "nice": "Welcome", "mentioned": "Mentioned"}
QUOTED = 90  # characters of a line that are shown


@dataclass(frozen=True, slots=True)
class Place:
    """Where the CV shows something."""

    path: str  # JSON pointer
    words: str  # the field, in words
    name: str  # as the CV says it, where that differs from the advert


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement and how the CV stands on it."""

    name: str  # with its alternatives: "Kafka or RabbitMQ"
    years: int
    places: tuple[Place, ...]
    skills_only: bool
    reword: str  # the advert's spelling, where the CV has the thing by another name only


@dataclass(frozen=True, slots=True)
class Done:
    """One duty and the line that comes nearest to it."""

    duty: str
    path: str  # "" where no line comes near
    line: str


def tailoring_view(advert: Advert, coverage: Coverage, view: Shown, library: Library) -> Mapping[str, Any]:
    """Give what the advert's template needs; the coverage is of the shown CV, the places of the full one."""
    open_items = [item for item in coverage.items if not item.requirement.hard]
    return {
        "title": advert.title.text,
        "employer": advert.employer.text,
        "groups": [
            (words, [_asked(item, view, library) for item in open_items if item.requirement.need == need])
            for need, words in NEEDS.items()
        ],
        "hard": [_asked(item, view, library) for item in coverage.items if item.requirement.hard],
        "found": sum(item.found for item in coverage.items),
        "wanted": len(coverage.items),
        "themes": coverage.themes,
        "duties": [_done(match, view) for match in coverage.duties],
    }


def _asked(item: Covered, view: Shown, library: Library) -> Asked:
    found = ((view.path(one.path), one) for one in item.evidence)
    places = tuple(
        Place(path, field_words(path, library), one.name if one.how != "same" else "") for path, one in found
    )
    reword = item.reword.term.name if item.reword else ""
    return Asked(_name(item.requirement), item.requirement.years, places, item.skills_only, reword)


def _name(requirement: Requirement) -> str:
    return " or ".join(dict.fromkeys(term.name for term in requirement.terms))


def _done(match: DutyMatch, view: Shown) -> Done:
    if not match.path:
        return Done(match.duty.text, "", "")
    line = str(pointer.get(view.cv, match.path))
    return Done(match.duty.text, view.path(match.path), line if len(line) <= QUOTED else f"{line[:QUOTED]}…")
