"""EVD15: line after line opens with the same verb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from legible.check.examples import bullets
from legible.check.model import Hit, Options, rule
from legible.check.scan import Bullet, Scan

_PLANNER = "Wrote the seat planner in Kotlin."


@rule(
    code="EVD15",
    name="repeated-opener",
    severity="suggestion",
    message="“{quote}” opens {count} lines{row}.",
    fix="Look at what you did in each: a closer verb often says more than the same one again.",
    passing="Lines open with different verbs.",
    example=bullets,
    flag=(
        f"{_PLANNER}\nWrote the rota page.\nWrote the weekly file of ticket sales.",
        "Built a rota page.\nWrote tests.\nBuilt a seat map.\nMoved the till.\nBuilt a feed.\nBuilt a wall.",
        "Managed ushers.\nManage the bar.\nSuccessfully managed the cloakroom.",
    ),
    passes=(
        f"{_PLANNER}\nWrote the rota page.\nMoved the box office to a queue.",
        f"{_PLANNER}\nMended the till.\nWrote the rota page.\nPlanned shifts.\nWrote the weekly file.",
        "Kotlin, Java.\nKotlin, SQL.\nKotlin, Go.",
        "Year 7 maths.\nYear 8 maths.\nYear 9 maths.",
        _PLANNER,
    ),
    options={"in_a_row": 3, "in_all": 4, "share": 0.25},
)
def repeated_opener(scan: Scan, options: Options) -> Iterator[Hit]:
    """The first word is read most; the same one over and over makes different work look alike."""
    told: set[str] = set()
    for role in scan.roles:
        for verb, group in groupby(role.bullets, key=lambda bullet: bullet.line.lead_verb):
            row = list(group)
            if verb and verb not in told and len(row) >= options["in_a_row"]:
                told.add(verb)
                yield _hit(row, " in a row")
    verbs = Counter(bullet.line.lead_verb for bullet in scan.all_bullets)
    least = max(options["in_all"], options["share"] * len(scan.all_bullets))
    for verb, count in verbs.items():
        if verb and verb not in told and count >= least:
            yield _hit([bullet for bullet in scan.all_bullets if bullet.line.lead_verb == verb], "")


def _hit(lines: list[Bullet], row: str) -> Hit:
    """Mark the verb where it stands for the third time."""
    bullet = lines[2]
    token = bullet.line.tokens[bullet.line.lead_index]
    return Hit(bullet.path, token.start, token.end, {"count": len(lines), "row": row})
