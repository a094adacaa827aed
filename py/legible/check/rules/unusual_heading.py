"""FMT02: a heading that does not say what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import LINE, a_bullet, a_file
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.file_facts import FileFacts
from legible.parsed import Heading

USUAL = {
    "summary": "Profile", "work": "Experience", "volunteer": "Volunteering", "education": "Education",
    "awards": "Awards", "certificates": "Certificates", "publications": "Publications", "skills": "Skills",
    "languages": "Languages", "interests": "Interests", "projects": "Projects",
}  # fmt: skip


def _headed(*headings: Heading) -> FileFacts:
    return FileFacts(headings=headings)


@rule(
    code="FMT02",
    name="unusual-heading",
    severity="suggestion",
    message="The heading “{heading}” does not say what follows; “{usual}” does.",
    fix="Call it “{usual}”.",
    passing="The headings say what stands below them.",
    example=a_bullet,
    flag=(
        a_file(_headed(Heading("My odyssey", "work", known=False))),
        a_file(_headed(Heading("Skills", "skills"), Heading("Where it began", "education", known=False))),
        a_file(_headed(Heading("Superpowers", "skills", known=False))),
    ),
    passes=(
        LINE,
        a_file(_headed(Heading("Experience", "work"))),
        a_file(_headed(Heading("Military service", "", known=False))),
        a_file(_headed(Heading("Clinical placements", "work"))),
        a_file(FileFacts()),
    ),
)
def unusual_heading(scan: Scan, options: Options) -> Iterator[Hit]:
    """Programs sort a CV by its headings, and readers look for the ones they know."""
    for heading in scan.facts.headings if scan.facts else ():
        if not heading.known and heading.kind in USUAL:
            values = {"heading": " ".join(heading.text.split()), "usual": USUAL[heading.kind]}
            yield Hit(f"/{heading.kind}" if heading.kind != "summary" else "/basics/summary", values=values)
