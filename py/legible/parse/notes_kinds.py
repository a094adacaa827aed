"""What a line of rough notes tells of: a table of tests, the first that holds decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from legible.document import Line
from legible.parse.degrees import degree_length
from legible.parse.headings import kind_of
from legible.parse.names import split_name, without_details
from legible.parse.places import place_score
from legible.parse.roles import names_school, names_title, titles_in
from legible.parse.sections import HEAD
from legible.parse.vocabulary import Vocabulary, fold, opened_by, words_of
from legible.parse.when import find_spans

MIN_POINT_WORDS = 3
MAX_TITLE_WORDS = 5
MAX_HEAD_WORDS = 16
MAX_WORDS_BESIDE = 9  # beside a mail address or telephone number
MAX_CERTIFICATE_WORDS = 10


@dataclass(frozen=True)
class Told:
    """A line of notes with what has been read before it."""

    line: Line
    strangers: int  # lines before it that gave no contact details
    words: Vocabulary
    named: bool  # a name has been found
    last: str  # the section of the line before it

    @property
    def text(self) -> str:
        """Give the line's text."""
        return self.line.text

    @cached_property
    def count(self) -> int:
        """Count its words; separators are none."""
        return sum(bool(re.search(r"\w", part)) for part in self.text.split())

    @cached_property
    def bare(self) -> str:
        """Give what it says beside mail, web addresses and telephone."""
        return without_details(self.text)

    @cached_property
    def is_detail(self) -> bool:
        """Tell a line that gives a way to reach somebody and little else."""
        label = fold(re.split(r"[:=]", self.text)[0]).strip(" .")
        if label in self.words.labels and label != fold(self.text).strip(" ."):
            return True
        beside = [word for word in words_of(self.bare) if word.strip(".") not in self.words.labels]
        few = self.bare != self.text and len(beside) <= MAX_WORDS_BESIDE
        return few and not self.dated and not self.deed and not opened_by(self.text, self.words.notes.openers)

    @cached_property
    def dated(self) -> bool:
        """Tell whether it holds a span of dates."""
        return any(not span.single for span in find_spans(self.text, self.words))

    @cached_property
    def deed(self) -> bool:
        """Tell whether it opens with what somebody did."""
        return is_deed(self.text, self.words)

    @cached_property
    def opening(self) -> tuple[str, str]:
        """Give the section that its first words name, and what stands behind them."""
        match = re.match(r"([^:–—]{2,40}?)\s*(?::|\s[-–—]\s)\s*(?=\S)", self.text)
        kind = section_named(match[1], self.words) if match else ""
        if match and kind:
            return kind, self.text[match.end() :]
        opener = opened_by(self.text, self.words.notes.openings)
        return (self.words.notes.openings[opener], self.text[len(opener) :].strip()) if opener else ("", "")

    def titled(self, first: int = 100) -> bool:
        """Tell whether a job title stands among its first words."""
        return any(titles_in(self.text, self.words)[:first])


def is_deed(text: str, words: Vocabulary) -> bool:
    """Tell whether a text opens with what somebody did."""
    parts = [word.strip(".") for word in words_of(text)]
    while len(parts) > 1 and parts[0] in words.notes.before_deed:
        parts = parts[1:]
    return bool(parts) and (
        parts[0] in words.notes.past or bool(re.fullmatch(r"[a-z-]{2,}[^e\W]ed", parts[0]))
    )


def section_named(label: str, words: Vocabulary) -> str:
    """Give the section that a label names, contact aside."""
    known = words.notes.sections.get(fold(label).strip(" ."), "")
    kind, sure = kind_of(label, words)
    return known or (kind if sure >= 3 and kind != "contact" else "")


def _is_name(told: Told) -> bool:
    name, rest = split_name(told.text, told.words)
    able = not rest or (names_title(rest, told.words) and len(rest.split()) <= MAX_TITLE_WORDS)
    return not told.named and told.strangers <= 1 and bool(name) and able and not told.dated


