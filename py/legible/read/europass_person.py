"""Europass's XML -> who the person is, how to reach them, and the languages they speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from legible.read.europass_tables import LANGUAGES
from legible.read.markup import text_at
from legible.read.records import one_line, unmarked

MOTHER_TONGUE = "Mother tongue"
_LABELS = {"preferred_job", "position", "job_applied_for", "studies_applied_for"}


def passport_person(root: Element) -> dict[str, Any]:
    """Read a SkillsPassport's person, languages and driving licence."""
    person = "LearnerInfo/Identification"
    contact = f"{person}/ContactInfo"
    headlines = {text_at(one, "Type/Code"): one for one in root.iterfind("LearnerInfo/Headline")}
    label = next((one for code, one in headlines.items() if code in _LABELS), None)
    statement = headlines.get("personal_statement")
    phones = [one_line("".join(one.itertext())) for one in root.iterfind(f"{contact}//Telephone/Contact")]
    basics = {
        "name": one_line(f"{text_at(root, f'{person}/PersonName/FirstName')} "
                         f"{text_at(root, f'{person}/PersonName/Surname')}"),
        "label": one_line(text_at(label, "Description/Label")),
        "summary": unmarked(text_at(statement, "Description/Label")),
        "email": text_at(root, f"{contact}/Email"),
        "phone": phones[0] if phones else "",
        "url": text_at(root, f"{contact}/WebsiteList/Website/Contact"),
        "location": _location(root.find(f"{contact}/Address/Contact"), "Municipality", "Country/Code"),
    }  # fmt: skip
    licences = [text_at(one, ".") for one in root.iterfind("LearnerInfo/Skills/Driving//Licence")]
    return {"basics": basics, "languages": list(_passport_languages(root)), "skills": _licence(licences)}


def _passport_languages(root: Element) -> Iterator[dict[str, str]]:
    spoken = "LearnerInfo/Skills/Linguistic"
    for one in root.iterfind(f"{spoken}//MotherTongue"):
        yield {"language": text_at(one, "Description/Label"), "fluency": MOTHER_TONGUE}
    for one in root.iterfind(f"{spoken}//ForeignLanguage"):
        levels = [(level.tag, (level.text or "").strip()) for level in one.iterfind("ProficiencyLevel/*")]
        yield {"language": text_at(one, "Description/Label"), "fluency": _fluency(levels)}


def candidate_person(root: Element) -> dict[str, Any]:
    """Read a Candidate's person, languages and driving licence."""
    person = "CandidatePerson"
    channels = list(root.iterfind(f"{person}/Communication"))
    basics = {
        "name": one_line(f"{text_at(root, f'{person}/PersonName/GivenName')} "
                         f"{text_at(root, f'{person}/PersonName/FamilyName')}"),
        "summary": unmarked(text_at(root, "CandidateProfile/ExecutiveSummary")),
        "email": _reach(channels, "Email"),
        "phone": _reach(channels, "Telephone"),
        "url": _reach(channels, "Web"),
        "location": _location(root.find(f"{person}/Communication/Address"), "CityName", "CountryCode"),
    }  # fmt: skip
    licences = [
        text_at(one, ".") for one in root.iterfind("CandidateProfile/Licenses/License/LicenseTypeCode")
    ]
    return {"basics": basics, "languages": list(_candidate_languages(root)), "skills": _licence(licences)}


def _reach(channels: list[Element], code: str) -> str:
    """Give the first address of a kind: mail, telephone or web."""
    for channel in channels:
        if text_at(channel, "ChannelCode") == code:
            dial = text_at(channel, "CountryDialing").lstrip("+")
            number = " ".join(part for part in (dial and f"+{dial}", text_at(channel, "DialNumber")) if part)
            found = number or text_at(channel, "URI") or text_at(channel, "URL") or text_at(channel, "Text")
            if found:
                return one_line(found)
    return ""


def _candidate_languages(root: Element) -> Iterator[dict[str, str]]:
    for one in root.iterfind("CandidatePerson/PrimaryLanguageCode"):
        yield {"language": _language(text_at(one, ".")), "fluency": MOTHER_TONGUE}
    for one in root.iterfind("CandidateProfile/PersonQualifications/PersonCompetency"):
        if text_at(one, "TaxonomyID") == "language":
            levels = [
                (text_at(level, "CompetencyDimensionTypeCode"), text_at(level, "Score/ScoreText"))
                for level in one.iterfind("CompetencyDimension")
            ]
            name = text_at(one, "CompetencyName") or _language(text_at(one, "CompetencyID"))
            yield {"language": name, "fluency": _fluency(levels)}


def _language(code: str) -> str:
    return LANGUAGES.get(code.lower(), code)


def _fluency(levels: list[tuple[str, str]]) -> str:
    """Say a language's levels: one where all agree, else each with what it is for."""
    known = {name.rpartition("-")[2]: level for name, level in levels if level}
    if len(set(known.values())) <= 1:
        return next(iter(known.values()), "")
    return ", ".join(f"{_spaced(name)} {level}" for name, level in known.items())


def _spaced(name: str) -> str:
    return "".join(
        f" {char.lower()}" if char.isupper() and index else char for index, char in enumerate(name)
    )


def _location(element: Element | None, city: str, country: str) -> dict[str, str]:
    return {
        "address": one_line(text_at(element, "AddressLine")),
        "postalCode": text_at(element, "PostalCode"),
        "city": one_line(text_at(element, city)),
        "region": one_line(text_at(element, "Country/Label")),
        "countryCode": text_at(element, country).upper(),
    }


def _licence(codes: list[str]) -> list[dict[str, Any]]:
    return [{"name": "Driving licence", "keywords": codes}] if any(codes) else []
