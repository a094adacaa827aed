"""OPN06: there is no opening."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import an_opening
from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan
from legible.model import CV, Basics

_NAMED = Basics(name="Ada Fernside")


@rule(
    code="OPN06",
    name="no-opening",
    severity="warning",
    message="There is no opening yet.",
    fix="Write two or three sentences: what you look after, for whom, and what got better.",
    passing="There is an opening.",
    example=an_opening,
    flag=("", "   ", CV(basics=_NAMED)),
    passes=(
        "Backend developer.",
        "Backend developer looking after the ticket and seat APIs of concert halls.",
        "I look after booking services.",
        "Engineer.",
        CV(),
    ),
)
def no_opening(scan: Scan, options: Options) -> Iterator[Hit]:
    """Somebody with half a minute reads the top and decides there whether to go on."""
    if not scan.cv.basics.summary.strip() and scan.cv != CV():
        yield Hit(OPENING)
