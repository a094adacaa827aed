"""TEC06: what was last used long ago stands among the first skills."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import basics, job
from legible.check.features.line import read_line
from legible.check.features.recency import years_since
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.check.skillset import Item, is_flat, listed_tools, skill_items
from legible.model import CV, Skill

_NEW = job("Wrote the seat planner in Kotlin.", start="2019-01")
_OLD = job("Wrote the door list in Perl.", start="2010-01", end="2018-12")
_FIVE = ("SQL", "Linux", "Git", "Jenkins", "Kafka")


def _cv(*names: str, old: str = "Wrote the door list in Perl.") -> CV:
    early = job(old, start="2010-01", end="2018-12")
    return CV(basics=basics(), work=(_NEW, early), skills=(Skill(name="Skills", keywords=names),))


@rule(
    code="TEC06",
    name="stale-skill-first",
    severity="suggestion",
    message="“{name}” is among your first skills, but the last job that shows it ended {years} years ago.",
    fix="Move it down, or show newer work with it.",
    passing="The first skills are in recent use.",
    example=lambda text: _cv(*text.split(", ")),
    flag=(
        _cv("Perl", *_FIVE, "Kotlin"),
        _cv("Kotlin", "Perl", *_FIVE),
        "Git, Linux, Jenkins, Perl, Kotlin, SQL",
    ),
    passes=(
        _cv(*_FIVE, "Perl"),
        _cv("Perl", "Kotlin"),
        _cv("Kotlin", "Rust", *_FIVE),
        _cv("Perl", "Kotlin", *_FIVE, old="Wrote letters."),
        CV(
            basics=basics("Developer of door lists, mostly in Perl."),
            work=(_NEW, _OLD),
            skills=(Skill(keywords=("Perl", *_FIVE)),),
        ),
        "Kotlin, SQL, Java, Go, Rust, Git",
    ),
    options={"years": 5, "first": 5},
)
def stale_skill_first(scan: Scan, options: Options) -> Iterator[Hit]:
    """What stands first is taken for what you use today, and the first questions will be about it."""
    stale = _stale(scan, options["years"])
    paths = [item.path for item in skill_items(scan.cv)]
    front = [item.path for item in skill_items(scan.cv) if is_flat(scan.cv) or not item.group]
    first = front[: options["first"]]
    if len(paths) <= options["first"]:
        return  # a list that is read at a glance has no front
    hits = [(item, tool.name) for item, tool in listed_tools(scan) if tool.name in stale]
    old = {item.path for item, _ in hits}
    for item, name in hits:
        if item.path in first:
            values = {"name": item.text, "years": stale[name]}
            yield Hit(item.path, 0, len(item.text), values, edit=_move_down(scan, item, old, options))


def _stale(scan: Scan, years: int) -> dict[str, int]:
    """Map each tool that only old jobs show to the years since; undated mentions count as recent."""
    lines = [scan.opening, *(bullet.line for bullet in scan.extra_bullets)]
    lines += [bullet.line for role in scan.roles if role.last_month is None for bullet in role.bullets]
    texts = [text for work in scan.cv.work for text in (work.summary, work.description)]
    texts += [text for it in scan.cv.projects for text in (it.name, it.description, *it.keywords)]
    lines += [read_line(scan.words, text) for text in texts if text]
    recent = {tool.name for line in lines for tool in line.tools}
    since = years_since(scan.roles, scan.today)
    if all(gone > years for gone in since.values()):
        return {}  # the newer jobs name no tools at all
    return {name: gone for name, gone in since.items() if gone > years and name not in recent}


def _move_down(scan: Scan, item: Item, old: set[str], options: Options) -> Edit | None:
    """Offer to put what is in use first, where that takes all old skills out of the first places."""
    keywords = scan.cv.skills[item.group].keywords
    if not keywords:
        return None
    path = f"/skills/{item.group}/keywords"
    order = sorted(range(len(keywords)), key=lambda place: f"{path}/{place}" in old)
    paths = [it.path for it in skill_items(scan.cv)]
    start = paths.index(f"{path}/0")
    now = [*paths[:start], *(f"{path}/{place}" for place in order), *paths[start + len(order) :]]
    before, after = set(paths[: options["first"]]), set(now[: options["first"]])
    if item.path in after or after & old - before:
        return None
    return Edit(
        label="Move what is in use to the front",
        before=", ".join(keywords),
        after=", ".join(keywords[place] for place in order),
        orders=((path, tuple(order)),),
    )
