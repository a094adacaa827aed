"""RDB01: an abbreviation that a recruiter may not know."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.features.acronyms import Acronym
from legible.check.features.line import read_line
from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan


@rule(
    code="RDB01",
    name="unexplained-acronym",
    severity="warning",
    message="“{quote}” may be unknown to the first person who reads this.",
    fix="{advice}",
    passing="Abbreviations are known or explained.",
    example=a_bullet,
    flag=(
        "Met the RTO for the ledger in every rehearsal.",
        "Fed the archive by CDC.",
        "Wrote SLOs for the seat API.",
        "Planned support for pupils alongside the SENCO.",
    ),
    passes=(
        "Agreed service level objectives (SLOs) for the ticket desk.",
        "Built REST APIs on AWS for the NHS.",
        "Opened Phase II of the foyer.",
        "Circulated a request for comments (RFC) before changing the seat codes.",
        "Rewrote the I/O code of the ticket printer.",
        "MOVED BILLING TO A NEW QUEUE",
    ),
)
def unexplained_acronym(scan: Scan, options: Options) -> Iterator[Hit]:
    """The first reader may be a recruiter from another field; one unknown abbreviation can lose them."""
    explained = _explained_somewhere(scan)
    seen: set[str] = set()
    for path, acronym in _places(scan):
        if acronym.text in seen or acronym.text in explained:
            continue
        seen.add(acronym.text)
        values = {"advice": _advice(scan, acronym.text)}
        yield Hit(path, acronym.start, acronym.end, values)


def _places(scan: Scan) -> Iterator[tuple[str, Acronym]]:
    own = _own_names(scan)
    lines = [(OPENING, scan.opening), *((bullet.path, bullet.line) for bullet in scan.all_bullets)]
    for path, line in lines:
        for acronym in line.acronyms:
            if acronym.text not in own:
                yield path, acronym


def _own_names(scan: Scan) -> set[str]:
    """Give the words of employers, schools and certificates, which are names to this CV's reader."""
    names = [work.name for work in scan.cv.work] + [course.institution for course in scan.cv.education]
    names += [course.studyType for course in scan.cv.education]
    names += [part for it in scan.cv.certificates for part in (it.name, it.issuer)]
    return {token.text for name in names for token in read_line(scan.words, name).tokens}


def _explained_somewhere(scan: Scan) -> set[str]:
    """Give what is written out beside its abbreviation anywhere in the CV."""
    lines = [scan.opening, *(bullet.line for bullet in scan.all_bullets)]
    return {name for line in lines for name in line.explained}


def _advice(scan: Scan, name: str) -> str:
    expansion = scan.words.table("acronyms")["expansions"].get(name)
    if expansion:
        return f"Write it out once, if this is what you mean: {expansion} ({name})."
    return "Write it out once, with the abbreviation in brackets, or say it in plain words."
