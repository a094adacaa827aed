"""What a text tells of a person that no employer in Britain or America needs, and often may not ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from legible.check.words import Words

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{2,4}}|\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_OPENS = r"(?:^|(?<=[\n;|•·(])|(?<=[.,;|•·] ))\s*"  # where a fact of a list begins
_COUNT = r"(?:no|one|two|three|four|five|\d)"
_MONEY = r"(?:[£$€]\s?\d|(?:GBP|USD|EUR)\s?\d|\d[\d,.]*\s?k\b)"
# What may stand anywhere in a CV, and the kind of detail it is.
_ANYWHERE: tuple[tuple[str, str], ...] = (
    ("dob", rf"\b(?:date of birth|birth ?date|d\.?o\.?b\b\.?)\s*(?:is|was|[:–—-])?\s*{_DATE}"),
    ("dob", rf"(?:{_OPENS}|\bI was )(?:born(?: on)?|birthday)\s*[:–—-]?\s*{_DATE}"),
    ("age", rf"{_OPENS}age\s*[:–—-]\s*[1-7]\d(?: years?(?: old)?)?(?=\s*(?:[.,;|•·)\n]|$))"),
    ("children", rf"{_OPENS}(?:children|dependants|dependents)\s*[:–—-]\s*(?:none|{_COUNT})\b"),
    (
        "health",
        rf"{_OPENS}(?:health|disabilit(?:y|ies))\s*[:–—-]\s*(?:excellent|(?:very )?good|perfect|none|no)\b",
    ),
    (
        "salary",
        rf"{_OPENS}(?:(?:current|expected|desired|present|previous|last|final|minimum|required|target) )?"
        r"(?:basic |base |annual |gross )?(?:salary|remuneration|compensation|ctc)"
        r"(?: expectations?| expected| required| requirements?| history)?\s*(?:is|was|[:–—-])?\s*"
        rf"(?:circa |c\.? ?|around |about |approx\.? )?{_MONEY}[\d,.]*k?",
    ),
    ("ni", r"(?-i:\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d\d \d\d \d\d [A-D]\b)"),
    ("ni", r"\b(?:NI|NINO|National Insurance)(?: no\.?| number)?\s*[:#–-]?\s*[a-z]{2}\s?(?:\d\s?){6}[a-d]\b"),
    ("ssn", r"(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\d-])"),
    ("passport", r"\bpassport(?: no\.?| number)?\s*[:#–-]?\s*[a-z]{0,2}\d{6,9}\b"),
)
# What counts where a person describes themselves.
_OF_ONESELF: tuple[tuple[str, str], ...] = (
    (
        "marital",
        r"\bI(?:['’]m| am) (?:happily )?(?:married|single|divorced|widowed)(?=\s*(?:[.,;]|$|and |with ))",
    ),
    (
        "children",
        r"(?:^|(?<=[.,;|\n] ))(?:I(?:['’]m| am) )?(?:an? )?"
        r"(?:(?:proud|devoted|single|happily|married|working) )*"
        rf"(?:mother|father|mum|mom|dad|parent) (?:of|to) {_COUNT}\b",
    ),
    ("age", r"\bI(?:['’]m| am) (?:an? )?[1-7]\d(?:[ -]years?[ -]old\b| years of age)"),
    (
        "age",
        r"(?:^|(?<=\. ))an? [1-7]\d[ -]year[ -]old(?=(?: \w+)? (?:man|woman|male|female|student|graduate))",
    ),
)
_HINT = re.compile(
    r"birth|born|d\.?o\.?b|\bage[d\b]|\bage\b|national|citizen|status|gender|\bsex\b|relig|faith|denominat|"
    r"child|depend|health|disab|salar|remunerat|compensat|\bctc\b|passport|NINO|\d\d[ -]?\d\d",
    re.IGNORECASE,
)
_MAY_WORK = re.compile(
    r"right to work|work permit|\bvisa\b|settled|indefinite leave|authori[sz]ed to work|work authori[sz]ation"
    r"|eligible to work|entitled to work|clearance",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[^.;|•·\n]|\.(?!\s|$))+")
_ITEM = re.compile(r"[^,()]+")
_CHILDREN = re.compile(rf"(?:with |and )?{_COUNT} (?:children|child|kids|sons?|daughters?)", re.IGNORECASE)
_AGE = re.compile(r"aged? [1-7]\d|[1-7]\d years old", re.IGNORECASE)


class Detail(NamedTuple):
    """A private detail in a text."""

    kind: str  # "dob", "marital", ... as `personal.toml` names them
    start: int
    end: int


@lru_cache(maxsize=4096)
def details_in(text: str, words: Words, oneself: bool) -> tuple[Detail, ...]:
    """Find a text's private details; `oneself`: a person describes themselves in it."""
    found = [*_matches(text, False), *_labelled(text, words)] if _HINT.search(text) else []
    if oneself:
        found += [*_matches(text, True), *_listed(text, words)]
    apart: list[Detail] = []
    for detail in sorted(found, key=lambda one: (one.start, -one.end)):
        if not apart or detail.start >= apart[-1].end:
            apart.append(detail)
    return tuple(apart)


