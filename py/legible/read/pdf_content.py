"""A PDF page's operators, fonts and forms, read from pypdf within a budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from legible.read.budget import Budget
from legible.read.glyphs import IDENTITY, Content, Font, Matrix
from legible.read.pdf_fonts import face_of, weight_of


@dataclass(slots=True)
class Contents:
    """The content streams of one file; fonts and forms are read when first met, and once."""

    reader: Any
    budget: Budget
    cut: bool = False  # a stream of operators was broken off
    bombed: bool = False  # a stream unpacks to more than any page needs
    _fonts: dict[int, tuple[Any, Font | None]] = field(default_factory=dict)
    _forms: dict[int, tuple[Any, Content]] = field(default_factory=dict)

    def of_page(self, page: Any) -> Content | None:
        """Give a page's content, or None where it has none."""
        contents = page.get("/Contents")
        return self._content(contents, page.get("/Resources")) if contents is not None else None

    def _content(self, stream: Any, resources: Any) -> Content:
        table = resources.get_object() if resources is not None else {}
        fonts, forms = _dictionary(table, "/Font"), _dictionary(table, "/XObject")
        return Content(
            self._operations(stream.get_object()),
            lambda name: self._font(fonts.get(name)),
            lambda name: self._form(forms.get(name), table),
        )

    def _operations(self, stream: Any) -> list[tuple[Any, bytes]]:
        """Parse a stream; where that breaks off, what came before counts, as in viewers."""
        from pypdf.errors import LimitReachedError
        from pypdf.generic import ContentStream

        if self.budget.spent:
            return []
        found: Any = None
        try:
            found = ContentStream(stream, self.reader)
            operations = found.operations
        except Exception as error:  # broken, or beyond the bounds; pypdf raises many kinds
            self.cut = True
            self.bombed |= found is None and isinstance(error, LimitReachedError)
            operations = found._operations if found is not None else []
        self.budget.operands -= sum(_weight(operands) for operands, _ in operations)
        return list(operations)

    def _font(self, entry: Any) -> Font | None:
        thing = entry.get_object() if entry is not None else None
        if not isinstance(thing, Mapping):
            return None
        if id(thing) not in self._fonts and not self.budget.spent:
            face = face_of(thing)
            self.budget.operands -= weight_of(thing, face)
            self._fonts[id(thing)] = thing, face
        return self._fonts.get(id(thing), (None, None))[1]

    def _form(self, entry: Any, table: Any) -> tuple[Content, Matrix] | None:
        thing = entry.get_object() if entry is not None else None
        if thing is None or thing.get("/Subtype") != "/Form":
            return None
        if id(thing) not in self._forms:
            self._forms[id(thing)] = thing, self._content(thing, thing.get("/Resources", table))
        a, b, c, d, e, f = (float(value) for value in thing.get("/Matrix", IDENTITY))
        return self._forms[id(thing)][1], (a, b, c, d, e, f)


def _dictionary(table: Any, key: str) -> Mapping[str, Any]:
    found = table.get(key) if hasattr(table, "get") else None
    found = found.get_object() if found is not None else None
    return found if isinstance(found, Mapping) else {}


def _weight(operand: Any) -> int:
    if isinstance(operand, list):
        return 1 + sum(map(_weight, operand))
    return 1 + sum(map(_weight, operand.values())) if isinstance(operand, dict) else 1
