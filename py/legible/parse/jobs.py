"""Entries -> jobs and unpaid roles: who was what, where and when, and what they did."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from legible.parse.entries import Entry, entries_of
from legible.parse.fields import Field, Record
from legible.parse.heads import (
    Head,
    Part,
    Spot,
    about_of,
    date_fields,
    employer_score,
    head_of,
    is_url,
    title_score,
    weigh,
)
from legible.parse.items import Item
from legible.parse.places import is_place, place_score, split_place
from legible.parse.roles import names_employer, names_school
from legible.parse.scene import Scene

PLACE_SCORE = 2.0
INDENT_PT = 5.0  # points stand at least so much further in than the head
ALONE_MARGIN = 2.0  # a part on its own that is so far ahead as title or employer is surely that
PAIR_MARGIN = 2.5  # the same of a pair, against the next best one
MIN_POINT_WORDS = 2  # a point without a marker has more
LONE_DATE = 0.55  # how sure an end is that has no start
BY_SPOT = 0.7  # how sure roles are that no word tells
LENT = 0.75  # how sure an employer is that stands above an earlier role
MIN_TOLD_WORDS = 7  # shorter remains of a head are left to the person


def jobs_of(items: Sequence[Item], scene: Scene, employer: str = "name") -> list[Record]:
    """Read a section of jobs; `employer` is the model's field for who one worked for."""
    entries = entries_of(items, scene)
    whole = [head_of(entry, scene, at=True) for entry in entries]
    spots = place_spots(whole, scene)
    led = _led(whole, scene, spots)
    heads = weigh(
        [_split_titles(head, scene, spots, under) for head, under in zip(whole, led, strict=True)], scene
    )
    records: list[Record] = []
    for entry, head in zip(entries, heads, strict=True):
        record = (*_who(head, scene, employer), *_dates(head, heads), *body_fields(entry))
        records = _add(records, record, employer)
    return records


def _dates(head: Head, heads: Sequence[Head]) -> list[Field]:
    """Give a job's dates; where others have spans, a lone date is the start of one that goes on."""
    fields = date_fields(head)
    spans = any(not span.single for other in heads for span, _line in other.spans)
    if spans and [field.name for field in fields] == ["endDate", "x-endText"]:
        if _is_over(head, heads):
            return [
                replace(field, sure=LONE_DATE) for field in (*fields, replace(fields[0], name="startDate"))
            ]
        names = {"endDate": "startDate", "x-endText": "x-startText"}
        return [replace(field, name=names[field.name]) for field in fields]
    if not any(field.name == "startDate" for field in fields):
        return [replace(field, sure=LONE_DATE) for field in fields]
    return fields


def _is_over(head: Head, heads: Sequence[Head]) -> bool:
    """Tell by its only date that a job is over: a season, or a time before another job began."""
    span = head.spans[0][0]
    later = any(other.start_date > span.start_date for one in heads for other, _line in one.spans)
    return later or bool(re.match(r"[^\W\d]+ \d{4}$", span.start_text) and "-" not in span.start_date)


def place_spots(heads: Sequence[Head], scene: Scene) -> frozenset[Spot]:
    """Find the spots at which most heads of a section name a place: alone, or behind a comma."""
    found: dict[Spot, list[bool]] = defaultdict(list)
    for head in heads:
        for part in head.parts:
            alone = place_score(part.text, scene.words) >= PLACE_SCORE
            found[part.spot].append(alone or bool(split_place(part.text, scene.words)[1]))
    return frozenset(spot for spot, hits in found.items() if len(hits) > 1 and sum(hits) >= 0.5 * len(hits))


def _add(records: list[Record], record: Record, employer: str) -> list[Record]:
    """Add a job; a head without dates or title lends its employer to the roles below it."""
    names = {field.name for field in record}
    if not names & {employer, "position", "startDate", "endDate"} and records:
        return [*records[:-1], (*records[-1], *record)]
    if records and employer not in names and "position" in names:
        above = [
            replace(field, sure=min(field.sure, LENT)) for field in records[-1] if field.name == employer
        ]
        if {field.name for field in records[-1]} <= {employer, "location", "url"}:
            return [*records[:-1], (*records[-1], *record)]
        return [*records, (*above, *record)]
    return [*records, record]


