"""Entries with a name: projects, certificates, awards, publications, references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legible.document import Line
from legible.parse.citations import citations_of
from legible.parse.entries import Entry, entries_of
from legible.parse.fields import Field, Record
from legible.parse.heads import Head, Part, date_fields, head_of, is_url
from legible.parse.items import Item
from legible.parse.jobs import body_fields
from legible.parse.lists import keywords_of
from legible.parse.names import is_person
from legible.parse.scene import Scene
from legible.parse.vocabulary import fold

MAX_NAME_WORDS = 8
LONE_DATE = 0.55  # how sure it is that a project's only date is its end


@dataclass(frozen=True, slots=True)
class Kind:
    """Which fields a named thing has."""

    name: str
    giver: str  # who gave or printed it; "" where nobody does
    start: str
    end: str
    text: str  # the field for what is told about it


PROJECT = Kind("name", "", "startDate", "endDate", "description")
CERTIFICATE = Kind("name", "issuer", "date", "", "x-text")
AWARD = Kind("title", "awarder", "date", "", "summary")
PUBLICATION = Kind("name", "publisher", "releaseDate", "", "summary")
REFERENCE = Kind("name", "", "x-date", "", "reference")


def things_of(items: Sequence[Item], scene: Scene, kind: Kind) -> list[Record]:
    """Read a section of named things."""
    if kind is PUBLICATION and (cited := citations_of(items, scene)):
        return cited
    entries = entries_of(items, scene)
    if not any(entry.head for entry in entries) or _each_its_own(items, entries, kind):
        entries = [Entry((item,), ()) for item in items]
    records: list[Record] = []
    for entry in entries:
        record = _record(entry, scene, kind)
        if records and record and all(field.name == "keywords" for field in record):
            records[-1] = (*records[-1], *record)  # "Technologies:" in bold opens no project
        elif record:
            records.append(record)
    return records


def _each_its_own(items: Sequence[Item], entries: Sequence[Entry], kind: Kind) -> bool:
    """Tell whether each item is a thing: a plain list of awards, say."""
    if not kind.giver:
        return all(not entry.head for entry in entries)
    return all(item.bullet for item in items) or _all_names(items)


def _all_names(items: Sequence[Item]) -> bool:
    """Tell a list of bare names: short, set alike, and none with a year."""
    looks = {(round(item.first.x), round(item.first.size), item.first.bold) for item in items}
    brief = all(len(item.text.split()) <= MAX_NAME_WORDS for item in items)
    return len(looks) == 1 and brief and not any(re.search(r"\d{4}", item.text) for item in items)


def _record(entry: Entry, scene: Scene, kind: Kind) -> Record:
    if kind is PROJECT:
        stacks = tuple(item for item in entry.head if _stack(item, scene))
        entry = Entry(tuple(item for item in entry.head if item not in stacks), (*stacks, *entry.body))
    head = head_of(entry, scene)
    if (
        kind is REFERENCE
        and entry.head
        and (told := _referee(entry.head[0].text, entry.head[0].lines, scene))
    ):
        return (*told, *_body(Entry((), (*entry.head[1:], *entry.body)), kind, scene))
    if not entry.head or _says_on_request(entry, scene, kind):
        return tuple(_body(Entry((), (*entry.head, *entry.body)), kind, scene))
    dates = date_fields(head, kind.start, kind.end)
    if kind.end and not any(field.name == kind.start for field in dates):
        dates = [replace(field, sure=LONE_DATE) for field in dates]
    fields = [*_named(head, entry, scene, kind), *dates]
    return (*fields, *_body(entry, kind, scene))


def _says_on_request(entry: Entry, scene: Scene, kind: Kind) -> bool:
    """Tell "Available on request." from a referee's name."""
    return kind is REFERENCE and fold(entry.head[0].text).strip(" .:") in scene.words.closings


def _body(entry: Entry, kind: Kind, scene: Scene) -> list[Field]:
    if kind is PROJECT:
        stacks = {id(item): found for item in entry.body if (found := _stack(item, scene))}
        rest = replace(entry, body=tuple(item for item in entry.body if id(item) not in stacks))
        told = [
            replace(field, name="description" if field.name == "summary" else field.name)
            for field in body_fields(rest)
        ]
        return [*told, *(field for found in stacks.values() for field in found)]
    return [Field(kind.text, item.text.replace("\t", " "), item.lines, 0.7) for item in entry.body]


def _stack(item: Item, scene: Scene) -> list[Field]:
    """Give what "Technologies: Python, SQL" names as keywords."""
    label, colon, rest = item.text.partition(":")
    return keywords_of(rest, item, scene) if colon and fold(label) in scene.words.stack else []


