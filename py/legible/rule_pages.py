"""The rules in words: a list for the documentation, and a page for each on the site; made by the build."""

from __future__ import annotations

from dataclasses import dataclass

from legible.check.engine import run
from legible.check.model import Example, Finding, Rule
from legible.dates import PartialDate
from legible.guides import Point, guide_slugs, load_guide
from legible.library import Library
from legible.rulebook import rulebook, scan_example
from legible.templating import environment

SHOWN = 3  # examples of a kind
GUIDE, TODAY = "backend-developer", PartialDate(2026, 11)  # by which the examples are checked
GRADES = {
    "error": "Error: a reader will stumble over it.",
    "warning": "Warning: it costs the reader something.",
    "suggestion": "Suggestion: the text would be better for it.",
    "question": "Question: only you know the answer, and it fails no step.",
}
OPENING = """# The rules

What the checker looks for, sorted by code. This file is made from the rules themselves: `make docs`.
A rule that needs logic is one module in `py/legible/check/rules/`; one that is only words is a file in
`content/rules/`. Guides name rules by their names, may change their thresholds and may turn them off.
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A point of a guide that a rule serves."""

    slug: str  # of the guide
    title: str  # of the guide
    point: Point


@dataclass(frozen=True, slots=True)
class RuleCard:
    """All that can be told of a rule."""

    rule: Rule
    said: Finding  # about its first example
    title: str  # its name as words
    grade: str  # what its severity means
    flagged: tuple[str, ...]  # examples that it points out
    passed: tuple[str, ...]  # examples that it lets pass
    served: tuple[Served, ...]


def rule_cards(library: Library) -> list[RuleCard]:
    """Give a card for every rule, sorted by code."""
    served = _served(library)
    return [_card(rule, served.get(rule.name, []), library) for rule in rulebook(library)]


def rules_markdown(library: Library) -> str:
    """Write the list of all rules."""
    return OPENING + "".join(_entry(card) for card in rule_cards(library))


def rule_html(card: RuleCard, library: Library) -> str:
    """Write a rule's page."""
    return environment(library).get_template("site/rule.html.j2").render(card=card)


def _card(rule: Rule, served: list[Served], library: Library) -> RuleCard:
    return RuleCard(
        rule,
        _said(rule, library),
        rule.name.replace("-", " ").capitalize(),
        GRADES[rule.severity],
        _texts(rule.flag),
        _texts(rule.passes),
        tuple(served),
    )


def _said(rule: Rule, library: Library) -> Finding:
    """Give what the rule says of its first example."""
    guide = load_guide(library, GUIDE)
    return next(run(rule, scan_example(rule, rule.flag[0], guide, library, TODAY), guide))


def _served(library: Library) -> dict[str, list[Served]]:
    found: dict[str, list[Served]] = {}
    for slug in guide_slugs(library):
        guide = load_guide(library, slug)
        for point in guide.points:
            for name in point.rules:
                found.setdefault(name, []).append(Served(slug, guide.title, point))
    return found


def _texts(examples: tuple[Example, ...]) -> tuple[str, ...]:
    """Give the first examples that are lines; whole CVs would say little on a page."""
    return tuple([text for text in examples if isinstance(text, str) and text.strip()][:SHOWN])


def _entry(card: RuleCard) -> str:
    rule = card.rule
    lines = [f"\n## {rule.code} {rule.name}\n", f"{card.grade}\n", f"{rule.why}\n"]
    lines.append(f"Says: {card.said.message}\n")
    lines.append(f"Instead: {card.said.fix}\n")
    lines += [f"- Points out: {_quoted(text)}" for text in card.flagged]
    lines += [f"- Lets pass: {_quoted(text)}" for text in card.passed]
    if card.flagged or card.passed:
        lines.append("")
    if card.served:
        lines.append(f"Serves {', '.join(f'{one.slug} {one.point.id}' for one in card.served)}.\n")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return " / ".join(f"“{line}”" for line in text.splitlines())
