"""STR03: sections that are missing, or stand where readers do not look for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legible.check.examples import LINE, a_bullet, a_file, basics, job
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.file_facts import FileFacts
from legible.model import CV, Project, Skill
from legible.parsed import Heading

NAMES = {
    "summary": "the opening", "work": "your work", "education": "your education", "skills": "your skills",
    "interests": "your interests", "references": "references", "projects": "your projects",
    "languages": "languages", "awards": "awards", "certificates": "certificates",
    "publications": "publications", "volunteer": "voluntary work",
}  # fmt: skip


def _headed(*kinds: str) -> FileFacts:
    return FileFacts(headings=tuple(Heading(kind.title(), kind) for kind in kinds))


@rule(
    code="STR03",
    name="section-order",
    severity="suggestion",
    message="{what}.",
    fix="{how}.",
    passing="Sections stand where readers look for them.",
    example=a_bullet,
    flag=(
        a_file(_headed("interests", "work", "education")),
        a_file(_headed("work", "summary", "skills")),
        a_file(_headed("references", "summary", "work", "education")),
        CV(basics=basics(), skills=(Skill(name="Baking"),)),
    ),
    passes=(
        LINE,
        a_file(_headed("summary", "skills", "work", "education", "interests", "references")),
        a_file(_headed("education", "work", "skills")),
        a_file(_headed("work", "interests", "work")),
        a_file(replace(_headed("interests", "work"), columns=True)),
        CV(basics=basics(), projects=(Project(name="Returns"),)),
        CV(basics=basics(), work=(job(LINE),)),
        CV(),
    ),
    # Pairs of sections, of which the first comes first in every field; a guide may add its own.
    options={
        "pairs": (
            ("summary", "work"),
            ("summary", "education"),
            ("work", "interests"),
            ("education", "interests"),
            ("work", "references"),
            ("education", "references"),
        ),
        "wanted": (("work", "projects", "volunteer"),),  # of each group, one
    },
)
def section_order(scan: Scan, options: Options) -> Iterator[Hit]:
    """Readers know where to look, and take what is not there for missing."""
    yield from _missing(scan, options)
    # Of columns side by side none is the first.
    headings = scan.facts.headings if scan.facts and not scan.facts.columns else ()
    # Where a section comes twice, its first part shows the order.
    order = list(dict.fromkeys(heading.kind for heading in headings if heading.kind))
    for first, then in options["pairs"]:
        if first in order and then in order and order.index(then) < order.index(first):
            what = f"{_named(then)} stands above {NAMES.get(first, first)}"
            how = f"Move {NAMES.get(then, then)} below {NAMES.get(first, first)}"
            yield Hit(f"/{then}", values={"what": what[:1].upper() + what[1:], "how": how})
            return


def _named(kind: str) -> str:
    return f"the section on {NAMES.get(kind, kind)}" if kind != "summary" else "the opening"


def _missing(scan: Scan, options: Options) -> Iterator[Hit]:
    """Find a group of sections of which a CV that holds others has none."""
    held = {path.split("/")[1] for path, _ in scan.texts} - {"basics"}
    for group in options["wanted"] if held else ():
        if not held & set(group):
            name = NAMES.get(group[0], group[0])
            yield Hit(f"/{group[0]}", values={"what": f"There is no section on {name}", "how": f"Add {name}"})
