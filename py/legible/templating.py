"""Jinja2 over the library's templates: escaped by default, and a misspelt name is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legible.library import Library

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "templates/"


def environment(library: Library) -> Environment:
    """Give the library's environment; template names are relative to `templates/`."""
    return library.once("jinja2", _environment)


def _environment(library: Library) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: library.files.get(FOLDER + name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
