"""FIL02: what a template had in a place that was to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from legible.check.examples import a_bullet, basics, job
from legible.check.model import Hit, Imported, Options, rule
from legible.check.scan import Scan
from legible.check.words import Words
from legible.file_facts import FileFacts
from legible.model import CV

# [Company name], and of several words <your job title> and {{ company name }}; not items[0] nor <title>.
_BRACKETS = re.compile(
    r"(?<!\w)\[[^\[\]]{1,60}\](?!\()|<[A-Za-z]\w* [^<>=/]{1,40}>|\{\{?\s?\w+ [^{}]{1,40}\}\}?"
)
_TODO = re.compile(r"^\s*(?:TODO|FIXME)\s*$|\b(?:TODO|FIXME)\s*:|\(TODO\)")
_BLANK = re.compile(
    r"(?<![\w.])[Xx]{1,3}\s?%|[£$€]\s?[Xx]{1,3}(?:,[Xx]{3})*\b[km]?|\b(?:19|20)(?:XX|xx)\b"
    r"|\b(?:MM|XX)/(?:20)?(?:XX|YY|YYYY|XXXX)\b"
    r"|(?<![\w.])XX+ (?=years|people|users|customers|months|hours|days|staff|projects)"
)


@rule(
    code="FIL02",
    name="template-leftover",
    severity="error",
    message="“{quote}” is still to be filled in.",
    fix="Put your own words there, or take it out.",
    passing="Nothing is left of a template.",
    example=a_bullet,
    flag=(
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "Cut costs by XX% for [company name].",
        "Saved £XX,XXX a year.",
        "TODO: ask Bo about the returns service",
        "Joined in 20XX as <job title>.",
        CV(basics=replace(basics(), label="Job Title")),
        CV(basics=basics(), work=(replace(job("Built it."), name="Company Name"),)),
        CV(basics=replace(basics(), email="your.email@example.org")),
        Imported(CV(basics=basics()), FileFacts(unplaced=("[Insert photo here]",))),
    ),
    passes=(
        "Built a TODO list app with 40 users.",
        "Sorted items[0] before items[1] in a parser.",
        "Moved docs to [the wiki](https://example.org).",
        "Studied XX and XY chromosomes in 40 samples.",
        "Named company of the year [local press, 2021].",
        "Wrote a <div> linter and a List<String> parser.",
        "Set the <title> of 900 pages, and {name} in their templates.",
        "Porter [fixed-term position].",
        "Diploma in baking, grade TBC.",
        "[x] Closed the shop, [ ] swept it.",
    ),
)
def template_leftover(scan: Scan, options: Options) -> Iterator[Hit]:
    """A gap left in says that nobody has read the CV to its end, not even its owner."""
    lines = scan.facts.unplaced if scan.facts else ()
    for path, text in (*scan.texts, *(("", line) for line in lines)):
        for start, end in _leftovers(text, scan.words):
            yield Hit(path, start, end, {"quote": text[start:end]})


@lru_cache(maxsize=4096)
def _leftovers(text: str, words: Words) -> tuple[tuple[int, int], ...]:
    return tuple(_find(text, words.table("template-words")))


def _find(text: str, table: Mapping[str, list[str]]) -> Iterator[tuple[int, int]]:
    low = text.lower()
    if low.strip() in table["whole"]:
        yield 0, len(text)
        return
    for phrase in table["anywhere"]:
        if phrase in low:
            yield low.index(phrase), low.index(phrase) + len(phrase)
            return
    for pattern in (_BRACKETS, _TODO, _BLANK):
        for found in pattern.finditer(text):
            if pattern is not _BRACKETS or _is_to_fill(found[0], table):
                yield found.span()


def _is_to_fill(brackets: str, table: Mapping[str, list[str]]) -> bool:
    """Tell a place to be filled in from a remark, and from the tick `[x]`."""
    words = re.findall(r"[^\W_]+", brackets.lower())
    if len(words) == 1:
        return words[0] in table["alone"] and brackets != "[x]"
    return len(words) > 1 and (words[0] in table["opens"] or words[-1] in table["ends"])
