"""Read the content from disk: the one edge of the engine that touches files."""

from __future__ import annotations

from pathlib import Path

from legible.check.dictionary import FILE as DICTIONARY
from legible.library import Library
from legible.render.typefaces import INDEX

HERE = Path(__file__).resolve().parent
SUFFIXES = {".toml", ".md", ".j2", ".txt", ".css", ".typ"}


def root() -> Path:
    """Find the folder that holds `content/` and `templates/`: in the package, else the checkout."""
    installed = HERE / "_data"
    return installed if installed.is_dir() else HERE.parent.parent


def load_library(folder: Path | None = None) -> Library:
    """Read all content and templates into a Library."""
    base = folder or root()
    files: dict[str, str] = {}
    for top in ("content", "templates"):
        for path in sorted((base / top).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                files[path.relative_to(base).as_posix()] = path.read_text("utf-8")
    data = {name: path.read_bytes() for name, path in _data(base) if path.is_file()}
    return Library(files, data, str((base / ".build" / INDEX).parent))


def _data(base: Path) -> list[tuple[str, Path]]:
    """Say where what `make setup` makes lies; the engine does without it too."""
    return [(name, base / ".build" / name) for name in (DICTIONARY, INDEX)]
