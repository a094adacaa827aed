"""A CV and a theme -> a page: the fragment for the preview, its style sheet, and a file of its own."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from legible.identity import by_identity
from legible.library import Library
from legible.model import CV
from legible.render.adjust import Adjustments, look_of
from legible.render.layout import laid_out, stands_aside
from legible.render.names import file_stem
from legible.render.outline import Contact, Entry, Outline, Piece, Section
from legible.render.sections import outline, section_names
from legible.render.theme import classes, custom_properties, load_theme, theme_names
from legible.render.wording import date_styles, language_of, wording
from legible.render.writing import direction
from legible.shown import Shown, shown
from legible.templating import environment

__all__ = [
    "PAPERS",
    "cv_html",
    "date_styles",
    "file_stem",
    "paper_css",
    "section_order",
    "standalone_html",
    "theme_css",
    "theme_names",
]

T = TypeVar("T")

FOLDER = "templates/cv/"
PAPERS = {"a4": ("210mm", "297mm"), "letter": ("8.5in", "11in")}  # width, height


def cv_html(
    cv: CV,
    library: Library,
    theme: str = "classic",
    *,
    hidden: tuple[str, ...] = (),
    order: tuple[str, ...] = (),
    dates: str = "",
    adjust: Adjustments | None = None,
) -> str:
    """Render the CV as one element; every field's element names its place in `data-path`.

    What is `hidden` is left out; all pointers, those of the page too, are pointers of the whole CV. `order`
    holds names of sections, () for the theme's order; `dates` is the key of a style of dates.
    """
    look, view = look_of(library, theme, adjust), shown(cv, hidden)
    now = (view.forward(f"/{name}") for name in section_names(cv, (*order, *look.sections)))
    words = wording(library, language_of(cv), dates)
    page = laid_out(outline(view.marked, words, tuple(path[1:] for path in now if path)), look, library)
    page = _in_full(page, view)
    return (
        environment(library)
        .get_template("cv/page.html.j2")
        .render(
            page=page,
            theme=look,
            looks=" ".join(classes(look)),
            columns=look.layout == "sidebar" and stands_aside(page, look),
            direction=direction(page.language),
        )
    )


def section_order(
    cv: CV, library: Library, order: tuple[str, ...] = (), theme: str = "classic"
) -> tuple[str, ...]:
    """Give the names of all sections as they are printed: in an order, then in the theme's.

    A name is JSON Resume's, or "summary", or "sections/0" for a section of the person's own.
    """
    return tuple(section_names(cv, (*order, *load_theme(library, theme).sections)))


def _in_full(part: T, view: Shown) -> T:
    """Give an outline, or a part of it, the pointers of the whole CV."""
    if not view.rows:
        return part
    if isinstance(part, tuple):
        return tuple(_in_full(one, view) for one in part)  # type: ignore[return-value]
    if isinstance(part, Entry):
        return _entry_in_full(part, tuple(view.rows.items()))  # type: ignore[return-value]
    return _with_paths(part, view) if isinstance(part, (Piece, Contact, Section, Outline)) else part


@by_identity
def _entry_in_full(entry: Entry, rows: tuple[tuple[str, tuple[int, ...]], ...]) -> Entry:
    """Give an entry the pointers of the whole CV; as long as it is the same one it is drawn only once."""
    nobody = CV()  # where an item that there is stands in its list is told by the rows alone
    return _with_paths(entry, Shown(nobody, nobody, nobody, dict(rows)))


def _with_paths(part: T, view: Shown) -> T:
    """Write anew what of a part has other pointers in the whole CV."""
    changes = {}
    for field in dataclasses.fields(part):  # type: ignore[arg-type]
        old = getattr(part, field.name)
        new = view.path(old) if field.name in ("path", "title_path") else _in_full(old, view)
        if new != old:
            changes[field.name] = new
    return dataclasses.replace(part, **changes) if changes else part  # type: ignore[type-var]


def theme_css(
    library: Library, theme: str = "classic", paper: str = "a4", *, adjust: Adjustments | None = None
) -> str:
    """Give all rules the fragment needs, in a shadow root or out; the paper's size is `paper_css`."""
    width, height = PAPERS[paper]
    paper_size = [("--paper-width", width), ("--paper-height", height)]
    tokens = [*custom_properties(look_of(library, theme, adjust)), *paper_size]
    lines = "".join(f"  {name}: {value};\n" for name, value in tokens)
    return f".cv {{\n{lines}}}\n\n{library.text(FOLDER + 'page.css')}"


def paper_css(library: Library, paper: str = "a4") -> str:
    """Give the `@page` rules; they work in a document's sheets only, never in a shadow root's."""
    return library.text(f"{FOLDER}paper-{paper}.css")


def standalone_html(
    cv: CV,
    library: Library,
    theme: str = "classic",
    paper: str = "a4",
    *,
    hidden: tuple[str, ...] = (),
    order: tuple[str, ...] = (),
    dates: str = "",
    adjust: Adjustments | None = None,
) -> str:
    """Render the CV as a file of its own that loads nothing; its title is the file's proposed name."""
    template = environment(library).get_template("cv/document.html.j2")
    return template.render(
        title=file_stem(shown(cv, hidden).cv),
        language=language_of(cv),
        css=f"{paper_css(library, paper)}\n{theme_css(library, theme, paper, adjust=adjust)}",
        # The fragment is HTML already: every field in it was escaped by its own template.
        trusted_fragment=cv_html(cv, library, theme, hidden=hidden, order=order, dates=dates, adjust=adjust),
    )
