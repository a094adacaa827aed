"""Lines -> sections: headings are found by their words, and by their look where words are unknown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from legible.document import Document, Line
from legible.parse.vocabulary import Vocabulary, fold, words_of
from legible.parse.when import find_spans

HEAD = "head"  # what stands above the first heading
MIN_SCORE = 2.5


@dataclass(frozen=True)
class Section:
    """A heading and the lines below it."""

    kind: str  # a kind of `headings.toml`, HEAD, or "" where the heading's words are unknown
    heading: Line | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Page:
    """What usual text of a document looks like."""

    size: float
    bold: bool
    color: str
    words: Vocabulary
    kind: str
    first: int  # the first page that holds text

    def dated(self, text: str) -> bool:
        """Tell whether a text holds a date."""
        return bool(find_spans(text, self.words))


def sections_of(document: Document, words: Vocabulary) -> list[Section]:
    """Part a document into sections; lines before a block's first heading belong to the head."""
    lines = _split_labels(document.lines, words)
    page = usual_page(document, words)
    headings = _headings(lines, page)
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
    told = [_guessed(section, page) for section in sections if section.lines or section.heading]
    return _with_jobs(told, page)


def _with_jobs(sections: Sequence[Section], page: Page) -> list[Section]:
    """Take the first section of spans of dates for the jobs where no heading names them."""
    found = list(sections)
    if any(section.kind == "work" for section in sections):
        return found
    for index, section in enumerate(sections):
        spans = sum(any(not s.single for s in find_spans(line.text, page.words)) for line in section.lines)
        if not section.kind and section.heading and spans:
            found[index] = replace(section, kind="work")
            break
    return found


def _guessed(section: Section, page: Page) -> Section:
    """Tell by its content what a section is whose heading says nothing, or says it wrongly."""
    if section.kind == "summary" and _is_details(section.lines):
        return replace(section, kind="contact")
    if section.kind or not section.lines:
        return section
    words = [len(piece.split()) for line in section.lines for piece in line.text.split("\t")]
    dated = sum(page.dated(line.text) for line in section.lines)
    if not dated and max(words) <= 6 and len(section.lines) <= 15 and section.heading:
        own = any(line.bold for line in section.lines)
        lines = section.lines if own else (section.heading, *section.lines)
        return Section("skills", section.heading if own else None, lines)
    return section


def _is_details(lines: Sequence[Line]) -> bool:
    """Tell contact details from prose."""
    short = sum(len(line.text.split()) <= 4 for line in lines)
    return short >= 0.7 * len(lines) and any("@" in line.text for line in lines)


def _carried(line: Line, sections: Sequence[Section], top: float, first: int) -> str:
    """Say what a new block without its own heading is: the head at the top of page one, else what was."""
    return HEAD if line.page == first and line.y < top + 3 * line.size else sections[-1].kind


def usual_page(document: Document, words: Vocabulary) -> Page:
    """Find the look that most of a document's letters have."""
    sizes: Counter[float] = Counter()
    colors: Counter[str] = Counter()
    bold = 0
    for line in document.lines:
        weight = len(line.text)
        sizes[round(line.size, 1)] += weight
        bold += weight if line.bold else -weight
        if line.runs:
            colors[line.runs[0].color] += weight
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    color = colors.most_common(1)[0][0] if colors else ""
    return Page(
        size, bold > 0, color, words, document.kind, min((line.page for line in document.lines), default=0)
    )


def _split_labels(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """Part a heading that stands left of its section's first line from that line."""
    parted: list[Line] = []
    for line in lines:
        first, tab, rest = line.text.partition("\t")
        if tab and kind_of(first, words)[1] >= 2 and len(line.runs) > 1 and not rest.startswith(":"):
            parted += _part(line, len(first))
        else:
            parted.append(line)
    return parted


def _part(line: Line, length: int) -> list[Line]:
    seen, cut = 0, 0
    for index, run in enumerate(line.runs):
        if seen >= length:
            cut = index
            break
        seen += len(run.text)
    if not cut:
        return [line]
    halves = []
    for runs in (line.runs[:cut], line.runs[cut:]):
        clean = (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:-1]) if len(runs) > 1 else ()
        last = replace(runs[-1], text=runs[-1].text.strip() if len(runs) == 1 else runs[-1].text.rstrip())
        shown = (*clean, last)
        main = max(shown, key=lambda run: len(run.text))
        halves.append(
            replace(
                line,
                text="".join(run.text for run in shown),
                runs=shown,
                x=shown[0].x,
                width=shown[-1].x + shown[-1].width - shown[0].x,
                size=main.size,
                bold=main.bold,
            )  # fmt: skip
        )
    return halves


def unnumbered(text: str) -> str:
    """Take a number off a heading: "01 Experience", "§2", "III. Education"."""
    return re.sub(r"^(?:§?\s?\d{1,2}|[IVX]{1,4}\.)[.):/]?[\s\t–—-]+(?=\D)", "", text)


def kind_of(text: str, words: Vocabulary) -> tuple[str, float]:
    """Give the kind of section that a heading's words name, and how surely (0 to 3)."""
    text = unnumbered(text)
    folded = re.sub(r"[^\w\s&']", " ", fold(text))
    folded = re.sub(r"\s+", " ", folded).strip()
    for form in (folded, folded.replace("&", "and").replace("  ", " ")):
        if form in words.heading_phrases:
            return words.heading_phrases[form], 3.0
    parts = [word.strip(".'") for word in words_of(text)]
    hints = [words.heading_words[word] for word in parts if word in words.heading_words]
    if not hints or len(parts) > 6:
        return "", 0.0
    rest = [word for word in parts if word not in words.heading_words and word not in words.heading_filler]
    best = Counter(hints).most_common(1)[0][0]
    return best, 2.0 if not rest else 1.0 if len(rest) <= 2 else 0.0


