"""What single rules do beyond their examples: limits, pages, themes asked for, words of both spellings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.check.catalogue import all_rules
from legible.check.engine import run
from legible.check.examples import LINE, basics, bullets, job, skills
from legible.check.features.line import read_line
from legible.check.features.purpose import has_purpose
from legible.check.features.spelling import counterpart, family
from legible.check.model import Finding
from legible.check.rules import duplicate_bullets
from legible.check.rules.duplicate_bullets import alike, twins
from legible.check.scan import scan_cv
from legible.check.skillset import is_flat, skill_items, tools_of
from legible.check.words import words_for
from legible.dates import PartialDate
from legible.guides import load_guide
from legible.mending import applied
from legible.model import CV, Skill

LIBRARY = load_library()
GUIDE = load_guide(LIBRARY, "backend-developer")
WORDS = words_for(LIBRARY, GUIDE)
TODAY = PartialDate(2026, 11)
RULES = {rule.name: rule for rule in all_rules(LIBRARY)}
OTHER = "Wrote letters.\nPlanned the rota.\nMended the printers of nine foyers.\n"


def found(name: str, cv: CV, page_one: Collection[str] | None = None, **options: Any) -> list[Finding]:
    """Give what one rule finds, with a guide that sets these options."""
    guide = replace(GUIDE, settings={**GUIDE.settings, name: {**GUIDE.settings.get(name, {}), **options}})
    return list(run(RULES[name], scan_cv(cv, WORDS, TODAY, page_one), guide))


def test_a_known_layout_decides_where_the_latest_job_begins() -> None:
    cv = bullets(LINE)
    (late,) = found("latest-role-late", cv, page_one=("/basics/summary", "/work/1/highlights/0"))
    assert (late.severity, late.path) == ("warning", "/work/0")
    assert not found("latest-role-late", cv, page_one=("/work/0/highlights/0",))
    assert not found("latest-role-late", cv, page_one=("/work/0",))


def test_without_a_layout_a_late_job_is_only_guessed() -> None:
    old = job(*["Kept the card index of the subscribers in order by hand for years."] * 50, start="2015-01")
    cv = CV(basics=basics(), work=(replace(old, endDate="2019-12"), job(LINE, start="2020-01")))
    (late,) = found("latest-role-late", cv)
    assert late.severity == "suggestion"
    assert "seems" in late.message


def test_detail_without_effect_is_pointed_out_three_times_at_most() -> None:
    deep = "\n".join(
        f"Built feed number {name} in Go, Kafka and Redis." for name in ("A", "B", "C", "D", "E")
    )
    cv = bullets(f"Gave ushers one list instead of four, so doors open on time.\n{deep}")
    assert len(found("mechanism-without-outcome", cv)) == 3
    assert not found("mechanism-without-outcome", bullets(deep))


def test_a_figure_is_asked_for_once_a_role() -> None:
    lines = "Moved files to cheaper disks, which lowered the bill.\nTuned the query, which reduced the load."
    cv = CV(basics=basics(), work=(job(*lines.splitlines()), job(*lines.splitlines(), start="2019-01")))
    places = [finding.path for finding in found("figure-worth-adding", cv)]
    assert places == ["/work/0/highlights/0", "/work/1/highlights/0"]


def test_a_theme_that_a_vacancy_asks_for_is_looked_for_first() -> None:
    cv = bullets(
        f"{OTHER}Cut the hosting cost by a third.\nRehearsed failovers, so no outage stops the sale."
    )
    assert not found("theme-buried", cv)
    (cost,) = found("theme-buried", cv, themes=("security", "cost"))
    (nights,) = found("theme-buried", cv, themes=("reliability",))
    assert (cost.path, nights.path) == ("/work/0/highlights/3", "/work/0/highlights/4")


def test_the_buried_line_moves_to_the_top_and_the_rest_keep_their_order() -> None:
    cv = bullets(f"{OTHER}Rehearsed failovers, so no outage stops the sale.")
    (late,) = found("theme-buried", cv, themes=("reliability",))
    assert late.edit is not None
    lines = cv.work[0].highlights
    mended = applied(cv, late.edit, lambda text: None)
    assert mended.work[0].highlights == (lines[3], *lines[:3])


@pytest.mark.parametrize(
    ("listed", "grown"),
    [
        (
            (Skill(name="Java"), Skill(name="SQL")),
            (Skill(name="Java"), Skill(name="SQL"), Skill(name="Kafka")),
        ),
        (
            (Skill(name="Code", keywords=("Java",)), Skill(name="Data", keywords=("RabbitMQ",))),
            (Skill(name="Code", keywords=("Java",)), Skill(name="Data", keywords=("RabbitMQ", "Kafka"))),
        ),
    ],
)
def test_a_tool_is_added_as_the_skills_are_listed(
    listed: tuple[Skill, ...], grown: tuple[Skill, ...]
) -> None:
    cv = CV(basics=basics(), work=(job("Put orders on Kafka.", "Moved seats to Kafka."),), skills=listed)
    (missing,) = found("tool-not-listed", cv)
    assert missing.edit is not None
    assert applied(cv, missing.edit, lambda text: None).skills == grown


def test_a_long_list_of_skills_is_not_made_longer() -> None:
    row = "Java, Kotlin, SQL, PHP, Ruby, Rust, Redis, Git, Linux, Docker"
    cv = replace(skills(row), work=(job("Put orders on Kafka.", "Moved seats to Kafka."),))
    (missing,) = found("tool-not-listed", cv)
    assert missing.edit is None


def test_skills_are_listed_with_their_places() -> None:
    cv = CV(skills=(Skill(name="Code", keywords=("Java", "Go")), Skill(name="Mentoring")))
    assert [(item.path, item.text) for item in skill_items(cv)] == [
        ("/skills/0/keywords/0", "Java"),
        ("/skills/0/keywords/1", "Go"),
        ("/skills/1/name", "Mentoring"),
    ]
    assert not is_flat(cv)
    assert is_flat(CV(skills=cv.skills[:1])) and is_flat(CV(skills=cv.skills[1:]))


@pytest.mark.parametrize(
    ("name", "tools"),
    [("Go", [("Go", 0, 2)]), ("Java 17", [("Java", 0, 4)]), ("k8s", [("Kubernetes", 0, 3)]), ("Rotas", [])],
)
def test_a_listed_skill_names_its_tools(name: str, tools: list[tuple[str, int, int]]) -> None:
    assert [(tool.name, tool.start, tool.end) for tool in tools_of(WORDS, name)] == tools


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Moved the scripts to S3 for the archive.", True),
        ("Moved the scripts to find them sooner.", True),
        ("Moved the scripts, because shelves were full.", True),
        ("Moved the scripts from files to webhooks.", False),
        ("Moved the scripts to a new store.", False),
    ],
)
def test_a_purpose_is_told_from_a_direction(text: str, told: bool) -> None:
    assert has_purpose(read_line(WORDS, text)) is told


PAIRS = sorted(LIBRARY.table("content/words/check/spelling-pairs.toml")["pairs"].items())


def test_every_british_spelling_of_the_list_has_an_american_one_and_no_word_is_on_both_sides() -> None:
    british, american = ({pair[side] for pair in PAIRS} for side in (0, 1))
    assert len(british) == len(american) == len(PAIRS) > 100
    assert not british & american


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_a_pair_of_spellings_leads_from_the_one_to_the_other(british: str, american: str) -> None:
    sides = {british: "en-GB", american: "en-US"}
    for word, other in ((british, american), (american, british)):
        assert family(word, WORDS) in {sides[word], None}
        assert counterpart(word, WORDS) == (other if family(word, WORDS) else "")


@pytest.mark.parametrize(
    ("word", "other"),
    [("organised", "organized"), ("centralizing", "centralising"), ("exercise", ""), ("table", "")],
)
def test_endings_are_turned_where_both_sides_have_their_own(word: str, other: str) -> None:
    assert counterpart(word, WORDS) == other


def test_a_chain_of_dots_is_no_inner_host_and_an_inner_host_behind_one_is() -> None:
    line = "Wrote " + "a.b." * 2000 + " and ran db01.stock.internal at night."
    assert [one.quote for one in found("may-you-publish", bullets(line))] == ["db01.stock.internal"]


LETTERS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=9).map(" ".join)


def assert_as_if_every_two_were_compared(lines: list[str]) -> None:
    scan = scan_cv(bullets("\n".join(lines)), WORDS, TODAY)
    pairs = [(a, b) for a, b in combinations(scan.all_bullets, 2) if alike(a.line, b.line, 0.5, 0.85)]
    firsts = {second.path: first.path for first, second in reversed(pairs)}
    assert {second.path: first.path for first, second in twins(scan, 0.5, 0.85)} == firsts


@given(st.lists(LETTERS, max_size=9))
def test_a_line_said_before_is_found_as_if_every_two_lines_were_compared(lines: list[str]) -> None:
    assert_as_if_every_two_were_compared(lines)


@given(st.lists(LETTERS, min_size=5, max_size=9), st.lists(st.tuples(st.integers(0, 4), LETTERS), max_size=9))
def test_a_line_said_before_is_found_while_lines_change(
    lines: list[str], changes: list[tuple[int, str]]
) -> None:
    for place, line in changes:
        lines[place] = line
        assert_as_if_every_two_were_compared(lines)


def test_few_of_many_different_lines_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    monkeypatch.setattr(duplicate_bullets, "alike", lambda *them: compared.append(them) or alike(*them))
    lines = [f"Wrote page {word} of the {word} guide." for word in map(str, range(100, 200))]
    found("duplicate-bullets", bullets("\n".join([*lines, lines[0]])))
    assert 0 < len(compared) < len(lines)
