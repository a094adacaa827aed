"""A theme's colours and faces as Word's own theme, so that its menus offer them; and the table of fonts."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from legible.render.docx_styles import office_font
from legible.render.ooxml import el
from legible.render.theme import Theme

# The twelve places of a scheme (ECMA-376, part 1, 20.1.6.2), and the theme's colour for each.
_COLOURS = {
    "dk1": "ink", "lt1": "paper", "dk2": "muted", "lt2": "paper",
    "accent1": "accent", "accent2": "muted", "accent3": "rule", "accent4": "accent", "accent5": "muted",
    "accent6": "rule", "hlink": "accent", "folHlink": "muted",
}  # fmt: skip
_LINES_EMU = (6350, 12700, 19050)  # a scheme has three widths, from fine to heavy


def office_theme(theme: Theme) -> Element:
    """Write `theme1.xml`."""
    elements = el("a:themeElements", _colours(theme), _fonts(theme), _formats(theme))
    return el("a:theme", elements, name=theme.title)


def font_table(theme: Theme) -> Element:
    """Write `fontTable.xml`."""
    names = dict.fromkeys(office_font(families) for families in theme.fonts.values())
    return el("w:fonts", *(el("w:font", el("w:charset", w_val="00"), w_name=name) for name in names))


def _colours(theme: Theme) -> Element:
    places = (el(f"a:{place}", _rgb(theme.colours[role])) for place, role in _COLOURS.items())
    return el("a:clrScheme", *places, name=theme.title)


def _rgb(colour: str) -> Element:
    return el("a:srgbClr", val=colour.lstrip("#").upper())


def _fonts(theme: Theme) -> Element:
    faces = (
        el(f"a:{place}", *_face(office_font(theme.fonts[role])))
        for place, role in (("majorFont", "heading"), ("minorFont", "text"))
    )
    return el("a:fontScheme", *faces, name=theme.title)


def _face(name: str) -> Iterator[Element]:
    yield el("a:latin", typeface=name)
    yield el("a:ea", typeface="")
    yield el("a:cs", typeface="")


def _formats(theme: Theme) -> Element:
    """Give the fills, lines and effects that a scheme must have; a CV draws none of them."""
    effects = (el("a:effectStyle", el("a:effectLst")) for _ in range(3))
    return el(
        "a:fmtScheme",
        el("a:fillStyleLst", *(_fill() for _ in range(3))),
        el("a:lnStyleLst", *(el("a:ln", _fill(), w=width) for width in _LINES_EMU)),
        el("a:effectStyleLst", *effects),
        el("a:bgFillStyleLst", *(_fill() for _ in range(3))),
        name=theme.title,
    )


def _fill() -> Element:
    return el("a:solidFill", el("a:schemeClr", val="phClr"))
