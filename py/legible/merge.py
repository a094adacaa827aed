"""Join two CVs: the first is kept, the second adds what it lacks; what differs is left to the person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from legible.alike import holds, nearly_same, plain_words, same
from legible.model import (
    CV,
    Basics,
    Education,
    Location,
    OwnEntry,
    OwnSection,
    Profile,
    Skill,
    Volunteer,
    Work,
)
from legible.resume_json import fields_of, item_type

T = TypeVar("T")
_Dated = Work | Volunteer | Education | OwnEntry


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which the two differ; `kept` stands in the CV."""

    path: str  # JSON pointer
    kept: str
    other: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The joined CV and what the person has to choose."""

    cv: CV
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class _Join:
    conflicts: list[Conflict] = field(default_factory=list)


def merge(cv: CV, other: CV) -> Merged:
    """Add to a CV what another one knows: no fact twice, none dropped, differences listed."""
    join = _Join()
    changes: dict[str, Any] = {"basics": _basics(cv.basics, other.basics, join)}
    for name in MATCHES:
        changes[name] = _section(getattr(cv, name), getattr(other, name), f"/{name}", MATCHES[name], join)
    changes["skills"] = _skills(cv.skills, other.skills)
    changes["sections"] = _own_sections(cv.sections, other.sections, join)
    changes["extra"] = _extra(cv.extra, other.extra)
    return Merged(replace(cv, **changes), tuple(join.conflicts))


def _basics(kept: Basics, other: Basics, join: _Join) -> Basics:
    basics = _fields(kept, other, "/basics", join, skip={"location", "profiles"})
    moved = kept.location.city and other.location.city and not same(kept.location.city, other.location.city)
    # Parts of two places make a third where nobody lives: only the town is asked about.
    theirs = Location(city=other.location.city) if moved else other.location
    location = _fields(kept.location, theirs, "/basics/location", join)
    profiles = _section(kept.profiles, other.profiles, "/basics/profiles", _same_profile, join)
    return replace(basics, location=location, profiles=profiles)


def _fields(kept: T, other: T, path: str, join: _Join, skip: Iterable[str] = ()) -> T:
    """Fill each empty field, add to each list, and note each difference."""
    changes: dict[str, Any] = {}
    cls: Any = type(kept)
    for name, kind in fields_of(cls).items():
        if name in skip:
            continue
        ours, theirs = getattr(kept, name), getattr(other, name)
        if item_type(kind) is str:
            changes[name] = _texts(ours, theirs)
        elif kind is str:
            changes[name] = _text(name, ours, theirs, kept, f"{path}/{name}", join)
    extra = _extra(kept.extra, other.extra)  # type: ignore[attr-defined]
    return replace(kept, **changes, extra=extra)  # type: ignore[type-var]


def _text(name: str, ours: str, theirs: str, kept: Any, path: str, join: _Join) -> str:
    if not theirs or _agree(name, ours, theirs):
        return _fuller_date(ours, theirs) if name in _DATES else ours
    if not ours and not _goes_on(name, kept):
        return theirs
    shown = ours or str(kept.extra.get("x-endText", "")) or "Present"
    join.conflicts.append(Conflict(path, shown, theirs))
    return ours


_DATES = {"startDate", "endDate", "date", "releaseDate"}


def _agree(name: str, ours: str, theirs: str) -> bool:
    """Tell whether two values of a field are one fact."""
    if not ours:
        return False
    if name in _DATES:
        return ours.startswith(theirs) or theirs.startswith(ours)
    if name == "phone":
        return _digits(ours)[-8:] == _digits(theirs)[-8:]
    if name == "url":
        return _bare(ours) == _bare(theirs)
    if name == "email":
        return ours.casefold() == theirs.casefold()
    return same(ours, theirs) or holds(ours, theirs) or (name == "summary" and nearly_same(ours, theirs))


def _fuller_date(ours: str, theirs: str) -> str:
    return theirs if ours and len(theirs) > len(ours) and theirs.startswith(ours) else ours


def _goes_on(name: str, kept: Any) -> bool:
    """Tell whether an empty end date says that a role goes on."""
    return name == "endDate" and bool(kept.startDate)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _bare(url: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?|/$", "", url.casefold())


def _texts(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Add the texts that are new; one that tells a fact again is left out."""
    kept = list(ours)
    for text in theirs:
        if not any(_tells(mine, text) for mine in kept):
            kept.append(text)
    return tuple(kept)


def _tells(mine: str, text: str) -> bool:
    """Tell whether a text adds nothing to one that is there."""
    fresh = set(plain_words(text)) - set(plain_words(mine))
    return same(mine, text) or holds(mine, text) or (len(fresh) <= 2 and nearly_same(mine, text))


