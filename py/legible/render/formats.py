"""The formats that a CV can leave in: one table, one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from legible.library import Library
from legible.model import CV
from legible.render import standalone_html
from legible.render.blocks import blocks
from legible.render.choices import Choices, chosen_cv, chosen_look, chosen_outline
from legible.render.docx import Facts, as_docx
from legible.render.json_resume import as_json_resume
from legible.render.markdown import as_markdown
from legible.render.names import file_stem, title_of
from legible.render.pages import Printed, pdf_of
from legible.render.sections import clean
from legible.render.text import as_text
from legible.render.typefaces import told
from legible.render.wording import in_language, language_of


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    title: str  # what a person calls it
    mime: str
    suffix: str
    write: Callable[[CV, Library, Choices], str | bytes | Printed]  # a text is written as UTF-8

    @property
    def is_text(self) -> bool:
        """Tell what a person can read as it is."""
        return self.mime.startswith("text/") or self.mime == "application/json"


@dataclass(frozen=True, slots=True)
class File:
    """A file to be saved."""

    name: str
    mime: str
    data: bytes
    told: str = ""  # a sentence on what of the CV it cannot show; "" where that is nothing


def exported(cv: CV, library: Library, key: str, choices: Choices | None = None) -> File:
    """Write a CV in one of FORMATS; raises KeyError for a format that is none, CannotPrint and Illegible."""
    kind, given = FORMATS[key], choices or Choices()
    made = kind.write(cv, library, given)
    name = file_stem(chosen_cv(cv, given)) + kind.suffix
    if isinstance(made, Printed):
        return File(name, kind.mime, made.pdf, told(made.missing))
    return File(name, kind.mime, made.encode() if isinstance(made, str) else made)


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
        adjust=choices.adjust,
    )


def _docx(cv: CV, library: Library, choices: Choices) -> bytes:
    given = chosen_cv(cv, choices)
    facts = Facts(language_of(given), title_of(given), clean(given.basics.name), choices.made)
    page = blocks(chosen_outline(cv, library, choices))
    return as_docx(page, chosen_look(library, choices), choices.paper, facts)


def _json(cv: CV, library: Library, choices: Choices) -> str:
    return as_json_resume(chosen_cv(cv, choices))


FORMATS: Mapping[str, Format] = {
    "pdf": Format("PDF", "application/pdf", ".pdf", pdf_of),
    "docx": Format(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        _docx,
    ),
    "html": Format("Web page", "text/html", ".html", _html),
    "json": Format("JSON Resume", "application/json", ".json", _json),
    "txt": Format("Plain text", "text/plain", ".txt", _text),
    "md": Format("Markdown", "text/markdown", ".md", _markdown),
}
