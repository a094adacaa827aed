"""A theme as Word's styles: real headings, lists and links, which a person can change in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from legible.render.ooxml import el
from legible.render.theme import Theme
from legible.render.writing import is_rtl_language

# Families that Word finds on most machines; a theme's own faces come with no Word file.
WIDESPREAD = (
    "Arial", "Calibri", "Cambria", "Garamond", "Georgia", "Times New Roman", "Trebuchet MS", "Verdana",
)  # fmt: skip
GENERIC = {"serif": "Cambria", "sans-serif": "Calibri", "monospace": "Courier New", "system-ui": "Calibri"}
PAPERS_MM = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
MM, PT = 1440 / 25.4, 20  # twips
BULLETS = 1  # the number of the list that bullets belong to
BUILT_IN = ("Title", "Subtitle", "heading 1", "heading 2", "Body Text", "List Bullet")  # Word's own names
BOLD = 600  # from this weight on a theme means bold


@dataclass(frozen=True, slots=True)
class Page:
    """A page's measures in twips."""

    width: int
    height: int
    block: int  # margin at top and bottom
    inline: int  # margin at both sides

    @property
    def text_width(self) -> int:
        """Give how wide a line may be."""
        return self.width - 2 * self.inline


def page_of(theme: Theme, paper: str) -> Page:
    """Measure a sheet with a theme's margins."""
    width, height = PAPERS_MM[paper]
    block, inline = theme.margins_mm["block"], theme.margins_mm["inline"]
    return Page(*(round(length * MM) for length in (width, height, block, inline)))


def office_font(families: tuple[str, ...]) -> str:
    """Give the best of some families that Word is likely to have."""
    found = next((name for name in families if name in WIDESPREAD), "")
    return found or GENERIC.get(families[-1], "Calibri")


def styles(theme: Theme, page: Page, language: str) -> Element:
    """Write `styles.xml`."""
    return el("w:styles", _defaults(theme, language), *_styles(theme, page))


def numbering(theme: Theme) -> Element:
    """Write `numbering.xml`: one list with one level."""
    indent = _twips(theme.spaces_pt["indent"])
    level = el(
        "w:lvl",
        el("w:start", w_val=1),
        el("w:numFmt", w_val="bullet"),
        el("w:lvlText", w_val="•"),
        el("w:lvlJc", w_val="left"),
        el("w:pPr", el("w:ind", w_left=indent, w_hanging=indent)),
        el("w:rPr", el("w:color", w_val=_colour(theme, "accent"))),
        w_ilvl=0,
    )
    abstract = el("w:abstractNum", el("w:multiLevelType", w_val="hybridMultilevel"), level, w_abstractNumId=0)
    return el("w:numbering", abstract, el("w:num", el("w:abstractNumId", w_val=0), w_numId=BULLETS))


def _defaults(theme: Theme, language: str) -> Element:
    tag = {"w_bidi": language} if is_rtl_language(language) else {"w_val": language, "w_eastAsia": language}
    face = office_font(theme.fonts["text"])
    run = el(
        "w:rPr", _face(face), el("w:color", w_val=_colour(theme, "ink")), *_size(theme.sizes_pt["text"]),
        el("w:lang", **tag),
    )  # fmt: skip
    spacing = el("w:spacing", w_after=0, w_line=round(240 * theme.line_heights["text"]), w_lineRule="auto")
    return el("w:docDefaults", el("w:rPrDefault", run), el("w:pPrDefault", el("w:pPr", spacing)))


