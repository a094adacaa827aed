"""JSON Resume -> CV: unknown keys are kept, and what does not fit the form is told."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import Any

from legible.parsed import Parsed
from legible.read.json_shape import fitted
from legible.read.refusals import refusal, too_deep
from legible.read.text import decode
from legible.resume_json import cv_from_json

NOUN = "JSON file"
OWN = "x-sections"
MAX_DEPTH = 100  # lists and objects inside one another; JSON Resume needs five
_SIGN = re.compile(
    r'[\[\]{}]|"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL
)  # a bracket, or a text that may hold some
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
_SECTIONS = {
    "basics", "work", "education", "skills", "projects", "volunteer", "languages", "awards", "certificates",
    "publications", "interests", "references",
}  # fmt: skip


def read_json_resume(data: bytes) -> Parsed:
    """Read a JSON Resume; raises CannotRead."""
    text = decode(data)
    if _is_deep(text):
        raise too_deep(NOUN)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise refusal("damaged", f"This JSON file breaks JSON's rules at {where}.") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise refusal("damaged") from error
    if not isinstance(value, dict) or not _SECTIONS & value.keys():
        raise refusal("unknown-type", "This JSON file is no JSON Resume: it has none of its sections.")
    shape = fitted(_with_own_sections(value))
    return Parsed(cv_from_json(shape.data), leftovers=shape.leftovers, notes=shape.notes)


def _with_own_sections(value: dict[str, Any]) -> dict[str, Any]:
    """Put sections of the person's own in their place; the schema has room for them in `meta` alone."""
    meta = value.get("meta")
    if "sections" in value or not isinstance(meta, dict) or not isinstance(meta.get(OWN), list):
        return value
    rest = {key: part for key, part in meta.items() if key != OWN}
    return {**value, "sections": meta[OWN], "meta": rest}


def _is_deep(text: str) -> bool:
    """Tell whether a text nests deeper than may be decoded and, later, written again in a browser."""
    steps = (_STEPS.get(sign[0], 0) for sign in _SIGN.finditer(text))
    return any(depth > MAX_DEPTH for depth in accumulate(steps))
