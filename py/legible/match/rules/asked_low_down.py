"""TLR03: a line that shows what the advert needs and stands too low."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.match.model import Move
from legible.match.rules.examples import against
from legible.pointer import get

PLAIN = """Wrote the weekly file of ticket sales.
Answered tickets from the box office.
Mended the printers' queue.
"""


@rule(
    code="TLR03",
    name="asked-low-down",
    severity="suggestion",
    message="This line shows {names}, which the advert asks for, and stands low in its list.",
    fix="Move it up, so that a hurried reader meets it.",
    passing="The lines that show what the advert needs stand high up.",
    example=against(),
    flag=(
        PLAIN + "Sorted the lost keys.\nMoved the order service to Kubernetes, so releases take minutes.",
        PLAIN + "Sorted the lost keys.\nRewrote the rota in Python, so nobody is booked twice.",
        PLAIN + "Sorted the lost keys.\nPut orders into PostgreSQL, so the checkout never waits.",
    ),
    passes=(
        "Moved the order service to Kubernetes, so releases take minutes.\n" + PLAIN,
        "Rewrote the rota in Python, so nobody is booked twice.\n" + PLAIN,
        PLAIN,
        "Put orders into PostgreSQL, so the checkout never waits.",
        "Moved the Python order service to Kubernetes and PostgreSQL.\n" + PLAIN,
    ),
)
def asked_low_down(scan: Scan, options: Options) -> Iterator[Hit]:
    """The first lines of the latest role are read by everybody, the fifth by few."""
    for move in scan.coverage.moves if scan.coverage else ():
        text = get(scan.cv, move.path)
        names = ", ".join(f"“{one.name}”" for one in move.requirements)
        yield Hit(move.path, 0, len(text), values={"names": names}, edit=_edit(scan, move, text))


def _edit(scan: Scan, move: Move, text: str) -> Edit:
    path, _, step = move.path.rpartition("/")
    order = list(range(len(get(scan.cv, path))))
    order.insert(move.index, order.pop(int(step)))
    place = f"line {int(step) + 1}"
    return Edit(
        "Move the line up",
        f"{place}: {text}",
        f"line {move.index + 1}: {text}",
        orders=((path, tuple(order)),),
    )
