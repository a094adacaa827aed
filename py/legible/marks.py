"""What is marked in the editor: fields with a finding, a doubt of the import, or a date that is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from legible.check.model import SEVERITIES, Finding
from legible.library import Library
from legible.review import source_of
from legible.state import Draft
from legible.unread_dates import UNREAD, may_become_date, unread_dates

Mark = dict[str, Any]  # {"severity", "text", "spans": [[start, end, severity], ...]}
DOUBT = "Please check this: it may be something else."
ORDER = {severity: rank for rank, severity in enumerate(SEVERITIES)}
IMPOSSIBLE = "impossible-date"  # the rule that says of "2021-13" more than that it is no date
QUIET = ("doubt", "date", "half-date")  # these give way to a finding's severity


def marks(draft: Draft, findings: Iterable[Finding], library: Library) -> Mapping[str, Mark]:
    """Give each field that has any its gravest severity, the messages and the spans to mark."""
    found: dict[str, Mark] = {path: _doubt(draft, path) for path in draft.doubts}
    told = sorted(findings, key=lambda one: ORDER[one.severity])
    about = {finding.path for finding in told if finding.rule == IMPOSSIBLE}
    for path, text in unread_dates(draft.cv, library):
        if path not in about:
            severity = "half-date" if may_become_date(text, library) else "date"
            _add(found, path, severity, UNREAD)
    for finding in told:
        mark = _add(found, finding.path, finding.severity, finding.message)
        if finding.quote:
            mark["spans"].append([finding.start, finding.end, finding.severity])
    for mark in found.values():
        mark["spans"] = _innermost(mark["spans"])
    return found


def _add(found: dict[str, Mark], path: str, severity: str, text: str) -> Mark:
    mark = found.setdefault(path, {"severity": severity, "text": "", "spans": []})
    mark["severity"] = severity if mark["severity"] in QUIET else mark["severity"]
    mark["text"] = f"{mark['text']} {text}".strip()
    return mark


def _doubt(draft: Draft, path: str) -> Mark:
    words = source_of(draft, path)
    text = f"{DOUBT} It was read from “{words}”." if words else DOUBT
    return {"severity": "doubt", "text": text, "spans": []}


def _innermost(spans: list[list[Any]]) -> list[list[Any]]:
    """Leave out what holds another span: a mark on everything would hide the one on a word."""
    return [one for one in spans if not any(_holds(one, other) for other in spans)]


def _holds(one: list[Any], other: list[Any]) -> bool:
    return one[:2] != other[:2] and one[0] <= other[0] and other[1] <= one[1]
