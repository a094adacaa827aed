"""What an advert comes back to: the guide's themes, else the words it says again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from legible.check.features.line import Line
from legible.check.features.text import Span
from legible.guides import Guide
from legible.match.model import Theme, ThemeMatch
from legible.match.words import MatchWords

PREFIX = "theme-"
OFTEN = 2  # times a word must stand in an advert to be a theme of its own
WANTED = 2  # themes an opening is held against


def read_themes(texts: Iterable[str], guide: Guide, words: MatchWords) -> tuple[Theme, ...]:
    """Give the themes of these texts, the strongest first."""
    lines = [words.line(text) for text in texts]
    names = sorted(name for name in guide.vocabulary if name.startswith(PREFIX))
    themes = [_theme(name, lines, words) for name in names] if names else _own_words(lines, words)
    return tuple(sorted((theme for theme in themes if theme.count), key=lambda it: (-it.count, it.name)))


def _theme(name: str, lines: list[Line], words: MatchWords) -> Theme:
    found = Counter(
        line.text[line.span_of(match).start : line.span_of(match).end].lower()
        for line in lines
        for match in words.check.book(name).find(line.tokens, plural=True)
    )
    return Theme(name.removeprefix(PREFIX), found.total(), tuple(sorted(found)))


def _own_words(lines: list[Line], words: MatchWords) -> list[Theme]:
    idle = words.set("fronts") | words.set("empties") | words.set("traits") | words.set("tails")
    titles = words.role_nouns | words.check.set("title-words")
    said: dict[str, Counter[str]] = {}
    for line in lines:
        for token in line.specific_words:
            if token.lower not in idle | titles and len(token.lower) > 3:
                said.setdefault(words.stem(token.lower), Counter())[token.lower] += 1
    return [
        Theme(forms.most_common(1)[0][0], forms.total(), tuple(sorted(forms)))
        for forms in said.values()
        if forms.total() >= OFTEN
    ]


def match_themes(wanted: tuple[Theme, ...], opening: Line, guide: Guide, words: MatchWords) -> ThemeMatch:
    """Say which of an advert's strongest themes an opening shares."""
    top = wanted[:WANTED]
    shared: list[str] = []
    spans: list[tuple[int, int]] = []
    for theme in top:
        place = _place_of(theme, opening, guide, words)
        if place:
            shared.append(theme.name)
            spans.append(place)
    return ThemeMatch(top, tuple(shared), min(spans, default=(0, 0)))


def _place_of(theme: Theme, opening: Line, guide: Guide, words: MatchWords) -> tuple[int, int] | None:
    if f"{PREFIX}{theme.name}" in guide.vocabulary:
        book = words.check.book(f"{PREFIX}{theme.name}")
        spans = [opening.span_of(match) for match in book.find(opening.tokens, plural=True)]
    else:
        stems = {words.stem(word) for word in theme.words}
        spans = [Span(it.start, it.end) for it in opening.tokens if words.stem(it.lower) in stems]
    return (spans[0].start, spans[0].end) if spans else None
