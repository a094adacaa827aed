"""JSON Resume -> CV, leniently: unknown keys are kept, wrong shapes go to `extra`."""

from __future__ import annotations

import json

from legible.model import CV
from legible.read.refusals import refusal
from legible.read.text import decode
from legible.resume_json import cv_from_json

_SECTIONS = {"basics", "work", "education", "skills", "projects", "volunteer", "languages", "awards"}
MAX_DEPTH = 100


def read_json_resume(data: bytes) -> CV:
    """Read a JSON Resume; raises CannotRead."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise refusal("damaged", "This JSON file does not close what it opens.") from error
    if not isinstance(value, dict) or not _SECTIONS & value.keys():
        raise refusal("unknown-type", "This JSON file is no JSON Resume: it has none of its sections.")
    return cv_from_json(value)
