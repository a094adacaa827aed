"""Check the open CV: what the views show and what an action mends are found in one way."""

from __future__ import annotations

from dataclasses import replace

from legible.check import check
from legible.check.model import Finding, Report
from legible.dates import PartialDate
from legible.file_facts import FileFacts
from legible.guides import load_guide
from legible.identity import by_identity
from legible.library import Library
from legible.match import coverage, read_advert
from legible.match.model import Advert, Coverage
from legible.rulebook import advert_rules
from legible.shown import Shown, shown
from legible.shown_report import in_full
from legible.state import Draft, Move, State, moved


def shown_of(draft: Draft) -> Shown:
    """Give what of a draft is shown: that, and nothing else, is checked."""
    return shown(draft.cv, draft.hidden)


def report_of(state: State, library: Library, today: PartialDate, covered: Coverage | None = None) -> Report:
    """Check the state's draft by its guide, and by its job advert where it is `covered`.

    Hidden parts are not checked; the places of the report are those of the whole CV.
    """
    draft, view = state.draft, shown_of(state.draft)
    report = check(
        view.cv,
        load_guide(library, draft.guide),
        library,
        today,
        kept=draft.kept,
        facts=_facts(draft, view),
        coverage=covered,
        more=advert_rules() if covered else (),
    )
    return in_full(report, view)


def _facts(draft: Draft, view: Shown) -> FileFacts | None:
    """Give the facts of the file that the CV came in, by where its fields and lines are shown now."""
    facts = draft.seen.facts if draft.seen else None
    if facts is None:
        return None
    seen = (view.forward(path) for path in _page_one(facts, draft.moves))
    left = tuple(line.text for line in draft.leftovers)
    return replace(facts, page_one=tuple(path for path in seen if path), unplaced=left)


@by_identity
def _page_one(facts: FileFacts, moves: tuple[Move, ...]) -> tuple[str, ...]:
    """List what stood on the file's first page by where it stands now."""
    now = (moved(path, moves) for path in facts.page_one)
    return tuple(path for path in now if path)


def advert_of(state: State, library: Library) -> Advert | None:
    """Read the draft's job advert, or give None where there is none; nothing of an old one is kept."""
    text, slug = state.draft.advert, state.draft.guide

    def read(content: Library) -> Advert | None:
        return read_advert(text, content, load_guide(content, slug)) if text.strip() else None

    return library.latest("advert", f"{slug}\n{text}", read)


def coverage_of(state: State, library: Library) -> Coverage | None:
    """Compare what is shown of the CV with its job advert, if it has one; places are of the shown CV."""
    advert, draft = advert_of(state, library), state.draft
    return coverage(advert, shown_of(draft).cv, library, load_guide(library, draft.guide)) if advert else None


def finding_of(report: Report, key: str, path: str, start: int) -> Finding | None:
    """Find the finding that a button was about; None where it has gone meanwhile."""
    wanted = (key, path, start)
    return next((one for one in report.findings if (one.key, one.path, one.start) == wanted), None)
