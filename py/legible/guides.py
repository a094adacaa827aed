"""A guide's folder -> Guide: its points, steps and questions, and the rules that check each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from legible.library import Library


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the guide asks for."""

    id: str  # "1a", "FC2", "Q3", "I"
    kind: str  # "lead" | "para" | "bullet" | "step" | "faq"
    title: str  # a short handle, for findings and links
    rules: tuple[str, ...]  # names of the rules that check it


@dataclass(frozen=True, slots=True)
class StepRule:
    """A rule that fails a step of the final check, and from how many hits on."""

    rule: str  # the rule's name
    severity: str = ""  # counts only findings of this severity ("" = any but questions)
    more_than: int = 0  # counts only if it has more than so many hits (the rule says what a hit is)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps of the final check."""

    number: int  # 1 to 5
    point: str  # the point's id, "FC1" to "FC5"
    title: str
    rules: tuple[StepRule, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide as the checker needs it; the article itself is rendered by the build."""

    slug: str
    title: str
    points: tuple[Point, ...]
    steps: tuple[Step, ...]
    settings: Mapping[str, Mapping[str, Any]]  # rule name -> options ("off", "severity", thresholds)
    vocabulary: Mapping[str, frozenset[str]]  # list name -> words, families' lists included


def load_guide(library: Library, slug: str) -> Guide:
    """Read `content/guides/<slug>/`; raises KeyError for a guide that is not there."""
    raise NotImplementedError
