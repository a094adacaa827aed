"""TLR02: what an advert says is needed, and the CV only lists."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.match.rules.examples import against


@rule(
    code="TLR02",
    name="asked-only-listed",
    severity="suggestion",
    message="The advert asks for “{name}”; your CV lists it and shows it nowhere.",
    fix="Say in a line what you did with it.",
    passing="What the advert needs is shown in lines, not only listed.",
    example=against(),
    flag=(
        "Trained two starters. Skills: Python, PostgreSQL, Kubernetes",
        "Wrote the booking API in Python. Skills: PostgreSQL, Python",
        "Answered tickets. Skills: k8s",
    ),
    passes=(
        "Moved the Python order service to Kubernetes and PostgreSQL. Skills: Python, PostgreSQL, Kubernetes",
        "Wrote the booking API in Python. Skills: Python",
        "Answered tickets. Skills: Terraform",
        "Trained two starters.",
        "Moved orders to Postgres. Skills: PostgreSQL",
    ),
)
def asked_only_listed(scan: Scan, options: Options) -> Iterator[Hit]:
    """A skill in a list is a claim; the line that shows it at work is what gets you asked in."""
    for item in scan.coverage.items if scan.coverage else ():
        if item.requirement.need == "must" and item.skills_only:
            shown = item.evidence[0]
            yield Hit(shown.path, shown.start, shown.end, values={"name": item.requirement.name})
