"""The head of a CV -> who this is and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legible.document import Line
from legible.parse.address import has_title, location_of
from legible.parse.fields import Field, Record
from legible.parse.items import Piece, join_text, pieces_of
from legible.parse.names import Bit, labelled, name_of, split_name, without_details
from legible.parse.reach import EMAIL, take_reachable
from legible.parse.scene import Scene
from legible.parse.vocabulary import Vocabulary, fold, opened_by

_SPLIT = re.compile(r"\s*[|•·∙◦⋅♦▪]\s*|\t|\s+[–—/-]\s+|\s{2,}")
_ICONS = re.compile(r"^[^\w+(@]+")
MIN_SUMMARY_WORDS = 14
MAX_LABEL_WORDS = 10
MAX_WORDS_BEFORE_HALF = 2  # a label and the half of a mail address; more is a sentence


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
    told = {id(line) for line in summary}
    head = [line for line in head if id(line) not in told]
    basics = labelled(_bits([*head, *details], scene), scene)
    named = any(field.name == "name" for field in basics)
    name, rest = ([], list(head)) if named else name_of(head, scene)
    basics += [field for field in name if all(other.name != field.name for other in basics)]
    profiles: list[Record] = []
    plain = _reached(_bits([*rest, *details], scene), basics, profiles, scene)
    location, plain = location_of(plain, scene)
    named = any(field.name == "name" for field in basics)
    under = max((field.lines[-1].y for field in basics if field.name == "name"), default=0.0)
    if all(field.name != "label" for field in basics):
        basics += _label(plain, scene, named, [*head], under)
    basics += _linked([*rest, *details], basics)
    return Contact(tuple(basics), location, tuple(profiles), summary)


def _reached(bits: Sequence[Bit], basics: list[Field], profiles: list[Record], scene: Scene) -> list[Bit]:
    """Take ways to reach somebody, and a name beside them, out of bits; give what is left."""
    plain: list[Bit] = []
    for label, text, piece in bits:
        if label in scene.words.name_labels | scene.words.job_labels | scene.words.private_labels:
            continue
        for left in take_reachable(label, text, piece, basics, profiles, scene.words).split("\t"):
            bare = left.strip(" ,;:-–")
            if bare and without_details(piece.text) != piece.text and not label:
                bare = _without_name(bare, piece, basics, scene)
            if re.search(r"\w", bare) and fold(bare).strip(" .") not in scene.words.labels:
                plain.append((label, bare, piece))
    return plain


def _without_name(text: str, piece: Piece, basics: list[Field], scene: Scene) -> str:
    """Take a name off a line that gives ways to reach somebody too, unless it is known."""
    name, rest = split_name(text, scene.words)
    if not name or any(field.name == "name" for field in basics):
        return text
    basics.append(Field("name", name, (piece.line,), 0.8))
    return rest


def _prose(head: Sequence[Line], scene: Scene) -> tuple[Line, ...]:
    """Find the paragraphs of a head: an opening without a heading."""
    found: list[Line] = []
    for item in scene.items(head):
        words = len(item.text.split())
        if words >= MIN_SUMMARY_WORDS and not EMAIL.search(item.text) and "|" not in item.text:
            found += item.lines
    return tuple(found)


def _bits(lines: Sequence[Line], scene: Scene) -> list[Bit]:
    """Part lines into (label, text, source); an address broken over two lines is closed up first."""
    bits: list[Bit] = []
    label, line = "", None
    networks = {fold(name) for name in scene.words.networks.values()}
    for text, piece in _closed_up(lines):
        label, line = label if piece.line is line else "", piece.line
        for bit in _SPLIT.split(text):
            bit = _ICONS.sub("", bit.strip()).strip(" ,;")
            if not bit:
                continue
            if fold(bit).strip(" :.") in scene.words.labels | networks:
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
    private = opened_by(text, words.private_labels)
    return (private, text[len(private) :].strip()) if private else ("", text)


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
    alone = len(before.split()) <= MAX_WORDS_BEFORE_HALF
    return "@" in last or "/" in last or after.startswith("@") or (alone and "@" in after.split(" ")[0])


def join_address(before: str, after: str) -> str:
    """Close up an address that breaks over two lines."""
    return before + after if before[-1:] in "-/._@" else join_text(before, after)


def _label(
    plain: Sequence[Bit], scene: Scene, named: bool, head: Sequence[Line], under: float
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
    large = [(text, piece) for text, piece in close if piece.size > scene.page.size * 1.05]
    ways = ((titled, 0.9), (large, 0.75), (close, 0.5))
    chosen, sure = next(((found[:1], sure) for found, sure in ways if found), ([], 0.0))
    return [Field("label", _whole(text, piece, plain), (piece.line,), sure) for text, piece in chosen]


def _whole(text: str, piece: Piece, plain: Sequence[Bit]) -> str:
    """Give all of "DevOps / Site Reliability Engineer" where the line tells nothing else."""
    told = {bit for label, bit, other in plain if other.line is piece.line and not label}
    bits = [bit.strip(" ,;") for bit in re.split(r"\s+[–—/|·-]\s+", piece.text)]
    whole = len(piece.text.split()) <= MAX_LABEL_WORDS and text in bits and told.issuperset(bits)
    return piece.text if whole else text
