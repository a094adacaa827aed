"""Find dates and spans of dates in text, in the spellings that CVs use."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from legible.dates import PartialDate
from legible.library import Library
from legible.parse.vocabulary import Vocabulary, fold, vocabulary_of


@dataclass(frozen=True, slots=True)
class Span:
    """A date or a span of dates as it stands in a text."""

    start: int  # where the words begin
    end: int
    start_text: str  # the first date as written
    end_text: str  # the second, or "Present" as written, or ""
    start_date: str  # ISO 8601 as far as known
    end_date: str  # "" where it goes on, or where there is one date only
    current: bool = False

    @property
    def single(self) -> bool:
        """Tell whether only one date is given and nothing says that it goes on."""
        return not self.end_text and not self.current


@dataclass(frozen=True, slots=True)
class _Patterns:
    span: re.Pattern[str]


def find_span(text: str, words: Vocabulary) -> Span | None:
    """Find the first date span of a text, else its first single date."""
    spans = find_spans(text, words)
    return next((span for span in spans if not span.single), spans[0] if spans else None)


def find_spans(text: str, words: Vocabulary) -> list[Span]:
    """Find all dates and spans of a text, from left to right."""
    if not any(char.isdigit() for char in text):
        return []
    folded = _same_length_fold(text)
    patterns = _patterns(id(words)) if id(words) in _KNOWN else _remember(words)
    found = []
    for match in patterns.span.finditer(folded):
        span = _span(text, match, words)
        if span:
            found.append(span)
    return found


_KNOWN: dict[int, Vocabulary] = {}


def _remember(words: Vocabulary) -> _Patterns:
    _KNOWN.clear()
    _patterns.cache_clear()
    _KNOWN[id(words)] = words
    return _patterns(id(words))


@functools.cache
def _patterns(key: int) -> _Patterns:
    words = _KNOWN[key]
    month = _either(words.months)
    season = _either(words.seasons)
    year = r"(?:19[4-9]\d|20[0-4]\d)"
    date = (
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er)?\.?\s+(?:de\s+)?)?(?:{month})\.?,?\s*(?:\d{{1,2}}(?:st|nd|rd|th)?,\s*)?(?:(?:of|de|del|do)\s+)?{year}"
        rf"|(?:{month})\.?\s*[’']\s?\d\d"
        rf"|(?:{month})\.?[\s/-]\d\d(?!\d)"
        rf"|(?:{season})\s+{year}"
        rf"|{year}[-/.](?:0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?!\d|[-/.]\d\d(?!\d))"
        rf"|(?:(?:0?[1-9]|[12]\d|3[01])[./-])?(?:0?[1-9]|[12]\d|3[01])[./-]\s?{year}"
        rf"|(?:0[1-9]|1[0-2])/\d\d(?![\d/])"
        rf"|{year}(?!\d|[-/.](?:0[1-9]|1[0-2])(?!\d)))"
    )
    half = rf"(?:(?:{month})\.?(?:\s+\d{{1,2}})?|(?:{season})|0[1-9]|1[0-2])(?=\s*(?:[-–—−]|to\b|bis\b|/))"
    present = _either(words.present)
    dash = rf"\s*(?:[-–—−→~]+|(?:{_either(words.until)})(?=\s))\s*"
    end = rf"(?:{date}|(?:{present})(?!\w)|\d\d(?!\d))"
    since = rf"(?:(?:{_either(words.since)})\s+)?"
    full = (
        rf"(?<![\w.,/€£$-])(?P<since>{since})(?:(?P<a>{date}|{half})(?:{dash}(?P<b>{end}))"
        rf"|(?P<only>{date})(?P<open>\s*[-–—](?=\s*$))?|(?P<c>{year}))(?![\w%])"
    )
    return _Patterns(re.compile(full))


def _either(options: object) -> str:
    return "|".join(re.escape(word) for word in sorted(options, key=len, reverse=True))  # type: ignore[call-overload]


def _same_length_fold(text: str) -> str:
    """Fold sign by sign, so that places in the folded text are places in the text."""
    if text.isascii():
        return text.lower()
    folded = (fold(char) if not char.isspace() else " " for char in text)
    return "".join(one if len(one) == 1 else char.lower()[:1] for one, char in zip(folded, text, strict=True))


def _span(text: str, match: re.Match[str], words: Vocabulary) -> Span | None:
    months = words.months
    if match["a"] is None:
        return _single(text, match, months)
    b = match["b"]
    opening = match.start("b")
    if f"to {b}" in words.whole_present and text[:opening].lower().endswith("to "):
        opening -= 3
    first_text, last_text = text[match.start("a") : match.end("a")], text[opening : match.end("b")]
    last = _parse(b, months)
    first = _parse(match["a"], months, last.year if last else 0)
    if first is None:
        return None
    if last is None and re.fullmatch(r"\d\d", b):
        last = PartialDate(first.year // 100 * 100 + int(b))
    if last is not None and last.last_month() < first.first_month():
        return None
    return Span(
        match.start(),
        match.end(),
        first_text,
        last_text,
        first.iso(),
        last.iso() if last else "",
        last is None,
    )


def _single(text: str, match: re.Match[str], months: Mapping[str, int]) -> Span | None:
    group = "only" if match["only"] is not None else "c"
    date = _parse(match[group], months)
    if date is None:
        return None
    shown = text[match.start(group) : match.end(group)]
    current = bool(match["since"]) or bool(match["open"])
    return Span(match.start(), match.end(), shown, "", date.iso(), "", current)


def _parse(text: str, months: Mapping[str, int], year: int = 0) -> PartialDate | None:
    """Read one date; `year` completes a month without one ("Jan – Mar 2020")."""
    text = text.strip()
    found = re.search(r"(?:19|20)\d\d", text)
    if found:
        year = int(found[0])
    else:
        short = re.search(r"(?:[’']\s?|[a-z.][\s/-]|\d/)(\d\d)$", text)
        year = _century(int(short[1])) if short else year
    if not year:
        return None
    for word in re.findall(r"[^\W\d_]+", text):
        if word in months:
            return PartialDate(year, months[word])
    return PartialDate(year, _number_month(text))


def _century(short: int) -> int:
    return 2000 + short if short < 50 else 1900 + short


def _number_month(text: str) -> int:
    """Find the month among numbers: 2019-03, 03/2019, 31.03.2019, 3/31/2019."""
    iso = re.match(r"\d{4}[-/.](\d{1,2})", text)
    if iso:
        return int(iso[1])
    parts = re.match(r"(\d{1,2})[./-](?:(\d{1,2})[./-])?\s?\d{2,4}$", text)
    if not parts:
        return int(text) if re.fullmatch(r"0[1-9]|1[0-2]", text) else 0
    first, second = int(parts[1]), int(parts[2] or 0)
    if not second:
        return first if first <= 12 else 0
    dotted = "." in text or first > 12
    month = second if dotted and second <= 12 else first
    return month if month <= 12 else 0


def without_duration(text: str, words: Vocabulary) -> str:
    """Take "2 years 3 months" off a text: it follows from the dates."""
    found = list(re.finditer(r"\d+\s*([^\W\d_]+)\.?", text))
    known = [match for match in found if fold(match[1]) in words.durations]
    for match in reversed(known):
        text = text[: match.start()] + text[match.end() :]
    return re.sub(r"\(\s*,?\s*\)", "", text).strip(" ,·•") if known else text


def read_date(text: str, library: Library) -> str | None:
    """Give a typed date in ISO 8601, "" for "present" or nothing, None where it is not one date."""
    words = vocabulary_of(library)
    text = text.strip()
    if not text or fold(text) in words.present:
        return ""
    spans = find_spans(text, words)
    if len(spans) != 1 or not spans[0].single:
        return None
    rest = text[: spans[0].start] + text[spans[0].end :]
    return None if re.search(r"\w", rest) else _with_day(spans[0].start_text, spans[0].start_date)


def _with_day(text: str, iso: str) -> str:
    """Add the day to a month, where the text has one; "03/05/2021" is two days, and stays a month."""
    year, _, month = iso.partition("-")
    if not month or year not in text:  # in "Sept 21" the other number is the year
        return iso
    numbers = re.findall(r"\d+", text.replace(year, " ", 1))
    if not re.search(r"[^\W\d_]{3}", text):
        sure = text.startswith(year) or max(map(int, numbers)) > 12 or len({*map(int, numbers)}) == 1
        numbers = numbers[1:] if int(numbers[0]) == int(month) else numbers[:1]
        numbers = numbers if sure else []
    return f"{iso}-{int(numbers[0]):02}" if len(numbers) == 1 and 0 < int(numbers[0]) <= 31 else iso
