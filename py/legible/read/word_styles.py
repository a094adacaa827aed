"""Word's styles: how large and bold a paragraph's text is, and which are headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from legible.read.looks import Look, Style
from legible.read.word_parts import W

MAX_DEPTH = 12  # styles based on styles


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a file."""

    by_id: dict[str, Style]
    default: Style

    def of(self, name: str | None) -> Style:
        """Give a style by its id."""
        return self.by_id.get(name or "", self.default)


def read_styles(root: Element | None) -> Styles:
    """Work out the styles of `styles.xml`."""
    if root is None:
        return Styles({}, Style())
    base = Style(look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
    entries = {entry.get(f"{W}styleId", ""): entry for entry in root.iter(f"{W}style")}
    known: dict[str, Style] = {}
    for name in entries:
        _style(name, entries, base, known, 0)
    usual = next(
        (
            name
            for name, entry in entries.items()
            if entry.get(f"{W}type") == "paragraph" and entry.get(f"{W}default") in ("1", "true", "on")
        ),
        "",
    )
    return Styles(known, known.get(usual, base))


def _style(name: str, entries: dict[str, Element], base: Style, known: dict[str, Style], depth: int) -> Style:
    """Make a style of its own properties over its parent's; each is made once."""
    entry = entries.get(name)
    if entry is None or depth > MAX_DEPTH:
        return base
    if name in known:
        return known[name]
    above = entry.find(f"{W}basedOn")
    parent = base
    if above is not None:
        parent = _style(above.get(f"{W}val", ""), entries, base, known, depth + 1)
    title = entry.find(f"{W}name")
    heading = heading_level((title.get(f"{W}val") or "") if title is not None else "", entry)
    properties = entry.find(f"{W}pPr")
    known[name] = replace(
        parent,
        look=look_of(entry.find(f"{W}rPr")).over(parent.look),
        heading=heading or parent.heading,
        listed=listed_of(properties, parent.listed),
        indent=indent_of(properties, parent.indent),
    )
    return known[name]


def listed_of(properties: Element | None, inherited: bool) -> bool:
    """Tell whether a paragraph is one of a list; the list of number 0 is none (ECMA-376, 17.9.18)."""
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return inherited
    number = numbering.find(f"{W}numId")
    return number is None or number.get(f"{W}val") != "0"


def heading_level(name: str, entry: Element) -> int:
    """Tell a heading style's level: by its name, else by its place in the outline."""
    match = re.fullmatch(r"heading (\d)", name.lower())
    if match:
        return max(1, min(6, int(match[1])))
    level = entry.find(f"{W}pPr/{W}outlineLvl")
    value = level.get(f"{W}val", "9") if level is not None else "9"
    return int(value) + 1 if value in "012345" else 0


def look_of(properties: Element | None) -> Look:
    """Read a run's properties."""
    if properties is None:
        return Look()
    size = properties.find(f"{W}sz")
    color = properties.find(f"{W}color")
    points = size.get(f"{W}val", "") if size is not None else ""
    return Look(
        size=float(points) / 2 if re.fullmatch(r"\d+(?:\.\d+)?", points) else None,
        bold=_switch(properties, "b"),
        italic=_switch(properties, "i"),
        color=color.get(f"{W}val", "").lower() if color is not None else None,
        capitals=_switch(properties, "caps"),
        hidden=_switch(properties, "vanish"),
    )


def indent_of(properties: Element | None, base: float) -> float:
    """Read a paragraph's left indent in points."""
    found = properties.find(f"{W}ind") if properties is not None else None
    value = (found.get(f"{W}left") or found.get(f"{W}start") or "") if found is not None else ""
    return int(value) / 20 if re.fullmatch(r"-?\d+", value) else base


def _switch(properties: Element, name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off", "none")
