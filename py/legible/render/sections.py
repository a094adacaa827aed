"""CV -> Outline: which field stands where in each section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from legible import inline, pointer
from legible.identity import by_identity
from legible.model import CV, Basics
from legible.render.links import mail_piece, phone_piece, web_piece
from legible.render.outline import Contact, Entry, Outline, Piece, Run, Section
from legible.render.wording import Wording

# Tab and line break are the only controls that HTML and XML both allow in text; half a pair is no character.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which fields of a section's items make up each part of an entry."""

    layout: str
    title: tuple[str, ...]
    note: tuple[str, ...] = ()
    meta: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    labelled: bool = False  # the items need a word before them


RANGE = ("startDate", "endDate")
PLACE = ("address", "city", "postalCode", "region", "countryCode")
RECIPES: Mapping[str, Recipe] = {
    "work": Recipe(
        "entries",
        title=("position",),
        meta=("name", "location", "description", "url"),
        dates=RANGE,
        texts=("summary",),
        bullets=("highlights",),
    ),
    "volunteer": Recipe(
        "entries",
        title=("position",),
        meta=("organization", "url"),
        dates=RANGE,
        texts=("summary",),
        bullets=("highlights",),
    ),
    "education": Recipe(
        "entries",
        title=("studyType", "area"),
        meta=("institution", "location", "score", "url"),
        dates=RANGE,
        items=("courses",),
        labelled=True,
    ),
    "projects": Recipe(
        "entries",
        title=("name",),
        meta=("roles", "entity", "type", "url"),
        dates=RANGE,
        texts=("description",),
        bullets=("highlights",),
        items=("keywords",),
        labelled=True,
    ),
    "awards": Recipe("compact", title=("title",), meta=("awarder",), dates=("date",), texts=("summary",)),
    "certificates": Recipe("compact", title=("name",), meta=("issuer", "url"), dates=("date",)),
    "publications": Recipe(
        "entries", title=("name",), meta=("publisher", "url"), dates=("releaseDate",), texts=("summary",)
    ),
    "skills": Recipe("lines", title=("name",), note=("level",), items=("keywords",)),
    "languages": Recipe("lines", title=("language",), note=("fluency",)),
    "interests": Recipe("lines", title=("name",), items=("keywords",)),
    "references": Recipe("quotes", title=("name",), texts=("reference",)),
}


# A section of the person's own; where nothing in it has a text, its entries need a line each.
OWN = Recipe(
    "entries",
    title=("name",),
    meta=("entity", "location", "url"),
    dates=RANGE,
    texts=("summary",),
    bullets=("highlights",),
)


def outline(cv: CV, words: Wording, order: tuple[str, ...]) -> Outline:
    """Lay out a CV in an order of sections; sections that it forgot come last."""
    sections = (_section(cv, name, words) for name in section_names(cv, order))
    return Outline(
        words.language,
        name=_pieces(cv.basics, ("name",), "/basics"),
        label=_pieces(cv.basics, ("label",), "/basics"),
        contacts=tuple(contact for contact in _contacts(cv.basics) if contact.pieces),
        sections=tuple(section for section in sections if section.entries),
    )


def section_names(cv: CV, order: tuple[str, ...]) -> list[str]:
    """Give the names of all sections in an order; what it forgot comes last, what is none is left out."""
    own = [f"sections/{index}" for index in range(len(cv.sections))]
    known = ("summary", *RECIPES, *own)
    return [name for name in dict.fromkeys((*order, *known)) if name in known]


def clean(text: str) -> str:
    """Take out control characters and the space around a text."""
    return CONTROLS.sub("", text).strip()


def _summary(cv: CV, words: Wording) -> Section:
    texts = _marked(cv.basics, ("summary",), "/basics")
    entry = Entry("", (), (), (), (), texts, (), (), "")
    return Section("summary", "", words.titles["summary"], "prose", (entry,) if texts else ())


def _section(cv: CV, name: str, words: Wording) -> Section:
    if name == "summary":
        return _summary(cv, words)
    if name not in RECIPES:
        return _own_section(cv, f"/{name}", words)
    recipe = RECIPES[name]
    entries = _entries(getattr(cv, name), f"/{name}", recipe, words)
    bare = not any(entry.items for entry in entries)
    layout = "run" if recipe.layout == "lines" and bare else recipe.layout
    return Section(name, f"/{name}", words.titles[name], layout, entries)


def _own_section(cv: CV, path: str, words: Wording) -> Section:
    section = pointer.get(cv, path)
    entries = _entries(section.entries, f"{path}/entries", OWN, words)
    layout = OWN.layout if any(entry.texts or entry.bullets for entry in entries) else "compact"
    return Section(path[1:], path, clean(section.title), layout, entries, f"{path}/title")


