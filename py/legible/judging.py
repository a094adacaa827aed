"""Check the open CV: what the views show and what an action mends are found in one way."""

from __future__ import annotations

from legible.check import check
from legible.check.model import Finding, Report
from legible.dates import PartialDate
from legible.guides import load_guide
from legible.library import Library
from legible.match import coverage, read_advert
from legible.match.model import Advert, Coverage
from legible.rulebook import advert_rules
from legible.state import State


def report_of(state: State, library: Library, today: PartialDate) -> Report:
    """Give the report on the state's draft by the state's guide."""
    draft = state.draft
    shown = coverage_of(state, library)
    guide = load_guide(library, state.guide)
    more = advert_rules() if shown else ()
    return check(draft.cv, guide, library, today, kept=draft.kept, coverage=shown, more=more)


def advert_of(state: State, library: Library) -> Advert | None:
    """Read the draft's job advert, or give None where there is none; nothing of an old one is kept."""
    text, slug = state.draft.advert, state.guide

    def read(content: Library) -> Advert | None:
        return read_advert(text, content, load_guide(content, slug)) if text.strip() else None

    return library.latest("advert", f"{slug}\n{text}", read)


def coverage_of(state: State, library: Library) -> Coverage | None:
    """Compare the CV with its job advert, if it has one."""
    advert = advert_of(state, library)
    return coverage(advert, state.draft.cv, library, load_guide(library, state.guide)) if advert else None


def finding_of(report: Report, key: str, path: str) -> Finding | None:
    """Find the finding that a button was about; None where it has gone meanwhile."""
    return next((one for one in report.findings if one.key == key and one.path == path), None)
