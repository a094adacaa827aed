"""The content the engine works with, handed in: guides, words, rules, themes, templates, a dictionary."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Library:
    """Files by their path, such as `content/words/months.toml` or `templates/cv/page.html.j2`."""

    files: Mapping[str, str]
    data: Mapping[str, bytes] = field(default_factory=dict, repr=False)  # what is no text, by path
    fonts: str = ""  # the folder that holds the fonts of pages; Typst alone reads it
    _tables: dict[str, Mapping[str, Any]] = field(default_factory=dict, repr=False, compare=False)
    _made: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    _lasting: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def text(self, path: str) -> str:
        """Give a file's text; raises KeyError with the path."""
        return self.files[path]

    def table(self, path: str) -> Mapping[str, Any]:
        """Give a TOML file as a table, read once; callers must not change it."""
        if path not in self._tables:
            self._tables[path] = tomllib.loads(self.files[path])
        return self._tables[path]

    def once(self, name: str, make: Callable[[Library], T], *, lasting: bool = False) -> T:
        """Give what `make` builds from this library, built once and kept under a name.

        What is `lasting` outlives a visit: it must never hold a visitor's word, nor this library.
        """
        made = self._lasting if lasting else self._made
        if name not in made:
            made[name] = make(self)
        return made[name]  # type: ignore[no-any-return]

    def latest(self, name: str, key: str, make: Callable[[Library], T]) -> T:
        """Give what `make` builds, kept under a name until it is asked for with another key."""
        kept = self._made.get(name)
        if kept is None or kept[0] != key:
            self._made[name] = kept = (key, make(self))
        return kept[1]

    def afresh(self) -> Library:
        """Give this library without what it has made for a visit, which may know the visitor's words."""
        return replace(self, _made={})

    def with_data(self, path: str, data: bytes) -> Library:
        """Give this library with one more piece of data; what was made of the rest stays made."""
        return replace(self, data={**self.data, path: data})

    def paths(self, prefix: str, suffix: str = "") -> list[str]:
        """List the paths below a prefix, sorted."""
        return sorted(path for path in self.files if path.startswith(prefix) and path.endswith(suffix))
