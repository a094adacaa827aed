"""What differs between two CVs: all of it, once, in words, and each difference can be taken over alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legible import pointer
from legible.assets import load_library
from legible.differences import differences
from legible.edit import renumbered
from legible.model import CV, Basics, Language, Location, Profile, Skill, Work
from legible.pulling import pull
from legible.resume_json import cv_from_json, cv_to_json, fields_of, item_type

LIBRARY = load_library()
POST = Work(
    "Harbour Post",
    "Backend Developer",
    startDate="2021-03",
    highlights=(
        "Moved the parcel search off the main database",
        "Answered the night calls of one week in six",
        "Taught two trainees to read query plans",
    ),
)
MILL = Work(
    "The Old Mill", "Cook", startDate="2016", endDate="2020-12", highlights=("Fed 90 guests a night",)
)
BASE = CV(
    Basics("Ada Quill", "Developer", email="ada@example.org", location=Location(city="Leeds")),
    work=(POST, MILL),
    skills=(Skill("Languages", keywords=("Python", "Go", "SQL")),),
)


def told(mine: CV, theirs: CV = BASE) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.where, one.before, one.after) for one in differences(mine, theirs, LIBRARY)]


def with_jobs(*jobs: Work) -> CV:
    return replace(BASE, work=jobs)


# In words


def test_equal_cvs_do_not_differ() -> None:
    assert differences(BASE, cv_from_json(cv_to_json(BASE)), LIBRARY) == ()


def test_a_field_of_the_head_is_named_by_its_label() -> None:
    mine = replace(
        BASE, basics=replace(BASE.basics, email="quill@example.org", summary="Nine years of search.")
    )
    assert told(mine) == [
        ("changed", "E-mail", "ada@example.org", "quill@example.org"),
        ("changed", "Opening", "", "Nine years of search."),
    ]


def test_the_town_is_a_field_of_the_head() -> None:
    mine = replace(BASE, basics=replace(BASE.basics, location=Location(city="York")))
    (one,) = differences(mine, BASE, LIBRARY)
    assert (one.where, one.path, one.other) == (
        "Town or city",
        "/basics/location/city",
        "/basics/location/city",
    )


def test_a_reworded_bullet_is_named_by_its_job_and_shown_by_its_words() -> None:
    first, *rest = POST.highlights
    mine = with_jobs(replace(POST, highlights=("Moved the parcel search to its own index", *rest)), MILL)
    (one,) = differences(mine, BASE, LIBRARY)
    assert one.kind == "changed"
    assert one.where == "Work: Backend Developer, Harbour Post, bullet 1"
    assert (one.words.old, one.words.new) == ("off the main database", "to its own index")
    assert (one.before, one.path, one.other) == (first, "/work/0/highlights/0", "/work/0/highlights/0")


def test_a_bullet_that_only_one_side_has_is_told_where_it_stands() -> None:
    mine = with_jobs(replace(POST, highlights=POST.highlights[1:]), MILL)
    assert told(mine) == [
        ("only-theirs", "Work: Backend Developer, Harbour Post, bullet 1", POST.highlights[0], "")
    ]
    assert told(BASE, mine) == [
        ("only-mine", "Work: Backend Developer, Harbour Post, bullet 1", "", POST.highlights[0])
    ]


def test_a_job_that_only_one_side_has_is_one_difference() -> None:
    (one,) = differences(with_jobs(POST), BASE, LIBRARY)
    assert (one.kind, one.where) == ("only-theirs", "Work: Cook, The Old Mill")
    assert one.before.split("\n") == ["The Old Mill", "Cook", "2016", "Dec 2020", "Fed 90 guests a night"]
    assert (one.path, one.other) == ("/work", "/work/1")


def test_jobs_in_another_order_are_one_difference() -> None:
    assert told(with_jobs(MILL, POST)) == [
        (
            "moved",
            "Work: order of the entries",
            "Backend Developer, Harbour Post\nCook, The Old Mill",
            "Cook, The Old Mill\nBackend Developer, Harbour Post",
        )
    ]


def test_bullets_in_another_order_are_one_difference() -> None:
    mine = with_jobs(replace(POST, highlights=POST.highlights[::-1]), MILL)
    (one,) = told(mine)
    assert one[:2] == ("moved", "Work: Backend Developer, Harbour Post, order of the bullets")


def test_a_date_is_shown_as_a_person_writes_it() -> None:
    assert told(with_jobs(replace(POST, startDate="2020-11"), MILL)) == [
        ("changed", "Work: Backend Developer, Harbour Post, start", "Mar 2021", "Nov 2020")
    ]


def test_a_date_and_its_old_spelling_are_one_difference() -> None:
    theirs = with_jobs(replace(POST, startDate="2020-11", extra={"x-startText": "11/2020"}), MILL)
    assert told(BASE, theirs) == [
        ("changed", "Work: Backend Developer, Harbour Post, start", "Nov 2020", "Mar 2021")
    ]
    spelt = with_jobs(replace(POST, extra={"x-startText": "03/2021"}), MILL)
    ((_, where, before, after),) = told(BASE, spelt)
    assert where == "Work: Backend Developer, Harbour Post, start"
    assert (before, after) == ("Mar 2021 (in the file: 03/2021)", "Mar 2021")


def test_keys_that_nobody_knows_are_other_details() -> None:
    mine = with_jobs(replace(POST, extra={"x-pay": "fair", "team": ["a", "b"]}), MILL)
    theirs = with_jobs(replace(POST, extra={"x-pay": "fair", "team": ["a"]}), MILL)
    assert told(mine, theirs) == [
        ("changed", "Work: Backend Developer, Harbour Post, other details", 'team: ["a"]', 'team: ["a", "b"]')
    ]
    assert told(replace(BASE, extra={"meta": {"language": "en"}})) == [
        ("changed", "Other details", "", 'meta: {"language": "en"}')
    ]


def test_an_entry_without_a_name_is_told_by_its_number() -> None:
    assert told(with_jobs(POST, MILL, Work())) == [("only-mine", "Work: job 3", "", "")]


def test_profiles_are_a_section_of_their_own() -> None:
    mine = replace(BASE, basics=replace(BASE.basics, profiles=(Profile("GitHub", "adaquill"),)))
    assert told(mine) == [("only-mine", "Profiles and links: GitHub, adaquill", "", "GitHub\nadaquill")]


def test_entries_within_entries_are_compared_as_well() -> None:
    talk = {"name": "Queues for people", "highlights": ["Spoke to 40 people"]}
    mine = cv_from_json({"sections": [{"title": "Talks", "entries": [talk]}]})
    theirs = cv_from_json({"sections": [{"title": "Talks", "entries": [{**talk, "highlights": []}]}]})
    assert [(one.kind, one.where) for one in differences(mine, theirs, LIBRARY)] == [
        ("only-mine", "Talks: Queues for people, bullet 1")
    ]


# The same entry


@pytest.mark.parametrize(
    "mine",
    [
        replace(POST, position="Platform Engineer"),
        replace(POST, name="Harbour Post Ltd", startDate="2021"),
        replace(POST, name="The Ferry Line"),
        replace(POST, highlights=("Kept the ferries on time",)),
        replace(POST, position="", summary="All about parcels."),
    ],
)
def test_a_changed_job_is_still_that_job(mine: Work) -> None:
    found = differences(with_jobs(MILL, mine), BASE, LIBRARY)
    assert found
    assert [one.where for one in found if one.path == "/work" and one.kind != "moved"] == []


def test_a_new_job_at_the_same_employer_is_another_job() -> None:
    new = Work("Harbour Post", "Head of Sorting", startDate="2024-01", highlights=("Ran four depots",))
    assert [one[:2] for one in told(with_jobs(new, POST, MILL))] == [
        ("only-mine", "Work: Head of Sorting, Harbour Post")
    ]


def test_of_two_alike_jobs_each_meets_its_own() -> None:
    earlier = replace(POST, startDate="2018-01", endDate="2021-02", highlights=("Sorted letters by hand",))
    theirs = with_jobs(POST, earlier)
    mine = with_jobs(replace(POST, url="https://post.example"), replace(earlier, location="Hull"))
    assert [one.path for one in differences(mine, theirs, LIBRARY)] == ["/work/0/url", "/work/1/location"]


def test_one_language_is_not_another() -> None:
    mine, theirs = (
        CV(languages=(Language("German", "native"),)),
        CV(languages=(Language("English", "native"),)),
    )
    assert [one[0] for one in told(mine, theirs)] == ["only-mine", "only-theirs"]


def test_one_skill_is_not_another() -> None:
    mine = replace(BASE, skills=(Skill("Languages", keywords=("Python", "Rust", "SQL")),))
    assert [one[:2] for one in told(mine)] == [
        ("only-mine", "Skills: Languages, skill 2"),
        ("only-theirs", "Skills: Languages, skill 2"),
    ]


# Taking over


def taken(mine: CV, theirs: CV, kind: str) -> tuple[CV, Any]:
    (one,) = [one for one in differences(mine, theirs, LIBRARY) if one.kind == kind]
    return pull(mine, theirs, one, LIBRARY)


def test_a_field_is_taken_alone() -> None:
    mine = with_jobs(replace(POST, position="Engineer", location="Hull"), MILL)
    (one,) = [one for one in differences(mine, BASE, LIBRARY) if one.path.endswith("position")]
    assert pull(mine, BASE, one, LIBRARY) == (with_jobs(replace(POST, location="Hull"), MILL), ())


def test_a_date_brings_its_old_spelling() -> None:
    theirs = with_jobs(replace(POST, startDate="2020-11", extra={"x-startText": "11/2020", "a": 1}), MILL)
    (date, _) = differences(BASE, theirs, LIBRARY)
    job = pull(BASE, theirs, date, LIBRARY)[0].work[0]
    assert (job.startDate, job.extra) == ("2020-11", {"x-startText": "11/2020"})


def test_an_inserted_job_is_told_as_appended_and_moved() -> None:
    third = Work("Quay Books", "Bookseller", startDate="2012")
    mine = with_jobs(POST, MILL)
    assert taken(mine, with_jobs(POST, third, MILL), "only-theirs") == (
        with_jobs(POST, third, MILL),
        (("/work", (0, 2, 1)),),
    )


def test_a_job_is_removed() -> None:
    assert taken(BASE, with_jobs(MILL), "only-mine") == (with_jobs(MILL), (("/work", (1,)),))


def test_their_order_is_taken_and_what_only_i_have_stays() -> None:
    third = Work("Quay Books", "Bookseller", startDate="2012")
    mine = with_jobs(MILL, third, POST)
    assert taken(mine, BASE, "moved") == (with_jobs(POST, third, MILL), (("/work", (2, 1, 0)),))


def test_a_difference_of_other_cvs_is_refused() -> None:
    (one,) = differences(BASE, with_jobs(POST), LIBRARY)
    with pytest.raises(pointer.NoSuchPlace):
        pull(with_jobs(POST), with_jobs(POST), one, LIBRARY)


# What holds for any two CVs

WORDS = st.sampled_from(["", "post", "mill", "the post", "the old mill", "post and mill by the sea", "Ü 2"])
DATES = st.sampled_from(["", "2020", "2020-05", "now"])
EXTRAS = st.sampled_from([{}, {}, {"x-startText": "5/20"}, {"x-endText": "now", "a": [1]}, {"b": {"c": ""}}])
fewer = settings(max_examples=max(10, settings().max_examples // 2))
FEW = ("basics", "work", "education", "skills", "languages", "sections")


def things(kind: Any) -> st.SearchStrategy[Any]:
    """Make records of any class of the model, few values each, so that many are alike."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for name, inner in fields_of(kind).items():
        if kind is CV and name not in FEW:
            continue
        if inner is str:
            fields[name] = DATES if name.endswith("Date") else WORDS
        elif item_type(inner) is str:
            fields[name] = st.lists(WORDS, max_size=3).map(tuple)
        elif item_type(inner) is not None:
            fields[name] = st.lists(things(item_type(inner)), max_size=3).map(tuple)
        else:
            fields[name] = things(inner)
    return st.builds(kind, **fields, extra=EXTRAS)


