"""An entry's head -> parts, and the parts' roles: title, employer, place, dates.

Parts that stand at the same spot in the heads of a section have the same role more often than not, so
each part's own words are weighed together with those of its neighbours at that spot.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from legible.document import Line
from legible.parse.entries import Entry
from legible.parse.fields import Field
from legible.parse.items import Piece
from legible.parse.places import place_score
from legible.parse.roles import ends_in_title, names_employer, names_school, names_title, titles_in
from legible.parse.scene import Scene
from legible.parse.vocabulary import words_of
from legible.parse.when import Span, find_spans, without_duration

_SEPARATORS = re.compile(r"\s+[|•·∙▪–—@»]\s+|\s*[|•·∙]\s*|\s+-\s+|\s*(?<!:)//\s*|\t")
_AT = re.compile(r"\s+(?:at|bei|chez)\s+(?=[A-Z\d])")
_URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?$", re.I)
_IN_BRACKETS = re.compile(r"[(\[<]((?:https?://|www\.)[^\s()<>\[\]]+)[)\]>]")
ABOUT = 0.7  # how sure it is what an employer does
SPOT_WEIGHT = 0.8  # how much the section's other entries count beside a part's own words

Spot = tuple[int, int, bool, bool, int]


@dataclass(frozen=True)
class Part:
    """A bit of a head, dates taken out."""

    text: str
    line: Line
    spot: Spot  # row in the head, place in the row, bold, italic, size
    bold: bool = False
    link: str = ""
    joined: bool = False  # a comma parts it from the part before
    place: bool = False  # its spot in the section says that it is a place


@dataclass(frozen=True)
class Head:
    """What an entry's head holds."""

    parts: tuple[Part, ...]
    spans: tuple[tuple[Span, Line], ...] = ()
    scores: Mapping[int, Mapping[str, float]] = field(default_factory=dict)  # place in parts -> role -> score


def head_of(entry: Entry, scene: Scene, at: bool = False) -> Head:
    """Part an entry's head at tabs, bars and dashes (and at "at"), and take its dates out."""
    parts: list[Part] = []
    spans: list[tuple[Span, Line]] = []
    for row, item in enumerate(entry.head):
        place = 0
        for piece in item.pieces:
            rest, found = _without_dates(piece.text, scene)
            if found or len(rest.split()) <= 4:
                rest = without_duration(rest, scene.words)
            spans += [(span, piece.line) for span in found]
            for text in _split(_AT.sub("\t", rest) if at else rest):
                spot = (row, place, piece.bold, piece.italic, round(piece.size))
                parts.append(_part(text, piece, spot))
                place += 1
    return Head(tuple(parts), tuple(spans))


def _part(text: str, piece: Piece, spot: Spot) -> Part:
    return Part(text, piece.line, spot, piece.bold, piece.link)


def _without_dates(text: str, scene: Scene) -> tuple[str, list[Span]]:
    spans = find_spans(text, scene.words)
    rest = text
    for span in reversed(spans):
        before, after = rest[: span.start], rest[span.end :]
        if before.rstrip().endswith(("(", "[")) and after.lstrip().startswith((")", "]")):
            before, after = before.rstrip()[:-1], after.lstrip()[1:]
        before = _without_label(before, scene)
        rest = f"{before.rstrip(' ,;–—-|·•(')}\t{after.lstrip(' ,;–—-|·•)')}"
    return rest.strip(), spans


def _without_label(text: str, scene: Scene) -> str:
    """Take "Issued on:" off the end of what stands before a date."""
    bare = text.rstrip(" :")
    low = bare.lower()
    for label in scene.words.date_labels:
        if low.endswith(label) and not low[: -len(label)][-1:].isalnum():
            return bare[: -len(label)]
    return text


def _split(text: str) -> list[str]:
    text = _IN_BRACKETS.sub(r"\t\1\t", text)
    parts = (part.strip(" ,;|·•–—\t").lstrip(": ") for part in _SEPARATORS.split(text) if part)
    return [part for part in parts if re.search(r"\w", part)]