def _entries(items: tuple[Any, ...], path: str, recipe: Recipe, words: Wording) -> tuple[Entry, ...]:
    made = (_entry(item, f"{path}/{index}", recipe, words) for index, item in enumerate(items))
    return tuple(entry for entry in made if _says_something(entry))


@by_identity
def _entry(item: Any, path: str, recipe: Recipe, words: Wording) -> Entry:
    items = _pieces(item, recipe.items, path)
    entry = Entry(
        path,
        title=_pieces(item, recipe.title, path),
        note=_pieces(item, recipe.note, path),
        meta=_pieces(item, recipe.meta, path),
        dates=_dates(item, recipe.dates, path, words),
        texts=_marked(item, recipe.texts, path),
        bullets=_marked(item, recipe.bullets, path),
        items=items,
        label=words.labels[recipe.items[0]] if items and recipe.labelled else "",
    )
    # An entry needs a first line in bold: a job without a title is led by its employer.
    return entry if entry.title else replace(entry, title=entry.meta[:1], meta=entry.meta[1:])


def _says_something(entry: Entry) -> bool:
    parts = (entry.title, entry.note, entry.dates, entry.texts, entry.bullets, entry.items)
    return any(parts)


def _pieces(item: Any, names: tuple[str, ...], path: str) -> tuple[Piece, ...]:
    """Give the named fields that hold text; a list gives a piece for each of its texts."""
    return tuple(piece for name in names for piece in _field(getattr(item, name), name, f"{path}/{name}"))


def _field(value: str | tuple[str, ...], name: str, path: str) -> Iterator[Piece]:
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _field(part, name, f"{path}/{index}")
    elif text := clean(value):
        yield web_piece(text, path) if name == "url" else Piece(text, path)


def _marked(item: Any, names: tuple[str, ...], path: str) -> tuple[Piece, ...]:
    """Give the named fields with the looks that their light Markdown asks for."""
    return tuple(_with_looks(piece) for piece in _pieces(item, names, path))


def _with_looks(piece: Piece) -> Piece:
    words = inline.pieces(piece.text)
    if len(words) == 1 and words[0].text is piece.text:
        return piece
    plain = not any(part.strong or part.emphasis or part.href for part in words)
    runs = (
        [] if plain else [Run(href, tuple(group)) for href, group in groupby(words, lambda part: part.href)]
    )
    return replace(piece, text="".join(part.text for part in words), runs=tuple(runs))


def _dates(item: Any, names: tuple[str, ...], path: str, words: Wording) -> tuple[Piece, ...]:
    written = [_date_text(item, name) for name in names]
    if not any(written):
        return ()
    if len(written) == 1:
        return (Piece(words.dates.write(written[0], with_day=True), f"{path}/{names[0]}"),)
    start, end = words.dates.write(written[0], with_day=False), words.dates.write_end(written[1])
    texts = zip((start, end), names, strict=True) if start not in ("", end) else [(end, names[1])]
    return tuple(Piece(text, f"{path}/{name}") for text, name in texts)


def _date_text(item: Any, name: str) -> str:
    """Give a date, or the person's own words for it where the importer could not read them."""
    own_words = item.extra.get(f"x-{name.removesuffix('Date')}Text", "")
    return clean(getattr(item, name)) or clean(str(own_words))


def _contacts(basics: Basics) -> Iterator[Contact]:
    email, phone = clean(basics.email), clean(basics.phone)
    yield Contact((mail_piece(email, "/basics/email"),) if email else (), "")
    yield Contact((phone_piece(phone, "/basics/phone"),) if phone else (), "")
    yield Contact(_pieces(basics.location, PLACE, "/basics/location"), ", ")
    yield Contact(_pieces(basics, ("url",), "/basics"), "")
    for index in range(len(basics.profiles)):
        yield Contact(_profile(basics, index), " ")


def _profile(basics: Basics, index: int) -> tuple[Piece, ...]:
    """Show an account; what its address says already, as `github.com/name` does, is not said twice."""
    network, *rest = ("network", "username", "url")
    pieces = _pieces(basics.profiles[index], (network, *rest), f"/basics/profiles/{index}")
    address = _squashed(pieces[-1].text) if pieces and pieces[-1].path.endswith("/url") else ""
    return tuple(piece for piece in pieces if piece is pieces[-1] or _squashed(piece.text) not in address)


def _squashed(text: str) -> str:
    return re.sub(r"[\s@_-]", "", text).casefold()
