"""Blocks -> a Word file, by the standard library alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from legible.render.blocks import Block, Span
from legible.render.docx_styles import Page, numbering, page_of, styles
from legible.render.docx_theme import font_table, office_theme
from legible.render.ooxml import NAMESPACES, PACKAGE, content_types, el, package, part, relations, words
from legible.render.theme import Theme
from legible.render.writing import is_rtl, is_rtl_language

STYLES = {
    "name": "Title", "label": "Subtitle", "contact": "Contact", "section": "Heading1", "entry": "Heading2",
    "dates": "Dates", "meta": "Meta", "text": "BodyText", "bullet": "ListBullet", "line": "ListLine",
}  # fmt: skip
PROSE = ("text", "bullet")  # each runs its own way; all else is laid out the way the page is
BETWEEN_CONTACTS = Span(" | ")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES = {
    "word/document.xml": f"{_WORD}document.main+xml",
    "word/styles.xml": f"{_WORD}styles+xml",
    "word/numbering.xml": f"{_WORD}numbering+xml",
    "word/settings.xml": f"{_WORD}settings+xml",
    "word/fontTable.xml": f"{_WORD}fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_OUTER = {
    "document": (f"{NAMESPACES['r']}/officeDocument", "word/document.xml", False),
    "core": (f"{PACKAGE}relationships/metadata/core-properties", "docProps/core.xml", False),
}
_INNER = ("styles", "numbering", "settings", "fontTable", "theme")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself."""

    language: str  # a BCP 47 tag
    title: str
    author: str
    made: str = ""  # a day such as `2026-03-09`, or "" for none


@dataclass(slots=True)
class _Body:
    """A document while it is written."""

    rtl: bool  # the page opens at its right edge
    links: dict[str, str] = field(default_factory=dict)  # address -> id

    def link(self, href: str) -> str:
        """Give the id of an address, the same for the same one."""
        return self.links.setdefault(href, f"link{len(self.links) + 1}")


