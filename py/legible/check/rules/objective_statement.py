"""OPN05: an opening that tells what the person wants."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import an_opening
from legible.check.features.line import Line
from legible.check.features.text import Match, Span, Token
from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan

BEFORE = {
    "i", "i'm", "am", "now", "currently", "actively", "and", "is", "who", "always", "my", "the", "a",
    "individual", "person", "candidate",
}  # fmt: skip


@rule(
    code="OPN05",
    name="objective-statement",
    severity="suggestion",
    message="“{quote}” tells what you want, and names no target.",
    fix="Say what you bring to this role instead, or name the work you are after.",
    passing="The opening tells what you do, not what you hope for.",
    example=an_opening,
    flag=(
        "Seeking a challenging role in a reputable company where I can grow.",
        "Graduate looking for an exciting opportunity to apply my skills.",
        "Career objective: to secure a rewarding position with room for growth.",
        "Motivated individual, eager to secure a full-time role.",
        "Backend developer of booking systems. I am now looking for my next challenge.",
    ),
    passes=(
        "Backend developer looking after the ticket and seat APIs of concert halls.",
        "Looking for a backend role in payments, after six years on card terminals.",
        "Registered nurse seeking a band 6 post in paediatrics.",
        "I build search pages for people looking for a new job or a flat.",
        "Developer who likes looking for faults in old ledgers.",
        "Baker, open to early shifts and a post in a village shop.",
        "Careers adviser to graduates seeking a first position in museums.",
    ),
)
def objective_statement(scan: Scan, options: Options) -> Iterator[Hit]:
    """The reader has a vacancy to fill and looks for what you bring; every applicant wants a good job."""
    line = scan.opening
    for sentence in line.sentences:
        words = [token for token in line.tokens if sentence.start <= token.start < sentence.end]
        span = _empty_wish(line, words)
        if span is not None:
            yield Hit(OPENING, span.start, span.end)
            return


def _empty_wish(line: Line, words: list[Token]) -> Span | None:
    """Give a sentence's wish from its first word to what it asks for, unless it names a target."""
    for match in line.words.book("objective-phrases").find(words):
        goal = next(line.words.book("objective-goals").find(words[match.stop :]), None)
        if goal is None or not _is_own(line, words, match):
            continue
        if not any(_names_target(line, token) for token in words[match.stop :]):
            return Span(words[match.first].start, words[match.stop + goal.stop - 1].end)
    return None


def _is_own(line: Line, words: list[Token], match: Match) -> bool:
    """Say whether the wish is the writer's: it opens the sentence, or stands behind a job title."""
    if match.first == 0 or words[match.first].gap.strip():
        return True
    before = words[match.first - 1].lower
    return before in BEFORE or before in line.words.set("role-nouns")


def _names_target(line: Line, token: Token) -> bool:
    if token.lower in line.words.set("role-nouns") - line.words.set("objective-stock"):
        return True
    return token in line.specific_words and token.lower not in line.words.set("objective-stock")
