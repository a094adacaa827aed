"""OPN01: the opening never says what was built or looked after."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import an_opening
from legible.check.features.line import Line
from legible.check.features.text import Span
from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan

FIRST_WORDS = 60


@rule(
    code="OPN01",
    name="opening-without-service",
    severity="warning",
    message="Your opening does not say what kind of services, systems or data you work on.",
    fix="Name them and whom they serve: “{role} working on … for …”.{nouns}",
    passing="The opening names what you work on.",
    example=an_opening,
    flag=(
        "Ambitious engineer with a talent for getting things done in any company.",
        "Developer with a strong interest in learning new things and growing with a company.",
        "Backend developer with experience of databases, cloud and APIs.",
        "Experienced professional who enjoys solving hard problems in friendly teams.",
    ),
    passes=(
        "Backend developer on the seat and membership APIs of touring theatres.",
        "I look after the build servers and deployment scripts that forty colleagues release with.",
        "Engineer in ticketing: seats, vouchers and the ledger that shows where each pound went.",
        "Software engineer looking after payroll calculations for 300 councils.",
        "Data engineer who turns box-office files into tables that producers plan seasons with.",
        "Backend developer on ferry platforms: crossings, berths and harbour integrations.",
    ),
)
def opening_without_service(scan: Scan, options: Options) -> Iterator[Hit]:
    """Once a reader knows what you look after, every tool after it makes sense; till then they guess."""
    line = scan.opening
    if not line.tokens or names_the_work(line, bool(options.get("any_field"))):
        return
    values = {"role": scan.cv.basics.label or "Your role", "nouns": _own_nouns(scan)}
    yield Hit(OPENING, 0, len(line.text), values)


def names_the_work(line: Line, any_field: bool = False) -> bool:
    """Say whether the first words name a system and its field, or enough of either to picture the work.

    `any_field` is for guides without a list of systems: two words that not every CV holds will do.
    """
    if not line.tokens:
        return False
    end = line.tokens[min(FIRST_WORDS, len(line.tokens)) - 1].end
    systems = _nouns(line, line.system_nouns, end)
    domains = _nouns(line, line.domain_nouns, end) - systems
    told = _telling(line)
    beside = len(told - systems)
    if any_field:
        return len(told) >= 2
    if systems:
        return bool(domains) or beside >= 3 or (len(systems) >= 2 and beside >= 1)
    return len(domains & told) >= 2


def _nouns(line: Line, spans: list[Span], end: int) -> set[str]:
    return {line.text[span.start : span.end].lower() for span in spans if span.start < end}


def _telling(line: Line) -> set[str]:
    """Give the words that are neither general, nor a job title, nor a tool, nor praise."""
    titles = line.words.set("role-nouns") | line.words.set("title-words") | line.words.set("number-words")
    praised = {token.start for it in line.praise for token in line.tokens if it.start <= token.start < it.end}
    return {
        token.lower
        for token in line.specific_words
        if token.lower not in titles
        and token.start not in praised
        and not token.text[0].isdigit()
        and not line.tool_at(line.tokens.index(token))
    }


def _own_nouns(scan: Scan) -> str:
    """Offer the nouns that the person's own lines hold."""
    nouns: dict[str, None] = {}
    for bullet in scan.bullets:
        for span in (*bullet.line.domain_nouns, *bullet.line.system_nouns):
            nouns[bullet.line.text[span.start : span.end].lower()] = None
    own = list(nouns)[:4]
    return f" Your own lines speak of {', '.join(own)}." if own else ""
