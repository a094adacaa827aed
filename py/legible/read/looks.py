"""How text looks in a word processor's file, whatever its format."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from legible.document import Run
from legible.read.clean import plain

DEFAULT_PT = 11.0


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; None where nothing is said."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, base: Look) -> Look:
        """Lay this look over another."""
        return Look(
            base.size if self.size is None else self.size,
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.color if self.color is None else self.color,
            base.capitals if self.capitals is None else self.capitals,
            base.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A named style with its look worked out."""

    look: Look = field(default_factory=Look)
    heading: int = 0
    listed: bool = False
    indent: float = 0.0


def run_of(text: str, look: Look, link: str = "") -> Run:
    """Make a run of text in a look."""
    shown = text.upper() if look.capitals else text
    size = look.size or DEFAULT_PT
    return Run(
        shown, size=size, bold=bool(look.bold), italic=bool(look.italic), color=look.color or "", link=link
    )


def plain_edges(text: str) -> str:
    """Clean a run's text but keep the spaces at its ends."""
    core = plain(text)
    if not core:
        return " " if text else ""
    head, tail = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * head}{core.strip(' ')}{' ' * tail}"


def safe_link(target: str) -> str:
    """Give a link that leads to the web or to mail, else nothing."""
    return target if re.match(r"(?:https?|mailto|tel):", target, re.I) else ""
