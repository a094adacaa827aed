"""Records of a known form -> a CV: what LinkedIn's tables and Europass's XML share."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from legible.document import Note
from legible.parsed import Leftover, Parsed
from legible.read.clean import plain, split_bullet
from legible.read.refusals import refusal
from legible.resume_json import cv_from_json, cv_to_json

_BREAKS = re.compile(r"<br\s*/?>|</p>|</div>|</li>|</h\d>|</[uo]l>", re.I)
_POINTS = re.compile(r"\n|\s+(?=•\s)")  # an export may put points one after the other on a line
_TAG = re.compile(r"<[^<>]{1,2000}>")
_CONTENT = ("work", "education", "skills", "projects", "volunteer", "languages", "awards", "certificates")


def unmarked(text: str) -> str:
    """Take HTML off a text; its list points are marked by bullets."""
    if "<" in text and ">" in text:
        text = re.sub(r"<li\b[^<>]*>", "\n• ", text, flags=re.I)
        text = _TAG.sub("", _BREAKS.sub("\n", text))
    return html.unescape(text).strip()


def told(text: str) -> dict[str, Any]:
    """Part a description into a summary and its points."""
    points: list[str] = []
    rest: list[str] = []
    for line in _POINTS.split(unmarked(text)):
        marked, body = split_bullet(line)
        shown = plain(body).replace("\t", " ").strip()
        if shown:
            (points if marked else rest).append(shown)
    return {"summary": "\n".join(rest), "highlights": points}


def one_line(text: str) -> str:
    """Give a text as a single line."""
    return re.sub(r"\s+", " ", plain(unmarked(text))).strip()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A value of the file, which may or may not stand in the CV."""

    label: str
    text: str
    near: str = ""  # pointer of the field it may belong to


def parsed_of(
    data: Mapping[str, Any], unplaced: Iterable[Unplaced], notes: Iterable[Note], noun: str
) -> Parsed:
    """Build the CV; values that it does not say are left over. Raises CannotRead for an empty one."""
    cv = cv_from_json(data)
    if not cv.basics.name and not any(getattr(cv, section) for section in _CONTENT):
        raise refusal("no-text", f"This {noun} holds no CV: neither a name nor anything a CV tells.")
    said = _words(cv_to_json(cv))
    unsaid = dict.fromkeys(value for value in unplaced if not _words(value.text) <= said)
    leftovers = (Leftover(f"{value.label}: {value.text}", near=value.near) for value in unsaid)
    return Parsed(cv, leftovers=tuple(leftovers), notes=tuple(notes))


def _words(value: Any) -> set[str]:
    """Give the words of all texts in a value, in small letters."""
    if isinstance(value, str):
        return set(re.findall(r"\w+", value.casefold()))
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*(_words(part) for part in parts)) if parts else set()
