"""Every rule against its own examples, and every guide's weak and strong pairs."""

from __future__ import annotations

import importlib
import re
import zipfile
from pathlib import Path

import pytest

from legible.assets import load_library
from legible.check.catalogue import logic_rules, rules_in
from legible.check.engine import run
from legible.check.examples import an_opening, bullets
from legible.check.model import SEVERITIES, Example, Rule
from legible.dates import PartialDate
from legible.guides import guide_slugs, load_examples, load_guide
from legible.rulebook import rulebook, scan_example

LIBRARY = load_library()
GUIDE = load_guide(LIBRARY, "backend-developer")
RULES = rulebook(LIBRARY)
TODAY = PartialDate(2026, 11)
FLAGGED = [(rule, example) for rule in RULES for example in rule.flag]
PASSED = [(rule, example) for rule in RULES for example in rule.passes]
PAIRS = [(slug, pair) for slug in guide_slugs(LIBRARY) for pair in load_examples(LIBRARY, slug)]


def finds(rule: Rule, example: Example, slug: str = "backend-developer") -> bool:
    """Say whether a rule finds anything in an example."""
    guide = load_guide(LIBRARY, slug)
    return bool(list(run(rule, scan_example(rule, example, guide, LIBRARY, TODAY), guide)))


def label(value: object) -> str:
    """Name a case by its rule and the start of its example."""
    return value.name if isinstance(value, Rule) else re.sub(r"\W+", "-", str(value))[:40]


def test_there_are_rules_of_both_sorts() -> None:
    assert len(logic_rules()) >= 20
    assert len(RULES) > len(logic_rules())


def test_rules_are_found_in_a_zip_after_the_caches_of_imports_were_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "rules.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("zipped_rules/__init__.py", "")
        zipped.writestr("zipped_rules/one.py", "from legible.check.rules.duty_line import *\n")
    monkeypatch.syspath_prepend(archive)
    zipped_rules = importlib.import_module("zipped_rules")
    importlib.import_module("zipped_rules.one")
    importlib.invalidate_caches()  # as the installation of a wheel does
    assert [rule.name for rule in rules_in(zipped_rules)] == ["duty-line"]


@pytest.mark.parametrize("rule", RULES, ids=label)
def test_a_rule_has_a_full_card_and_enough_examples(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+|[a-z]+", rule.name)
    assert rule.severity in SEVERITIES
    assert rule.message and rule.why and rule.fix
    assert len(rule.flag) >= 3
    assert len(rule.passes) >= 5


@pytest.mark.parametrize(("rule", "example"), FLAGGED, ids=label)
def test_a_rule_flags_what_it_says_it_flags(rule: Rule, example: Example) -> None:
    assert finds(rule, example)


@pytest.mark.parametrize(("rule", "example"), PASSED, ids=label)
def test_a_rule_passes_what_it_says_it_passes(rule: Rule, example: Example) -> None:
    assert not finds(rule, example)


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_guides_name_only_rules_that_exist() -> None:
    names = {rule.name for rule in RULES}
    for slug in [*guide_slugs(LIBRARY), "_base", "_software"]:
        guide = load_guide(LIBRARY, slug)
        used = {name for point in guide.points for name in point.rules} | set(guide.settings)
        assert used | {part.rule for step in guide.steps for part in step.rules} <= names


def test_there_are_pairs_in_the_guides() -> None:
    assert PAIRS


@pytest.mark.parametrize(("slug", "pair"), PAIRS, ids=lambda value: getattr(value, "rule", value))
def test_a_guides_weak_text_is_flagged_and_its_strong_one_is_not(slug: str, pair: object) -> None:
    by_name = {rule.name: rule for rule in RULES}
    rule = by_name[pair.rule]  # type: ignore[attr-defined]
    build = an_opening if pair.place == "summary" else bullets  # type: ignore[attr-defined]
    weak, strong = (build("\n".join(lines)) for lines in (pair.weak, pair.strong))  # type: ignore[attr-defined]
    assert finds(rule, weak, slug)
    assert not finds(rule, strong, slug)