def _named(head: Head, scene: Scene, spots: frozenset[Spot]) -> list[Part]:
    return [part for part in head.parts if not is_url(part.text) and not _placed(part, scene, spots)]


def _led(heads: Sequence[Head], scene: Scene, spots: frozenset[Spot]) -> list[bool]:
    """Say of each head whether one above it names an employer apart from the title."""
    found, led = False, []
    for head in heads:
        led.append(found)
        named = _named(head, scene, spots)
        found = found or len(named) > 1 or (len(named) == 1 and title_score(named[0].text, scene) <= 0)
    return led


def _split_titles(head: Head, scene: Scene, spots: frozenset[Spot], led: bool) -> Head:
    """Part "Title, Employer, Place" at its commas where a head holds it all in one part.

    Where a head above names its employer apart, what follows the title is a unit unless its words say more.
    """
    named = _named(head, scene, spots)
    if len(named) > 2:
        return head
    parts: list[Part] = []
    for part in head.parts:
        whole = is_place(part.text, scene.words)
        rest, place = ("", part.text) if whole else split_place(part.text, scene.words)
        if not place and part.spot in spots:
            rest, place = _split_last(part.text, scene)
        alone = len(named) == 1 or (bool(place) and len(named) == 2)
        pieces = _comma_parts(rest, scene) if alone and not (led and _is_unit(rest, scene)) else [rest]
        texts = [*pieces, *([place] if place else [])]
        row, first, *look = part.spot
        parts += [
            replace(
                part,
                text=text,
                place=text is place,
                joined=bool(index),
                spot=(row, first + index, *look),  # type: ignore[arg-type]
            )
            for index, text in enumerate(texts)
            if text
        ]
    return replace(head, parts=tuple(parts))


def _is_unit(text: str, scene: Scene) -> bool:
    """Tell "Engineer, Payments" from "Engineer, Acme Ltd"."""
    before, comma, after = text.partition(", ")
    titled = title_score(before, scene) > 0
    return (
        bool(comma)
        and titled
        and not (names_employer(after, scene.words) or names_school(after, scene.words))
    )


def _comma_parts(text: str, scene: Scene) -> list[str]:
    """Split at the comma that best parts a title from an employer, if one does."""
    bits = re.split(r",\s+", text)
    best, cut = 0.0, 0
    for index in range(1, len(bits)):
        left, right = bits[:index], bits[index:]
        score = max(_pair_score(left, right, scene), _pair_score(right, left, scene))
        if score > best + 0.01:
            best, cut = score, index
    return [", ".join(bits[:cut]), ", ".join(bits[cut:])] if cut else [text]


def _pair_score(title: Sequence[str], employer: Sequence[str], scene: Scene) -> float:
    """Weigh a title of several bits beside an employer, whose name seldom holds a comma."""
    named = max(title_score(title[0], scene), title_score(", ".join(title), scene))
    return named + employer_score(", ".join(employer), scene) - 0.6 * (len(employer) - 1)


def _placed(part: Part, scene: Scene, spots: frozenset[Spot]) -> bool:
    if place_score(part.text, scene.words) >= PLACE_SCORE:
        return True
    return part.spot in spots and len(part.text.split()) <= 2 and _unnamed(part.text, scene)


def _unnamed(text: str, scene: Scene) -> bool:
    return title_score(text, scene) <= 0 and employer_score(text, scene) < 1


def _split_last(text: str, scene: Scene) -> tuple[str, str]:
    """Part a town that no list knows from what stands before its comma."""
    before, comma, last = text.rpartition(", ")
    return (before, last) if comma and len(last.split()) <= 2 and _unnamed(last, scene) else (text, "")


