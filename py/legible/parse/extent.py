"""Where a CV ends: pages behind it that are no CV any more, an appendix or a thesis, say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from legible.document import Document, Line, Note
from legible.parse.headings import kind_of
from legible.parse.names import is_person
from legible.parse.reach import EMAIL, find_phone
from legible.parse.sections import HEAD, Section
from legible.parse.vocabulary import Vocabulary, fold
from legible.parse.when import find_spans
from legible.parsed import Leftover

MIN_PAGE_LINES = 12  # fewer do not show what a page is
MIN_LINE_WORDS = 7.0  # of running text, on average
MAX_BULLETS = 0.3  # of a page's lines
MAX_DATED = 0.1
MAX_HEAD_WORDS = 12  # a date in so short a line belongs to an entry
MAX_LEFTOVERS = 200  # more are shown by page, for nobody goes through them one by one
MIN_AMOUNTS = 3  # lines that end in a price
MAX_OPENING = 5  # lines among which a person is named
NOTE = "other-pages"
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,6}[.,]\d\d(?:\s?(?:[A-Z]{3}|[€£$]))?$")


def parted(document: Document, words: Vocabulary) -> tuple[Document, tuple[Leftover, ...]]:
    """Part a document into the CV and what stands on the pages behind it, a leftover for each."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in document.lines:
        pages[line.page].append(line)
    numbers = sorted(pages)
    end = _end(numbers, pages, words)
    behind = set(numbers[end:])
    if not behind:
        return document, ()
    kept = tuple(line for line in document.lines if line.page not in behind)
    note = Note(NOTE, _sentence(numbers[end] + 1, numbers[-1] + 1))
    return (
        replace(document, lines=kept, notes=(*document.notes, note)),
        tuple(_joined(page, (line.text for line in pages[page])) for page in numbers[end:]),
    )


def _end(numbers: Sequence[int], pages: dict[int, list[Line]], words: Vocabulary) -> int:
    """Count the pages of the CV: up to an appendix, and without a tail of running text."""
    opened = (index for index, page in enumerate(numbers) if index and _opens_appendix(pages[page], words))
    end = next(opened, len(numbers))
    while end > 1 and _is_running_text(pages[numbers[end - 1]], words):
        end -= 1
    return end


def _opens_appendix(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Tell a page that opens with "Appendix", "Anlage 1" or "Annexe B: Transcripts"."""
    names = "|".join(map(re.escape, words.appendices))
    return bool(re.match(rf"(?:{names})(?:\s+[\dA-Z]{{1,3}})?\s*(?:$|[:.–—-])", fold(lines[0].text), re.I))


def _is_running_text(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Tell a page of prose: long lines, hardly a date, and no heading of a CV."""
    total = sum(len(line.text.split()) for line in lines)
    if len(lines) < MIN_PAGE_LINES or total < MIN_LINE_WORDS * len(lines):
        return False
    if sum(line.bullet for line in lines) > MAX_BULLETS * len(lines):
        return False
    return not any(_is_telling(line, words) for line in lines) and (
        sum(bool(find_spans(line.text, words)) for line in lines) <= MAX_DATED * len(lines)
    )


def _is_telling(line: Line, words: Vocabulary) -> bool:
    """Tell a heading of a CV, or a short line with a date."""
    if len(line.text.split()) > MAX_HEAD_WORDS:
        return False
    return kind_of(line.text, words)[1] >= 2 or bool(find_spans(line.text, words))


def is_cv(lines: Sequence[Line], sections: Sequence[Section], words: Vocabulary) -> bool:
    """Tell a CV from a bill or a page about something else: sections, or a person to be reached."""
    if any(section.kind not in ("", HEAD, "other", "contact") for section in sections):
        return True
    texts = [line.text.strip() for line in lines]
    if sum(bool(_AMOUNT.search(text)) for text in texts) >= MIN_AMOUNTS:
        return False
    named = any(is_person(text, words) for text in texts[:MAX_OPENING])
    return named or any(EMAIL.search(text) or find_phone(text) for text in texts)


def bounded(leftovers: Sequence[Leftover]) -> tuple[Leftover, ...]:
    """Join leftovers by page where there are more than anybody goes through."""
    if len(leftovers) <= MAX_LEFTOVERS:
        return tuple(leftovers)
    pages: dict[int, list[str]] = defaultdict(list)
    for left in leftovers:
        pages[left.page].append(left.text)
    return tuple(_joined(page, texts) for page, texts in sorted(pages.items()))


def _joined(page: int, texts: Iterable[str]) -> Leftover:
    return Leftover("\n".join(text.replace("\t", " ") for text in texts), page)


def _sentence(first: int, last: int) -> str:
    where = f"Page {first} does" if first == last else f"Pages {first} to {last} do"
    return f"{where} not look like part of a CV. What stands there is kept among the lines without a place."
