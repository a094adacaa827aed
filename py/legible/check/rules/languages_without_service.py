"""TEC07: a role that names languages and nothing that was built with them."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.model import Hit, Options, rule
from legible.check.scan import Role, Scan


@rule(
    code="TEC07",
    name="languages-without-service",
    severity="warning",
    message="The lines about {employer} name {languages}, but nothing that you built or ran with them.",
    fix="Name the service, the tool or the data, then the language it was written in.",
    passing="Roles name services as well as languages.",
    example=bullets,
    flag=(
        "Coding in Java and Python.\nAttended daily meetings.",
        "Wrote Kotlin, Java and some Go.",
        "Java development.\nSome work in Ruby.\nReviewed code.",
    ),
    passes=(
        "Wrote the door-list service in Kotlin and Java.",
        "Wrote Kotlin and Java.\nMended the ticket API.",
        "Taught Python and Java to apprentices, so that all five passed.",
        "Wrote the seat planner in Kotlin.",
        "Ported 200 reports from Perl to Python for the archive of touring plays.",
    ),
    options={"languages": 2, "old_years": 10},
)
def languages_without_service(scan: Scan, options: Options) -> Iterator[Hit]:
    """A language is what it was written in; the reader still does not know what it was."""
    if not scan.words.set("system-nouns"):
        return  # a guide without such words cannot tell
    for role in scan.roles:
        languages = _languages(role)
        bare = len(languages) >= options["languages"] and not _names_work(role)
        if bare and role.years_ago(scan.today) < options["old_years"]:
            employer = role.work.name or role.work.position or "this job"
            values = {"employer": employer, "languages": " and ".join(languages[:3])}
            yield Hit(f"{role.path}/highlights/0", values=values)


def _languages(role: Role) -> list[str]:
    tools = [tool for bullet in role.bullets for tool in bullet.line.tools]
    return list(dict.fromkeys(tool.name for tool in tools if tool.kind == "language"))


def _names_work(role: Role) -> bool:
    """Say whether any line names a system, a field, an effect or an amount."""
    lines = [bullet.line for bullet in role.bullets]
    return any(line.system_nouns or line.domain_nouns or line.outcomes or line.metrics for line in lines)
