"""A Word file's parts as XML trees, and where its links lead."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from legible.errors import CannotRead
from legible.read.markup import tree_of
from legible.read.package import Package, open_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_R = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
NOUN = "Word file"


@dataclass(frozen=True, slots=True)
class Relation:
    """What an id in a part leads to."""

    kind: str  # "header", "footer", "hyperlink", ...
    target: str


@dataclass(frozen=True, slots=True)
class WordFile:
    """An opened Word file."""

    package: Package

    def tree(self, path: str) -> Element | None:
        """Give a part as XML, or None where the file has no such part; raises CannotRead."""
        data = self.package.data(path)
        if data is None:
            return None
        data = data.replace(_STRICT, W[1:-1].encode()).replace(_STRICT_R, R[1:-1].encode())
        return tree_of(data, NOUN)

    def relations(self, path: str) -> dict[str, Relation]:
        """Give what the ids in a part lead to."""
        folder, name = posixpath.split(path)
        root = self.tree(f"{folder}/_rels/{name}.rels")
        found: dict[str, Relation] = {}
        for entry in root if root is not None else ():
            kind = entry.get("Type", "").rsplit("/", 1)[-1]
            target = entry.get("Target", "")
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[entry.get("Id", "")] = Relation(kind, target)
        return found


def title_and_author(word: WordFile) -> tuple[str, str]:
    """Give what the file's properties say; broken ones say nothing."""
    try:
        root = word.tree("docProps/core.xml")
    except CannotRead:
        return "", ""
    found = (root.findtext(f"{DC}{name}", "") if root is not None else "" for name in ("title", "creator"))
    title, author = (text.strip() for text in found)
    return title, author


def open_word(data: bytes) -> WordFile:
    """Open a Word file; raises CannotRead."""
    return WordFile(open_package(data, NOUN))
