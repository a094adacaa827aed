"""How lines end, how words are spaced, and which quotation marks a text uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from legible.check.features.line import LINES, Line

End = Literal["stop", "bare", ""]
Marks = Literal["straight", "curly"]
# A stop that belongs to the last word: etc., Ltd., B.Sc., e.g.
_SHORT = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|plc|jr|sr|st|no|vs|approx|dept)|\b\w(?:\.\w+)+)\.$", re.IGNORECASE
)
_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_APOSTROPHE = {
    "straight": re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"),
    "curly": re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])"),
}
_MARKED = re.compile(r"[\"'’“”]")
_QUOTES = {"straight": re.compile(r'(?<!\d)"'), "curly": re.compile(r"[“”]")}


@lru_cache(maxsize=LINES)
def end_of(line: Line) -> End:
    """Say whether a line of one sentence ends with a full stop; nothing where it ends otherwise."""
    text = line.text.rstrip()
    if len(line.sentences) != 1 or len(line.tokens) < 2 or _SHORT.search(text) or text.endswith(".."):
        return ""
    if text.endswith((".", ".”", '."', ".)")):
        return "stop"
    last = text.split()[-1]
    if "/" in last or "@" in last or re.search(r";(?: and| or)?$", text):  # an address; a sentence in a list
        return ""
    return "bare" if text[-1].isalnum() or text[-1] in ")%”\"'’" else ""


def with_end(text: str, end: End) -> str:
    """Give a line with or without its full stop."""
    text = text.rstrip()
    return f"{text.removesuffix('.')}." if end == "stop" else text.removesuffix(".")


def usual(ends: Iterable[End]) -> End:
    """Give the way in which most lines end; a full stop where both are as many."""
    counts = Counter(ends)
    return "bare" if counts["bare"] > counts["stop"] else "stop"


def wide_gap(text: str) -> re.Match[str] | None:
    """Find two spaces where one would do."""
    return _WIDE.search(text) if "  " in text else None


def closed_up(text: str) -> str:
    """Give a text with one space where there were more."""
    return _WIDE.sub(" ", text)


@lru_cache(maxsize=LINES)
def has_marks(text: str) -> bool:
    """Say whether a text may hold marks; most hold none."""
    return _MARKED.search(text) is not None


def marks_in(text: str) -> Mapping[Marks, int]:
    """Count the straight and the curly marks of a text; feet, inches and minutes are none."""
    kinds: tuple[Marks, ...] = ("straight", "curly")
    return {kind: len(_APOSTROPHE[kind].findall(text)) + len(_QUOTES[kind].findall(text)) for kind in kinds}


def with_marks(text: str, kind: Marks) -> str:
    """Give a text with its marks all straight or all curly."""
    if kind == "straight":
        return _QUOTES["curly"].sub('"', _APOSTROPHE["curly"].sub("'", text))
    text = _APOSTROPHE["straight"].sub("’", text)
    text = re.sub(r'(?:(?<=^)|(?<=[\s(\[]))"', "“", text)
    return _QUOTES["straight"].sub("”", text)
