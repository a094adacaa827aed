"""RDB09: a sentence too long, or a row of nouns, to take in at one reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from legible.check.examples import a_bullet, an_opening
from legible.check.features.line import LINES, Line
from legible.check.features.text import Span
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
        "Owned the stock level report format template.",
        an_opening(f"I {_AND * 3} the door."),
    ),
    passes=(
        "Rewrote the data model of customer orders from scratch.",
        "Owned the monthly forecast of stock levels.",
        "Delivered primary school science outreach days.",
        "Ran Ferry Company Ticket Office North in Leeds.",
        "Sold tea, coffee, cake, soup and bread.",
        "Planned the stage crew's shifts for a touring opera.",
        "Moved small batch jobs to Kubernetes last year.",
    ),
    options={"words": 35, "row": 5},
)
def hard_sentence(scan: Scan, options: Options) -> Iterator[Hit]:
    """A reader who has to start a sentence again reads the next CV instead."""
    for path, line in scan.lines:
        row = _first_row(line, options["row"])
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
    if line.length <= most or (path != OPENING and line.length > length.bullet_length.options["long"]):
        return None  # bullet-length speaks of the latter
    return next((it for it in line.sentences if len(line.text[it.start : it.end].split()) > most), None)


@lru_cache(maxsize=LINES)
def _first_row(line: Line, least: int) -> Span | None:
    return next(_rows(line, least), None)


def _rows(line: Line, least: int) -> Iterator[Span]:
    """Find runs of nouns and adjectives; a word joined by a hyphen counts with the one before."""
    for run in _runs(line, range(len(line.tokens)), _is_plain):
        if _length(line, run) < least:
            continue  # verbs are looked up for the few that are left
        for row in _runs(line, run, _is_noun):
            if _length(line, _without_adjectives(line, row)) >= least:
                yield Span(line.tokens[row[0]].start, line.tokens[row[-1]].end)


def _runs(line: Line, places: Iterable[int], fits: Callable[[Line, int], bool]) -> Iterator[list[int]]:
    """Part places into runs of words that fit, with nothing but a space or a hyphen between them."""
    run: list[int] = []
    for index in places:
        token, good = line.tokens[index], fits(line, index)
        if run and not (good and token.gap in {" ", "-"}):
            yield run
            run = []
        if good and (run or token.gap != "-"):
            run.append(index)
    if run:
        yield run


def _without_adjectives(line: Line, row: list[int]) -> list[int]:
    """Leave the plain adjectives out that a row begins with: `new large stages` is one noun."""
    plain = line.words.set("plain-adjectives")
    first = next(
        (place for place, index in enumerate(row) if line.tokens[index].lower not in plain), len(row)
    )
    return row[first:]


def _length(line: Line, run: list[int]) -> int:
    return sum(line.tokens[index].gap != "-" for index in run)


def _is_plain(line: Line, index: int) -> bool:
    """Say whether a word could stand in a row: no name, number or small word, no participle or adverb."""
    word = line.tokens[index].text
    if not (word.isalpha() and word.islower()) or index == line.lead_index:
        return False
    if word.endswith(("ly", "ed", "ing")) and word not in TIMELY:
        return False
    return word not in line.words.set("function-words") and word not in line.words.set("number-words")


def _is_noun(line: Line, index: int) -> bool:
    """Say whether a word is neither a tool's name nor a verb that is no noun as well."""
    word = line.tokens[index].lower
    base = verb_base(word, line.words)
    nouns = line.words.set("noun-verbs")
    return not line.tool_at(index) and (not base or word in nouns or word.removesuffix("s") in nouns)
