"""An outline and a theme -> pages, set by Typst: a PDF to send, or SVG to look at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from legible.attachment import NAME
from legible.library import Library
from legible.model import CV
from legible.render.attached import attached_json
from legible.render.choices import Choices, chosen_look, chosen_outline
from legible.render.outline import Outline, Piece
from legible.render.theme import Theme
from legible.render.typefaces import Cast, cast, faces, showable
from legible.render.writing import direction

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

TEMPLATE = "templates/cv/pages.typ"
PAPERS_MM = {"a4": (210, 297), "letter": (215.9, 279.4)}  # width, height
STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1: every part tagged, every letter told


@dataclass(frozen=True, slots=True)
class Printed:
    """Pages, and what has to be told about them."""

    pdf: bytes  # b"" where SVG was wanted
    svg: tuple[str, ...]  # one for each page; () where a PDF was wanted
    missing: tuple[str, ...]  # characters that no font has; a box stands for each
    tagged: bool  # whether a PDF keeps to PDF/UA-1


class CannotPrint(Exception):
    """Say in one sentence what is missing for pages, and how to get it."""


def pdf_of(cv: CV, library: Library, choices: Choices | None = None) -> Printed:
    """Set a CV as a PDF; raises CannotPrint."""
    given = choices or Choices()
    page, look = chosen_outline(cv, library, given), chosen_look(library, given)
    return pdf(page, look, library, given.paper, attached_json(cv, given) if given.attach else "")


def svg_of(cv: CV, library: Library, choices: Choices | None = None) -> Printed:
    """Set a CV as pictures of its pages; raises CannotPrint."""
    given = choices or Choices()
    return svg(chosen_outline(cv, library, given), chosen_look(library, given), library, given.paper)


def pdf(page: Outline, look: Theme, library: Library, paper: str = "a4", attached: str = "") -> Printed:
    """Set a CV as a PDF: the same input gives the same bytes. It carries what is `attached`."""
    fonts, forbidden = _fonts(page, look, library), _typst().TypstError
    data = {**_data(page, look, paper, fonts), "attached": attached, "attached_as": NAME}
    try:
        made, tagged = _compile(data, library, fonts, "pdf", [STANDARD]), True
    except forbidden:  # what the standard forbids must not keep anyone from having a page
        made, tagged = _compile(data, library, fonts, "pdf", []), False
    return Printed(made, (), fonts.missing, tagged)


def svg(page: Outline, look: Theme, library: Library, paper: str = "a4") -> Printed:
    """Set a CV as a picture of each page."""
    fonts = _fonts(page, look, library)
    made = _compile(_data(page, look, paper, fonts), library, fonts, "svg", [])
    pages = made if isinstance(made, list) else [made]
    return Printed(b"", tuple(one.decode() for one in pages), fonts.missing, tagged=False)


def font_files(page: Outline, look: Theme, library: Library) -> tuple[str, ...]:
    """List the files that the page's fonts folder must hold, none of them twice."""
    return _fonts(page, look, library).files


def _fonts(page: Outline, look: Theme, library: Library) -> Cast:
    slanted = any(section.layout == "quotes" for section in page.sections)
    pieces = list(_pieces(page))
    italic = slanted or any(part.emphasis for it in pieces for run in it.runs for part in run.words)
    titles = (section.title + section.title.upper() for section in page.sections)
    labels = (entry.label for section in page.sections for entry in section.entries)
    if not faces(library):
        raise CannotPrint("The fonts for pages are not here; `make setup` makes them.")
    text = showable("".join((*(it.text for it in pieces), *titles, *labels, look.bullet, look.joint)), ())
    return cast(library, [(role, families[0]) for role, families in look.fonts.items()], text, italic)


def _pieces(part: Any) -> Iterator[Piece]:
    """Walk all texts of an outline."""
    if isinstance(part, Piece):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _pieces(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from _pieces(getattr(part, name))


def _compile(
    data: Mapping[str, Any],
    library: Library,
    fonts: Cast,
    kind: Literal["pdf", "svg"],
    standards: list[PDFStandard],
) -> Any:
    compiler = library.latest("typst", " ".join(fonts.files), _compiler)
    source = library.text(TEMPLATE).encode()
    return compiler.compile(
        input=source,
        format=kind,
        sys_inputs={"cv": json.dumps(data, ensure_ascii=False)},
        pdf_standards=standards,
        timestamp=0,
    )


def _compiler(library: Library) -> Compiler:
    """Make a compiler that knows our fonts and no others; it keeps what it has set once."""
    made: Compiler = _typst().Compiler(font_paths=[library.fonts], ignore_system_fonts=True)
    return made


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise CannotPrint("Pages need the package typst; install it with `pip install typst`.") from error
    return typst


def _data(page: Outline, look: Theme, paper: str, fonts: Cast) -> dict[str, Any]:
    width, height = PAPERS_MM[paper]
    name = page.name[0].text if page.name else ""
    tag, *rest = page.language.split("-")
    region = next((part.upper() for part in rest if re.fullmatch("[A-Za-z]{2}", part)), None)
    return {
        "outline": _showable(asdict(page), fonts.missing),
        "theme": asdict(look),
        "paper": {"width": width, "height": height},
        "fonts": dict(fonts.names),
        "longest": max(map(len, re.split(r"[\s/-]+", " ".join(it.text for it in _pieces(page))))),
        "title": f"{name} – CV" if name else "CV",
        "author": name,
        "lang": tag.lower(),
        "dir": direction(page.language),
        "region": region,
    }


def _showable(part: Any, missing: tuple[str, ...]) -> Any:
    """Give an outline's data with texts that the fonts can show; addresses stay as they are."""
    if isinstance(part, str):
        return showable(part, missing)
    if isinstance(part, dict):
        return {key: one if key in ("href", "path") else _showable(one, missing) for key, one in part.items()}
    return [_showable(one, missing) for one in part] if isinstance(part, (list, tuple)) else part
