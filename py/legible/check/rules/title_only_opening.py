"""OPN02: the opening is a job title, with years at most."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import an_opening
from legible.check.features.line import Line
from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan


@rule(
    code="OPN02",
    name="title-only-opening",
    severity="warning",
    message="“{quote}” is a title, not yet an opening.",
    fix="Add a clause on the systems you look after, and one on what got better.",
    passing="The opening is more than a title.",
    example=an_opening,
    flag=(
        "Backend developer.",
        "Software engineer with 8 years of experience.",
        "Senior Java developer with over ten years' experience in the industry.",
    ),
    passes=(
        "Backend developer looking after the ticket and seat APIs of concert halls.",
        "Developer of booking systems for ferries, with ten years of night shifts behind me.",
        "I keep the card terminals of 300 shops talking to their bank.",
        "Platform engineer: release pipelines and monitoring for thirty product teams.",
        "Backend developer for hospital letters and the queues that carry them.",
    ),
    options={"min_words": 8},
)
def title_only_opening(scan: Scan, options: Options) -> Iterator[Hit]:
    """A title repeats what stands above it and spends the best line of the page on nothing new."""
    line = scan.opening
    if not line.tokens:
        return
    short = len(line.tokens) < options["min_words"] and not _names_a_system(line)
    if short or not _beyond_title(line):
        yield Hit(OPENING, 0, len(line.text))


def _names_a_system(line: Line) -> bool:
    return bool(line.system_nouns) and bool(line.domain_nouns)


def _beyond_title(line: Line) -> bool:
    """Say whether anything is left once title, years and general words are taken away."""
    titles = line.words.set("role-nouns") | line.words.set("title-words") | line.words.set("number-words")
    rest = [
        token
        for index, token in enumerate(line.tokens)
        if token in line.specific_words
        and token.lower not in titles
        and not token.text[0].isdigit()
        and not line.tool_at(index)
    ]
    return bool(rest) or bool(line.praise) or len(line.tools) >= 3 or len(line.tokens) > 25
