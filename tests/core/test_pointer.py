"""Pointers into a CV lead to its fields and items, and to nothing else."""

from __future__ import annotations

import pytest

from legible.model import CV, Basics, Work
from legible.pointer import NoSuchPlace, get, index, leads, put, text_at

CV_ = CV(
    basics=Basics(name="Ines Calloway"), work=(Work(name="A", highlights=("one", "two")), Work(name="B"))
)
NOWHERE = [
    "/work/2", "/work/-1", "/work/01", "/work/²", "/work/٣", "/work/ 1", "/work/1_0", f"/work/{'9' * 5000}",
    "/work/x", "/work/0/extra", "/work/0/name/0", "/work/0/__class__", "/__doc__", "/basics/__slots__",
    "/basics/__init__", "/work/count", "/", "/nowhere",
]  # fmt: skip


@pytest.mark.parametrize("path", NOWHERE, ids=lambda path: path[:20])
def test_what_is_no_field_and_no_item_is_no_place(path: str) -> None:
    with pytest.raises(NoSuchPlace):
        get(CV_, path)
    with pytest.raises(NoSuchPlace):
        put(CV_, path, "new")
    assert text_at(CV_, path) == ""
    assert not leads(CV_, path)


@pytest.mark.parametrize(
    ("path", "value"),
    [("/basics/name", "Ines Calloway"), ("/work/1", CV_.work[1]), ("/work/0/highlights/1", "two")],
)
def test_a_place_gives_what_stands_there(path: str, value: object) -> None:
    assert leads(CV_, path)
    assert get(CV_, path) == value


@pytest.mark.parametrize("path", ["", "work", "x/work"])
def test_what_does_not_start_with_a_stroke_leads_into_no_cv(path: str) -> None:
    assert not leads(CV_, path)


def test_an_index_is_written_in_one_way() -> None:
    assert [index(step) for step in ("0", "7", "120")] == [0, 7, 120]
    assert [index(step) for step in ("", "00", "07", "-1", "+1", "²", "٣", "1_0", "9" * 20)] == [None] * 9
