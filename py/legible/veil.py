"""Words that must not be seen, found in any text whatever their case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

FEWEST_DIGITS = 6  # of a telephone number
OWN_DIGITS = 9  # at its end, which no country code or trunk zero changes
SHORTEST_INSIDE = 4  # letters of a name that tell a person in the midst of an address
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_ADDRESS = re.compile(r"[^\s<>()\[\]\"“”]*(?:@|://|www\.|\w\.[a-z]{2,}/)[^\s<>()\[\]\"“”]*", re.IGNORECASE)
_JOINT = r"[\s().\/-]*"
_PERCENT = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)


class Secret(NamedTuple):
    """A word or phrase to be withheld."""

    text: str
    kind: str  # what it is, such as "name"
    inside: bool = False  # it tells the person in the midst of an address too


class Found(NamedTuple):
    """A secret in a text."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Veil:
    """A set of secrets, ready to be looked for."""

    secrets: tuple[Secret, ...]
    _pattern: re.Pattern[str] | None = field(default=None, repr=False, compare=False)

    @staticmethod
    def of(secrets: Iterable[Secret]) -> Veil:
        """Make a veil; the longest secrets are found first, and those without a letter or figure are none."""
        told = {_key(secret.text): secret for secret in secrets if re.search(r"\w", secret.text)}
        ordered = sorted(told.items(), key=lambda row: -len(row[0]))
        if not ordered:
            return Veil(())
        rows = "|".join(f"(?P<s{number}>{_source(key)})" for number, (key, _) in enumerate(ordered))
        return Veil(tuple(secret for _, secret in ordered), re.compile(rows))

    def find(self, text: str) -> list[Found]:
        """Find the secrets, and the addresses that hold one; none overlaps another."""
        found = [*self._in_addresses(text), *self._whole(text)]
        apart: list[Found] = []
        for one in sorted(found, key=lambda it: (it.start, -it.end)):
            if not apart or one.start >= apart[-1].end:
                apart.append(one)
        return apart

    def told_by(self, address: str) -> str:
        """Give the kind of the first secret that an address tells, or ""."""
        plain = _decoded(address)
        for one in self._whole(plain):
            return one.kind
        low = re.sub(r"[\W_]", "", _key(plain))
        inside = (secret for secret in self.secrets if secret.inside)
        return next((it.kind for it in inside if _inner(it.text) and _inner(it.text) in low), "")

    def _in_addresses(self, text: str) -> Iterator[Found]:
        for match in _ADDRESS.finditer(text):
            kind = self.told_by(match[0])
            if kind:
                yield Found(match.start(), match.end(), kind)

    def _whole(self, text: str) -> Iterator[Found]:
        """Find whole words; places are those of the text as it is given."""
        if self._pattern is None:
            return
        folded, places = _folded(text)
        for match in self._pattern.finditer(folded):
            secret = self.secrets[int((match.lastgroup or "s0")[1:])]
            yield Found(places[match.start()], places[match.end() - 1] + 1, secret.kind)


def _key(text: str) -> str:
    return " ".join(_folded(text)[0].split())


def _inner(text: str) -> str:
    """Give what of a secret can stand inside an address, or "" where that would tell nobody."""
    bare = re.sub(r"[\W_]", "", _key(text))
    return bare if len(bare) >= SHORTEST_INSIDE else ""


def _folded(text: str) -> tuple[str, list[int]]:
    """Give a text in small letters without accents and unseen signs, and where each letter stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", char.translate(_UNSEEN)).casefold():
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places


def _source(key: str) -> str:
    """Write the pattern of a secret: a whole word, any blanks or joints between its words.

    A script without spaces between words has no whole ones to tell.
    """
    digits = re.sub(r"\D", "", key)
    if len(digits) >= FEWEST_DIGITS and not re.search(r"[^\W\d]", key):
        return _number_source(digits)
    body = r"[\s\u00a0._-]*".join(re.escape(word) for word in key.split())
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+\S*", key):  # a host: one that ends like it is another
        return rf"(?<![\w-])(?:(?<!\.)|(?<=www\.)){re.escape(key)}(?![^\W_])"
    front = "" if _is_wide(key[0]) or not re.match(r"\w", key) else r"(?<![^\W_])"
    back = "" if _is_wide(key[-1]) or not re.search(r"\w$", key) else r"(?![^\W_])"
    return f"{front}{body}{back}"


def _number_source(digits: str) -> str:
    """Write the pattern of a telephone number, however it is spaced and whatever code it opens with."""
    own = _JOINT.join(digits[-OWN_DIGITS:])
    return rf"(?<!\d)(?:[+(]?[\d\s().\/-]{{0,12}}?)?{own}(?!\d)"


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or "\u0e00" <= char <= "\u0eff"


def _decoded(address: str) -> str:
    """Read the letters that an address writes as %C3%AB."""
    return _PERCENT.sub(
        lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), address
    )
