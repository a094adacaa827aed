"""EVD14: two lines that say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from legible.check.examples import bullets
from legible.check.features.line import Line
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Bullet, Scan
from legible.check.words import Words
from legible.identity import by_identity
from legible.pointer import get

MOST_UNLIKE = (
    128  # lines remembered with each line, so that thousands of similar lines take no more memory than others
)
_CUT = "Brought the box-office report down from 70 seconds to nine by reading only today's sales."


@rule(
    code="EVD14",
    name="duplicate-bullets",
    severity="warning",
    message="This says the same as “{other}”.",
    fix="Keep the stronger of the two.",
    passing="No line is said twice.",
    example=bullets,
    flag=(
        f"{_CUT}\n{_CUT}",
        f"{_CUT}\nBrought the box-office report down from 70 seconds to nine, reading only today's sales.",
        "Wrote the seat planner in Kotlin.\nwrote the seat planner, in Kotlin",
    ),
    passes=(
        f"{_CUT}\nWrote the seat planner in Kotlin.",
        "Wrote the seat planner in Kotlin.\nWrote the rota planner in Kotlin for 30 ushers.",
        "Wrote the rota page.\nWrote the login page.",
        _CUT,
        "Mended faults.\nMended the printer faults of 12 foyers by replacing one driver.",
    ),
    options={"overlap": 0.5, "same_words": 0.85},
)
def duplicate_bullets(scan: Scan, options: Options) -> Iterator[Hit]:
    """Room on the page is short, and a line met twice makes a reader doubt the rest."""
    for first, second in twins(scan, options["overlap"], options["same_words"]):
        values = {"other": _short(first.line.text)}
        yield Hit(second.path, 0, len(second.line.text), values, edit=_merge(scan, first, second))


def twins(scan: Scan, overlap: float, same_words: float) -> Iterator[tuple[Bullet, Bullet]]:
    """Give each line that was said before, with the line that said it first."""
    every = scan.all_bullets
    firsts = _memory(scan.words, overlap, same_words).firsts([bullet.line for bullet in every])
    yield from ((every[first], every[second]) for first, second in sorted(firsts))


class Memory:
    """Finds lines that are alike, and remembers of each line with which words it is compared and with what.

    Two sets that share more than a part of their members share one of the first of each in whatever order,
    as many as the rest of the set holds. In an order from the rarest on, few other lines share them. How
    rare they are is counted once and then taken as it was, so that a line's keys stay while others change.
    """

    def __init__(self, overlap: float, same_words: float) -> None:
        self._overlap, self._same_words = overlap, same_words
        self._counts: Counter[Hashable] = Counter()
        self._keys: dict[Line, tuple[Hashable, ...]] = {}
        self._unlike: dict[Line, set[Line]] = {}  # lines that a line was compared with in vain

    def firsts(self, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
        """Give the places of lines that are like an earlier one, each behind that of the first such line."""
        self._learn(lines)
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place, line in enumerate(lines):
            rows = [places[key] for key in self._keys[line]]
            first = place
            for row in rows:
                if row and row[0] < first:
                    first = self._first(lines, line, row, first)
            if first < place:
                yield first, place
            for row in rows:
                row.append(place)

    def _first(self, lines: Sequence[Line], line: Line, row: Iterable[int], end: int) -> int:
        """Give the first place in a row, before the end, of a line like this one; else the end."""
        unlike = self._unlike[line]
        for place in row:
            if place >= end:
                break
            other = lines[place]
            if other in unlike:
                continue
            if alike(other, line, self._overlap, self._same_words):
                return place
            if len(unlike) < MOST_UNLIKE:
                unlike.add(other)
        return end

    def _learn(self, lines: Sequence[Line]) -> None:
        """Choose the keys of new lines; where most are others than before, all is counted anew."""
        new = set(lines) - self._keys.keys()
        if 2 * len(new) > len(lines) or len(self._keys) > 2 * len(lines):
            self._counts = Counter(chain.from_iterable(chain(it.word_set, it.trigrams) for it in lines))
            self._keys, self._unlike, new = {}, {}, set(lines)
        for line in new:
            words = self._rarest(line.word_set, self._same_words)
            self._keys[line] = (*words, *self._rarest(line.trigrams, self._overlap))
            self._unlike[line] = set()

    def _rarest(self, members: frozenset[Any], share: float) -> list[Hashable]:
        """Give the rarest members, one more than a set may lack and still hold more than this share."""
        ordered = sorted(sorted(members), key=self._counts.__getitem__)
        return ordered[: max(1, len(ordered) - int(share * len(ordered)))]


@by_identity
def _memory(words: Words, overlap: float, same_words: float) -> Memory:
    return Memory(overlap, same_words)


def alike(one: Line, two: Line, overlap: float, same_words: float) -> bool:
    """Say whether two lines share most of their three-word runs, or nearly all of their words."""
    words_one, words_two = one.word_set, two.word_set
    if min(len(words_one), len(words_two)) < 4:
        return bool(words_one) and words_one == words_two
    if len(words_one & words_two) < overlap * min(len(words_one), len(words_two)):
        return False
    both = one.trigrams | two.trigrams
    if both and len(one.trigrams & two.trigrams) / len(both) > overlap:
        return True
    return len(words_one & words_two) / len(words_one | words_two) > same_words


def _merge(scan: Scan, first: Bullet, second: Bullet) -> Edit | None:
    """Offer to keep one of two lines of a list, where it holds every word of the other."""
    path, _, gone = second.path.rpartition("/")
    kept = _fuller(first.line, second.line)
    if path != first.path.rpartition("/")[0] or not kept:
        return None
    stay = tuple(index for index in range(len(get(scan.cv, path))) if index != int(gone))
    return Edit(
        label="Keep one of the two",
        before=f"{first.line.text}\n{second.line.text}",
        after=kept,
        texts=() if kept == first.line.text else ((first.path, kept),),
        orders=((path, stay),),
    )


def _fuller(one: Line, two: Line) -> str:
    """Give the text of the line that says all that the other says, or nothing."""
    if two.word_set <= one.word_set:
        return one.text
    return two.text if one.word_set <= two.word_set else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
