"""The name: what a label says, the largest words at the top, or the first line that names somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legible.document import Line
from legible.parse.address import has_title
from legible.parse.fields import Field
from legible.parse.items import Piece, pieces_of
from legible.parse.places import place_score
from legible.parse.reach import EMAIL, URL, find_phone
from legible.parse.roles import names_work
from legible.parse.scene import Scene
from legible.parse.vocabulary import Vocabulary, fold, words_of

MAX_NAME_LINES = 3
MAX_NAME_WORDS = 10  # with titles, two surnames and the particles between them
MAX_STRANGERS = 1  # lines above the name that say nothing of how to reach somebody
MAX_SHORT_FORM = 4  # "Jr.", "Snr." or an initial with its full stop
LARGER = 1.05  # than usual text; such words at the top stand out

Bit = tuple[str, str, Piece]  # label, text, source


def labelled(bits: Sequence[Bit], scene: Scene) -> list[Field]:
    """Take name and job from bits whose label says what they are; parts of a name are joined."""
    found: dict[str, Field] = {}
    for label, text, piece in bits:
        name = "name" if label in scene.words.name_labels else "label"
        if name == "label" and label not in scene.words.job_labels:
            continue
        before = found.get(name)
        told = f"{before.text} {text}" if before and name == "name" else text
        lines = (*before.lines, piece.line) if before and name == "name" else (piece.line,)
        if name == "name" or not before:
            found[name] = Field(name, told, lines)
    return [*found.values()]


def name_of(head: Sequence[Line], scene: Scene) -> tuple[list[Field], list[Line]]:
    """Find the name in the head of the first page; give it with the lines that are left."""
    able = [line for line in head if line.page == scene.page.first and could_be_name(line.text, scene)]
    largest = max((line.size for line in able), default=0.0)
    if largest > scene.page.size * LARGER:
        lines = [line for line in able if line.size > largest - 0.5]
        first = lines[0]
        block = [line for line in lines if line.block == first.block and line.y - first.y < 4 * first.size]
    else:
        block = _first_of(head, able, scene)
    if not block:
        return [], list(head)
    text, rest = _name_and_more(block, scene)
    if len(text.split()) > 6 or len(block) > MAX_NAME_LINES:
        block = block[:1]
        text, rest = _name_and_more(block, scene)
    sure = 0.9 if largest > scene.page.size * LARGER else 0.7
    return [Field("name", text, tuple(block), sure), *rest], [line for line in head if line not in block]


def _first_of(head: Sequence[Line], able: Sequence[Line], scene: Scene) -> list[Line]:
    """Choose among lines of usual size: only ways to reach somebody stand above a name."""
    strangers = 0
    for line in head:
        placed = place_score(line.text, scene.words) >= 2
        if line in able and not placed and not _shared(line, scene):
            return [line]
        if _shared(line, scene):
            return []
        strangers += not _is_detail_or_title(line.text, scene.words)
        if strangers > MAX_STRANGERS:
            return []
    return []


def _shared(line: Line, scene: Scene) -> bool:
    """Tell a line that gives a name beside ways to reach somebody."""
    bare = without_details(line.text)
    return bare != line.text and bool(split_name(bare, scene.words)[0])


def _is_detail_or_title(text: str, words: Vocabulary) -> bool:
    label = fold(re.split(r"[:=\t]", text)[0]).strip(" .")
    known = label in words.labels or fold(text).strip(" :.") in words.page_titles
    return known or without_details(text) != text or place_score(text, words) >= 2


def without_details(text: str) -> str:
    """Take mail, web addresses and telephone out of a text; a tab marks where each stood."""
    text = URL.sub("\t", EMAIL.sub("\t", text))
    phone = find_phone(text)
    return text.replace(phone, "\t") if phone else text


def split_name(text: str, words: Vocabulary) -> tuple[str, str]:
    """Part a name that opens a text from what follows it; the name is "" where none does."""
    first, rest = (*re.split(r"\s*[,;|\t•·]\s*|\s+[–—-]\s+", text.strip(" ,;|\t"), maxsplit=1), "")[:2]
    return (first, rest.strip(" ,;|\t")) if is_person(first, words) else ("", text)


def is_person(text: str, words: Vocabulary) -> bool:
    """Tell a person's name: two to four words with capitals, none of which names something else."""
    parts = text.split()
    if not 2 <= len(parts) <= 4 or re.search(r"[^\w\s.'’-]|\d|_", text):
        return False
    capitals = parts[0][:1].isupper() and parts[-1][:1].isupper()
    small = [part for part in parts if not part[:1].isupper()]
    if not capitals or any(len(part) > 3 for part in small):
        return False
    if place_score(text, words) >= 2 or names_work(text, words):
        return False
    return not (words.languages | words.page_titles) & {word.strip(".") for word in words_of(text)}


def could_be_name(text: str, scene: Scene) -> bool:
    """Tell whether a line may hold a name: words, and nothing that a name lacks."""
    words = text.split()
    if (
        not 1 <= len(words) <= MAX_NAME_WORDS
        or re.search(r"[@\d:]|www\.|\w\.\w+/", text)
        or URL.fullmatch(text)
    ):
        return False
    if fold(text).strip(" :") in scene.words.page_titles:
        return False
    sentence = text.endswith(".") and len(words[-1]) > MAX_SHORT_FORM
    return sum(char.isalpha() for char in text) >= 3 and not sentence


def _name_and_more(block: Sequence[Line], scene: Scene) -> tuple[str, list[Field]]:
    """Take the name from its lines; a title behind a comma or bar is a label."""
    text = re.sub(r"\s+", " ", " ".join(_largest(line) for line in block)).strip()
    parts = re.split(r"\s+[|–—•-]\s+|,\s+|\t", text, maxsplit=1)
    if len(parts) == 2 and has_title(parts[1], scene):
        return parts[0], [Field("label", parts[1], tuple(block))]
    return _without_titles(text, scene.words), []


def _largest(line: Line) -> str:
    """Give what stands out in a line: a badge beside the name does not."""
    pieces = pieces_of(line)
    size = max((piece.size for piece in pieces), default=0.0)
    kept = [piece for piece in pieces if piece.size > size - 0.5]
    return " ".join(piece.text for piece in kept) if len(kept) < len(pieces) else line.text


def _without_titles(text: str, words: Vocabulary) -> str:
    """Take "CV of", "Name" and "- Resume" off a name."""
    titles = "|".join(map(re.escape, sorted(words.page_titles | words.name_labels, key=len, reverse=True)))
    bare = re.sub(rf"^(?:{titles})(?!\w)\s*[:–—-]?\s*(?:of\s+)?(?=\w)", "", text, flags=re.I)
    bare = re.sub(rf"\s*[,:|–—-]?\s+(?:{titles})$", "", bare, flags=re.I)
    return bare if len(bare.split()) > 1 else text
