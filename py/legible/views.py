"""State -> HTML fragments and patches: what the page shows, and of that only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from legible import pointer
from legible.anonymous import KINDS
from legible.check.dictionary import FILE as DICTIONARY
from legible.check.model import Finding, Report
from legible.dates import PartialDate
from legible.drafts_view import VIEWS, Eye
from legible.findings_report import report_html
from legible.findings_view import Filter, findings_view
from legible.form import contents, field_words, form, places
from legible.guides import Guide, load_guide
from legible.headings import headings, redrawn
from legible.judging import advert_of, coverage_of, report_of, shown_of
from legible.library import Library
from legible.looks import spoken, worn
from legible.looks_view import look_view
from legible.marks import marks
from legible.match.model import Coverage
from legible.mending import written
from legible.render import cv_html, date_styles, file_stem, paper_css, theme_css
from legible.render.formats import FORMATS
from legible.render.wording import language_of, wording
from legible.report import findings_of
from legible.resume_json import cv_to_json
from legible.review import Stray, picture, strays
from legible.shown import takes_markup
from legible.state import State
from legible.tailoring import tailoring_view
from legible.taking import VEIL
from legible.templating import environment

Patch = dict[str, Any]


@dataclass(frozen=True)
class Screen:
    """All that the views need, worked out once per answer."""

    state: State
    library: Library
    today: PartialDate
    restructured: bool = True  # the editor's fields must be drawn anew
    filter: Filter = Filter()  # which findings are wanted
    overwrite: bool = False  # what a field holds gives way even while the person is typing in it
    looking: str = ""  # at what the open CV differs from
    note: str = ""  # what Undo or Redo has done

    @cached_property
    def guide(self) -> Guide:
        """Give the guide the CV is checked by."""
        return load_guide(self.library, self.state.draft.guide)

    @cached_property
    def report(self) -> Report | None:
        """Give the findings, or None as long as there is no CV."""
        return report_of(self.state, self.library, self.today, self.coverage) if self.has_cv else None

    @cached_property
    def coverage(self) -> Coverage | None:
        """Give what of the job advert the CV shows, if there is an advert."""
        return coverage_of(self.state, self.library)

    @cached_property
    def has_cv(self) -> bool:
        """Say whether the CV holds anything."""
        return bool(cv_to_json(self.state.draft.cv))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """List the findings in the CV's order."""
        return self.report.findings if self.report else ()

    @cached_property
    def strays(self) -> list[Stray]:
        """List the lines without a place."""
        return strays(self.state.draft, self.library)

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        """List where a line without a place may go, if there is one."""
        draft = self.state.draft
        return list(places(draft.cv, self.library)) if draft.leftovers else []

    def render(self, name: str, **values: Any) -> str:
        """Render a template of `templates/ui/`."""
        return environment(self.library).get_template(f"ui/{name}.html.j2").render(**values)


def patches(screen: Screen, sent: dict[str, Any]) -> list[Patch]:
    """Give the patches whose value differs from what was sent before, and note them as sent."""
    fresh = []
    if not screen.restructured:
        for target in STRUCTURE:  # the page's fields hold what was typed since: they are no longer known
            sent.pop(target, None)
    for key, patch in _all(screen):
        if sent.get(key) != patch:
            sent[key] = patch
            fresh.append(patch)
    return [*fresh, *_headed(screen, sent)]


def _headed(screen: Screen, sent: dict[str, Any]) -> Iterator[Patch]:
    """Let headings follow what is typed, where the fields are not drawn anew with them."""
    draft, before = screen.state.draft, sent.get("headings", {"headings": {}})["headings"]
    now = headings(draft.cv, screen.library)
    sent["headings"] = {"op": "headings", "headings": now}  # no patch of its own: #editor holds them
    for path, title in () if screen.restructured else now.items():
        if before.get(path, title) != title:
            for target, html in redrawn(draft, path, title, screen.library):
                yield {"op": "html", "target": target, "html": html}


def _all(screen: Screen) -> Iterator[tuple[str, Patch]]:
    for target, view in FRAGMENTS.items():
        if target in STRUCTURE and not screen.restructured:
            continue
        overwrite = {"overwrite": True} if screen.overwrite and target in STRUCTURE else {}
        yield target, {"op": "html", "target": target, "html": view(screen), **overwrite}
    for target, html in _stands(screen):
        yield target, {"op": "html", "target": target, "html": html}
    yield "marks", {"op": "marks", "marks": marks(screen.state.draft, screen.findings, screen.library)}
    yield "preview", {"op": "preview", "html": _preview(screen)}
    paper = screen.state.draft.paper
    theme, adjust = worn(screen.state.draft, screen.library)
    css, page = theme_css(screen.library, theme, paper, adjust=adjust), paper_css(screen.library, paper)
    yield "paper", {"op": "paper", "value": paper, "css": css, "page": page}
    yield "notes", {"op": "notes", "value": screen.state.draft.rough}
    yield "advert", {"op": "advert", "value": screen.state.draft.advert}
    yield "ticks", {"op": "ticks", "ticks": list(screen.state.draft.ticks)}
    stem = file_stem(shown_of(screen.state.draft).cv)
    if screen.has_cv and DICTIONARY not in screen.library.data:
        yield "dictionary", {"op": "dictionary", "path": DICTIONARY}
    shown = screen.state.draft.id
    yield "has-cv", {"op": "has-cv", "value": screen.has_cv, "file_stem": stem, "open": shown}