def _styles(theme: Theme, page: Page) -> Iterator[Element]:
    sizes, spaces, heading = theme.sizes_pt, theme.spaces_pt, office_font(theme.fonts["heading"])
    keep = (el("w:keepNext"), el("w:keepLines"))
    accent, muted = (el("w:color", w_val=_colour(theme, role)) for role in ("accent", "muted"))
    tall = theme.line_heights["heading"]
    yield _style("Normal", "Normal", default=True)
    yield _style(
        "Title", "Title",
        run=(_face(heading), *_bold(theme.weights["name"]), *_size(sizes["name"])),
        paragraph=(*keep, _space(0, 0, tall)),
    )  # fmt: skip
    yield _style(
        "Subtitle", "Subtitle",
        run=(accent, *_size(sizes["label"])),
        paragraph=(*keep, _space(2)),
    )  # fmt: skip
    yield _style("Contact", "Contact", run=_size(sizes["contact"]), paragraph=(_space(4, spaces["head"]),))
    yield _style(
        "Heading1", "heading 1",
        run=(_face(heading), *_bold(theme.weights["section"]), accent, *_size(sizes["section"])),
        paragraph=(
            *keep, _rule(theme), _space(spaces["section"], spaces["heading"], tall),
            el("w:outlineLvl", w_val=0),
        ),
    )  # fmt: skip
    tab = el("w:tabs", el("w:tab", w_val="right", w_pos=page.text_width))
    yield _style(
        "Heading2", "heading 2",
        run=(*_bold(theme.weights["entry"]), *_size(sizes["entry"])),
        paragraph=(*keep, tab, _space(spaces["entry"]), el("w:outlineLvl", w_val=1)),
    )  # fmt: skip
    yield _style("Dates", "Dates", run=(muted, *_size(sizes["small"])), paragraph=keep)
    yield _style("Meta", "Meta", run=(muted,), paragraph=keep)
    yield _style("BodyText", "Body Text", paragraph=(_space(2),))
    number = el("w:numPr", el("w:ilvl", w_val=0), el("w:numId", w_val=BULLETS))
    yield _style("ListBullet", "List Bullet", paragraph=(el("w:keepLines"), number, _space(spaces["bullet"])))
    yield _style("ListLine", "List Line", paragraph=(_space(spaces["line"]),))
    yield _character("Hyperlink", "Hyperlink", el("w:u", w_val="single", w_color=_colour(theme, "rule")))
    yield _character(
        "DatesText", "Dates Text", el("w:b", w_val=0), el("w:bCs", w_val=0), muted, *_size(sizes["small"]),
    )  # fmt: skip


def _style(
    key: str,
    name: str,
    run: tuple[Element, ...] = (),
    paragraph: tuple[Element | None, ...] = (),
    default: bool = False,
) -> Element:
    marks = {"w_default": 1} if default else {} if name in BUILT_IN else {"w_customStyle": 1}
    return el(
        "w:style",
        el("w:name", w_val=name),
        None if default else el("w:basedOn", w_val="Normal"),
        el("w:next", w_val="Normal") if key.startswith("Heading") else None,
        el("w:qFormat"),
        el("w:pPr", *paragraph) if paragraph else None,
        el("w:rPr", *run) if run else None,
        w_type="paragraph", w_styleId=key, **marks,
    )  # fmt: skip


def _character(key: str, name: str, *run: Element) -> Element:
    return el("w:style", el("w:name", w_val=name), el("w:rPr", *run), w_type="character", w_styleId=key)


def _rule(theme: Theme) -> Element | None:
    if theme.heading_style != "ruled":
        return None
    return el("w:pBdr", el("w:bottom", w_val="single", w_sz=4, w_space=2, w_color=_colour(theme, "rule")))


def _face(name: str) -> Element:
    return el("w:rFonts", w_ascii=name, w_hAnsi=name, w_eastAsia=name, w_cs=name)


def _bold(weight: float) -> tuple[Element, ...]:
    return (el("w:b"), el("w:bCs")) if weight >= BOLD else ()


def _size(points: float) -> tuple[Element, ...]:
    half = round(points * 2)
    return el("w:sz", w_val=half), el("w:szCs", w_val=half)


def _space(before: float, after: float = 0, line: float = 0) -> Element:
    lines: dict[str, str | int] = {"w_line": round(240 * line), "w_lineRule": "auto"} if line else {}
    return el("w:spacing", w_before=_twips(before), w_after=_twips(after), **lines)


def _twips(points: float) -> int:
    return round(points * PT)


def _colour(theme: Theme, role: str) -> str:
    return theme.colours[role].lstrip("#").upper()
