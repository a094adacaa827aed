"""Lines that tell of a job by themselves: "Head Chef | Aurora Hotel, Ayr | 2019 – 2021"."""

from __future__ import annotations

import re

from legible.parse.roles import names_title
from legible.parse.vocabulary import Vocabulary
from legible.parse.when import find_spans

MAX_WORDS = 22
MAX_PART_WORDS = 8  # a longer part is a sentence
_PARTS = re.compile(r"\s*[|•·\t]\s*|,\s+|\s+[–—-]\s+|\s+at\s+(?=[A-Z])")


def tells_job(text: str, words: Vocabulary) -> bool:
    """Tell a line that holds a title, one more name and a span of dates, and that is no sentence."""
    spans = find_spans(text, words)
    if len(spans) != 1 or spans[0].single or len(text.split()) > MAX_WORDS or text.endswith((".", ";")):
        return False
    span = spans[0]
    parts = [part.strip(" ()[]:") for part in _PARTS.split(f"{text[: span.start]}\t{text[span.end :]}")]
    parts = [part for part in parts if re.search(r"[^\W\d_]", part)]
    if len(parts) < 2 or any(len(part.split()) > MAX_PART_WORDS for part in parts):
        return False
    capitals = all(part[:1].isupper() or part[:1].isdigit() for part in parts[:2])
    titles = [names_title(part, words) for part in parts[:3]]
    return capitals and any(titles) and not all(titles)
