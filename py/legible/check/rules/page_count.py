"""STR04: more pages than readers turn, or hardly half of one."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import LINE, a_bullet, a_file
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.file_facts import FileFacts


@rule(
    code="STR04",
    name="page-count",
    severity="warning",
    message="{what}.",
    fix="{how}.",
    passing="The length is what readers expect.",
    example=a_bullet,
    flag=(
        a_file(FileFacts(pages=3, filled=2.6)),
        a_file(FileFacts(pages=1, filled=0.4)),
        a_file(FileFacts(pages=2, filled=1.05)),
    ),
    passes=(
        LINE,
        a_file(FileFacts(pages=2, filled=1.9)),
        a_file(FileFacts(pages=1, filled=0.9)),
        a_file(FileFacts(pages=3, filled=1.95)),  # the last page is blank
        a_file(FileFacts(kind="docx")),
    ),
    options={"most": 2, "least": 0.6, "spill": 0.15},
)
def page_count(scan: Scan, options: Options) -> Iterator[Hit]:
    """Few readers turn to a third page, and half a page looks as if there were nothing to tell."""
    filled = scan.facts.filled if scan.facts else 0.0
    pages = int(filled) + (filled % 1 > 0)
    if pages > options["most"]:
        what = f"The CV runs to {pages} pages; {options['most']} are usual"
        yield Hit("", values={"what": what, "how": "Shorten the oldest jobs first"})
    elif 0 < filled < options["least"]:
        values = {"what": "The text fills little of the page", "how": "Say more of what you did, and where"}
        yield Hit("", values=values, severity="suggestion")
    elif pages > 1 and 0 < filled % 1 < options["spill"]:
        values = {"what": f"Page {pages} holds only a few lines", "how": "Shorten until they fit, or fill it"}
        yield Hit("", values=values, severity="suggestion")
