"""A check's report as SARIF 2.1.0, which code hosts show beside the lines of a file.

Source: OASIS, Static Analysis Results Interchange Format, sections 3.13 to 3.49.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from legible.check import Finding, Report
from legible.check.model import Rule
from legible.pointer import text_at
from legible.report import findings_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "suggestion": "note", "question": "none"}
LEAST = 4  # characters: a shorter text stands in too many places to tell a line by it


def as_sarif(name: str, report: Report, rules: Iterable[Rule], cv: Any, source: str = "") -> str:
    """Write one run; `source` is the file's own text, where it has one, to tell lines by."""
    found = findings_of(report)
    fired = {finding.rule for finding in found}
    driver = {"name": "Legible", "rules": [_rule(rule) for rule in rules if rule.name in fired]}
    results = [_result(name, finding, cv, source) for finding in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "name": rule.code,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(name: str, finding: Finding, cv: Any, source: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": name}}
    line = line_of(source, text_at(cv, finding.path))
    if line:
        place["region"] = {"startLine": line}
    logical = [{"fullyQualifiedName": finding.path}]
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.fix}".strip()},
        "locations": [{"physicalLocation": place, "logicalLocations": logical}],
        "partialFingerprints": {"legible/v1": finding.key},
    }


def line_of(source: str, text: str) -> int:
    """Give the first line, from 1, that holds a text, as it is or as JSON writes it; 0 for none."""
    first = text.strip().partition("\n")[0]
    if len(first) < LEAST:
        return 0
    for form in (first, json.dumps(first, ensure_ascii=False)[1:-1], json.dumps(first)[1:-1]):
        at = source.find(form)
        if at >= 0:
            return source.count("\n", 0, at) + 1
    return 0
