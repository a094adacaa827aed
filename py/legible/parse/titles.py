"""Titles of the page, "Curriculum Vitae" or "Résumé of ...": they name nobody and tell nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legible.document import Line, Run
from legible.parse.vocabulary import Vocabulary, fold

MAX_OPENING = 4  # lines among which a title stands
MAX_TITLE_WORDS = 4
MAX_NAME_WORDS = 5
_SIGNS = " .,:;|–—-()"


def untitled(lines: Sequence[Line], words: Vocabulary) -> Iterator[Line]:
    """Leave out titles of the page, and take them off the name's line; "Resume" may open a section below."""
    for index, line in enumerate(lines):
        kept = _kept(line.text, words) if index < MAX_OPENING and line.page == lines[0].page else None
        if kept is None:
            yield line
        elif kept[0] < kept[1]:
            yield slice_of(line, *kept)


def _kept(text: str, words: Vocabulary) -> tuple[int, int] | None:
    """Give where a line's text begins and ends without its title; None where it has none."""
    parts = text.split()
    for count in range(min(len(parts), MAX_TITLE_WORDS), 0, -1):
        if not _is_title(parts[:count], words) and not _is_title(parts[-count:], words):
            continue
        if count == len(parts):
            return 0, 0
        opens = _is_title(parts[:count], words)
        rest = " ".join(parts[count:] if opens else parts[:-count]).strip(_SIGNS)
        link, _, name = rest.partition(" ")
        if opens and fold(link) in words.title_links:
            rest = name
        if rest and _could_be_name(rest):
            parts = rest.split()
            start = text.rfind(parts[0], 0, text.rfind(parts[-1]) + 1) if opens else text.find(parts[0])
            return start, text.rfind(parts[-1]) + len(parts[-1])
    return None


def _is_title(parts: Sequence[str], words: Vocabulary) -> bool:
    if len(parts) > 1 and fold(parts[0]) in words.title_openers:
        parts = parts[1:]
    return fold(" ".join(parts)).strip(_SIGNS) in words.cv_titles


def _could_be_name(text: str) -> bool:
    """Tell a name's letters from a date, an address or a sentence."""
    parts = text.split()
    plain = all(char.isalpha() or char in " '’.-" for char in text)
    return plain and len(parts) <= MAX_NAME_WORDS and parts[0][0].isupper() and parts[-1][0].isupper()


def slice_of(line: Line, start: int, end: int) -> Line:
    """Give a part of a line; its runs keep their looks."""
    runs: list[Run] = []
    seen = 0
    for run in line.runs:
        first, last = max(start - seen, 0), min(end - seen, len(run.text))
        seen += len(run.text)
        if first < last:
            share = run.width / len(run.text)
            runs.append(
                replace(run, text=run.text[first:last], x=run.x + first * share, width=(last - first) * share)
            )
    if "".join(run.text for run in runs) != line.text[start:end]:
        return replace(line, text=line.text[start:end])
    width = runs[-1].x + runs[-1].width - runs[0].x
    main = max(runs, key=lambda run: len(run.text))
    return replace(
        line, text=line.text[start:end], runs=tuple(runs), x=runs[0].x, width=width, size=main.size
    )
