"""What the person would do: each duty with its verb and what it is done to."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.features.text import Token, tokens
from legible.match.model import Duty, Piece
from legible.match.pieces import is_verb
from legible.match.words import MatchWords

SHORTEST = 2  # words


def read_duties(text: str, piece: Piece, words: MatchWords) -> Iterator[Duty]:
    """Give the duties of a piece; none for a piece that tells none."""
    if piece.state != "duty" or piece.heading:
        return
    for part in _parts(tokens(text[piece.start : piece.end]), words):
        body = _body(part, words)
        if len(body) >= SHORTEST:
            start, end = piece.start + body[0].start, piece.start + body[-1].end
            verb = body[0].lower if is_verb(body[0].lower, words) else _gerund(body[0].lower, words)
            told = list(_object(body[1:] if verb else body, words))
            yield Duty(text[start:end], start, end, verb, " ".join(token.text for token in told))


def _parts(found: tuple[Token, ...], words: MatchWords) -> Iterator[list[Token]]:
    """Part `own the rota, cut costs and train staff` where the next verb takes over."""
    part: list[Token] = []
    for index, token in enumerate(found):
        if part and _takes_over(found, index, part, words):
            yield part
            part = []
        part.append(token)
    yield part


def _takes_over(found: tuple[Token, ...], index: int, part: list[Token], words: MatchWords) -> bool:
    token = found[index]
    if ";" in token.gap or ". " in token.gap or "\n" in token.gap:
        return True
    after = found[index + 1] if index + 1 < len(found) else None
    joins = token.lower == "and" and after is not None
    verb = after.lower if joins and after else token.lower
    comma = "," in token.gap
    if not (comma or joins) or len(_body(part, words)) < SHORTEST:
        return False
    follows = found[index + 1 + joins] if index + 1 + joins < len(found) else None
    acts = is_verb(verb, words) and (comma or verb not in words.check.set("noun-verbs"))
    return acts and follows is not None and "," not in follows.gap


def _body(part: list[Token], words: MatchWords) -> list[Token]:
    leads = words.table("joins")["before_a_duty"]
    for place, token in enumerate(part):
        if token.lower not in leads and not words.is_adverb(token.lower):
            return part[place:]
    return []


def _gerund(word: str, words: MatchWords) -> str:
    base = word.removesuffix("ing")
    return next((it for it in (base, base + "e", base[:-1]) if base != word and is_verb(it, words)), "")


def _object(body: list[Token], words: MatchWords) -> Iterator[Token]:
    for place, token in enumerate(body):
        if place and (token.lower in words.set("stops") or "," in token.gap):
            return
        yield token