def _section(
    ours: tuple[T, ...], theirs: tuple[T, ...], path: str, match: Callable[[T, T], bool], join: _Join
) -> tuple[T, ...]:
    kept = list(ours)
    taken: set[int] = set()
    for thing in theirs:
        found = (i for i, mine in enumerate(kept[: len(ours)]) if i not in taken and match(mine, thing))
        index = next(found, None)
        if index is None:
            kept.append(thing)
        else:
            taken.add(index)
            kept[index] = _fields(kept[index], thing, f"{path}/{index}", join)
    return tuple(kept)


def _named_alike(a: str, b: str) -> bool:
    return bool(a and b) and (same(a, b) or holds(a, b) or holds(b, a))


def _same_job(a: Work, b: Work) -> bool:
    if a.name and b.name and not _named_alike(a.name, b.name):
        return False
    if a.position and b.position and not _named_alike(a.position, b.position):
        return False
    both = bool(a.name and b.name) + bool(a.position and b.position)
    return both == 2 or (both == 1 and (not _apart(a, b) or not b.startDate))


def _apart(a: _Dated, b: _Dated) -> bool:
    return bool(a.startDate and b.startDate) and a.startDate[:4] != b.startDate[:4]


def _same_volunteer(a: Volunteer, b: Volunteer) -> bool:
    named = _named_alike(a.organization, b.organization)
    return named and (not (a.position and b.position) or _named_alike(a.position, b.position))


def _same_course(a: Education, b: Education) -> bool:
    if not _named_alike(a.institution, b.institution):
        return False
    return not _apart(a, b) and (not (a.studyType and b.studyType) or _named_alike(a.studyType, b.studyType))


def _same_profile(a: Profile, b: Profile) -> bool:
    if a.url and b.url and _bare(a.url) == _bare(b.url):
        return True
    return same(a.network, b.network) and same(a.username, b.username)


def _by(name: str) -> Callable[[Any, Any], bool]:
    return lambda a, b: bool(getattr(a, name)) and same(getattr(a, name), getattr(b, name))


# Each section with the test by which two of its entries are one.
MATCHES: Mapping[str, Callable[[Any, Any], bool]] = {
    "work": _same_job,
    "volunteer": _same_volunteer,
    "education": _same_course,
    "awards": _by("title"),
    "certificates": _by("name"),
    "publications": _by("name"),
    "languages": _by("language"),
    "interests": _by("name"),
    "references": _by("name"),
    "projects": _by("name"),
}


def _skills(ours: tuple[Skill, ...], theirs: tuple[Skill, ...]) -> tuple[Skill, ...]:
    """Add skills that no group has yet: to the group of the same name, else as they come."""
    known = {_key(text) for skill in ours for text in (skill.name, *skill.keywords)}
    kept = list(ours)
    for skill in theirs:
        fresh = tuple(word for word in skill.keywords if _key(word) not in known)
        index = next((i for i, mine in enumerate(kept) if same(mine.name, skill.name)), None)
        if index is not None:
            mine = kept[index]
            level = mine.level or skill.level
            kept[index] = replace(mine, keywords=(*mine.keywords, *fresh), level=level)
        elif fresh or (not skill.keywords and _key(skill.name) not in known):
            kept.append(replace(skill, keywords=fresh))
        known |= {_key(skill.name), *map(_key, fresh)}
    return tuple(kept)


def _own_sections(
    ours: tuple[OwnSection, ...], theirs: tuple[OwnSection, ...], join: _Join
) -> tuple[OwnSection, ...]:
    """Add sections under headings of one's own: to the one of the same heading, else as they come."""
    kept = list(ours)
    for section in theirs:
        index = next(
            (i for i, mine in enumerate(kept) if mine.title and same(mine.title, section.title)), None
        )
        if index is None:
            kept.append(section)
            continue
        mine = kept[index]
        entries = _section(mine.entries, section.entries, f"/sections/{index}/entries", _same_own_entry, join)
        kept[index] = replace(mine, entries=entries, extra=_extra(mine.extra, section.extra))
    return tuple(kept)


def _same_own_entry(a: OwnEntry, b: OwnEntry) -> bool:
    return bool(a.name) and same(a.name, b.name) and not _apart(a, b)


def _key(text: str) -> str:
    return "".join(plain_words(text)) or text


def _extra(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Keep both sides' unknown keys; dates as written follow the dates, whose differences are listed."""
    joined = dict(ours)
    for key, value in theirs.items():
        if key not in joined:
            joined[key] = value
        elif joined[key] != value and key not in ("x-startText", "x-endText", "$schema"):
            joined.setdefault(f"x-other-{key.removeprefix('x-')}", value)
    return joined
