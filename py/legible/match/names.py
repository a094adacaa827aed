"""The employer's name and the role's title, where an advert says them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legible.check.features.text import tokens
from legible.match.model import Named, Piece
from legible.match.words import MatchWords

# A name: words with capitals, small words between them.
NAME = r"(?P<name>[A-Z0-9][\w’'&.-]*(?:[ \t]+(?:of|the|and|&|for)(?=[ \t]+(?:the[ \t]+)?[A-Z]))?(?:[ \t]+(?:the[ \t]+)?[A-Z][\w’'&.-]*(?:[ \t]+(?:of|and|&|for)(?=[ \t]+[A-Z]))?)*)"
SAYS = (
    r"[*_]*\s+(?:(?:is|are)\s+(?:a|an|the|one|looking|seeking|hiring|recruiting|growing|currently|now|proud|part|on)"
    r"|has|needs|offers|runs|makes|builds|helps|serves|provides|designs|sells|operates|delivers|manages|exists)\b"
)
TITLE_WORDS = 9  # longest title
OF_A_SUBJECT = {"associate", "fellow", "lecturer", "professor", "reader", "researcher", "teacher", "tutor"}
NO_EMPLOYER = {
    "we", "you", "our", "us", "this", "it", "the", "what", "who", "experience", "knowledge", "there", "here", "they",
    "that", "applicants", "candidates", "must", "desirable", "essential", "about", "join", "are", "salary", "location",
    "role", "the role", "he", "she", "python", "our client", "your", "i", "if", "which", "interviews", "training",
}


@cache
def _employer_shapes() -> tuple[re.Pattern[str], ...]:
    """List the ways an advert names its employer, the surest first."""
    shapes = (
        rf"(?m)^[*_# ]*(?i:employer|company|organisation|organization|school|trust|practice)\s*:[ \t]*{NAME}",
        rf"(?m)\bAbout {NAME}\s*:?[*_# ]*$",
        rf"\b(?i:at) {NAME}(?:,| we\b| you\b|\s*\n| our\b)",
        rf"\b(?i:join(?:ing)?) (?:us at )?(?:the team at |the )?{NAME}",
        rf"(?m)(?:^|[.!?]\s+)[*_]*{NAME}{SAYS}",
        rf"\b(?:work(?:ing)? (?:for|at)|career (?:with|at)|why) {NAME}",
        rf"\A[^\n]*? (?:-|–|—|\|) {NAME}(?:,| -| –| —| \|)",
        rf"\b(?P<name>(?:University|College|School|Borough|City|County|Bank|Royal Borough) of {NAME.replace('?P<name>', '?:')})",
        rf"\bat (?:the )?{NAME}\.",
        r"(?P<name>(?:[A-Z][\w’'&-]*\s+){1,4}(?:Ltd|Limited|plc|PLC|LLC|Inc|LLP|GmbH|NHS Trust|NHS Foundation Trust|School|Academy|College|University|Council|Hospital|Surgery))\b",
    )
    return tuple(re.compile(shape) for shape in shapes)


def employer_of(text: str, words: MatchWords) -> Named:
    """Find the employer's name; empty where the advert keeps it to itself."""
    for shape in _employer_shapes():
        for match in shape.finditer(text):
            name = match["name"].rstrip(" .,'’")
            if _may_employ(name, words):
                start = match.start("name")
                bare = name.removesuffix("'s").removesuffix("’s")
                return Named(bare, start, start + len(bare))
    return Named()


def _may_employ(name: str, words: MatchWords) -> bool:
    found = tokens(name)
    alone = len(found) == 1
    if not found or len(name) < 2 or (found[0].lower in NO_EMPLOYER and (alone or found[0].lower != "the")):
        return False
    titles = words.role_nouns | words.check.set("title-words")
    return found[-1].lower not in titles and not (alone and found[0].lower in words.cues("headings").vocabulary)


def title_of(text: str, pieces: Sequence[Piece], words: MatchWords) -> Named:
    """Find the role's title; empty where none is told."""
    for start, end in (*_labelled(text), *_first_line(text, words), *_sought(text, pieces)):
        found = _title_in(text, start, end, words)
        if found.text:
            return found
    return Named()


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"(?im)^[*_# ]*(?:job title|title|role|position|vacancy|post)\s*:[ \t]*(.+)$", text):
        yield match.start(1), match.end(1)


def _first_line(text: str, words: MatchWords) -> Iterator[tuple[int, int]]:
    match = re.search(r"[^\s*#_=-][^\n]*", text)
    line = match[0] if match else ""
    if match and len(line.split()) <= TITLE_WORDS + 4 and not line.rstrip().endswith((".", ":", "!")):
        cut = re.search(r"\s+(?:at|for|with)\s+|\s[-–—|]\s|\(", line)
        yield match.start(), match.start() + (cut.start() if cut else len(line.rstrip()))


def _sought(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    wanted = r"(?im)(?:^|[.!]\s)[*_# ]*(?:an? |the )?([^.,;:\n!?]{3,60}?),? (?:is |are )?(?:required|wanted|needed|sought)\b"
    for match in re.finditer(wanted, text[:1500]):
        yield match.start(1), match.end(1)
    asks = r"(?i)\b(?:looking for|seeking|hiring|recruiting|recruit|need|role of|position of|join us as|appoint|as|for) (?:an?|our|another|the|two|three)? ?([^.,;:\n!?]{3,80})"
    for match in re.finditer(asks, text[:1500]):
        yield match.start(1), match.end(1)


def _title_in(text: str, start: int, end: int, words: MatchWords) -> Named:
    """Give the words up to the last role noun that no preposition parts from the first word."""
    last = 0
    before = ""
    for token in tokens(text[start:end])[:TITLE_WORDS]:
        joins = token.lower == "in" and before in OF_A_SUBJECT
        if token.lower in words.set("stops") and not joins:
            break
        subject = bool(last) and token.text[0].isupper() and before in {"of", "in", "subject"}
        if token.lower in words.role_nouns or _is_grade(token.text, before, words) or subject:
            last = token.end
        before = "subject" if subject else token.lower
    return Named(text[start : start + last], start, start + last) if last else Named()


def _is_grade(word: str, before: str, words: MatchWords) -> bool:
    return before in words.role_nouns and word in {"I", "II", "III", "IV", "V", "1", "2", "3"}
