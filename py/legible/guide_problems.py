"""What is missing or wrong in a guide's folder, in plain words for its author."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from legible.guides import FOLDER, BrokenGuide, Guide, guide_table, load_examples, load_guide
from legible.library import Library

STEPS = 5
QUESTIONS = 5
POINTS_A_SECTION = 3
KINDS = ("lead", "para", "bullet", "step", "faq")
PLACES = ("summary", "bullet", "role")
WORDS = ("label", "kicker", "title", "locale")  # keys of guide.toml that the article prints
ANCHOR = re.compile(r"\{#([\w-]+)\}")


def problems(library: Library, slug: str, rule_names: Collection[str] | None = None) -> list[str]:
    """List what is wrong with a guide; with `rule_names`, also the rules that do not exist."""
    try:
        guide = load_guide(library, slug)
    except (BrokenGuide, KeyError, TypeError) as error:
        return [str(error)]
    return [
        *_words(library, slug),
        *_points(guide),
        *_counts(guide),
        *_page(library, guide),
        *_rules(guide, rule_names),
        *_examples(library, guide, rule_names),
    ]


def _words(library: Library, slug: str) -> Iterator[str]:
    table = guide_table(library, slug)
    for key in WORDS:
        if not table.get(key):
            yield f"guide.toml has no {key}"


def _points(guide: Guide) -> Iterator[str]:
    for id_, number in Counter(point.id for point in guide.points).items():
        if number > 1:
            yield f"point {id_} stands {number} times"
    for point in guide.points:
        if point.kind not in KINDS:
            yield f"point {point.id} has an unknown kind: {point.kind!r}"
        if not point.title:
            yield f"point {point.id} has no title"
        if not point.rules and not point.ask:
            yield f"point {point.id} is served by no rule and asks nothing"
        if point.rules and not point.looks_for:
            yield f"point {point.id} does not say what its rules look for"


def _counts(guide: Guide) -> Iterator[str]:
    numbers = [step.number for step in guide.steps]
    if numbers != list(range(1, STEPS + 1)):
        yield f"the final check has the steps {numbers}, not 1 to {STEPS}"
    for step in guide.steps:
        if not step.rules:
            yield f"step {step.number} has no rule that could fail it"
    questions = sum(point.kind == "faq" for point in guide.points)
    if questions != QUESTIONS:
        yield f"there are {questions} questions, not {QUESTIONS}"


def _page(library: Library, guide: Guide) -> Iterator[str]:
    path = f"{FOLDER}{guide.slug}/page.md"
    if path not in library.files:
        yield "page.md is missing"
        return
    anchors = ANCHOR.findall(library.text(path))
    for anchor, number in Counter(anchors).items():
        if number > 1:
            yield f"page.md has the anchor {anchor} {number} times"
    for point in guide.points:
        if point.id not in anchors:
            yield f"page.md says nothing for point {point.id}"
    yield from _sections(library.text(path), guide)


def _sections(text: str, guide: Guide) -> Iterator[str]:
    bullets = {point.id for point in guide.points if point.kind == "bullet"}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading = section.splitlines()[0]
        if not ANCHOR.search(heading):
            yield f"the section {heading!r} has no anchor"
        number = sum(anchor in bullets for anchor in ANCHOR.findall(section))
        if number not in (0, POINTS_A_SECTION):
            yield f"the section {heading!r} has {number} points, not {POINTS_A_SECTION}"


def _rules(guide: Guide, rule_names: Collection[str] | None) -> Iterator[str]:
    if rule_names is None:
        return
    used = {rule: f"point {point.id}" for point in guide.points for rule in point.rules}
    used |= dict.fromkeys(guide.settings, "[rules]")
    for rule, where in used.items():
        if rule not in rule_names:
            yield f"{where} names a rule that does not exist: {rule}"


def _examples(library: Library, guide: Guide, rule_names: Collection[str] | None) -> Iterator[str]:
    points = {point.id for point in guide.points}
    for example in load_examples(library, guide.slug):
        where = f"the example {' / '.join(example.weak)!r}"
        if example.point not in points:
            yield f"{where} belongs to no point: {example.point}"
        if example.place not in PLACES:
            yield f"{where} has an unknown place: {example.place}"
        if rule_names is not None and example.rule not in rule_names:
            yield f"{where} names a rule that does not exist: {example.rule}"
