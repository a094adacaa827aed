"""Find which items of two lists are one and the same: equal ones first, then the most alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from legible.alike import plain_words, same
from legible.merge import MATCHES
from legible.resume_json import fields_of

LINES = 0.5  # likeness above which two lines are one that was reworded
ENTRIES = 0.6  # and two entries one; many share a town, a school or a level, so more is asked
WHOLE = ("Date", "date", "url")  # ends of the names of fields whose parts say nothing by themselves

Titles = Callable[[Any], tuple[str, ...]]  # the fields that name an entry


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which items of two lists are one, by their places."""

    pairs: tuple[tuple[int, int], ...]  # (in mine, in theirs), in my order
    only_mine: tuple[int, ...]
    only_theirs: tuple[int, ...]

    @property
    def moved(self) -> bool:
        """Tell whether what both have stands in two orders."""
        return any(one[1] > other[1] for one, other in zip(self.pairs, self.pairs[1:], strict=False))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What of an item is compared."""

    item: Any
    words: int  # a bit for each, as which they are counted fast
    count: int
    titles: tuple[str, ...] = ()
    start: str = ""
    end: str = ""


def paired(mine: Sequence[Any], theirs: Sequence[Any], key: str, titles: Titles) -> Pairing:
    """Pair the items of two lists, lines or the entries of a section called `key`; the same each time."""
    found = _equal(mine, theirs)
    taken = set(found.values())
    bits: dict[str, int] = {}
    ours = {at: _facts(item, titles, bits) for at, item in enumerate(mine) if at not in found}
    others = {at: _facts(item, titles, bits) for at, item in enumerate(theirs) if at not in taken}
    scored = sorted(
        (-score, abs(one - other), one, other)
        for one, own in ours.items()
        for other, their in others.items()
        if (score := _score(own, their, key))
    )
    for _, _, one, other in scored:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return Pairing(
        tuple(sorted(found.items())),
        tuple(at for at in range(len(mine)) if at not in found),
        tuple(at for at in range(len(theirs)) if at not in taken),
    )


def _equal(mine: Sequence[Any], theirs: Sequence[Any]) -> dict[int, int]:
    """Pair what is equal: first what stands at the same place, then the rest in order."""
    found = {at: at for at, (one, other) in enumerate(zip(mine, theirs, strict=False)) if one == other}
    free = [at for at in range(len(theirs)) if at not in found]
    for at in range(len(mine)):
        if at not in found:
            twin = next((other for other in free if theirs[other] == mine[at]), None)
            if twin is not None:
                found[at] = twin
                free.remove(twin)
    return found


def _facts(item: Any, titles: Titles, bits: dict[str, int]) -> _Facts:
    words = _words(item)
    mask = sum(1 << bits.setdefault(word, len(bits)) for word in words)
    if isinstance(item, str):
        return _Facts(item, mask, len(words))
    start, end = getattr(item, "startDate", ""), getattr(item, "endDate", "")
    return _Facts(item, mask, len(words), titles(item), start, end)


def _words(value: Any, name: str = "") -> set[str]:
    """Give the words of all texts in an entry, dates and addresses in one piece each."""
    if isinstance(value, str):
        return {f"{name}={value}"} if value and name.endswith(WHOLE) else set(plain_words(value))
    if isinstance(value, tuple):
        return set().union(*(_words(part) for part in value))
    kind: Any = type(value)
    return set().union(*(_words(getattr(value, name), name) for name in fields_of(kind)))


def _score(mine: _Facts, theirs: _Facts, key: str) -> float:
    """Say how surely two items are one; 0 where they are not."""
    alike = _likeness(mine, theirs)
    if isinstance(mine.item, str):
        return alike if alike > LINES else 0
    signs = sum(weight for sign, weight in _SIGNS if sign(mine, theirs, key))
    return signs + alike if signs or alike > ENTRIES else 0


def _likeness(mine: _Facts, theirs: _Facts) -> float:
    """Give the share of common words, between that of both and that of the shorter, which may have grown."""
    common = (mine.words & theirs.words).bit_count()
    if not common:
        return 0
    return common / (mine.count + theirs.count) + common / min(mine.count, theirs.count) / 2


def _one_at_an_import(mine: _Facts, theirs: _Facts, key: str) -> bool:
    return key in MATCHES and MATCHES[key](mine.item, theirs.item)


def _one_name_and_time(mine: _Facts, theirs: _Facts, key: str) -> bool:
    if not mine.start + mine.end or (mine.start, mine.end) != (theirs.start, theirs.end):
        return False
    return any(one and same(one, other) for one, other in zip(mine.titles, theirs.titles, strict=False))


def _one_name(mine: _Facts, theirs: _Facts, key: str) -> bool:
    """Compare what stands first in the names, where an import has no test for such entries."""
    if key in MATCHES or not (mine.titles and theirs.titles):
        return False
    return bool(mine.titles[0]) and same(mine.titles[0], theirs.titles[0])


_SIGNS: Sequence[tuple[Callable[[_Facts, _Facts, str], bool], float]] = (
    (_one_at_an_import, 2),  # so the entries would be joined
    (_one_name, 2),  # all that names a group of skills, or an entry of an own section
    (_one_name_and_time, 1),  # a job retitled, or an employer renamed
)