def _is_label(told: Told) -> bool:
    few = told.named and told.strangers <= 2 and told.count <= 5
    return few and told.titled() and not told.dated and not told.line.bullet


def _is_place(told: Told) -> bool:
    return told.count <= 5 and place_score(told.text, told.words) >= 2.5


def _is_certificate(told: Told) -> bool:
    marked = any(word in told.words.notes.certificates for word in words_of(told.text))
    return marked and told.count <= MAX_CERTIFICATE_WORDS and not (told.dated or told.deed or _schooled(told))


def _schooled(told: Told) -> bool:
    return names_school(told.text, told.words)


def _is_study(told: Told) -> bool:
    if told.line.bullet or told.count > MAX_HEAD_WORDS:
        return False
    if opened_by(told.text, told.words.notes.studied):
        return True
    degree = degree_length(told.text, told.words) > 0
    years = bool(find_spans(told.text, told.words))
    schooled = _schooled(told)
    named = any(told.words.notes.sections.get(word) == "education" for word in words_of(told.text))
    return (
        degree
        and (schooled or years or told.count <= 6)
        or ((schooled or named) and years and not told.titled())
    )


def _is_job(told: Told) -> bool:
    opened = bool(opened_by(told.text, told.words.notes.openers))
    titled_first = told.titled(3)
    if told.count > MAX_HEAD_WORDS or (told.deed and not opened and not titled_first):
        return False
    if told.line.bullet:
        return told.dated and titled_first
    at = bool(re.search(r"(?:\bat|@|\bbei)\s+(?:the\s+)?[A-Z\d]", told.text))
    return told.dated or (at and (told.titled() or opened)) or _is_listed_job(told)


def _is_listed_job(told: Told) -> bool:
    """Tell "Cashier, Corner Books" from a sentence."""
    parts = [part.strip() for part in told.text.split(",")]
    named = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    return named and told.titled() and told.count <= 8 and not told.text.endswith(".")


def _is_languages(told: Told) -> bool:
    found = sum(word in told.words.languages for word in words_of(told.text))
    level = any(word in told.words.fluency for word in words_of(told.text))
    return found >= 1 and told.count <= 4 * found + 2 and (found >= 2 or level)


def _is_skills(told: Told) -> bool:
    bits = [bit.split() for bit in re.split(r"[,;|/•]\s*", told.text.rstrip(".")) if bit.strip()]
    return len(bits) >= 3 and all(len(bit) <= 3 for bit in bits) and not told.dated


def _is_summary(told: Told) -> bool:
    """Tell what plainly describes the person: "Developer with nine years in ...", "I am a nurse who ..."."""
    if told.count < 6 or told.dated:
        return False
    folded = fold(told.text)
    traits = "|".join(map(re.escape, told.words.notes.traits))
    described = told.titled(5) and re.match(rf"(?:\S+\s+){{1,5}}?(?:{traits})\s", folded)
    return bool(described) or any(mark in folded for mark in told.words.notes.myself)


def _is_point(told: Told) -> bool:
    """Tell what was done in the job above: a list point, a deed, a fragment that goes on with the job."""
    if told.line.bullet or (told.deed and told.count > 1):
        return True
    first = (*words_of(told.text), "")[0]
    goes_on = told.last == "work" and first not in told.words.notes.sentences
    return goes_on and (told.line.x > 0 or told.count >= MIN_POINT_WORDS or first.endswith("ing"))


# Where a line belongs; "point" is a point of the latest job.
KINDS: tuple[tuple[Callable[[Told], bool], str], ...] = (
    (lambda told: told.is_detail, HEAD),
    (_is_name, HEAD),
    (_is_label, HEAD),
    (_is_place, HEAD),
    (_is_certificate, "certificates"),
    (_is_study, "education"),
    (_is_summary, "summary"),
    (_is_job, "work"),
    (_is_languages, "languages"),
    (_is_skills, "skills"),
    (_is_point, "point"),
)
