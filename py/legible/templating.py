"""Jinja2 over the library's templates: escaped by default, and a misspelt name is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legible.identity import by_identity
from legible.library import Library

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "templates/"


def environment(library: Library) -> Environment:
    """Give the library's environment; template names are relative to `templates/`."""
    return library.once("jinja2", _environment, lasting=True)


def _environment(library: Library) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    files = library.files
    made = Environment(
        loader=FunctionLoader(lambda name: files.get(FOLDER + name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["once"] = _once
    return made


@by_identity
def _once(it: Any, macro: Any) -> str:
    """Draw an object that never changes with a macro, or give what was drawn of it before."""
    drawn: str = macro(it)
    return drawn
