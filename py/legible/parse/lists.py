"""Lists of short things: skills with their groups, languages, interests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from legible.parse.fields import Field, Record
from legible.parse.items import Item, pieces_of
from legible.parse.scene import Scene
from legible.parse.vocabulary import fold, words_of

_COMMA = re.compile(r"[,;•·|▪∙]\s*(?![^()]*\))|\s*\t\s*|\s{2,}|\s+/\s+|\s[–—]\s(?=\S+$)")
MAX_GROUP_WORDS = 6
MAX_SKILL_WORDS = 8


def skills_of(items: Sequence[Item], scene: Scene) -> list[Record]:
    """Read skills: groups, and those outside them as one nameless group unless levels are told."""
    groups, alone = _groups_of(items, scene)
    if any(field.name == "level" for record in alone for field in record):
        return [*groups, *alone]
    keywords = tuple(replace(field, name="keywords") for record in alone for field in record)
    return [*groups, keywords] if keywords else groups


def _groups_of(items: Sequence[Item], scene: Scene) -> tuple[list[Record], list[Record]]:
    """Give groups with their keywords, and the things that stand outside any group."""
    records: list[Record] = []
    alone: list[Record] = []
    open_group = False
    for index, item in enumerate(items):
        name, rest = _label(item)
        if name:
            records.append((Field("name", name, item.lines), *keywords_of(rest, item, scene)))
            open_group = not rest
        elif _is_group_name(item, items[index + 1 : index + 2], scene):
            records.append((Field("name", item.text, item.lines),))
            open_group = True
        elif open_group and records:
            records[-1] = (*records[-1], *keywords_of(item.text, item, scene))
        else:
            fields = keywords_of(item.text, item, scene)
            if fields and fields[0].name == "level" and records and not alone:
                records[-1] = (*records[-1], fields.pop(0))
            alone = _alone(alone, fields)
    return records, alone


def _alone(records: list[Record], fields: Sequence[Field]) -> list[Record]:
    """Add skills without a group; a level belongs to the skill before it."""
    for field in fields:
        if field.name == "level" and records:
            records = [*records[:-1], (*records[-1], field)]
        else:
            records = [*records, (replace(field, name="name"),)]
    return records


def _label(item: Item) -> tuple[str, str]:
    """Take a group's name off an item: before a colon, in bold, or before a tab."""
    text = item.text
    head, colon, rest = text.partition(":")
    if colon and len(head.split()) <= MAX_GROUP_WORDS and not head.endswith(("http", "https")):
        return head.strip(" \t"), rest.strip(" \t")
    line = item.first
    if len(line.runs) > 1 and line.runs[0].bold and not line.runs[-1].bold:
        bold = ""
        for run in line.runs:
            if not run.bold:
                break
            bold += run.text
        if len(bold.split()) <= MAX_GROUP_WORDS:
            return bold.strip(" \t–—-"), text[len(bold) :].strip(" \t–—-:")
    pieces = pieces_of(line)
    if len(pieces) == 2 and "," in pieces[1].text and "," not in pieces[0].text:
        return pieces[0].text, text.partition("\t")[2]
    return "", text


def _is_group_name(item: Item, following: Sequence[Item], scene: Scene) -> bool:
    if item.bullet or not following or len(item.text.split()) > MAX_GROUP_WORDS or "," in item.text:
        return False
    line, below = item.first, following[0].first
    bolder = line.bold and not below.bold
    larger = line.size > below.size + 0.4
    indented = below.x > line.x + 4 and below.block == line.block and "\t" not in item.text
    listing = "," in following[0].text and not following[0].bullet
    return bolder or larger or listing or indented or (following[0].bullet and not item.bullet)


def keywords_of(text: str, item: Item, scene: Scene) -> list[Field]:
    """Part a list of short things; a level among them belongs to them all."""
    bits = (bit.strip(" .\t•·") for bit in _COMMA.split(text.rstrip(".")))
    names = ((bit, "level" if fold(bit) in scene.words.levels else "keywords") for bit in bits)
    return [Field(name, bit, item.lines, _sure(bit)) for bit, name in names if re.search(r"\w", bit)]


def _sure(text: str) -> float:
    """Say how surely a text is one thing: long ones may be several, or a sentence."""
    count = len(text.split())
    if "\t" in text or count > MAX_SKILL_WORDS:
        return 0.4
    return 0.95 if count <= 3 else 0.7 if count == 4 else 0.5


def languages_of(items: Sequence[Item], scene: Scene) -> list[Record]:
    """Read languages with how well each is known; a level on its own belongs to the language above."""
    records: list[Record] = []
    for item in items:
        for language, fluency in _languages(item.text, scene):
            if language:
                sure = 0.95 if fold(language) in scene.words.languages else 0.3
                fields = [
                    Field("language", language, item.lines, sure),
                    Field("fluency", fluency, item.lines, sure),
                ]
                records.append(tuple(field for field in fields if field.text))
            elif records and len(records[-1]) == 1:
                records[-1] = (*records[-1], Field("fluency", fluency, item.lines))
    return records


def _languages(text: str, scene: Scene) -> list[tuple[str, str]]:
    """Part a text into (language, level) at the languages it names; a level alone has no language."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    starts: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if starts and word.start() < starts[-1][1]:
            continue
        for count in (3, 2, 1):
            end = words[min(index + count, len(words)) - 1].end()
            if fold(text[word.start() : end]) in scene.words.languages and not _is_remark(text, word.start()):
                starts.append((word.start(), end))
                break
    if not starts:
        return _unnamed(text, scene)
    ends = [start for start, _ in starts[1:]] + [len(text)]
    found = [(text[a:b], _level(text[b:end])) for (a, b), end in zip(starts, ends, strict=True)]
    before = _level(text[: starts[0][0]])
    if before and len(found) == 1 and not found[0][1]:
        return [(found[0][0], before)]
    return [("", before), *found] if before else found


def _is_remark(text: str, start: int) -> bool:
    """Tell whether a place in a text stands inside brackets."""
    return text[:start].count("(") > text[:start].count(")")


def _level(text: str) -> str:
    bare = text.strip(" \t\n,;:.|•·–—-/")
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare


def _unnamed(text: str, scene: Scene) -> list[tuple[str, str]]:
    """Read a text that names no known language: a level, or languages that the lists lack."""
    if any(word.strip(".") in scene.words.fluency for word in words_of(text)) and len(text.split()) <= 5:
        paren = re.fullmatch(r"([^(:]+?)\s*[(:]\s*([^()]+)\)?", text)
        return [(paren[1], paren[2])] if paren else [("", _level(text))]
    return [(_level(bit), "") for bit in re.split(r"[,;|•\t]", text) if re.search(r"[^\W\d_]{2}", bit)]


def interests_of(items: Sequence[Item], scene: Scene) -> list[Record]:
    """Read interests: "Running: half marathons" has keywords, others are names."""
    records: list[Record] = []
    for item in items:
        for bit in re.split(r"\s*[;|]\s*", item.text) if ":" in item.text else ():
            name, _, rest = bit.partition(":")
            if re.search(r"\w", name):
                fields = [Field("name", name.strip(" ."), item.lines)]
                records.append((*fields, *keywords_of(rest, item, scene)))
    if records:
        return records
    groups, alone = _groups_of(items, scene)
    return [tuple(field for field in record if field.name != "level") for record in (*groups, *alone)]
