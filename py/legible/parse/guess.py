"""What a section is whose heading does not say so, told by its content; sections inside others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from legible.document import Line
from legible.parse.degrees import degree_length
from legible.parse.headings import Page, kind_of
from legible.parse.roles import names_school
from legible.parse.vocabulary import Vocabulary, fold, words_of
from legible.parse.when import find_spans

HEAD = "head"  # what stands above the first heading
MAX_SKILL_WORDS = 4
MAX_SHORT_LINES = 15
MIN_PROSE_WORDS = 12
MAX_SIGNED_WORDS = 4


@dataclass(frozen=True)
class Section:
    """A heading and the lines below it."""

    kind: str  # a kind of `headings.toml`, HEAD, or "" where the heading's words are unknown
    heading: Line | None
    lines: tuple[Line, ...]


def guessed(sections: Sequence[Section], page: Page) -> list[Section]:
    """Name sections that no heading names, and those whose heading names them wrongly."""
    named = {section.kind for section in sections}
    found = []
    for section in sections:
        kind, lines = section.kind, section.lines
        if kind == "summary" and is_details(lines):
            section = replace(section, kind="contact")
        elif kind == "certificates" and _is_study(lines, page):
            section = replace(section, kind="education")
        elif not kind and lines and section.heading:
            section = _named(section, page, named)
            named.add(section.kind)
        found.append(section)
    return found


def _named(section: Section, page: Page, named: set[str]) -> Section:
    if _is_short(section.lines, page):
        assert section.heading is not None
        own = any(line.bold for line in section.lines)
        lines = section.lines if own else (section.heading, *section.lines)
        return Section("skills", section.heading if own else None, lines)
    for test, kind in _CONTENTS:
        late = kind == "summary" and not named <= {HEAD, "contact", ""}
        if kind not in named and not late and test(section.lines, page):
            return replace(section, kind=kind)
    return section


def is_details(lines: Sequence[Line]) -> bool:
    """Tell contact details from prose."""
    short = sum(len(line.text.split()) <= 4 for line in lines)
    return short >= 0.7 * len(lines) and any("@" in line.text for line in lines)


def _is_short(lines: Sequence[Line], page: Page) -> bool:
    words = [len(piece.split()) for line in lines for piece in line.text.split("\t")]
    return (
        max(words) <= 6 and len(lines) <= MAX_SHORT_LINES and not any(page.dated(line.text) for line in lines)
    )


def _is_study(lines: Sequence[Line], page: Page) -> bool:
    """Tell courses of study: degrees, and schools that gave them."""
    degrees = sum(_opens_with_degree(line.text, page) for line in lines)
    schools = any(names_school(line.text, page.words) for line in lines)
    return schools and degrees >= 1 and 2 * degrees >= sum(page.dated(line.text) for line in lines)


def _opens_with_degree(text: str, page: Page) -> bool:
    bare = re.sub(r"^[\d\s/.–—-]+", "", text)
    return len(bare.split()) > 1 and degree_length(bare, page.words) > 0


def _has_spans(lines: Sequence[Line], page: Page) -> bool:
    return any(not span.single for line in lines for span in find_spans(line.text, page.words))


def _is_languages(lines: Sequence[Line], page: Page) -> bool:
    return all(names_language(line.text, page) for line in lines)


def _is_list(lines: Sequence[Line], page: Page) -> bool:
    """Tell a list of short things from prose."""
    bits = [bit for line in lines for bit in re.split(r"[,;|•·\t]", line.text) if bit.strip()]
    brief = sum(len(bit.split()) <= MAX_SKILL_WORDS for bit in bits)
    return len(bits) >= 4 and brief >= 0.9 * len(bits) and not any(page.dated(line.text) for line in lines)


def _is_prose(lines: Sequence[Line], page: Page) -> bool:
    words = sum(len(line.text.split()) for line in lines)
    return (
        words >= MIN_PROSE_WORDS
        and lines[-1].text.endswith(".")
        and not any(page.dated(line.text) or line.bullet for line in lines)
    )


# What speaks for a kind of section, where no other section is of that kind; the first that fits.
_CONTENTS: tuple[tuple[Callable[[Sequence[Line], Page], bool], str], ...] = (
    (lambda lines, page: is_details(lines), "contact"),
    (_is_study, "education"),
    (_has_spans, "work"),
    (_is_languages, "languages"),
    (_is_list, "skills"),
    (_is_prose, "summary"),
)


def names_language(text: str, page: Page) -> bool:
    """Tell whether a text names a human language."""
    return any(word in page.words.languages for word in words_of(text))


def inner_sections(section: Section, page: Page) -> list[Section]:
    """Part "Languages: Welsh (fluent)" and its like from a section of skills."""
    if section.kind not in ("skills", "other"):
        return [section]
    own: list[Line] = []
    found: list[Section] = []
    inside = False
    for line in section.lines:
        label, rest = label_of(line)
        kind = _kind_inside(label, rest, page)
        if kind:
            found.append(Section(kind, None, (after_label(line, label),)))
        elif inside and not label and not line.bullet:
            found[-1] = replace(found[-1], lines=(*found[-1].lines, line))
        else:
            own.append(line)
        inside = bool(kind) or (inside and not label and not line.bullet)
    return [replace(section, lines=tuple(own)), *found]


def label_of(line: Line) -> tuple[str, str]:
    """Give what stands before a colon or tab, and what follows."""
    match = re.match(r"([^:\t]{2,30}?)\s*(?::|\t)\s*:?\s*(?=\S)", line.text)
    return (line.text[: match.end()], line.text[match.end() :]) if match else ("", line.text)


def _kind_inside(label: str, rest: str, page: Page) -> str:
    kind, sure = kind_of(label.strip(" :\t"), page.words) if label else ("", 0.0)
    if sure < 3 or kind not in ("languages", "interests", "certificates", "awards"):
        return ""
    return kind if kind != "languages" or names_language(rest, page) else ""


def after_label(line: Line, label: str) -> Line:
    """Take a label off a line's start."""
    runs, left = [], len(label)
    for run in line.runs:
        if left < len(run.text):
            runs.append(replace(run, text=run.text[left:]) if left else run)
        left = max(0, left - len(run.text))
    return replace(line, text=line.text[len(label) :], runs=tuple(runs), bold=bool(runs) and runs[-1].bold)


def is_signature(text: str, words: Vocabulary) -> bool:
    """Tell the place and day at which a CV was signed: "Leipzig, den 3. Mai 2024"."""
    spans = find_spans(text, words)
    if len(spans) != 1 or not spans[0].single or spans[0].end != len(text.rstrip(" .")):
        return False
    before = text[: spans[0].start].split()
    return 1 <= len(before) <= MAX_SIGNED_WORDS and bool(re.match(r"\d{1,2}\D", spans[0].start_text))


def is_folio(text: str) -> bool:
    """Tell a page number: "2 / 3", "Page 1 of 2"."""
    match = re.fullmatch(
        r"(?:[^\d,]{0,60}\s)?(\d{1,2})\s?(?:/|of|von|de|sur|di|z|van)\s?(\d{1,2})", fold(text)
    )
    return bool(match and int(match[1]) <= int(match[2]))
