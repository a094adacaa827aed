"""CV -> JSON Resume 1.0 that its schema takes: what has no room there stands under an `x-` key."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections.abc import Mapping
from typing import Any

from legible.dates import PartialDate
from legible.model import CV
from legible.render.links import is_mail, web_piece
from legible.render.sections import clean
from legible.resume_json import fields_of

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
OWN = "sections"  # the one section of ours that JSON Resume does not have
DATES = ("startDate", "endDate", "date", "releaseDate")
_URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)  # RFC 3986, by its signs alone


def as_json_resume(cv: CV) -> str:
    """Write JSON Resume, in the order of the schema."""
    data = _record(cv)
    meta = dict(data.pop("meta", None) or {}) if isinstance(data.get("meta"), Mapping) else {}
    known = {"$schema", *fields_of(CV)} - {OWN}
    beside = {key: data.pop(key) for key in list(data) if key not in known}
    for key, value in beside.items():
        meta.setdefault(f"x-{key}" if not key.startswith("x-") else key, value)
    ordered = {"$schema": SCHEMA, **data, **({"meta": meta} if meta else {})}
    return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"


def _record(value: Any) -> dict[str, Any]:
    """Write a part of the CV; a key whose value does not fit the schema keeps it under another name."""
    kind: Any = type(value)
    fields = fields_of(kind)
    made: dict[str, Any] = {}
    for name in fields:
        plain = _plain(getattr(value, name))
        if plain not in ("", [], {}):
            made.update([_fitted(name, plain) if isinstance(plain, str) else (name, plain)])
    for key, extra in value.extra.items():
        made.setdefault(f"x-{key}" if key in fields else key, _finite(extra))
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        parts = [_plain(part) for part in value]
        return [part for part in parts if part not in ("", {})]
    return _record(value) if dataclasses.is_dataclass(value) else value


def _fitted(name: str, text: str) -> tuple[str, str]:
    """Give the key and the value under which the schema takes a text."""
    if name in DATES:
        date = PartialDate.from_iso(text)
        fits = date is not None and 1000 <= date.year <= 2999
        return (name, date.iso()) if date and fits else (f"x-{name.removesuffix('Date')}Text", text)
    if name == "url":
        address = web_piece(text, "").href or text
        uri = "".join(char if char.isascii() else _percent(char) for char in address)
        return ("url", uri) if _URI.fullmatch(uri) else ("x-url", text)
    if name == "email" and not is_mail(text):
        return "x-email", text
    return name, text


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def _finite(value: Any) -> Any:
    """Take out the numbers that JSON cannot write, which Python's reader lets in."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): _finite(part) for key, part in value.items()}
    return [_finite(part) for part in value] if isinstance(value, (list, tuple)) else value
