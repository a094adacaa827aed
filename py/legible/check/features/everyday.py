"""F7: words that not every reader knows: those that no list of everyday words holds in any form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legible.check.features.text import Token, singular
from legible.check.features.verbs import base_forms

if TYPE_CHECKING:
    from legible.check.features.line import Line
    from legible.check.words import Words

SHORTEST = 4  # letters
LISTS = (
    "everyday-words", "generic-words", "function-words", "hard-words", "people", "people-groups",
    "role-nouns", "title-words", "number-words", "months", "opening-adverbs", "spelling-allowed",
)  # fmt: skip
PREFIXES = (
    "un",
    "re",
    "pre",
    "non",
    "mis",
    "over",
    "sub",
    "inter",
    "out",
    "co",
    "de",
    "under",
    "up",
    "multi",
)
ENDINGS = (
    "ly", "fully", "lessly", "ably", "ally", "edly", "ingly", "ness", "er", "or", "ers", "ors", "able",
    "ability", "ment", "ful", "less", "ation", "ion", "al", "ical", "y", "ity", "ist", "ive",
)  # fmt: skip


def uncommon_words(line: Line) -> list[Token]:
    """Find the plain lower-case words that a reader outside the field may not know."""
    return [
        token
        for index, token in enumerate(line.tokens)
        if token.text.islower()
        and token.text.isalpha()
        and len(token.lower) >= SHORTEST
        and not line.tool_at(index)
        and not is_everyday(token.lower, line.words)
    ]


def is_everyday(word: str, words: Words) -> bool:
    """Say whether a word, in any of its forms, is one that everybody knows."""
    known = words.everyday
    return any(form in known for form in _forms(word)) or any(
        form in known
        for prefix in PREFIXES
        if word.startswith(prefix)
        for form in _forms(word[len(prefix) :])
    )


def _forms(word: str) -> list[str]:
    """List what a word may be made from."""
    word = (
        word.replace("iz", "is") if "iz" in word and word not in {"size", "sizes", "prize", "quiz"} else word
    )
    forms = [word, singular(word), *base_forms(word)]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            forms += [stem, stem + "e", stem + "y", stem[:-1] + "y", stem + "ate", stem + "al", stem + "le"]
            if stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return forms
