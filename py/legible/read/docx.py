"""Word -> Document: body, headers, footers, tables and text boxes; tracked changes count as accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from legible.document import Document, Line, Run
from legible.read.clean import plain
from legible.read.refusals import refusal
from legible.read.rows import line_from_runs
from legible.read.word_parts import R, Relation, W, WordFile, open_word, safe_link
from legible.read.word_styles import DEFAULT_PT, Look, Style, Styles, indent_of, look_of, read_styles

MAX_PARAGRAPHS = 20_000
MAX_DEPTH = 40
COLUMN_LINES = 4  # cells with so many lines side by side are columns, not a table's row
_REMOVED = {
    f"{W}del",
    f"{W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_TEXT_BOX = f"{W}txbxContent"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's runs and looks before it gets its place."""

    runs: tuple[Run, ...]
    style: Style
    listed: bool
    indent: float


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: a list of paragraphs for each cell."""

    cells: tuple[tuple[Paragraph, ...], ...]


Block = Paragraph | Row


@dataclass(slots=True)
class _Part:
    """One part of the file while it is read."""

    styles: Styles
    relations: dict[str, Relation]
    boxes: list[Block] = field(default_factory=list)  # text boxes met on the way
    links: list[str] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class _Sheet:
    """Lines being laid out; y counts points down one endless page."""

    lines: list[Line] = field(default_factory=list)
    y: float = 0.0
    columns: int = 0

    def add(self, runs: Sequence[Run], paragraph: Paragraph, block: int) -> None:
        size = max((run.size for run in runs), default=DEFAULT_PT)
        self.y += size * 2.2
        placed, x = [], paragraph.indent
        for run in runs:
            width = len(run.text) * run.size * 0.5
            placed.append(replace(run, x=x, y=self.y, width=width))
            x += width
        line = line_from_runs(placed, block, paragraph.style.heading, paragraph.listed)
        if line.text:
            self.lines.append(line)


def read_docx(data: bytes) -> Document:
    """Read a Word file; raises CannotRead."""
    word = open_word(data)
    styles = read_styles(word.tree("word/styles.xml"))
    root = word.tree("word/document.xml")
    if root is None:
        raise refusal("damaged")
    sheet = _Sheet()
    links: list[str] = []
    relations = word.relations("word/document.xml")
    for path in _order(relations):
        tree = root if path == "word/document.xml" else word.tree(path)
        part = _Part(styles, _relations(word, path, relations))
        blocks = list(_blocks(tree, part, 0)) if tree is not None else []
        for block in [*blocks, *part.boxes] if path == "word/document.xml" else [*part.boxes, *blocks]:
            _lay(block, sheet)
        links += part.links
    if not sheet.lines:
        raise refusal(
            "no-text", "This Word file holds no text.", "Please choose another file or paste your CV."
        )
    return Document("docx", tuple(_without_twins(sheet.lines)), links=tuple(dict.fromkeys(links)))


def _order(relations: dict[str, Relation]) -> list[str]:
    """List the parts as they are read: headers, the body, footers."""
    targets = {
        kind: [r.target for r in relations.values() if r.kind == kind] for kind in ("header", "footer")
    }
    return [*sorted(targets["header"]), "word/document.xml", *sorted(targets["footer"])]


def _relations(word: WordFile, path: str, body: dict[str, Relation]) -> dict[str, Relation]:
    return body if path == "word/document.xml" else word.relations(path)


def _without_twins(lines: Sequence[Line]) -> Iterator[Line]:
    """Drop what first-page, odd and even headers say again."""
    seen: set[str] = set()
    for line in lines:
        if line.block == 0 and len(line.text) > 12 and line.text in seen:
            continue
        seen.add(line.text)
        yield line


def _blocks(parent: Element, part: _Part, depth: int) -> Iterator[Block]:
    """Give the paragraphs and table rows below an element, in order."""
    if depth > MAX_DEPTH or part.count > MAX_PARAGRAPHS:
        return
    for child in parent:
        if child.tag in _REMOVED:
            continue
        if child.tag == f"{W}p":
            part.count += 1
            yield from _paragraphs(child, part, depth)
        elif child.tag == f"{W}tr":
            yield _row(child, part, depth)
        else:
            yield from _blocks(child, part, depth + 1)


def _row(element: Element, part: _Part, depth: int) -> Row:
    cells = []
    for cell in element.iter(f"{W}tc"):
        inner = [
            paragraph
            for block in _blocks(cell, part, depth + 1)
            for paragraph in (
                [block] if isinstance(block, Paragraph) else [p for c in block.cells for p in c]
            )
        ]
        cells.append(tuple(paragraph for paragraph in inner if _text(paragraph).strip()))
    return Row(tuple(cell for cell in cells if cell))


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def _paragraphs(element: Element, part: _Part, depth: int) -> Iterator[Paragraph]:
    """Give a paragraph; one with line breaks in it gives several."""
    properties = element.find(f"{W}pPr")
    name = properties.find(f"{W}pStyle") if properties is not None else None
    style = part.styles.of(name.get(f"{W}val") if name is not None else None)
    listed = style.listed or (properties is not None and properties.find(f"{W}numPr") is not None)
    indent = indent_of(properties, style.indent)
    current: list[Run] = []
    for run in _runs(element, part, style.look, "", depth):
        if run.text == "\n":
            yield Paragraph(tuple(current), style, listed, indent)
            current, listed = [], False
        else:
            current.append(run)
    yield Paragraph(tuple(current), style, listed, indent)


def _runs(parent: Element, part: _Part, look: Look, link: str, depth: int) -> Iterator[Run]:
    if depth > MAX_DEPTH:
        return
    for child in parent:
        if child.tag in _REMOVED or child.tag == f"{W}pPr":
            continue
        if child.tag == _TEXT_BOX:
            part.boxes += list(_blocks(child, part, depth + 1))
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


def _run(element: Element, part: _Part, base: Look, link: str, depth: int) -> Iterator[Run]:
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
            yield _made(_SIGNS[child.tag], look, link)
        elif child.tag == f"{W}t" and not look.hidden:
            yield _made(plain_edges(child.text or ""), look, link)
        elif len(child):
            yield from _runs(child, part, base, link, depth + 1)


_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "", f"{W}sym": "\t"}


def plain_edges(text: str) -> str:
    """Clean a run's text but keep the spaces at its ends."""
    core = plain(text)
    if not core:
        return " " if text else ""
    head, tail = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * head}{core.strip(' ')}{' ' * tail}"


