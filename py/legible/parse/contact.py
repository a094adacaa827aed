"""The head of a CV -> who this is and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legible.document import Line
from legible.parse.address import has_title, location_of
from legible.parse.fields import Field, Record
from legible.parse.items import Piece, join_text, pieces_of
from legible.parse.reach import EMAIL, take_reachable
from legible.parse.scene import Scene
from legible.parse.vocabulary import Vocabulary, fold

_SPLIT = re.compile(r"\s*[|•·∙◦⋅♦▪]\s*|\t|\s+[–—/]\s+|\s{2,}")
_ICONS = re.compile(r"^[^\w+(@]+")
MIN_SUMMARY_WORDS = 14


@dataclass(frozen=True, slots=True)
class Contact:
    """What the head of a CV tells, and the lines that tell more than contact details."""

    basics: Record
    location: Record
    profiles: tuple[Record, ...]
    summary: tuple[Line, ...]  # prose that stands in the head


def contact_of(head: Sequence[Line], details: Sequence[Line], scene: Scene) -> Contact:
    """Read contact details; `head` stands above all headings, `details` below a contact heading."""
    summary = _prose(head, scene)
    head = [line for line in head if line not in summary]
    name, rest = _name([*head], scene)
    bits = _bits([*rest, *details], scene)
    under = max((field.lines[-1].y for field in name), default=0.0)
    basics: list[Field] = [*name]
    profiles: list[Record] = []
    plain: list[tuple[str, str, Piece]] = []
    for label, text, piece in bits:
        left = take_reachable(label, text, piece, basics, profiles, scene.words)
        if re.search(r"\w", left):
            plain.append((label, left, piece))
    location, plain = location_of(plain, scene)
    basics += (
        _label(plain, scene, bool(name), [*head], under) if all(f.name != "label" for f in basics) else []
    )
    basics += _linked([*rest, *details], basics)
    return Contact(tuple(basics), location, tuple(profiles), summary)


def _prose(head: Sequence[Line], scene: Scene) -> tuple[Line, ...]:
    """Find the paragraphs of a head: an opening without a heading."""
    found: list[Line] = []
    for item in scene.items(head):
        words = len(item.text.split())
        if words >= MIN_SUMMARY_WORDS and not EMAIL.search(item.text) and "|" not in item.text:
            found += item.lines
    return tuple(found)


def _name(head: list[Line], scene: Scene) -> tuple[list[Field], list[Line]]:
    """Find the name: the largest words of the first page's head, else its first line with letters."""
    able = [line for line in head if line.page == scene.page.first and _could_be_name(line.text, scene)]
    if not able:
        return [], head
    largest = max(line.size for line in able)
    lines = [line for line in able if line.size > largest - 0.5]
    first = lines[0]
    if largest <= scene.page.size * 1.05:
        lines = [first]
    block = [line for line in lines if line.block == first.block and line.y - first.y < 4 * first.size]
    text, rest = _name_and_more(block, scene)
    if len(text.split()) > 6 or len(block) > 3:
        block = [first]
        text, rest = _name_and_more(block, scene)
    others = [line for line in head if line not in block]
    return [Field("name", text, tuple(block)), *rest], others


def _name_and_more(block: Sequence[Line], scene: Scene) -> tuple[str, list[Field]]:
    """Take the name from its lines; a title behind a comma or bar is a label."""
    text = re.sub(r"\s+", " ", " ".join(line.text for line in block)).strip()
    parts = re.split(r"\s+[|–—•]\s+|,\s+|\t", text, maxsplit=1)
    if len(parts) == 2 and has_title(parts[1], scene):
        return parts[0], [Field("label", parts[1], tuple(block))]
    return re.sub(r"^(?:curriculum vitae|cv|resume|lebenslauf)\s*[:–—-]?\s*(?=\w)", "", text, flags=re.I), []


