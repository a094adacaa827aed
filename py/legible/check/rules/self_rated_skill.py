"""TEC10: a skill with marks that the person gave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from legible.check.examples import basics, job, skills
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.model import CV, Skill


def _level(name: str, level: str) -> CV:
    return CV(basics=basics(), work=(job("Sold tea."),), skills=(Skill(name=name, level=level),))


@rule(
    code="TEC10",
    name="self-rated-skill",
    severity="suggestion",
    message="“{quote}” is a mark you gave yourself; a reader cannot tell what it measures.",
    fix="Take it out; years of use, or a line that shows the skill at work, say more.",
    passing="Skills carry no marks of one's own.",
    example=skills,
    flag=(
        "Languages: Python 90%, SQL (80 %)",
        "Tools: Excel ★★★★☆, Word",
        "Java 8/10, Kotlin",
        _level("Bookkeeping", "75%"),
        _level("Bookkeeping", "●●●○○"),
    ),
    passes=(
        "Languages: Python (daily), SQL (since 2015)",
        "French C1, German B2",
        "Typing at 80 words a minute, 99% accuracy of entries",
        "Networks: TCP/IP, IPv4/6, TLS 1.2/1.3, 24/7 support",
        _level("Bookkeeping", "Expert"),
        _level("Mixing", "50% of my week"),
    ),
)
def self_rated_skill(scan: Scan, options: Options) -> Iterator[Hit]:
    """Ninety per cent of what? Marks make the reader doubt the judge, and the lower ones only hurt."""
    for path, text in _texts(scan.cv):
        match = _mark().search(text)
        if match:
            yield Hit(path, match.start("mark"), match.end("mark"), edit=_without(path, text, match))


def _texts(cv: CV) -> Iterator[tuple[str, str]]:
    for index, skill in enumerate(cv.skills):
        yield f"/skills/{index}/name", skill.name
        yield f"/skills/{index}/level", skill.level
        for place, keyword in enumerate(skill.keywords):
            yield f"/skills/{index}/keywords/{place}", keyword


@cache
def _mark() -> re.Pattern[str]:
    """Match marks at a text's end: percent, so many out of five or ten, stars and bars."""
    number = r"\d{1,3}\s?%|(?<![\d./])\d{1,2}(?:\.5)?\s?(?:/|out of)\s?(?:5|10)"
    signs = r"[★☆✩⭐●○◉◯⬤■□▪▫▮▯▰▱█░◆◇]{2,}|\*{2,5}"
    return re.compile(rf"[\s(\[:,–—-]*(?P<mark>{number}|{signs})[)\]\s.]*$")


def _without(path: str, text: str, match: re.Match[str]) -> Edit | None:
    """Offer to take the mark out; what is nothing but a mark may go from a level only."""
    rest = text[: match.start()].rstrip()
    if not rest and not path.endswith("/level"):
        return None
    return Edit("Take the mark out", text, rest, texts=((path, rest),))
