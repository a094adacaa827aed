"""FMT03: several list markers on one level, and lines in capitals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from legible.check.examples import a_bullet, a_file, an_opening
from legible.check.features.line import LINES, Line
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.file_facts import FileFacts


@rule(
    code="FMT03",
    name="uneven-looks",
    severity="suggestion",
    message="{what}.",
    fix="{how}.",
    passing="Lists and lines look alike.",
    example=a_bullet,
    flag=(
        "REBUILT THE SEAT MAP SO THAT A PARTY BOOKS IN ONE STEP.",
        an_opening("BACKEND DEVELOPER LOOKING AFTER THE TICKET AND SEAT APIS OF CONCERT HALLS."),
        a_file(FileFacts(mixed_markers="•–")),
    ),
    passes=(
        "Rebuilt the seat map so that a party books in one step.",
        "AWS, GCP, SQL, HTML, CSS, REST, SOAP, XML, JSON, YAML",
        "BUILT THE RETURNS SERVICE",
        a_file(FileFacts(mixed_markers="")),
        a_file(FileFacts(kind="pdf", pages=1)),
    ),
    options={"words": 8},
)
def uneven_looks(scan: Scan, options: Options) -> Iterator[Hit]:
    """Capitals are slow to read, and a change of marker makes the eye stop to ask what it means."""
    if scan.facts and scan.facts.mixed_markers:
        markers = " and ".join(scan.facts.mixed_markers)
        yield Hit("", values={"what": f"Lists on one level open with {markers}", "how": "Keep to one marker"})
    for path, line in scan.lines:
        if _is_shouted(line, options["words"]):
            values = {"what": "A whole line stands in capitals", "how": "Use small letters"}
            yield Hit(path, 0, len(line.text), values)


@lru_cache(maxsize=LINES)
def _is_shouted(line: Line, most: int) -> bool:
    """Say whether more than so many words stand in capitals, and are no list of abbreviations."""
    words = [token for token in line.tokens if token.text.isalpha() and len(token.text) > 1]
    listed = line.text.count(",") * 2 > len(line.tokens)
    return len(words) > most and line.text.isupper() and not listed
