"""The changes that findings offer: each mends what it was found for, and spoils nothing else."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legible.assets import load_library
from legible.check.catalogue import all_rules
from legible.check.engine import run
from legible.check.examples import basics, bullets, job
from legible.check.features.line import Line, read_line
from legible.check.features.text import Span
from legible.check.model import Edit, Finding, Imported
from legible.check.rewording import (
    article_for,
    done_instead_of_duty,
    without_modifier,
    without_pronoun,
)
from legible.check.scan import scan_cv
from legible.check.words import words_for
from legible.dates import PartialDate
from legible.guides import load_guide
from legible.mending import applied
from legible.model import CV, Skill, Work
from legible.pointer import get

LIBRARY = load_library()
GUIDE = load_guide(LIBRARY, "backend-developer")
WORDS = words_for(LIBRARY, GUIDE)
RULES = all_rules(LIBRARY)
BY_NAME = {rule.name: rule for rule in RULES}
TODAY = PartialDate(2026, 11)
MOST_OFFERS = 60
WITH_EDIT = (
    "buzzword", "duplicate-bullets", "duty-line", "first-person", "jobs-out-of-order", "misspelling",
    "mixed-spelling", "self-rated-skill", "stale-skill-first", "theme-buried", "tool-not-listed",
    "two-names-for-one-tool", "unexplained-acronym",
)  # fmt: skip

LINES = st.sampled_from(
    [
        "Responsible for planning the rota of thirty ushers.",
        "Responsible for managing a new seat planner in Go and Postgres.",
        "Was in charge of carrying 40,000 programmes to nine theaters a season.",
        "Duties included writing the weekly file of ticket sales.",
        "I rewrote the seat planner in Kotlin with the web team.",
        "I also trained twelve ushers, so doors open on time.",
        "We moved the archive to k8s.",
        "Organized the costume catalogue of a touring opera.",
        "Centralised the labeling of stage props.",
        "Led a dynamic team of six dressers through a national tour.",
        "Wrote an innovative seat map for nine theatres, ending double bookings.",
        "Rewired the stage with cutting-edge dimmers.",
        "Met the RTO for the ledger in every rehearsal.",
        "Wrote SLOs for the seat API, so nights are quiet.",
        "An SOP for fire drills halved the time to clear the house.",
        "Recieved the programme in print.",
        "Succesfully painted the rehearsal enviroment of the opera.",
        "Put order events on Kafka, so the till never waits.",
        "Moved the seat map to Apache Kafka and Postgres.",
        "Tuned PostgreSQL for the seat map, so searches are faster.",
        "Moved 40 services to Kubernetes.",
        "Rehearsed a failover each month, so an outage no longer stops the sale.",
        "Restored the backup of the box office after an outage, and no sale was lost.",
        "Cut the hosting cost by a third by moving reports to spot machines.",
        "Planned the stage crew's shifts for a touring opera.",
        "Planned the shifts of the stage crew for a touring opera.",
        "Wrote the seat planner in Kotlin.",
    ]
)
MONTHS = st.dates().map(lambda day: f"{2010 + day.year % 16}-{day.month:02d}")
JOBS = st.builds(
    Work,
    name=st.sampled_from(["Larch Retail", "Mill Lane Theatre", "Northbrook Opera"]),
    position=st.just("Developer"),
    startDate=MONTHS,
    endDate=st.one_of(st.just(""), MONTHS),
    highlights=st.lists(LINES, max_size=6).map(tuple),
)
SKILLS = st.lists(
    st.sampled_from(
        ["Java", "Kotlin", "k8s", "Postgres", "PostgreSQL", "Perl 60%", "Kafka", "SQL 8/10", "Redis", "Git"]
    ),
    max_size=7,
    unique=True,
)
CVS = st.builds(
    CV,
    basics=st.just(basics()),
    work=st.lists(JOBS, min_size=1, max_size=3).map(tuple),
    skills=SKILLS.map(lambda names: (Skill(name="Skills", keywords=tuple(names)),)),
)


def line(text: str) -> Line:
    """Read a line with the backend guide's words."""
    return read_line(WORDS, text)


def all_findings(cv: CV) -> list[Finding]:
    """Give everything that any rule finds."""
    scan = scan_cv(cv, WORDS, TODAY)
    return [finding for rule in RULES for finding in run(rule, scan, GUIDE)]


def as_iso(text: str) -> str | None:
    """Read no dates: none of these changes touches one."""
    return None


def grave(found: list[Finding]) -> Counter[str]:
    """Count the errors and warnings of each rule."""
    return Counter(finding.rule for finding in found if finding.severity in {"error", "warning"})


