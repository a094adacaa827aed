"""OPN08: an opening longer than anybody reads."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import OPENING as SHORT
from legible.check.examples import an_opening
from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan

_SENTENCE = "I look after the ticket API, the seat maps and the queue that sends the vouchers of 30 halls. "


@rule(
    code="OPN08",
    name="opening-too-long",
    severity="suggestion",
    message="Your opening has {words} words in {sentences} sentences; most readers will skim it.",
    fix="Keep what you look after, how deep you go and what got better; move the rest into the roles.",
    passing="The opening is short enough to be read.",
    example=an_opening,
    flag=(_SENTENCE * 6, "I sell seats. " * 6, "I look after tickets, seats and vouchers " * 14),
    passes=(SHORT, _SENTENCE, _SENTENCE * 3, "I sell seats. " * 5, "Baker."),
    options={"words": 90, "sentences": 5},
)
def opening_too_long(scan: Scan, options: Options) -> Iterator[Hit]:
    """An opening is read in ten seconds or not at all; what it buries in length is lost."""
    line = scan.opening
    words, sentences = len(line.text.split()), len(line.sentences)
    if words > options["words"] or sentences > options["sentences"]:
        yield Hit(OPENING, 0, len(line.text), {"words": words, "sentences": sentences})
