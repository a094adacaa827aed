"""One step at a time on a CV: fields, entries, lines, leftovers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible import edit
from legible.assets import load_library
from legible.check.texts import texts_of
from legible.form import FormSection, field_words, form, one_of, places
from legible.model import CV, Award, Basics, Interest, OwnEntry, OwnSection, Work
from legible.parse import read_date
from legible.pointer import NoSuchPlace, get
from legible.render import date_styles
from legible.render.wording import wording
from legible.resume_json import cv_from_json, cv_to_json, fields_of, item_type

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
        ("Sept 21", "2021-09"),
        ("sep '21", "2021-09"),
        ("March, 2021", "2021-03"),
        ("3/2021", "2021-03"),
        ("03.2021", "2021-03"),
        ("2021/03", "2021-03"),
        (" 2021 ", "2021"),
        ("März 2021", "2021-03"),
        ("14 Nov 2019", "2019-11-14"),
        ("November 14th, 2019", "2019-11-14"),
        ("14.11.2019", "2019-11-14"),
        ("11/14/2019", "2019-11-14"),
        ("05/05/2019", "2019-05-05"),
        ("2019-11-04", "2019-11-04"),
        ("now", ""),
        (" present ", ""),
        ("Present", ""),
        ("to date", ""),
        ("ongoing", ""),
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


def test_a_day_that_could_be_a_month_is_not_guessed() -> None:
    assert dates("03/05/2021") in {"2021-03", "2021-05"}


def test_a_date_as_the_file_had_it_goes_when_the_date_is_changed() -> None:
    assert "x-startText" not in edit.set_field(CV_, "/work/0/startDate", "2021", dates).work[0].extra
    assert "x-startText" in edit.set_field(CV_, "/work/0/endDate", "2021", dates).work[0].extra


@pytest.mark.parametrize(
    "path", ["/work/9/name", "/work", "/nowhere", "/work/0/extra", "/basics/location", ""]
)
def test_a_text_goes_into_text_fields_only(path: str) -> None:
    with pytest.raises(NoSuchPlace):
        edit.set_field(CV_, path, "x", dates)


@given(st.lists(st.integers(edit.NEW, 1)))
def test_a_list_is_put_in_any_order(order: list[int]) -> None:
    new = [Work(name=f"new {index}") for index, item in enumerate(order) if item == edit.NEW]
    names = [job.name for job in edit.arranged(CV_, "/work", order, new).work]
    fresh = iter(job.name for job in new)
    assert names == [next(fresh) if index == edit.NEW else "AB"[index] for index in order]


def test_what_is_added_can_be_removed() -> None:
    for path in ("/work", "/work/0/highlights", "/skills", "/basics/profiles", "/sections"):
        added, place = edit.add(CV_, path)
        assert len(get(added, path)) == len(get(CV_, path)) + 1
        parent, index = edit.place_of(place)
        assert edit.arranged(added, parent, range(index)) == CV_


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


def filled(kind: Any, name: str) -> Any:
    """Give a value of a model's type in which every text says where it stands."""
    if kind is str:
        return name
    item = item_type(kind)
    if item:
        return (filled(item, f"{name} 0"),)
    return kind(**{field: filled(of, f"{name} {field}".strip()) for field, of in fields_of(kind).items()})


def texts(section: FormSection) -> Iterator[str]:
    for entry in section.entries:
        yield from (field.value for field in entry.fields)
        yield from (item.value for items in entry.lists for item in items.items)
    if section.name:
        yield section.name.value


def test_the_form_has_one_field_for_every_text_of_the_model() -> None:
    full = filled(CV, "")
    shown = [text for section in form(full, LIBRARY) for text in texts(section)]
    expected = [text.text for text in texts_of(full)]
    assert len(expected) > 80
    assert sorted(shown) == sorted(expected)


def test_every_field_of_the_form_edits_the_place_it_names() -> None:
    full = filled(CV, "")
    entries = [entry for section in form(full, LIBRARY) for entry in section.entries]
    fields = [field for entry in entries for field in entry.fields if field.kind != "date"]
    assert len(fields) > 50
    for field in fields:
        assert get(edit.set_field(full, field.path, "new", dates), field.path) == "new"


OWN = CV(
    sections=(
        OwnSection("Talks", (OwnEntry(name="Kernels", endDate="2021-03"),)),
        OwnSection("", ()),
    )
)


def test_a_section_of_one_s_own_has_a_heading_to_edit_and_entries() -> None:
    talks, new = (section for section in form(OWN, LIBRARY) if section.own)
    assert (talks.key, talks.path, talks.title) == ("sections/0", "/sections/0", "Talks")
    assert talks.name and talks.name.path == "/sections/0/title"
    assert talks.add == "/sections/0/entries"
    assert [entry.path for entry in talks.entries] == ["/sections/0/entries/0"]
    assert (new.title, new.entries) == ("New section", ())


