"""What tells a person's age, family or gender in a text: dates of birth, private details, pronouns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from legible.check.features.personal import details_in
from legible.check.words import Words
from legible.library import Library
from legible.veil import Found

WORDS = "content/words/anonymous.toml"


class Personal:
    """Finds what tells such things, as far as it is to be withheld."""

    def __init__(self, library: Library, kinds: Collection[str]) -> None:
        table = library.table(WORDS)
        self._words = Words(library, {})
        self._details = "personal" in kinds
        self._pronouns = "pronouns" in kinds
        alone, pairs, titles = (
            "|".join(map(re.escape, table[name])) for name in ("pronouns", "in_pairs", "titles")
        )
        label = r"(?:(?:my |preferred )?pronouns?\s*[:–-]\s*)?"
        self._pairs = re.compile(rf"{label}[(\[]?\b(?:{pairs})(?:\s*/\s*(?:{pairs}))+\b[)\]]?", re.IGNORECASE)
        self._alone = re.compile(rf"\b(?:{alone})\b", re.IGNORECASE)
        self._titles = re.compile(rf"\b(?:{titles})\b\.?(?=\s+[^\W\d_a-z])")

    def find(self, text: str, oneself: bool) -> Iterator[Found]:
        """Give what is found in a text; `oneself`: the person describes themselves in it."""
        if self._details:
            for detail in details_in(text, self._words, oneself):
                yield Found(detail.start, detail.end, "personal")
        for pattern in (self._pairs, self._alone, self._titles) if self._pronouns else ():
            yield from (Found(*match.span(), "pronouns") for match in pattern.finditer(text))
