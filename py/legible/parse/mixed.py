"""Sections that hold more than their heading says: jobs below contact details, degrees among certificates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from legible.document import Line
from legible.parse.degrees import degree_length
from legible.parse.guess import HEAD, Section, after_label, label_of, names_language
from legible.parse.headings import Page, kind_of
from legible.parse.reach import is_detail
from legible.parse.roles import names_employer, names_school
from legible.parse.whole import tells_job

_ABOVE_JOBS = (HEAD, "contact", "summary")
_ENTRIES = ("work", "volunteer", "education", "projects")  # a label may belong to one of their entries
_LABELLED = ("skills", "languages", "interests", "references")
MAX_NAME_WORDS = 6
MIN_GAP = 1.5  # how much wider than the step before it parts a labelled line from an entry


def parted(section: Section, page: Page) -> list[Section]:
    """Part a section at what another kind of section would hold."""
    parts = [section]
    for step in (_with_jobs, _with_labelled, _with_studies):
        parts = [made for part in parts for made in step(part, page)]
    return parts


def _with_jobs(section: Section, page: Page) -> list[Section]:
    """Part the jobs from contact details or an opening: lines that tell title, employer and dates."""
    lines = section.lines
    first = next((i for i, line in enumerate(lines) if tells_job(line.text, page.words)), None)
    if section.kind not in _ABOVE_JOBS or first is None:
        return [section]
    first -= first > 0 and _names_employer(lines[first - 1], page)
    below = [line for line in lines[first:] if line.block == lines[first].block and not is_detail(line.text)]
    told = {id(line) for line in below}
    rest = tuple(line for line in lines if id(line) not in told)
    return [replace(section, lines=rest), *_with_labelled(Section("work", None, tuple(below)), page)]


def _names_employer(line: Line, page: Page) -> bool:
    """Tell an employer's name that stands above a job."""
    short = len(line.text.split()) <= MAX_NAME_WORDS and not line.text.endswith((".", ":", ","))
    return short and not line.bullet and names_employer(line.text, page.words)


def _with_labelled(section: Section, page: Page) -> list[Section]:
    """Part "Skills: ..." and its like; below an entry only where it stands alone behind a gap."""
    if section.kind in ("skills", "other", ""):  # `guess.inner_sections` knows what these hold
        return [section]
    kinds = [_labelled_kind(line, page) for line in section.lines]
    often = Counter(kinds)
    own: list[Line] = []
    found: list[Section] = []
    for index, (line, kind) in enumerate(zip(section.lines, kinds, strict=True)):
        bound = section.kind in _ENTRIES and (often[kind] > 1 or not _behind_gap(section.lines, index))
        if kind and kind != section.kind and not bound:
            found.append(Section(kind, None, (after_label(line, label_of(line)[0]),)))
        else:
            own.append(line)
    return [replace(section, lines=tuple(own)), *found]


def _labelled_kind(line: Line, page: Page) -> str:
    label, rest = label_of(line)
    kind, sure = kind_of(label.strip(" :\t"), page.words) if ":" in label else ("", 0.0)
    if sure < 3 or kind not in _LABELLED:
        return ""
    return kind if kind != "languages" or names_language(rest, page) else ""


def _behind_gap(lines: Sequence[Line], index: int) -> bool:
    """Tell a line that stands further below the one above it than that one below its own."""
    if index < 2:
        return False
    first, above, line = lines[index - 2 : index + 1]
    steps = above.y - first.y, line.y - above.y
    return first.page == line.page and 0 < MIN_GAP * steps[0] < steps[1]


def _with_studies(section: Section, page: Page) -> list[Section]:
    """Part courses of study from certificates, where lines tell degree and school by themselves."""
    whole = [line for line in section.lines if _tells_study(line, page) and _has_degree(line, page)]
    if section.kind != "certificates" or not whole:
        return [section]
    told = {id(line) for line in section.lines if _tells_study(line, page)}
    studies = tuple(line for line in section.lines if id(line) in told)
    rest = tuple(line for line in section.lines if id(line) not in told)
    return [replace(section, kind="education", lines=studies), Section("certificates", None, rest)]


def _tells_study(line: Line, page: Page) -> bool:
    """Tell "RGN, Leeds School of Nursing, 1994": what was studied, where, and when."""
    bits = re.split(r",\s+|\t|\s+[|–—-]\s+", line.text)
    return len(bits) > 1 and page.dated(line.text) and any(names_school(bit, page.words) for bit in bits[1:])


def _has_degree(line: Line, page: Page) -> bool:
    return degree_length(line.text, page.words) > 0
