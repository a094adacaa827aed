"""The CV as it is printed and checked, and the way back to the CV as it is typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.check.texts import texts_of
from legible.inline import plain
from legible.model import CV, Basics, Location, OwnEntry, OwnSection, Profile, Project, Skill, Work
from legible.pointer import NoSuchPlace, get
from legible.render.sections import OWN, RECIPES
from legible.shown import MARKED, shown, takes_markup
from legible.shown import OWN as OWN_MARKED

FULL = CV(
    basics=Basics(
        name="*Ada* Fernside",
        summary="Runs **calm** kitchens.",
        phone="07700 900123",
        location=Location(city="Leeds"),
        profiles=(Profile(network="Blog"), Profile(network="Forum")),
    ),
    work=(
        Work(name="Dock", position="Cook", highlights=("One", "Two **strong** words", "Three", "Four")),
        Work(name="Pier", summary="A [map](https://example.org) of it", highlights=("Five", "*Six*")),
        Work(name="Quay"),
    ),
    projects=(Project(name="Stove", description="*Hot*"),),
    skills=(Skill(name="Baking", keywords=("Rye", "Spelt*")),),
    sections=(
        OwnSection("Talks", (OwnEntry(name="Dough", highlights=("**A**", "B")), OwnEntry(name="Yeast"))),
        OwnSection("Prizes", (OwnEntry(name="Cup"),)),
    ),
)
PLACES = [
    "/basics/summary", "/basics/phone", "/basics/location", "/basics/location/city", "/basics/profiles",
    "/basics/profiles/0", "/work", "/work/0", "/work/1", "/work/2", "/work/0/highlights",
    "/work/0/highlights/0", "/work/0/highlights/2", "/work/1/summary", "/work/1/highlights/0", "/projects",
    "/skills/0", "/skills/0/keywords/0", "/sections/0", "/sections/1", "/sections/0/entries/0",
    "/sections/0/entries/0/highlights/0", "/nowhere", "/work/9", "work", "", "/", "/work/0/extra",
]  # fmt: skip
HIDDEN = st.lists(st.sampled_from(PLACES), max_size=8).map(tuple)


def items(value: Any, path: str = "") -> dict[str, Any]:
    """Give every value of a CV by its pointer, by another way than the one that is tested."""
    found = {path: value}
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            found |= items(part, f"{path}/{index}")
    elif hasattr(value, "extra"):
        for name in type(value).__slots__:
            if name != "extra":
                found |= items(getattr(value, name), f"{path}/{name}")
    return found


def under(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places if place.startswith("/"))


def test_a_cv_without_anything_to_leave_out_is_shown_as_it_is() -> None:
    cv = CV(work=(Work(name="*Dock*", highlights=("2 * 3 * 4", "snake_case", "[1]")),))
    view = shown(cv, ())
    assert view.cv is cv
    assert view.marked is cv
    assert view.path("/work/0/highlights/1") == "/work/0/highlights/1"
    assert view.forward("/work/0") == "/work/0"
    assert view.span("/work/0/highlights/0", 2, 5) == (2, 5)
    assert view.order("/work/0/highlights", (2, 0, 1)) == (2, 0, 1)


def test_what_did_not_change_is_shared() -> None:
    view = shown(FULL, ("/work/0/highlights/1",))
    assert view.cv.skills is FULL.skills
    assert view.marked.basics is FULL.basics
    assert view.cv.work[2] is FULL.work[2]


def test_hidden_sections_entries_and_lines_are_left_out() -> None:
    view = shown(FULL, ("/work/1", "/work/0/highlights/1", "/skills", "/basics/phone", "/sections/0"))
    assert [job.name for job in view.cv.work] == ["Dock", "Quay"]
    assert view.cv.work[0].highlights == ("One", "Three", "Four")
    assert (view.cv.skills, view.cv.basics.phone) == ((), "")
    assert [own.title for own in view.cv.sections] == ["Prizes"]


def test_texts_are_shown_in_plain_words_and_names_as_they_are_typed() -> None:
    cv = shown(FULL).cv
    assert cv.basics.summary == "Runs calm kitchens."
    assert cv.work[0].highlights[1] == "Two strong words"
    assert cv.work[1].summary == "A map of it"
    assert cv.projects[0].description == "Hot"
    assert cv.sections[0].entries[0].highlights == ("A", "B")
    assert (cv.basics.name, cv.skills[0].keywords[1]) == ("*Ada* Fernside", "Spelt*")


@given(HIDDEN)
def test_all_that_is_not_hidden_is_shown_and_nothing_else(hidden: tuple[str, ...]) -> None:
    view = shown(FULL, hidden)
    kept = {path: text for path, text in texts_of(FULL) if not under(path, hidden)}
    back = {view.path(path): text for path, text in texts_of(view.marked)}
    assert back == kept
    words = {view.path(path): text for path, text in texts_of(view.cv)}
    assert words == {path: plain(text) if takes_markup(path) else text for path, text in kept.items()}


@given(HIDDEN)
def test_there_and_back_is_the_same_place(hidden: tuple[str, ...]) -> None:
    view = shown(FULL, hidden)
    for path in items(view.cv):
        assert view.forward(view.path(path)) == path or under(view.path(path), hidden)
    for path in items(FULL):
        there = view.forward(path)
        assert (there is None) == under(path, hidden)
        if there is not None:
            assert view.path(there) == path
            get(view.cv, there)


@given(HIDDEN)
def test_a_span_holds_the_same_words_on_both_sides(hidden: tuple[str, ...]) -> None:
    view = shown(FULL, hidden)
    for path, text in texts_of(view.cv):
        for word in text.split():
            start = text.index(word)
            first, last = view.span(path, start, start + len(word))
            assert get(FULL, view.path(path))[first:last] == word


@given(HIDDEN, st.permutations(range(4)), st.integers(0, 4))
def test_a_new_order_of_the_shown_lines_leaves_the_hidden_ones_in_the_list(
    hidden: tuple[str, ...], shuffled: list[int], kept: int
) -> None:
    view = shown(FULL, hidden)
    path = view.forward("/work/0/highlights")
    if path is None:
        return
    lines = get(view.marked, path)
    order = [index for index in shuffled if index < len(lines)][:kept]
    full = view.order(path, order)
    assert len(set(full)) == len(full)
    all_lines = FULL.work[0].highlights
    assert [all_lines[n] for n in full if all_lines[n] in lines] == [lines[n] for n in order]
    assert {all_lines[n] for n in full} >= set(all_lines) - set(lines)


def test_a_hidden_line_follows_the_line_before_it() -> None:
    view = shown(FULL, ("/work/0/highlights/1",))
    assert view.order("/work/0/highlights", (2, 1, 0)) == (3, 2, 0, 1)
    assert view.order("/work/0/highlights", (2, 1)) == (1, 3, 2)


def test_a_new_item_of_a_shown_list_has_a_place_in_the_full_one() -> None:
    view = shown(FULL, ("/work/0", "/skills/0/keywords/0"))
    assert view.path("/work/0/highlights") == "/work/1/highlights"
    assert view.path("/skills/0/keywords") == "/skills/0/keywords"
    assert view.path("/skills/4/name") == "/skills/4/name"
    assert view.path("/skills/0/keywords/1") == "/skills/0/keywords/2"
    assert view.order("/skills/0/keywords", (1, 0)) == (0, 2, 1)


def test_new_words_keep_the_looks_of_the_old_ones() -> None:
    view = shown(FULL, ("/work/0/highlights/0",))
    assert view.reworded("/work/0/highlights/0", "Two stronger words") == "Two **stronger** words"
    assert view.reworded("/work/0/name", "*Dock*") == "*Dock*"
    assert view.reworded("/work/0/highlights/1", "*Three*") == r"\*Three\*"


def test_the_fields_that_take_markup_are_the_texts_and_bullets_of_the_page() -> None:
    printed = {name: (*recipe.texts, *recipe.bullets) for name, recipe in RECIPES.items()}
    assert {name: fields for name, fields in printed.items() if fields} == MARKED
    assert (*OWN.texts, *OWN.bullets) == OWN_MARKED


@pytest.mark.parametrize("path", [path for path in items(FULL) if isinstance(get(FULL, path), str)])
def test_the_fields_that_take_markup_are_those_that_lose_it(path: str) -> None:
    marked = shown(FULL)
    changed = get(marked.cv, path) != get(FULL, path)
    assert takes_markup(path) or not changed
    if get(FULL, path) != plain(get(FULL, path)):
        assert takes_markup(path) == changed


def test_a_pointer_to_nowhere_is_no_place() -> None:
    with pytest.raises(NoSuchPlace):
        get(FULL, "/work/9")
    assert shown(FULL, ("/work/9", "/work/0/extra", "nonsense")).marked is FULL
