"""What a person changes about a theme, and the refusal of what nobody could read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from legible.library import Library
from legible.render.theme import Theme, load_theme

FONTS = "content/fonts.toml"
SMALLEST_PT = 9  # text below it is hard to read on paper
LARGEST_PT = 14  # for the text itself
SIZE_FROM = 0.005  # what rounding may take from a size
CONTRAST = 4.5  # WCAG 1.4.3 for text
SPACINGS = (0.6, 1.8)
MARGINS_MM = (10, 40)  # printers leave less than that blank, and wider ones leave no room


@dataclass(frozen=True, slots=True)
class Adjustments:
    """Choices laid over a theme; what is empty or 0 stays as the theme has it."""

    accent: str = ""  # "#rrggbb"
    fonts: str = ""  # the key of a pair of fonts
    text_size_pt: float = 0  # all other sizes follow
    margin_mm: float = 0  # left and right; top and bottom follow
    spacing: float = 0  # times the theme's spaces
    titles: Mapping[str, str] = field(default_factory=dict)  # section -> title
    sections: tuple[str, ...] = ()  # their order; the theme's others follow


class Illegible(ValueError):
    """Say in one sentence why a choice would make a CV hard to read, and what would do."""


def adjusted(look: Theme, wanted: Adjustments, library: Library) -> Theme:
    """Lay adjustments over a theme; raises Illegible for what nobody could read."""
    steps = (_sized, _coloured, _spaced, _with_margins, _ordered)
    for step in steps:
        look = step(look, wanted)
    return _with_fonts(look, wanted.fonts, library)


def look_of(library: Library, theme: str, wanted: Adjustments | None = None) -> Theme:
    """Read a theme with what a person changed about it; raises KeyError and Illegible."""
    look = load_theme(library, theme)
    return adjusted(look, wanted, library) if wanted else look


def font_pairs(library: Library) -> list[tuple[str, str]]:
    """List the pairs of fonts there are: key and title."""
    return [(key, pair["title"]) for key, pair in library.table(FONTS).items()]


def contrast(one: str, other: str) -> float:
    """Give WCAG's contrast ratio of two `#rrggbb` colours."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _sized(look: Theme, wanted: Adjustments) -> Theme:
    """Scale all sizes with the text's; what is already smallest stays so."""
    size = wanted.text_size_pt
    if not size:
        return look
    if not SMALLEST_PT - SIZE_FROM <= size <= LARGEST_PT:
        raise Illegible(
            f"Text of {size:g} points is hard to read: choose {SMALLEST_PT} to {LARGEST_PT} points."
        )
    factor = size / look.sizes_pt["text"]
    sizes = {role: max(round(old * factor, 2), SMALLEST_PT) for role, old in look.sizes_pt.items()}
    spaces = {role: round(old * factor, 2) for role, old in look.spaces_pt.items()}
    return replace(look, sizes_pt=sizes, spaces_pt=spaces)


def _coloured(look: Theme, wanted: Adjustments) -> Theme:
    if not wanted.accent:
        return look
    if not re.fullmatch("#[0-9a-fA-F]{6}", wanted.accent):
        raise Illegible(f"“{wanted.accent}” is no colour: write it as #1f4d6b.")
    ratio = contrast(wanted.accent, look.colours["paper"])
    if ratio < CONTRAST:
        raise Illegible(
            f"{wanted.accent} stands out too little from the paper ({ratio:.1f} to 1): "
            f"choose a darker colour, with at least {CONTRAST} to 1."
        )
    return replace(look, colours={**look.colours, "accent": wanted.accent.lower()})


def _spaced(look: Theme, wanted: Adjustments) -> Theme:
    if not wanted.spacing:
        return look
    _demand("Spacing", wanted.spacing, SPACINGS, " times the theme's")
    kept = ("indent",)
    spaces = {
        role: old if role in kept else round(old * wanted.spacing, 2) for role, old in look.spaces_pt.items()
    }
    return replace(look, spaces_pt=spaces)


def _with_margins(look: Theme, wanted: Adjustments) -> Theme:
    if not wanted.margin_mm:
        return look
    _demand("A margin", wanted.margin_mm, MARGINS_MM, " mm")
    other = wanted.margin_mm * look.margins_mm["block"] / look.margins_mm["inline"]
    block = min(max(round(other, 1), MARGINS_MM[0]), MARGINS_MM[1])
    return replace(look, margins_mm={"block": block, "inline": wanted.margin_mm})


def _demand(what: str, value: float, bounds: tuple[float, float], unit: str) -> None:
    low, high = bounds
    if not low <= value <= high:
        raise Illegible(f"{what} of {value:g}{unit} is out of bounds: choose {low:g} to {high:g}{unit}.")


def _ordered(look: Theme, wanted: Adjustments) -> Theme:
    titles = {name: title.strip() for name, title in wanted.titles.items() if title.strip()}
    sections = tuple(dict.fromkeys((*wanted.sections, *look.sections)))
    return replace(look, titles={**look.titles, **titles}, sections=sections)


def _with_fonts(look: Theme, key: str, library: Library) -> Theme:
    if not key:
        return look
    pairs = library.table(FONTS)
    if key not in pairs:
        raise Illegible(f"There is no pair of fonts called “{key}”: choose one of {', '.join(pairs)}.")
    pair = pairs[key]
    weights = {role: pair["bold"] if weight > 400 else weight for role, weight in look.weights.items()}
    fonts = {role: tuple(pair[role]) for role in look.fonts}
    return replace(look, fonts=fonts, weights=weights)
