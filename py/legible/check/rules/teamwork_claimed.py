"""COL02: teamwork is claimed, and no line shows any."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import basics, job
from legible.check.features.line import Line, read_line
from legible.check.model import Hit, Options, rule
from legible.check.rules.no_collaboration import names_nobody
from legible.check.scan import OPENING, Scan
from legible.check.skillset import skill_items
from legible.model import CV, Skill

_ALONE = ("Wrote the seat planner in Kotlin.", "Wrote the weekly file of ticket sales.")
_SHARED = (*_ALONE, "Settled the message format with web developers.")


def _cv(summary: str, *skills: str, lines: tuple[str, ...] = _ALONE) -> CV:
    listed = (Skill(name="Skills", keywords=skills),) if skills else ()
    return CV(basics=basics(summary), work=(job(*lines),), skills=listed)


@rule(
    code="COL02",
    name="teamwork-claimed",
    severity="suggestion",
    message="You claim “{quote}”, but no line of your latest roles names anybody you worked with.",
    fix="Name a team and what you did together; then the claim can go.",
    passing="What is said about working with others is shown.",
    example=_cv,
    flag=(
        "Backend developer on ticket APIs and a good team player.",
        _cv("Developer of seat maps.", "Java", "Teamwork"),
        _cv("Developer of seat maps with strong interpersonal skills."),
    ),
    passes=(
        _cv("Developer of seat maps and a good team player.", lines=_SHARED),
        _cv("Developer of seat maps.", "Java"),
        "Developer of communication systems for ferries.",
        "Backend developer on the ticket API.",
        _cv("A good team player.", lines=_ALONE[:1]),
    ),
)
def teamwork_claimed(scan: Scan, options: Options) -> Iterator[Hit]:
    """Everybody says so; one line with another team in it is worth more than the word."""
    if not names_nobody(scan):
        return
    items = [(item.path, read_line(scan.words, item.text)) for item in skill_items(scan.cv)]
    for path, line in ((OPENING, scan.opening), *items):
        for match in line.words.book("teamwork-claims").find(line.tokens):
            span = line.span_of(match)
            if path != OPENING or _is_claim(line, match.first, match.stop):
                yield Hit(path, span.start, span.end)
                return


def _is_claim(line: Line, first: int, stop: int) -> bool:
    """Tell `good team player.` from `communication systems`, `collaborative whiteboards`."""
    if stop == len(line.tokens) or line.tokens[stop].gap.strip():
        return True
    return line.tokens[stop].lower in line.words.set("function-words") and stop - first > 1
