"""A CV that tells nobody whose it is: what is withheld, taken out of its fields and out of every text."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from legible import inline, pointer
from legible.library import Library
from legible.model import CV, Basics
from legible.personal import Personal
from legible.render.sections import clean
from legible.render.wording import language_of
from legible.resume_json import fields_of
from legible.shown import takes_markup
from legible.veil import Secret, Veil

KINDS = ("name", "contact", "place", "photo", "personal", "pronouns")
WORDS = "content/words/anonymous.toml"
# What names an entry; the rest of one tells too little, or too much of other entries, to be looked for.
NAMING: Mapping[str, tuple[str, ...]] = {
    "work": ("name", "url"), "volunteer": ("organization", "url"), "education": ("institution", "url"),
    "awards": ("title", "awarder"), "certificates": ("name", "issuer", "url"),
    "publications": ("name", "publisher", "url"), "projects": ("name", "entity", "url"),
    "references": ("name",), "sections": ("name", "entity", "url"), "skills": ("name",),
    "interests": ("name",), "languages": ("language",),
}  # fmt: skip
# The fields whose whole point is to say who this is.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("/basics/name",),
    "contact": (
        "/basics/email", "/basics/phone", "/basics/url", "/basics/location/address",
        "/basics/location/postalCode",
    ),
    "place": ("/basics/location/city", "/basics/location/region", "/basics/location/countryCode"),
    "photo": ("/basics/image",),
}  # fmt: skip
LONGEST_PHRASE = 80  # signs; what is longer is a text, and nobody writes it twice
LEAST_LETTERS = 2
OF_ONESELF = ("/basics/summary", "/basics/label")


@dataclass(frozen=True, slots=True)
class Withholding:
    """What is not to be told."""

    kinds: tuple[str, ...] = KINDS
    places: tuple[str, ...] = ()  # pointers of entries and fields that the person chose


class Withheld(NamedTuple):
    """One thing that was taken out, for the preview."""

    kind: str  # one of KINDS, or "chosen"
    path: str  # where it stood in the full CV
    text: str


@dataclass(frozen=True, slots=True)
class Anonymous:
    """A CV without what is withheld, and a list of that."""

    cv: CV
    withheld: tuple[Withheld, ...]


@dataclass(slots=True)
class _Work:
    """What is needed while texts are gone through."""

    veil: Veil
    personal: Personal
    kinds: tuple[str, ...]
    stand_in: Callable[[str], str]
    withheld: list[Withheld] = field(default_factory=list)


def anonymised(cv: CV, withholding: Withholding, library: Library) -> Anonymous:
    """Take out what is to be withheld wherever a person wrote it; a page's own headings and months stay.

    What a page does not print (unknown keys of the file) is left out as well. A chosen entry stays as an
    empty one, which no format prints, so that every pointer of the full CV holds for this one.
    """
    secrets = tuple(_secrets(cv, withholding, library.table(WORDS)["particles"]))
    veil = Veil.of(secrets)
    personal = Personal(library, withholding.kinds)
    work = _Work(veil, personal, withholding.kinds, _stand_ins(library, language_of(cv), veil))
    chosen = [path for path in withholding.places if pointer.leads(cv, path)]
    work.withheld += [Withheld("chosen", path, _text_of(cv, path)) for path in chosen]
    bare = _emptied(_without(cv, chosen), withholding.kinds, work)
    language = {"meta": {"language": language_of(cv)}}
    veiled = replace(_veiled(bare, "", work), extra=language if "meta" in cv.extra else {})
    return Anonymous(veiled, tuple(dict.fromkeys(work.withheld)))


def _secrets(cv: CV, withholding: Withholding, particles: list[str]) -> Iterator[Secret]:
    """Give the words that must not be seen."""
    if "name" in withholding.kinds:
        yield from _names(clean(cv.basics.name), particles)
    if "contact" in withholding.kinds:
        yield from _contacts(cv.basics)
    if "place" in withholding.kinds:
        home = cv.basics.location
        yield from (
            Secret(clean(text), "place") for text in (home.city, home.region) if len(text) >= LEAST_LETTERS
        )
    if "photo" in withholding.kinds:
        yield Secret(_bare(cv.basics.image), "photo")
    for path in withholding.places:
        yield from (Secret(text, "chosen") for text in _naming(cv, path) if len(text) <= LONGEST_PHRASE)


def _names(name: str, particles: list[str]) -> Iterator[Secret]:
    """Give a name and its parts; "de" and "Dr" tell nobody."""
    yield Secret(name, "name", inside=True)
    for part in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", unicodedata.normalize("NFC", name)):
        if len(part) >= LEAST_LETTERS and part.casefold() not in particles:
            yield Secret(part, "name", inside=True)


def _contacts(basics: Basics) -> Iterator[Secret]:
    home = basics.location
    accounts = [text for one in basics.profiles for text in (one.username.lstrip("@"), _bare(one.url))]
    for text in (basics.email, basics.phone, _bare(basics.url), *accounts, home.address, home.postalCode):
        if len(clean(text)) >= LEAST_LETTERS:
            yield Secret(clean(text), "contact", inside=text in accounts)


def _bare(url: str) -> str:
    return re.sub(r"^[a-z]+://(?:www\.)?", "", clean(url), flags=re.IGNORECASE).rstrip("/")


def _naming(cv: CV, path: str) -> Iterator[str]:
    """Give the texts that name what is at a pointer; of a list, those of all its entries."""
    if not pointer.leads(cv, path):
        return
    value, section = pointer.get(cv, path), pointer.parts(path)[0]
    if isinstance(value, str):
        yield clean(value)
    elif isinstance(value, tuple):
        for index in range(len(value)):
            yield from _naming(cv, f"{path}/{index}")
    else:
        fields = _fields(value)
        names = [name for name in NAMING.get(section, ()) if name in fields]
        yield from (clean(getattr(value, name)) for name in names if getattr(value, name))
        if section == "sections" and "entries" in fields:
            yield from _naming(cv, f"{path}/entries")


def _text_of(cv: CV, path: str) -> str:
    return " · ".join(_naming(cv, path))


def _stand_ins(library: Library, language: str, veil: Veil) -> Callable[[str], str]:
    """Give what stands for each kind; one whose own words are secret gives way to a neutral sign."""
    table = library.table(WORDS)
    known = {**table["en"], **table.get(language.split("-")[0].lower(), {})}
    safe = {kind: text if not veil.find(text) else table["neutral"] for kind, text in known.items()}
    return lambda kind: safe.get(kind, table["neutral"])


def _emptied(cv: CV, kinds: tuple[str, ...], work: _Work) -> CV:
    """Empty FIELDS and the accounts."""
    for kind in kinds:
        for path in FIELDS.get(kind, ()):
            _tell(work, kind, path, pointer.text_at(cv, path))
            cv = pointer.put(cv, path, "")
    if "contact" not in kinds:
        return cv
    for index, one in enumerate(cv.basics.profiles):
        said = " ".join(filter(None, (one.network, one.username, one.url)))
        _tell(work, "contact", f"/basics/profiles/{index}", said)
    return pointer.put(cv, "/basics/profiles", ())


def _without(cv: CV, places: list[str]) -> CV:
    """Empty what the person chose to withhold."""
    for path in places:
        if pointer.leads(cv, path):
            empty: Any = type(pointer.get(cv, path))
            cv = pointer.put(cv, path, empty())
    return cv


def _tell(work: _Work, kind: str, path: str, text: str) -> None:
    if text.strip():
        work.withheld.append(Withheld(kind, path, text))


def _veiled(value: Any, path: str, work: _Work) -> Any:
    """Go through every text below a value."""
    if isinstance(value, str):
        return _text(value, path, work)
    if isinstance(value, tuple):
        return tuple(_veiled(part, f"{path}/{index}", work) for index, part in enumerate(value))
    if not dataclasses.is_dataclass(value):
        return value
    changes = {name: _veiled(getattr(value, name), f"{path}/{name}", work) for name in _fields(value)}
    extra: Mapping[str, Any] = value.extra  # type: ignore[union-attr]
    own = {key: _text(str(text), path, work) for key, text in extra.items() if _is_date_text(key)}
    return replace(value, **changes, extra=own)  # type: ignore[type-var]


def _fields(value: Any) -> list[str]:
    kind: Any = type(value)
    return list(fields_of(kind))


def _is_date_text(key: str) -> bool:
    """Tell the words in which a date was written; a page prints them where the date could not be read."""
    return key.startswith("x-") and key.endswith("Text")


def _text(text: str, path: str, work: _Work) -> str:
    plain = unicodedata.normalize("NFC", clean(text))
    if path.endswith(("/url", "/email", "/username")):
        kind = work.veil.told_by(plain)
        if kind:
            _tell(work, kind, path, plain)
        return "" if kind else plain
    if not takes_markup(path):
        return _taken_out(plain, path, work)
    words = inline.plain(plain)
    left = _taken_out(words, path, work)
    marked = inline.reworded(plain, left) if left != words else plain
    return inline.escaped(left) if _leads_to_somebody(marked, work) else marked


def _leads_to_somebody(marked: str, work: _Work) -> bool:
    """Tell a text whose signs of looks hide a secret: a link's address, or a word cut by stars."""
    links = (piece.href for piece in inline.pieces(marked))
    return bool(work.veil.find(marked)) or any(work.veil.told_by(link) for link in links if link)


def _taken_out(text: str, path: str, work: _Work) -> str:
    found = [
        *work.veil.find(text),
        *work.personal.find(text, oneself=path in ("/basics/summary", "/basics/label")),
    ]
    made, end = "", 0
    for one in sorted(found, key=lambda it: (it.start, -it.end)):
        if one.start < end:
            continue
        _tell(work, one.kind, path, text[one.start : one.end])
        made += text[end : one.start] + work.stand_in(one.kind)
        end = one.end
    return _once(made + text[end:]) if end else text


def _once(text: str) -> str:
    """Write one stand-in where the same one came twice in a row: a first name and a surname."""
    return re.sub(r"(\[[^\[\]]+\])(?:[\s,-]+\1)+", r"\1", text)
