"""TLR01: what an advert says is needed, and the CV does not show."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.match.rules.examples import against


@rule(
    code="TLR01",
    name="asked-not-found",
    severity="question",
    message="The advert asks for {name}, and your CV does not mention it.",
    fix="Add it only if it is true: in which line did you use it?",
    passing="Everything the advert needs is in the CV.",
    example=against(),
    flag=(
        "Moved the order service to PostgreSQL, so month-end no longer waits.",
        "Wrote the booking API in Python.",
        "Trained two starters. Skills: Python, PostgreSQL",
    ),
    passes=(
        "Moved the Python order service to Kubernetes and PostgreSQL.",
        "Moved the Python order service to k8s and Postgres.",
        "Trained two starters. Skills: Python, PostgreSQL, Kubernetes",
        "Wrote it in Python with Kubernetes. Skills: PostgreSQL",
        "Ran Python jobs on Kubernetes, with Postgres for the orders.",
    ),
)
def asked_not_found(scan: Scan, options: Options) -> Iterator[Hit]:
    """A recruiter ticks off what is needed; what you have but do not mention counts as missing."""
    for item in scan.coverage.items if scan.coverage else ():
        wanted = item.requirement
        if wanted.need == "must" and not wanted.hard and not item.found:
            names = " or ".join(f"“{term.name}”" for term in wanted.terms)
            yield Hit("/skills", values={"name": names})
