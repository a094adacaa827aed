"""A theme's file of tokens -> Theme, and its tokens as CSS custom properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from legible.library import Library

FOLDER = "content/themes/"
GENERIC_FAMILIES = {"serif", "sans-serif", "monospace", "system-ui"}


@dataclass(frozen=True, slots=True)
class Theme:
    """How a CV looks: names, numbers and order only."""

    title: str
    description: str
    date_place: str  # "right" | "below" | "left": in a column of their own
    heading_style: str  # "ruled": a hairline below | "topped": one above | "plain"
    sections: tuple[str, ...]  # their order on the page
    fonts: Mapping[str, tuple[str, ...]]  # role -> families, best first
    sizes_pt: Mapping[str, float]
    weights: Mapping[str, int]
    line_heights: Mapping[str, float]  # multiples of the size
    spaces_pt: Mapping[str, float]
    margins_mm: Mapping[str, float]  # "block" (top and bottom), "inline" (left and right)
    colours: Mapping[str, str]  # role -> "#rrggbb"
    layout: str = "one"  # "one" column | "beside": headings stand left of their section | "sidebar"
    aside: tuple[str, ...] = ()  # the sections in the sidebar; all others follow them in reading order
    aside_mm: float = 36  # width of what stands left: dates, headings or the sidebar
    gutter_mm: float = 6  # between that and the rest
    head_align: str = "start"  # "start" | "center"
    head_rule: bool = False  # a line below the head
    name_colour: str = "ink"  # a role of `colours`
    heading_align: str = "start"  # "start" | "center"
    heading_case: str = "typed"  # "typed" | "upper"
    bullet: str = "•"
    joint: str = "·"  # between contacts on pages
    stack_line: bool = False  # a role's last bullet that names its tools becomes a line of its own
    titles: Mapping[str, str] = field(default_factory=dict)  # section -> title, where a person has another


def theme_names(library: Library) -> list[str]:
    """List the themes there are."""
    return [path[len(FOLDER) : -len(".toml")] for path in library.paths(FOLDER, ".toml")]


def load_theme(library: Library, name: str) -> Theme:
    """Read a theme; raises KeyError for one that is not there."""
    table = library.table(f"{FOLDER}{name}.toml")
    fonts = {role: tuple(families) for role, families in table["fonts"].items()}
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    return Theme(**{**table, **lists, "fonts": fonts})


def custom_properties(theme: Theme) -> Iterator[tuple[str, str]]:
    """Give every token as a CSS custom property.

    Sizes and spaces are multiples of `--size`, so that a phone enlarges the whole page through one of them.
    """
    base = theme.sizes_pt["text"]
    yield "--size", f"{base:g}pt"
    yield from ((f"--font-{role}", _families(names)) for role, names in theme.fonts.items())
    yield from ((f"--size-{role}", _times_size(size / base)) for role, size in theme.sizes_pt.items())
    yield from ((f"--weight-{role}", str(weight)) for role, weight in theme.weights.items())
    yield from ((f"--line-{role}", f"{height:g}") for role, height in theme.line_heights.items())
    yield from ((f"--space-{role}", _times_size(space / base)) for role, space in theme.spaces_pt.items())
    yield from ((f"--margin-{side}", f"{margin:g}mm") for side, margin in theme.margins_mm.items())
    yield from ((f"--colour-{role}", colour) for role, colour in theme.colours.items())
    yield "--colour-name", theme.colours[theme.name_colour]
    yield "--aside", f"{theme.aside_mm:g}mm"
    yield "--gutter", f"{theme.gutter_mm:g}mm"
    yield "--bullet", f'"{theme.bullet}\\2002"'


def classes(theme: Theme) -> Iterator[str]:
    """Name a theme's choices that are no numbers, for the style sheet."""
    yield f"dates-{theme.date_place}"
    yield f"headings-{theme.heading_style}"
    if theme.layout != "one":
        yield f"layout-{theme.layout}"
    if theme.head_rule:
        yield "head-ruled"
    for part, align in (("head", theme.head_align), ("headings", theme.heading_align)):
        if align != "start":
            yield f"{part}-{align}"
    if theme.heading_case != "typed":
        yield f"headings-{theme.heading_case}"


def _times_size(factor: float) -> str:
    return f"calc({factor:.4g} * var(--size))"


def _families(names: tuple[str, ...]) -> str:
    return ", ".join(name if name in GENERIC_FAMILIES else f'"{name}"' for name in names)
