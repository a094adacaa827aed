"""Tell whether two texts say the same: without case, accents and signs, and nearly word for word."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter

NEARLY = 0.75  # share of common words from which two sentences tell the same fact
INSIDE = 0.9  # share of the shorter text's words that the longer one must hold


@functools.lru_cache(maxsize=5_000)
def plain_words(text: str) -> tuple[str, ...]:
    """Split text into its words, without accents and case; C++ and C# keep their signs."""
    split = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    bare = split if split.isascii() else "".join(char for char in split if not unicodedata.combining(char))
    return tuple(re.findall(r"[^\W_]+[+#]*", bare.casefold()))


def same(a: str, b: str) -> bool:
    """Tell whether two texts are one but for case, accents, spaces and signs."""
    return "".join(plain_words(a)) == "".join(plain_words(b))


def holds(long: str, short: str) -> bool:
    """Tell whether one text holds all words of the other, side by side."""
    wide, narrow = plain_words(long), plain_words(short)
    count = len(narrow)
    return bool(count) and any(wide[i : i + count] == narrow for i in range(len(wide) - count + 1))


def nearly_same(a: str, b: str) -> bool:
    """Tell whether two sentences tell the same fact; numbers must agree."""
    first, second = Counter(plain_words(a)), Counter(plain_words(b))
    shorter = min(sum(first.values()), sum(second.values()))
    if (
        not shorter
        or _numbers(a) ^ _numbers(b)
        and not (_numbers(a) <= _numbers(b) or _numbers(b) <= _numbers(a))
    ):
        return False
    common = sum((first & second).values())
    alike = 2 * common / (sum(first.values()) + sum(second.values()))
    return alike >= NEARLY or (shorter >= 3 and common / shorter >= INSIDE)


def _numbers(text: str) -> set[str]:
    return {word for word in plain_words(text) if any(char.isdigit() for char in word)}
