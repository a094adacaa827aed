"""EVD14: two lines that say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from heapq import merge
from itertools import chain, groupby
from typing import Any

from legible.check.examples import bullets
from legible.check.features.line import Line
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Bullet, Scan
from legible.pointer import get

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
    lines = [bullet.line for bullet in every]
    found = []
    for place, near in enumerate(_candidates(lines, overlap, same_words)):
        alike_ones = (it for it in near if alike(lines[it], lines[place], overlap, same_words))
        if (first := next(alike_ones, None)) is not None:
            found.append((first, place))
    yield from ((every[first], every[second]) for first, second in sorted(found))


def _candidates(lines: Sequence[Line], overlap: float, same_words: float) -> Iterator[Iterator[int]]:
    """Give for each line the places of those before it that may be alike, the first of them first.

    Two sets that share more than a part of their members share one of the rarest of each, as many as the
    rest of the set holds; so only lines that share such a word, or such a run of three, are compared.
    """
    words = _rarest([line.word_set for line in lines], same_words)
    runs = _rarest([line.trigrams for line in lines], overlap)
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, keys in enumerate(zip(words, runs, strict=True)):
        own = [*chain.from_iterable(keys)]
        yield (it for it, _ in groupby(merge(*(places[key] for key in own))))
        for key in own:
            places[key].append(place)


def _rarest(sets: Sequence[frozenset[Any]], share: float) -> list[list[Hashable]]:
    """Give of each set its rarest members, one more than it may lack and still hold more than this share."""
    counts = Counter(chain.from_iterable(sets))
    ordered = [sorted(one, key=lambda it: (counts[it], it)) for one in sets]
    return [one[: max(1, len(one) - int(share * len(one)))] for one in ordered]


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
