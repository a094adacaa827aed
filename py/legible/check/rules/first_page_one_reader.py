"""RDB06: a first page that speaks to one kind of reader only."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import basics, bullets, job
from legible.check.features.line import Line
from legible.check.model import Hit, Options, rule
from legible.check.rules.opening_without_service import names_the_work
from legible.check.scan import OPENING, Scan
from legible.model import CV

_DEEP = "Sharded the order database by tenant behind a Kafka event bus."
_PLAIN = "Gave ushers one list instead of four, so doors open on time."


@rule(
    code="RDB06",
    name="first-page-one-reader",
    severity="warning",
    message="The first page lacks {missing}.",
    fix="{advice}",
    passing="The first page has technical depth, a benefit in plain words and what you work on.",
    example=bullets,
    flag=(
        _DEEP,
        "Answered questions.\nWrote letters.",
        CV(basics=basics("Hard-working developer."), work=(job(_DEEP, _PLAIN),)),
    ),
    passes=(
        f"{_DEEP}\n{_PLAIN}",
        "Put a cache in front of the seat API, so nobody loses a seat while paying.",
        f"{_PLAIN}\n{_DEEP}\nReviewed code.",
        "Wrote the door-list service in Kotlin, freeing two ushers for the bar.",
        CV(basics=basics()),
    ),
)
def first_page_one_reader(scan: Scan, options: Options) -> Iterator[Hit]:
    """A specialist and a recruiter both decide on page one, and each looks for something else there."""
    latest = {role.index for role in scan.latest_roles}
    lines = [bullet.line for bullet in scan.page_one_bullets if bullet.role in latest]
    if not lines:
        return
    deep = any(has_depth(line) for line in lines)
    plain = any(line.outcomes and len(line.specialist) <= 1 and line.has_plain_effect for line in lines)
    any_field = bool(options.get("any_field"))
    opened = names_the_work(scan.opening, any_field)
    wanted = [
        (deep or any_field and plain, "technical depth", "Move a line up that shows what you built and how."),
        (
            plain,
            "a benefit told in plain words",
            "Finish a line on the first page with what it was good for.",
        ),
        (opened, "an opening that says what you work on", "Name your services in the opening."),
    ]
    missing = [name for met, name, _ in wanted if not met]
    if missing:
        path = (
            OPENING
            if missing == [wanted[2][1]]
            else next(b.path for b in scan.page_one_bullets if b.role in latest)
        )
        advice = next(advice for met, _, advice in wanted if not met)
        yield Hit(path, values={"missing": " and ".join(missing), "advice": advice})


def has_depth(line: Line) -> bool:
    """Say whether a line shows the work of a specialist: a tool, a term, a system."""
    return bool(line.tools or line.specialist or line.system_nouns)
