"""The words the parser knows, read from `content/words/` once per library."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from legible.library import Library

FOLDER = "content/words/"
FILES = ("headings", "months", "degrees", "roles", "places", "contact", "languages", "notes")


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The words of rough notes; those that open a line or part of one are ordered longest first."""

    openers: tuple[str, ...]  # of a job
    as_words: tuple[str, ...]
    at_words: tuple[str, ...]
    myself: tuple[str, ...]
    traits: tuple[str, ...]
    names: tuple[str, ...]
    greetings: tuple[str, ...]
    articles: frozenset[str]
    studied: tuple[str, ...]
    schools_at: tuple[str, ...]
    certificates: tuple[str, ...]
    past: frozenset[str]
    before_deed: frozenset[str]
    sentences: frozenset[str]
    openings: Mapping[str, str]  # phrase -> kind of section, longest first
    sections: Mapping[str, str]

    @property
    def silent(self) -> tuple[str, ...]:
        """Give all that says nothing once a line has found its place."""
        return (
            *self.openers, *self.as_words, *self.at_words, *self.names, *self.greetings, *self.articles,
            *self.studied, *self.schools_at, *self.openings, *self.sections,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sets of folded words (small letters, no accents)."""

    heading_phrases: Mapping[str, str]  # whole heading -> kind of section
    heading_words: Mapping[str, str]  # single word -> kind it hints at
    inside: frozenset[str]  # small headings inside an entry
    closings: frozenset[str]  # lines that stand at a CV's end
    appendices: tuple[str, ...]  # what opens pages behind a CV, longest first
    columns: frozenset[str]  # names of a table's columns
    heading_filler: frozenset[str]  # words that say nothing of the kind
    months: Mapping[str, int]
    present: frozenset[str]
    whole_present: frozenset[str]  # with the "to" that belongs to them
    since: frozenset[str]
    until: frozenset[str]
    seasons: frozenset[str]
    durations: frozenset[str]
    date_labels: tuple[str, ...]  # longest first
    degrees: tuple[str, ...]  # longest first
    honours: tuple[str, ...]
    courses: frozenset[str]  # they end the names of others
    modules: tuple[str, ...]  # labels of what was taught, longest first
    joins: tuple[str, ...]
    scores: frozenset[str]
    titles: frozenset[str]
    grades: frozenset[str]
    stack: frozenset[str]  # labels of what a project was made with
    employers: frozenset[str]
    schools: frozenset[str]
    countries: frozenset[str]
    regions: frozenset[str]
    codes: frozenset[str]
    towns: frozenset[str]
    loose_places: frozenset[str]
    streets: frozenset[str]
    street_endings: tuple[str, ...]
    labels: frozenset[str]
    phone_labels: frozenset[str]
    name_labels: frozenset[str]
    job_labels: frozenset[str]
    private_labels: frozenset[str]  # of what no CV needs to say
    page_titles: frozenset[str]  # "Curriculum Vitae"
    cv_titles: frozenset[str]  # those that say no more than that this is a CV
    title_openers: frozenset[str]  # "My CV"
    title_links: frozenset[str]  # "CV of"
    givers: tuple[str, ...]  # labels of who gave something, longest first
    networks: Mapping[str, str]  # domain -> name
    languages: frozenset[str]
    fluency: frozenset[str]
    levels: frozenset[str]  # of skills
    notes: NoteWords


_CACHE: dict[int, tuple[Library, Vocabulary]] = {}


def vocabulary_of(library: Library) -> Vocabulary:
    """Give the vocabulary of a library, built once."""
    known = _CACHE.get(id(library))
    if known is None or known[0] is not library:
        _CACHE.clear()
        known = _CACHE[id(library)] = (library, _build(library))
    return known[1]


def _build(library: Library) -> Vocabulary:
    table = {name: library.table(f"{FOLDER}{name}.toml") for name in FILES}
    months, degrees, roles, places = table["months"], table["degrees"], table["roles"], table["places"]
    return Vocabulary(
        **_heading_words(table["headings"]),
        **_contact_words(table["contact"]),
        months={fold(name): int(number) for number, names in months["months"].items() for name in names},
        present=_set(months["present"]["words"]),
        whole_present=_set(months["present"]["whole"]),
        since=_set(months["since"]["words"]),
        until=_set(months["to"]["words"]),
        seasons=_set(months["seasons"]["words"]),
        date_labels=_longest_first(months["labels"]["words"]),
        durations=_set(months["durations"]["words"]),
        degrees=_longest_first(degrees["titles"]),
        honours=_longest_first(degrees["honours"]),
        courses=_set(degrees["courses"]),
        modules=_longest_first(degrees["modules"]),
        joins=_longest_first(degrees["joins"]),
        scores=_set(degrees["score"]["words"]),
        titles=_set(roles["titles"]),
        grades=_set(roles["grades"]),
        stack=_set(roles["stack"]),
        employers=_set(roles["employers"]),
        schools=_set(roles["schools"]),
        countries=_set(places["countries"]),
        regions=_set(places["regions"]),
        codes=_set(places["codes"]),
        towns=_set(places["towns"]),
        loose_places=_set(places["loose"]),
        streets=_set(places["streets"]),
        street_endings=_longest_first(places["street_endings"]),
        languages=_set(table["languages"]["names"]),
        fluency=_set(table["languages"]["fluency"]),
        levels=_set(table["languages"]["levels"]),
        notes=_note_words(table["notes"]),
    )


def _heading_words(table: Mapping[str, Any]) -> dict[str, Any]:
    headings = {kind: entry for kind, entry in table.items() if kind != "filler"}
    filler = table["filler"]
    return {
        "heading_phrases": {fold(p): kind for kind, entry in headings.items() for p in entry["phrases"]},
        "heading_words": {
            fold(w): kind for kind, entry in reversed([*headings.items()]) for w in entry["words"]
        },
        "inside": _set(filler["inside"]),
        "closings": _set(filler["closings"]),
        "appendices": _longest_first(filler["appendices"]),
        "columns": _set(filler["columns"]),
        "heading_filler": _set(filler["words"]),
    }


def _contact_words(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "labels": _set(word for key in ("labels", "names", "jobs", "private") for word in table[key]),
        "phone_labels": _set(table["phones"]),
        "name_labels": _set(table["names"]),
        "job_labels": _set(table["jobs"]),
        "private_labels": _set(table["private"]),
        "page_titles": _set(word for key in ("titles", "cvs") for word in table[key]),
        "cv_titles": _set(table["cvs"]),
        "title_openers": _set(table["title_openers"]),
        "title_links": _set(table["title_links"]),
        "givers": _longest_first(table["givers"]),
        "networks": dict(table["networks"]),
    }


def _note_words(table: Mapping[str, Any]) -> NoteWords:
    return NoteWords(
        openers=_longest_first(table["openers"]),
        as_words=_longest_first(table["as"]),
        at_words=_longest_first(table["at"]),
        myself=_longest_first(table["myself"]),
        traits=_longest_first(table["traits"]),
        names=_longest_first(table["names"]),
        greetings=_longest_first(table["greetings"]),
        articles=_set(table["articles"]),
        studied=_longest_first(table["studied"]),
        schools_at=_longest_first(table["schools_at"]),
        certificates=_longest_first(table["certificates"]),
        past=_set(table["past"]),
        before_deed=_set(table["before_deed"]),
        sentences=_set(table["sentences"]),
        openings=_kinds(table["openings"]),
        sections=_kinds(table["sections"]),
    )


def _kinds(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn kind -> phrases into phrase -> kind, longest first."""
    kinds = {fold(phrase): kind for kind, phrases in table.items() for phrase in phrases}
    return dict(sorted(kinds.items(), key=lambda pair: -len(pair[0])))


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(_set(words), key=len, reverse=True))


_FOLD = str.maketrans({"ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "æ": "ae", "’": "'", "‘": "'"})


@functools.lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Give text in small letters without accents."""
    if text.isascii():
        return text.lower().strip()
    split = unicodedata.normalize("NFKD", text.translate(_FOLD))
    return "".join(char for char in split if not unicodedata.combining(char)).lower().strip()


def opened_by(text: str, phrases: Iterable[str]) -> str:
    """Give the first of some phrases that opens a text and is followed by more of it."""
    folded = fold(text)
    able = (phrase for phrase in phrases if folded.startswith(phrase))
    return next((phrase for phrase in able if re.match(r"[\s,:]+\S", folded[len(phrase) :])), "")


@functools.lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """Split text into folded words; signs inside a word (C++, A/B, e-mail) stay."""
    return tuple(re.findall(r"[^\W_](?:[^\s,;:()|·•]*[^\W_+#])?[+#]*\.?", fold(text)))
