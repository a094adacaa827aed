"""Lines -> sections: headings are found by their words, and by their look where words are unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from legible.document import Document, Line
from legible.parse.cells import cut, with_whole_dates
from legible.parse.guess import HEAD, Section, guessed, inner_sections, is_folio, is_signature
from legible.parse.headings import headings_of, kind_of, usual_page
from legible.parse.mixed import parted
from legible.parse.tables import untitled_rows
from legible.parse.titles import slice_of
from legible.parse.vocabulary import Vocabulary, fold
from legible.parse.when import find_spans

__all__ = ["HEAD", "Section", "sections_of"]

SURE_WORDS = 3.0  # of a heading that the lists hold whole
SAME_SIZE = 0.6  # points
GLUED_LEVEL = 2  # of a heading that lost its own line, and with it its look
_GLUED = re.compile(r"(?<=[^\W_A-Z])(?=[A-Z])")
MAX_SPACED = 6  # words of a heading set with wide spaces


def sections_of(document: Document, words: Vocabulary) -> list[Section]:
    """Part a document into sections; lines before a block's first heading belong to the head."""
    unglued = [part for line in document.lines for part in _unglued(line, words)]
    rows = untitled_rows(with_whole_dates(unglued, words), words)
    lines = _without_margins(_split_labels(rows, words), words)
    page = usual_page(document, words)
    headings = headings_of(lines, page)
    sections: list[Section] = []
    current: list[Line] = []
    kind, heading, block = HEAD, None, None
    top = min((line.y for line in lines if id(line) in headings and line.page == page.first), default=1e9)
    for line in lines:
        if fold(line.text).strip(" .:") in words.closings:
            sections += [Section(kind, heading, tuple(current)), Section("references", None, (line,))]
            current = []
            continue
        if id(line) in headings or (block is not None and line.block != block):
            sections.append(Section(kind, heading, tuple(current)))
            current = []
            if id(line) in headings:
                kind, heading = headings[id(line)], line
            else:
                kind, heading = _carried(line, sections, top, page.first), None
        block = line.block
        if id(line) not in headings:
            current.append(line)
    sections.append(Section(kind, heading, tuple(current)))
    told = guessed([section for section in sections if section.lines or section.heading], page)
    rough = document.kind == "notes"  # their lines are parted by what each says
    whole = told if rough else [part for section in told for part in parted(section, page)]
    return [part for section in whole for part in inner_sections(section, page)]


def _unglued(line: Line, words: Vocabulary) -> list[Line]:
    """Part a heading from the date before it that some programs write without a space: "PresentEducation"."""
    for match in _GLUED.finditer(line.text):
        end = match.start()
        spans = find_spans(line.text[:end], words)
        if not spans or spans[-1].end != end or kind_of(line.text[end:], words)[1] < SURE_WORDS:
            continue
        date, heading = slice_of(line, 0, end), slice_of(line, end, len(line.text))
        if abs(date.runs[-1].size - heading.size) <= SAME_SIZE:  # else it opens a column beside this one
            return [date, replace(heading, heading=GLUED_LEVEL)]
    return [line]


def _without_margins(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """Leave out page numbers, and the place and day at which a CV was signed."""
    ends = {line.page: index for index, line in enumerate(lines)}.values()
    kept = [line for index, line in enumerate(lines) if index not in ends or not is_folio(line.text)]
    return kept[:-1] if len(kept) > 1 and is_signature(kept[-1].text, words) else kept


def _carried(line: Line, sections: Sequence[Section], top: float, first: int) -> str:
    """Say what a new block without its own heading is: the head at the top of page one, else what was."""
    return HEAD if line.page == first and line.y < top + 3 * line.size else sections[-1].kind


def _split_labels(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """Part a heading that stands left of its section's first line from that line."""
    parted: list[Line] = []
    for line in lines:
        first, tab, rest = line.text.partition("\t")
        if tab and _is_spaced_out(line, words):
            parted.append(_with_spaces(line))
        elif tab and kind_of(first, words)[1] >= 2 and len(line.runs) > 1 and not rest.startswith(":"):
            parted += cut(line, len(first))
        else:
            parted.append(line)
    return parted


def _is_spaced_out(line: Line, words: Vocabulary) -> bool:
    """Tell a heading set with wide spaces from several that stand side by side."""
    parts = line.text.split("\t")
    whole = kind_of(" ".join(parts), words)[1] >= 2
    return whole and sum(kind_of(part, words)[1] >= 2 for part in parts) < 2 and len(parts) <= MAX_SPACED


def _with_spaces(line: Line) -> Line:
    runs = tuple(replace(run, text=run.text.replace("\t", " ")) for run in line.runs)
    return replace(line, text=line.text.replace("\t", " "), runs=runs)