def _could_be_name(text: str, scene: Scene) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 8 or re.search(r"[@\d:]|www\.", text):
        return False
    if fold(text).strip(" :") in ("curriculum vitae", "cv", "resume", "lebenslauf", "curriculum"):
        return False
    return sum(char.isalpha() for char in text) >= 3 and not fold(text).endswith((":", "."))


def _bits(lines: Sequence[Line], scene: Scene) -> list[tuple[str, str, Piece]]:
    """Part lines into (label, text, source); an address broken over two lines is closed up first."""
    bits: list[tuple[str, str, Piece]] = []
    for text, piece in _closed_up(lines):
        label = ""
        for bit in _SPLIT.split(text):
            bit = _ICONS.sub("", bit.strip()).strip(" ,;")
            if not bit:
                continue
            if fold(bit).strip(" :.") in scene.words.labels:
                label = fold(bit).strip(" :.")
                continue
            own, rest = _own_label(bit, scene.words)
            bits.append((own or label, rest, replace(piece, link=_link_of(rest, piece))))
            label = ""
    return bits


def _link_of(text: str, piece: Piece) -> str:
    """Find the target of the link drawn over a bit of a line."""
    runs = (run for run in piece.line.runs if run.link)
    return next((run.link for run in runs if text in run.text or run.text.strip() in text), "")


def _linked(lines: Sequence[Line], basics: Sequence[Field]) -> list[Field]:
    """Take mail and telephone from links where they are not printed."""
    found = []
    names = {field.name for field in basics}
    for line in lines:
        for run in line.runs:
            scheme, _, target = run.link.partition(":")
            name = {"mailto": "email", "tel": "phone"}.get(scheme, "")
            if name and name not in names and target:
                names.add(name)
                found.append(Field(name, target.split("?")[0].strip(), (line,), 0.8))
    return found


def _own_label(text: str, words: Vocabulary) -> tuple[str, str]:
    match = re.match(r"([^\W\d][\w .-]{0,24}?)\s*[:=]\s*(?!//)(?=\S)", text)
    if match and fold(match[1]).strip(" .") in words.labels:
        return fold(match[1]).strip(" ."), text[match.end() :]
    return "", text


def _closed_up(lines: Sequence[Line]) -> list[tuple[str, Piece]]:
    texts: list[tuple[str, Piece]] = []
    for line in lines:
        for index, piece in enumerate(pieces_of(line)):
            before = texts[-1][0] if texts and not index else ""
            broken = before[-1:] != "" and before[-1] in "-/._@"
            if broken and re.match(r"[\w.@/-]+", piece.text) and _is_address(before, piece.text):
                texts[-1] = (join_address(before, piece.text), texts[-1][1])
            else:
                texts.append((piece.text, piece))
    return texts


def _is_address(before: str, after: str) -> bool:
    last = before.rsplit(" ", 1)[-1]
    return "@" in last or "/" in last or after.startswith("@") or "@" in after.split(" ")[0]


def join_address(before: str, after: str) -> str:
    """Close up an address that breaks over two lines."""
    return before + after if before[-1:] in "-/._@" else join_text(before, after)


def _label(
    plain: Sequence[tuple[str, str, Piece]], scene: Scene, named: bool, head: Sequence[Line], under: float
) -> list[Field]:
    """Find the job title below the name: words of a title, near the name, in a look of its own."""
    if not named:
        return []
    fits = [
        (text, piece)
        for label, text, piece in plain
        if not label and 1 <= len(text.split()) <= 10 and any(piece.line is line for line in head)
    ]
    titled = [(text, piece) for text, piece in fits if has_title(text, scene)]
    close = [
        (text, piece)
        for text, piece in fits
        if not re.search(r"\d", text) and len(text) > 3 and 0 <= piece.line.y - under < 5 * piece.size
    ]
    chosen = titled[:1] or [(text, piece) for text, piece in close if piece.size > scene.page.size * 1.05][:1]
    chosen = chosen or close[:1]
    return [Field("label", text, (piece.line,)) for text, piece in chosen]
