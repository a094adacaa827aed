"""Europass's XML -> a CV: the SkillsPassport of 2013 to 2020, and the Candidate form since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from legible.parsed import Parsed
from legible.read.europass_person import candidate_person, passport_person
from legible.read.europass_tables import ACHIEVEMENTS, CANDIDATE, PASSPORT, SKILL_GROUPS, Entries
from legible.read.markup import local, text_at, tree_of
from legible.read.records import Unplaced, one_line, parsed_of, told, unmarked
from legible.read.refusals import refusal

NOUN = "Europass file"
MAX_ENTRIES = 1000
_DATES = {"startDate", "endDate", "date", "releaseDate"}
_LISTS = {"courses", "keywords"}
# Elements that hold codes, pictures or how the document is to be printed: nothing that a CV tells.
_NOT_TOLD = re.compile(
    r".*(?:Code|ID|Indicator|DateTime)|Code|Photo|Signature|Data|MimeType|Documentation|Current|Ongoing"
    r"|TaxonomyID|Attachment|Use|Type|RenderingInformation|PrintingPreferences|DocumentInfo|CandidateSupplier"
)


def read_europass(data: bytes) -> Parsed:
    """Read Europass's XML; raises CannotRead."""
    root = tree_of(data, NOUN)
    for element in root.iter():
        element.tag = local(element)
    if root.tag == "Candidate":
        person, tables, place = candidate_person(root), CANDIDATE, "CandidateProfile"
    else:
        person, tables, place = passport_person(root), PASSPORT, "LearnerInfo"
    if root.find(place) is None:
        raise refusal("unknown-type", "This XML file is no Europass CV.")
    cv: dict[str, Any] = dict(person)
    for entries in tables:
        _add(cv, entries, root)
    _add_achievements(cv, root)
    return parsed_of(cv, _unplaced(root), (), NOUN)


def _add(cv: dict[str, Any], entries: Entries, root: Element) -> None:
    """Add the things of one list to their section."""
    section = cv.setdefault(entries.section, [])
    for outer in root.findall(entries.path)[:MAX_ENTRIES]:
        inner = outer.findall(entries.inner) if entries.inner else []
        for places in [[one, outer] for one in inner] or [[outer]]:
            entry = dict(_fields(places, entries.fields))
            if entry and outer.tag in SKILL_GROUPS:
                entry["name"] = SKILL_GROUPS[outer.tag]
            if any(entry.values()):
                section.append({key: value for key, value in entry.items() if value})


def _fields(places: Sequence[Element], fields: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Any]]:
    for name, paths in fields.items():
        found = (place.find(path) for place in places for path in paths)
        element = next((one for one in found if one is not None and _says(one)), None)
        if element is None:
            continue
        text = "".join(element.itertext())
        if name == "told":
            yield from told(text).items()
        elif name in _LISTS:
            yield name, _points(text)
        elif name in _DATES:
            yield name, _iso_date(element)
        else:
            yield name, unmarked(text) if name in ("description", "summary") else one_line(text)


def _says(element: Element) -> bool:
    return bool("".join(element.itertext()).strip() or element.get("year"))


def _points(text: str) -> list[str]:
    """Give the points of a description, or its lines where it has none."""
    parts = told(text)
    return [*(line for line in parts["summary"].split("\n") if line), *parts["highlights"]]


def _iso_date(element: Element) -> str:
    """Read a date: attributes such as year="2019" month="--03", or text that starts with an ISO date."""
    if element.get("year"):
        parts = [element.get(name, "").strip("-") for name in ("year", "month", "day")]
        known = [f"{int(part):02d}" for part in parts if part.isdigit()]
        return "-".join(known)
    text = "".join(element.itertext()).strip()
    match = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)", text)
    return match[0] if match else text


def _add_achievements(cv: dict[str, Any], root: Element) -> None:
    """Send each achievement under a heading of a known code to its section."""
    for element in root.findall("LearnerInfo/AchievementList/Achievement")[:MAX_ENTRIES]:
        place = ACHIEVEMENTS.get(text_at(element, "Title/Code").lower())
        if place:
            section, name = place
            cv.setdefault(section, []).extend(
                {name: point} for point in _points(text_at(element, "Description"))
            )


def _unplaced(element: Element, depth: int = 0) -> Iterator[Unplaced]:
    """Give every text of the file, so that what stands in no field is left over."""
    if _NOT_TOLD.fullmatch(element.tag) or depth > 40:
        return
    text = one_line(element.text or "")
    if text:
        label = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", element.tag).capitalize()
        yield Unplaced(label, text)
    for child in element:
        yield from _unplaced(child, depth + 1)
