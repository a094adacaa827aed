"""TLR04: an opening that does not speak of what the advert is about."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan
from legible.match.rules.examples import opening

ADVERT = """Backend Developer

What you will do
- Keep payments reliable: incidents, on-call, recovery
- Lead the incident reviews and make failures rare
- Improve the reliability of our card payments and their recovery from outages

What we need
- Experience with incidents and outages
"""


@rule(
    code="TLR04",
    name="theme-not-shared",
    severity="suggestion",
    message="The advert is mostly about {themes}, and your opening does not speak of it.",
    fix="If you have done such work, let your opening say so.",
    passing="The opening speaks of what the advert is about.",
    example=opening(ADVERT),
    flag=(
        "Backend developer on the seat maps and ticket prints of concert halls.",
        "Developer of the recipe pages of a publisher, from the forms to the print files.",
        "Backend developer looking after timetables for a ferry line.",
    ),
    passes=(
        "Backend developer who keeps card payments reliable and leads the reviews after incidents.",
        "Developer on call for payments: fewer incidents, quicker recovery from outages.",
        "Backend developer on the reliability and recovery of booking systems.",
        "Engineer who makes outages rare: incident reviews, recovery drills, on-call.",
        "I look after reliability and incidents for the payments of 200 shops.",
    ),
)
def theme_not_shared(scan: Scan, options: Options) -> Iterator[Hit]:
    """The opening is read by everybody; when it speaks of something else, the rest may not be read."""
    themes = scan.coverage.themes if scan.coverage else None
    if themes and themes.missed and scan.opening.text:
        names = " and ".join(theme.name for theme in themes.wanted)
        yield Hit(OPENING, 0, len(scan.opening.text), values={"themes": names})
