"""TEC05: a row of tools that says neither when, nor how well, nor for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from legible.check.examples import skills
from legible.check.model import Hit, Options, rule
from legible.check.rules import skills_list_too_long as long_list
from legible.check.scan import Scan
from legible.check.skillset import is_flat, skill_items, tools_of

_NINE = "Java, Python, Go, Node.js, PHP, Ruby, MySQL, MongoDB, Redis"


@rule(
    code="TEC05",
    name="skills-without-depth",
    severity="suggestion",
    message="{count} skills in a row, and no hint of how recent or how deep each is.",
    fix="Group them by use, such as daily, earlier and learning, or by kind, or add the years.",
    passing="The skills hint at how deep or recent they are.",
    example=skills,
    flag=(_NINE, f"Skills: {_NINE}", f"{_NINE}, Docker"),
    passes=(
        "Daily: Java, Kotlin, PostgreSQL, Kafka\nEarlier: PHP, Ruby, MySQL, MongoDB, Redis",
        "Java (since 2016), Python, Go, Node.js, PHP, Ruby, MySQL, MongoDB, Redis",
        "Java (daily), Python (daily), Go (learning), PHP, Ruby, MySQL, MongoDB, Redis",
        "Java, Kotlin, PostgreSQL, Kafka",
        "Wound care, cannulation, mentoring, triage, handover, rotas, audit, teaching, suturing",
        f"{_NINE}, Docker, Kafka, Helm",  # skills-list-too-long speaks of these
    ),
    options={"max": 8, "tool_share": 0.5},
)
def skills_without_depth(scan: Scan, options: Options) -> Iterator[Hit]:
    """Ten names in a row could be ten years or ten tutorials, and readers assume the lesser."""
    items = list(skill_items(scan.cv))
    longest = long_list.skills_list_too_long.options["group_max"]
    if not options["max"] < len(items) <= longest or not is_flat(scan.cv):
        return
    hinted = any(skill.level.strip() for skill in scan.cv.skills)
    if hinted or any(_hint().search(item.text) for item in items):
        return
    tools = sum(bool(tools_of(scan.words, item.text)) for item in items)
    if tools >= options["tool_share"] * len(items):
        yield Hit("/skills", values={"count": len(items)})


@cache
def _hint() -> re.Pattern[str]:
    return re.compile(r"\(|\d{4}|\byears?\b|\byrs\b|[:–—]", re.IGNORECASE)
