"""TEC04: skills that no line of the CV shows."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet, basics, job
from legible.check.features.line import read_line
from legible.check.features.text import tokens
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.check.skillset import tools_of
from legible.model import CV, Skill


def _cv(line: str, *names: str) -> CV:
    return CV(basics=basics(), work=(job(line),), skills=(Skill(name="Skills", keywords=names),))


_KAFKA = "Put order events on Kafka with Java 21, so the checkout never waits."


@rule(
    code="TEC04",
    name="skills-never-shown",
    severity="suggestion",
    message="Listed among your skills but shown in no line of your work: {names}.",
    fix="Show in a line what you did with each, or drop it.",
    passing="Most of the skills show in the work.",
    example=a_bullet,
    flag=(
        _cv(_KAFKA, "Kafka", "Terraform", "Redis"),
        _cv("Answered tickets.", "Java", "PostgreSQL", "Docker"),
        _cv("Built a rota page in React.", "React", "Rust", "Azure"),
    ),
    passes=(
        _cv(_KAFKA, "Kafka", "Java"),
        _cv("Moved 40 services to Kubernetes and Postgres.", "k8s", "PostgreSQL"),
        _cv("Traced faults across services.", "Mentoring", "Writing"),
        _cv("Trained four new starters on the ward.", "Wound care"),
        "Put order events on Kafka.",
    ),
    options={"min_names": 2, "short_list": 8},
)
def skills_never_shown(scan: Scan, options: Options) -> Iterator[Hit]:
    """A reader believes a skill when a line shows it at work, and an interviewer will ask for that line."""
    shown = _shown(scan)
    if not scan.all_bullets:
        return
    names = [name for skill in scan.cv.skills for name in skill.keywords or (skill.name,)]
    tools = [name for name in names if _is_tool(scan, name)]
    missing = [name for name in tools if not _is_shown(scan, name, shown)]
    if len(missing) >= options["min_names"]:
        more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
        # A list that is read at a glance weighs little, however much of it stays unproven.
        weight = len(missing) if len(tools) > options["short_list"] else 1
        yield Hit("/skills", values={"names": ", ".join(missing[:8]) + more}, count=weight)


def _shown(scan: Scan) -> set[str]:
    lines = [bullet.line for bullet in scan.all_bullets]
    texts = [*(work.summary for work in scan.cv.work), *(it.description for it in scan.cv.projects)]
    texts += [keyword for project in scan.cv.projects for keyword in project.keywords]
    lines += [read_line(scan.words, text) for text in (*texts, scan.cv.basics.summary) if text]
    return {tool.name for line in lines for tool in line.tools}


def _is_tool(scan: Scan, name: str) -> bool:
    return bool(_tools(scan, name))


def _tools(scan: Scan, name: str) -> set[str]:
    return {tool.name for tool in tools_of(scan.words, name)}


def _is_shown(scan: Scan, name: str, shown: set[str]) -> bool:
    if _tools(scan, name) & shown:
        return True
    words = [token.lower for token in tokens(name)]
    told = f" {' '.join(words)} "
    return bool(words) and any(told in bullet.line.spoken for bullet in scan.all_bullets)
