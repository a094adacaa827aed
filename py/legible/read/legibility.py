"""Tell text from the rubbish that fonts without a character table give."""

from __future__ import annotations

import re
import unicodedata

MIN_SIGNS = 20
_STRANGE = {"Cc", "Co", "Cn", "Cs", "So"}


def is_unreadable(text: str) -> bool:
    """Tell whether most of a text is signs that no language writes."""
    signs = [char for char in text if not char.isspace()]
    if len(signs) < MIN_SIGNS:
        return False
    letters = [char for char in signs if char.isalpha()]
    strange = sum(char == "\ufffd" or unicodedata.category(char) in _STRANGE for char in signs)
    if strange > 0.3 * len(signs) or len(letters) < 0.3 * len(signs):
        return True
    return _no_vowels(letters) or _signs_inside_words(text)


def _signs_inside_words(text: str) -> bool:
    """Tell whether many words hold signs that stand between words only, as shifted letters do."""
    words = [word for word in text.split() if len(word) >= 4 and "@" not in word and "/" not in word]
    odd = sum(bool(re.search(r"[^\W\d_][;|=\]\[^<>{}][^\W\d_]", word)) for word in words)
    return len(words) >= MIN_SIGNS and odd > 0.2 * len(words)


def _no_vowels(letters: list[str]) -> bool:
    """Tell whether text in the Latin alphabet lacks vowels, or is a jumble of many scripts."""
    latin = [char for char in letters if char.isascii()]
    if len(latin) < 0.7 * len(letters):
        scripts = {unicodedata.name(char, "?").split()[0] for char in letters}
        return len(scripts) > 8
    vowels = sum(char in "aeiouyAEIOUY" for char in latin)
    return vowels < 0.15 * len(latin)
