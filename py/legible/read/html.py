"""A web page -> Document: its headings, paragraphs, lists and links; scripts and styles are not looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from legible.document import Document, Run
from legible.read.looks import Look, plain_edges, run_of, safe_link
from legible.read.refusals import too_deep
from legible.read.sheet import Sheet, paragraphs_of

NOUN = "web page"
MAX_DEPTH = 200  # elements inside one another
MAX_PARAGRAPHS = 20_000
LIST_STEP_PT = 18.0  # how much further in each level of a list stands
_SILENT = frozenset(
    {
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "nav",
    }
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    }
)  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_SIZES_PT = {1: 20.0, 2: 14.0, 3: 12.0}  # as browsers set them, roughly; deeper ones are as large as text
_BOLD, _ITALIC = ("b", "strong", "th"), ("i", "em", "cite", "dfn")
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element, with what holds for the text in it."""

    tag: str
    look: Look = field(default_factory=Look)
    link: str = ""
    heading: int = 0
    lists: int = 0
    silent: bool = False


class _Page(HTMLParser):
    """Lay what a page says on a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet()
        self.links: list[str] = []
        self.title = ""
        self.open: list[_Element] = [_Element("")]
        self.runs: list[Run] = []
        self.bullet = False  # the next paragraph opens an item of a list
        self.count = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._void(tag)
            return
        if len(self.open) > MAX_DEPTH:
            raise too_deep(NOUN)
        if tag not in _INLINE and not (tag in _CELLS and self.runs):
            self.end_paragraph()
        elif tag in _CELLS:
            self.runs.append(Run("\t"))
        self.bullet |= tag == "li"
        self.open.append(self._element(tag, dict(attrs)))

    def _void(self, tag: str) -> None:
        if tag == "br":
            self.runs.append(Run("\n"))
        elif tag == "hr":
            self.end_paragraph()

    def _element(self, tag: str, attributes: dict[str, str | None]) -> _Element:
        above = self.open[-1]
        level = _HEADING.fullmatch(tag)
        heading = int(level[1]) if level else above.heading
        own = Look(
            size=_SIZES_PT.get(heading) if level else None,
            bold=True if level or tag in _BOLD else None,
            italic=True if tag in _ITALIC else None,
        )
        link = safe_link(attributes.get("href") or "") if tag == "a" else above.link
        self.links += [link] if tag == "a" and link else []
        silent = above.silent or tag in _SILENT or "hidden" in attributes
        return _Element(tag, own.over(above.look), link, heading, above.lists + (tag in ("ul", "ol")), silent)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of this name; one that was never opened closes nothing."""
        at = next((index for index in range(len(self.open) - 1, 0, -1) if self.open[index].tag == tag), 0)
        if not at:
            return
        if tag not in _INLINE and tag not in _CELLS:
            self.end_paragraph()
        del self.open[at:]

    def handle_data(self, data: str) -> None:
        element = self.open[-1]
        if element.tag == "title":
            self.title += data
        if element.silent:
            return
        text = plain_edges(re.sub(r"\s+", " ", data))
        if text.strip() or self.runs:
            self.runs.append(run_of(text, element.look, element.link))

    def end_paragraph(self) -> None:
        """Lay what has been read since the last block ended."""
        runs, self.runs = self.runs, []
        if not any(run.text.strip() for run in runs) or self.count > MAX_PARAGRAPHS:
            return
        self.count += 1
        element = self.open[-1]
        listed, self.bullet = self.bullet and not element.heading, False
        for block in paragraphs_of(runs, element.heading, listed, LIST_STEP_PT * element.lists):
            self.sheet.lay(block)


def read_html(text: str) -> Document:
    """Read a web page; raises CannotRead."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_paragraph()
    made = page.sheet.document("html", NOUN, page.links)
    title = " ".join(page.title.split())
    return replace(made, noticed=replace(made.noticed, title=title))
