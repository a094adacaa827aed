"""RDB05: an old job takes more room than it deserves."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import LINE, basics, job
from legible.check.model import Hit, Options, rule
from legible.check.scan import Role, Scan
from legible.identity import by_identity
from legible.model import CV

_OLD = {"start": "2005-01", "end": "2012-12"}
_LINES = ("Sold tickets.", "Planned shifts.", "Mended printers.", "Wrote letters.")
_LONG = "Kept the card index of subscribers in order by hand, and typed a new card for each change of seat. "


def _cv(*lines: str, new: tuple[str, ...] = (LINE,)) -> CV:
    return CV(basics=basics(), work=(job(*new, start="2014-01"), job(*lines, **_OLD)))


@rule(
    code="RDB05",
    name="old-role-too-long",
    severity="suggestion",
    message="{employer} ended {years} years ago and still takes {lines} {unit}.",
    fix="Fold it into a line or two: what it was, and the one thing that still matters.",
    passing="Old jobs are told briefly.",
    example=lambda text: _cv(*text.splitlines()),
    flag=(_cv(*_LINES), _cv(*_LINES, "Sold tea."), _cv(_LONG, _LONG, _LONG), "\n".join(_LINES)),
    passes=(
        _cv(*_LINES[:3]),
        _cv(_LONG),
        _cv(_LONG, _LONG, new=(LINE,) * 4),
        CV(basics=basics(), work=(job(*_LINES, start="2018-01", end="2020-12"),)),
        CV(basics=basics(), work=(job(*_LINES, **_OLD),)),
        "Sold tickets.",
    ),
    options={"old_years": 10, "lines": 3, "words": 40},
)
def old_role_too_long(scan: Scan, options: Options) -> Iterator[Hit]:
    """Nobody hires for what you did ten years ago; each line of it pushes a newer one off the page."""
    latest = next(iter(scan.latest_roles), None)
    if latest is None or latest.years_ago(scan.today) > options["old_years"]:
        return
    for role in scan.roles:
        years, words = role.years_ago(scan.today), _words(role)
        if role is latest or years <= options["old_years"]:
            continue
        many = len(role.bullets) > options["lines"]
        long = words > max(options["words"], _words(latest)) and latest.bullets
        if many or long:
            size = (
                {"lines": len(role.bullets), "unit": "lines"} if many else {"lines": words, "unit": "words"}
            )
            employer = role.work.name or role.work.position or "This job"
            yield Hit(f"{role.path}/highlights/0", values={"employer": employer, "years": int(years), **size})


@by_identity
def _words(role: Role) -> int:
    return len(role.work.summary.split()) + sum([bullet.line.length for bullet in role.bullets])
