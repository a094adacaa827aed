"""F2: numbers that count or measure something; names, versions and dates are left out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from legible.check.features.text import Span, Token

if TYPE_CHECKING:
    from legible.check.features.line import Line

YEARS = range(1900, 2101)


@cache
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source)


def metrics(line: Line) -> list[Span]:
    """Find the numbers of a line, in digits or words."""
    return [
        Span(token.start, token.end)
        for index, token in enumerate(line.tokens)
        if _is_number(line, index) and not _is_name(line, index)
    ]


def _is_number(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if _regex(
        r"\d[\d.,:]*(?:k|m|bn|x|am|pm|ms|s|h|gb|mb|kb|tb|kg|g|km|cm|mm|ml|kw|kwh|rps|th|st|nd|rd)?"
    ).fullmatch(token.lower):
        return True
    if token.lower in {"third", "quarter", "tenth", "fifth", "half"}:
        return _is_fraction(line, index)
    return token.lower in line.words.set("number-words")


def _is_fraction(line: Line, index: int) -> bool:
    """Tell `by a third`, `two thirds`, `half of` from `a third supplier`, `each quarter`, `half-day`."""
    before = line.tokens[index - 1].lower if index else ""
    after = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    if after is not None and after.gap == "-":
        return False
    if line.tokens[index].lower == "half":
        return before in {"by", "in", "nearly", "almost", "about", "over", "to"} or (
            after is not None and after.lower in {"the", "of", "a", "an"}
        )
    if before not in {"a", "one", "nearly", "almost", "about"}:
        return False
    ends = (
        after is None or bool(after.gap.strip()) or after.lower in {"of", "and", "in", "after", "by", "over"}
    )
    return ends and not (
        index > 1 and line.tokens[index - 2].lower in {"within", "each", "every", "once", "in"}
    )


def _is_name(line: Line, index: int) -> bool:
    """Say whether a number belongs to a name, a version, a standard, a date or a length of service."""
    token = line.tokens[index]
    return (
        _is_year(line, index)
        or _names_something(line, index)
        or _is_service_length(line, index)
        or token.text in {"24/7", "2:1", "2:2", "1:1"}
        or _is_phone(line, index)
        or ("/" in token.text and not _regex(r"\d/\d").fullmatch(token.text))
        or _is_ordinal(token)
        or _in_compound_name(line, index)
    )


def _is_phone(line: Line, index: int) -> bool:
    """Say whether a number is a group of a phone number: groups stand side by side, or follow a `+`."""
    token = line.tokens[index]
    groups = [token.gap, line.tokens[index + 1].gap if index + 1 < len(line.tokens) else ""]
    before = index > 0 and line.tokens[index - 1].text.isdigit() and groups[0] == " "
    after = index + 1 < len(line.tokens) and line.tokens[index + 1].text.isdigit() and groups[1] == " "
    return token.text.isdigit() and (before or after or (len(token.text) > 5 and token.text[0] == "0"))


def _is_ordinal(token: Token) -> bool:
    return bool(_regex(r"\d+(?:st|nd|rd|th)").fullmatch(token.lower))


def _is_year(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if not (token.text.isdigit() and int(token.text) in YEARS and len(token.text) == 4):
        return False
    after = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    if line.tokens[index].gap.rstrip().endswith(("£", "$", "€")):
        return False
    before = line.tokens[index - 1].lower if index else ""
    dated = before in line.words.set("before-a-year") or before in line.words.set("months")
    return dated or after is None or bool(after.gap.strip()) or not after.lower.endswith("s")


def _names_something(line: Line, index: int) -> bool:
    """Say whether the word before makes the number a name: `Java 21`, `Band 6`, `type 2`, `p99`."""
    token = line.tokens[index]
    if index == 0 or token.gap.strip(" -–/") or not token.text[0].isdigit():
        return False
    before = line.tokens[index - 1]
    if before.lower in line.words.set("numbered-things"):
        return True
    if before.lower in {"to", "and"} and index > 2 and line.tokens[index - 2].text[0].isdigit():
        return line.tool_at(index - 3)  # a second version: `Postgres 11 to 15`
    if _followed_by_unit(line, index) or before.lower in line.words.set("months"):
        return before.lower in line.words.set("months")
    named = before.text[0].isupper() and (index > 1 or before.lower in line.words.set("named-at-start"))
    return named or before.text == ".NET" or bool(line.tool_at(index - 1))


def _followed_by_unit(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if line.text[token.end : token.end + 2].strip()[:1] in {"%"} or token.gap.endswith(("£", "$", "€")):
        return True
    after = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    return (
        after is not None and not after.gap.strip(" -") and after.lower.endswith("s") and after.text.islower()
    )


def _is_service_length(line: Line, index: int) -> bool:
    """Say whether a number tells how long somebody has worked: `6 years experience`, `over ten years as`."""
    after = [token.lower for token in line.tokens[index + 1 : index + 6]]
    if not after or after[0] not in {"year", "years", "yrs", "year's", "years'", "month", "months"}:
        return False
    return bool({"experience", "experienced"} & set(after[1:5])) or after[1:2] in (
        ["as"],
        ["in"],
        ["of"],
        ["working"],
    )


def _in_compound_name(line: Line, index: int) -> bool:
    """Say whether a number is part of a term: `two-factor`, `zero-downtime`, `N+1`, `under-11s`."""
    token = line.tokens[index]
    if token.gap == "-" and line.tokens[index - 1].lower in {"under", "over"}:
        return True
    if index > 1 and token.gap == line.tokens[index - 1].gap == "-" and line.tokens[index - 2].text.isupper():
        return True  # `CVE-2021-0001`
    after = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    if token.gap.endswith("+") or (index and token.gap == "-" and line.tokens[index - 1].text.isupper()):
        return True
    if token.lower == "double" and after is not None and after.lower.endswith("ed"):
        return True  # `double stacked`, `double-checked`
    if after is None or after.gap != "-":
        return token.lower == "twice" and (after is None or after.lower not in {"as", "the", "a"})
    doubling = token.lower.startswith(("doubl", "tripl", "twi", "zero"))
    return doubling or after.lower in line.words.set("after-a-number-in-a-term")
