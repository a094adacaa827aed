"""The skills a CV lists, each with its place, and the tools among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from legible.check.features.line import LINES, read_line
from legible.check.features.tools import Tool

if TYPE_CHECKING:
    from legible.check.scan import Scan
    from legible.check.words import Words
    from legible.model import CV


@dataclass(frozen=True, slots=True)
class Item:
    """One skill as it is listed."""

    path: str  # JSON pointer
    text: str
    group: int  # index in `CV.skills`


def skill_items(cv: CV) -> Iterator[Item]:
    """List the skills: the keywords of a group, or the name of one that stands alone."""
    for group, skill in enumerate(cv.skills):
        for place, text in enumerate(skill.keywords):
            yield Item(f"/skills/{group}/keywords/{place}", text, group)
        if not skill.keywords:
            yield Item(f"/skills/{group}/name", skill.name, group)


def is_flat(cv: CV) -> bool:
    """Say whether the skills stand in one row, without groups."""
    return len(cv.skills) == 1 or not any(skill.keywords for skill in cv.skills)


@lru_cache(maxsize=LINES)
def tools_of(words: Words, name: str) -> tuple[Tool, ...]:
    """Find the tools that a listed skill names; places are those in `name`."""
    before = "In "
    # Among other names a guarded one, such as Go, is told from the word.
    found = read_line(words, f"{before}{name}, {name}").tools
    inside = [tool for tool in found if tool.end <= len(before) + len(name)]
    return tuple(tool._replace(start=tool.start - len(before), end=tool.end - len(before)) for tool in inside)


def listed_tools(scan: Scan) -> list[tuple[Item, Tool]]:
    """Give the tools among the skills, as listed."""
    return [(item, tool) for item in skill_items(scan.cv) for tool in tools_of(scan.words, item.text)]
