"""RDB07: the latest job begins after the first page."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import LINE, basics, job, jobs
from legible.check.model import Hit, Options, Severity, rule
from legible.check.scan import Role, Scan
from legible.model import CV

_LONG = "Kept the card index of subscribers in order by hand, and typed a new card for each change of seat. "


def _late(words_before: int) -> CV:
    """Give a CV whose newest job stands below so many words about an older one."""
    lines = (_LONG,) * (words_before // len(_LONG.split()))
    return CV(basics=basics(), work=(job(*lines, start="2015-01", end="2019-12"), job(LINE, start="2020-01")))


@rule(
    code="RDB07",
    name="latest-role-late",
    severity="warning",
    message="Your work at {employer}, the latest, {verb} only after the first page.",
    fix="Shorten what stands before it, or put the newest job first.",
    passing="The latest job begins on the first page.",
    example=jobs,
    flag=(
        _late(600),
        _late(900),
        CV(basics=basics("I look after the seat maps of concert halls. " * 60), work=(job(LINE),)),
    ),
    passes=(
        _late(200),
        CV(basics=basics(), work=(job(*[_LONG] * 40),)),
        "2020-01\n2015-01 2019-12",
        "2015-01 2019-12\n2020-01",
        CV(basics=basics()),
    ),
    options={"words": 450},
)
def latest_role_late(scan: Scan, options: Options) -> Iterator[Hit]:
    """Most readers decide on the first page; if your present work is not on it, they decide without it."""
    role = next(iter(scan.latest_roles), None)
    if role is None or not role.bullets:
        return
    employer = role.work.name or role.work.position or "your employer"
    if scan.page_one is None:
        if _words_above(scan, role) > options["words"]:
            # A guess by the number of words is no ground for a warning.
            guessed: Severity = "suggestion"
            yield Hit(role.path, values={"employer": employer, "verb": "seems to begin"}, severity=guessed)
    elif not any(path == role.path or path.startswith(f"{role.path}/") for path in scan.page_one):
        yield Hit(role.path, values={"employer": employer, "verb": "begins"})


def _words_above(scan: Scan, latest: Role) -> int:
    """Count the words of the opening and of the jobs listed above."""
    above = [role for role in scan.roles if role.index < latest.index]
    texts = [scan.opening.text, *(role.work.summary for role in above)]
    texts += [bullet.line.text for role in above for bullet in role.bullets]
    return sum(len(text.split()) for text in texts)
