"""A job advert's text -> what it asks for, what there is to do, who asks, what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legible.guides import Guide
from legible.library import Library
from legible.match.duties import read_duties
from legible.match.model import Advert, Named, Need, Piece, Requirement
from legible.match.names import employer_of, title_of
from legible.match.pieces import read_pieces, span_text
from legible.match.requirements import read_requirements
from legible.match.themes import read_themes
from legible.match.words import MatchWords, match_words

RANK: tuple[Need, ...] = ("must", "nice", "mentioned")  # the strongest first
LONGEST = 20_000  # characters; what is longer is a whole page of adverts, or none


def read_advert(text: str, library: Library, guide: Guide, *, title: str = "", employer: str = "") -> Advert:
    """Read an advert; `title` and `employer` are what the visitor says of it, else they are looked for.

    Only the first `LONGEST` characters are read.
    """
    text = text[:LONGEST]
    words = match_words(library, guide)
    pieces = read_pieces(text, words)
    content = [piece for piece in pieces if not piece.heading]
    asked = [one for piece in content for one in read_requirements(text, piece, words)]
    named = _place(title, text) or title_of(text, words)
    return Advert(
        text=text,
        title=named,
        employer=_place(employer, text) or employer_of(text, words),
        pieces=pieces,
        requirements=_once_each(asked, words),
        duties=tuple(duty for piece in content for duty in read_duties(text, piece, words)),
        themes=read_themes(_telling(text, content), named.text, guide, words),
    )


def _place(told: str, text: str) -> Named | None:
    if not told:
        return None
    start = text.lower().find(told.lower())
    return Named(told, start, start + len(told)) if start >= 0 else Named(told)


def _telling(text: str, pieces: Sequence[Piece]) -> list[str]:
    kept = [piece for piece in pieces if piece.state in ("must", "nice", "duty", "stack", "")]
    return [span_text(text, piece) for piece in kept]


def _once_each(asked: Iterable[Requirement], words: MatchWords) -> tuple[Requirement, ...]:
    """Keep each thing once, where it is needed most."""
    kept: dict[str, Requirement] = {}
    for one in asked:
        key = _key(one, words)
        if key not in kept or RANK.index(one.need) < RANK.index(kept[key].need):
            kept[key] = one
    return tuple(sorted(kept.values(), key=lambda one: (one.start, one.terms[0].start)))


def _key(one: Requirement, words: MatchWords) -> str:
    term = one.terms[0]
    return term.tool or " ".join(words.stem(token.lower) for token in words.line(term.name).tokens)