def spoilt_by(cv: CV, finding: Finding) -> Counter[str]:
    """Apply a finding's change; give what it made worse, the rule itself if it did not help."""
    assert finding.edit is not None
    before, after = all_findings(cv), all_findings(applied(cv, finding.edit, as_iso))
    worse = grave(after) - grave(before)
    same = sum(it.rule == finding.rule for it in before) <= sum(it.rule == finding.rule for it in after)
    return worse + Counter({finding.rule: int(same)})


EXAMPLES = [
    (rule, cv)
    for rule in RULES
    for example in rule.flag
    if not isinstance(example, Imported)
    for cv in [rule.example(example) if isinstance(example, str) else example]
]
OFFERS = [
    (finding, cv)
    for rule, cv in EXAMPLES
    for finding in run(rule, scan_cv(cv, WORDS, TODAY), GUIDE)
    if finding.edit is not None
]


@pytest.mark.parametrize("name", WITH_EDIT)
def test_a_rule_that_can_mend_offers_it_for_one_of_its_examples(name: str) -> None:
    assert [finding for finding, _ in OFFERS if finding.rule == name]


@pytest.mark.parametrize(("finding", "cv"), OFFERS, ids=lambda value: getattr(value, "key", ""))
def test_an_offer_shows_two_different_texts_and_leads_to_what_is_there(finding: Finding, cv: CV) -> None:
    edit = finding.edit
    assert edit is not None
    assert edit.label and edit.before != edit.after
    assert edit.texts or edit.adds or edit.orders
    assert all(get(cv, path) != text for path, text in edit.texts)
    assert all(isinstance(get(cv, path), tuple) for path, _ in (*edit.adds, *edit.orders))


@pytest.mark.parametrize(("finding", "cv"), OFFERS, ids=lambda value: getattr(value, "key", ""))
def test_a_change_of_an_example_mends_it_and_spoils_nothing(finding: Finding, cv: CV) -> None:
    if finding.rule in WITH_EDIT:
        assert not spoilt_by(cv, finding)


@settings(max_examples=60, deadline=None)
@given(CVS)
def test_a_change_of_any_cv_mends_it_and_spoils_nothing(cv: CV) -> None:
    for finding in all_findings(cv):
        if finding.edit is not None and finding.rule in WITH_EDIT:
            worse = spoilt_by(cv, finding)
            if finding.edit.orders:
                del worse["first-page-one-reader"]  # other lines come to stand on the first page
            assert not worse, finding


@settings(max_examples=40, deadline=None)
@given(CVS)
def test_every_mark_stays_inside_its_text(cv: CV) -> None:
    for finding in all_findings(cv):
        if finding.end:
            assert 0 <= finding.start < finding.end <= len(get(cv, finding.path))


@settings(max_examples=30, deadline=None)
@given(CVS)
def test_taking_every_offer_comes_to_an_end(cv: CV) -> None:
    offers = 0
    while offers < MOST_OFFERS and (edit := first_offer(cv)):
        cv = applied(cv, edit, as_iso)
        offers += 1
    assert first_offer(cv) is None, "there is always one more change to make"


def first_offer(cv: CV) -> Edit | None:
    return next((it.edit for it in all_findings(cv) if it.edit and it.rule in WITH_EDIT), None)


@pytest.mark.parametrize(
    ("duty", "done"),
    [
        ("Responsible for planning the rota.", "Planned the rota."),
        ("Responsible for managing budgets, rotas and staff.", "Managed budgets, rotas and staff."),
        ("In charge of running the weekly market.", "Ran the weekly market."),
        ("Duties included carrying the post.", "Carried the post."),
        ("responsible for overseeing a bar of four.", "Oversaw a bar of four."),
        ("Responsible for the upkeep of servers.", None),
        ("Responsible for planning and running the market.", None),
        ("Responsible for hiring staff and for training them.", None),
        ("Tasked with building the seat map.", None),
        ("Responsible for planning", None),
        ("Responsible for scaffolding", None),
        ("", None),
    ],
)
def test_a_duty_becomes_a_deed_where_one_verb_tells_it(duty: str, done: str | None) -> None:
    assert done_instead_of_duty(line(duty), current=False) == done


