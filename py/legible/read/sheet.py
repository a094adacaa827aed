"""Paragraphs and table rows -> lines on one endless page: what Word, OpenDocument and RTF files share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from legible.document import Document, Line, Noticed, Run
from legible.read.looks import DEFAULT_PT
from legible.read.refusals import refusal
from legible.read.rows import line_from_runs

COLUMN_LINES = 4  # cells with so many lines side by side are columns, not a row; so is a text box


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph before it gets its place."""

    runs: tuple[Run, ...]
    heading: int = 0
    listed: bool = False
    indent: float = 0.0

    @property
    def text(self) -> str:
        """Give its text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: a list of paragraphs for each cell."""

    cells: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A text box, which stands beside the paragraph that it is anchored in."""

    paragraphs: tuple[Paragraph, ...]


Block = Paragraph | Row | Box
Piece = Run | Box  # of a paragraph


def row_of(cells: Sequence[Sequence[Block]]) -> Row:
    """Make a row; tables inside its cells are opened out, and empty cells fall away."""
    opened = [_opened(cell) for cell in cells]
    return Row(tuple(cell for cell in opened if cell))


def box_of(blocks: Iterable[Block]) -> Box:
    """Make a text box; tables and boxes inside it are opened out."""
    return Box(_opened(blocks))


def _opened(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for block in blocks for paragraph in _inner(block) if paragraph.text.strip())


def _inner(block: Block) -> Sequence[Paragraph]:
    if isinstance(block, Paragraph):
        return [block]
    return block.paragraphs if isinstance(block, Box) else [p for cell in block.cells for p in cell]


def paragraphs_of(pieces: Sequence[Piece], heading: int, listed: bool, indent: float) -> Iterator[Block]:
    """Give a paragraph; one with line breaks (a run each) in it gives several.

    A text box comes before the paragraph that it opens, else after it.
    """
    current: list[Run] = []
    late: list[Box] = []
    for piece in pieces:
        if isinstance(piece, Box):
            if not any(run.text.strip() for run in current):
                yield piece
            else:
                late.append(piece)
        elif piece.text == "\n":
            yield Paragraph(tuple(current), heading, listed, indent)
            current, listed = [], False
        else:
            current.append(piece)
    yield Paragraph(tuple(current), heading, listed, indent)
    yield from late


@dataclass(slots=True)
class Sheet:
    """Lines being laid out; y counts points down one endless page."""

    lines: list[Line] = field(default_factory=list)
    y: float = 0.0
    columns: int = 0
    beside: list[tuple[Box, float]] = field(default_factory=list)  # long text boxes, and how far down
    tables: bool = False
    text_boxes: bool = False
    running: set[str] = field(default_factory=set)  # what headers and footers have said

    def lay_running(self, blocks: Iterable[Block]) -> None:
        """Put a header or footer on the sheet, less what first-page, odd and even ones say again."""
        for block in blocks:
            text = _text_of(block)
            if text not in self.running:
                self.lay(block)
            self.running.add(text)

    def lay(self, block: Block) -> None:
        """Put a block on the sheet; a row is one line, or columns where its cells are long."""
        self.tables |= isinstance(block, Row) and len(block.cells) > 1
        if isinstance(block, Paragraph):
            self._add(block.runs, block, 0)
        elif isinstance(block, Box):
            self.text_boxes |= bool(block.paragraphs)
            self._lay_box(block)
        elif sum(len(cell) >= COLUMN_LINES for cell in block.cells) >= 2:
            for cell in block.cells:
                self._lay_column(cell)
        else:
            self._lay_row(block.cells)

    def document(
        self, kind: str, noun: str, links: Sequence[str], title: str = "", author: str = ""
    ) -> Document:
        """Give the lines as a document; raises CannotRead where there are none."""
        for box, y in self.beside:
            self.y = y
            self._lay_column(box.paragraphs)
        if not self.lines:
            raise refusal(
                "no-text", f"This {noun} holds no text.", "Please choose another file or paste your CV."
            )
        running = tuple(sorted(self.running - {""}))
        noticed = Noticed(self.columns > 0, self.tables, self.text_boxes, running, title=title, author=author)
        return Document(kind, tuple(self.lines), links=tuple(dict.fromkeys(links)), noticed=noticed)

    def _add(self, runs: Sequence[Run], paragraph: Paragraph, block: int) -> None:
        size = max((run.size for run in runs), default=DEFAULT_PT)
        self.y += size * 2.2
        placed, x = [], paragraph.indent
        for run in runs:
            width = len(run.text) * run.size * 0.5
            placed.append(replace(run, x=x, y=self.y, width=width))
            x += width
        line = line_from_runs(placed, block, paragraph.heading, paragraph.listed)
        if line.text:
            self.lines.append(line)

    def _lay_box(self, box: Box) -> None:
        """Put a short text box where its anchor is; a long one is a column beside the text."""
        if len(box.paragraphs) >= COLUMN_LINES:
            self.beside.append((box, self.y))
            return
        for paragraph in box.paragraphs:
            self._add(paragraph.runs, paragraph, 0)

    def _lay_column(self, paragraphs: Iterable[Paragraph]) -> None:
        self.columns += 1
        for paragraph in paragraphs:
            self._add(paragraph.runs, paragraph, self.columns)

    def _lay_row(self, cells: Sequence[Sequence[Paragraph]]) -> None:
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
        self._add(runs, replace(main[0], indent=0.0), 0)
        for paragraph in main[1:]:
            self._add(paragraph.runs, paragraph, 0)


def _text_of(block: Block) -> str:
    return "\t".join(paragraph.text.strip() for paragraph in _inner(block))
