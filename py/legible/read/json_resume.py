"""JSON Resume -> CV: unknown keys are kept, and what does not fit the form is told."""

from __future__ import annotations

import json

from legible.parsed import Parsed
from legible.read.json_shape import fitted
from legible.read.refusals import refusal
from legible.read.text import decode
from legible.resume_json import cv_from_json

_SECTIONS = {
    "basics", "work", "education", "skills", "projects", "volunteer", "languages", "awards", "certificates",
    "publications", "interests", "references",
}  # fmt: skip


def read_json_resume(data: bytes) -> Parsed:
    """Read a JSON Resume; raises CannotRead."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise refusal("damaged", "This JSON file does not close what it opens.") from error
    if not isinstance(value, dict) or not _SECTIONS & value.keys():
        raise refusal("unknown-type", "This JSON file is no JSON Resume: it has none of its sections.")
    try:
        shape = fitted(value)
        cv = cv_from_json(shape.data)
    except RecursionError as error:
        raise refusal("damaged", "This JSON file nests deeper than a CV does.") from error
    return Parsed(cv, leftovers=shape.leftovers, notes=shape.notes)