def as_docx(blocks: Iterable[Block], theme: Theme, paper: str, facts: Facts) -> bytes:
    """Write a Word file; the same arguments give the same bytes."""
    page = page_of(theme, paper)
    body = _Body(is_rtl_language(facts.language))
    paragraphs = [_paragraph(run, body) for run in _gathered(list(blocks), theme, body.rtl)]
    document = el("w:document", el("w:body", *paragraphs, _sheet(page, body.rtl)))
    parts = {
        "word/document.xml": part(document, "w", "r"),
        "word/styles.xml": part(styles(theme, page, facts.language), "w"),
        "word/numbering.xml": part(numbering(theme), "w"),
        "word/settings.xml": part(_settings(facts), "w"),
        "word/fontTable.xml": part(font_table(theme), "w"),
        "word/theme/theme1.xml": part(office_theme(theme), "a"),
        "docProps/core.xml": _core(facts),
    }
    return package(
        {
            "[Content_Types].xml": content_types({path: _TYPES[path] for path in parts}),
            "_rels/.rels": relations(_OUTER),
            "word/_rels/document.xml.rels": _relations(body),
            **parts,
        }
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands in one paragraph: mostly one block; dates may stand at the end of an entry's first line."""

    block: Block
    dates: tuple[Span, ...] = ()
    first: bool = False  # right below a heading, which brings the space between them


def _gathered(blocks: Sequence[Block], theme: Theme, rtl: bool) -> Iterator[_Line]:
    contacts = [block for block in blocks if block.kind == "contact"]
    index = 0
    while index < len(blocks):
        block = blocks[index]
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        index += 1
        if block.kind == "contact":
            if block is contacts[0]:
                yield _Line(_one_row(contacts))
            continue
        first = block.opens and blocks[index - 2].kind == "section"
        if _takes_dates(block, after, theme, rtl) and after is not None:
            index += 1
            yield _Line(block, after.spans, first)
        else:
            yield _Line(block, first=first)


def _one_row(contacts: Sequence[Block]) -> Block:
    spans: list[Span] = []
    for block in contacts:
        spans += [BETWEEN_CONTACTS] * bool(spans)
        spans += block.spans
    return Block("contact", tuple(spans))


def _takes_dates(block: Block, after: Block | None, theme: Theme, rtl: bool) -> bool:
    """Tell whether dates go to the end of a line; programs differ in where a tab leads from right to left."""
    beside = block.kind == "entry" and after is not None and after.kind == "dates"
    return beside and theme.date_place == "right" and not rtl


def _paragraph(line: _Line, body: _Body) -> Element:
    block = line.block
    rtl = is_rtl(block.text, body.rtl) if block.kind in PROSE else body.rtl
    properties = el(
        "w:pPr",
        el("w:pStyle", w_val=STYLES[block.kind]),
        el("w:bidi") if rtl else None,
        el("w:spacing", w_before=0) if line.first else None,
    )
    runs = [part for span in block.spans for part in _span(span, block.kind, body)]
    if line.dates:
        dates = "".join(span.text for span in line.dates)
        runs += [
            el("w:r", el("w:tab")),
            el("w:r", _run_properties("DatesText", None, False, is_rtl(dates)), words("w:t", dates)),
        ]
    return el("w:p", properties, *runs)


def _span(span: Span, kind: str, body: _Body) -> Iterator[Element]:
    style = "Hyperlink" if span.href else ""
    strong = (None if span.strong else False) if kind == "entry" else (span.strong or None)
    look = _run_properties(style, strong, span.emphasis, is_rtl(span.text))
    run = el("w:r", look, *_lines(span.text))
    yield el("w:hyperlink", run, r_id=body.link(span.href), w_history=1) if span.href else run


def _lines(text: str) -> Iterator[Element]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield el("w:br")
        if line:
            yield words("w:t", line.replace("\t", " "), xml_space="preserve")


def _run_properties(style: str, strong: bool | None, emphasis: bool, rtl: bool) -> Element | None:
    """Write how a run looks; a weight of None is the style's own."""
    marks = [el("w:rStyle", w_val=style)] if style else []
    marks += [el("w:b"), el("w:bCs")] if strong else []
    marks += [el("w:b", w_val=0), el("w:bCs", w_val=0)] if strong is False else []
    marks += [el("w:i"), el("w:iCs")] if emphasis else []
    marks += [el("w:rtl")] if rtl else []
    return el("w:rPr", *marks) if marks else None


def _sheet(page: Page, rtl: bool) -> Element:
    size = el("w:pgSz", w_w=page.width, w_h=page.height)
    margins = el(
        "w:pgMar", w_top=page.block, w_right=page.inline, w_bottom=page.block, w_left=page.inline,
        w_header=page.block // 2, w_footer=page.block // 2, w_gutter=0,
    )  # fmt: skip
    return el("w:sectPr", size, margins, el("w:bidi") if rtl else None)


def _relations(body: _Body) -> bytes:
    kinds = NAMESPACES["r"]
    own = {name: (f"{kinds}/{name}", f"{name}.xml", False) for name in _INNER}
    own["theme"] = (f"{kinds}/theme", "theme/theme1.xml", False)
    links = {key: (f"{kinds}/hyperlink", href, True) for href, key in body.links.items()}
    return relations({**own, **links})


def _settings(facts: Facts) -> Element:
    """Ask for today's layout: without a mode Word opens a file as one of 2007."""
    uri = "http://schemas.microsoft.com/office/word"
    mode = el("w:compatSetting", w_name="compatibilityMode", w_uri=uri, w_val=15)
    return el("w:settings", el("w:compat", mode), el("w:themeFontLang", w_val=facts.language))


def _core(facts: Facts) -> bytes:
    root = el(
        "cp:coreProperties",
        words("dc:title", facts.title),
        words("dc:creator", facts.author) if facts.author else None,
        words("dc:language", facts.language),
    )
    for name in ("created", "modified") if facts.made else ():
        root.append(words(f"dcterms:{name}", f"{facts.made}T00:00:00Z", xsi_type="dcterms:W3CDTF"))
    return part(root, "cp", "dc", "dcterms", "xsi")
