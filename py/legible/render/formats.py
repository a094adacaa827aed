"""The formats that a CV can leave in: one table, one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from legible.library import Library
from legible.model import CV
from legible.render import standalone_html
from legible.render.blocks import blocks
from legible.render.choices import Choices, chosen_cv, chosen_outline
from legible.render.markdown import as_markdown
from legible.render.names import file_stem
from legible.render.text import as_text
from legible.render.wording import in_language


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    title: str  # what a person calls it
    mime: str
    suffix: str
    write: Callable[[CV, Library, Choices], str | bytes]  # a text is written as UTF-8


@dataclass(frozen=True, slots=True)
class File:
    """A file to be saved."""

    name: str
    mime: str
    data: bytes


def exported(cv: CV, library: Library, key: str, choices: Choices | None = None) -> File:
    """Write a CV in one of FORMATS; raises KeyError for a format that is none."""
    kind, given = FORMATS[key], choices or Choices()
    made = kind.write(cv, library, given)
    data = made.encode() if isinstance(made, str) else made
    return File(file_stem(chosen_cv(cv, given)) + kind.suffix, kind.mime, data)


def _text(cv: CV, library: Library, choices: Choices) -> str:
    return as_text(blocks(chosen_outline(cv, library, choices)))


def _markdown(cv: CV, library: Library, choices: Choices) -> str:
    return as_markdown(blocks(chosen_outline(cv, library, choices)))


def _html(cv: CV, library: Library, choices: Choices) -> str:
    return standalone_html(
        in_language(cv, choices.language),
        library,
        choices.theme,
        choices.paper,
        hidden=choices.hidden,
        order=choices.order,
        dates=choices.dates,
    )


FORMATS: Mapping[str, Format] = {
    "html": Format("Web page", "text/html", ".html", _html),
    "txt": Format("Plain text", "text/plain", ".txt", _text),
    "md": Format("Markdown", "text/markdown", ".md", _markdown),
}
