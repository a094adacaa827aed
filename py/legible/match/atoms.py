"""What stands in a sentence under a name of its own: tools, formal conditions, languages, fixed skills."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from legible.check.features.line import Line
from legible.check.features.text import Match, Token
from legible.match.model import Kind
from legible.match.names import NAME, one_of
from legible.match.words import MatchWords

SMALL_WORDS = ("and", "for", "in", "of", "the", "to")


class Atom(NamedTuple):
    """A name with its place in the sentence."""

    start: int
    end: int
    kind: Kind
    tool: str = ""
    tool_kind: str = ""
    hard: str = ""


def find_atoms(line: Line, words: MatchWords) -> list[Atom]:
    """Find the names of a sentence, left to right; the longest counts where two overlap."""
    found = [
        *_hard(line, words),
        *_bodies(line, words),
        *_spelled_out(line),
        *_fixed(line, words),
        *_tools(line, words),
        *_languages(line, words),
    ]
    kept: list[Atom] = []
    for atom in sorted(found, key=lambda atom: (atom.start - atom.end, atom.start)):
        if all(atom.end <= other.start or atom.start >= other.end for other in kept):
            kept.append(atom)
    return sorted(kept)


def tool_called(text: str, words: MatchWords) -> tuple[str, str] | None:
    """Give the usual name and kind of a tool, where the whole text is its name."""
    found = words.line(text).tokens
    for entry in words.check.tools.get(found[0].lower, ()) if found else ():
        spelt = tuple(token.text for token in found) == entry.spelling
        if tuple(token.lower for token in found) == entry.words and (spelt or not entry.guarded):
            return entry.name, entry.kind
    return None


def _hard(line: Line, words: MatchWords) -> list[Atom]:
    cues = words.cues("hard").find(line.tokens)
    return [
        Atom(line.tokens[cue.first].start, line.tokens[cue.stop - 1].end, "hard", hard=cue.name)
        for cue in cues
        if not _adjective(line.tokens, cue.stop)
    ]


@cache
def _body(words: MatchWords) -> re.Pattern[str]:
    how = one_of(words.table("joins")["bodies"])
    return re.compile(rf"\b(?:(?i:{how}) (?:with|of|by) (?:the )?{NAME}|[A-Z]{{2,6}} (?:{how}))\b")


def _bodies(line: Line, words: MatchWords) -> list[Atom]:
    """Find what a professional body grants, whichever body it is."""
    found = _body(words).finditer(line.text)
    return [Atom(match.start(), match.end(), "hard", hard="registration") for match in found]


def _spelled_out(line: Line) -> list[Atom]:
    """Take for one thing what an abbreviation behind it sums up: `identity and access management (IAM)`."""
    found: list[Atom] = []
    for index, token in enumerate(line.tokens):
        if "(" in token.gap and token.text.isupper():
            first = _initials_start(line.tokens[:index], token.lower)
            if first is not None:
                found.append(Atom(line.tokens[first].start, line.tokens[index - 1].end, "skill"))
    return found


def _initials_start(before: Sequence[Token], initials: str) -> int | None:
    """Give the index of the word from which on the initials are spelt; small words may be left out."""
    left = initials
    for place in range(len(before) - 1, -1, -1):
        if left.endswith(before[place].lower[0]):
            left = left[:-1]
        elif before[place].lower not in SMALL_WORDS:
            return None
        if not left:
            return place
    return None


def _adjective(tokens: Sequence[Token], stop: int) -> bool:
    """Say whether a degree's name only tells the kind of something else: `360 degree feedback`."""
    word = tokens[stop - 1].lower
    after = tokens[stop].lower if stop < len(tokens) else ""
    return word == "degree" and after in {"feedback", "view", "of"} or (word == "bachelor" and after == "of")


def _fixed(line: Line, words: MatchWords) -> list[Atom]:
    book = words.book("fixed")
    return [_atom(line, match, "skill") for match in book.find(line.tokens, plural=True)]


def _tools(line: Line, words: MatchWords) -> list[Atom]:
    found = [Atom(tool.start, tool.end, "tool", tool.name, tool.kind) for tool in line.tools]
    return [_certified(line, atom, words) for atom in found]


def _certified(line: Line, atom: Atom, words: MatchWords) -> Atom:
    """Take `AWS certification` for one thing, not for the tool alone."""
    after = next((token for token in line.tokens if token.start >= atom.end), None)
    if after and after.gap == " " and after.lower.startswith(tuple(words.table("joins")["certified"])):
        return Atom(atom.start, after.end, "hard", hard="qualification")
    return atom


def _languages(line: Line, words: MatchWords) -> list[Atom]:
    return [
        Atom(token.start, token.end, "language")
        for token in line.tokens
        if token.lower in words.languages and token.text[0].isupper()
    ]


def _atom(line: Line, match: Match, kind: Kind) -> Atom:
    span = line.span_of(match)
    return Atom(span.start, span.end, kind)
