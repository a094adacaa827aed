"""What of a page is found again when its file is read back: the gate behind every export."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from legible.library import Library
from legible.model import CV
from legible.parsed import Parsed
from legible.render.choices import Choices, chosen_cv
from legible.render.outline import Outline, Piece
from legible.render.sections import RECIPES, outline
from legible.render.wording import language_of, wording
from legible.resume_json import cv_to_json

Outcome = Literal["kept", "changed", "lost"]
Texts = Mapping[str, str]  # JSON pointer -> printed text, squashed


class Survival(NamedTuple):
    """What became of one field on its way through a file."""

    path: str  # its JSON pointer in the CV that was written
    text: str  # as it is printed
    outcome: Outcome  # "kept": in the same field; "changed": its words are in another; "lost": nowhere


def survived(
    cv: CV, parsed: Parsed, library: Library, choices: Choices | None = None
) -> tuple[Survival, ...]:
    """Compare what was printed of a CV with what was read back, field by field.

    Dates and addresses count as kept when they would be printed alike. The pointers are those of `chosen_cv`.
    """
    given = choices or Choices()
    words = wording(library, language_of(chosen_cv(cv, given)), given.dates)
    pieces = list(_pieces(outline(chosen_cv(cv, given), words, ())))
    wanted = {piece.path: squashed(piece.text) for piece in pieces}
    found = {
        piece.path: squashed(piece.text) for piece in _pieces(outline(_as_written(parsed.cv), words, ()))
    }
    places = _places(wanted, found)
    beside = [*(line.text for line in parsed.leftovers), *(heading.text for heading in parsed.headings)]
    heap = _words((*_texts_of(cv_to_json(parsed.cv)), *beside))
    return tuple(
        Survival(piece.path, piece.text, _outcome(piece, wanted, found, places, heap)) for piece in pieces
    )


def _as_written(cv: CV) -> CV:
    """Give a CV with its dates in the file's own words, where the importer made less or more of these."""
    dated = [name for name, recipe in RECIPES.items() if recipe.dates]
    sections: dict[str, Any] = {name: tuple(_dated(item) for item in getattr(cv, name)) for name in dated}
    return replace(cv, **sections)


def _dated(item: Any) -> Any:
    """Put the words a date was read from in its place; "Mar 2021" and 2021-03 are printed alike."""
    changes = {}
    for name in ("startDate", "endDate", "date", "releaseDate"):
        key = "x-endText" if name == "endDate" else "x-startText"
        if hasattr(item, name) and item.extra.get(key):
            changes[name] = str(item.extra[key])
    return replace(item, **changes) if changes else item


def squashed(text: str) -> str:
    """Give a text without what a change of line may alter: blanks, and how accents are composed."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).casefold()


def _pieces(page: Outline) -> Iterator[Piece]:
    """Give the person's own words; labels and headings that the page adds are none."""
    yield from (*page.name, *page.label)
    for contact in page.contacts:
        yield from contact.pieces
    for section in page.sections:
        if section.title_path and section.title:
            yield Piece(section.title, section.title_path)
        for it in section.entries:
            for pieces in (it.title, it.note, it.meta, it.dates, it.texts, it.bullets, it.items):
                yield from pieces


def _outcome(
    piece: Piece, wanted: Texts, found: Texts, places: Mapping[str, str], heap: frozenset[str]
) -> Outcome:
    path, text = piece.path, wanted[piece.path]
    entry = _entry(path)
    there = path if not entry else places[entry] + path[len(entry) :] if entry in places else ""
    if text in _field_texts(there, found) or (_is_skill(path) and text in _skills(found)):
        return "kept"
    return "changed" if _words([piece.text]) <= heap else "lost"


def _is_skill(path: str) -> bool:
    return bool(re.fullmatch(r"/skills/\d+/(?:name|keywords/\d+)", path))


def _skills(found: Texts) -> set[str]:
    """Give all skills: a skill is the same one whether it stands alone or in a group."""
    return {text for path, text in found.items() if _is_skill(path)}


def _words(texts: Iterable[str]) -> frozenset[str]:
    """Give the words of some texts, each once; a text of signs alone is a word."""
    plain = (unicodedata.normalize("NFC", text).casefold() for text in texts)
    return frozenset(word for text in plain for word in re.findall(r"\w+", text) or [squashed(text)])


def _texts_of(value: Any) -> Iterator[str]:
    """Give every text of a CV, that which was kept beside its fields too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for part in value.values() for text in _texts_of(part))
    elif isinstance(value, (list, tuple)):
        yield from (text for part in value for text in _texts_of(part))


def _field_texts(path: str, found: Texts) -> set[str]:
    """Give the texts of a field; of a list all of them, wherever in it they stand."""
    if not path[path.rfind("/") + 1 :].isdigit():
        return {found.get(path, "")} - {""}
    front = path[: path.rfind("/") + 1]
    return {text for at, text in found.items() if at.startswith(front)}


def _entry(path: str) -> str:
    """Give the pointer of the entry that a field is in, or "" for one that is in none."""
    match = re.match(r"/basics/profiles/\d+|/sections/\d+(?:/entries/\d+)?|/(?!basics)\w+/\d+", path)
    return match[0] if match else ""


def _places(wanted: Texts, found: Texts) -> dict[str, str]:
    """Pair each entry with the one that has most of its fields, first those that have most."""
    old, new = _by_entry(wanted), _by_entry(found)
    scores = [
        (_alike(fields, new[there], entry == there), entry, there)
        for entry, fields in old.items()
        for there in new
        if _list_of(entry) == _list_of(there)
    ]
    places: dict[str, str] = {}
    for score, entry, there in sorted(scores, key=lambda row: -row[0]):
        if score >= 1 and entry not in places and there not in places.values():
            places[entry] = there
    return places


def _by_entry(texts: Texts) -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for path, text in texts.items():
        entry = _entry(path)
        if entry:
            entries.setdefault(entry, {})[path[len(entry) :]] = text
    return entries


def _alike(one: Texts, other: Texts, same_place: bool) -> float:
    equal = sum(_same(text, other.get(field, "")) for field, text in one.items())
    return equal + 0.1 * same_place


def _same(one: str, other: str) -> float:
    """Say how alike two texts are: a whole one that stands within another counts for a half."""
    if one == other:
        return 2.0
    return 1.0 if one and other and (one in other or other in one) else 0.0


def _list_of(entry: str) -> str:
    return re.sub(r"\d+$", "", entry)


def lost(found: Iterable[Survival]) -> tuple[Survival, ...]:
    """Give what has to be mended before the file is sent."""
    return tuple(one for one in found if one.outcome == "lost")
