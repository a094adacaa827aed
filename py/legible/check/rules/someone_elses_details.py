"""PII02: how to reach somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from legible.check.examples import a_bullet, basics
from legible.check.features.line import LINES
from legible.check.model import Hit, Imported, Options, rule
from legible.check.scan import Scan
from legible.check.texts import cut
from legible.file_facts import FileFacts
from legible.model import CV, Reference

_MAIL = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
# British and international numbers, and American ones with their area in brackets.
_PHONE = r"(?<![\w/.-])(?:\+|\(0|0|\(\d)(?:[\s().-]?\d){7,14}(?![\w/])|\b\d{3}[-.]\d{3}[-.]\d{4}\b"
_REACH = re.compile(rf"{_MAIL}|{_PHONE}")
_REFEREE = re.compile(
    r"\b(?:referees?|references?|supervisor|line manager|next of kin)\b\s*[:–-]", re.IGNORECASE
)


def _referee(text: str) -> CV:
    return CV(basics=basics(), references=(Reference(name="Dr Bo Holt", reference=text),))


@rule(
    code="PII02",
    name="someone-elses-details",
    severity="warning",
    message="“{quote}” reaches somebody else.",
    fix="Take it out, and give it when you are asked for it and they have agreed.",
    passing="Nobody else's contact details.",
    example=_referee,
    flag=(
        "Head of Archive, Larch Retail, bo.holt@example.org",
        "Larch Retail, 020 7946 0123",
        "+44 7700 900123",
        "Larch Retail, 212-555-0123",
        a_bullet("Line manager: Bo Holt (bo.holt@example.org)"),
        Imported(CV(basics=basics()), FileFacts(unplaced=("Referee: Bo Holt, 07700 900124",))),
    ),
    passes=(
        "Head of Archive at Larch Retail, 2014-2019",
        "Taught me for three years and led the course of 120 students.",
        a_bullet("Answered 200 letters a week to info@larch.example.org."),
        a_bullet("Supervisor of 12 porters on 07700 shift lines."),
        CV(basics=basics()),
        CV(basics=basics(), references=(Reference(name="Me", reference="ada.fernside@example.org"),)),
    ),
)
def someone_elses_details(scan: Scan, options: Options) -> Iterator[Hit]:
    """They are not yours to hand out, and a CV goes through many hands."""
    head = scan.cv.basics
    own = {head.email.strip().lower(), _digits(head.phone)} - {""}
    lines = scan.facts.unplaced if scan.facts else ()
    for path, text in (*scan.texts, *(("", line) for line in lines)):
        for start, end in _reaches(text, path.startswith("/references/")):
            quote = text[start:end]
            if {quote.lower(), _digits(quote)} & own:
                continue
            edit = cut(scan.cv, path, start, end, "Take it out") if path else None
            yield Hit(path, start, end, {"quote": quote}, edit=edit)


@lru_cache(maxsize=LINES)
def _reaches(text: str, of_referee: bool) -> tuple[tuple[int, int], ...]:
    """Find addresses and numbers in a text that is about a referee."""
    told = of_referee or _REFEREE.search(text)
    return tuple(found.span() for found in _REACH.finditer(text)) if told else ()


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
