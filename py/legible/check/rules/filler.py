"""STR06: lines that tell nothing: references on request, a title over the page, many hobbies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from legible.check.examples import a_bullet, basics
from legible.check.model import Hit, Imported, Options, rule
from legible.check.scan import Scan
from legible.check.texts import Text, cut
from legible.file_facts import FileFacts
from legible.model import CV, Interest, Reference
from legible.pointer import get

_ON_REQUEST = re.compile(
    r"(?:(?:professional|full|excellent|further|personal) )*(?:references?|referees?)\b"
    r"(?: (?:are|is|will be|can be|may be))?(?: (?:gladly|happily|readily))?"
    r"(?: (?:available|provided|supplied|given|furnished|sent))?(?: \w+)? (?:up)?on request\.?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s*(?:my )?(?:curriculum vitae|cv|c\.v\.|r[eé]sum[eé])\s*", re.IGNORECASE)


def _referee(text: str) -> CV:
    return CV(basics=basics(), references=(Reference(reference=text),))


def _hobbies(*names: str) -> CV:
    return CV(basics=basics(), interests=tuple(Interest(name=name) for name in names))


@rule(
    code="STR06",
    name="filler",
    severity="suggestion",
    message="{what} can go: {why}.",
    fix="Use the room for one more line about your work.",
    passing="No line is there only because CVs used to have it.",
    example=_referee,
    flag=(
        "References available on request.",
        "Referees on request",
        "Excellent references will be provided upon request",
        CV(basics=replace(basics(), label="Curriculum Vitae")),
        Imported(CV(basics=basics()), FileFacts(banner="CURRICULUM VITAE")),
        _hobbies(
            "Reading novels, mostly long ones about the sea and about islands",
            "Walking in the hills with friends, with a flask of tea and sandwiches",
            "Cooking for family and friends",
        ),
    ),
    passes=(
        "Dr Bo Holt, head of the archive at Larch",
        a_bullet("Built the references service, which sends letters on request."),
        _hobbies("Chess", "Running", "Choir: second alto, two concerts a year"),
        CV(basics=replace(basics(), label="CV writer")),
        Imported(CV(basics=basics()), FileFacts(banner="")),
    ),
    options={"hobby_words": 25},
)
def filler(scan: Scan, options: Options) -> Iterator[Hit]:
    """Room on the page is short, and readers know these things without being told."""
    for path, text in scan.texts:
        if _ON_REQUEST.fullmatch(text.strip()):
            yield _on_request(scan, Text(path, text))
    label = scan.cv.basics.label
    if label.strip() and _TITLE.fullmatch(label):
        edit = cut(scan.cv, "/basics/label", 0, len(label), "Take it out")
        yield Hit("/basics/label", 0, len(label), _says(f"“{label}”", "readers see what it is"), edit=edit)
    if scan.facts and scan.facts.banner:
        yield Hit("", values=_says(f"“{scan.facts.banner}” above your name", "readers see what it is"))
    hobbies = [text for path, text in scan.texts if path.startswith("/interests/")]
    count = sum(len(text.split()) for text in hobbies)
    if count > options["hobby_words"]:
        yield Hit("/interests", values=_says("Part of your interests", f"{count} words are much for them"))


def _on_request(scan: Scan, it: Text) -> Hit:
    """Give the finding, with an edit that takes the entry or the line out."""
    values = _says(f"“{it.text.strip()}”", "everybody takes it for granted")
    edit = cut(scan.cv, it.path, 0, len(it.text), "Take it out")
    _, section, index, *_ = it.path.split("/")
    entry = it.path.count("/") == 3 and section == "references"
    if entry and len([text for path, text in scan.texts if path.startswith(f"/references/{index}/")]) == 1:
        rest = tuple(n for n in range(len(get(scan.cv, "/references"))) if n != int(index))
        edit = replace(edit, texts=(), orders=(("/references", rest),))
    return Hit(it.path, 0, len(it.text), values, edit=edit)


def _says(what: str, why: str) -> dict[str, str]:
    return {"what": what, "why": why}
