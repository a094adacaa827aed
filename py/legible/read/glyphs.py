"""Follow a page's drawing operators and note where each glyph of text lands.

The text model is that of ISO 32000-1, section 9. Nothing here knows a PDF library: the caller hands in
operators, fonts and forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol

from legible.read.budget import MAX_PAGE_GLYPHS, Budget

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MAX_FORM_DEPTH = 8


class Style(NamedTuple):
    """What glyphs of one look share."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    color: str = ""  # "rrggbb"
    hidden: bool = False  # drawn without ink (rendering mode 3)


class Glyph(NamedTuple):
    """One drawn sign in the page's own space (y upwards)."""

    text: str
    x: float  # origin
    y: float
    end_x: float  # where the pen stands after it
    end_y: float
    size: float  # em height in points
    style: Style


class Font(Protocol):
    """What the machine asks of a font."""

    name: str
    bold: bool
    italic: bool

    def decode(self, raw: Any) -> list[tuple[str, float, bool]]:
        """Give each sign's text, its width in ems, and whether word spacing applies."""


@dataclass(frozen=True, slots=True)
class Content:
    """One content stream with what its names mean."""

    operations: Iterable[tuple[Any, bytes]]
    font: Callable[[str], Font | None]  # by name
    form: Callable[[str], tuple[Content, Matrix] | None]  # a form XObject by name


@dataclass(frozen=True, slots=True)
class _State:
    ctm: Matrix = IDENTITY
    font: Font | None = None
    size: float = 1.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    color: str = "000000"


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """Give the matrix that applies a, then b."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def glyphs_of(content: Content, budget: Budget | None = None) -> tuple[list[Glyph], bool]:
    """Give a content's glyphs in the order in which they are drawn, and whether it was run to its end."""
    machine = _Machine(budget or Budget())
    machine.run(content, 0)
    return machine.glyphs, not machine.full


@dataclass(slots=True)
class _Machine:
    budget: Budget
    state: _State = _State()
    glyphs: list[Glyph] = field(default_factory=list)
    stack: list[_State] = field(default_factory=list)
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY

    @property
    def full(self) -> bool:
        return len(self.glyphs) >= MAX_PAGE_GLYPHS or self.budget.spent

    def run(self, content: Content, depth: int) -> None:
        for operands, operator in content.operations:
            if self.full:
                return
            self.budget.steps -= 1
            try:
                if operator == b"Do":
                    self._form(content, str(operands[0]), depth)
                elif operator == b"Tf":
                    size = float(operands[1])
                    self.state = replace(self.state, font=content.font(operands[0]), size=size)
                elif operator in _HANDLERS:
                    _HANDLERS[operator](self, operands)
            except (IndexError, TypeError, ValueError, OverflowError):
                continue  # a broken operator is skipped, as viewers do

    def _form(self, content: Content, name: str, depth: int) -> None:
        found = content.form(name) if depth < MAX_FORM_DEPTH else None
        if found is None:
            return
        inner, matrix = found
        kept, stack = self.state, self.stack
        self.state, self.stack = replace(kept, ctm=multiply(matrix, kept.ctm)), []
        self.run(inner, depth + 1)
        self.state, self.stack = kept, stack

    def save(self, operands: Any) -> None:
        if len(self.stack) < 1000:
            self.stack.append(self.state)

    def restore(self, operands: Any) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def transform(self, operands: Any) -> None:
        self.state = replace(self.state, ctm=multiply(_matrix(operands), self.state.ctm))

    def begin(self, operands: Any) -> None:
        self.text_matrix = self.line_matrix = IDENTITY

    def set_matrix(self, operands: Any) -> None:
        self.text_matrix = self.line_matrix = _matrix(operands)

    def move(self, operands: Any) -> None:
        shift: Matrix = (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
        self.text_matrix = self.line_matrix = multiply(shift, self.line_matrix)

    def move_leading(self, operands: Any) -> None:
        self.state = replace(self.state, leading=-float(operands[1]))
        self.move(operands)

    def next_line(self, operands: Any) -> None:
        self.move((0.0, -self.state.leading))

    def show_line(self, operands: Any) -> None:
        self.next_line(operands)
        self.show(operands[-1])

    def show_line_spaced(self, operands: Any) -> None:
        word, char = float(operands[0]), float(operands[1])
        self.state = replace(self.state, word_space=word, char_space=char)
        self.show_line(operands)

    def show_array(self, operands: Any) -> None:
        for part in operands[0]:
            if isinstance(part, (int, float)):
                self._advance(-float(part) / 1000 * self.state.size * self.state.scale)
            else:
                self.show(part)

    def set_color(self, operands: Any) -> None:
        self.state = replace(self.state, color=_color(operands) or self.state.color)

    def show(self, raw: Any) -> None:
        """Place each sign of a string and move the pen on."""
        state = self.state
        if state.font is None or self.full:
            return
        a, b, c, d, e, f = multiply(self.text_matrix, state.ctm)
        size = abs(state.size) * (c * c + d * d) ** 0.5
        style = Style(state.font.name, state.font.bold or state.mode == 2, state.font.italic, state.color,
                      state.mode in (3, 7))  # fmt: skip
        e, f = e + state.rise * c, f + state.rise * d
        pen = 0.0
        signs = state.font.decode(raw)
        self.budget.glyphs -= len(signs)
        for text, width, spaced in signs:
            step = width * state.size * state.scale
            end = pen + step
            self.glyphs.append(Glyph(text, e + pen * a, f + pen * b, e + end * a, f + end * b, size, style))
            pen = end + (state.char_space + (state.word_space if spaced else 0.0)) * state.scale
        self._advance(pen)

    def _advance(self, distance: float) -> None:
        self.text_matrix = multiply((1.0, 0.0, 0.0, 1.0, distance, 0.0), self.text_matrix)


def _setter(name: str, factor: float = 1.0) -> Callable[[_Machine, Any], None]:
    def handle(machine: _Machine, operands: Any) -> None:
        changes: dict[str, Any] = {name: float(operands[0]) * factor}
        machine.state = replace(machine.state, **changes)

    return handle


_HANDLERS: dict[bytes, Callable[[_Machine, Any], None]] = {
    b"q": _Machine.save,
    b"Q": _Machine.restore,
    b"cm": _Machine.transform,
    b"BT": _Machine.begin,
    b"Tm": _Machine.set_matrix,
    b"Td": _Machine.move,
    b"TD": _Machine.move_leading,
    b"T*": _Machine.next_line,
    b"Tj": lambda machine, operands: machine.show(operands[0]),
    b"TJ": _Machine.show_array,
    b"'": _Machine.show_line,
    b'"': _Machine.show_line_spaced,
    b"Tc": _setter("char_space"),
    b"Tw": _setter("word_space"),
    b"Tz": _setter("scale", 0.01),
    b"TL": _setter("leading"),
    b"Ts": _setter("rise"),
    b"Tr": _setter("mode"),
    **dict.fromkeys((b"rg", b"g", b"k", b"sc", b"scn"), _Machine.set_color),
}


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands[:6])
    return (a, b, c, d, e, f)


def _color(operands: Any) -> str:
    """Write grey, RGB or CMYK operands as `rrggbb`; give "" for patterns."""
    values = [min(1.0, max(0.0, float(v))) for v in operands if isinstance(v, (int, float))]
    if len(values) == 1:
        values *= 3
    elif len(values) == 4:
        c, m, y, k = values
        values = [(1 - part) * (1 - k) for part in (c, m, y)]
    return "".join(f"{round(v * 255):02x}" for v in values) if len(values) == 3 else ""
