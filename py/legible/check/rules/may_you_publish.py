"""PII03: what an employer or client may want kept to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from legible.check.examples import a_bullet
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

_PRIVATE_PART = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_PATTERNS = (
    # A name that was given so that nobody knows.
    r"\bcode[- ]?named?\b",
    r"\bunder (?:an? )?(?:NDA|non-disclosure agreement|embargo)\b",
    r"\b(?:strictly|commercially|company|client) confidential\b|\bcommercial[- ]in[- ]confidence\b",
    r"\bconfidential (?:client|customer|project|product|acquisition|merger|launch)\b",
    r"\bunannounced (?:product|feature|project|acquisition|merger|game)\b",
    # Hosts and addresses inside a company (RFC 1918 for the numbers).
    # Few labels, none longer than RFC 1035 lets it be: a search without bounds grows with the text's square.
    r"\b[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,9}\.(?:internal|intranet|corp|local|lan)\b(?!\.)",
    rf"(?<![\w.])(?:10(?:\.{_PRIVATE_PART}){{3}}|192\.168(?:\.{_PRIVATE_PART}){{2}}"
    rf"|172\.(?:1[6-9]|2\d|3[01])(?:\.{_PRIVATE_PART}){{2}})(?![\w.]*\d)",
)
_ANY = re.compile("|".join(_PATTERNS), re.IGNORECASE)


@rule(
    code="PII03",
    name="may-you-publish",
    severity="question",
    message="“{quote}” sounds as if it were not for everybody: may you publish this?",
    fix="If in doubt, say what kind of client or system it was without naming it.",
    passing="",
    example=a_bullet,
    flag=(
        "Moved the tills of a confidential client to the new tax rate.",
        "Led project Heron (codename), a booking system.",
        "Ran db01.stock.internal and its nightly backup.",
        "Replaced the switch at 192.168.14.2 in a night.",
        "Built the seat map under NDA for a concert hall.",
    ),
    passes=(
        "Handled confidential records of 300 patients.",
        "Gave confidential advice to callers at night.",
        "Upgraded version 10.2.1 to 10.3.0 without a pause.",
        "Wrote the internal rota tool and its internal manual.",
        "Bought from local farms, and sold in local shops.",
        "Signed non-disclosure agreements with nine suppliers.",
        "Answered DNS queries at 203.0.113.7.",
    ),
)
def may_you_publish(scan: Scan, options: Options) -> Iterator[Hit]:
    """A CV goes to competitors too; what you tell of one employer, the next expects you to tell of them."""
    for path, text in scan.texts:
        if not path.startswith(("/basics/email", "/basics/url", "/basics/profiles")):
            for start, end in _found(text):
                yield Hit(path, start, end)


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _ANY.finditer(text))
