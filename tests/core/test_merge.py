"""A CV and what else is told: nothing twice, nothing lost, differences for the person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legible.alike import holds, nearly_same, same
from legible.merge import Conflict, merge
from legible.model import (
    CV,
    Basics,
    Education,
    Language,
    Location,
    OwnEntry,
    OwnSection,
    Profile,
    Skill,
    Work,
)

JOB = Work("Hollybank Ltd", "Developer", startDate="2019-03", highlights=("Cut costs by a third.",))


def test_an_empty_field_is_filled() -> None:
    merged = merge(
        CV(Basics("Ada Quill")), CV(Basics(email="ada@example.org", location=Location(city="Leeds")))
    )
    assert merged.cv.basics == Basics("Ada Quill", email="ada@example.org", location=Location(city="Leeds"))
    assert merged.conflicts == ()


def test_a_different_telephone_number_is_left_to_the_person() -> None:
    merged = merge(CV(Basics(phone="07700 900111")), CV(Basics(phone="07700 900222")))
    assert merged.cv.basics.phone == "07700 900111"
    assert merged.conflicts == (Conflict("/basics/phone", "07700 900111", "07700 900222"),)


def test_one_number_in_two_spellings_is_no_difference() -> None:
    assert not merge(CV(Basics(phone="07700 900111")), CV(Basics(phone="+44 7700 900111"))).conflicts


def test_a_point_told_in_nearly_the_same_words_is_not_added_twice() -> None:
    told = Work("Hollybank", "Developer", highlights=("cut costs by a third", "Trained two juniors."))
    merged = merge(CV(work=(JOB,)), CV(work=(told,)))
    assert [job.highlights for job in merged.cv.work] == [("Cut costs by a third.", "Trained two juniors.")]


def test_sections_of_one_s_own_are_joined_by_their_headings() -> None:
    ours = CV(sections=(OwnSection("Talks", (OwnEntry("Dough", endDate="2020"),)), OwnSection("")))
    talks = OwnSection("talks", (OwnEntry("Dough", endDate="2020", url="example.org"), OwnEntry("Yeast")))
    merged = merge(ours, CV(sections=(talks, OwnSection("Clubs", (OwnEntry("Guild"),)), OwnSection(""))))
    assert [own.title for own in merged.cv.sections] == ["Talks", "", "Clubs", ""]
    assert merged.cv.sections[0].entries == (
        OwnEntry("Dough", endDate="2020", url="example.org"),
        OwnEntry("Yeast"),
    )
    assert merged.conflicts == ()


def test_a_difference_in_a_section_of_one_s_own_is_left_to_the_person() -> None:
    ours = CV(sections=(OwnSection(""), OwnSection("Talks", (OwnEntry("Dough", entity="Guild"),))))
    merged = merge(ours, CV(sections=(OwnSection("Talks", (OwnEntry("Dough", entity="Fair"),)),)))
    assert merged.conflicts == (Conflict("/sections/1/entries/0/entity", "Guild", "Fair"),)


def test_points_with_other_numbers_are_two_facts() -> None:
    assert not nearly_same("Cut latency from 900 ms to 200 ms", "Cut latency from 900 ms to 300 ms")


def test_other_dates_for_the_same_job_are_left_to_the_person() -> None:
    merged = merge(CV(work=(JOB,)), CV(work=(Work("Hollybank Ltd", "Developer", startDate="2018-01"),)))
    assert len(merged.cv.work) == 1
    assert merged.conflicts == (Conflict("/work/0/startDate", "2019-03", "2018-01"),)


def test_a_fuller_date_replaces_its_year() -> None:
    year = CV(work=(Work("Hollybank Ltd", "Developer", startDate="2019"),))
    merged = merge(year, CV(work=(JOB,)))
    assert merged.cv.work[0].startDate == "2019-03" and merged.conflicts == ()


def test_the_end_of_a_job_that_goes_on_is_a_difference() -> None:
    merged = merge(CV(work=(JOB,)), CV(work=(Work("Hollybank Ltd", "Developer", endDate="2024"),)))
    assert merged.cv.work[0].endDate == ""
    assert merged.conflicts == (Conflict("/work/0/endDate", "Present", "2024"),)


def test_two_roles_at_one_employer_stay_two() -> None:
    merged = merge(CV(work=(JOB,)), CV(work=(Work("Hollybank Ltd", "Team Lead", startDate="2021"),)))
    assert [job.position for job in merged.cv.work] == ["Developer", "Team Lead"]


def test_skills_are_compared_over_all_groups() -> None:
    ours = CV(skills=(Skill("Data", keywords=("PostgreSQL", "Redis")), Skill("C++")))
    theirs = CV(skills=(Skill("Tools", keywords=("redis", "Kafka")), Skill("c++"), Skill("C")))
    assert merge(ours, theirs).cv.skills == (*ours.skills, Skill("Tools", keywords=("Kafka",)), Skill("C"))


def test_the_same_account_is_one() -> None:
    ours = CV(Basics(profiles=(Profile("GitHub", "ada", "https://github.com/ada"),)))
    theirs = CV(Basics(profiles=(Profile("GitHub", "ada", "github.com/ada/"), Profile("XING", "ada"))))
    assert [p.network for p in merge(ours, theirs).cv.basics.profiles] == ["GitHub", "XING"]


def test_unknown_keys_of_both_sides_stay() -> None:
    merged = merge(CV(extra={"meta": 1, "a": 1}), CV(extra={"meta": 2, "b": 2}))
    assert merged.cv.extra == {"meta": 1, "a": 1, "b": 2, "x-other-meta": 2}


TEXT = st.text(alphabet="abc 12.", max_size=12)
JOBS = st.builds(Work, name=TEXT, position=TEXT, startDate=st.sampled_from(["", "2019", "2019-03", "2020"]),
                 highlights=st.lists(TEXT, max_size=3).map(tuple))  # fmt: skip
CVS = st.builds(
    CV,
    basics=st.builds(Basics, name=TEXT, email=TEXT, phone=TEXT, summary=TEXT),
    work=st.lists(JOBS, max_size=3).map(tuple),
    education=st.lists(st.builds(Education, institution=TEXT, studyType=TEXT), max_size=2).map(tuple),
    languages=st.lists(st.builds(Language, language=TEXT, fluency=TEXT), max_size=2).map(tuple),
)


@given(CVS)
def test_a_cv_merged_with_nothing_is_itself(cv: CV) -> None:
    assert merge(cv, CV()).cv == cv and merge(cv, CV()).conflicts == ()


@given(CVS, CVS)
def test_the_first_cv_keeps_what_it_says_and_the_second_loses_nothing(cv: CV, other: CV) -> None:
    merged = merge(cv, other)
    for kept, now in zip(cv.work, merged.cv.work, strict=False):
        assert not kept.name or now.name == kept.name
        assert now.highlights[: len(kept.highlights)] == kept.highlights
    offered = {conflict.other for conflict in merged.conflicts}
    told = merged.cv.basics.name
    name = other.basics.name
    assert not name or name in offered or same(told, name) or holds(told, name)
    assert all(conflict.other for conflict in merged.conflicts)


def test_case_accents_and_signs_make_no_difference() -> None:
    assert same("Zürich – A/B", "zurich a b") and not same("C", "C++")
