"""An advert's text -> its sentences and list items, each with the part of the advert it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, cast

from legible.check.features.text import Span, Token, sentences, tokens
from legible.match.model import Piece, State
from legible.match.words import Cue, MatchWords

LONGEST_HEADING = 9  # words
WIDTH = 45  # letters; a shorter line was broken on purpose
DROPPED: frozenset[State] = frozenset(("benefits", "equal", "apply"))


class Row(NamedTuple):
    """A line of the advert without its bullet; the span is in the advert's text."""

    start: int
    end: int
    bullet: bool
    after_gap: bool  # a blank line stands before it


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[^\w\s(\"'“‘£$€@&+.#]+(?=\s|\w)|o(?=\s)|\(?\d{1,2}[.)](?=\s)|#+)?\s*")


@cache
def _wraps() -> re.Pattern[str]:
    return re.compile(r"(?m)^([^\n]+[a-z,])\n(?=[a-z])")


def _flowing(text: str) -> str:
    """Join lines that were broken where the page was full; every place stays where it is."""
    full = max(WIDTH, 0.8 * max(map(len, text.split("\n"))))
    return _wraps().sub(lambda it: f"{it[1]} " if len(it[1]) >= full else it[0], text)


def read_pieces(text: str, words: MatchWords) -> tuple[Piece, ...]:
    """Split an advert and say of each piece what it is for; a heading's word holds until the next."""
    pieces: list[Piece] = []
    state: State = ""
    for row in _rows(text):
        heading = _own_heading(text, row, words)
        if heading is not None:
            state = heading
            pieces.append(Piece(row.start, row.end, state, heading=True))
            continue
        if row.after_gap and not row.bullet and _ended(pieces):
            state = ""
        pieces += _row_pieces(text, row, state, words)
    return tuple(pieces)


def _rows(text: str) -> Iterator[Row]:
    place, gap = 0, False
    for line in _flowing(text).split("\n"):
        mark = _bullet().match(line)
        begin = mark.end() if mark else 0
        if line[begin:].strip():
            sign = line[:begin].strip()
            bullet = bool(sign) and not sign.startswith("#") and not line.lstrip().startswith("**")
            yield Row(place + begin, place + len(line.rstrip()), bullet, gap)
        gap = not line.strip()
        place += len(line) + 1


def _ended(pieces: Sequence[Piece]) -> bool:
    """Say whether a list came to its end, so that the prose below it is no part of it."""
    return bool(pieces) and pieces[-1].bullet


def _own_heading(text: str, row: Row, words: MatchWords) -> State | None:
    """Give the state a line opens, if the whole line is a heading."""
    line = text[row.start : row.end].strip(" *_#=")
    found = mended(tokens(line), words)
    if not found or len(found) > LONGEST_HEADING:
        return None
    cues = words.cues("headings").find(found)
    if text[: row.start].endswith("# "):
        return _best(cues) if cues else ""
    colon = line.endswith(":")
    if row.bullet and not colon:
        return None
    if colon or line.endswith("?"):
        return _best(cues) if cues else ("" if colon and not row.bullet else None)
    if line.endswith((".", ",", ";")):
        return None
    return _best(cues) if cues and _only_heading_words(found, cues, words) else None


def _only_heading_words(found: Sequence[Token], cues: Sequence[Cue], words: MatchWords) -> bool:
    known = words.cues("headings").vocabulary | words.set("heading-words")
    about = found[0].lower == "about" and all(it.text[0].isupper() for it in found[1:])
    longest = max(cue.stop - cue.first for cue in cues)
    most = longest > 2 and longest * 2 >= len(found)
    return about or most or all(token.lower in known for token in found)


def _best(cues: Sequence[tuple[str, int, int]]) -> State:
    """Take the longest cue; among equals the kind that the table names first.

    `Skills desired` and `Experience preferred` ask for a bonus, however long the words for what they ask.
    """
    order = ("nice", "benefits", "equal", "apply", "stack", "must", "duty", "about")
    best = min(cues, key=lambda cue: (cue[1] - cue[2], order.index(cue[0])))
    bonus = best[0] == "must" and any(cue[0] == "nice" for cue in cues)
    return "nice" if bonus else cast(State, best[0])


def mended(found: Sequence[Token], words: MatchWords) -> tuple[Token, ...]:
    """Read a misspelt heading's words as those that were meant."""
    return tuple(token._replace(lower=words.mended(token.lower)) for token in found)


def _row_pieces(text: str, row: Row, state: State, words: MatchWords) -> Iterator[Piece]:
    content = text[row.start : row.end]
    inline = False
    for span in sentences(content.replace("\n", " ")):
        begin = span.start
        head = _inline_heading(content[span.start : span.end], words)
        if head:
            state, inline, begin = head[0], True, span.start + head[1]
            yield Piece(row.start + span.start, row.start + begin, state, heading=True)
        sentence = content[begin : span.end]
        loose = inline or (row.after_gap and not row.bullet and content.rstrip().endswith("."))
        own = state if head else sentence_state(sentence, state, words, row.bullet, inline, loose)
        skip = len(sentence) - len(sentence.lstrip())
        if sentence.strip():
            yield Piece(row.start + begin + skip, row.start + span.end, own, bullet=row.bullet)


def _inline_heading(sentence: str, words: MatchWords) -> tuple[State, int] | None:
    """Give the state that `Heading: ...` opens, and the length of that heading."""
    head, colon, rest = sentence.partition(":")
    found = mended(tokens(head), words)
    if not colon or not rest[:1].isspace() or not rest.strip() or not 0 < len(found) <= LONGEST_HEADING:
        return None
    cues = words.cues("headings").find(found)
    if cues:
        return _best(cues), len(head) + 1
    return ("duty", len(head) + 1) if _is_order(tokens(rest), words) else None


def sentence_state(
    sentence: str, state: State, words: MatchWords, listed: bool, inline: bool, loose: bool
) -> State:
    """Say what a sentence is for, where the heading above it said `state`.

    `listed`: it stands in a list; `inline`: its heading stands in the same line; `loose`: its own words
    count for more than the heading.
    """
    found = tokens(sentence)
    if listed and state and state != "duty":
        return state
    if inline and _is_order(found, words):
        return "duty"
    own = told(found, words)
    if state in ("must", "nice"):
        return own if own in DROPPED or (own and loose) else state
    if state == "duty":
        strong = words.cues("strong").find(found)
        return cast(State, strong[0].name) if strong and not listed else own if own in DROPPED else state
    if state in DROPPED:
        return state
    return own or ("duty" if _is_order(found, words) else state)


def told(found: Sequence[Token], words: MatchWords) -> State:
    """Give what a sentence is for by its own words; a bonus beats a need that is only implied."""
    asks = any(token.lower in words.set("asking") for token in found) or bool(
        words.cues("strong").find(found)
    )
    cues = words.cues("cues").find(found)
    later = [cue for cue in cues if _leads_on(cue, found, words)]
    names = [
        cue.name
        for cue in cues
        if cue not in later and (asks or cue.stop - cue.first > 1 or cue.name in DROPPED)
    ]
    if not names and (later or _tells_of_person(found, words)):
        return "must"
    needed = any(cue.name == "must" for cue in words.cues("strong").find(found))
    if names and names[0] == "must" and "nice" in names and not needed:
        return "nice"
    return cast(State, names[0]) if names else ""


def _leads_on(cue: Cue, found: Sequence[Token], words: MatchWords) -> bool:
    """Say whether a bonus begins here, after what is needed: `Java, and ideally some Kafka`."""
    leads = cue.name == "nice" and found[cue.first].lower in words.table("joins")["leading_bonus"]
    if not leads or not 0 < cue.first < len(found) - 1:
        return False
    return "," in found[cue.first].gap or found[cue.first - 1].lower in ("and", "but")


def _tells_of_person(found: Sequence[Token], words: MatchWords) -> bool:
    """Say whether a clause after the role tells who is sought: `hiring an engineer who writes C`."""
    sought = next(words.phrases("joins", "seeks").find(found), None)
    after = found[sought.stop :] if sought else ()
    return any(one.lower in words.role_nouns and two.lower == "who" for one, two in pairwise(after))


def _is_order(found: Sequence[Token], words: MatchWords) -> bool:
    """Say whether a sentence tells what to do: `Build models`, `You triage alerts`."""
    if len(found) > 2 and found[0].lower == "you" and found[1].lower not in words.table("joins")["having"]:
        return is_verb(found[1].lower, words)
    if len(found) < 2 or not is_verb(found[0].lower, words) or found[1].lower in words.set("tails"):
        return False
    starts = [after.lower for before, after in pairwise(found) if "," in after.gap or before.lower == "and"]
    return found[0].lower not in words.check.set("noun-verbs") or any(is_verb(it, words) for it in starts)


def is_verb(word: str, words: MatchWords) -> bool:
    """Say whether a word is the dictionary form of a verb."""
    return word in words.check.verb_bases


def span_text(text: str, span: Span | Piece) -> str:
    """Give the words of a span."""
    return text[span.start : span.end]
