"""The list of findings: filtered, grouped by severity, each with all that can be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legible import composing, pointer
from legible.check.model import SEVERITIES, Finding, Report
from legible.form import FIELDS
from legible.library import Library

Numbered = tuple[int, Finding]


AROUND = 5  # words shown on either side of a change


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings the person wants to see; empty fields let all through."""

    severity: str = ""
    section: str = ""  # first step of a finding's pointer: "work", "skills", ...
    step: str = ""  # of the final check: "1" to "5"


def findings_view(report: Report, chosen: Filter, library: Library) -> Mapping[str, Any]:
    """Give what the list's template needs."""
    shown = [finding for finding in report.findings if _lets_through(chosen, finding, report)]
    return {
        "count": count(report.findings),
        "groups": _grouped(shown),
        "difference": difference,
        "hidden": len(report.findings) - len(shown),
        "chosen": chosen,
        "severities": [
            (one, f"{one}s") for one in SEVERITIES if any(found.severity == one for found in report.findings)
        ],
        "steps": [(str(one.number), f"step {one.number}") for one in report.steps if one.evidence],
        "sections": _sections(report.findings, library),
        "helped": set(library.table(composing.WORDS)["helped"]),
    }


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change does to a text: the words that go and come, with a little of what stands around them."""

    before: str  # "… and " where the text goes on to the left
    old: str
    new: str
    after: str


def difference(old: str, new: str) -> Difference:
    """Find the words by which two texts differ."""
    ours, theirs = old.split(" "), new.split(" ")
    shorter = min(len(ours), len(theirs))
    head = next((at for at in range(shorter) if ours[at] != theirs[at]), shorter)
    rest = range(1, shorter - head + 1)
    tail = next((at - 1 for at in rest if ours[-at] != theirs[-at]), shorter - head)
    before, after = ours[:head], ours[len(ours) - tail :]
    return Difference(
        ("… " if len(before) > AROUND else "") + " ".join(before[-AROUND:]),
        " ".join(ours[head : len(ours) - tail]),
        " ".join(theirs[head : len(theirs) - tail]),
        " ".join(after[:AROUND]) + (" …" if len(after) > AROUND else ""),
    )


def count(findings: Sequence[Finding]) -> str:
    """Say what is left in words, such as "2 warnings, 5 suggestions left"."""
    counted = Counter(finding.severity for finding in findings)
    parts = [
        f"{counted[grade]} {grade}{'s' * (counted[grade] != 1)}" for grade in SEVERITIES if counted[grade]
    ]
    return f"{', '.join(parts)} left" if parts else "Nothing left to mend"


def _lets_through(chosen: Filter, finding: Finding, report: Report) -> bool:
    """Say whether a finding is wanted; a step's evidence may be kept back, so the rules decide."""
    steps = [
        str(verdict.number) for verdict in report.steps if finding.rule in _rules_of(report, verdict.number)
    ]
    return (
        chosen.severity in ("", finding.severity)
        and chosen.section in ("", _section(finding))
        and (not chosen.step or chosen.step in steps)
    )


def _rules_of(report: Report, number: int) -> set[str]:
    return {one.rule for verdict in report.steps if verdict.number == number for one in verdict.evidence}


def _section(finding: Finding) -> str:
    steps = pointer.parts(finding.path)
    return steps[0] if steps else ""


def _sections(findings: Sequence[Finding], library: Library) -> list[tuple[str, str]]:
    """List the sections that have findings, with their titles, in the editor's order."""
    held = {_section(finding) for finding in findings}
    tables = [*library.table(FIELDS)["section"], library.table(FIELDS)["own"]]
    return [(table["key"], table["title"]) for table in tables if table["key"] in held]


def _grouped(findings: Sequence[Finding]) -> list[tuple[str, list[Numbered]]]:
    """Gather the findings by severity, gravest first, each with its number in the list."""
    ordered = list(enumerate(sorted(findings, key=lambda found: SEVERITIES.index(found.severity))))
    groups = [(grade, [pair for pair in ordered if pair[1].severity == grade]) for grade in SEVERITIES]
    return [(grade, pairs) for grade, pairs in groups if pairs]