def test_a_duty_of_a_current_job_stays_in_the_present() -> None:
    assert done_instead_of_duty(line("Responsible for planning the rota."), current=True) == "Plan the rota."
    assert (
        done_instead_of_duty(line("Duties included planning the rota."), current=True) == "Planned the rota."
    )


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("Led a dynamic team of six.", "dynamic", "Led a team of six."),
        ("Wrote an innovative seat map.", "innovative", "Wrote a seat map."),
        ("Wrote a dynamic opera guide.", "dynamic", "Wrote an opera guide."),
        ("Innovative work on dimmers.", "Innovative", "Work on dimmers."),
        ("Rewired with cutting-edge dimmers.", "cutting-edge", "Rewired with dimmers."),
        ("Wrote a highly innovative map.", "innovative", None),
        ("Wrote a simple, innovative map.", "innovative", None),
        ("Wrote an innovative and simple map.", "innovative", None),
        ("Led a dynamic unit of six.", "dynamic", None),
        ("Wrote an innovative API.", "innovative", None),
        ("The map was innovative.", "innovative", None),
        ("Built synergy between teams.", "synergy", None),
    ],
)
def test_a_stock_word_goes_where_the_sentence_stands_without_it(
    text: str, word: str, left: str | None
) -> None:
    start = text.index(word)
    assert without_modifier(line(text), Span(start, start + len(word))) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I built the till.", "Built the till."),
        ("I also rewrote the till.", "Also rewrote the till."),
        ("I run the bar at weekends.", "Run the bar at weekends."),
        ("I was part of the crew.", None),
        ("I have trained ushers.", None),
        ("I built my own till.", None),
        ("I, too, built a till.", None),
        ("We built the till.", None),
        ("Since May I built tills.", None),
        ("I built.", None),
    ],
)
def test_a_pronoun_goes_where_its_verb_can_open_the_line(text: str, left: str | None) -> None:
    first = line(text).tokens[0]
    assert without_pronoun(line(text), Span(first.start, first.end)) == left


@pytest.mark.parametrize(
    ("word", "article"),
    [("seat", "a"), ("opera", "an"), ("hour", ""), ("unit", ""), ("european", ""), ("SLO", ""), ("", "")],
)
def test_an_article_is_chosen_only_where_spelling_tells(word: str, article: str) -> None:
    assert article_for(word) == article


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("Wrote SLOs for seats.", "SLO", "Wrote service level objectives (SLOs) for seats."),
        ("An SOP for fire drills.", "SOP", "An SOP (standard operating procedure) for fire drills."),
        ("Wrote an SOP for fires.", "SOP", "Wrote a standard operating procedure (SOP) for fires."),
        ("RTO met at each drill.", "RTO", "Recovery time objective (RTO) met at each drill."),
        ("Fed the archive by CDC-based jobs.", "CDC", None),
        ("Wrote QZXs for seats.", "QZX", None),
    ],
)
def test_an_abbreviation_is_written_out_from_the_table(text: str, name: str, written: str | None) -> None:
    found = list(run(BY_NAME["unexplained-acronym"], scan_cv(bullets(text), WORDS, TODAY), GUIDE))
    edits = [finding.edit for finding in found if finding.quote.startswith(name)]
    assert [edit and edit.after for edit in edits] == [written]


def test_of_two_like_lines_the_fuller_one_stays_in_the_place_of_the_first() -> None:
    short = "Planned the stage crew's shifts for a touring opera."
    full = "Planned the stage crew's shifts for a touring opera company."
    cv = bullets(f"{short}\nSold tea.\n{full}")
    (finding,) = run(BY_NAME["duplicate-bullets"], scan_cv(cv, WORDS, TODAY), GUIDE)
    assert finding.edit is not None
    assert applied(cv, finding.edit, as_iso).work[0].highlights == (full, "Sold tea.")


def test_of_two_lines_that_differ_in_a_fact_neither_is_taken_out() -> None:
    cv = bullets(
        "Planned the shifts of the stage crew and the dressers for 12 touring operas.\n"
        "Planned the shifts of the stage crew and the dressers for 14 touring operas."
    )
    (finding,) = run(BY_NAME["duplicate-bullets"], scan_cv(cv, WORDS, TODAY), GUIDE)
    assert finding.edit is None


def test_one_name_for_a_tool_leaves_no_skill_listed_twice() -> None:
    skills = (Skill(name="Data", keywords=("Postgres", "Redis", "PostgreSQL")),)
    cv = CV(basics=basics(), work=(job("Tuned PostgreSQL."),), skills=skills)
    (finding,) = run(BY_NAME["two-names-for-one-tool"], scan_cv(cv, WORDS, TODAY), GUIDE)
    assert finding.edit is not None
    assert applied(cv, finding.edit, as_iso).skills[0].keywords == ("PostgreSQL", "Redis")


def test_jobs_are_sorted_only_where_all_have_dates() -> None:
    dated = (job("Sold tea.", start="2015-01", end="2016-01"), job("Sold cake.", start="2020-01"))
    for work, order in ((dated, (1, 0)), ((*dated, job("Sold soup.", start="", end="")), None)):
        cv = CV(basics=basics(), work=work)
        (finding,) = run(BY_NAME["jobs-out-of-order"], scan_cv(cv, WORDS, TODAY), GUIDE)
        assert (finding.edit and finding.edit.orders) == (order and (("/work", order),))