@cache
def _patterns(oneself: bool) -> list[tuple[str, re.Pattern[str]]]:
    rows = _OF_ONESELF if oneself else _ANYWHERE
    return [(kind, re.compile(source, re.IGNORECASE)) for kind, source in rows]


def _matches(text: str, oneself: bool) -> Iterator[Detail]:
    for kind, pattern in _patterns(oneself):
        for match in pattern.finditer(text):
            yield _detail(kind, text, *match.span())


def _labelled(text: str, words: Words) -> Iterator[Detail]:
    """Find `Nationality: British` and its like, at the start of a sentence or of an item in a list."""
    table = words.table("personal")
    for sentence in _SENTENCE.finditer(text):
        if _MAY_WORK.search(sentence[0]):
            continue
        for item in _ITEM.finditer(text, *sentence.span()):
            for label in table["label"]:
                if any(_labels(name, item[0].strip(), label["values"], table) for name in label["names"]):
                    yield _detail(label["kind"], text, *item.span())


def _labels(name: str, item: str, values: str, table: Mapping[str, Any]) -> bool:
    """Say whether an item is this label with one of its values; without a colon, any value will not do."""
    if item[: len(name)].lower() != name:
        return False
    rest = item[len(name) :].lstrip()
    value = rest.lstrip(":–—- ")
    if values != "*":
        return value.lower() in table[values]
    any_value = rest.startswith(":") and 0 < len(value.split()) <= 3
    return any_value or value in table["nationalities"]


def _listed(text: str, words: Words) -> Iterator[Detail]:
    """Find the private ones among sentences that are lists of personal facts: `British, single`."""
    for sentence in _SENTENCE.finditer(text):
        items = [
            _detail(_kind(item[0].strip(), words), text, *item.span())
            for item in _ITEM.finditer(text, *sentence.span())
            if item[0].strip()
        ]
        told = [item for item in items if item.kind]
        nations = [item for item in told if item.kind == "nationality"]
        if len(nations) > 1 or _MAY_WORK.search(text):  # a list of languages, or what entitles to work
            told = [item for item in told if item.kind != "nationality"]
        private = [item for item in told if item.kind != "licence"]
        if len(told) > 1 or len(items) == 1:
            # A nation's name alone may be a language.
            yield from (
                it for it in private if it.kind != "nationality" or len(private) > 1 or _says(it, text)
            )


def _kind(item: str, words: Words) -> str:
    table = words.table("personal")
    low = item.lower()
    bare = re.sub(r" (?:national|citizen|passport holder)$", "", item)
    if bare in table["nationalities"]:
        return "nationality"
    for kind, name in (("marital", "marital"), ("health", "health"), ("licence", "licences")):
        if low in table[name]:
            return kind
    if _AGE.fullmatch(item):
        return "age"
    first = low.split(" with ")[0].split(" and ")[0]
    if first in table["marital"] and _CHILDREN.search(low):
        return "marital"
    return "children" if _CHILDREN.fullmatch(item) else ""


def _says(item: Detail, text: str) -> bool:
    return text[item.start : item.end].endswith(("national", "citizen", "holder"))


def _detail(kind: str, text: str, start: int, end: int) -> Detail:
    """Give a detail without the blanks around it."""
    part = text[start:end]
    return Detail(kind, start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))
