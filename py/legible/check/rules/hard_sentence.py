"""RDB09: a sentence too long, or a row of nouns, to take in at one reading."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet, an_opening
from legible.check.features.line import Line
from legible.check.features.text import Span, Token
from legible.check.features.verbs import verb_base
from legible.check.model import Hit, Options, rule
from legible.check.rules import bullet_length as length
from legible.check.scan import OPENING, Scan

ROW = {
    "problem": "is a row of {count} words with nothing between them",
    "advice": "Turn it round and add “for”, “of” or “that”.",
}
LONG = {"problem": "is a sentence of {count} words", "advice": "Split it where you would take a breath."}
TIMELY = {"daily", "weekly", "monthly", "quarterly", "yearly", "hourly", "early"}  # no adverbs here
_AND = "looks after the tills and the printers and the people who sell the tickets and "


@rule(
    code="RDB09",
    name="hard-sentence",
    severity="suggestion",
    message="“{start}” {problem}.",
    fix="{advice}",
    passing="Sentences can be read at one go.",
    example=a_bullet,
    flag=(
        "Rewrote the customer ticket order data model from scratch.",
        "Owned the monthly stock level report format.",
        an_opening(f"I {_AND * 3} the door."),
    ),
    passes=(
        "Rewrote the data model of customer orders from scratch.",
        "Owned the monthly forecast of stock levels.",
        "Ran Ferry Company Ticket Office North in Leeds.",
        "Sold tea, coffee, cake, soup and bread.",
        "Planned the stage crew's shifts for a touring opera.",
        "Moved small batch jobs to Kubernetes last year.",
    ),
    options={"words": 35, "row": 5},
)
def hard_sentence(scan: Scan, options: Options) -> Iterator[Hit]:
    """A reader who has to start a sentence again reads the next CV instead."""
    lines = [(OPENING, scan.opening), *((bullet.path, bullet.line) for bullet in scan.all_bullets)]
    for path, line in lines:
        row = next(_rows(line, options["row"]), None)
        if row is not None:
            yield _hit(path, line, row, ROW)
        elif (sentence := _long_sentence(path, line, options["words"])) is not None:
            yield _hit(path, line, sentence, LONG)


def _hit(path: str, line: Line, span: Span, told: dict[str, str]) -> Hit:
    words = line.text[span.start : span.end].split()
    start = " ".join(words[:6]) + (" …" if len(words) > 6 else "")
    values = {"start": start, "problem": told["problem"].format(count=len(words)), "advice": told["advice"]}
    return Hit(path, span.start, span.end, values)


def _long_sentence(path: str, line: Line, most: int) -> Span | None:
    """Give the first sentence over the limit, unless the whole line is long already."""
    if path != OPENING and len(line.text.split()) > length.bullet_length.options["long"]:
        return None  # bullet-length speaks of these
    return next((it for it in line.sentences if len(line.text[it.start : it.end].split()) > most), None)


def _rows(line: Line, least: int) -> Iterator[Span]:
    """Find runs of nouns and adjectives; a word joined by a hyphen counts with the one before."""
    run: list[Token] = []
    for index, token in enumerate(line.tokens):
        joined = token.gap == "-"
        if not run or not (joined or token.gap == " ") or not _in_a_row(line, index):
            yield from _if_long(run, least)
            run = []
        if _in_a_row(line, index) and (run or not joined):
            run.append(token)
    yield from _if_long(run, least)


def _if_long(run: list[Token], least: int) -> Iterator[Span]:
    if sum(token.gap != "-" for token in run) >= least:
        yield Span(run[0].start, run[-1].end)


def _in_a_row(line: Line, index: int) -> bool:
    """Say whether a word could be a noun or an adjective; what may be a verb, a name or an adverb is not."""
    token = line.tokens[index]
    word = token.lower
    if not token.text.isalpha() or not token.text.islower() or index == line.lead_index:
        return False
    if word in line.words.set("function-words") or word in line.words.set("number-words"):
        return False
    if (word.endswith(("ly", "ed", "ing")) and word not in TIMELY) or line.tool_at(index):
        return False
    base = verb_base(word, line.words)
    return (
        not base
        or word in line.words.set("noun-verbs")
        or word.removesuffix("s") in line.words.set("noun-verbs")
    )
