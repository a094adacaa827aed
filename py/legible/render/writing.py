"""Which way a text runs: from left to right, or from right to left."""

from __future__ import annotations

import unicodedata

# Languages whose usual script runs from right to left; a script in the tag says more than the language does.
_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_STRONG = {"L": False, "R": True, "AL": True}


def direction(tag: str) -> str:
    """Tell by a BCP 47 tag which way a language is written: "ltr" or "rtl"."""
    return "rtl" if is_rtl_language(tag) else "ltr"


def is_rtl_language(tag: str) -> bool:
    """Tell by a BCP 47 tag whether a page opens at its right edge."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return script in _SCRIPTS if script else language in _LANGUAGES


def is_rtl(text: str, otherwise: bool = False) -> bool:
    """Tell by its first letter which way a text runs (UAX 9, rules P2 and P3); signs alone tell nothing."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _STRONG:
            return _STRONG[kind]
    return otherwise
