"""A CV and a theme -> a page: the fragment for the preview, its style sheet, and a file of its own."""

from __future__ import annotations

from legible.library import Library
from legible.model import CV
from legible.render.names import file_stem
from legible.render.sections import outline
from legible.render.theme import custom_properties, load_theme, theme_names
from legible.render.wording import language_of, wording
from legible.templating import environment

__all__ = ["PAPERS", "cv_html", "file_stem", "paper_css", "standalone_html", "theme_css", "theme_names"]

FOLDER = "templates/cv/"
PAPERS = {"a4": ("210mm", "297mm"), "letter": ("8.5in", "11in")}  # width, height


def cv_html(cv: CV, library: Library, theme: str = "classic") -> str:
    """Render the CV as one element; every field's element names its place in `data-path`."""
    look = load_theme(library, theme)
    page = outline(cv, wording(library, language_of(cv)), look.sections)
    return environment(library).get_template("cv/page.html.j2").render(page=page, theme=look)


def theme_css(library: Library, theme: str = "classic", paper: str = "a4") -> str:
    """Give all rules the fragment needs, in a shadow root or out; the paper's size is `paper_css`."""
    width, height = PAPERS[paper]
    paper_size = [("--paper-width", width), ("--paper-height", height)]
    tokens = [*custom_properties(load_theme(library, theme)), *paper_size]
    lines = "".join(f"  {name}: {value};\n" for name, value in tokens)
    return f".cv {{\n{lines}}}\n\n{library.text(FOLDER + 'page.css')}"


def paper_css(library: Library, paper: str = "a4") -> str:
    """Give the `@page` rules; they work in a document's sheets only, never in a shadow root's."""
    return library.text(f"{FOLDER}paper-{paper}.css")


def standalone_html(cv: CV, library: Library, theme: str = "classic", paper: str = "a4") -> str:
    """Render the CV as a file of its own that loads nothing; its title is the file's proposed name."""
    template = environment(library).get_template("cv/document.html.j2")
    return template.render(
        title=file_stem(cv),
        language=language_of(cv),
        css=f"{paper_css(library, paper)}\n{theme_css(library, theme, paper)}",
        # The fragment is HTML already: every field in it was escaped by its own template.
        trusted_fragment=cv_html(cv, library, theme),
    )
