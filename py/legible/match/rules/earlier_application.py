"""TLR09: a name left in from another application."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.match.rules.examples import opening


@rule(
    code="TLR09",
    name="earlier-application",
    severity="error",
    message="“{quote}” seems to be left from another application.",
    fix="Take it out, or put the name that this advert gives.",
    passing="No name of another application is left.",
    example=opening(),
    flag=(
        "Backend developer on booking services. I would love to join Corvane Systems.",
        "Backend developer on booking services, keen to work at Hartwell Freight.",
        "Applying to Millbrook Energy as a backend developer on booking services.",
    ),
    passes=(
        "Backend developer on booking services. I would love to join Larch Retail.",
        "Backend developer on the booking services of concert halls.",
        "Backend developer keen to work on order services.",
        "Backend developer on booking services at Larch Retail since 2023.",
        "Backend developer who would love to join a team that owns its services.",
    ),
)
def earlier_application(scan: Scan, options: Options) -> Iterator[Hit]:
    """Another employer's name tells the reader that the letter was not written for them."""
    for one in scan.coverage.left_over if scan.coverage else ():
        yield Hit(one.path, one.start, one.end)