def is_url(text: str) -> bool:
    """Tell whether a text is a web address and nothing else."""
    return bool(_URL.fullmatch(text.strip("()"))) and " " not in text.strip()


def title_score(text: str, scene: Scene) -> float:
    """Weigh how much a text looks like a job title."""
    words = [word.strip(".") for word in words_of(text)]
    titles = titles_in(text, scene.words)
    score = 2.0 * any(titles)
    score += 0.7 * bool(words and words[0] in scene.words.grades)
    score += 0.7 * bool(titles and titles[-1])
    score -= 1.0 * (names_employer(text, scene.words) and not ends_in_title(text, scene.words))
    return score - 0.5 * (len(words) > 8)


def employer_score(text: str, scene: Scene) -> float:
    """Weigh how much a text looks like an employer."""
    words = words_of(text)
    named = names_employer(text, scene.words) or names_school(text, scene.words)
    score = 1.5 * (named and not ends_in_title(text, scene.words))
    score -= 0.8 * names_title(text, scene.words)
    return score + 0.3 * (1 <= len(words) <= 5) - 0.5 * (len(words) > 8)


def weigh(heads: Sequence[Head], scene: Scene) -> list[Head]:
    """Score each part for each role, its own words first, its spot in the section second."""
    own = [[_roles(part, scene) for part in head.parts] for head in heads]
    sums: dict[Spot, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for head, scores in zip(heads, own, strict=True):
        for part, roles in zip(head.parts, scores, strict=True):
            for role, score in roles.items():
                sums[part.spot][role].append(score)
    weighed = []
    for head, scores in zip(heads, own, strict=True):
        joint = {}
        for index, (part, roles) in enumerate(zip(head.parts, scores, strict=True)):
            spot = sums[part.spot]
            joint[index] = {
                role: score + SPOT_WEIGHT * sum(spot[role]) / len(spot[role]) for role, score in roles.items()
            }
        weighed.append(replace(head, scores=joint))
    return weighed


def _roles(part: Part, scene: Scene) -> dict[str, float]:
    place = 4.0 if part.place else place_score(part.text, scene.words)
    return {
        "title": title_score(part.text, scene) - 0.5 * place,
        "employer": employer_score(part.text, scene) - 0.6 * place,
        "place": place,
        "url": 5.0 if is_url(part.text) else 0.0,
    }


def about_of(head: Head, boss: int | None, left: dict[int, Part]) -> list[Field]:
    """Take what an employer does out of what is left: "Acme Ltd, Leeds · payments for shops" tells it."""
    if boss is None:
        return []
    line = head.parts[boss].line
    for index, part in left.items():
        if index > boss and part.line is line and not part.joined and part.text[:1].islower():
            del left[index]
            return [Field("description", part.text, (line,), ABOUT)]
    return []


def date_fields(head: Head, start: str = "startDate", end: str = "endDate") -> list[Field]:
    """Give the dates of a head as fields, with the words as written."""
    if not head.spans:
        return []
    span, line = next(((s, at) for s, at in head.spans if not s.single), head.spans[0])
    lines = (line,)
    begins = span.single or (span.current and not span.end_text)
    if begins and len(head.spans) > 1 and end and _later(head.spans[1][0], span):
        second, below = head.spans[1]
        return [
            Field(start, span.start_date, lines, 0.7), Field(end, second.start_date, (below,), 0.55),
            Field("x-startText", span.start_text), Field("x-endText", second.start_text),
        ]  # fmt: skip
    if span.single and end:
        return [Field(end, span.start_date, lines, 0.8), Field("x-endText", span.start_text)]
    sure = 0.6 if len(head.spans) > 1 else 0.95
    if not end:
        day = Field(start, span.end_date or span.start_date, lines, sure)
        return [day, Field("x-startText", span.start_text)]
    return [
        Field(start, span.start_date, lines, sure), Field(end, span.end_date, lines, sure),
        Field("x-startText", span.start_text), Field("x-endText", span.end_text),
    ]  # fmt: skip


def _later(second: Span, first: Span) -> bool:
    return second.single and second.start_date >= first.start_date
