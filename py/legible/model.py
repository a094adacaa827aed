"""The CV: frozen dataclasses with JSON Resume's names; keys nobody knows are kept in `extra`.

Shape and names: https://jsonresume.org/schema (version 1.0.0). A place in a CV is a JSON pointer
(RFC 6901) over those names, such as `/work/0/highlights/2`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Extra = Mapping[str, Any]


def _extra() -> Extra:
    return {}


@dataclass(frozen=True, slots=True)
class Location:
    """Where a person lives, as much of it as they print."""

    address: str = ""  # street and number
    postalCode: str = ""
    city: str = ""
    countryCode: str = ""  # ISO 3166-1 alpha-2
    region: str = ""  # state, county, or the country in words
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Profile:
    """An account on a network or code host."""

    network: str = ""
    username: str = ""
    url: str = ""
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Basics:
    """The head of the CV: who this is, how to reach them, the opening."""

    name: str = ""
    label: str = ""  # job title below the name
    image: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    location: Location = field(default_factory=Location)
    profiles: tuple[Profile, ...] = ()
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Work:
    """One role at one employer; no end date means that it goes on."""

    name: str = ""  # the employer
    position: str = ""
    location: str = ""
    description: str = ""  # what the employer does
    url: str = ""
    startDate: str = ""  # ISO 8601 as far as known, or the person's own words
    endDate: str = ""
    summary: str = ""
    highlights: tuple[str, ...] = ()
    extra: Extra = field(default_factory=_extra)  # x-startText, x-endText: the dates as written


@dataclass(frozen=True, slots=True)
class Volunteer:
    """One unpaid role."""

    organization: str = ""
    position: str = ""
    url: str = ""
    startDate: str = ""
    endDate: str = ""
    summary: str = ""
    highlights: tuple[str, ...] = ()
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Education:
    """One course of study."""

    institution: str = ""
    location: str = ""  # JSON Resume has no key for it, and allows more keys than its own
    url: str = ""
    area: str = ""  # subject
    studyType: str = ""  # degree or qualification
    startDate: str = ""
    endDate: str = ""
    score: str = ""
    courses: tuple[str, ...] = ()
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Award:
    """A prize or honour."""

    title: str = ""
    date: str = ""
    awarder: str = ""
    summary: str = ""
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate, licence or registration."""

    name: str = ""
    date: str = ""
    issuer: str = ""
    url: str = ""
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Publication:
    """An article, book, talk or patent."""

    name: str = ""
    publisher: str = ""
    releaseDate: str = ""
    url: str = ""
    summary: str = ""
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Skill:
    """A group of skills, or one skill on its own."""

    name: str = ""
    level: str = ""
    keywords: tuple[str, ...] = ()
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Language:
    """A human language and how well it is known."""

    language: str = ""
    fluency: str = ""
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Interest:
    """An interest outside work."""

    name: str = ""
    keywords: tuple[str, ...] = ()
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Reference:
    """What somebody says of the person, or who may be asked."""

    name: str = ""
    reference: str = ""
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class Project:
    """A piece of work outside a role, or worth telling on its own."""

    name: str = ""
    description: str = ""
    highlights: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    startDate: str = ""
    endDate: str = ""
    url: str = ""
    roles: tuple[str, ...] = ()
    entity: str = ""
    type: str = ""
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One item of a section of one's own: a membership, a talk, a licence, a record."""

    name: str = ""
    entity: str = ""  # for whom, with whom or by whom
    location: str = ""
    startDate: str = ""
    endDate: str = ""  # on its own where there is one date only
    url: str = ""
    summary: str = ""
    highlights: tuple[str, ...] = ()
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class OwnSection:
    """A section with a heading of the person's own; JSON Resume allows more keys than its own."""

    title: str = ""
    entries: tuple[OwnEntry, ...] = ()
    extra: Extra = field(default_factory=_extra)


@dataclass(frozen=True, slots=True)
class CV:
    """A whole CV; every section may be empty."""

    basics: Basics = field(default_factory=Basics)
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()
    sections: tuple[OwnSection, ...] = ()
    extra: Extra = field(default_factory=_extra)  # `meta`, `$schema`, and whatever else came along