def fields_anew(state: State, library: Library, today: PartialDate) -> Patch:
    """Show the fields as they are, whatever a page has made of them."""
    screen = Screen(state, library, today)
    return {"op": "html", "target": "#editor", "html": _editor(screen), "overwrite": True}


def _editor(screen: Screen) -> str:
    """Show the fields, and beside each entry the lines without a place that may belong to it."""
    draft = screen.state.draft
    return screen.render(
        "editor",
        sections=form(draft.cv, screen.library, order=draft.order, dates=draft.dates),
        strays=[stray for stray in screen.strays if stray.near],
        places=screen.places,
        hidden=set(draft.hidden),
        jottings=dict(draft.jottings),
        takes_markup=takes_markup,
    )


def _steps(screen: Screen) -> str:
    """Name what Undo and Redo would do, and offer the styles of dates."""
    history, draft = screen.state.history, screen.state.draft
    styles = date_styles(screen.library, language_of(spoken(draft)))
    return screen.render(
        "steps", undo=history.last, redo=history.next, note=screen.note, styles=styles, dates=draft.dates
    )


def _look(screen: Screen) -> str:
    """Show how the CV looks, and what may be changed about that."""
    return screen.render("look", **look_view(screen.state.draft, screen.library))


def _takeaway(screen: Screen) -> str:
    """Offer the formats that the CV can leave in."""
    entries = headings(screen.state.draft.cv, screen.library)
    words = screen.library.table(VEIL)["kinds"]
    return screen.render("takeaway", formats=FORMATS, withheld=KINDS, words=words, entries=entries)


def _brought(screen: Screen) -> str:
    """Show what the import has to say: notes, lines without a place, values to choose between."""
    state = screen.state
    return screen.render(
        "brought",
        draft=state.draft,
        waiting=state.proposal,
        holds=contents(state.proposal.cv, screen.library) if state.proposal else [],
        strays=screen.strays,
        places=screen.places,
        labels=[_label(screen, path) for path in state.draft.doubts],
        fields=[field_words(differs.path, screen.library) for differs in state.draft.conflicts],
    )


def _label(screen: Screen, path: str) -> tuple[str, str, str]:
    """Give a field's pointer, its name in words and what it holds."""
    return path, field_words(path, screen.library), pointer.text_at(screen.state.draft.cv, path)


def _seen(screen: Screen) -> str:
    """Show the file as it was read, each line coloured by what it became."""
    draft = screen.state.draft
    pages = picture(draft, screen.library)
    return screen.render("seen", pages=pages, source=draft.file_name or "your notes") if pages else ""


def _tailored(screen: Screen) -> str:
    """Show the job advert's wishes beside the CV."""
    advert, shown = advert_of(screen.state, screen.library), screen.coverage
    if advert is None or shown is None:
        return screen.render("tailored", wanted=0, duties=())
    view = shown_of(screen.state.draft)
    return screen.render("tailored", **tailoring_view(advert, shown, view, screen.library))


def _checks(screen: Screen) -> str:
    return screen.render(
        "checks",
        report=screen.report,
        points={point.id: point.title for point in screen.guide.points},
        guide=screen.guide.title,
        written=partial(written, screen.state.draft.cv),
        **(findings_view(screen.report, screen.filter, screen.library) if screen.report else {}),
    )


def _stands(screen: Screen) -> Iterator[tuple[str, str]]:
    """Show beside each point and step of the guide how the open CV stands, by all findings."""
    numbered = list(enumerate(findings_of(screen.report) if screen.report else ()))
    for point in screen.guide.points:
        hits = [pair for pair in numbered if pair[1].rule in point.rules]
        served = screen.has_cv and bool(point.rules) and point.kind != "step"
        yield f"[data-slot='point-{point.id}']", screen.render("stand", hits=hits, open=served)
    verdicts = screen.report.steps if screen.report else ()
    for verdict in verdicts:
        hits = [pair for pair in numbered if pair[1] in verdict.evidence]
        yield f"[data-slot='step-{verdict.number}']", screen.render("verdict", verdict=verdict, hits=hits)
    if not verdicts:
        for step in screen.guide.steps:
            yield f"[data-slot='step-{step.number}']", ""


def _preview(screen: Screen) -> str:
    draft = screen.state.draft
    if not screen.has_cv:
        return ""
    theme, adjust = worn(draft, screen.library)
    chosen = {"hidden": draft.hidden, "order": draft.order}
    return cv_html(spoken(draft), screen.library, theme, **chosen, dates=draft.dates, adjust=adjust)


def report(screen: Screen, personal: bool) -> str:
    """Write the findings for paper; nothing where there is no CV."""
    if screen.report is None:
        return ""
    return report_html(
        screen.state.draft.cv,
        screen.report,
        screen.guide,
        screen.library,
        day=wording(screen.library, "en").dates.write(screen.today.iso(), with_day=True),
        personal=personal,
    )


def _about_drafts(name: str, screen: Screen) -> str:
    """Show something of the CVs beside the open one, of versions or of backups."""
    eye = Eye(screen.state, screen.library, screen.today, screen.looking)
    return screen.render(name, **VIEWS[name](eye))


FRAGMENTS: Mapping[str, Callable[[Screen], str]] = {
    "#brought": _brought,
    "#steps": _steps,
    "#editor": _editor,
    "#seen": _seen,
    "#found": _checks,
    "#tailored": _tailored,
    "#look": _look,
    "#takeaway": _takeaway,
    **{f"#{name.replace('_', '-')}": partial(_about_drafts, name) for name in VIEWS},
}
STRUCTURE = {"#editor", "#seen"}  # drawn anew only when fields come or go, so that typing is never disturbed
