"""A Word file's zip: its parts as XML trees, within bounds, and its links."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

from legible.read.refusals import refusal

MAX_PART_BYTES = 20_000_000
MAX_PARTS = 3000
MAX_RATIO = 300  # a part that unpacks to more times its size is a bomb
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_R = b"http://purl.oclc.org/ooxml/officeDocument/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """What an id in a part leads to."""

    kind: str  # "header", "footer", "hyperlink", ...
    target: str


@dataclass(frozen=True, slots=True)
class WordFile:
    """An opened Word file."""

    archive: zipfile.ZipFile

    def tree(self, path: str) -> ElementTree.Element | None:
        """Give a part as XML, or None where the file has no such part; raises CannotRead."""
        data = self._bytes(path)
        if data is None:
            return None
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise refusal("damaged", "This Word file holds markup that no word processor writes.")
        data = data.replace(_STRICT, W[1:-1].encode()).replace(_STRICT_R, R[1:-1].encode())
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise refusal("damaged") from error

    def _bytes(self, path: str) -> bytes | None:
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        bomb = info.file_size > 1_000_000 and info.file_size > MAX_RATIO * max(1, info.compress_size)
        if info.file_size > MAX_PART_BYTES or bomb:
            raise refusal("too-long")
        if info.flag_bits & 1:
            raise refusal("password")
        try:
            with self.archive.open(info) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except Exception as error:  # zipfile and zlib raise many kinds for broken data
            raise refusal("damaged") from error
        if len(data) > MAX_PART_BYTES:
            raise refusal("too-long")
        return data

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


def open_word(data: bytes) -> WordFile:
    """Open a Word file; raises CannotRead."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # as above
        raise refusal("damaged") from error
    if len(archive.infolist()) > MAX_PARTS:
        raise refusal("too-long")
    return WordFile(archive)


def safe_link(target: str) -> str:
    """Give a link that leads to the web or to mail, else nothing."""
    return target if re.match(r"(?:https?|mailto|tel):", target, re.I) else ""
