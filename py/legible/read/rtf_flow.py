"""One stream of a rich text file (body, header, footer, asides): runs -> paragraphs -> blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from legible.document import Run
from legible.read.looks import Look, plain_edges, run_of
from legible.read.sheet import Block, paragraphs_of, row_of

MAX_BLOCKS = 20_000


@dataclass(frozen=True, slots=True)
class Shape:
    """What is said of a paragraph."""

    heading: int = 0
    listed: bool = False
    indent: float = 0.0
    in_table: bool = False


@dataclass(slots=True)
class Flow:
    """Text being gathered."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    cell: list[Block] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)

    def text(self, text: str, look: Look, link: str = "") -> None:
        """Add text; a tab and a line break come alone."""
        shown = text if text in ("\t", "\n") else plain_edges(text)
        if shown:
            self.runs.append(run_of(shown, look, link))

    def end_paragraph(self, shape: Shape) -> None:
        """Close a paragraph; inside a table it belongs to the cell."""
        blocks = self.cell if shape.in_table else self.blocks
        if not shape.in_table:
            self.end_row()
        if self.runs and len(self.blocks) < MAX_BLOCKS:
            blocks += paragraphs_of(self.runs, shape.heading, shape.listed, shape.indent)
        self.runs = []

    def end_cell(self, shape: Shape) -> None:
        """Close a table's cell."""
        if self.runs:
            self.cell += paragraphs_of(self.runs, shape.heading, shape.listed, shape.indent)
        self.cells.append(self.cell)
        self.runs, self.cell = [], []

    def end_row(self) -> None:
        """Close a table's row; what stands after its last cell is a cell as well."""
        cells = [*self.cells, self.cell] if self.cell else self.cells
        if cells and len(self.blocks) < MAX_BLOCKS:
            self.blocks.append(row_of(cells))
        self.cells, self.cell = [], []