def lists_of(cv: Any, path: str = "") -> Iterator[str]:
    """Name all lists of a CV."""
    if isinstance(cv, tuple):
        yield path
        for index, item in enumerate(cv):
            yield from lists_of(item, f"{path}/{index}")
    elif is_dataclass(cv):
        for name in fields_of(type(cv)):
            yield from lists_of(getattr(cv, name), f"{path}/{name}")


def shuffled(cv: CV, seed: int) -> CV:
    """Change a CV a little: lists in another order, items doubled or gone, texts swapped."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 6)):
        path = chance.choice(list(lists_of(cv)))
        items = list(pointer.get(cv, path))
        chance.shuffle(items)
        if items and chance.random() < 0.5:
            items.append(items[0]) if chance.random() < 0.3 else items.pop()
        cv = pointer.put(cv, path, tuple(items))
    return replace(cv, basics=replace(cv.basics, name=chance.choice(["Ada", "Bea", cv.basics.name])))


CVS = things(CV)
PAIRS = st.one_of(
    st.tuples(CVS, CVS), st.builds(lambda cv, seed: (shuffled(cv, seed), cv), CVS, st.integers(0, 10_000))
)


@fewer
@given(PAIRS, st.integers(0, 10_000))
def test_what_is_taken_over_one_by_one_makes_the_two_equal(pair: tuple[CV, CV], seed: int) -> None:
    mine, theirs = pair
    chance = random.Random(seed)
    for _ in range(200):
        found = differences(mine, theirs, LIBRARY)
        assert bool(found) == (mine != theirs)
        if not found:
            break
        mine, _ = pull(mine, theirs, chance.choice(found), LIBRARY)
    assert mine == theirs


@fewer
@given(PAIRS)
def test_each_difference_is_told_once_and_names_places_that_are_there(pair: tuple[CV, CV]) -> None:
    mine, theirs = pair
    found = differences(mine, theirs, LIBRARY)
    assert len({(one.path, one.other) for one in found if one.kind == "changed"}) == sum(
        one.kind == "changed" for one in found
    )
    assert len(set(found)) == len(found)
    for one in found:
        assert one.where
        if not one.path.endswith("/extra"):
            pointer.get(mine, one.path)
            pointer.get(theirs, one.other)


@fewer
@given(PAIRS)
def test_both_sides_tell_of_the_same_things(pair: tuple[CV, CV]) -> None:
    mine, theirs = pair
    other_way = {"only-mine": "only-theirs", "only-theirs": "only-mine"}
    here = sorted((one.kind, one.path, one.other) for one in differences(mine, theirs, LIBRARY))
    there = differences(theirs, mine, LIBRARY)
    assert here == sorted((other_way.get(one.kind, one.kind), one.other, one.path) for one in there)


@fewer
@given(PAIRS)
def test_what_points_into_a_list_follows_its_entry(pair: tuple[CV, CV]) -> None:
    mine, theirs = pair
    for one in differences(mine, theirs, LIBRARY):
        after, orders = pull(mine, theirs, one, LIBRARY)
        assert bool(orders) == (one.kind != "changed")
        for path, order in orders:
            for index, item in enumerate(pointer.get(mine, path)):
                now = renumbered(f"{path}/{index}", path, order)
                assert now is None if one.path == f"{path}/{index}" else pointer.get(after, str(now)) == item


def test_two_long_cvs_are_compared_entry_by_entry() -> None:
    theirs = CV(work=tuple(long_job(number) for number in range(20)))
    mine = CV(work=tuple(replace(long_job(number), url="https://x.example") for number in range(19, -1, -1)))
    found = differences(mine, theirs, LIBRARY)
    assert [one.kind for one in found] == ["changed"] * 20 + ["moved"]


def long_job(number: int) -> Work:
    words = (
        "sorted",
        "weighed",
        "posted",
        "carried",
        "counted",
        "priced",
        "mended",
        "drew",
        "sold",
        "taught",
    )
    return Work(
        f"Firm {number}",
        f"Clerk {words[number % 10]}",
        startDate=f"{2000 + number}",
        highlights=tuple(f"{word.title()} {number * 7} parcels for firm {number} a day" for word in words),
    )
