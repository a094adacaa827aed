"""EVD07: a figure so striking that an interviewer will ask about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from legible.check.examples import a_bullet
from legible.check.features.line import LINES, Line
from legible.check.features.text import Span
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan


@rule(
    code="EVD07",
    name="figure-to-defend",
    severity="question",
    message="Could you explain in an interview how “{quote}” was measured?",
    fix="If so, say from where to where it went; if not, put it more softly.",
    passing="",
    example=a_bullet,
    flag=(
        "Cut complaints by 97% with a new seat map.",
        "Kept the ticket API up 99.999% of the season.",
        "Made the seat search 20x faster.",
        "Achieved 100% uptime for the box office.",
        "Reduced build time by ninety-five percent.",
    ),
    passes=(
        "Cut complaints by 40% with a new seat map.",
        "Cut the nightly run by 95%, from ten hours to thirty minutes.",
        "Kept the ticket API up 99.9% of the season.",
        "Sold out 92% of matinees.",
        "Wrote labels for 100% cotton shirts.",
        "Made the seat search 3x faster.",
        "Grew the mailing list by 140% in a year.",
        "Earned an agreed share of 95% of the takings.",
    ),
    options={"drop": 90, "growth": 300, "uptime": 99.99, "times": 10},
)
def figure_to_defend(scan: Scan, options: Options) -> Iterator[Hit]:
    """Figures near the limit of what is possible draw questions; be ready, or say where they started."""
    for bullet in scan.all_bullets:
        limits = (options["drop"], options["growth"], options["uptime"], options["times"])
        span = _bare(bullet.line, *limits)
        if span is not None:
            yield Hit(bullet.path, span.start, span.end)


@lru_cache(maxsize=LINES)
def _bare(line: Line, drop: float, growth: float, uptime: float, times: float) -> Span | None:
    """Give the first figure beyond the limits in a line that does not say where it started."""
    options = {"drop": drop, "growth": growth, "uptime": uptime, "times": times}
    span = next(_striking(line, options), None)
    return None if _from_to().search(line.text) else span


@cache
def _from_to() -> re.Pattern[str]:
    return re.compile(r"\bfrom\b.*\b(?:to|down to|under|below)\b|→|->|\d\s+of\s+(?:the\s+)?\d", re.IGNORECASE)


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(
        r"(\d+(?:\.\d+)?|ninety-(?:five|six|seven|eight|nine))\s?(?:%|per ?cent\b)", re.IGNORECASE
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\bby (?:(?:over|nearly|about|almost|some|an? \w+) )?$", re.IGNORECASE)


@cache
def _less() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:cut|reduc|decreas|drop|fell|fall|lower|shrank|down|eliminat|slash)\w*", re.IGNORECASE
    )


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        r"(\d+)(?:x\b|\s?×|-?fold\b| times (?:faster|quicker|cheaper|more|fewer|less|as))", re.IGNORECASE
    )


@cache
def _full_mark() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:achiev|attain|reach|maintain|kept|keep|deliver|ensur|secur|guarante)\w*\b", re.IGNORECASE
    )


def _striking(line: Line, options: Options) -> Iterator[Span]:
    """Find changes, uptimes and multiples beyond the guide's limits."""
    for match in _percent().finditer(line.text):
        figure = float(match[1]) if match[1][0].isdigit() else 95.0
        before = line.text[: match.start()]
        changed = _by().search(before) is not None
        least = options["drop"] if _less().search(before) else options["growth"]
        full = figure == 100 and _full_mark().search(before)
        if (changed and least < figure) or full or options["uptime"] <= figure < 100:
            yield Span(match.start(), match.end())
    for match in _times().finditer(line.text):
        if int(match[1]) >= options["times"]:
            yield Span(match.start(), match.end())
