"""What an imported file was like: what the checker cannot tell from the CV alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from legible.document import Document
from legible.model import CV
from legible.parsed import Heading, Parsed


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as a recruiter's programs meet it."""

    name: str = ""  # the file's, with its ending
    size: int = 0  # in bytes
    kind: str = ""  # "pdf", "docx", "text", ... as `Document.kind`
    pages: int = 0  # 0 where the format has no pages
    filled: float = 0.0  # pages' worth of text, such as 1.4; 0 where the format has no pages
    blank_pages: int = 0  # pages that hold no text
    columns: bool = False  # text stands in columns side by side
    tables: bool = False  # text stands in a table's cells
    text_boxes: bool = False
    running_contact: tuple[str, ...] = ()  # contact details that only a header or footer holds
    icon_contact: tuple[str, ...] = ()  # links to the person that no word stands for
    odd_signs: str = ""  # ligatures and private-use characters, each once
    spaced_headings: tuple[str, ...] = ()  # headings whose letters stand apart
    headings: tuple[Heading, ...] = ()  # all of them, in order
    mixed_markers: str = ""  # list markers that share one level of a list, each once
    hidden: str = ""  # text that is there and cannot be seen: without ink, white or tiny
    title: str = ""  # of the metadata
    author: str = ""  # of the metadata
    banner: str = ""  # the words "Curriculum Vitae" or their like, where they stand on the page
    links: tuple[str, ...] = ()  # where the file's links lead
    unplaced: tuple[str, ...] = ()  # lines that found no field
    page_one: tuple[str, ...] = ()  # JSON pointers of what stands on page one, where there are pages

    @property
    def ligatures(self) -> tuple[str, ...]:
        """Give those of the odd signs that are several letters."""
        return tuple(sign for sign in self.odd_signs if sign >= "\ufb00")

    @property
    def icons(self) -> bool:
        """Say whether some of the odd signs are a font's own pictures."""
        return any(sign < "\ufb00" for sign in self.odd_signs)


BANNERS = frozenset({"curriculum vitae", "cv", "c.v.", "resume", "résumé"})
ACCOUNTS = re.compile(
    r"mailto:|tel:|https?://(?:[\w-]+\.)*(?:linkedin|github|gitlab|xing)\.com/", re.IGNORECASE
)
TOP_LINES = 3  # of a page, where the words "Curriculum Vitae" stand if at all
LEVEL_PT = 6.0  # list items indented within so much of each other stand on one level


def facts_of(document: Document, parsed: Parsed, name: str, size: int) -> FileFacts:
    """Gather what reading and parsing a file have shown of it."""
    seen = document.noticed
    first = min((line.page for line in document.lines), default=0)
    spaced = {line.text for line in document.lines if line.spaced}
    heads = (parsed.cv.basics.name, *(heading.text for heading in parsed.headings))
    return FileFacts(
        name=name,
        size=size,
        kind=document.kind,
        pages=len(document.pages),
        filled=_filled(document),
        blank_pages=sum(note.code == "page-without-text" for note in document.notes),
        columns=seen.columns,
        tables=seen.tables,
        text_boxes=seen.text_boxes,
        running_contact=tuple(_running_contact(document, parsed.cv)),
        icon_contact=tuple(_icons(document, parsed.cv.basics.name)),
        odd_signs=seen.odd_signs,
        spaced_headings=tuple(text for text in heads if text in spaced),
        headings=parsed.headings,
        mixed_markers=_mixed_markers(document),
        hidden=seen.hidden,
        title=seen.title,
        author=seen.author,
        banner=_banner(document),
        links=document.links,
        unplaced=tuple(line.text for line in parsed.leftovers),
        page_one=tuple(path for path, origin in parsed.origins.items() if origin.page == first)
        if document.pages
        else (),
    )


def _filled(document: Document) -> float:
    """Count the pages' worth of text: whole pages, and how far down the last one goes."""
    placed = [line for line in document.lines if line.page < len(document.pages)]
    if not placed:
        return 0.0
    last = max(line.page for line in placed)
    lowest = max(line.y for line in placed if line.page == last)
    return round(last + min(1.0, max(0.0, lowest / max(1.0, document.pages[last].height))), 2)


def _running_contact(document: Document, cv: CV) -> Iterator[str]:
    """Find mail and telephone that stand in a header or footer and nowhere else."""
    running = [_solid(text) for text in document.noticed.running]
    told = (_solid(line.text) for line in document.lines) if running else ()
    body = [text for text in told if not any(text in one for one in running)]
    for detail in (cv.basics.email, cv.basics.phone):
        bare = _solid(detail)
        if bare and any(bare in text for text in running) and not any(bare in text for text in body):
            yield detail


def _solid(text: str) -> str:
    return "".join(text.split())


def _icons(document: Document, name: str) -> Iterator[str]:
    """Find links to the person behind a picture or a sign, whose targets the text does not say."""
    names = [part for part in re.split(r"[\W\d_]+", name.lower()) if len(part) > 2]
    told = "".join(_solid(line.text) for line in document.lines).lower()
    words = {run.link for line in document.lines for run in line.runs if re.search(r"[^\W_]", run.text)}
    for link in document.links:
        target = re.sub(r"^mailto:|^tel:|^https?://(?:www\.)?", "", link, flags=re.IGNORECASE)
        target = target.partition("?")[0].rstrip("/").lower()
        own = not link.lower().startswith("http") or any(part in target for part in names)
        if own and ACCOUNTS.match(link) and link not in words and target not in told:
            yield link


def _mixed_markers(document: Document) -> str:
    """Give the list markers that share a level, where each opens two lines or more."""
    levels: dict[int, Counter[str]] = defaultdict(Counter)
    for line in document.lines:
        if line.marker:
            levels[round(line.x / LEVEL_PT)][line.marker] += 1
    for counts in levels.values():
        often = [marker for marker, count in counts.items() if count > 1]
        if len(often) > 1:
            return "".join(often)
    return ""


def _banner(document: Document) -> str:
    top = (line.text.strip() for line in document.lines[:TOP_LINES])
    return next((text for text in top if text.strip(" :.").lower() in BANNERS), "")
