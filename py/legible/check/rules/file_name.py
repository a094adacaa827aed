"""FIL01: a file whose name, size or hidden labels say the wrong thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legible.check.examples import LINE, a_bullet, a_file
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.check.texts import name_parts
from legible.file_facts import FileFacts

SENT = ("pdf", "docx", "odt", "rtf")  # the kinds that people send
_VERSION = re.compile(
    r"(?:^|[^a-z0-9])(?:v\d+(?:\.\d+)?|final|draft|copy|latest|newest|updated?|version|\d{1,2}\))(?:$|[^a-z])"
)
_PLAIN_TITLE = re.compile(r"(?:my )?(?:curriculum vitae|c\.?v\.?|r[eé]sum[eé])", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][^\W\d_]+(?: [^\W\d_]\.?)?(?: [^\W\d_][\w'’-]+){1,3}")
_PROGRAM = re.compile(
    r"\b(?:microsoft|office|word|user|owner|admin|canva|google|adobe|libreoffice|apache|python|latex|template"
    r"|default|windows|home|hp|dell|lenovo)\b",
    re.IGNORECASE,
)


@rule(
    code="FIL01",
    name="file-name",
    severity="suggestion",
    message="{what}.",
    fix="{how}.",
    passing="The file says whose CV it is.",
    example=a_bullet,
    flag=(
        a_file(FileFacts(name="final_v7 (2).pdf", kind="pdf")),
        a_file(FileFacts(name="resume.docx", kind="docx")),
        a_file(FileFacts(name="Ada-Fernside-CV.pdf", kind="pdf", size=4_000_000)),
        a_file(FileFacts(name="Ada-Fernside-CV.pdf", kind="pdf", title="Microsoft Word - Document1")),
        a_file(FileFacts(name="Ada-Fernside-CV.pdf", kind="pdf", author="Bo Holt")),
    ),
    passes=(
        LINE,
        a_file(
            FileFacts(name="Ada-Fernside-CV.pdf", kind="pdf", title="Ada Fernside", author="Fernside, Ada")
        ),
        a_file(FileFacts(name="fernside_2026.pdf", kind="pdf", title="Curriculum Vitae")),
        a_file(FileFacts(name="AFernside CV.docx", kind="docx", author="Microsoft Office User")),
        a_file(FileFacts(name="notes.txt", kind="text")),
        a_file(FileFacts(name="ada.pdf", kind="pdf", author="python-docx", size=200_000)),
    ),
    options={"bytes": 2_000_000},
)
def file_name(scan: Scan, options: Options) -> Iterator[Hit]:
    """Among two hundred files called cv.pdf nobody finds yours again, and old labels tell tales."""
    facts = scan.facts
    if facts is None or facts.kind not in SENT:
        return
    names = name_parts(scan.cv.basics.name)
    better = f"{scan.cv.basics.name.strip().replace(' ', '-') or 'Your-Name'}-CV.{facts.kind}"
    for what, how in _faults(facts, names, options["bytes"]):
        yield Hit("", values={"what": what, "how": how.replace("{better}", better)})


def _faults(facts: FileFacts, names: list[str], most: int) -> Iterator[tuple[str, str]]:
    stem = facts.name.lower().rpartition(".")[0] or facts.name.lower()
    if facts.name and (_VERSION.search(stem) or (names and not _holds(stem, names))):
        why = "tells of versions" if _VERSION.search(stem) else "does not say whose CV it is"
        yield f"The file's name “{facts.name}” {why}", "Call it {better}"
    if facts.size > most:
        size = f"{facts.size / 1_000_000:.1f} MB"
        yield (
            f"The file has {size}, and some forms refuse so much",
            "Make its pictures smaller, or leave them out",
        )
    if facts.title and names and not _holds(facts.title, names) and not _PLAIN_TITLE.fullmatch(facts.title):
        yield (
            f"Readers' programs show the file's title “{facts.title}”",
            "Set the title to your name when you save it",
        )
    stranger = _PERSON.fullmatch(facts.author) and not _PROGRAM.search(facts.author)
    if stranger and names and not _holds(facts.author, names):
        yield f"The file names {facts.author} as its author", "Put your own name there, or nothing"


def _holds(text: str, names: list[str]) -> bool:
    """Say whether a text holds a part of a person's name."""
    return any(name in "".join(name_parts(text)) for name in names)
