"""What the person would do: each duty with its verb and what it is done to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from legible.check.features.text import Token, tokens
from legible.check.features.verbs import verb_base
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
            verb = _base(body[0].lower, words)
            told = list(_object(body[1:] if verb else body, words))
            yield Duty(text[start:end], start, end, verb, " ".join(token.text for token in told))


def _parts(found: tuple[Token, ...], words: MatchWords) -> Iterator[list[Token]]:
    """Part `own the rota, cut costs and train staff` where the next verb takes over."""
    part: list[Token] = []
    body: list[Token] = []  # the part without its lead, which is found once
    for index, token in enumerate(found):
        if part and _takes_over(found, index, body, words):
            yield part
            part, body = [], []
        part.append(token)
        if body or not _leads(token, words):
            body.append(token)
    yield part


def _takes_over(found: tuple[Token, ...], index: int, body: list[Token], words: MatchWords) -> bool:
    token = found[index]
    if ";" in token.gap or ". " in token.gap or "\n" in token.gap:
        return True
    comma, joins = "," in token.gap, token.lower == "and"
    after = found[index + joins : index + joins + 2]
    if not (comma or joins) or len(after) < 2 or "," in after[1].gap:
        return False
    verb = after[0].lower
    told = len(body) >= SHORTEST and not all(_deed(it.lower, words) for it in body)
    acts = _deed(verb, words) == _deed(body[0].lower, words) != "" if told else False
    return acts and (comma or verb not in words.check.set("noun-verbs"))


def _base(word: str, words: MatchWords) -> str:
    if is_verb(word, words):
        return word
    return verb_base(word, words.check) if _deed(word, words) else ""


def _deed(word: str, words: MatchWords) -> str:
    """Give the form a verb stands in: its base, `ing` or `s`; empty for what is no verb."""
    if is_verb(word, words):
        return "base"
    form = next((ending for ending in ("ing", "s") if word.endswith(ending)), "")
    return form if form and verb_base(word, words.check) else ""


def _body(part: list[Token], words: MatchWords) -> list[Token]:
    return list(dropwhile(lambda token: _leads(token, words), part))


def _leads(token: Token, words: MatchWords) -> bool:
    return token.lower in words.table("joins")["before_a_duty"] or words.is_adverb(token.lower)


def _object(body: list[Token], words: MatchWords) -> Iterator[Token]:
    for place, token in enumerate(body):
        if place and (token.lower in words.set("stops") or "," in token.gap):
            return
        yield token
