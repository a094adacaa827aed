"""PII01: what an employer does not need to know, and often may not ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from legible.check.examples import an_opening, basics
from legible.check.features.personal import details_in
from legible.check.model import Edit, Hit, Imported, Options, Severity, rule
from legible.check.scan import OPENING, Scan
from legible.check.texts import cut
from legible.file_facts import FileFacts
from legible.model import CV, Location

OF_ONESELF = (OPENING, "/basics/label")
KEYS = {"birthdate": "dob", "dateofbirth": "dob", "dob": "dob", "birthday": "dob", "age": "age",
        "nationality": "nationality", "citizenship": "nationality", "maritalstatus": "marital",
        "gender": "gender", "sex": "gender", "religion": "religion", "children": "children"}  # fmt: skip
_STREET = re.compile(r"\b\d+[a-z]?\b.*[^\W\d_]{2}|[^\W\d_]{2}.*\b\d", re.IGNORECASE)


class Private(NamedTuple):
    """A private detail and where it stands."""

    kind: str
    path: str  # JSON pointer; empty where only the file has it
    text: str  # the whole text at the path
    start: int
    end: int


@rule(
    code="PII01",
    name="private-details",
    severity="warning",
    message="Employers do not need {item}: “{quote}”.",
    fix="Take it out; if it matters for a job, they will ask at the right time.",
    passing="Nothing private that an employer does not need.",
    example=an_opening,
    flag=(
        "Backend developer of booking APIs. Date of birth 04/02/1994.",
        "Nurse on a surgical ward. Nationality: Irish. Marital status: married.",
        "Teacher of history. British, single, full driving licence.",
        "I am a 34-year-old designer of museum signs.",
        "Bus driver. National Insurance number: QQ 12 34 56 C, salary: £31,000.",
        "Proud mother of two. Plumber.",
        CV(basics=replace(basics(), image="portrait.jpg")),
        CV(basics=replace(basics(), location=Location(address="12 Mill Lane", city="Leeds"))),
        Imported(CV(basics=basics()), FileFacts(unplaced=("Age: 41",))),
    ),
    passes=(
        "Built single sign-on for the National Insurance team.",
        "British citizen with the right to work in the UK. Backend developer of booking APIs.",
        "Nurse who cared for 80-year-old patients and two children with asthma.",
        "Fluent in English, French and German. Interpreter.",
        "English, French, German. Full driving licence.",
        "Wrote the date of birth checks of a pension form, born of a bug in 2019.",
        "Cut salary costs of £2m; taught pupils aged 11 to 16 about religion.",
        "Married two customer tables, and moved to a single queue.",
        CV(basics=replace(basics(), location=Location(city="Leeds", postalCode="LS1 1AA"))),
    ),
)
def private_details(scan: Scan, options: Options) -> Iterator[Hit]:
    """Such facts invite bias and help those who steal identities; many employers must black them out."""
    named = scan.words.table("personal")["named"]
    for it in private(scan):
        values = {"item": named[it.kind], "quote": it.text[it.start : it.end]}
        slight: Severity | None = "suggestion" if it.kind == "address" else None
        yield Hit(it.path, it.start, it.end, values, severity=slight, edit=_taken_out(scan, it))


def private(scan: Scan) -> Iterator[Private]:
    """Find the private details of a CV in English, and of the lines of its file that found no field."""
    if not in_english(scan.cv):  # other countries have other habits
        return
    head = scan.cv.basics
    yield from _whole("photo", "/basics/image", head.image)
    if _STREET.search(head.location.address):
        yield from _whole("address", "/basics/location/address", head.location.address)
    for key, value in head.extra.items():
        kind = KEYS.get(re.sub(r"^x-|[^a-z]", "", key.lower()), "")
        if kind and str(value).strip():
            yield Private(kind, "/basics", str(value), 0, len(str(value)))
    lines = scan.facts.unplaced if scan.facts else ()
    for path, text in (*scan.texts, *(("", line) for line in lines)):
        for kind, start, end in details_in(text, scan.words, path in OF_ONESELF or not path):
            yield Private(kind, path, text, start, end)


def in_english(cv: CV) -> bool:
    """Say whether a CV is in English as far as it tells."""
    meta = cv.extra.get("meta")
    language = meta.get("language") if isinstance(meta, dict) else ""
    return str(language or "en").lower().startswith("en")


def _whole(kind: str, path: str, text: str) -> Iterator[Private]:
    if text.strip():
        yield Private(kind, path, text, 0, len(text))


def _taken_out(scan: Scan, it: Private) -> Edit | None:
    home = scan.cv.basics.location
    if it.path in ("", "/basics") or (it.kind == "address" and not (home.city or home.region)):
        return None
    return cut(scan.cv, it.path, it.start, it.end, "Take it out")
