"""F1: the tense of a line's main verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legible.check.features.clause import HEADING_WORDS, MODALS, Tense, after_subject, finite_past, of_clause
from legible.check.features.verbs import (
    BE_NOW,
    BE_PAST,
    PRONOUNS,
    RELATIVE,
    SAME_FORM,
    is_past,
    lead_index,
    verb_base,
)

if TYPE_CHECKING:
    from legible.check.features.line import Line
    from legible.check.features.text import Token

NOUN_NEXT = {"of", "for", "and", "in", "on", "to", "with", "at"}


def tense(line: Line) -> Tense:
    """Tell the tense of the main verb; present perfect counts as past."""
    index = _main_index(line)
    if index < 0 or line.words.book("noun-openers").at(line.tokens, index):
        return "other"
    if line.tokens[index].lower in PRONOUNS | {"have", "has", "had"}:
        return after_subject(line, index)
    return _of_lead(line, index) or of_clause(line, index)


def _main_index(line: Line) -> int:
    """Find where the main clause begins: after `With the web team,` or `During my placement,`."""
    index = lead_index(line)
    if index < 0 or line.tokens[index].lower not in line.words.set("clause-openers"):
        return index
    for place, token in enumerate(line.tokens[index + 1 : index + 15], index + 1):
        word = token.lower
        if word in {"i", "we"} or ("," in token.gap and (is_past(word, line.words) or word in BE_PAST)):
            return place
    return index


def _of_lead(line: Line, index: int) -> Tense | None:
    """Tell the tense where the line opens with its verb."""
    token, words = line.tokens[index], line.words
    follower = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    if token.lower in BE_PAST:
        return "past"
    if follower and (follower.gap == "-" or _two_word_verb(line, index)):
        return _compound(line, index)
    if _heads_amount(line, index) or (token.lower in SAME_FORM and _names_role(line, follower)):
        return None
    gerund = token.lower.endswith("ing") and verb_base(token.lower, words) != token.lower
    if gerund and follower and follower.lower in words.set("function-words"):
        return "other"
    if is_past(token.lower, words) and token.lower not in words.set("adjective-openers"):
        return "past"
    return _present_lead(line, index)


def _names_role(line: Line, token: Token | None) -> bool:
    return token is not None and token.lower in line.words.set("role-nouns")


def _heads_amount(line: Line, index: int) -> bool:
    """Say whether a heading opens here: `Build times: 38 min`."""
    return any(":" in token.gap for token in line.tokens[index + 1 : index + 1 + HEADING_WORDS])


def _two_word_verb(line: Line, index: int) -> bool:
    """Find `Reverse engineered`, `Load tested`: a prefix written apart from its verb."""
    second = line.tokens[index + 1]
    prefixed = line.tokens[index].lower in line.words.set("verb-prefixes")
    return prefixed and second.gap == " " and is_past(second.lower, line.words)


def _compound(line: Line, index: int) -> Tense | None:
    """Tell `Load-tested the site` from `Results-driven engineer`: a verb has an object after it."""
    second = line.tokens[index + 1]
    third = line.tokens[index + 2] if index + 2 < len(line.tokens) else None
    if not is_past(second.lower, line.words):
        return None
    prefixed = line.tokens[index].lower in line.words.set("verb-prefixes")
    if third is None or third.gap.strip():
        return "past" if prefixed else None
    opens_object = third.lower in line.words.set("function-words") or third.text[0].isdigit()
    return "past" if prefixed or opens_object else None


def _present_lead(line: Line, index: int) -> Tense | None:
    token, words = line.tokens[index], line.words
    follower = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    base = verb_base(token.lower, words)
    if not base or (token.lower != base and not token.lower.endswith("s")):
        return None
    if follower is None or follower.gap.strip() in {",", ":", "/", "–", "-"}:
        return "present" if follower is None and token.lower not in words.set("noun-verbs") else None
    if follower.lower in BE_NOW | BE_PAST | MODALS | {"has", "have", "had"}:
        return None
    noun_like = token.lower in words.set("noun-verbs") or token.lower in {base + "s", base + "es", "mean"}
    if noun_like and _is_subject(line, index):
        return None
    if noun_like and (follower.lower in NOUN_NEXT or follower.lower in words.set("role-nouns")):
        second = follower.lower == "and"
        return "present" if second and token.lower == base else None
    if follower.lower in words.set("role-nouns"):
        return None
    return "present"


def _is_subject(line: Line, index: int) -> bool:
    """Say whether a noun phrase with a verb after it opens here: `Calls about passwords have stopped`."""
    ahead = line.tokens[index + 1 : index + 8]
    if ahead and ahead[0].lower in line.words.set("function-words"):
        return False
    for place, token in enumerate(ahead, index + 1):
        if token.gap.strip() or token.lower in RELATIVE:
            return False
        if token.lower in BE_NOW | BE_PAST | {"has", "have"}:
            return True
        if finite_past(line, place) and token.lower not in SAME_FORM:
            return True
    return False
