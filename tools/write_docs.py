"""Write the files of `docs/` that are made from others; a test proves them fresh."""

from __future__ import annotations

from pathlib import Path

from legible.assets import load_library
from legible.importer import import_bytes
from legible.rule_pages import rules_markdown
from picture import picture

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ROOT / "tests/cases/import/columns.pdf"


def made() -> dict[str, str]:
    """Give each file's name and what it must hold."""
    library = load_library(ROOT)
    parsed = import_bytes(COLUMNS.read_bytes(), COLUMNS.name, library)
    return {"rules.md": rules_markdown(library), "columns.svg": picture(parsed)}


def main() -> None:
    for name, text in made().items():
        (ROOT / "docs" / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
