"""Documentation that is made from other files is as fresh as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.mark.parametrize("name", ["columns.svg", "rules.md"])
def test_a_file_that_is_made_from_others_is_fresh(name: str) -> None:
    docs = pytest.importorskip("write_docs", reason="the tools are not part of the engine")
    assert (DOCS / name).read_text("utf-8") == docs.made()[name], "make docs writes it anew"
