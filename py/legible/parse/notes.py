"""Rough notes: each line is sent to the section where it plainly belongs; the rest stays unplaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from legible.document import Line
from legible.parse.degrees import degree_length
from legible.parse.places import place_score
from legible.parse.reach import EMAIL, is_detail
from legible.parse.sections import HEAD, Section, kind_of
from legible.parse.vocabulary import Vocabulary, fold, words_of
from legible.parse.when import find_spans

MIN_POINT_WORDS = 3
MAX_HEAD_WORDS = 14


@dataclass(frozen=True, slots=True)
class Told:
    """A line of notes with what has been read before it."""

    line: Line
    index: int  # among the lines
    words: Vocabulary
    named: bool  # a name has been found

    @property
    def text(self) -> str:
        """Give the line's text."""
        return self.line.text

    @property
    def count(self) -> int:
        """Count its words."""
        return len(self.text.split())


def sections_of_notes(sections: Sequence[Section], words: Vocabulary) -> list[Section]:
    """Send the lines that stand under no heading to their sections; headed sections stay as they are."""
    sorted_lines: dict[str, list[Line]] = {}
    named = False
    for section in sections:
        for index, line in enumerate(_sentences(section.lines) if section.kind == HEAD else ()):
            kind, line = _placed(Told(line, index, words, named))
            named = named or (kind == HEAD and not is_detail(line.text))
            sorted_lines.setdefault(kind, []).append(line)
    free = [Section(kind, None, tuple(lines)) for kind, lines in sorted_lines.items()]
    return [*free, *(section for section in sections if section.kind != HEAD)]


def _sentences(lines: Sequence[Line]) -> list[Line]:
    """Part lines of several sentences, so that each can be a point of its own."""
    parted = []
    for line in lines:
        texts = re.split(r"(?<=[a-z\d)])[.!?]\s+(?=[A-Z])", line.text)
        for text in texts:
            run = replace(line.runs[0], text=text)
            parted.append(replace(line, text=text, runs=(run,)) if len(texts) > 1 else line)
    return parted


def _placed(told: Told) -> tuple[str, Line]:
    """Give a line's section and the line as that section reads it."""
    label, _, rest = told.text.partition(":")
    kind, sure = kind_of(label, told.words)
    if rest.strip() and sure >= 2 and kind != "contact":
        return kind, _with_text(told.line, rest.strip())
    for test, kind in _KINDS:
        if test(told):
            return kind, _as_head(told) if kind in ("work", "education") else told.line
    return ("work", replace(told.line, bullet=True)) if told.count >= MIN_POINT_WORDS else ("", told.line)


def _with_text(line: Line, text: str) -> Line:
    return replace(line, text=text, runs=(replace(line.runs[0], text=text),))


def _as_head(told: Told) -> Line:
    """Give a line about a job as a CV writes it: "worked at Acme as a developer" is "Acme | developer"."""
    text = told.text
    for opener in told.words.openers:
        match = re.match(rf"{re.escape(opener)}\b[\s,:]*(?:(?:at|for|with|in|bei)\b)?\s*", text, re.I)
        if match and match.end() < len(text):
            text = text[match.end() :]
            break
    for link in told.words.as_words:
        text = re.sub(rf"\s+{re.escape(link)}\s+(?=\w)", " | ", text, count=1)
    text = re.sub(rf"^(?:{'|'.join(map(re.escape, told.words.as_words))})\s+", "", text)
    return replace(_with_text(told.line, text), bold=True, bullet=False)


def _is_contact(told: Told) -> bool:
    return is_detail(told.text) or bool(EMAIL.search(told.text) and told.count <= 8)


def _is_name(told: Told) -> bool:
    parts = told.text.split()
    if told.named or told.index > 1 or not 2 <= len(parts) <= 4 or re.search(r"[\d@:,.;]\s", told.text + " "):
        return False
    return all(part[:1].isupper() for part in parts) and not _has_title(told) and not _is_place(told)


def _is_label(told: Told) -> bool:
    return told.named and told.index <= 2 and _has_title(told) and told.count <= 5 and not _dated(told)


def _has_title(told: Told) -> bool:
    return any(word.strip(".") in told.words.titles for word in words_of(told.text))


def _is_place(told: Told) -> bool:
    return told.count <= 5 and place_score(told.text, told.words) >= 2.5


def _dated(told: Told) -> bool:
    return any(not span.single for span in find_spans(told.text, told.words))


def _is_study(told: Told) -> bool:
    if told.line.bullet or told.count > MAX_HEAD_WORDS:
        return False
    school = any(word.strip(".") in told.words.schools for word in words_of(told.text))
    degree = degree_length(told.text, told.words) > 0
    years = bool(find_spans(told.text, told.words))
    return degree and (school or years or told.count <= 6) or (school and years and not _has_title(told))


def _is_job(told: Told) -> bool:
    if told.line.bullet or told.count > MAX_HEAD_WORDS:
        return False
    opened = any(fold(told.text).startswith(f"{opener} ") for opener in told.words.openers)
    at = re.search(r"(?:\bat|@|\bbei)\s+[A-Z\d]", told.text)
    return _dated(told) or (bool(at) and (_has_title(told) or opened))


def _is_languages(told: Told) -> bool:
    found = sum(word in told.words.languages for word in words_of(told.text))
    level = any(word in told.words.fluency for word in words_of(told.text))
    return found >= 1 and told.count <= 4 * found + 2 and (found >= 2 or level)


def _is_skills(told: Told) -> bool:
    bits = [bit.split() for bit in re.split(r"[,;|/•]\s*", told.text.rstrip(".")) if bit.strip()]
    return len(bits) >= 3 and all(len(bit) <= 3 for bit in bits)


def _is_summary(told: Told) -> bool:
    return told.count >= 6 and any(mark in fold(told.text) for mark in told.words.myself)


# Where a line belongs; the first test that holds decides.
_KINDS: tuple[tuple[Callable[[Told], bool], str], ...] = (
    (_is_contact, HEAD),
    (_is_name, HEAD),
    (_is_label, HEAD),
    (_is_place, HEAD),
    (_is_study, "education"),
    (_is_job, "work"),
    (_is_languages, "languages"),
    (_is_skills, "skills"),
    (_is_summary, "summary"),
)