def _who(head: Head, scene: Scene, employer: str) -> list[Field]:
    """Give each part of a head its role."""
    left = dict(enumerate(head.parts))
    fields: list[Field] = []
    for role, name, least in (("url", "url", 4.0), ("place", "location", PLACE_SCORE)):
        found = [
            i for i in left if head.scores[i][role] >= least and (role == "url" or _is_place(head, i, left))
        ]
        if found and (role == "url" or employer == "name"):
            best = max(found, key=lambda i: head.scores[i][role])
            known = role == "url" or is_place(left[best].text, scene.words)
            fields.append(Field(name, left.pop(best).text, (head.parts[best].line,), 0.95 if known else 0.55))
    title, boss, sure = _title_and_employer(head, list(left))
    if not _told_by_words(head, title, boss, scene):
        sure = min(sure, BY_SPOT)
    for index in (title, boss):
        left.pop(index, None)  # type: ignore[arg-type]
    for index, name in ((title, "position"), (boss, employer)):
        if index is not None:
            part = head.parts[index]
            text = _with_unit(part.text, index, left) if name == "position" else part.text
            fields.append(Field(name, text, (part.line,), sure))
            if part.link and name == employer and part.link.startswith("http"):
                fields.append(Field("url", part.link))
    fields += about_of(head, boss, left) if employer == "name" else []
    told = [part for part in left.values() if len(part.text.split()) >= MIN_TOLD_WORDS]
    return fields + [Field("summary", part.text, (part.line,), 0.5) for part in told]


def _with_unit(title: str, index: int, left: dict[int, Part]) -> str:
    """Give "Staff Nurse, Stroke Unit" whole where the employer stands elsewhere."""
    after = left.get(index + 1)
    if after is None or not after.joined or after.place:
        return title
    return f"{title}, {left.pop(index + 1).text}"


def _told_by_words(head: Head, title: int | None, boss: int | None, scene: Scene) -> bool:
    """Tell roles that a part's own words give from those of its place in the section's heads."""
    titled = title is not None and title_score(head.parts[title].text, scene) > 0
    return titled or (boss is not None and employer_score(head.parts[boss].text, scene) >= 1)


def _is_place(head: Head, index: int, left: dict[int, Part]) -> bool:
    return head.scores[index]["place"] > max(head.scores[index]["title"], head.scores[index]["employer"])


def _title_and_employer(head: Head, indices: Sequence[int]) -> tuple[int | None, int | None, float]:
    """Choose the pair of parts that fits best, and say how surely; one part is what it looks most like."""
    if not indices:
        return None, None, 0.0
    if len(indices) == 1:
        only = indices[0]
        apart = head.scores[only]["title"] - head.scores[only]["employer"]
        sure = sure_of(abs(apart), ALONE_MARGIN)
        return (only, None, sure) if apart > 0 else (None, only, sure)
    pairs = [(t, e) for t in indices for e in indices if t != e]
    ranked = sorted(((_fit(head, pair), pair) for pair in pairs), key=lambda row: row[0], reverse=True)
    (best, (title, boss)), (second, _pair) = ranked[:2]
    return title, boss, sure_of(best - second, PAIR_MARGIN)


def _fit(head: Head, pair: tuple[int, int]) -> float:
    title, boss = pair
    return head.scores[title]["title"] + head.scores[boss]["employer"] - 0.15 * sum(pair)


def sure_of(margin: float, enough: float) -> float:
    """Turn how far a reading is ahead of the next one into how sure it is: 0.4 to 0.95."""
    return 0.4 + 0.55 * min(1.0, margin / enough)


def body_fields(entry: Entry) -> list[Field]:
    """Give a body's paragraphs and points as summary and highlights.

    Points are what list markers open or, where the file draws its markers, what stands further in.
    """
    body = entry.body
    marked = any(item.bullet for item in body)
    stops = sum(item.text.endswith(".") for item in body) >= 0.5 * len(body)
    left = min((item.first.x for item in (*entry.head, *body)), default=0.0)
    fields: list[Field] = []
    for item in body:
        inside = item.first.x > left + INDENT_PT and item.first.size > 1
        point = item.bullet if marked and not fields else bool(fields) or inside or len(body) > 2
        if is_url(item.text) and not item.bullet:
            fields.append(Field("url", item.text, item.lines, 0.9))
            continue
        text = item.text.replace("\t", " ")
        fields.append(
            Field("highlights" if point else "summary", text, item.lines, _sure_of_point(item, stops))
        )
    return fields


def _sure_of_point(item: Item, stops: bool) -> float:
    """Say how surely an item is one whole point: a fragment, or one that does not end, may be a part."""
    text = item.text
    part = text[:1].islower() or len(text.split()) <= MIN_POINT_WORDS
    if "\t" in text or (part and not item.bullet):
        return 0.4
    if stops and not text.endswith((".", "!", "?", ")", ":")):
        return 0.7 if item.bullet else 0.5
    return 0.95 if item.bullet else 0.85
