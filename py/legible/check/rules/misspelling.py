"""LNG03: a misspelt word."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.features.spelling import Slip
from legible.check.model import Hit, Options, rule
from legible.check.rewording import capitalised, offer
from legible.check.scan import Scan


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
    for path, line in scan.lines:
        for slip in line.slips:
            text = _mended(line.text, slip)
            edit = offer(scan, path, line, text, f"Write “{slip.meant}”")
            yield Hit(path, slip.start, slip.end, {"meant": slip.meant}, edit=edit)


def _mended(text: str, slip: Slip) -> str:
    """Give the line with the word that was meant; a capital and a possessive ending stay."""
    word = text[slip.start : slip.end]
    meant = capitalised(slip.meant) if word[0].isupper() else slip.meant
    ending = word[-2:] if word[-2:] in {"'s", "’s"} else ""
    return text[: slip.start] + meant + ending + text[slip.end :]
