"""A report about what is shown of a CV, put in terms of the whole CV: places, spans and changes."""

from __future__ import annotations

from dataclasses import replace

from legible.check.model import Edit, Finding, Report
from legible.inline import escaped
from legible.shown import Shown, takes_markup


def in_full(report: Report, view: Shown) -> Report:
    """Give a report on the shown CV as one on the full CV."""
    if view.cv is view.full:
        return report

    def full(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(_finding(one, view) for one in found)

    return replace(
        report,
        findings=full(report.findings),
        steps=tuple(replace(step, evidence=full(step.evidence)) for step in report.steps),
        folded=full(report.folded),
        kept=full(report.kept),
    )


def _finding(finding: Finding, view: Shown) -> Finding:
    path, span = view.path(finding.path), view.span(finding.path, finding.start, finding.end)
    change = finding.edit and _edit(finding.edit, view)
    if path == finding.path and span == (finding.start, finding.end) and change == finding.edit:
        return finding
    return replace(finding, path=path, start=span[0], end=span[1], edit=change)


def _edit(change: Edit, view: Shown) -> Edit:
    """Give a change of the shown CV as one of the full CV; hidden items stay in their lists."""
    return replace(
        change,
        texts=tuple((view.path(path), view.reworded(path, text)) for path, text in change.texts),
        adds=tuple((view.path(path), _added(path, text)) for path, text in change.adds),
        orders=tuple((view.path(path), view.order(path, order)) for path, order in change.orders),
    )


def _added(path: str, text: str) -> str:
    return escaped(text) if takes_markup(path) else text
