"""Check the open CV: what the views show and what an action mends are found in one way."""

from __future__ import annotations

from legible.check import check
from legible.check.model import Finding, Report
from legible.dates import PartialDate
from legible.guides import load_guide
from legible.library import Library
from legible.state import State


def report_of(state: State, library: Library, today: PartialDate) -> Report:
    """Give the report on the state's draft by the state's guide."""
    draft = state.draft
    return check(draft.cv, load_guide(library, state.guide), library, today, kept=draft.kept)


def finding_of(report: Report, key: str, path: str) -> Finding | None:
    """Find the finding that a button was about; None where it has gone meanwhile."""
    return next((one for one in report.findings if one.key == key and one.path == path), None)
