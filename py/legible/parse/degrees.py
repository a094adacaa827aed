"""Names of degrees and marks in text."""

from __future__ import annotations

import re

from legible.parse.vocabulary import Vocabulary, fold


def is_score(text: str, words: Vocabulary) -> bool:
    """Tell whether a text is a mark or a class of degree."""
    folded = fold(text).strip("() .")
    if any(re.match(rf"{re.escape(word)}(?!\w)", folded) for word in words.scores):
        return True
    return bool(re.fullmatch(r"[\d.,]+\s*(?:%|/\s*[\d.,]+)|\d[.,]\d+|[2]:[12]|[a-f][+*-]*", folded))


def degree_length(text: str, words: Vocabulary) -> int:
    """Count the letters at a text's start that name a degree; 0 where none does."""
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower()
    for degree in words.degrees:
        if folded.startswith(degree) and not re.match(r"\w", folded[len(degree) :]):
            if len(degree) <= 3 and not _is_short_form(text[: len(degree)]):
                continue
            return _with_honours(folded, len(degree), words)
    return 0


def _is_short_form(text: str) -> bool:
    """Tell BA, MS or BSc from a word: short forms of degrees are written with capitals."""
    return sum(char.isupper() for char in text) >= min(2, len(text.replace(".", "")))


def _with_honours(folded: str, length: int, words: Vocabulary) -> int:
    rest = folded[length:]
    for honours in words.honours:
        match = re.match(rf"[.\s]*{re.escape(honours)}(?!\w)", rest)
        if match:
            return length + match.end()
    paren = re.match(r"\s*\([^()\d]{2,12}\)", rest)
    if paren and not is_score(paren[0], words):
        return length + paren.end()
    dot = re.match(r"\.", rest)
    return length + (dot.end() if dot else 0)
