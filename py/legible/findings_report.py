"""A report to print for an adviser: how the CV stands on the final check, and what is left to mend."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from legible.check.model import SEVERITIES, Finding, Report
from legible.findings_view import count
from legible.form import field_words
from legible.guides import Guide
from legible.library import Library
from legible.model import CV
from legible.report import findings_of
from legible.templating import environment

WITHHELD = "…"
MAIL = r"\S+@\S+"
NUMBER = r"\+?\d(?:[\s().-]*\d){6,}"  # seven digits and more: of a telephone
# What these rules quote is itself what must not be told.
ABOUT_THE_PERSON = {
    "private-details",
    "someone-elses-details",
    "casual-email",
    "file-name",
    "missing-contact",
}
QUOTED = re.compile("“[^”]*”")
Hide = re.Pattern[str] | None


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
    hide = None if personal else _details(cv)
    found = findings_of(report)
    private = {finding.path for finding in found if finding.rule in ABOUT_THE_PERSON}
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
            lines=[_line(finding, library, hide, private) for finding in ordered],
            kept=[_line(finding, library, hide, private) for finding in report.kept],
        )
    )


def _line(finding: Finding, library: Library, hide: Hide, private: Collection[str]) -> Line:
    where = field_words(finding.path, library)
    if hide and finding.rule in ABOUT_THE_PERSON:
        return Line(finding.severity, where, f"{finding.rule.replace('-', ' ').capitalize()}.", "", "")
    quote = finding.quote if finding.quote not in finding.message else ""
    told = (finding.message, quote, finding.fix)
    if hide and finding.path in private:  # more of that text might tell who it is
        told = (QUOTED.sub(f"“{WITHHELD}”", finding.message), "", QUOTED.sub(f"“{WITHHELD}”", finding.fix))
    return Line(finding.severity, where, *(_withheld(text, hide) for text in told))


def _details(cv: CV) -> Hide:
    """Find what tells who the person is, in any case of letters, and what looks like an address."""
    basics, place = cv.basics, cv.basics.location
    profiles = [text for profile in basics.profiles for text in (profile.username, profile.url)]
    texts = {basics.name, basics.email, basics.phone, basics.url, place.address, place.postalCode, *profiles}
    texts |= {word for word in basics.name.split() if len(word) > 2}
    known = sorted((text for text in texts if text.strip()), key=len, reverse=True)
    words = [rf"(?<!\w){re.escape(text)}(?!\w)" for text in known]
    return re.compile("|".join([*words, MAIL, NUMBER]), re.IGNORECASE)


def _withheld(text: str, hide: Hide) -> str:
    return hide.sub(WITHHELD, text) if hide else text
