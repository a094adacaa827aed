r"""Light Markdown in a text: `**strong**`, `*emphasis*`, `[words](https://...)`, `\*` for the sign itself.

Stars mark words only where they hug them from outside: `2 * 3`, `2*3*4` and `C*` stay as typed. What reads
Markdown in Python (markdown-it-py, mistune, commonmark) tells no places within a line, which findings need,
and takes `2*3*4` for emphasis; so no library earns its bytes here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, lru_cache
from unicodedata import east_asian_width

SIGNS = re.compile(r"[*\[\]]")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a text that looks the same all along."""

    text: str
    start: int  # where it stands in the text with its signs
    strong: bool = False
    emphasis: bool = False
    href: str = ""  # where it leads; "" for plain words


@dataclass(frozen=True, slots=True, order=True)
class _Sign:
    """Signs that are not shown, and what changes behind them."""

    start: int
    end: int
    strong: int = 0  # +1 where it begins, -1 where it ends
    emphasis: int = 0
    href: str | None = None  # None: as before


@dataclass(slots=True)
class _Reading:
    """What has been read of a text so far."""

    text: str
    signs: list[_Sign] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)  # open ones
    stars: list[tuple[int, int]] = field(default_factory=list)  # open runs, start and end
    widths: list[int] = field(default_factory=lambda: [0, 0, 0, 0])  # how many open runs have 1, 2, 3 stars


@cache
def _tokens() -> re.Pattern[str]:
    host = r"[^\W_][\w-]*(?:\.[^\W_][\w-]*)+(?::\d+)?"
    rest = r"[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*"
    # RFC 5321's lengths; were the dot one of a label's characters, each could be tried as the last one.
    label = r"[^\s@<>()\"'?&:,;.]{1,63}"
    mail = rf"[^\s@<>()\"'?&:,;]{{1,64}}@{label}(?:\.{label})+"
    bare = rf"[^\W_][\w-]*(?:\.[^\W_][\w-]*)*\.[^\W\d_]{{2,}}(?::\d+)?(?:[/?#]{rest})?"
    href = rf"https?://{host}(?:[/?#]{rest})?|mailto:{mail}|(?P<bare>{bare})"
    return re.compile(
        rf"(?P<escape>\\)[*\[\]]|(?P<stars>\*+)|(?P<open>\[)|(?P<close>\])(?:\((?P<href>{href})\))?"
        r"|(?P<gap>\n\s*\n)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1024)  # at a keystroke one text is new
def pieces(text: str) -> tuple[Words, ...]:
    """Cut a text where its looks change; the signs that say so are left out, all others stay as typed."""
    if not SIGNS.search(text):
        return (Words(text, 0),) if text else ()
    reading = _Reading(text)
    for match in _tokens().finditer(text):
        if match["escape"]:
            reading.signs.append(_Sign(match.start(), match.start() + 1))
        elif match["stars"]:
            _read_stars(reading, match.start(), match.end())
        elif match["gap"]:
            reading.brackets, reading.stars, reading.widths = [], [], [0, 0, 0, 0]
        else:
            _read_bracket(reading, match)
    return tuple(_cut(text, sorted(reading.signs)))


def plain(text: str) -> str:
    """Give a text's words without the signs of its looks; the same object where there are none."""
    if not SIGNS.search(text):
        return text
    words = "".join(piece.text for piece in pieces(text))
    return text if len(words) == len(text) else words


def raw_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a span of `plain(text)` as a span of the text itself, without the signs around it."""
    found = pieces(text)
    return _raw(found, start, after=start < end), _raw(found, end, after=False)


def escaped(words: str) -> str:
    """Write words so that they are shown as they are."""
    return words if plain(words) == words else SIGNS.sub(r"\\\g<0>", words)


def reworded(text: str, words: str) -> str:
    """Give a text with other words; what stays of the old ones keeps its looks, where that can be."""
    old, new = (re.findall(r"\w+|\W", one) for one in (plain(text), words))
    made, end = text, len(plain(text))
    for kind, first, last, start, stop in reversed(SequenceMatcher(None, old, new).get_opcodes()):
        begin = end - len("".join(old[first:last]))
        if kind != "equal":
            left, right = raw_span(text, begin, end)
            made = made[:left] + escaped("".join(new[start:stop])) + made[right:]
        end = begin
    return made if plain(made) == words else escaped(words)


def _raw(found: tuple[Words, ...], place: int, after: bool) -> int:
    """Find a place among the words; between two pieces it is the first one's end, or what is `after` it."""
    for piece in found:
        if place < len(piece.text) or (place == len(piece.text) and not after):
            return piece.start + place
        place -= len(piece.text)
    return found[-1].start + len(found[-1].text) if found else 0


def _read_bracket(reading: _Reading, match: re.Match[str]) -> None:
    if match["open"]:
        reading.brackets.append(match.start())
        return
    start = reading.brackets.pop() if reading.brackets else None
    if match["href"] and start is not None and reading.text[start + 1 : match.start()].strip():
        href = f"https://{match['bare']}" if match["bare"] else match["href"]
        reading.signs += (
            _Sign(start, start + 1, href=href),
            _Sign(match.start(), match.end(), href=""),
        )
        reading.brackets.clear()  # no link holds another


def _read_stars(reading: _Reading, start: int, end: int) -> None:
    """Close what these stars can close; what is left of them may open something."""
    before, after = reading.text[start - 1 : start] if start else "", reading.text[end : end + 1]
    if end - start > 3:
        return
    if before.strip() and not _in_word(after):
        start = _close(reading, start, end)
    if start < end and after.strip() and not _in_word(before):
        reading.stars.append((start, end))
        reading.widths[end - start] += 1


def _close(reading: _Reading, start: int, end: int) -> int:
    """Pair stars with open ones of their number; three can be shared out. Give where the rest begins."""
    while start < end and _fits(reading, end - start):
        first, last = reading.stars.pop()
        width, wanted = last - first, end - start
        reading.widths[width] -= 1
        if width != wanted and 3 not in (width, wanted):
            continue  # never closed: it stays as typed
        used = min(width, wanted)
        strong, emphasis = used // 2, used % 2
        reading.signs += (
            _Sign(last - used, last, strong, emphasis),
            _Sign(start, start + used, -strong, -emphasis),
        )
        start += used
        if used < width:
            reading.stars.append((first, last - used))
            reading.widths[width - used] += 1
    return start


def _fits(reading: _Reading, width: int) -> bool:
    """Say whether an open run can be closed by so many stars."""
    return bool(reading.stars) and (width == 3 or reading.widths[width] + reading.widths[3] > 0)


def _in_word(char: str) -> bool:
    """Say whether a sign belongs to a word; scripts without spaces between words do not count."""
    return char.isalnum() and east_asian_width(char) not in "WF"


def _cut(text: str, signs: list[_Sign]) -> Iterator[Words]:
    at, strong, emphasis, href = 0, 0, 0, ""
    for sign in (*signs, _Sign(len(text), len(text))):
        if at < sign.start:
            yield Words(text[at : sign.start], at, strong > 0, emphasis > 0, href)
        at, strong, emphasis = sign.end, strong + sign.strong, emphasis + sign.emphasis
        href = href if sign.href is None else sign.href
