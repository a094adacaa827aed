"""TLR07: an advert's words repeated beyond sense."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.match.rules.examples import against

_MANY = "\n".join(
    f"{verb} the {thing} in Kubernetes for Kubernetes releases."
    for verb, thing in (("Wrote", "rota"), ("Moved", "shop"), ("Mended", "queue"), ("Built", "till"))
)


@rule(
    code="TLR07",
    name="term-stuffing",
    severity="warning",
    message="“{term}” stands {count} times in your CV.",
    fix="Say it where it did something, and leave the rest out.",
    passing="No word of the advert is repeated beyond sense.",
    example=against(),
    flag=(
        _MANY,
        _MANY.replace("Kubernetes", "Python"),
        _MANY + "\nKubernetes expert.",
    ),
    passes=(
        "Moved the order service to Kubernetes, so releases take minutes.",
        "Moved orders to Kubernetes.\nTrained two starters in Kubernetes. Skills: Kubernetes",
        "Wrote the booking API in Python.",
        "Wrote the rota in Python.\nWrote the till in Python. Skills: Python",
        "Trained two starters.",
    ),
)
def term_stuffing(scan: Scan, options: Options) -> Iterator[Hit]:
    """A word said nine times looks like a trick, to people and to the programs that count it."""
    for one in scan.coverage.stuffing if scan.coverage else ():
        path, start, end = one.places[0]
        yield Hit(path, start, end, values={"term": one.term, "count": one.count})
