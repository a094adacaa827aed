"""Publications cited with their authors first: "Finch, O. and Doyle, P. (2019). Valves. Journal of Pumps"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legible.parse.fields import Field, Record
from legible.parse.items import Item
from legible.parse.scene import Scene
from legible.parse.when import find_spans

MIN_TITLE_WORDS = 1
_AUTHOR = r"[A-ZÀ-Þ][\w'’-]+,?\s+(?:[A-Z]\.(?:[\s-]?[A-Z]\.){0,2}|[A-Z]{1,3}\b)"
_JOIN = r"\s*(?:,|;|&|\band\b|\bund\b|\bet al\.?)*\s*"
_AUTHORS = re.compile(rf"(?:{_AUTHOR}{_JOIN})+(?:\((?:19|20)\d\d\w?\))?[.:,]?\s*(?=[^\W\d_])")


def citation_of(item: Item, scene: Scene) -> Record:
    """Read a citation; nothing where no authors with initials open it."""
    text = item.text.replace("\t", " ")
    authors = _AUTHORS.match(text)
    if not authors or not re.search(r"[.:)]\s*$", authors[0]):
        return ()
    title, *more = re.split(r"(?<=[\w?!)”\"’])[.?!]\s+(?=[A-ZÀ-Þ])", text[authors.end() :].rstrip(". "))
    place = re.sub(r"[,\s(]*(?:19|20)\d\d\)?$", "", ". ".join(more))
    if len(title.split()) < MIN_TITLE_WORDS:
        return ()
    names = re.sub(r"\s*\((?:19|20)\d\d\w?\)|[.:,\s]+$", "", authors[0]).strip()
    dates = [span.start_date for span in find_spans(text, scene.words)][:1]
    lines = item.lines
    return (
        Field("name", title, lines, 0.8),
        *(Field("publisher", place, lines, 0.7) for _ in more[:1]),
        *(Field("releaseDate", date, lines, 0.85) for date in dates),
        Field("x-authors", names, lines),
    )


def citations_of(items: Sequence[Item], scene: Scene) -> list[Record]:
    """Read a section of citations; nothing unless most items are some."""
    records = [citation_of(item, scene) for item in items]
    return records if items and sum(map(bool, records)) == len(records) else []
