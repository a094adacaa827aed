"""TLR05: the same thing by another name than the advert's."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.match.rules.examples import against
from legible.pointer import get


@rule(
    code="TLR05",
    name="other-wording",
    severity="suggestion",
    message="You write “{quote}” where the advert writes “{name}”.",
    fix="Use the advert's word once: the programs that sort CVs may not know that they are the same.",
    passing="What the advert needs stands in the CV by the advert's names.",
    example=against(),
    flag=(
        "Moved the order service to k8s, so releases take minutes.",
        "Put orders into Postgres, so the checkout never waits.",
        "Trained two starters. Skills: k8s, Python",
    ),
    passes=(
        "Moved the order service to Kubernetes, so releases take minutes.",
        "Put orders into PostgreSQL, so the checkout never waits.",
        "Put orders into Postgres. Skills: PostgreSQL",
        "Trained two starters. Skills: Kubernetes, Python",
        "Wrote the booking API in Python.",
    ),
)
def other_wording(scan: Scan, options: Options) -> Iterator[Hit]:
    """Programs that sort CVs compare words, and so do people in a hurry."""
    for item in scan.coverage.items if scan.coverage else ():
        shown = item.reword
        if shown and shown.term.tool:  # of other things, two names may mean two things
            text = get(scan.cv, shown.path)
            after = f"{text[: shown.start]}{shown.term.name}{text[shown.end :]}"
            edit = Edit(f"Write “{shown.term.name}”", text, after, texts=((shown.path, after),))
            yield Hit(shown.path, shown.start, shown.end, values={"name": shown.term.name}, edit=edit)
