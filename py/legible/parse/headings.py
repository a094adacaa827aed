"""Find headings: by their words, and by the look that known ones share where words are unknown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from legible.document import Document, Line
from legible.parse.roles import names_work
from legible.parse.vocabulary import Vocabulary, fold, words_of
from legible.parse.when import find_spans

MIN_SCORE = 2.5
MIN_OWN_HEADINGS = 3  # so many lines of a look of their own are headings whatever they say


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


def headings_of(lines: Sequence[Line], page: Page) -> dict[int, str]:
    """Find the headings: id of the line -> kind of its section."""
    scored: list[_Row] = []
    for line in lines:
        if fold(line.text).strip(" .:") in page.words.page_titles:
            continue
        kind, sure = kind_of(line.text, page.words)
        scored.append((line, kind, sure, look_score(line, page)))
    flat = len({_look(line)[:2] for line in lines}) == 1  # a page without any look says headings in capitals
    needed = 3.0 if flat or page.kind in ("text", "markdown", "notes") else MIN_SCORE + 1.0
    known = [row for row in scored if row[2] >= 2 and row[2] + row[3] >= needed]
    if len({row[1] for row in known}) < 2:  # a file without any look: a heading's words alone must do
        known = [row for row in scored if row[2] >= 3 and row[3] >= 0] or known
    known = _one_style(known, lines, page)
    found = {id(row[0]): row[1] for row in known}
    levels = {row[0].heading for row in known if row[0].heading}
    found |= {id(row[0]): row[1] for row in scored if row[0].heading in levels}
    styles = Counter(_look(row[0]) for row in known)
    hinted = Counter(_look(line) for line, _, sure, look in scored if 1 <= sure < 2 and look >= 1)
    crowd = Counter(_look(line) for line in lines)
    for line, kind, sure, look in scored:
        style = _look(line)
        numbered = unnumbered(line.text) != line.text
        evidence = styles[style] + hinted[style]
        own = styles[style] >= 2 and evidence >= (0.25 if numbered else 0.5) * crowd[style]
        own = own and (sure >= 2 or numbered or not names_work(line.text, page.words))
        if id(line) not in found and own and look >= 1 and not _is_name(line, lines, page.first):
            found[id(line)] = kind
    if len(set(found.values())) < 2:
        found |= _of_own_look(scored, lines, page)
    if lines and not found.get(id(lines[0])):  # nobody opens with a section that has no name
        found.pop(id(lines[0]), None)
    return _below_known(found, lines) if page.kind in ("text", "notes") else found


def _below_known(found: dict[int, str], lines: Sequence[Line]) -> dict[int, str]:
    """Drop headings of unknown words above the first known one: plain text says names in capitals too."""
    first = next((index for index, line in enumerate(lines) if found.get(id(line))), len(lines))
    above = {id(line) for line in lines[:first]}
    return {key: kind for key, kind in found.items() if kind or key not in above}


def _of_own_look(scored: Sequence[_Row], lines: Sequence[Line], page: Page) -> dict[int, str]:
    """Find the headings of a file whose headings say nothing known: the largest look that few lines share."""
    groups: dict[tuple[float, bool, bool, str], list[_Row]] = defaultdict(list)
    for row in scored:
        if row[3] >= 1 and not _is_name(row[0], lines, page.first):
            groups[_look(row[0])].append(row)
    able = [
        (look, rows)
        for look, rows in groups.items()
        if len(rows) >= MIN_OWN_HEADINGS
        and sum(names_work(row[0].text, page.words) for row in rows) <= 0.2 * len(rows)
    ]
    if not able:
        return {}
    _look_, rows = max(able, key=lambda pair: pair[0][:2])
    return {id(line): kind if sure >= 2 else "" for line, kind, sure, _ in rows}


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
