"""OpenDocument's styles: how large and bold a paragraph's text is, and which are headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from legible.read.looks import DEFAULT_PT, Look, Style

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, STYLE, TEXT = _NAMES % "office", _NAMES % "style", _NAMES % "text"
TABLE, DRAW, FO = _NAMES % "table", _NAMES % "drawing", _NAMES % "xsl-fo-compatible"
XLINK = "{http://www.w3.org/1999/xlink}"
MAX_DEPTH = 12  # styles based on styles
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}


@dataclass(frozen=True, slots=True)
class OdtStyles:
    """A file's named styles, looked up as they are met."""

    entries: Mapping[tuple[str, str], Element]  # (family, name) -> style
    defaults: Mapping[str, Element]  # family -> default style
    known: dict[tuple[str, str], Style] = field(default_factory=dict)

    def paragraph(self, name: str) -> Style:
        """Give a paragraph's style by its name."""
        return self._of("paragraph", name, 0)

    def text(self, name: str, base: Look) -> Look:
        """Lay a span's style over the look around it."""
        entry = self.entries.get(("text", name))
        if entry is None:
            return base
        above = entry.get(f"{STYLE}parent-style-name", "")
        return look_of(entry, base).over(self._of("text", above, 0).look.over(base) if above else base)

    def _of(self, family: str, name: str, depth: int) -> Style:
        if (family, name) not in self.known:
            self.known[family, name] = self._made(family, name, depth)
        return self.known[family, name]

    def _made(self, family: str, name: str, depth: int) -> Style:
        entry = self.entries.get((family, name))
        if entry is None or depth > MAX_DEPTH:
            default = self.defaults.get(family)
            return Style(look_of(default, Look()) if default is not None else Look())
        parent = self._of(family, entry.get(f"{STYLE}parent-style-name", ""), depth + 1)
        return replace(
            parent,
            look=look_of(entry, parent.look).over(parent.look),
            heading=_level(entry.get(f"{STYLE}default-outline-level", "")) or parent.heading,
            indent=_indent(entry, parent.indent),
        )


def read_styles(roots: Iterable[Element | None]) -> OdtStyles:
    """Collect the styles of `styles.xml` and `content.xml`; what comes later counts."""
    entries: dict[tuple[str, str], Element] = {}
    defaults: dict[str, Element] = {}
    for root in roots:
        if root is None:
            continue
        for entry in root.iter(f"{STYLE}default-style"):
            defaults[entry.get(f"{STYLE}family", "")] = entry
        for entry in root.iter(f"{STYLE}style"):
            entries[entry.get(f"{STYLE}family", ""), entry.get(f"{STYLE}name", "")] = entry
    return OdtStyles(entries, defaults)


def look_of(entry: Element, base: Look) -> Look:
    """Read a style's text properties; a size in percent is one of the look below it."""
    found = entry.find(f"{STYLE}text-properties")
    if found is None:
        return Look()
    weight, slant = found.get(f"{FO}font-weight"), found.get(f"{FO}font-style")
    return Look(
        size=_size(found.get(f"{FO}font-size", ""), base),
        bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        italic=None if slant is None else slant in ("italic", "oblique"),
        color=found.get(f"{FO}color", "").lstrip("#").lower() or None,
        capitals=_is(found.get(f"{FO}text-transform"), "uppercase"),
        hidden=_is(found.get(f"{TEXT}display"), "none"),
    )


def _is(value: str | None, wanted: str) -> bool | None:
    return None if value is None else value == wanted


def _size(value: str, base: Look) -> float | None:
    if value.endswith("%") and value[:-1].isdigit():
        return int(value[:-1]) / 100 * (base.size or DEFAULT_PT)
    return points(value) or None


def _level(value: str) -> int:
    return max(1, min(6, int(value))) if value.isdigit() else 0


def _indent(entry: Element, base: float) -> float:
    found = entry.find(f"{STYLE}paragraph-properties")
    value = found.get(f"{FO}margin-left") if found is not None else None
    return base if value is None else points(value)


def points(value: str) -> float:
    """Give a length such as "1.2cm" in points; 0 where it is no length."""
    match = re.fullmatch(r"(-?\d*\.?\d+)([a-z]{2})", value.strip())
    return float(match[1]) * _POINTS.get(match[2], 0.0) if match else 0.0
