"""RDB01: an abbreviation that a recruiter may not know."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.features.acronyms import Acronym
from legible.check.features.line import Line, read_line
from legible.check.model import Edit, Hit, Options, rule
from legible.check.rewording import article_for, capitalised, offer
from legible.check.scan import Scan


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
    for path, line, acronym in _places(scan):
        if acronym.text in seen or acronym.text in explained:
            continue
        seen.add(acronym.text)
        values = {"advice": _advice(scan, acronym.text)}
        yield Hit(path, acronym.start, acronym.end, values, edit=_write_out(scan, path, line, acronym))


def _places(scan: Scan) -> Iterator[tuple[str, Line, Acronym]]:
    own = _own_names(scan)
    for path, line in scan.lines:
        for acronym in line.acronyms:
            if acronym.text not in own:
                yield path, line, acronym


def _own_names(scan: Scan) -> set[str]:
    """Give the words of employers, schools and certificates, which are names to this CV's reader."""
    names = [work.name for work in scan.cv.work] + [course.institution for course in scan.cv.education]
    names += [course.studyType for course in scan.cv.education]
    names += [part for it in scan.cv.certificates for part in (it.name, it.issuer)]
    return {token.text for name in names for token in read_line(scan.words, name).tokens}


def _explained_somewhere(scan: Scan) -> set[str]:
    """Give what is written out beside its abbreviation anywhere in the CV."""
    return {name for _, line in scan.lines for name in line.explained}


def _advice(scan: Scan, name: str) -> str:
    expansion = scan.words.table("acronyms")["expansions"].get(name)
    if expansion:
        return f"Write it out once, if this is what you mean: {expansion} ({name})."
    return "Write it out once, with the abbreviation in brackets, or say it in plain words."


def _write_out(scan: Scan, path: str, line: Line, acronym: Acronym) -> Edit | None:
    """Offer the usual meaning, before the abbreviation or else, in brackets, behind it."""
    expansion = scan.words.table("acronyms")["expansions"].get(acronym.text)
    beside = line.text[acronym.start - 1 : acronym.start] + line.text[acronym.end : acronym.end + 1]
    if not expansion or set(beside) & set("-/–"):
        return None
    for text in (_meaning_first(line, acronym, expansion), _meaning_behind(line, acronym, expansion)):
        if text and acronym.text not in {it.text for it in line.with_text(text).acronyms}:
            return offer(scan, path, line, text, f"Write out {acronym.text}")
    return None


def _meaning_first(line: Line, acronym: Acronym, expansion: str) -> str:
    """Give `service level objectives (SLOs)`; nothing where an article or a plural is not to be told."""
    written = line.text[acronym.start : acronym.end]
    plural = written.endswith("s")
    head, gap = line.text[: acronym.start].rstrip(), line.text[: acronym.start]
    if written.removesuffix("s") != acronym.text or (plural and _has_inner_head(expansion)):
        return ""
    word = head.rpartition(" ")[2]
    if word.lower() in {"a", "an"}:
        article = article_for(expansion.split()[0])
        if not article or not word.islower():
            return ""
        gap = f"{head.removesuffix(word)}{article} "
    meaning = expansion + "s" * plural
    opens = not head or head.endswith((".", "!", "?", ":"))
    return f"{gap}{capitalised(meaning) if opens else meaning} ({written}){line.text[acronym.end :]}"


def _has_inner_head(expansion: str) -> bool:
    """Say whether a plural ending would not come last: `cost per acquisition`."""
    return bool({"of", "per", "to", "as", "in", "and"} & set(expansion.split())) or expansion.endswith("s")


def _meaning_behind(line: Line, acronym: Acronym, expansion: str) -> str:
    return f"{line.text[: acronym.end]} ({expansion}){line.text[acronym.end :]}"
