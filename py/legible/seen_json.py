"""A file's text as it was read <-> compact JSON, kept apart from the CV because it never changes."""

from __future__ import annotations

import json
from typing import Any

from legible.compact import compact
from legible.document import PageSize
from legible.file_facts_json import facts_from_json, facts_to_json
from legible.seen import Cell, Part, Seen, SeenLine


def seen_to_text(seen: Seen) -> str:
    """Write JSON text; its name is kept beside it."""
    data = {
        "pages": [[page.width, page.height] for page in seen.pages],
        "lines": [_line_to_json(line) for line in seen.lines],
        "facts": facts_to_json(seen.facts) if seen.facts else None,
    }
    return compact(data)


def seen_from_text(name: str, text: str) -> Seen:
    """Read what `seen_to_text` wrote; raises ValueError, TypeError or KeyError for anything else."""
    data = json.loads(text)
    pages = tuple(PageSize(float(width), float(height)) for width, height in data["pages"])
    facts = facts_from_json(data["facts"]) if data["facts"] else None
    return Seen(name, pages, tuple(map(_line_from_json, data["lines"])), facts)


def _line_to_json(line: SeenLine) -> list[Any]:
    return [
        line.page,
        line.y,
        line.size,
        int(line.bold),
        int(line.left),
        [[cell.text, cell.x, cell.width] for cell in line.cells],
        [[part.path, part.start, part.end, part.x, part.width] for part in line.parts],
    ]


def _line_from_json(data: list[Any]) -> SeenLine:
    page, y, size, bold, left, cells, parts = data
    return SeenLine(
        int(page),
        float(y),
        float(size),
        bool(bold),
        tuple(Cell(str(text), float(x), float(width)) for text, x, width in cells),
        tuple(
            Part(str(path), int(start), int(end), float(x), float(width))
            for path, start, end, x, width in parts
        ),
        bool(left),
    )
