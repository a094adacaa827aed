"""Lists of short things: skills with their groups, languages, interests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legible.parse.fields import Field, Record
from legible.parse.items import Item, pieces_of
from legible.parse.scene import Scene
from legible.parse.vocabulary import fold, words_of

_COMMA = re.compile(r"[,;•·|▪∙]\s*(?![^()]*\))|\t|\s{2,}|\s+/\s+|\s[–—]\s(?=\S+$)")
MAX_GROUP_WORDS = 6
MAX_SKILL_WORDS = 8


def skills_of(items: Sequence[Item], scene: Scene) -> list[Record]:
    """Read skills: groups with their keywords; skills outside any group stand alone."""
    records: list[Record] = []
    open_group = False
    for index, item in enumerate(items):
        name, rest = _label(item)
        if name:
            records.append((Field("name", name, item.lines), *_keywords(rest, item)))
            open_group = not rest
        elif _is_group_name(item, items[index + 1 : index + 2], scene):
            records.append((Field("name", item.text, item.lines),))
            open_group = True
        elif open_group and records:
            records[-1] = (*records[-1], *_keywords(item.text, item))
        else:
            records += [(Field("name", field.text, item.lines),) for field in _keywords(item.text, item)]
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


def _keywords(text: str, item: Item) -> list[Field]:
    bits = (bit.strip(" .\t•·") for bit in _COMMA.split(text.rstrip(".")))
    return [Field("keywords", bit, item.lines) for bit in bits if re.search(r"\w", bit)]


def languages_of(items: Sequence[Item], scene: Scene) -> list[Record]:
    """Read languages with how well each is known."""
    records: list[Record] = []
    for item in items:
        for bit in _language_bits(item, scene):
            language, fluency = _language(bit, scene)
            if language:
                fields = [Field("language", language, item.lines), Field("fluency", fluency, item.lines)]
                records.append(tuple(field for field in fields if field.text))
            elif records and len(records[-1]) == 1:
                records[-1] = (*records[-1], Field("fluency", fluency, item.lines))
    return records


def _language_bits(item: Item, scene: Scene) -> list[str]:
    return [
        bit.strip(" .")
        for bit in re.split(r"[;•|]\s*|,\s+(?![^()]*\))|\t(?=[^\t]*\t)", item.text)
        if re.search(r"\w", bit)
    ]


def _language(text: str, scene: Scene) -> tuple[str, str]:
    """Part one language from its level; language "" where the text is a level alone."""
    match = re.match(r"(.+?)\s*[(:\t]\s*(.*?)\)?$|(.+?)\s+[-–—/]\s+(.+)$", text)
    if match:
        return (match[1] or match[3]).strip(" –—-"), (match[2] or match[4] or "").strip(" ()–—-")
    if fold(text) in scene.words.languages:
        return text, ""
    words = text.split()
    for count in range(min(3, len(words)), 0, -1):
        if fold(" ".join(words[:count])) in scene.words.languages:
            return " ".join(words[:count]), " ".join(words[count:])
    level = any(word in scene.words.fluency for word in words_of(text))
    return ("", text) if level else (text, "")


def interests_of(items: Sequence[Item], scene: Scene) -> list[Record]:
    """Read interests: "Running: half marathons" has keywords, others are names."""
    records: list[Record] = []
    for item in items:
        bits = re.split(r"[;•|\t]\s*", item.text) if ":" in item.text else _COMMA.split(item.text)
        for bit in bits:
            name, _, rest = bit.partition(":")
            if re.search(r"\w", name):
                fields = [Field("name", name.strip(" ."), item.lines)]
                records.append((*fields, *_keywords(rest, item)))
    return records
