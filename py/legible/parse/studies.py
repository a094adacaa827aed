"""Entries -> education: school, degree, subject, dates, result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from legible.parse.degrees import degree_length, is_score
from legible.parse.entries import Entry, entries_of
from legible.parse.fields import Field, Record
from legible.parse.heads import Head, Part, date_fields, head_of, is_url
from legible.parse.items import Item
from legible.parse.places import place_score, split_place
from legible.parse.roles import names_school
from legible.parse.scene import Scene
from legible.parse.vocabulary import Vocabulary, words_of

_TOWN = re.compile(r"[^\W\d_a-z][\w'’-]+(?:[ -][\w'’-]+){0,2}")
MAX_AREA_WORDS = 7  # more hold something else besides a subject


def studies_of(items: Sequence[Item], scene: Scene) -> list[Record]:
    """Read a section of education."""
    records: list[Record] = []
    for entry in entries_of(items, scene):
        records = _add(records, _record(entry, scene))
    return records


def _add(records: list[Record], record: Record) -> list[Record]:
    """Add a course; what has neither school nor dates goes to a course above that lacks just this."""
    names = {field.name for field in record}
    above = {field.name for field in records[-1]} if records else set()
    if records and not names & {"institution", "startDate", "endDate"} and "studyType" not in above & names:
        return [*records[:-1], (*records[-1], *record)]
    return [*records, record] if record else records


def _record(entry: Entry, scene: Scene) -> Record:
    told = [item for item in entry.head if _courses_in(item.text, scene.words)]
    head = head_of(replace(entry, head=tuple(item for item in entry.head if item not in told)), scene)
    fields = _head_fields(head, scene.words)
    fields += date_fields(head)
    for item in (*told, *entry.body):
        fields += _body_field(item, scene.words)
    return tuple(fields)


def _courses_in(text: str, words: Vocabulary) -> re.Match[str] | None:
    """Find "Modules: ..." where it opens a text or a sentence of it."""
    return re.search(rf"(?:^|[.;]\s+)(?:{'|'.join(map(re.escape, words.modules))})\s*:\s*(.+)", text, re.I)


def _body_field(item: Item, words: Vocabulary) -> list[Field]:
    text = item.text.replace("\t", " ")
    match = _courses_in(text, words)
    if match and (not match.start() or is_score(text[: match.start()], words)):
        fields = [Field("score", text[: match.start()].rstrip(" .;,"), item.lines)] * bool(match.start())
        parts = re.split(r"[,;•]\s*", match[1])
        return fields + [Field("courses", part.strip(" ."), item.lines) for part in parts if part.strip(" .")]
    if is_score(text, words) and len(text.split()) <= 8:
        return [Field("score", text, item.lines)]
    return [Field("courses", text, item.lines, 0.7)]


def _head_fields(head: Head, words: Vocabulary) -> list[Field]:
    bits = [(bit, part) for part in head.parts for bit in _bits(part.text, words)]
    fields: list[Field] = []
    rest: list[tuple[str, Part]] = []
    taken: set[str] = set()
    for bit, part in bits:
        name = _role(bit, words)
        if name == "study" and name in taken and _says_again(bit, fields, words):
            short, *more = _study(bit, part, words)
            fields = [_with_short(field, short.text) for field in fields] + more
            continue
        if not name or name in taken:
            rest.append((bit, part))
            continue
        taken.add(name)
        fields += (
            _study(bit, part, words)
            if name == "study"
            else [Field(name, _bare(bit), (part.line,), 0.65 if "," in bit else 0.9)]
        )
    if (
        "study" in taken
        and "institution" in taken
        and not any(field.name == "area" for field in fields)
        and not rest
    ):
        fields = [part for field in fields for part in _with_area(field)]
    else:
        fields = [part for field in fields for part in _with_town(field, words)]
    first = _role(bits[0][0], words) if bits else ""
    if "institution" not in taken and (not rest or first == "location"):
        # "BSc Maths, Leeds": where no school is named, the town stands for it
        names = {"location": "institution"}
        fields = [replace(field, name=names.get(field.name, field.name)) for field in fields]
    return fields + _remainder(rest, {field.name for field in fields}, words)


def _with_area(field: Field) -> list[Field]:
    """Part "University of Hull, History" where the degree stands elsewhere and no subject does."""
    school, comma, area = field.text.rpartition(", ")
    if field.name != "institution" or not comma:
        return [field]
    return [replace(field, text=school, sure=0.75), replace(field, name="area", text=area, sure=0.75)]


def _with_town(field: Field, words: Vocabulary) -> list[Field]:
    """Part "Carrick Academy, Ayr"; what follows "University of California" is part of its name."""
    school, comma, town = field.text.rpartition(", ")
    ends = names_school(school.rpartition(" ")[2], words)
    if field.name != "institution" or not comma or not ends or not _TOWN.fullmatch(town):
        return [field]
    return [replace(field, text=school, sure=0.75), Field("location", town, field.lines)]


def _says_again(bit: str, fields: Sequence[Field], words: Vocabulary) -> bool:
    """Tell the short form of the degree before it: "Master of Science - MS, Physics"."""
    degree = next((field.text for field in fields if field.name == "studyType"), "")
    short = bit[: degree_length(bit, words)].strip(". ")
    initials = "".join(word[0] for word in degree.split() if word[0].isupper())
    return len(initials) > 1 and initials.startswith(short.replace(".", "")[:2].upper())


def _with_short(field: Field, short: str) -> Field:
    return replace(field, text=f"{field.text} ({short})") if field.name == "studyType" else field


def _bare(text: str) -> str:
    """Take brackets off a text that stands in them as a whole."""
    inner = re.fullmatch(r"\(([^()]*)\)", text)
    return inner[1] if inner else text


def _remainder(rest: Sequence[tuple[str, Part]], taken: set[str], words: Vocabulary) -> list[Field]:
    """Give what is left to the fields still missing, in the order in which CVs print them."""
    fields: list[Field] = []
    missing = [name for name in ("institution", "area", "studyType") if name not in taken]
    if "studyType" not in taken and "institution" in taken:
        order = ("studyType", "area") if len(rest) > 1 else ("area", "studyType")
        missing = [name for name in order if name not in taken]
    for bit, part in rest:
        if place_like(bit):
            continue
        if missing:
            name = "studyType" if "studyType" in missing and _is_course(bit, words) else missing[0]
            missing.remove(name)
            fields.append(Field(name, bit, (part.line,), 0.65 if name == "area" else 0.5))
    return fields


def _is_course(text: str, words: Vocabulary) -> bool:
    """Tell a qualification by its last word, "Legal Practice Course", or by its initials alone: "RGN"."""
    if re.fullmatch(r"[A-Z]{3,5}", text):
        return True
    found = words_of(text)
    return bool(found) and found[-1].strip(".") in words.courses


def place_like(text: str) -> bool:
    """Tell whether a text has no letters to name a school or subject with."""
    return not re.search(r"[^\W\d_]{2}", text)


def _bits(text: str, words: Vocabulary) -> list[str]:
    """Part "School, Place" and "School, Degree"; a subject's own commas stay."""
    text, place = split_place(text, words)
    pieces = re.split(r",\s+(?![^()]*\))", text)
    bits: list[str] = []
    for piece in pieces:
        fresh = not bits or _role(piece, words) in ("institution", "study", "score")
        if fresh or _role(bits[-1], words) == "score":
            bits.append(piece)
        else:
            bits[-1] = f"{bits[-1]}, {piece}"
    return [*bits, *([place] if place else [])]


