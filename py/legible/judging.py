"""Check the open CV: what the views show and what an action mends are found in one way."""

from __future__ import annotations

from dataclasses import replace

from legible.check import check
from legible.check.model import Finding, Report
from legible.dates import PartialDate
from legible.file_facts import FileFacts
from legible.guides import load_guide
from legible.library import Library
from legible.match import coverage, read_advert
from legible.match.model import Advert, Coverage
from legible.rulebook import advert_rules
from legible.state import Draft, State, moved


def report_of(state: State, library: Library, today: PartialDate, shown: Coverage | None = None) -> Report:
    """Check the state's draft by the state's guide, and by its job advert where that is `shown`."""
    draft = state.draft
    guide = load_guide(library, state.guide)
    more = advert_rules() if shown else ()
    return check(
        draft.cv, guide, library, today, kept=state.kept, facts=_facts(draft), coverage=shown, more=more
    )


def _facts(draft: Draft) -> FileFacts | None:
    """Give the facts of the file that the CV came in, by where its fields and lines stand now."""
    facts = draft.seen.facts if draft.seen else None
    if facts is None:
        return None
    now = (moved(path, draft.moves) for path in facts.page_one)
    left = tuple(line.text for line in draft.leftovers)
    return replace(facts, page_one=tuple(path for path in now if path), unplaced=left)


def advert_of(state: State, library: Library) -> Advert | None:
    """Read the draft's job advert, or give None where there is none; nothing of an old one is kept."""
    text, slug = state.advert, state.guide

    def read(content: Library) -> Advert | None:
        return read_advert(text, content, load_guide(content, slug)) if text.strip() else None

    return library.latest("advert", f"{slug}\n{text}", read)


def coverage_of(state: State, library: Library) -> Coverage | None:
    """Compare the CV with its job advert, if it has one."""
    advert = advert_of(state, library)
    return coverage(advert, state.draft.cv, library, load_guide(library, state.guide)) if advert else None


def finding_of(report: Report, key: str, path: str, start: int) -> Finding | None:
    """Find the finding that a button was about; None where it has gone meanwhile."""
    wanted = (key, path, start)
    return next((one for one in report.findings if (one.key, one.path, one.start) == wanted), None)
