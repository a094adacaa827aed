"""F1: the tense of a clause that opens with its subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from legible.check.features.verbs import BE_NOW, BE_PAST, PRONOUNS, RELATIVE, SAME_FORM, is_past, verb_base

if TYPE_CHECKING:
    from legible.check.features.line import Line

Tense = Literal["past", "present", "other"]
MODALS = {"can", "will", "must", "may", "should"}
AUXILIARIES = BE_NOW | BE_PAST | MODALS | {"had", "has", "have"}
DETERMINERS = {
    "a",
    "all",
    "an",
    "each",
    "every",
    "her",
    "his",
    "its",
    "my",
    "our",
    "that",
    "the",
    "their",
    "this",
}
HEADING_WORDS = 3  # of a heading before a colon
PASSED_OVER = {"all", "almost", "already", "also", "but", "never", "not", "now", "since", "still"}


def after_subject(line: Line, index: int) -> Tense:
    """Tell the tense of the verb after `I` or `we`, or of `have done`."""
    for token in line.tokens[index : index + 5]:
        if token.lower in PRONOUNS | PASSED_OVER or token.lower.endswith("ly"):
            continue
        if token.lower in BE_PAST | {"been"} or is_past(token.lower, line.words):
            return "past"
        if token.lower in {"have", "has", "had"}:
            continue
        return "present"
    return "other"


def of_clause(line: Line, index: int) -> Tense:
    """Tell the tense where a noun comes first: `Prototypes were built`, `Latency fell`."""
    told = (_at(line, place, index) for place in _main_words(line, index))
    return next((tense for tense in told if tense), "other")


def _main_words(line: Line, index: int) -> Iterator[int]:
    """Give the words of the main clause, those of `who had left` left out, up to a heading's colon."""
    described = False
    for place, token in enumerate(line.tokens[index:], index):
        if ":" in token.gap and place <= index + HEADING_WORDS:
            return
        if token.lower in RELATIVE:
            if place == index or token.lower not in {"who", "that", "which"}:
                return
            described = True
        elif described:
            described = not _verb_ends(line, place)
        else:
            yield place


def _at(line: Line, place: int, first: int) -> Tense | None:
    """Tell the tense by one word, if that word is the verb or its subject."""
    token = line.tokens[place]
    word = token.lower
    if word in {"i", "we"} or (word in {"has", "have"} and place > first):
        return after_subject(line, place)
    if word in BE_PAST or (place > first and finite_past(line, place)):
        return "past"
    modal = token.text in MODALS and token.gap == " " and _gap_after(line, place) == " "
    if word in BE_NOW or (
        place > first and (modal or _third_person(line, place) or _plural_now(line, place))
    ):
        return "present"
    return None


def _verb_ends(line: Line, place: int) -> bool:
    """Say whether a word is the verb of a clause in `who` or `that`, auxiliaries left out."""
    word = line.tokens[place].lower
    if word in AUXILIARIES:
        follower = line.tokens[place + 1].lower if place + 1 < len(line.tokens) else ""
        return not is_past(follower, line.words)
    return bool(verb_base(word, line.words)) or is_past(word, line.words)


def _third_person(line: Line, place: int) -> bool:
    """Find `My work focuses on`: a verb in -s after a singular noun, that is no noun itself."""
    token, before = line.tokens[place], line.tokens[place - 1].lower
    base = verb_base(token.lower, line.words)
    if not base or not token.lower.endswith("s") or token.gap != " " or base in line.words.set("noun-verbs"):
        return False
    if before.endswith("s") or before in line.words.set("function-words"):
        return False
    follower = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    return follower is not None and follower.gap == " " and follower.lower not in {"and", "or", "of"}


def _plural_now(line: Line, place: int) -> bool:
    """Find `shoppers find the shoe`, `managers now run shops`: a plain verb after a plural."""
    token, before = line.tokens[place], line.tokens[place - 1].lower
    base = verb_base(token.lower, line.words)
    follower = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    if not base or base != token.lower or token.gap != " " or follower is None or follower.gap != " ":
        return False
    if before in {"now", "still", "always"}:
        return place > 1
    plural = before.endswith("s") and not before.endswith(("ss", "us", "is"))
    plural = plural and before not in line.words.set("function-words")
    return plural and base not in line.words.set("noun-verbs") and follower.lower in DETERMINERS


def _gap_after(line: Line, place: int) -> str:
    return line.tokens[place + 1].gap if place + 1 < len(line.tokens) else ""


def finite_past(line: Line, place: int) -> bool:
    """Say whether a word is a past verb that cannot be a participle: `fell`, `dropped from`."""
    word = line.tokens[place].lower
    irregular = line.words.table("verbs")["irregular"]
    base = line.words.irregular_forms.get(word, "")
    if base and word not in SAME_FORM and word != base:
        forms = irregular[base]
        return bool(forms[0] == word and (len(forms) > 1 and forms[1] != word))
    if word in line.words.set("effect-intransitives") and is_past(word, line.words):
        return line.tokens[place].gap == " " and line.tokens[place - 1].lower not in DETERMINERS
    return word.endswith("ed") and is_past(word, line.words) and _has_object(line, place)


def _has_object(line: Line, place: int) -> bool:
    """Tell `Checkout survived the sale` from `Services written in Go`: an object or amount after the verb."""
    token, before = line.tokens[place], line.tokens[place - 1]
    follower = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    if token.gap != " " or follower is None or follower.gap != " " or before.lower in DETERMINERS:
        return False
    if not verb_base(token.lower, line.words) or is_past(before.lower, line.words):
        return False
    return follower.lower in DETERMINERS or follower.text[0].isdigit()
