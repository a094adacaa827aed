"""OpenDocument text (.odt, .fodt) -> Document: body, lists, tables, frames, headers and footers.

Tracked changes count as accepted: what was deleted stands apart, in an element that is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from legible.document import Document, Run
from legible.read.looks import Look, plain_edges, run_of, safe_link
from legible.read.markup import tree_of
from legible.read.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, XLINK, OdtStyles, read_styles
from legible.read.package import open_package
from legible.read.refusals import refusal
from legible.read.sheet import Block, Piece, Sheet, box_of, paragraphs_of, row_of

NOUN = "OpenDocument file"
MAX_PARAGRAPHS = 20_000
MAX_DEPTH = 60
LIST_STEP_PT = 18.0  # how much further in each level of a list stands
_LEFT_OUT = {
    f"{TEXT}tracked-changes",
    f"{TEXT}sequence-decls",
    f"{TEXT}variable-decls",
    f"{TEXT}note-citation",
    f"{TEXT}page-number",
    f"{TEXT}page-count",
    f"{TEXT}index-title-template",
    f"{OFFICE}annotation",
    f"{OFFICE}forms",
    f"{TABLE}covered-table-cell",
}
_MASTERS = f"{OFFICE}master-styles/{STYLE}master-page"
_HEADERS = ("header-first", "header", "header-left")
_FOOTERS = ("footer-first", "footer", "footer-left")


@dataclass(slots=True)
class _Part:
    """One part of the file while it is read."""

    styles: OdtStyles
    notes: list[Block] = field(default_factory=list)  # met on the way
    links: list[str] = field(default_factory=list)
    count: int = 0


def read_odt(data: bytes) -> Document:
    """Read an OpenDocument text, zipped; raises CannotRead."""
    package = open_package(data, NOUN)
    if b"encryption-data" in (package.data("META-INF/manifest.xml") or b""):
        raise refusal("locked")
    content = package.tree("content.xml")
    if content is None:
        raise refusal("damaged")
    return _document(content, package.tree("styles.xml"))


def read_flat_odt(data: bytes) -> Document:
    """Read an OpenDocument text that is a single XML file; raises CannotRead."""
    root = tree_of(data, NOUN)
    return _document(root, root)


def _document(content: Element, styles: Element | None) -> Document:
    part = _Part(read_styles([styles, content]))
    sheet = Sheet()
    sheet.lay_running(_running(styles, part, _HEADERS))
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    for block in _whole(body, part):
        sheet.lay(block)
    sheet.lay_running(_running(styles, part, _FOOTERS))
    return sheet.document("odt", NOUN, part.links)


def _running(styles: Element | None, part: _Part, names: tuple[str, ...]) -> Iterator[Block]:
    """Give what stands in the headers (or footers) of the pages' models."""
    for master in styles.iterfind(_MASTERS) if styles is not None else ():
        for name in names:
            yield from _whole(master.find(f"{STYLE}{name}"), part)


def _whole(element: Element | None, part: _Part) -> list[Block]:
    """Give an element's blocks, with its notes after them."""
    part.notes = []
    blocks = list(_blocks(element, part, 0, 0)) if element is not None else []
    return [*blocks, *part.notes]


def _blocks(parent: Element, part: _Part, lists: int, depth: int) -> Iterator[Block]:
    """Give the paragraphs and rows below an element, in order; `lists` counts the lists around."""
    if depth > MAX_DEPTH:
        return
    for child in parent:
        if part.count > MAX_PARAGRAPHS:
            return
        if child.tag in _LEFT_OUT:
            continue
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            part.count += 1
            first = child is parent[0] and parent.tag == f"{TEXT}list-item"
            yield from _paragraphs(child, part, lists, first, depth)
        elif child.tag == f"{TABLE}table-row":
            cells = child.iterfind(f"{TABLE}table-cell")
            yield row_of([list(_blocks(cell, part, lists, depth + 1)) for cell in cells])
        else:
            inner = lists + (child.tag == f"{TEXT}list")
            yield from _blocks(child, part, inner, depth + 1)


def _paragraphs(element: Element, part: _Part, lists: int, listed: bool, depth: int) -> Iterator[Block]:
    style = part.styles.paragraph(element.get(f"{TEXT}style-name", ""))
    level = element.get(f"{TEXT}outline-level", "1") if element.tag == f"{TEXT}h" else ""
    heading = max(1, min(6, int(level))) if level.isdigit() else style.heading
    runs = list(_runs(element, part, style.look, "", depth))
    indent = style.indent + LIST_STEP_PT * lists
    return paragraphs_of(runs, heading, listed and not heading, indent)


def _runs(parent: Element, part: _Part, look: Look, link: str, depth: int) -> Iterator[Piece]:
    if depth > MAX_DEPTH:
        return
    yield from _text(parent.text, look, link)
    for child in parent:
        if child.tag not in _LEFT_OUT:
            yield from _inside(child, part, look, link, depth + 1)
        yield from _text(child.tail, look, link)


def _inside(child: Element, part: _Part, look: Look, link: str, depth: int) -> Iterator[Piece]:
    """Give the pieces of what stands inside a paragraph; notes are put aside."""
    if child.tag == f"{TEXT}line-break":
        yield Run("\n")
    elif child.tag in _SIGNS:
        yield run_of(_SIGNS[child.tag], look, link)
    elif child.tag.startswith(DRAW):
        yield box_of(_blocks(child, part, 0, depth))
    elif child.tag == f"{TEXT}note":
        part.notes += list(_blocks(child, part, 0, depth))
    elif child.tag == f"{TEXT}a":
        target = safe_link(child.get(f"{XLINK}href", ""))
        part.links += [target] if target else []
        yield from _runs(child, part, look, target, depth)
    else:
        own = part.styles.text(child.get(f"{TEXT}style-name", ""), look)
        yield from _runs(child, part, own, link, depth)


_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}s": " ", f"{TEXT}soft-page-break": ""}


def _text(text: str | None, look: Look, link: str) -> Iterator[Run]:
    if text and not look.hidden:
        yield run_of(plain_edges(text), look, link)
