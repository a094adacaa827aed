"""EVD12: results of one kind only."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.features.themes import THEMES
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

_LETTERS = "Answered letters.\nPlanned shifts.\nSold tea."
_COST = (
    "Cut the hosting cost by a third.\n"
    "Ended the licence of an unused till, saving £4,000.\n"
    "Found cheaper disks, which cut the monthly bill by half."
)
_FAILOVER = "Rehearsed failovers, so an outage no longer stops the sale."


@rule(
    code="EVD12",
    name="narrow-proof",
    severity="suggestion",
    message="All your results are about {found}; readers of such a CV also look for {missing}.",
    fix="Have you done any of these? A line each is enough, and only where it is true.",
    passing="Results are of more than one kind.",
    example=bullets,
    flag=(
        f"{_COST}\n{_LETTERS}",
        f"{_LETTERS}\n{_COST}\nWrote programmes.",
        f"{_FAILOVER}\nAdded alerts that ended night calls.\n"
        f"Mended the backup, so no file is lost.\n{_LETTERS}",
    ),
    passes=(
        f"{_COST}\n{_FAILOVER}\n{_LETTERS}",
        _COST,
        f"{_FAILOVER}\n{_LETTERS}\nWrote programmes.\nMopped floors.",
        f"{_LETTERS}\nWrote programmes.\nWrote letters.\nMopped floors.",
        "Put a cache in front of the seat search and cut the wait from nine seconds to one.",
    ),
    options={"min_results": 3, "min_lines": 6, "share": 0.6, "offered": 4},
)
def narrow_proof(scan: Scan, options: Options) -> Iterator[Hit]:
    """Such roles need several strengths, and a reader counts how many of them the page proves."""
    lines = [bullet.line for bullet in scan.all_bullets]
    results = [line for line in lines if line.outcomes]
    if len(lines) < options["min_lines"] or len(results) < options["min_results"]:
        return
    proven = {theme for line in results for theme in line.themes}
    told = sum(bool(line.themes) for line in results)
    if len(proven) != 1 or told < options["share"] * len(results):
        return  # where results show no theme, these words do not fit this field
    names = scan.words.table("themes")
    known = [theme for theme in THEMES if scan.words.set(f"theme-{theme}") and theme not in proven]
    missing = ", ".join(names[theme]["name"] for theme in known[: options["offered"]])
    found = names[proven.pop()]["name"]
    yield Hit(scan.all_bullets[0].path, values={"found": found, "missing": missing})
