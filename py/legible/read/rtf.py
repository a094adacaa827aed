"""Rich text (.rtf) -> Document: the part of the format that CVs use (RTF 1.9.1).

Groups nest and lend their settings to what is inside; a group may also be a destination, whose text
goes elsewhere (a header) or nowhere (a picture). Deleted text of tracked changes is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from legible.document import Document
from legible.read.looks import Look, safe_link
from legible.read.refusals import refusal
from legible.read.rtf_flow import Flow, Shape
from legible.read.rtf_letters import Letters
from legible.read.rtf_tokens import BYTE, CLOSE, OPEN, SIGN, WORD, Token, tokens_of
from legible.read.sheet import Sheet

NOUN = "rich text file"
MAX_GROUPS = 2000  # one inside the other
PLAIN = Look(size=12.0)  # what \plain means
# Destinations that are read; every other one that is marked as such (\*), and these below, are not.
_FLOWS = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "shptxt": "aside", "footnote": "aside",
}  # fmt: skip
MAX_TOKENS = 600_000  # a CV with pictures in it has some ten thousand
_ENTERED = {"shpinst", "shppict", "txfieldtext"}  # marked, but with text in them
_SKIPPED = {
    "colortbl", "info", "pict", "object", "listtext", "pntext", "nonesttables", "filetbl", "revtbl",
    "listtable", "listoverridetable", "rsidtbl", "generator", "xe", "tc", "rxe", "ftnsep", "ftnsepc",
    "sp", "shprslt", "nonshppict",
}  # fmt: skip
_SIGNS: Mapping[str, str] = {
    "tab": "\t", "line": "\n", "lbr": "\n", "bullet": "•", "endash": "–", "emdash": "—", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": " ", "_": "-", "nestcell": "\t",
}  # fmt: skip
_BREAKS = {"par", "sect", "page", "nestrow", "\r", "\n"}


@dataclass(frozen=True, slots=True)
class _State:
    """What a group lends to the groups inside."""

    look: Look = PLAIN
    shape: Shape = field(default_factory=Shape)
    flow: str = "body"  # where text goes: a flow, "skip", "fonts", "styles" or "link"
    font: int = -1
    fallback: int = 1  # characters that follow a \u for readers without Unicode
    link: str = ""
    deleted: bool = False


@dataclass(slots=True)
class _Reader:
    """A file while it is read."""

    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    flows: dict[str, Flow] = field(
        default_factory=lambda: {name: Flow() for name in ("body", "header", "footer", "aside")}
    )
    letters: Letters = field(default_factory=Letters)
    headings: dict[int, int] = field(default_factory=dict)  # style -> level
    links: list[str] = field(default_factory=list)
    marked: bool = False  # \* stood before this word
    number: int = -1  # the style being described
    word: str = ""  # text of a table's entry or a field's instruction

    def take(self, token: Token) -> None:
        """Deal with one token."""
        if token.kind == BYTE:
            self.letters.byte(token.text)
            return
        self._text(self.letters.flush(self.state.font))
        if token.kind == OPEN:
            self._open()
        elif token.kind == CLOSE:
            self._close()
        elif token.kind == WORD:
            self._control(token.text, token.number)
        elif token.kind == SIGN:
            self._sign(token.text)
        else:
            self._text(self.letters.plain(token.text, self.state.font))

    def _open(self) -> None:
        if len(self.stack) > MAX_GROUPS:
            raise refusal("damaged")
        self.stack.append(self.state)
        self.letters.passed = 0

    def _close(self) -> None:
        inner, self.state = self.state, self.stack.pop() if self.stack else _State()
        self.letters.passed = 0
        if inner.flow == self.state.flow:
            self._end_entry(inner)
            return
        if inner.flow in self.flows and self.state.flow != "skip":
            self.flows[inner.flow].end_paragraph(inner.shape)
        if inner.flow == "link":
            self._end_link()
        self._end_entry(inner)

    def _end_entry(self, inner: _State) -> None:
        """Note a style's name at the end of its group; a heading's tells its level."""
        if inner.flow == "styles":
            level = re.match(r"\s*heading (\d)", self.word, re.I)
            if level and self.number >= 0:
                self.headings[self.number] = max(1, min(6, int(level[1])))
            self.word = ""

    def _end_link(self) -> None:
        """Give the rest of a field the target that its instruction names."""
        match = re.match(r'\s*HYPERLINK\s+"([^"]+)"', self.word)
        target = safe_link(match[1]) if match else ""
        self.links += [target] if target else []
        self.state = replace(self.state, link=target)
        self.word = ""

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.marked = True
        elif sign == "-":  # where a word may be hyphenated
            return
        elif sign in _BREAKS:
            self._control("par", None)
        else:
            self._text(_SIGNS.get(sign) or self.letters.plain(sign, self.state.font))

    def _control(self, word: str, number: int | None) -> None:
        """Act on a control word: a destination, a sign, a break, or a setting."""
        marked, self.marked = self.marked, False
        if word in _DESTINATIONS or word in _SKIPPED or (marked and word not in _ENTERED):
            self._enter(word)
        elif word in _SIGNS:
            self._text(_SIGNS[word])
        elif word == "u" and number is not None:
            self._text(self.letters.numbered(number, self.state.fallback))
        elif word in _BREAKS or word in ("cell", "row"):
            self._break(word)
        elif word in ("ansicpg", "fcharset", "f", "uc", "mac"):
            self._encoding(word, number or 0)
        else:
            self._setting(word, number)

    def _enter(self, word: str) -> None:
        inside = "skip" if self.state.flow == "skip" else _DESTINATIONS.get(word, "skip")
        listed = word in ("listtext", "pntext", "pn")
        if listed and self.stack and self.stack[-1].flow in self.flows:
            below = self.stack[-1]
            self.stack[-1] = replace(below, shape=replace(below.shape, listed=True))
        shape = Shape() if inside in self.flows else self.state.shape
        self.state = replace(self.state, flow=inside, shape=shape)

    def _break(self, word: str) -> None:
        flow = self.flows.get(self.state.flow)
        if flow is None:
            return
        if word == "cell":
            flow.end_cell(self.state.shape)
        elif word == "row":
            flow.end_row()
        else:
            flow.end_paragraph(self.state.shape)

    def _encoding(self, word: str, number: int) -> None:
        if word == "ansicpg":
            self.letters.page(number)
        elif word == "mac":
            self.letters.page(10000)
        elif word == "uc":
            self.state = replace(self.state, fallback=max(0, number))
        elif word == "fcharset":
            self.letters.font(self.state.font, number)
        else:
            self.state = replace(self.state, font=number)

    def _setting(self, word: str, number: int | None) -> None:
        """Change the look or the shape of what follows."""
        state, on = self.state, number != 0
        if word in ("b", "i", "caps", "v", "fs", "plain"):
            self.state = replace(state, look=_look(state.look, word, on, number))
        elif word == "deleted":
            self.state = replace(state, deleted=on)
        elif word == "pard":
            self.state = replace(state, shape=Shape())
        elif word == "s" and number is not None and state.flow == "styles":
            self.number = number
        elif word == "outlinelevel" and state.flow == "styles":
            self.headings[self.number] = min(6, (number or 0) + 1) if (number or 0) < 6 else 0
        elif state.flow in self.flows:
            self.state = replace(state, shape=self._shape(state.shape, word, number or 0))

    def _shape(self, shape: Shape, word: str, number: int) -> Shape:
        if word == "s":
            return replace(shape, heading=self.headings.get(number, 0))
        if word == "outlinelevel":
            return replace(shape, heading=number + 1 if number < 6 else 0)
        if word == "ls":
            return replace(shape, listed=number > 0)
        if word in ("li", "lin"):
            return replace(shape, indent=number / 20)
        return replace(shape, in_table=True) if word == "intbl" else shape

    def _text(self, text: str) -> None:
        flow = self.flows.get(self.state.flow)
        if not text:
            return
        if flow is None:
            self.word = (self.word + text)[-2000:] if self.state.flow in ("styles", "link") else ""
        elif not self.state.look.hidden and not self.state.deleted:
            flow.text(text, self.state.look, self.state.link)


_DESTINATIONS = {**_FLOWS, "fonttbl": "fonts", "stylesheet": "styles", "fldinst": "link"}


def _look(look: Look, word: str, on: bool, number: int | None) -> Look:
    if word == "b":
        return replace(look, bold=on)
    if word == "i":
        return replace(look, italic=on)
    if word == "caps":
        return replace(look, capitals=on)
    if word == "v":
        return replace(look, hidden=on)
    return replace(look, size=max(number or 24, 1) / 2) if word == "fs" else PLAIN


def read_rtf(data: bytes) -> Document:
    """Read rich text; raises CannotRead."""
    reader = _Reader()
    for count, token in enumerate(tokens_of(data.decode("latin-1"))):
        if count > MAX_TOKENS:
            raise refusal("too-long")
        reader.take(token)
    for flow in reader.flows.values():
        flow.end_paragraph(Shape())
    sheet = Sheet()
    sheet.lay_running(reader.flows["header"].blocks)
    for block in [*reader.flows["body"].blocks, *reader.flows["aside"].blocks]:
        sheet.lay(block)
    sheet.lay_running(reader.flows["footer"].blocks)
    return sheet.document("rtf", NOUN, reader.links)
