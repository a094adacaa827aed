"""LNG03: a misspelt word."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan


@rule(
    code="LNG03",
    name="misspelling",
    severity="error",
    message="“{quote}” is misspelt; it should be “{meant}”.",
    fix="Write “{meant}”.",
    passing="No known misspelling.",
    example=a_bullet,
    flag=(
        "Recieved the programme in print.",
        "Painted the rehearsal enviroment in plain colours.",
        "Thanked all collegues in the programme.",
        "Acheived a full house in a week.",
    ),
    passes=(
        "Received the programme in print.",
        "Organised the costume catalogue.",
        "Organized the license renewal catalog.",
        "Annealed glass and calibrated sensors.",
        "Moved stock to Managment Hall.",
        "Wrote memoised selectors with idempotent reducers.",
    ),
)
def misspelling(scan: Scan, options: Options) -> Iterator[Hit]:
    """Some readers stop at the first slip, and a spelling check would have caught it."""
    places = [(OPENING, scan.opening), *((bullet.path, bullet.line) for bullet in scan.all_bullets)]
    for path, line in places:
        for slip in line.slips:
            yield Hit(path, slip.start, slip.end, {"meant": slip.meant})
