"""TEC03: more skills in a row than anybody reads."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import skills
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

_NINE = "Java, Python, Go, Node.js, PHP, Ruby, MySQL, MongoDB, Redis"
_TEN = f"{_NINE}, Kafka"
_GROUPS = "Languages: Java, Python, Go, PHP, Ruby\nData: MySQL, MongoDB, Redis, Kafka, Oracle\n"


@rule(
    code="TEC03",
    name="skills-list-too-long",
    severity="warning",
    message="{count} skills {place} hide the ones that matter.",
    fix="Keep those you would be glad to be asked about, and group them: languages, data, cloud, practices.",
    passing="The skills are few enough to be read.",
    example=skills,
    flag=(
        f"Skills: {_TEN}, RabbitMQ, AWS, Docker",
        f"{_TEN}, Git, Linux",
        f"{_GROUPS}Cloud: AWS, Azure, GCP, Docker, Helm\nPractice: TDD, pairing, code review, on-call",
    ),
    passes=(
        "Languages: Java, Kotlin\nData: PostgreSQL, Kafka",
        "Skills: C#, .NET, SQL Server",
        "Java, Kotlin, SQL",
        f"{_GROUPS}Cloud: AWS, Docker",
        "Skills: Wound care, cannulation, mentoring",
    ),
    options={"max": 18, "group_max": 10},
)
def skills_list_too_long(scan: Scan, options: Options) -> Iterator[Hit]:
    """Nobody reads twenty names; the two that the vacancy asks for drown among the rest."""
    groups = [(index, len(skill.keywords) or 1) for index, skill in enumerate(scan.cv.skills)]
    total = sum(count for _, count in groups)
    if total > options["max"]:
        yield Hit("/skills", values={"count": total, "place": "in all"})
        return
    flat = len(groups) == 1 or all(not skill.keywords for skill in scan.cv.skills)
    for index, count in groups if not flat else [(0, total)] if total else []:
        if count > options["group_max"]:
            path = "/skills" if flat else f"/skills/{index}"
            yield Hit(path, values={"count": count, "place": "in one row"})
