"""F4: named tools by any of their names; one that is also English counts where it stands as a name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from legible.check.features.text import Token, tokens

if TYPE_CHECKING:
    from legible.check.features.line import Line
    from legible.check.words import Words


class Tool(NamedTuple):
    """A tool named in a line."""

    name: str  # its usual name: Kubernetes for k8s
    kind: str  # language, database, cloud, queue, ops, test, ...
    start: int
    end: int


class Entry(NamedTuple):
    """A tool of the gazetteer under one of its names."""

    words: tuple[str, ...]  # as tokens, lower case
    spelling: tuple[str, ...]  # as tokens, as written in the gazetteer
    name: str
    kind: str
    guarded: bool  # also an English word: counts with its capital only


def gazetteer(words: Words) -> dict[str, list[Entry]]:
    """Index the tools by the first word of each name."""
    index: dict[str, list[Entry]] = {}
    table = words.table("tools")
    guarded = frozenset(table["guarded"])
    for kind, lines in table["kinds"].items():
        for names in lines:
            aliases = [alias.strip() for alias in names.split("|")]
            for alias in aliases:
                spelling = tuple(token.text for token in tokens(alias))
                lower = tuple(token.lower for token in tokens(alias))
                entry = Entry(lower, spelling, aliases[0], kind, alias in guarded)
                index.setdefault(lower[0], []).append(entry)
    for entries in index.values():
        entries.sort(key=lambda entry: (-len(entry.words), entry.name))
    return index


def find_tools(line: Line) -> list[Tool]:
    """Find the tools of a line, left to right."""
    found: list[Tool] = []
    index = 0
    while index < len(line.tokens):
        entry = _entry_at(line, index)
        if entry is None:
            index += 1
            continue
        stop = index + len(entry.words)
        found.append(Tool(entry.name, entry.kind, line.tokens[index].start, line.tokens[stop - 1].end))
        index = stop
    return found


def _entry_at(line: Line, index: int) -> Entry | None:
    for entry in line.words.tools.get(line.tokens[index].lower, ()):
        span = line.tokens[index : index + len(entry.words)]
        if tuple(token.lower for token in span) == entry.words and _is_name(line, index, span, entry):
            return entry
    return None


def _is_name(line: Line, index: int, span: tuple[Token, ...], entry: Entry) -> bool:
    if not entry.guarded:
        return True
    if tuple(token.text for token in span) != entry.spelling:
        return False
    after = line.tokens[index + len(span)] if index + len(span) < len(line.tokens) else None
    in_list = _list_mark(span[0].gap) or (after is not None and _list_mark(after.gap))
    if len(span[0].text) == 1:
        return in_list or (index > 0 and line.tokens[index - 1].lower in {"in", "using", "with", "and"})
    if after is not None and after.gap == " " and after.text[0].isupper() and not entry.spelling[0].isupper():
        return in_list  # part of a longer name, as in `Spring Hill`
    return in_list if _opens_sentence(line, index) else True


def _list_mark(gap: str) -> bool:
    return gap.strip() in {",", "/", "·", "|", "•", ":", "&", "(", "+"}


def _opens_sentence(line: Line, index: int) -> bool:
    return index == 0 or line.tokens[index].gap.strip() in {".", "!", "?", "•", "-", "–"}


class StackShape(NamedTuple):
    """How far a line is a list of names."""

    items: int
    names: int  # items that are tools, or look like names


def stack_shape(line: Line) -> StackShape:
    """Count the items of a comma list and those among them that name a tool."""
    body = _without_intro(line)
    items = [item for item in _item_parts().split(body) if item.strip(" .")]
    names = sum(1 for item in items if _names_a_tool(line, item.strip(" .")))
    return StackShape(len(items), names)


@cache
def _item_parts() -> re.Pattern[str]:
    return re.compile(r",\s*(?:and\s+|or\s+)?|\s*[;|/·•]\s*|\s+and\s+|\s+&\s+|\s+\+\s+|\s+or\s+")


def _without_intro(line: Line) -> str:
    """Take off what comes before the list: `Technologies:`, `Worked with`, `Proficient in`."""
    head, colon, rest = line.text.partition(":")
    if colon and len(head.split()) <= 4:
        return rest
    for match in line.words.book("stack-openers").find(line.tokens[:6]):
        if match.first <= 2:
            return line.text[line.tokens[match.stop - 1].end :]
    first = line.tokens[0] if line.tokens else None
    if first and line.lead_verb and not line.tool_at(0):
        return line.text[first.end :]
    return line.text


def _names_a_tool(line: Line, item: str) -> bool:
    words = item.split()
    if not words or len(words) > 4:
        return False
    names = line.with_text(item).tools
    covered = sum(tool.end - tool.start for tool in names)
    if covered * 2 >= len(item.replace(" ", "")):
        return True
    return len(words) <= 3 and all(_looks_like_name(word) for word in words)


def _looks_like_name(word: str) -> bool:
    """Say whether a word is written as a name: a capital, a digit or a dot in it."""
    return bool(re.fullmatch(r"(?:[A-Z][\w.+#-]*|[\d.]+|\w+\.\w+|[a-z]+[A-Z]\w*)", word))
