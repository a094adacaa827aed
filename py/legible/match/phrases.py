"""An item's words -> the thing it names, without what leads up to it or hangs on it."""

from __future__ import annotations

from collections.abc import Sequence

from legible.check.features.verbs import base_forms, is_past, verb_base
from legible.match.items import Word
from legible.match.words import MatchWords

LONGEST = 5  # words in a name for a thing
CAPITALS = ("IT", "US")  # in small letters they lead up to something


def core(item: Sequence[Word], words: MatchWords) -> tuple[Word, ...]:
    """Give the words that name the thing; nothing where the item names none."""
    rest = _without_front(item, words)
    named = _without_tail(_until_stop(rest, words), words)
    return tuple(named) if len(named) <= LONGEST and not _is_empty(named, words) else ()


def _without_front(item: Sequence[Word], words: MatchWords) -> list[Word]:
    rest = list(item)
    before = ""
    while rest and _leads_up(rest, before, words):
        before = rest[0].lower
        rest.pop(0)
    return rest


def _leads_up(rest: Sequence[Word], before: str, words: MatchWords) -> bool:
    """Say whether the first word only leads up to the thing; `before` is the one taken off before it."""
    word = words.mended(rest[0].lower)
    if rest[0].text in CAPITALS:
        return False
    if word in words.set("fronts") or word in words.set("traits") or _is_number(word, words):
        return True
    if rest[1:] and rest[1].lower == "of" and word in words.set("light-nouns"):
        return True
    if all(it.lower in words.set("tails") for it in rest[1:]):
        return words.is_adverb(word) and len(rest) > 1
    return words.is_adverb(word) or _is_deed(word, before, rest[1].lower, words)


def _is_deed(word: str, before: str, after: str, words: MatchWords) -> bool:
    """Say whether a word tells that something is done, and what follows is the thing."""
    table = words.table("joins")
    if before in table["before_a_deed"] or after in table["after_a_deed"]:
        return bool(verb_base(word, words.check)) or is_light(word, words) or word.endswith("ing")
    named = word in words.check.set("noun-verbs") and after not in words.set("fronts")
    participle = is_past(word, words.check) and word not in words.check.verb_bases
    return is_light(word, words) and not named and not participle


def is_light(word: str, words: MatchWords) -> bool:
    """Say whether a word is a form of a verb that says only that something is done."""
    light = words.set("light-verbs")
    base = words.check.irregular_forms.get(word, word)
    return base in light or any(form in light for form in base_forms(word))


def _until_stop(rest: list[Word], words: MatchWords) -> list[Word]:
    for place, word in enumerate(rest):
        idle = word.lower == "of" and (place >= 2 or _is_empty(rest[place + 1 :], words))
        stops = word.lower in words.set("stops") or idle
        if place and stops:
            return rest[:place]
    return rest


def _without_tail(rest: list[Word], words: MatchWords) -> list[Word]:
    while rest and (words.mended(rest[-1].lower) in words.set("tails") or words.is_adverb(rest[-1].lower)):
        rest = rest[:-1]
    return rest


def _is_empty(rest: Sequence[Word], words: MatchWords) -> bool:
    idle = words.set("empties") | words.set("traits") | words.set("fronts")
    return all(
        (it.lower in idle and it.text not in CAPITALS)
        or words.is_adverb(it.lower)
        or _is_number(it.lower, words)
        or _is_bare_deed(it.lower, words)
        for it in rest
    )


def _is_bare_deed(word: str, words: MatchWords) -> bool:
    """Say whether a word only opens what is done, as `built` in `built or maintained a site`."""
    done = is_past(word, words.check) or word.endswith("ing")
    return done and is_light(word, words) and word not in words.table("joins")["skills_alone"]


def _is_number(word: str, words: MatchWords) -> bool:
    return word[0].isdigit() or word in words.table("joins")["numbers"]
