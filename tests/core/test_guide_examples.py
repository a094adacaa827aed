"""The pairs that a guide shows: the weak text raises its rule, the strong one raises nothing."""

from dataclasses import replace

import pytest

from legible.assets import load_library
from legible.check import check
from legible.check.examples import LINE, an_opening, bullets, job
from legible.check.model import Finding
from legible.dates import PartialDate
from legible.guide_problems import problems
from legible.guides import Example, guide_slugs, load_examples, load_guide
from legible.model import CV
from legible.rulebook import rulebook

LIBRARY = load_library()
TODAY = PartialDate(2026, 11)
PAIRS = [(slug, pair) for slug in guide_slugs(LIBRARY) for pair in load_examples(LIBRARY, slug)]
PLACES = {"summary": "/basics/summary", "bullet": "/work/0/highlights/0", "role": "/work/0"}


def build(place: str, lines: tuple[str, ...]) -> CV:
    if place == "summary":
        return an_opening(lines[0])
    earlier = job(LINE, start="2020-01", end="2022-12")
    cv = bullets("\n".join(lines))
    return replace(cv, work=(*cv.work, earlier))


def findings(slug: str, place: str, lines: tuple[str, ...]) -> list[Finding]:
    """Give what is found on the text itself; the CV around it is none of its business."""
    report = check(build(place, lines), load_guide(LIBRARY, slug), LIBRARY, TODAY)
    return [found for found in (*report.findings, *report.folded) if found.path.startswith(PLACES[place])]


@pytest.mark.parametrize("slug", guide_slugs(LIBRARY))
def test_every_rule_that_a_guide_names_exists(slug: str) -> None:
    assert problems(LIBRARY, slug, {rule.name for rule in rulebook(LIBRARY)}) == []


def test_there_are_pairs() -> None:
    assert PAIRS


@pytest.mark.parametrize(("slug", "pair"), PAIRS, ids=lambda value: getattr(value, "rule", value))
def test_a_weak_text_raises_its_rule(slug: str, pair: Example) -> None:
    assert pair.rule in {found.rule for found in findings(slug, pair.place, pair.weak)}


@pytest.mark.parametrize(("slug", "pair"), PAIRS, ids=lambda value: getattr(value, "rule", value))
def test_a_strong_text_raises_nothing(slug: str, pair: Example) -> None:
    found = findings(slug, pair.place, pair.strong)
    assert [(each.rule, each.quote) for each in found if each.severity != "question"] == []
