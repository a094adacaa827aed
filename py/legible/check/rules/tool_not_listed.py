"""TEC08: a tool that the work shows again and again is missing among the skills."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from legible.check.examples import basics, job
from legible.check.model import Edit, Hit, Options, rule
from legible.check.rules import skills_list_too_long as long_list
from legible.check.scan import Scan
from legible.check.skillset import is_flat, listed_tools, skill_items
from legible.model import CV, Skill

_TWICE = ("Moved the seat map to Kafka.", "Put orders on Kafka, so the till never waits.")


def _cv(*names: str, lines: tuple[str, ...] = _TWICE) -> CV:
    return CV(basics=basics(), work=(job(*lines),), skills=(Skill(name="Skills", keywords=names),))


@rule(
    code="TEC08",
    name="tool-not-listed",
    severity="suggestion",
    message="{count} of your lines show {name}, but your skills do not list it.",
    fix="Add it to your skills: that is where a search looks first.",
    passing="What the work shows again and again is among the skills.",
    example=lambda text: _cv("Java", lines=tuple(text.splitlines())),
    flag=(
        _cv("Java", "Kotlin"),
        _cv("Java", lines=("Wrote the planner in Go, Rust.", "Moved the till to Go, Rust.")),
        "Moved the archive to Postgres.\nTuned PostgreSQL for the seat map.",
    ),
    passes=(
        _cv("Java", "Apache Kafka"),
        _cv("Java", lines=_TWICE[:1]),
        _cv("Mentoring", "Writing"),
        CV(basics=basics(), work=(job(*_TWICE),)),
        "Wrote letters.\nPlanned shifts.",
        "Sent mail in Outlook.\nAnswered Outlook invitations.",
    ),
    options={"lines": 2},
)
def tool_not_listed(scan: Scan, options: Options) -> Iterator[Hit]:
    """Many readers compare the skills with their list first; what is only in the lines, they may miss."""
    listed = [tool for _, tool in listed_tools(scan)]
    if not listed:
        return
    known = {tool.name for tool in listed}
    written = _written(scan)
    for name, forms in written.items():
        count = sum(forms.values())
        if name not in known and count >= options["lines"]:
            form = forms.most_common(1)[0][0]
            yield Hit("/skills", values={"name": form, "count": count}, edit=_add(scan, name, form))


def _written(scan: Scan) -> Mapping[str, Counter[str]]:
    """Count for each tool, office programs apart, how many lines show it under which name."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for bullet in scan.all_bullets:
        tools = {tool.name: tool for tool in bullet.line.tools if tool.kind != "office"}
        for name, tool in tools.items():
            found[name][bullet.line.text[tool.start : tool.end]] += 1
    return found


def _add(scan: Scan, name: str, form: str) -> Edit | None:
    """Offer to add it to the group that holds most of its kind, unless the list is long already."""
    sizes = Counter(item.group for item in skill_items(scan.cv))
    limits = long_list.skills_list_too_long.options
    group = _group_for(scan, name)
    row = sum(sizes.values()) if is_flat(scan.cv) else sizes[group]
    if sum(sizes.values()) >= limits["max"] or row >= limits["group_max"]:
        return None
    keywords = scan.cv.skills[group].keywords
    place = f"/skills/{group}/keywords" if keywords else "/skills"
    before = ", ".join(keywords or [item.text for item in skill_items(scan.cv)])
    return Edit(f"Add {form} to your skills", before, f"{before}, {form}", adds=((place, form),))


def _group_for(scan: Scan, name: str) -> int:
    kind = next(tool.kind for bullet in scan.all_bullets for tool in bullet.line.tools if tool.name == name)
    listed = listed_tools(scan)
    same = Counter(item.group for item, tool in listed if tool.kind == kind)
    every = Counter(item.group for item, _ in listed)
    return (same or every).most_common(1)[0][0]
