"""The employer's name and the role's title, where an advert says them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legible.check.features.text import tokens
from legible.match.model import Named
from legible.match.words import MatchWords

# A name: words with capitals, with small words between them.
_WORD = r"[A-Z][\w’'&-]*(?:\.\w+)*"
_SMALL = r"(?:of|and|&|for)(?:[ \t]+the)?"
_NAME = rf"[A-Z0-9][\w’'&-]*(?:\.\w+)*(?:[ \t]+the(?=[ \t]+[A-Z]))?(?:(?:[ \t]+{_SMALL})?[ \t]+{_WORD})*"
NAME = f"(?P<name>{_NAME})"
TITLE_WORDS = 9  # in the longest title
TOLD_EARLY = 1500  # letters within which prose names the role
OF = {"of", "in"}
SUBJECT = " "  # stands for a word of the subject


def one_of(table: Sequence[str]) -> str:
    """Write a list as a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


@cache
def _employer_shapes(words: MatchWords) -> tuple[re.Pattern[str], ...]:
    """List the ways an advert names its employer, the surest first."""
    table = {name: one_of(entries) for name, entries in words.table("names").items()}
    is_it = rf"[*_]*\s+(?:(?:is|are)\s+(?:{table['is_what']})|{table['does_what']})\b"
    shapes = (
        rf"(?m)^[*_# ]*(?i:{table['employer_labels']})\s*:[ \t]*{NAME}",
        rf"(?m)\bAbout {NAME}\s*:?[*_# ]*$",
        rf"\b(?i:at) {NAME}(?:,| we\b| you\b|\s*\n| our\b)",
        rf"\b(?i:we are|we’re|we're|here at) {NAME}(?:[ ,.!]|$)",
        rf"\b(?i:join(?:ing)?) (?:us at )?(?:the team at |the )?{NAME}",
        rf"(?m)(?:^|[.!?]\s+)[*_]*{NAME}{is_it}",
        rf"\b(?:work(?:ing)? (?:for|at)|career (?:with|at)|why) {NAME}",
        rf"\A[^\n]*? (?:-|–|—|\|) {NAME}(?:,| -| –| —| \|)",
        rf"\b(?P<name>(?:{table['bodies']}) of {_NAME})",
        rf"\bat (?:the )?{NAME}\.",
        rf"\b(?P<name>(?:{_WORD}[ \t]+){{1,4}}(?:{table['endings']}))\b",
    )
    return tuple(re.compile(shape) for shape in shapes)


def employer_of(text: str, words: MatchWords) -> Named:
    """Find the employer's name; empty where the advert keeps it to itself."""
    for shape in _employer_shapes(words):
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
    outsiders = words.table("names")["no_employer"]
    if not found or len(name) < 2 or (found[0].lower in outsiders and (alone or found[0].lower != "the")):
        return False
    titles = words.role_nouns | words.check.set("title-words")
    return found[-1].lower not in titles and not (
        alone and found[0].lower in words.cues("headings").vocabulary
    )


def title_of(text: str, words: MatchWords) -> Named:
    """Find the role's title; empty where none is told."""
    for start, end in (*_labelled(text, words), *_first_line(text), *_sought(text, words)):
        found = _title_in(text, start, end, words)
        if found.text:
            return found
    return Named()


def _labelled(text: str, words: MatchWords) -> Iterator[tuple[int, int]]:
    labels = one_of(words.table("names")["title_labels"])
    for match in re.finditer(rf"(?im)^[*_# ]*(?:{labels})\s*:[ \t]*(.+)$", text):
        yield match.start(1), match.end(1)


def _first_line(text: str) -> Iterator[tuple[int, int]]:
    match = re.search(r"[^\s*#_=-][^\n]*", text)
    line = match[0] if match else ""
    cut = re.search(r"\s+(?:at|for|with)\s+|\s[-–—|]\s|\(", line)
    prose = line.rstrip().endswith((".", ":", "!")) and not (cut and cut[0].strip() in "-–—|")
    if match and len(line.split()) <= TITLE_WORDS + 4 and not prose:
        yield match.start(), match.start() + (cut.start() if cut else len(line.rstrip()))


def _sought(text: str, words: MatchWords) -> Iterator[tuple[int, int]]:
    table = words.table("names")
    before, after = one_of(table["before_title"]), one_of(table["after_title"])
    count = r"(?:an?|our|another|the|two|three)? ?"
    shapes = (
        rf"(?im)(?:^|[.!]\s)[*_# ]*(?:an? |the )?([^.,;:\n!?]{{3,60}}?),? (?:is |are )?(?:{after})\b",
        rf"(?i)\b(?:{before}) {count}([^.,;:\n!?]{{3,80}})",
    )
    for shape in shapes:
        for match in re.finditer(shape, text[:TOLD_EARLY]):
            yield match.start(1), match.end(1)


def _title_in(text: str, start: int, end: int, words: MatchWords) -> Named:
    """Give the words up to the last role noun that no preposition parts from the first word."""
    last = 0
    before = ""
    for token in tokens(text[start:end])[:TITLE_WORDS]:
        joins = token.lower == "in" and before in words.table("names")["with_subject"]
        if token.lower in words.set("stops") and not joins:
            break
        subject = bool(last) and token.text[0].isupper() and before in {*OF, SUBJECT}
        if token.lower in words.role_nouns or _is_grade(token.text, before, words) or subject:
            last = token.end
        before = SUBJECT if subject else token.lower
    start, last = start + _praise(text[start : start + last], words), start + last
    return Named(text[start:last], start, last) if last > start else Named()


def _praise(title: str, words: MatchWords) -> int:
    """Give the length of what only praises before a title in capitals: `talented Backend Developer`."""
    praise = words.set("traits") | words.set("fronts")
    for token in tokens(title):
        small = token.text.islower() and (token.lower in praise or words.is_adverb(token.lower))
        if not small and token.lower != "and":
            return token.start if token.text[0].isupper() else 0
    return 0


def _is_grade(word: str, before: str, words: MatchWords) -> bool:
    return before in words.role_nouns and word in words.table("names")["grades"]
