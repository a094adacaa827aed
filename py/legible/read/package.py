"""A zip of parts (Word, OpenDocument, an archive of tables), opened within bounds."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from legible.read.markup import tree_of
from legible.read.refusals import refusal

MAX_PART_BYTES = 20_000_000
MAX_PARTS = 3000
MAX_RATIO = 300  # a part that unpacks to more times its size is a bomb
HARMLESS_BYTES = 1_000_000  # a part no larger than this may be packed as tightly as it likes


@dataclass(frozen=True, slots=True)
class Package:
    """An opened zip."""

    archive: zipfile.ZipFile
    noun: str  # what the file is, for a refusal's sentence

    def names(self) -> list[str]:
        """List the parts, folders left out."""
        return [name for name in self.archive.namelist() if not name.endswith("/")]

    def data(self, path: str) -> bytes | None:
        """Give a part's bytes, or None where the file has no such part; raises CannotRead."""
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        bomb = info.file_size > HARMLESS_BYTES and info.file_size > MAX_RATIO * max(1, info.compress_size)
        if info.file_size > MAX_PART_BYTES or bomb:
            raise refusal("too-long")
        if info.flag_bits & 1:
            raise refusal("locked")
        try:
            with self.archive.open(info) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except Exception as error:  # zipfile and zlib raise many kinds for broken data
            raise refusal("damaged") from error
        if len(data) > MAX_PART_BYTES:
            raise refusal("too-long")
        return data

    def tree(self, path: str) -> Element | None:
        """Give a part as XML, or None where the file has no such part; raises CannotRead."""
        data = self.data(path)
        return None if data is None else tree_of(data, self.noun)


def open_package(data: bytes, noun: str) -> Package:
    """Open a zip; raises CannotRead."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # as above
        raise refusal("damaged") from error
    if len(archive.infolist()) > MAX_PARTS:
        raise refusal("too-long")
    return Package(archive, noun)
