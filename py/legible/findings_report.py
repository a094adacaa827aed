"""A report to print for an adviser: how the CV stands on the final check, and what is left to mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legible.check.model import SEVERITIES, Finding, Report
from legible.findings_view import count
from legible.form import field_words
from legible.guides import Guide
from legible.library import Library
from legible.model import CV
from legible.templating import environment

WITHHELD = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """One finding on paper."""

    severity: str
    where: str  # the field, in words
    message: str
    quote: str
    fix: str


def report_html(cv: CV, report: Report, guide: Guide, library: Library, *, day: str, personal: bool) -> str:
    """Write the report; without `personal` details, the contact details are withheld wherever they stand."""
    hide = () if personal else _details(cv)
    ordered = sorted(report.findings, key=lambda found: SEVERITIES.index(found.severity))
    return (
        environment(library)
        .get_template("ui/report.html.j2")
        .render(
            name=cv.basics.name if personal else "",
            guide=guide.title,
            day=day,
            count=count(report.findings),
            steps=[(step, _withheld(step.sentence, hide)) for step in report.steps],
            lines=[_line(finding, library, hide) for finding in ordered],
            kept=[_line(finding, library, hide) for finding in report.kept],
        )
    )


def _line(finding: Finding, library: Library, hide: Iterable[str]) -> Line:
    return Line(
        finding.severity,
        field_words(finding.path, library),
        _withheld(finding.message, hide),
        _withheld(finding.quote, hide) if finding.quote not in finding.message else "",
        _withheld(finding.fix, hide),
    )


def _details(cv: CV) -> tuple[str, ...]:
    """Give what tells who the person is, the longest first."""
    basics = cv.basics
    profiles = [text for profile in basics.profiles for text in (profile.username, profile.url)]
    place = basics.location
    texts = (basics.name, basics.email, basics.phone, basics.url, place.address, place.postalCode, *profiles)
    words = [word for word in basics.name.split() if len(word) > 2]
    return tuple(sorted({text for text in (*texts, *words) if text.strip()}, key=len, reverse=True))


def _withheld(text: str, hide: Iterable[str]) -> str:
    for detail in hide:
        text = text.replace(detail, WITHHELD)
    return text
