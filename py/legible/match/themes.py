"""What an advert comes back to: the guide's themes, else the words it says again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from legible.check.features.line import Line
from legible.check.features.text import Match, Span
from legible.guides import Guide
from legible.match.model import Theme, ThemeMatch
from legible.match.words import MatchWords

PREFIX = "theme-"
OFTEN = 3  # sentences that must speak of a theme before the advert is about it
AHEAD = 2  # sentences by which it must lead the next
ELSEWHERE = ("data", "design", "office")  # kinds of tools that other trades use too


def read_themes(texts: Iterable[str], title: str, guide: Guide, words: MatchWords) -> tuple[Theme, ...]:
    """Give the themes of these texts, the strongest first; none of the guide's for another trade's advert."""
    lines = [words.line(text) for text in texts]
    names = sorted(name for name in guide.vocabulary if name.startswith(PREFIX))
    if names and not _of_trade(lines, title, guide, words):
        return ()
    themes = [_theme(name, lines, words) for name in names] if names else _own_words(lines, words)
    return tuple(sorted((theme for theme in themes if theme.count), key=lambda it: (-it.count, it.name)))


def _of_trade(lines: list[Line], title: str, guide: Guide, words: MatchWords) -> bool:
    """Say whether an advert is for the guide's trade: by its title, or by a tool that others do not use."""
    named = {words.stem(word) for word in guide.slug.split("-")}
    titled = any(words.stem(token.lower) in named for token in words.line(title).tokens)
    return titled or any(tool.kind not in ELSEWHERE for line in lines for tool in line.tools)


def _theme(name: str, lines: list[Line], words: MatchWords) -> Theme:
    book = words.check.book(name)
    found = [{_said(line, match) for match in book.find(line.tokens, plural=True)} for line in lines]
    return Theme(name.removeprefix(PREFIX), sum(map(bool, found)), tuple(sorted(set().union(*found))))


def _said(line: Line, match: Match) -> str:
    span = line.span_of(match)
    return line.text[span.start : span.end].lower()


def _own_words(lines: list[Line], words: MatchWords) -> list[Theme]:
    idle = words.set("fronts") | words.set("empties") | words.set("traits") | words.set("tails")
    titles = words.role_nouns | words.check.set("title-words")
    said: dict[str, Counter[str]] = {}
    for line in lines:
        told = {words.stem(it.lower): it.lower for it in line.specific_words if len(it.lower) > 3}
        for stem, word in told.items():
            if word not in idle | titles:
                said.setdefault(stem, Counter())[word] += 1
    return [Theme(forms.most_common(1)[0][0], forms.total(), tuple(sorted(forms))) for forms in said.values()]


def match_themes(wanted: tuple[Theme, ...], opening: Line, guide: Guide, words: MatchWords) -> ThemeMatch:
    """Say whether an opening shares what an advert is clearly about."""
    top = wanted[:1] if _stands_out(wanted) else ()
    shared: list[str] = []
    spans: list[tuple[int, int]] = []
    for theme in top:
        place = _place_of(theme, opening, guide, words)
        if place:
            shared.append(theme.name)
            spans.append(place)
    return ThemeMatch(top, tuple(shared), min(spans, default=(0, 0)))


def _stands_out(themes: tuple[Theme, ...]) -> bool:
    """Say whether the first theme is told often enough, and well ahead of the next."""
    counts = [theme.count for theme in themes[:2]]
    return bool(counts) and counts[0] >= OFTEN and counts[0] - sum(counts[1:]) >= AHEAD


def _place_of(theme: Theme, opening: Line, guide: Guide, words: MatchWords) -> tuple[int, int] | None:
    if f"{PREFIX}{theme.name}" in guide.vocabulary:
        book = words.check.book(f"{PREFIX}{theme.name}")
        spans = [opening.span_of(match) for match in book.find(opening.tokens, plural=True)]
    else:
        stems = {words.stem(word) for word in theme.words}
        spans = [Span(it.start, it.end) for it in opening.tokens if words.stem(it.lower) in stems]
    return (spans[0].start, spans[0].end) if spans else None
