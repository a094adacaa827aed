"""EVD08: a company's figure in a line that hides whose work it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from legible.check.examples import a_bullet
from legible.check.features.line import LINES, Line
from legible.check.features.text import Span
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

OTHERS = {"we", "our", "us", "we've", "we're"}
WHOLE = {"team", "company", "firm", "department", "organisation", "organization", "business", "group"}


@rule(
    code="EVD08",
    name="share-of-the-work",
    severity="question",
    message="“{quote}” is a figure of the whole; which part of it was yours?",
    fix="Say what you did yourself, then let the figure follow.",
    passing="",
    example=a_bullet,
    flag=(
        "We served 2 million passengers a year.",
        "Helped the company grow revenue to £40m.",
        "Our platform reached 99.9% uptime.",
        "Part of a team that serves 500,000 shoppers.",
        "The team handled 250,000 calls a month.",
    ),
    passes=(
        "Split the ticket API so that 2 million passengers a year get a seat.",
        "We moved four shops to one till.",
        "Helped 30 ushers with the rota.",
        "Moved 40 million documents to S3 with the data team.",
        "Led the team behind a platform of 500,000 shoppers.",
    ),
    options={"people": 100_000},
)
def share_of_the_work(scan: Scan, options: Options) -> Iterator[Hit]:
    """An interviewer will ask at once, and “I was there” is a poor answer to a large number."""
    for bullet in scan.all_bullets:
        span = _claimed(bullet.line, options["people"])
        if span is not None:
            yield Hit(bullet.path, span.start, span.end)


@lru_cache(maxsize=LINES)
def _claimed(line: Line, people: int) -> Span | None:
    """Give the large number of a line that does not tell the writer's part."""
    return next(_large(line, people), None) if _is_shared(line) else None


def _is_shared(line: Line) -> bool:
    """Say whether the line speaks of all, or hides the writer's part behind its first words."""
    if line.weak_opening is not None or any(token.lower in OTHERS for token in line.tokens):
        return True
    opening = [token.lower for token in line.tokens[:2]]
    return bool(WHOLE & set(opening)) and opening[0] in {"the", "my", "team", "company"}


def _large(line: Line, people: int) -> Iterator[Span]:
    for match in _amount().finditer(line.text):
        scale = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
        figure = float(match[1].replace(",", "")) * scale.get((match[2] or "").lower(), 1)
        if figure >= people and any(span.start == match.start(1) for span in line.metrics):
            yield Span(match.start(), match.end())
    for match in _uptime().finditer(line.text):
        yield Span(match.start(), match.end())


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(
        r"[£$€]?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s?(k|thousand|m|million|bn|billion))?\b", re.IGNORECASE
    )


@cache
def _uptime() -> re.Pattern[str]:
    return re.compile(
        r"\d+(?:\.\d+)?\s?% (?:uptime|availability)|(?:uptime|availability) of \d+(?:\.\d+)?\s?%"
    )
