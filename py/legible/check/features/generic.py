"""F5: how much of a line could stand in anybody's CV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legible.check.features.text import Token, singular
from legible.check.features.verbs import base_forms

if TYPE_CHECKING:
    from legible.check.features.line import Line


def content_words(line: Line) -> list[Token]:
    """Give the words that carry meaning."""
    small = line.words.set("function-words")
    return [token for token in line.tokens if token.lower not in small]


def is_generic(line: Line, token: Token) -> bool:
    """Say whether a word is one that every CV holds, in any of its forms."""
    general = line.words.set("generic-words")
    word = token.lower
    if word in general or singular(word) in general:
        return True
    if word.endswith("ly") and (word[:-2] in general or word[:-4] in general):
        return True
    if line.words.irregular_forms.get(word) in general:
        return True
    return any(form in general for form in base_forms(word))


def specific_words(line: Line) -> list[Token]:
    """Give the content words that not every CV holds."""
    named = any(token.text.islower() for token in line.content_words[1:])
    return [
        token
        for index, token in enumerate(line.content_words)
        if not is_generic(line, token) or (named and index and _is_name(line, token))
    ]


def _is_name(line: Line, token: Token) -> bool:
    """Say whether a word inside a line is written as a name, which makes it specific."""
    opens = token.gap.strip().endswith((".", ":", "!", "?"))
    return token.text[0].isupper() and not opens and token.lower not in line.words.set("generic-names")


def generic_ratio(line: Line) -> float:
    """Give the share of general words among the words that carry meaning; 0 for an empty line."""
    if not line.content_words:
        return 0.0
    return 1 - len(line.specific_words) / len(line.content_words)


def is_vague(line: Line) -> bool:
    """Say whether a reader could not tell what was done: no number, no effect, next to nothing specific."""
    if not line.tokens or line.metrics or line.outcomes or line.is_stack or line.acronyms:
        return False
    if line.opener("duty-openers", "routine-openers"):
        return False  # that is a fault of its own
    inside = {token.start for it in line.praise for token in line.tokens if it.start <= token.start < it.end}
    specific = sum(token.start not in inside for token in line.specific_words)
    if specific == 0:
        return True
    if line.praise:
        return specific <= 2
    return specific == 1 and (line.weak_opening is not None or line.generic_ratio >= 0.75)
