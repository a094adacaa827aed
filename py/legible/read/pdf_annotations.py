"""What lies over a PDF's page: links, and the fields of a form."""

from __future__ import annotations

from typing import Any

from legible.read.budget import MAX_ANNOTATIONS, MAX_FIELD_LETTERS
from legible.read.pages import Box, field_lines
from legible.read.segments import Segment
from legible.read.turn import Frame


def annotations_of(page: Any, frame: Frame, number: int) -> tuple[list[tuple[Box, str]], list[Segment]]:
    """Give the links with their boxes, and the values of form fields as text in their place."""
    links: list[tuple[Box, str]] = []
    fields: list[Segment] = []
    try:
        annotations = list(page.get("/Annots") or [])[:MAX_ANNOTATIONS]
    except Exception:  # broken annotations cost the links, not the text
        return [], []
    for entry in annotations:
        try:
            thing = entry.get_object()
            box = frame.box([float(value) for value in thing["/Rect"]])
            if thing.get("/Subtype") == "/Link":
                target = _target(thing)
                links += [(box, target)] if target else []
            elif thing.get("/Subtype") == "/Widget":
                fields += field_lines(_value(thing), box, number)
        except Exception:  # likewise for a single one
            continue
    return links, fields


def _target(thing: Any) -> str:
    action = thing.get("/A")
    uri = action.get_object().get("/URI") if action is not None else None
    uri = uri.decode("utf-8", "replace") if isinstance(uri, bytes) else uri
    return str(uri).strip() if uri else ""


def _value(thing: Any) -> str:
    """Give what a text field or choice holds; its parts may stand in a parent."""
    parent = thing.get("/Parent")
    above = parent.get_object() if parent is not None else {}
    if (thing.get("/FT") or above.get("/FT")) not in ("/Tx", "/Ch"):
        return ""
    value = thing.get("/V", above.get("/V"))
    return str(value.get_object())[:MAX_FIELD_LETTERS] if value is not None else ""