def _role(text: str, words: Vocabulary) -> str:
    if is_url(text):
        return "url"
    if degree_length(text, words):
        return "study"
    if names_school(text, words):
        return "institution"
    if is_score(text, words):
        return "score"
    return "location" if place_score(text, words) >= 2.5 else ""


def _study(text: str, part: Part, words: Vocabulary) -> list[Field]:
    """Part a study into degree, subject and result."""
    length = degree_length(text, words)
    degree, rest = text[:length].strip(), text[length:]
    joins = "|".join(map(re.escape, words.joins))
    rest = re.sub(rf"^[\s,:–—-]*(?:(?:{joins})\s+)?", "", rest)
    fields = [Field("studyType", degree, (part.line,), 0.95)]
    rest, score = _split_score(rest, words)
    if rest:
        area = rest.strip(" ,;:–—-")
        odd = area.count("(") != area.count(")") or area[:1].islower() or len(area.split()) > MAX_AREA_WORDS
        fields.append(Field("area", area, (part.line,), 0.5 if odd else 0.9))
    if score:
        fields.append(Field("score", score, (part.line,), 0.9))
    return fields


def _split_score(text: str, words: Vocabulary) -> tuple[str, str]:
    match = re.search(r"\s*\(([^()]*)\)\s*$", text)
    if match and (is_score(match[1], words) or re.search(r"\d", match[1])):
        return text[: match.start()], match[1]
    bits = re.split(r"(?:,|;| [-–—|])\s+", text)
    if len(bits) > 1 and is_score(bits[-1], words):
        return text[: text.rfind(bits[-1])].rstrip(" ,;–—-|"), bits[-1]
    return text, ""
