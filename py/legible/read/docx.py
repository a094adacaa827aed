"""Word -> Document: body, headers, footers, tables and text boxes; tracked changes count as accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from legible.document import Document, Run
from legible.read.looks import Look, plain_edges, run_of, safe_link
from legible.read.refusals import refusal
from legible.read.sheet import Block, Piece, Row, Sheet, box_of, paragraphs_of, row_of
from legible.read.word_parts import NOUN, R, Relation, W, WordFile, open_word, title_and_author
from legible.read.word_styles import Styles, indent_of, listed_of, look_of, read_styles

MAX_PARAGRAPHS = 20_000
MAX_DEPTH = 40
BODY = "word/document.xml"
_REMOVED = {
    f"{W}del",
    f"{W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_TEXT_BOX = f"{W}txbxContent"


@dataclass(slots=True)
class _Part:
    """One part of the file while it is read."""

    styles: Styles
    relations: dict[str, Relation]
    links: list[str] = field(default_factory=list)
    count: int = 0


def read_docx(data: bytes) -> Document:
    """Read a Word file; raises CannotRead."""
    word = open_word(data)
    styles = read_styles(word.tree("word/styles.xml"))
    root = word.tree(BODY)
    if root is None:
        raise refusal("damaged")
    sheet = Sheet()
    links: list[str] = []
    relations = word.relations(BODY)
    for path in _order(relations):
        tree = root if path == BODY else word.tree(path)
        part = _Part(styles, _relations(word, path, relations))
        blocks = list(_blocks(tree, part, 0)) if tree is not None else []
        if path == BODY:
            for block in blocks:
                sheet.lay(block)
        else:
            sheet.lay_running(blocks)
        links += part.links
    return sheet.document("docx", NOUN, links, *title_and_author(word))


def _order(relations: dict[str, Relation]) -> list[str]:
    """List the parts as they are read: headers, the body, footers."""
    targets = {
        kind: [r.target for r in relations.values() if r.kind == kind] for kind in ("header", "footer")
    }
    return [*sorted(targets["header"]), BODY, *sorted(targets["footer"])]


def _relations(word: WordFile, path: str, body: dict[str, Relation]) -> dict[str, Relation]:
    return body if path == BODY else word.relations(path)


def _blocks(parent: Element, part: _Part, depth: int) -> Iterator[Block]:
    """Give the paragraphs and table rows below an element, in order."""
    if depth > MAX_DEPTH:
        return
    for child in parent:
        if part.count > MAX_PARAGRAPHS:
            return
        if child.tag in _REMOVED:
            continue
        if child.tag == f"{W}p":
            part.count += 1
            yield from _paragraphs(child, part, depth)
        elif child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield _row(child, part, depth)
        else:
            yield from _blocks(child, part, depth + 1)


def _row(element: Element, part: _Part, depth: int) -> Row:
    return row_of([list(_blocks(cell, part, depth + 1)) for cell in _cells(element, depth)])


def _cells(element: Element, depth: int) -> Iterator[Element]:
    """Give a row's own cells; those of a table inside a cell belong to that cell."""
    for child in element:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _REMOVED and depth < MAX_DEPTH:
            yield from _cells(child, depth + 1)


def _paragraphs(element: Element, part: _Part, depth: int) -> Iterator[Block]:
    """Give a paragraph; one with line breaks in it gives several."""
    properties = element.find(f"{W}pPr")
    name = properties.find(f"{W}pStyle") if properties is not None else None
    style = part.styles.of(name.get(f"{W}val") if name is not None else None)
    listed = listed_of(properties, style.listed) and not style.heading
    indent = indent_of(properties, style.indent)
    runs = list(_runs(element, part, style.look, "", depth))
    return paragraphs_of(runs, style.heading, listed, indent)


def _runs(parent: Element, part: _Part, look: Look, link: str, depth: int) -> Iterator[Piece]:
    if depth > MAX_DEPTH:
        return
    for child in parent:
        if child.tag in _REMOVED or child.tag == f"{W}pPr":
            continue
        if child.tag == _TEXT_BOX:
            yield box_of(_blocks(child, part, depth + 1))
        elif child.tag == f"{W}hyperlink":
            target = _target(child, part)
            yield from _runs(child, part, look, target, depth + 1)
        elif child.tag == f"{W}r":
            yield from _run(child, part, look, link, depth)
        else:
            yield from _runs(child, part, look, link, depth + 1)


def _target(element: Element, part: _Part) -> str:
    relation = part.relations.get(element.get(f"{R}id", ""))
    target = safe_link(relation.target) if relation is not None else ""
    part.links += [target] if target else []
    return target


def _run(element: Element, part: _Part, base: Look, link: str, depth: int) -> Iterator[Piece]:
    properties = element.find(f"{W}rPr")
    name = properties.find(f"{W}rStyle") if properties is not None else None
    named = part.styles.by_id.get(name.get(f"{W}val", "")) if name is not None else None
    look = look_of(properties).over(named.look.over(base) if named else base)
    for child in element:
        if child.tag == f"{W}rPr":
            continue
        if child.tag == f"{W}br" or child.tag == f"{W}cr":
            yield Run("\n")
        elif child.tag in _SIGNS:
            yield run_of(_SIGNS[child.tag], look, link)
        elif child.tag == f"{W}t" and not look.hidden:
            yield run_of(plain_edges(child.text or ""), look, link)
        elif len(child):
            yield from _runs(child, part, base, link, depth + 1)


_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "", f"{W}sym": "\t"}
