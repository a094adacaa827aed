"""A CV -> the JSON that its PDF carries: what is printed, and nothing else."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import replace
from typing import Any

from legible.attachment import MARK, VERSION
from legible.model import CV
from legible.render.choices import Choices, chosen_cv
from legible.render.json_resume import DATES, as_json_resume
from legible.render.wording import language_of
from legible.resume_json import fields_of


def attached_json(cv: CV, choices: Choices) -> str:
    """Write JSON Resume of what the pages show: neither hidden parts nor what the form has no field for."""
    given = chosen_cv(cv, choices)
    shown = _printed(given)
    own = tuple(section for section in shown.sections if section.entries)
    meta = {"meta": {"language": language_of(given), MARK: VERSION}}
    return as_json_resume(replace(shown, basics=replace(shown.basics, image=""), sections=own, extra=meta))


def _printed(value: Any) -> Any:
    """Take out of a part of a CV what has no field; of a date that nobody could read, its words are printed."""
    if isinstance(value, tuple):
        return tuple(_printed(part) for part in value)
    if not dataclasses.is_dataclass(value):
        return value
    kind: Any = type(value)
    parts = {name: _printed(getattr(value, name)) for name in fields_of(kind)}
    words = {f"x-{name.removesuffix('Date')}Text": parts[name] for name in DATES if name in parts}
    extra: Any = value.extra  # type: ignore[union-attr]
    return kind(
        **parts, extra={key: extra[key] for key, date in words.items() if not date and extra.get(key)}
    )
