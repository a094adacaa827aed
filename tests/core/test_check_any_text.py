"""The check survives whatever a CV says: our lists' words in any order, and awkward fragments."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legible.assets import load_library
from legible.check.engine import check
from legible.check.examples import basics, job
from legible.check.words import entries
from legible.dates import PartialDate
from legible.guides import load_guide
from legible.model import CV, Skill
from legible.pointer import get

LIBRARY = load_library()
GUIDE = load_guide(LIBRARY, "backend-developer")
TODAY = PartialDate(2026, 11)
LINES_A_LIST = 12
PATHS = LIBRARY.paths("content/words/check/", ".txt")
LISTS = [sorted(entries(LIBRARY.text(path))) for path in PATHS]
AWKWARD = (
    "", " ", "\t", "\n", "\u00a0", "\u200b", "\u00ad", "\ufeff", "\ud800", "\x00", ".", "...", "…",
    ",", ";", ":", "-", "–", "—", "•", "(", ")", "“", "'", "'s", "’s", "/", "\\", "%", "£", "€5",
    "0", "1,000", "0.5", "-3", "10x", "99.9%", "1/0", "1e999", "٣", "²", "½", "2020", "2020-13",
    "0000-00", "C++", ".NET", "c#", "a.b.", "a@b", "I", "İ", "ß", "ﬁ", "Ω", "语", "😀", "e\u0301",
    "to", "and", "so", "by", "from", "…%", "https://", "{}", "{quote}", "<b>",
)  # fmt: skip

# A line draws on few lists, so that what one of them alone brings about is met often.
words = st.lists(st.sampled_from(LISTS), min_size=1, max_size=2).flatmap(
    lambda lists: st.lists(st.sampled_from([*lists[0], *lists[-1]]), max_size=8)
)
fragments = st.lists(st.sampled_from(AWKWARD), max_size=3)
pieces = st.tuples(fragments, words, fragments).map(lambda parts: [*parts[0], *parts[1], *parts[2]])
joiners = st.sampled_from((" ", ", ", " and ", ""))
plain = st.sampled_from(LISTS).flatmap(lambda one: st.lists(st.sampled_from(one), min_size=3, max_size=8))
texts = st.one_of(st.builds(str.join, joiners, pieces), plain.map(" ".join), st.text(max_size=30))
dates = st.sampled_from(("", "2020", "2020-01", "2021-06", "Present", "0000", "2020-13", "soon"))
jobs = st.builds(
    lambda lines, start, end: job(*lines, start=start, end=end), st.lists(texts, max_size=4), dates, dates
)
skills = st.builds(
    Skill, name=st.sampled_from(("", "Tools")), keywords=st.lists(texts, max_size=4).map(tuple)
)
cvs = st.builds(
    lambda opening, work, groups: CV(basics=basics(opening), work=tuple(work), skills=tuple(groups)),
    texts,
    st.lists(jobs, max_size=3),
    st.lists(skills, max_size=2),
)


@settings(max_examples=15 if sys.platform == "emscripten" else 150)
@given(cvs)
def test_any_words_in_any_place_are_checked_without_a_failure(cv: CV) -> None:
    report = check(cv, GUIDE, LIBRARY, TODAY)
    for found in (*report.findings, *report.folded):
        assert found.message
        get(cv, found.path)  # leads to a place that is there


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.rpartition("/")[2])
def test_a_line_full_of_one_lists_words_is_checked_without_a_failure(path: str) -> None:
    listed = sorted(entries(LIBRARY.text(path)))[: 4 * LINES_A_LIST]
    rows = [listed[at : at + 4] for at in range(0, len(listed), 4)]
    lines = [f"Added {', '.join(row)} to the service." for row in rows]
    report = check(CV(basics=basics(), work=(job(*lines),)), GUIDE, LIBRARY, TODAY)
    assert all(found.message for found in (*report.findings, *report.folded))