def _look(line: Line) -> tuple[float, bool, bool, str]:
    color = line.runs[0].color if line.runs else ""
    return round(line.size), line.bold, _capitals(line), color


def _capitals(line: Line) -> bool:
    return line.text.isupper() and sum(char.isalpha() for char in line.text) > 2


_Row = tuple[Line, str, float, float]  # line, kind, how sure of the words, how much a heading's look
_Test = Callable[[Line, Page], bool]
# What makes a line look like a heading, with its weight.
_LOOKS: tuple[tuple[_Test, float], ...] = (
    (lambda line, page: line.heading > 0, 2.0),  # the format says so
    (lambda line, page: line.size > page.size * 1.08, 1.0),  # larger than the text
    (lambda line, page: line.size > page.size * 1.25, 0.5),
    (lambda line, page: line.bold and not page.bold, 1.0),  # bold among plain text
    (lambda line, page: _capitals(line), 1.0),  # capitals
    (lambda line, page: bool(line.runs) and line.runs[0].color != page.color, 0.5),  # another ink
    (lambda line, page: line.text.rstrip().endswith(":"), 0.5),  # announces what follows
    (lambda line, page: line.size < page.size * 0.9, -1.0),  # small print
    (lambda line, page: line.bullet, -2.0),
    (lambda line, page: "\t" in unnumbered(line.text), -1.0),  # headings stand alone
    (lambda line, page: len(line.text.split()) > 5, -1.5),
    (lambda line, page: bool(re.search(r"\d", unnumbered(line.text))), -1.5),
    (lambda line, page: bool(re.search(r"[.,;@]$|@|://", line.text)), -1.5),
    (lambda line, page: ":" in line.text.rstrip(": "), -1.5),  # label and value
)


def look_score(line: Line, page: Page) -> float:
    """Weigh how much a line looks like a heading."""
    return sum(weight for test, weight in _LOOKS if test(line, page))


def _headings(lines: Sequence[Line], page: Page) -> dict[int, str]:
    """Find the headings: id of the line -> kind of its section."""
    scored: list[_Row] = []
    for line in lines:
        kind, sure = kind_of(line.text, page.words)
        scored.append((line, kind, sure, look_score(line, page)))
    needed = 3.0 if page.kind in ("text", "markdown", "notes") else MIN_SCORE + 1.0
    known = [row for row in scored if row[2] >= 2 and row[2] + row[3] >= needed]
    if len({row[1] for row in known}) < 2:  # a file without any look: a heading's words alone must do
        known = [row for row in scored if row[2] >= 3 and row[3] >= 0] or known
    known = _one_style(known, lines, page)
    found = {id(row[0]): row[1] for row in known}
    levels = {row[0].heading for row in known if row[0].heading}
    found |= {id(row[0]): row[1] for row in scored if row[0].heading in levels}
    styles = Counter(_look(row[0]) for row in known)
    crowd = Counter(_look(line) for line in lines)
    for line, kind, _sure, look in scored:
        style = _look(line)
        share = 0.25 if unnumbered(line.text) != line.text else 0.5
        own = styles[style] >= 2 and styles[style] >= share * crowd[style]
        own = own and (bool(kind) or not _names_somebody(line, page.words))
        if id(line) not in found and own and look >= 1 and not _is_name(line, lines, page.first):
            found[id(line)] = kind
    return found


def _names_somebody(line: Line, words: Vocabulary) -> bool:
    """Tell an employer's, school's or job's name from a heading."""
    return any(
        word.strip(".") in words.titles or word in words.employers or word.strip(".") in words.schools
        for word in words_of(line.text)
    )


def _is_name(line: Line, lines: Sequence[Line], first: int) -> bool:
    return line.page == first and line.size >= max(other.size for other in lines) - 0.5 and line.size > 1


def _one_style(rows: Sequence[_Row], lines: Sequence[Line], page: Page) -> list[_Row]:
    """Drop lines that say a heading's words in a lesser look than the real headings of their block."""
    by_block: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        by_block[row[0].block].append(row)
    kept: list[_Row] = []
    for group in by_block.values():
        strong = Counter(_look(row[0]) for row in group)
        style, count = strong.most_common(1)[0]
        usual = median(row[3] for row in group if _look(row[0]) == style)
        for row in group:
            lesser = row[0].size < style[0] * 0.93 or row[3] < usual - 0.6
            if count < 3 or not lesser or row[0].heading:
                kept.append(row)
    return kept + _lesser(rows, kept, lines, page)


def _lesser(rows: Sequence[_Row], kept: Sequence[_Row], lines: Sequence[Line], page: Page) -> list[_Row]:
    """Keep a heading in a lesser look where no other one says its kind and what follows fits."""
    found = []
    kinds = {row[1] for row in kept}
    for row in rows:
        index = next(i for i, line in enumerate(lines) if line is row[0])
        above = [kind for line, kind, _, _ in kept if any(line is other for other in lines[:index])]
        if row[1] in kinds or row[2] < 3 or row[3] < 1 or (above and above[-1] == "skills"):
            continue
        below = {word for line in lines[index + 1 : index + 3] for word in words_of(line.text)}
        if row[1] in _LESSER and (row[1] != "languages" or below & page.words.languages):
            found.append(row)
    return found


_LESSER = {"languages", "awards", "certificates", "publications", "volunteer", "references"}
