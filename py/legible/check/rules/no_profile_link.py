"""LNK02: no link to work that can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legible.check.examples import a_bullet, basics
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.model import CV, Profile, Project

_ACCOUNT = Profile(network="GitHub", username="example-ada", url="https://github.com/example-ada")


@rule(
    code="LNK02",
    name="no-profile-link",
    severity="suggestion",
    message="There is no link to work of yours or to a profile.",
    fix="If some of your work is public, add a link to it; if none is, leave this as it is.",
    passing="A link leads to more of you.",
    example=a_bullet,
    flag=(
        "Built the returns service.",
        CV(basics=basics(), projects=(Project(name="Returns"),)),
        CV(basics=replace(basics(), profiles=(Profile(network="GitHub"),))),
    ),
    passes=(
        CV(basics=replace(basics(), profiles=(_ACCOUNT,))),
        CV(basics=replace(basics(), profiles=(Profile(network="GitHub", username="example-ada"),))),
        CV(basics=replace(basics(), url="https://fernside.example.org")),
        CV(basics=basics(), projects=(Project(name="Returns", url="https://example.org/returns"),)),
        CV(basics=replace(basics("Plans at fernside.example.org."), url="fernside.example.org")),
        CV(),
    ),
)
def no_profile_link(scan: Scan, options: Options) -> Iterator[Hit]:
    """Work that can be seen says more than a line about it, and many readers look for it first."""
    head = scan.cv.basics
    accounts = any(profile.url.strip() or profile.username.strip() for profile in head.profiles)
    projects = any(project.url.strip() for project in scan.cv.projects)
    if head.name.strip() and not (head.url.strip() or accounts or projects):
        yield Hit("/basics/profiles")
