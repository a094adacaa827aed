"""TEC02: a database, queue or cloud product that does nothing in its line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from legible.check.examples import a_bullet
from legible.check.features.line import LINES, Line
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

KINDS = {"database", "queue", "cloud", "ops"}


@rule(
    code="TEC02",
    name="tool-without-purpose",
    severity="suggestion",
    message="What did {quote} do here?",
    fix="Name the trouble it was there to fix, or what it made possible.",
    passing="Databases, queues and cloud products come with a purpose.",
    example=a_bullet,
    flag=(
        "Used Redis and PostgreSQL every day.",
        "Introduced Kafka and DynamoDB.",
        "Managed AWS.",
    ),
    passes=(
        "Put a Redis cache in front of the timetable lookups, so mornings are no longer slow.",
        "Put order events on Kafka, so a slow mail provider no longer holds up the checkout.",
        "Kept the scripts of touring plays in S3 for the archive team.",
        "Drew up the seat tables in PostgreSQL and the imports from nine venues.",
        "Wrote the door-list service in Kotlin and PostgreSQL.",
    ),
)
def tool_without_purpose(scan: Scan, options: Options) -> Iterator[Hit]:
    """A product's name on its own is a shopping list; beside the problem it solved it is a decision."""
    for bullet in scan.all_bullets:
        line = bullet.line
        tool = next((tool for tool in line.tools if tool.kind in KINDS), None)
        if tool is not None and not line.is_stack and not _has_purpose(line):
            yield Hit(bullet.path, tool.start, tool.end)


@lru_cache(maxsize=LINES)
def _has_purpose(line: Line) -> bool:
    """Say whether the line tells an effect, a purpose, a system, or has enough of its own to say."""
    if line.outcomes or line.metrics or line.system_nouns or line.partners:
        return True
    after = line.tokens[1:]
    if any(token.lower in {"for", "to", "so", "which", "that", "by", "behind", "because"} for token in after):
        return True
    outside = [token for index, token in enumerate(line.tokens) if not line.tool_at(index)]
    return sum(token in line.specific_words for token in outside) >= 2
