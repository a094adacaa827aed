"""The checker as a whole: places, order, folding, steps, a guide's say, and arithmetic with months."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.check import Report, check
from legible.check.engine import PER_LINE, PER_RULE, fold
from legible.check.examples import basics, bullets, job, jobs
from legible.check.model import SEVERITIES, Finding
from legible.check.timeline import busy_spans, gaps
from legible.dates import PartialDate
from legible.guides import Guide, load_guide
from legible.model import CV, Basics, Education, Skill, Work
from legible.pointer import get, parts

LIBRARY = load_library()
GUIDE = load_guide(LIBRARY, "backend-developer")
BASE = load_guide(LIBRARY, "_base")
TODAY = PartialDate(2026, 11)

# Text as CVs hold it and text as nobody writes it.
PHRASES = st.sampled_from(
    [
        "Responsible for", "cut", "from 4 to 2", "Kafka", "so that", "which stopped", "(SLO)", "SLOs", "with",
        "the team", "was", "rebuilt", "I", "now", "3 %", "£1.2m", "Java 8", ",", ";", ".", "-", "N+1", "2019",
        "and", "dynamic", "without", "to", "12 of 40", "no", "kept", "up", "→", "a third", "R&D", "{quote}",
    ]
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=60), st.lists(PHRASES, max_size=14).map(" ".join))
DATE = st.one_of(
    st.sampled_from(["", "2020", "2020-13", "now", "2031-01"]), st.dates().map(lambda day: f"{day:%Y-%m}")
)
WORK = st.builds(
    Work, name=TEXT, startDate=DATE, endDate=DATE, highlights=st.lists(TEXT, max_size=5).map(tuple)
)
CVS = st.builds(
    CV,
    basics=st.builds(Basics, name=TEXT, email=TEXT, label=TEXT, summary=TEXT),
    work=st.lists(WORK, max_size=3).map(tuple),
    education=st.lists(st.builds(Education, startDate=DATE, endDate=DATE), max_size=2).map(tuple),
    skills=st.lists(
        st.builds(Skill, name=TEXT, keywords=st.lists(TEXT, max_size=4).map(tuple)), max_size=3
    ).map(tuple),
)


def report(cv: CV, guide: Guide = GUIDE, **facts: Any) -> Report:
    """Check a CV on a fixed day."""
    return check(cv, guide, LIBRARY, TODAY, **facts)


def finding(rule: str, path: str = "/work/0/highlights/0", **values: Any) -> Finding:
    """Make a finding with plain words."""
    plain: dict[str, Any] = {"code": "XXX01", "severity": "suggestion", "start": 0, "end": 1, "quote": "x"}
    return Finding(rule=rule, path=path, message="m", why="w", fix="f", **{**plain, **values})


def leads_somewhere(cv: CV, place: Finding) -> bool:
    """Say whether a finding's field exists, and its span lies inside the field's text."""
    value = get(cv, place.path)
    text = value if isinstance(value, str) else ""
    return 0 <= place.start <= place.end <= len(text) and text[place.start : place.end] == place.quote


@given(CVS)
def test_any_cv_is_checked_and_each_finding_leads_to_its_words(cv: CV) -> None:
    for guide in (GUIDE, BASE):
        checked = report(cv, guide)
        assert all(leads_somewhere(cv, place) for place in (*checked.findings, *checked.folded))
        assert all(place.message and place.why and place.fix for place in checked.findings)
        assert [step.number for step in checked.steps] == [1, 2, 3, 4, 5]


@given(CVS)
def test_checking_twice_gives_the_same_report(cv: CV) -> None:
    assert report(cv) == report(cv)


@given(CVS)
def test_no_line_and_no_rule_shouts(cv: CV) -> None:
    findings = report(cv).findings
    marks = [place for place in findings if place.end > place.start and "/highlights/" in place.path]
    for path in {place.path for place in marks}:
        summaries = sum("more place" in place.message for place in marks if place.path == path)
        assert sum(place.path == path for place in marks) <= PER_LINE + summaries
    for name in {place.rule for place in findings}:
        assert sum(place.rule == name for place in findings) <= PER_RULE + 1


@given(CVS)
def test_a_step_fails_only_on_evidence_and_never_on_a_question(cv: CV) -> None:
    for step in report(cv).steps:
        assert step.passed is not bool(step.evidence)
        assert step.sentence
        assert all(place.severity != "question" for place in step.evidence)


def test_findings_follow_the_order_of_the_cv() -> None:
    cv = CV(
        basics=Basics(name="Ada Fernside", summary="Hard-working team player."),
        work=(job("Worked on various projects."), job("Helped with things.", start="2019-01", end="2020-01")),
    )
    paths = [place.path for place in report(cv).findings]
    tops = [parts(path)[0] for path in paths]
    assert tops == sorted(tops, key=("basics", "work", "skills").index)
    assert [path for path in paths if path.startswith("/work/")] == sorted(
        path for path in paths if path.startswith("/work/")
    )


def test_a_missing_email_leads_to_the_field_to_fill() -> None:
    cv = CV(basics=replace(basics(), email=""))
    place = next(place for place in report(cv).findings if place.rule == "missing-contact")
    assert (place.path, place.start, place.end, place.severity) == ("/basics/email", 0, 0, "error")


def test_a_third_finding_on_a_line_is_folded_and_the_gravest_stay() -> None:
    found = [finding("a", severity="warning"), finding("b", severity="warning"), finding("c")]
    shown, folded = fold(found)
    assert [place.rule for place in shown] == ["a", "b"]
    assert [place.rule for place in folded] == ["c"]


def test_a_sixth_finding_of_a_rule_becomes_a_summary_of_the_rest() -> None:
    found = [finding("a", f"/work/0/highlights/{n}") for n in range(9)]
    shown, folded = fold(found)
    assert len(shown) == PER_RULE + 1
    assert "4 more places" in shown[-1].message
    assert len(folded) == 4


def test_folded_findings_still_fail_their_step() -> None:
    lines = "\n".join(
        ["Worked on various projects."] + [f"Improved quality and results {n * 'very '}" for n in range(8)]
    )
    checked = report(bullets(lines))
    assert not checked.steps[1].passed
    assert len(checked.steps[1].evidence) > PER_RULE


def test_a_guide_can_turn_a_rule_off_or_change_its_severity() -> None:
    cv = bullets("Helped with the claims database of a bank.")
    assert any(place.rule == "weak-opening" for place in report(cv).findings)
    off = replace(GUIDE, settings={"weak-opening": {"off": True}})
    assert not any(place.rule == "weak-opening" for place in report(cv, off).findings)
    graver = replace(GUIDE, settings={"weak-opening": {"severity": "warning"}})
    assert {place.severity for place in report(cv, graver).findings if place.rule == "weak-opening"} == {
        "warning"
    }


def test_a_guides_words_are_heard() -> None:
    cv = bullets("Wrote TPS cover sheets for the claims team.")
    assert any(place.rule == "unexplained-acronym" for place in report(cv).findings)
    known = replace(GUIDE, vocabulary={**GUIDE.vocabulary, "known-acronyms": frozenset({"tps"})})
    assert not any(place.rule == "unexplained-acronym" for place in report(cv, known).findings)


def test_a_finding_names_the_points_of_the_guide_it_serves() -> None:
    cv = bullets("Worked on various projects.")
    place = next(place for place in report(cv).findings if place.rule == "vague-claim")
    assert {"2p", "FC2"} <= set(place.points)


def test_a_strong_cv_passes_every_step() -> None:
    cv = bullets(
        "Rebuilt the seat API with the web team, so a party of six books in one step instead of six.\n"
        "Moved session data to Redis, and sign-in survived the Easter rush.\n"
        "Wrote a guide to jammed printers; ushers now clear most of them alone."
    )
    checked = report(cv)
    assert [step.passed for step in checked.steps] == [True] * 5
    assert not [place for place in checked.findings if place.severity in ("error", "warning")]


def test_old_duties_do_not_fail_the_second_step() -> None:
    old = job("Responsible for the upkeep of databases.", start="2010-01", end="2014-01")
    cv = CV(basics=basics(), work=(job("Cut the slowest report from 9 minutes to 20 seconds."), old))
    checked = report(cv)
    assert checked.steps[1].passed
    assert any(place.rule == "duty-line" and place.severity == "suggestion" for place in checked.findings)


def test_every_severity_is_one_of_four() -> None:
    cv = jobs("2019-01 2020-01\n2016-01 2017-01")
    assert {place.severity for place in report(cv).findings} <= set(SEVERITIES)


MONTHS = st.integers(min_value=2000 * 12, max_value=2026 * 12 + 10)
SPANS = st.lists(
    st.tuples(MONTHS, st.integers(0, 60)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=6
)


@given(SPANS)
def test_gaps_are_free_months_and_long_enough(spans: list[tuple[int, int]]) -> None:
    spans = [(first, min(last, TODAY.last_month())) for first, last in spans]
    for first, last in gaps(spans, TODAY, 6):
        end = TODAY.last_month() if last is None else last
        assert end - first + 1 > 6
        assert all(not (begin <= month <= stop) for begin, stop in spans for month in range(first, end + 1))


@given(SPANS)
def test_every_long_free_run_after_the_first_job_is_a_gap(spans: list[tuple[int, int]]) -> None:
    spans = [(first, min(last, TODAY.last_month())) for first, last in spans]
    busy = {month for first, last in spans for month in range(first, last + 1)}
    found = {
        month
        for first, last in gaps(spans, TODAY, 6)
        for month in range(first, (TODAY.last_month() if last is None else last) + 1)
    }
    if not busy:
        assert not found
        return
    run: list[int] = []
    for month in range(min(busy), TODAY.last_month() + 2):
        if month in busy or month > TODAY.last_month():
            assert (len(run) > 6) == set(run).issubset(found) or not run
            run = []
        else:
            run.append(month)


@given(st.integers(2000, 2020), st.integers(1, 5))
def test_a_bare_year_never_makes_a_gap_with_the_year_beside_it(year: int, length: int) -> None:
    cv = jobs(f"{year + length} 2026\n{year} {year + length - 1}")
    assert not list(gaps(busy_spans(cv, TODAY), TODAY, 6))


def test_study_fills_a_gap() -> None:
    cv = jobs("2022-01\n2015-01 2019-06")
    study = Education(institution="Northbrook College", startDate="2019-09", endDate="2021-12")
    assert list(gaps(busy_spans(cv, TODAY), TODAY, 6))
    assert not list(gaps(busy_spans(replace(cv, education=(study,)), TODAY), TODAY, 6))
