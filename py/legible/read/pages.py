"""Pages of text -> a document, with what a person should know about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from legible.document import Document, Note, Noticed, PageSize, Run
from legible.read.flow import lines_and_columns
from legible.read.glyphs import Glyph
from legible.read.legibility import is_unreadable
from legible.read.refusals import refusal
from legible.read.rows import line_of
from legible.read.running import without_running
from legible.read.segments import Segment
from legible.read.turn import Frame

Box = tuple[float, float, float, float]  # left, top, right, bottom
TINY_PT = 3.0  # text this small is not there to be read


@dataclass(frozen=True, slots=True)
class PageText:
    """What one page holds."""

    segments: tuple[Segment, ...]
    size: PageSize
    links: tuple[str, ...] = ()
    hidden: str = ""  # words drawn so that nobody sees them
    cut: bool = False  # it holds more, which was not read
    aside: tuple[Segment, ...] = ()  # text that runs another way than most of the page
    bombed: bool = False  # a stream of it unpacks to more than any page needs
    odd_signs: str = ""  # ligatures and private-use characters, each once


def document_of(pages: list[PageText], total: int, title: str = "", author: str = "") -> Document:
    """Join the pages into a document; raises CannotRead where they hold no usable text."""
    segments = [[*page.segments, *page.aside] for page in pages]
    text = "\n".join(part.text for page in segments for part in page)
    if not text.strip():
        raise refusal("too-long" if any(page.bombed for page in pages) else "no-text")
    if is_unreadable(text):
        raise refusal("unreadable-text")
    links = tuple(dict.fromkeys(link for page in pages for link in page.links))
    kept = without_running([(page.segments, page.size.height) for page in pages], total)
    lines, columns = lines_and_columns(kept)
    block = max((line.block for line in lines), default=-1) + 1
    lines += [line_of([part], block) for page in pages for part in page.aside]
    noticed = Noticed(
        columns=columns,
        odd_signs="".join(dict.fromkeys(sign for page in pages for sign in page.odd_signs)),
        hidden=" ".join(page.hidden for page in pages if page.hidden),
        title=title,
        author=author,
    )
    sizes = tuple(page.size for page in pages)
    return Document("pdf", tuple(lines), sizes, links, tuple(_notes(pages, total)), noticed)


def _notes(pages: list[PageText], total: int) -> Iterator[Note]:
    for number, page in enumerate(pages, 1):
        if page.cut:
            yield Note(
                "page-cut",
                f"Page {number} is broken or draws far more than a CV does: only its first part was read.",
            )
        elif not page.segments:
            yield Note("page-without-text", f"Page {number} has no text: it may be a scan or a picture.")
        if page.hidden:
            yield Note(
                "hidden-text", f"Page {number} hides words that a reader cannot see: “{page.hidden[:300]}”"
            )
    if total > len(pages):
        yield Note(
            "pages-left-out",
            f"Only the first {len(pages)} of {total} pages were read: "
            "if your CV goes on after them, choose a file with the CV alone.",
        )


def visible(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], str]:
    """Part what a reader sees from tiny and inkless text (kept where a page has nothing else)."""
    seen = [glyph for glyph in glyphs if glyph.size >= TINY_PT and not glyph.style.hidden]
    if not any(glyph.text.strip() for glyph in seen):
        return list(glyphs), ""
    hidden = [glyph for glyph in glyphs if glyph.size < TINY_PT or glyph.style.hidden]
    return seen, "".join(glyph.text for glyph in hidden).strip()


def field_lines(value: str, box: Box, number: int) -> list[Segment]:
    """Lay a form field's value out as text in its box."""
    x, top, right, bottom = box
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    step = min(14.0, (bottom - top) / max(1, len(lines)))
    size = max(6.0, min(11.0, step * 0.8))
    made = []
    for index, line in enumerate(lines):
        y = top + step * (index + 0.75)
        run = Run(line, number, x, y, min(right - x, len(line) * size * 0.5), size)
        made.append(Segment((run,), number, x, y, x + run.width, size))
    return made


def laid(segment: Segment, own: Frame, page: Frame) -> Segment:
    """Lay a segment that was read in a frame of its own where the page's reader sees it."""
    runs = []
    for run in segment.runs:
        ends = [page.point(*own.back(x, run.y)) for x in (run.x, run.x + run.width)]
        (x, y), (end_x, end_y) = ends
        width = max(abs(end_x - x), run.size)
        runs.append(replace(run, x=min(x, end_x), y=max(y, end_y), width=width))
    x, right = min(run.x for run in runs), max(run.x + run.width for run in runs)
    return replace(segment, runs=tuple(runs), x=x, y=runs[0].y, right=right)


def linked(segment: Segment, links: list[tuple[Box, str]]) -> Segment:
    """Give each run the target of the link drawn over its middle."""
    if not links:
        return segment
    runs = []
    for run in segment.runs:
        x, y = run.x + run.width / 2, run.y - run.size / 4
        target = next((to for (x0, y0, x1, y1), to in links if x0 <= x <= x1 and y0 <= y <= y1), "")
        runs.append(replace(run, link=target) if target else run)
    return replace(segment, runs=tuple(runs))