def _made(text: str, look: Look, link: str) -> Run:
    shown = text.upper() if look.capitals else text
    size = look.size or DEFAULT_PT
    return Run(
        shown, size=size, bold=bool(look.bold), italic=bool(look.italic), color=look.color or "", link=link
    )


def _lay(block: Block, sheet: _Sheet) -> None:
    """Put a block on the sheet; a row is one line, or columns where its cells are long."""
    if isinstance(block, Paragraph):
        sheet.add(block.runs, block, 0)
    elif sum(len(cell) >= COLUMN_LINES for cell in block.cells) >= 2:
        for cell in block.cells:
            sheet.columns += 1
            for paragraph in cell:
                sheet.add(paragraph.runs, paragraph, sheet.columns)
    else:
        _lay_row(block.cells, sheet)


def _lay_row(cells: Sequence[Sequence[Paragraph]], sheet: _Sheet) -> None:
    """Join the cells' first paragraphs into a line, a tab between; what is longer follows below."""
    if not cells:
        return
    main = max(cells, key=len)
    runs: list[Run] = []
    for cell in cells:
        if runs:
            runs.append(Run("\t", size=runs[-1].size))
        shown = cell[:1] if cell is main else cell
        for index, paragraph in enumerate(shown):
            runs += [Run(" ", size=DEFAULT_PT)] * bool(index)
            runs += paragraph.runs
    sheet.add(runs, replace(main[0], indent=0.0), 0)
    for paragraph in main[1:]:
        sheet.add(paragraph.runs, paragraph, 0)
