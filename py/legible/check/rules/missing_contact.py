"""STR01: a name or a way to reach the person is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legible.check.examples import a_bullet, basics
from legible.check.model import Hit, Options, Severity, rule
from legible.check.scan import Scan
from legible.model import CV, Location

FIELDS: tuple[tuple[str, str, Severity], ...] = (
    ("/basics/name", "name", "error"),
    ("/basics/email", "e-mail address", "error"),
    ("/basics/phone", "phone number", "warning"),
    ("/basics/location/city", "town", "warning"),
)
_FULL = basics()


@rule(
    code="STR01",
    name="missing-contact",
    severity="error",
    message="There is no {field} on this CV.",
    fix="Add your {field} at the top.",
    passing="The reader can reach you.",
    example=a_bullet,
    flag=(
        CV(basics=replace(_FULL, email="")),
        CV(basics=replace(_FULL, name="")),
        CV(basics=replace(_FULL, phone=" ", location=Location())),
    ),
    passes=(
        CV(basics=_FULL),
        CV(basics=replace(_FULL, location=Location(region="Yorkshire"))),
        CV(basics=replace(_FULL, label="")),
        CV(basics=replace(_FULL, location=Location(address="2 Mill Lane, Otley"))),
        "Built the returns service.",
    ),
)
def missing_contact(scan: Scan, options: Options) -> Iterator[Hit]:
    """Nobody can invite a person they cannot reach, and few will search for them."""
    head = scan.cv.basics
    place = head.location.city or head.location.region or head.location.address
    present = (head.name, head.email, head.phone, place)
    for (path, field, severity), value in zip(FIELDS, present, strict=True):
        if not value.strip() and field not in options.get("not_needed", ()):
            yield Hit(path, values={"field": field}, severity=severity)
