"""RDB03: hard work on reliability, a migration or an integration, and no word on why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from legible.check.examples import a_bullet
from legible.check.features.line import LINES, Line
from legible.check.features.purpose import has_purpose
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

DEEP = ("reliability", "migration", "integration")  # what readers outside the field see least of


@rule(
    code="RDB03",
    name="deep-line-without-reason",
    severity="suggestion",
    message="Why did this {theme} work matter?",
    fix="Add a few plain words, such as “{ending}”.",
    passing="Work behind the scenes says why it mattered.",
    example=a_bullet,
    flag=(
        "Migrated the seat map from MySQL to PostgreSQL.",
        "Added retries and failover to the Kafka consumers.",
        "Integrated Stripe webhooks in Go.",
    ),
    passes=(
        "Migrated the seat map to PostgreSQL, so that it can be changed without closing the shop.",
        "Migrated the seat map to PostgreSQL to stop paying for licences.",
        "Led the move from nightly files to webhooks with 14 venues.",
        "Moved house lights to a new board.",
        "Wrote the door-list service in Kotlin and PostgreSQL.",
        "Kept the runbook for the stage crew.",
    ),
    options={"old_years": 10},
)
def deep_line_without_reason(scan: Scan, options: Options) -> Iterator[Hit]:
    """Nobody sees such work while it goes well; the reader has to be told what it kept from going wrong."""
    for bullet in scan.bullets:
        theme = unexplained_theme(bullet.line)
        if theme and scan.roles[bullet.role].years_ago(scan.today) < options["old_years"]:
            words = scan.words.table("themes")[theme]
            values = {"theme": words["name"], "ending": words["ending"]}
            yield Hit(bullet.path, 0, len(bullet.line.text), values)


@lru_cache(maxsize=LINES)
def unexplained_theme(line: Line) -> str:
    """Name the theme of a deep line that stops before it says why; nothing for any other line."""
    theme = next((theme for theme in DEEP if theme in line.themes), "")
    return theme if theme and _is_deep(line) and _is_open(line) else ""


def _is_deep(line: Line) -> bool:
    """Say whether it takes a specialist to see what was done."""
    return bool(line.tools or line.specialist) and not line.is_dense  # a rule of its own speaks of those


def _is_open(line: Line) -> bool:
    """Say whether the line stops before it says why, or how much, or for whom."""
    told = line.outcomes or line.metrics or line.partners or has_purpose(line)
    return not (told or line.is_stack or line.weak_opening or line.duty)
