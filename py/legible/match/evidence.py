"""Where a CV shows what is asked for, and under which name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legible.check.features.line import Line
from legible.check.features.tools import Tool
from legible.match.atoms import tool_called
from legible.match.cv_texts import Text
from legible.match.model import Evidence, How, Requirement, Term
from legible.match.synonyms import Hit, Stemmed, Stems, Synonyms, key_of, stemmed
from legible.match.words import MatchWords

LOOSE = 3  # words that may stand between those of a name: `prevented card fraud`


@dataclass(frozen=True, slots=True)
class Shown:
    """A text of the CV with what can be looked up in it."""

    text: Text
    line: Line
    stems: list[Stemmed]
    tools: list[Tool]
    hits: list[Hit]  # names of things that go by several


def shown_by(texts: Sequence[Text], words: MatchWords) -> list[Shown]:
    """Make a CV's texts ready to be searched."""
    return [_shown(text, words) for text in texts]


def _shown(text: Text, words: MatchWords) -> Shown:
    line = words.line(text.text)
    stems = stemmed(line.tokens, words)
    tools = line.tools
    alone = tool_called(text.text, words) if not tools and text.section == "skills" else None
    if alone:
        tools = [Tool(*alone, 0, len(text.text))]
    return Shown(text, line, stems, tools, list(words.synonyms.find(stems)))


def find_evidence(asked: Requirement, cv: Sequence[Shown], words: MatchWords) -> tuple[Evidence, ...]:
    """Give the places that show a requirement, in the CV's order; one for each word marked."""
    finders = [_finder(term, term, words) for term in asked.terms]
    if asked.group:
        thing = Term(asked.group, asked.start, asked.end, "skill")
        finders.append(_finder(thing, asked.terms[0], words, "example"))
    found: dict[tuple[str, int], Evidence] = {}
    for shown in cv:
        for finder in finders:
            for one in finder.find(shown):
                found.setdefault((one.path, one.start), one)
    return tuple(found.values())


def _finder(term: Term, credit: Term, words: MatchWords, how: How | None = None) -> Finder:
    return Finder(term, credit, words.synonyms, key_of(term.name, words), how)


class Finder:
    """What to look for when one term is asked for."""

    def __init__(self, term: Term, credit: Term, synonyms: Synonyms, key: Stems, how: How | None) -> None:
        self.term = term
        self.credit = credit
        self.key = key
        self.how = how
        name = term.tool or term.name
        self.groups = synonyms.groups(name) | synonyms.groups(term.name)
        self.shows = synonyms.shows(name)

    def find(self, shown: Shown) -> Iterator[Evidence]:
        """Give each place of a text that shows the term, the surest first."""
        yield from self._tools(shown)
        if not self.term.tool:
            for start, end in _phrases(shown.stems, self.key):
                yield self._evidence(shown, start, end, "same")
        yield from self._names(shown)

    def _names(self, shown: Shown) -> Iterator[Evidence]:
        for hit in shown.hits:
            if hit.group in self.groups and hit.stems != self.key:
                yield self._evidence(shown, hit.span.start, hit.span.end, "other-name")
            elif hit.group in self.shows.groups:
                yield self._evidence(shown, hit.span.start, hit.span.end, "part")

    def _tools(self, shown: Shown) -> Iterator[Evidence]:
        for tool in shown.tools:
            if self.term.tool and tool.name == self.term.tool:
                same = shown.text.text[tool.start : tool.end].casefold() == self.term.name.casefold()
                yield self._evidence(shown, tool.start, tool.end, "same" if same else "other-name")
            elif tool.name in self.shows.tools or tool.kind in self.shows.kinds:
                yield self._evidence(shown, tool.start, tool.end, "part")

    def _evidence(self, shown: Shown, start: int, end: int, how: How) -> Evidence:
        name = shown.text.text[start:end]
        return Evidence(shown.text.path, start, end, name, self.credit, self.how or how, shown.text.section)


def _phrases(found: Sequence[Stemmed], key: Stems) -> Iterator[tuple[int, int]]:
    """Find a name's words side by side; those of a longer name also close together in any order."""
    if not key:
        return
    for place, one in enumerate(found):
        if one.stem not in key:
            continue
        window = found[place : place + len(key) + (LOOSE if len(key) > 1 else 0)]
        taken = [it for it in window if it.stem in key]
        if set(key) <= {it.stem for it in taken}:
            yield one.start, _last_needed(taken, key)
            return


def _last_needed(taken: Sequence[Stemmed], key: Stems) -> int:
    missing = set(key)
    for one in taken:
        missing.discard(one.stem)
        if not missing:
            return one.end
    return taken[-1].end