def _named(head: Head, entry: Entry, scene: Scene, kind: Kind) -> list[Field]:
    parts = _with_grades([part for part in head.parts if not is_url(part.text)], scene)
    fields = [Field("url", part.text, (part.line,)) for part in head.parts if is_url(part.text)][:1]
    if not parts:
        return fields
    given = [(part, giver) for part in parts if kind.giver and (giver := _given(part.text, scene))]
    if given:
        part, giver = given[0]
        fields.append(Field(kind.giver, giver, (part.line,), 0.95))
        parts = [other for other in parts if other is not part]
        return fields + [
            Field(kind.text if index else kind.name, part.text, (part.line,), 0.6 if index else 0.9)
            for index, part in enumerate(parts)
        ]
    told = [part for part in parts[1:] if _is_told(part.text) or (kind.giver and not could_give(part.text))]
    parts = [part for part in parts if part not in told]
    more = [Field(kind.text, part.text.lstrip(". "), (part.line,), 0.8) for part in told]
    first, *others = parts
    if not others or not kind.giver:
        named = _from_one(first.text, entry.head[0], kind)
        return [*fields, *named, *[Field(kind.text, part.text, (part.line,), 0.5) for part in others], *more]
    sure = 0.85 if len(others) == 1 else 0.5
    fields += [
        Field(kind.name, first.text, (first.line,), sure),
        Field(kind.giver, others[0].text, (others[0].line,), sure),
    ]
    return fields + [Field(kind.text, part.text, (part.line,), 0.5) for part in others[1:]] + more


def _with_grades(parts: list[Part], scene: Scene) -> list[Part]:
    """Join "Solutions Architect" and the grade behind its dash: "Associate, Cloud Guild"."""
    if len(parts) < 2 or parts[0].line is not parts[1].line:
        return parts
    grade, comma, rest = parts[1].text.partition(", ")
    if not {fold(grade)} & (scene.words.grades | scene.words.levels):
        return parts
    joined = replace(parts[0], text=f"{parts[0].text} – {grade}")
    return [joined, *([replace(parts[1], text=rest)] if comma else []), *parts[2:]]


def _given(text: str, scene: Scene) -> str:
    """Give the name behind "Issued by:", or nothing."""
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and fold(label) in scene.words.givers else ""


def _is_told(text: str) -> bool:
    """Tell a sentence about a thing from its giver's name."""
    return text.startswith(".") or (text.endswith(".") and len(text.split()) >= 4)


def could_give(text: str) -> bool:
    """Tell a giver's name from a remark ("renewed") and a code ("V300")."""
    code = " " not in text and re.search(r"\d", text) and not re.search(r"[a-zà-ÿ]{2}", text)
    return not code and (any(char.isupper() for char in text) or not text[:1].islower())


def _referee(text: str, lines: tuple[Line, ...], scene: Scene) -> list[Field]:
    """Part "Dr Ina Holm, Head of Ward, Alder Hospital" behind the name; none where no name opens it."""
    name, comma, rest = text.replace("\t", ", ").partition(", ")
    if not comma or not is_person(name, scene.words):
        return []
    return [Field("name", name, lines, 0.9), Field("reference", rest, lines, 0.7)]


def _from_one(text: str, item: Item, kind: Kind) -> list[Field]:
    """Part "Name, Giver" or "Name: what it is" where all stands in one part."""
    lines = item.lines
    if not kind.giver:
        name, colon, rest = text.partition(": ")
        if colon and len(name.split()) <= 8:
            return [Field(kind.name, name, lines, 0.8), Field(kind.text, rest, lines, 0.8)]
        return [Field(kind.name, text, lines, 0.85)]
    sentences: list[str] = re.split(r"(?<=[\w)”\"’])\.\s+(?=[A-Z])", text.rstrip("."))
    title, more = sentences[0], sentences[1:]
    bits = re.split(r",\s+|\s+by\s+", title)
    if not more and len(bits) == 1:
        paren = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", title)
        bits = [paren[1], paren[2]] if paren and could_give(paren[2]) else bits
    if len(bits) > 1 and not could_give(bits[-1]):
        bits = [title]
    if len(bits) > 1:
        sure = 0.8 if len(bits) == 2 else 0.6
        fields = [
            Field(kind.name, ", ".join(bits[:-1]), lines, sure),
            Field(kind.giver, bits[-1], lines, sure),
        ]
        return fields + [Field(kind.text, ". ".join(more), lines, 0.7)] * bool(more)
    if more and len(more[0].split()) <= 8:
        tail = [Field(kind.text, ". ".join(more[1:]), lines, 0.7)] * bool(more[1:])
        return [Field(kind.name, title, lines, 0.7), Field(kind.giver, more[0], lines, 0.7), *tail]
    return [
        Field(kind.name, title, lines, 0.75),
        *[Field(kind.text, ". ".join(more), lines, 0.6)] * bool(more),
    ]
