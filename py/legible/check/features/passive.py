"""F1: verbs in the passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legible.check.features.text import Span, Token
from legible.check.features.verbs import BE_NOW, BE_PAST, is_past

if TYPE_CHECKING:
    from legible.check.features.line import Line
    from legible.check.words import Words

PASSIVE = BE_NOW | BE_PAST | {"be", "been", "being", "get", "gets", "got", "gotten", "getting"}
BETWEEN = {
    "all", "already", "also", "always", "been", "being", "both", "double", "never", "not", "now", "often",
    "once", "only", "soon", "still", "then",
}  # fmt: skip


def passives(line: Line) -> list[Span]:
    """Find finite be or get with a participle that has a passive meaning."""
    found: list[Span] = []
    for index, token in enumerate(line.tokens):
        if token.lower in PASSIVE and not _infinitive(line, index):
            participle = _participle_after(line, index)
            if participle and not (found and found[-1].end == participle.end):
                found.append(Span(token.start, participle.end))
    return found


def _infinitive(line: Line, index: int) -> bool:
    word = line.tokens[index].lower
    before = line.tokens[index - 1].lower if index else ""
    if word in {"being", "getting"}:
        return before not in BE_NOW | BE_PAST
    if word in {"be", "get"}:
        return before not in {
            "can",
            "could",
            "will",
            "would",
            "must",
            "may",
            "might",
            "should",
            "cannot",
            "not",
        }
    return word == "been" and before == "having"


def _participle_after(line: Line, index: int) -> Token | None:
    for token in line.tokens[index + 1 : index + 5]:
        if "," in token.gap or ";" in token.gap or "." in token.gap:
            return None
        word = token.lower
        if word in BETWEEN or word.endswith("ly"):
            continue
        if word in line.words.set("states") or not _participle(word, line.words):
            return None
        return token
    return None


def _participle(word: str, words: Words) -> bool:
    if word.endswith("ed"):
        return is_past(word, words)
    base = words.irregular_forms.get(word, "")
    return bool(base) and word in words.table("verbs")["irregular"][base][-1:]
