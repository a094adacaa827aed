"""Making the change that a finding offers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.check.model import Edit
from legible.mending import applied, read, reordered, written
from legible.model import CV, Basics, Skill, Work
from legible.pointer import NoSuchPlace, put

WORK = (
    Work(
        name="Larch Retail",
        startDate="2020-01",
        highlights=("One.", "Two.", "Three."),
        extra={"x-startText": "Jan 2020"},
    ),
    Work(name="Mill Lane Bakery", startDate="2022-03"),
)
JAVA = CV(basics=Basics(summary="Baker."), work=WORK, skills=(Skill(name="Code", keywords=("Java",)),))


def as_iso(text: str) -> str | None:
    """Read nothing but ISO dates."""
    return text if text[:4].isdigit() else None


def change(**parts: tuple[tuple[str, object], ...]) -> Edit:
    """Give an edit with these parts."""
    return Edit("Change it", "", "", **parts)  # type: ignore[arg-type]


def test_texts_are_put_then_items_added_then_lists_put_in_order() -> None:
    mended = applied(
        JAVA,
        change(
            texts=(("/work/0/highlights/2", "3."), ("/basics/summary", "Cook.")),
            adds=(("/skills/0/keywords", "Kotlin"),),
            orders=(("/work/0/highlights", (2, 0)), ("/skills/0/keywords", (1, 0))),
        ),
        as_iso,
    )
    assert mended.work[0].highlights == ("3.", "One.")
    assert mended.basics.summary == "Cook."
    assert mended.skills[0].keywords == ("Kotlin", "Java")


def test_a_date_that_is_put_loses_its_old_spelling() -> None:
    mended = applied(JAVA, change(texts=(("/work/0/startDate", "2020-02"),)), as_iso)
    assert mended.work[0].startDate == "2020-02"
    assert "x-startText" not in mended.work[0].extra


def test_a_change_leaves_the_rest_of_the_cv_alone() -> None:
    mended = applied(JAVA, change(orders=(("/work", (1, 0)),)), as_iso)
    assert mended.work == WORK[::-1]
    assert (mended.basics, mended.skills) == (JAVA.basics, JAVA.skills)


@pytest.mark.parametrize(
    "parts",
    [
        {"texts": (("/work/7/name", "Larch"),)},
        {"texts": (("/work/0/highlights", "Larch"),)},
        {"orders": (("/work", (0, 2)),)},
        {"orders": (("/work", (0, 0, 1)),)},
        {"orders": (("/work", (0, -1)),)},
        {"orders": (("/basics/summary", (0, 1)),)},
        {"orders": (("/hats", (0, 1)),)},
    ],
)
def test_a_change_made_for_another_cv_is_refused(parts: dict[str, tuple[tuple[str, object], ...]]) -> None:
    with pytest.raises(NoSuchPlace):
        applied(JAVA, change(**parts), as_iso)


CHANGE = change(
    texts=(("/work/0/highlights/2", '3. <&"ß'),),
    adds=(("/skills/0/keywords", "Kotlin"),),
    orders=(("/work/0/highlights", (2, 0)),),
)


def test_a_change_that_was_written_down_is_the_same_when_it_is_read() -> None:
    assert read(JAVA, written(JAVA, CHANGE)) == CHANGE


@pytest.mark.parametrize("place", ["/work/0/highlights/2", "/work/0/highlights/1", "/skills/0/keywords/0"])
def test_a_change_that_was_written_down_is_not_made_where_something_else_stands_now(place: str) -> None:
    text = written(JAVA, CHANGE)
    assert read(put(JAVA, place, "Typed since."), text) is None
    assert read(put(JAVA, "/basics/summary", "Typed since."), text) == CHANGE
    assert read(CV(), text) is None


@given(st.permutations(range(3)))
def test_putting_a_list_in_order_and_back_changes_nothing(order: list[int]) -> None:
    there = reordered(JAVA, "/work/0/highlights", order)
    back = reordered(there, "/work/0/highlights", [order.index(n) for n in range(3)])
    assert [int(n == m) for n, m in zip(order, range(3), strict=True)] == [
        int(a == b) for a, b in zip(there.work[0].highlights, JAVA.work[0].highlights, strict=True)
    ]
    assert back == JAVA
