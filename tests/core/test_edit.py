"""One step at a time on a CV: fields, entries, lines, leftovers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible import edit
from legible.assets import load_library
from legible.form import form, places
from legible.model import CV, Basics, Interest, Work
from legible.parse import read_date
from legible.pointer import NoSuchPlace, get

LIBRARY = load_library()
CV_ = CV(
    basics=Basics(name="Ines Calloway"),
    work=(
        Work(name="A", startDate="2020-01", highlights=("one", "two"), extra={"x-startText": "Jan 2020"}),
        Work(name="B"),
    ),
)


def dates(text: str) -> str | None:
    return read_date(text, LIBRARY)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mar 2021", "2021-03"),
        ("03/2021", "2021-03"),
        ("2021", "2021"),
        ("2021-03", "2021-03"),
        ("Sept. 2019", "2019-09"),
        ("present", ""),
        ("", ""),
        ("202", "202"),
        ("spring term", "spring term"),
        ("2021-13", "2021-13"),
        ("Mar 2021 - Apr 2022", "Mar 2021 - Apr 2022"),
    ],
)
def test_a_typed_date_is_kept_as_iso_where_it_is_one_and_as_typed_where_not(typed: str, kept: str) -> None:
    assert edit.set_field(CV_, "/work/0/endDate", typed, dates).work[0].endDate == kept


def test_a_date_as_the_file_had_it_goes_when_the_date_is_changed() -> None:
    assert "x-startText" not in edit.set_field(CV_, "/work/0/startDate", "2021", dates).work[0].extra
    assert "x-startText" in edit.set_field(CV_, "/work/0/endDate", "2021", dates).work[0].extra


@pytest.mark.parametrize(
    "path", ["/work/9/name", "/work", "/nowhere", "/work/0/extra", "/basics/location", ""]
)
def test_a_text_goes_into_text_fields_only(path: str) -> None:
    with pytest.raises(NoSuchPlace):
        edit.set_field(CV_, path, "x", dates)


@given(st.integers(0, 1), st.integers(-5, 5))
def test_moving_keeps_every_entry(index: int, by: int) -> None:
    moved = edit.move(CV_, f"/work/{index}", by)
    assert sorted(job.name for job in moved.work) == ["A", "B"]
    assert moved.work.index(CV_.work[index]) == max(0, min(1, index + by))


def test_what_is_added_can_be_removed() -> None:
    for path in ("/work", "/work/0/highlights", "/skills", "/basics/profiles"):
        added, place = edit.add(CV_, path)
        assert len(get(added, path)) == len(get(CV_, path)) + 1
        assert edit.remove(added, place) == CV_


def test_a_line_is_appended_to_a_text_a_list_or_a_section() -> None:
    assert edit.append_text(CV_, "/basics/summary", "new").basics.summary == "new"
    assert edit.append_text(CV_, "/work/0/highlights", "new").work[0].highlights[-1] == "new"
    assert edit.append_text(CV_, "/interests", "Chess").interests == (Interest(name="Chess"),)


def test_every_place_a_leftover_can_go_takes_it() -> None:
    offered = list(places(CV_, LIBRARY))
    assert len(offered) > 10
    for path, _words in offered:
        placed = edit.append_text(CV_, path, "A line from nowhere")
        assert "A line from nowhere" in str(placed)


def test_the_form_has_a_field_for_every_text_of_the_model() -> None:
    from legible.resume_json import cv_from_json, fields_of, item_type

    full: dict[str, object] = {}
    for section, kind in fields_of(CV).items():
        item = item_type(kind)
        if item:
            lists = {name for name, of in fields_of(item).items() if item_type(of)}
            full[section] = [
                {
                    name: [f"{section} {name}"] if name in lists else f"{section} {name}"
                    for name in fields_of(item)
                }
            ]
    shown = [
        field.value
        for section in form(cv_from_json(full), LIBRARY)
        for entry in section.entries
        for field in (*entry.fields, *(item for items in entry.lists for item in items.items))
    ]
    expected = [
        f"{section} {name}" for section in full for name in fields_of(item_type(fields_of(CV)[section]))
    ]
    assert sorted(text for text in shown if text) == sorted(expected)
