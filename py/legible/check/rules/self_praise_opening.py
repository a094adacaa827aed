"""OPN04: the opening praises instead of telling."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import an_opening
from legible.check.model import Hit, Options, Severity, rule
from legible.check.scan import OPENING, Scan


@rule(
    code="OPN04",
    name="self-praise-opening",
    severity="warning",
    message="{phrases} could open anybody's CV.",
    fix="Take it out and use the room to say what you look after and for whom.",
    passing="The opening tells instead of praising.",
    example=an_opening,
    flag=(
        "Enthusiastic self-starter and natural leader with a winning attitude.",
        "Dynamic self-starter who thinks outside the box.",
        "Highly motivated professional with excellent communication skills.",
    ),
    passes=(
        "Backend developer on the rent services that 14 housing associations open every morning.",
        "Engineer for dynamic pricing APIs in hotels.",
        "Backend developer looking after the ticket and seat APIs of concert halls.",
        "I look after passion-project websites for museums and the ticket API behind them.",
        "Backend developer for ferry bookings; usually the one who stays until the queue is empty.",
    ),
)
def self_praise_opening(scan: Scan, options: Options) -> Iterator[Hit]:
    """Readers see these words on every second CV and step over them; nothing in them can be checked."""
    line = scan.opening
    spans = line.praise
    if not spans:
        return
    named = bool(line.system_nouns) and len(spans) < 2
    phrases = ", ".join(f"“{line.text[span.start : span.end]}”" for span in spans)
    severity: Severity | None = "suggestion" if named else None
    yield Hit(OPENING, spans[0].start, spans[0].end, {"phrases": phrases}, severity)
