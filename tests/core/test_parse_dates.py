"""Dates and spans in the spellings of CVs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.parse import read_date
from legible.parse.vocabulary import vocabulary_of
from legible.parse.when import find_span, find_spans, without_duration

LIBRARY = load_library()
WORDS = vocabulary_of(LIBRARY)

SPANS = [
    ("Mar 2021 – Present", "2021-03", "", "Present"),
    ("January 2016 - February 2018", "2016-01", "2018-02", "February 2018"),
    ("05/2019 – heute", "2019-05", "", "heute"),
    ("2019-06-01 - 2022-06-01", "2019-06-01", "2022-06-01", "2022-06-01"),
    ("2012-09 to 2015-06", "2012-09", "2015-06", "2015-06"),
    ("Jan – Mar 2020", "2020-01", "2020-03", "Mar 2020"),
    ("2019–21", "2019", "2021", "21"),
    ("Sept. ’18 – Aug ’20", "2018-09", "2020-08", "Aug ’20"),
    ("Juni 2012 bis März 2014", "2012-06", "2014-03", "März 2014"),
    ("janvier 2017 – décembre 2018", "2017-01", "2018-12", "décembre 2018"),
    ("05/2021 to date", "2021-05", "", "to date"),
    ("2021 to now", "2021", "", "now"),
    ("May 2019 to present", "2019-05", "", "present"),
    ("maj 2019 – obecnie", "2019-05", "", "obecnie"),
    ("Oct 2017 → now", "2017-10", "", "now"),
]


@pytest.mark.parametrize(("text", "start", "end", "end_text"), SPANS)
def test_a_span_is_read_and_kept_as_written(text: str, start: str, end: str, end_text: str) -> None:
    span = find_span(f"Developer, {text}", WORDS)
    assert span is not None
    first, last = span.start_date[: len(start)], span.end_date[: len(end)] if end else span.end_date
    assert (first, last, span.end_text) == (start[:7] if len(start) > 7 else start, end[:7], end_text) or (
        first,
        last,
        span.end_text,
    ) == (start, end, end_text)
    assert span.current == (end == "")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Nov 2018", "2018-11"), ("2018-03", "2018-03"), ("31.03.2019", "2019-03-31"), ("2015", "2015"),
        ("11/1/2020", "2020-11"), ("June 3, 2021", "2021-06-03"), ("1 May 2020", "2020-05-01"),
        ("present", ""), ("", ""), ("  ", ""), ("seit 2019", None), ("2021-13", None),
        ("soon", None), ("2019 - 2020", None), ("May or June 2020", None),
    ],
)  # fmt: skip
def test_a_typed_date_is_read_or_left_alone(text: str, iso: str | None) -> None:
    assert read_date(text, LIBRARY) == iso


@pytest.mark.parametrize(
    "text", ["1,200 clients", "€2019", "+49 30 20192020", "version 3.20191", "99.96% of 2,3", "room 20199"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_spans(text, WORDS) == []


def test_how_long_a_job_lasted_is_taken_off() -> None:
    assert without_duration("Acme (2 yrs 3 mos)", WORDS) == "Acme"
    assert without_duration("24 hours a day", WORDS) == "24 hours a day"


@given(st.text(alphabet="0123456789 /.-–'abcJanMay to", max_size=40))
def test_spans_lie_in_order_inside_their_text(text: str) -> None:
    last = 0
    for span in find_spans(text, WORDS):
        assert last <= span.start < span.end <= len(text)
        assert span.start_text in text and span.end_text in text
        last = span.end
