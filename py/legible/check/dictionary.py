"""The right words of English, packed small: British and American spelling, and terms of computing.

Packed, words stand on shelves by their first four letters, a shelf a line: the letters, then for each word
how many further letters it shares with the word before it, and the rest of it, with a sign behind a common
word; all of it compressed. A shelf is unpacked when a word is first looked for on it, so that a CV's few
hundred words cost little.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_lowercase

from legible.library import Library

FILE = "dictionary/english.bin"  # its path in the site, and its name in the library's data
STEM = 4  # letters that the words of a shelf begin with
COMMON = "+"
LONGEST = 30  # letters of a word: what is longer has slipped keys, not letters, and very many neighbours
MOST_SHARED = 9  # letters, so that one digit tells how many


class Dictionary:
    """Words in small letters, looked up without unpacking them all."""

    def __init__(self, packed: bytes) -> None:
        lines = zlib.decompress(packed).decode("ascii").splitlines()
        self._packed = {line.partition("0")[0]: line for line in lines}
        self._shelves: dict[str, Mapping[str, bool]] = {}
        self._near: dict[str, tuple[str, ...]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._shelf(word[:STEM])

    def is_common(self, word: str) -> bool:
        """Say whether a word is one of those that most people use."""
        return self._shelf(word[:STEM]).get(word, False)

    def near(self, word: str) -> tuple[str, ...]:
        """List the words that one slip parts from a word: a letter more, less or other, or two swapped.

        The first letter is one that people rarely miss; no word is near one that is too long.
        """
        if len(word) > LONGEST:
            return ()
        if word not in self._near:
            self._near[word] = tuple(sorted({other for other in _one_slip_away(word) if other in self}))
        return self._near[word]

    def _shelf(self, stem: str) -> Mapping[str, bool]:
        if stem not in self._shelves:
            self._shelves[stem] = dict(_unpacked(stem, self._packed.get(stem, "")))
        return self._shelves[stem]


def pack(words: Mapping[str, bool]) -> bytes:
    """Pack words of small letters and apostrophes for a Dictionary; each says whether it is common."""
    shelves = groupby(sorted(words), key=lambda word: word[:STEM])
    lines = (f"{stem}{''.join(_packed([*shelf], words))}" for stem, shelf in shelves)
    return zlib.compress("\n".join(lines).encode("ascii"), 9)


def dictionary_of(library: Library) -> Dictionary | None:
    """Give the library's dictionary; None where it holds none, or one that cannot be read."""
    packed = library.data.get(FILE)
    return library.once(FILE, lambda _: _read(packed)) if packed is not None else None


def _read(packed: bytes) -> Dictionary | None:
    try:
        return Dictionary(packed)
    except (zlib.error, UnicodeDecodeError):  # cut short on its way, or another file altogether
        return None


def _packed(shelf: Sequence[str], words: Mapping[str, bool]) -> Iterator[str]:
    before = ""
    for word in shelf:
        tail = word[STEM:]
        same = (before[:n] == tail[:n] and n <= len(before) for n in range(MOST_SHARED + 1))
        shared = sum(same) - 1
        yield f"{shared}{tail[shared:]}{COMMON * words[word]}"
        before = tail


def _unpacked(stem: str, line: str) -> Iterator[tuple[str, bool]]:
    """Give a shelf's words, each with whether it is common."""
    tail = ""
    for shared, rest in re.findall(r"(\d)(\D*)", line):
        tail = tail[: int(shared)] + rest.removesuffix(COMMON)
        yield stem + tail, rest.endswith(COMMON)


def _one_slip_away(word: str) -> Iterator[str]:
    for place in range(1, len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]
