"""A check's report as text for a terminal and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict

from legible.check import Finding, Report
from legible.check.model import SEVERITIES


def as_text(name: str, report: Report) -> str:
    """Write the findings in the order of the CV, then the final check, then the sum."""
    lines = [_finding(name, finding) for finding in report.findings]
    for step in report.steps:
        verdict = "    " if not step.judged else "pass" if step.passed else "FAIL"
        lines.append(f"{verdict}  {step.number}. {step.title} {step.sentence}")
    return "\n".join([*lines, _sum(report)]) + "\n"


def as_json(name: str, report: Report) -> str:
    """Write everything the report holds, with the file's name."""
    return json.dumps({"file": name} | asdict(report), ensure_ascii=False, indent=2) + "\n"


def findings_of(report: Report) -> list[Finding]:
    """Give every finding once: one that sums up others is both shown and kept back."""
    found = (*report.findings, *report.folded)
    return list({(one.rule, one.path, one.start, one.end): one for one in found}.values())


def _finding(name: str, finding: Finding) -> str:
    head = f"{name}:{finding.path}: {finding.severity} {finding.code} {finding.rule}"
    return f"{head}\n    {finding.message}\n    {finding.fix}"


def _sum(report: Report) -> str:
    counts = Counter(finding.severity for finding in findings_of(report))
    said = [f"{counts[one]} {one}{'s' * (counts[one] > 1)}" for one in SEVERITIES if counts[one]]
    return ", ".join(said) or "nothing to mend"