def test_a_section_of_one_s_own_and_its_entries_can_be_added() -> None:
    cv, path = edit.add(CV(), "/sections")
    assert (path, cv.sections) == ("/sections/0", (OwnSection(),))
    cv, path = edit.add(cv, "/sections/0/entries")
    assert (path, cv.sections[0].entries) == ("/sections/0/entries/0", (OwnEntry(),))
    cv, path = edit.add(cv, "/sections/0/entries/0/highlights")
    assert path == "/sections/0/entries/0/highlights/0"
    assert edit.set_field(cv, "/sections/0/title", "Talks", dates).sections[0].title == "Talks"


def test_every_section_but_the_head_says_where_it_grows_and_how_it_is_hidden() -> None:
    for section in form(OWN, LIBRARY):
        assert not section.hide if section.key == "basics" else get(OWN, section.hide) is not None
        assert bool(section.add) == bool(section.one)
        if section.add:
            grown, place = edit.add(OWN, section.add)
            again = next(one for one in form(grown, LIBRARY) if one.key == section.key)
            assert again.entries[-1].path == place


def test_the_form_lists_sections_as_they_are_printed() -> None:
    def keys(*order: str) -> list[str]:
        return [section.key for section in form(OWN, LIBRARY, order=order)]

    assert keys()[:3] == ["basics", "summary", "work"]
    assert keys()[-3:] == ["sections/0", "sections/1", "profiles"]
    assert keys("sections/1", "skills")[:4] == ["basics", "sections/1", "skills", "summary"]
    assert sorted(keys("sections/1", "skills", "nowhere")) == sorted(keys())


def test_a_field_of_a_section_of_one_s_own_is_named_in_words() -> None:
    assert field_words("/sections/0/title", LIBRARY) == "Own section 1, Heading"
    assert field_words("/sections/0/entries/1/endDate", LIBRARY) == "Own section 1, entry 2, End"
    assert one_of("/sections/0", LIBRARY) == "a section"
    assert one_of("/sections/0/entries/0", LIBRARY) == "an entry"
    assert one_of("/sections/0/entries/0/highlights/0", LIBRARY) == "a bullet"


def test_sections_of_one_s_own_come_back_from_json() -> None:
    own = OwnSection("Talks", (filled(OwnEntry, "entry"),), extra={"icon": "mic"})
    cv = CV(sections=(own, OwnSection()))
    assert cv_from_json(cv_to_json(cv)) == cv


@pytest.mark.parametrize("sections", [{"summary": {"name": "Summary"}}, ["Talks"], "Talks"])
def test_what_others_mean_by_sections_is_kept_beside_the_cv(sections: object) -> None:
    cv = cv_from_json({"sections": sections})
    assert (cv.sections, cv_to_json(cv)) == ((), {"sections": sections})


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("", "Mar 2021"),
        ("long", "March 2021"),
        ("slash", "03/2021"),
        ("iso", "2021-03"),
        ("year", "Mar 2021"),
    ],
)
def test_a_date_field_shows_the_cv_s_style_as_long_as_nothing_of_the_date_is_lost(
    style: str, shown: str
) -> None:
    talks = next(section for section in form(OWN, LIBRARY, dates=style) if section.own)
    end = next(field for field in talks.entries[0].fields if field.path.endswith("endDate"))
    assert end.value == shown
    assert edit.set_field(OWN, end.path, end.value, dates) == OWN


@pytest.mark.parametrize("style", ["", "long", "slash", "iso", "year"])
def test_a_day_in_a_date_field_outlives_a_look_at_it(style: str) -> None:
    cv = CV(awards=(Award(title="A", date="2019-11-14"), Award(title="B", date="2019-03-05")))
    section = next(section for section in form(cv, LIBRARY, dates=style) if section.key == "awards")
    for entry in section.entries:
        field = next(field for field in entry.fields if field.kind == "date")
        assert edit.set_field(cv, field.path, field.value, dates) == cv


def test_every_style_but_the_year_is_read_back_as_the_same_date() -> None:
    for language in ("en", "en-US", "de"):
        for key, _example in date_styles(LIBRARY, language):
            style = wording(LIBRARY, language, key).dates
            months = [f"2021-{month:02}" for month in range(1, 13)]
            read = [read_date(style.write(month, with_day=False), LIBRARY) for month in months]
            assert read == (["2021"] * 12 if key == "year" else months), (language, key)
