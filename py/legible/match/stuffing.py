"""Terms said more often than a CV needs them, and lists of terms that stand in it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legible.match.evidence import Shown
from legible.match.model import Advert, Stuffing
from legible.match.words import MatchWords
from legible.model import CV

REPEATS = 4  # beyond what a CV of this length needs
LIST = 6  # items that make a list
SAME_SHARE = 0.8  # of a list's items that stand in another


def find_stuffing(advert: Advert, cv: CV, shown: Sequence[Shown], words: MatchWords) -> tuple[Stuffing, ...]:
    """Find repeated terms and repeated lists."""
    allowed = needed(cv) + REPEATS
    counted = [*_tools(shown), *_phrases(advert, shown, words)]
    often = [
        Stuffing(name, len(places), allowed, places) for name, places in counted if len(places) > allowed
    ]
    return (*often, *_lists(shown))


def needed(cv: CV) -> int:
    """Say how often a CV of this length may well name one thing: in the opening, the skills, each entry."""
    return 2 + len(cv.work) + len(cv.projects)


Places = tuple[tuple[str, int, int], ...]


def _tools(shown: Sequence[Shown]) -> Iterator[tuple[str, Places]]:
    places: dict[str, list[tuple[str, int, int]]] = {}
    for one in shown:
        for tool in one.tools:
            places.setdefault(tool.name, []).append((one.text.path, tool.start, tool.end))
    yield from ((name, tuple(found)) for name, found in places.items())


def _phrases(advert: Advert, shown: Sequence[Shown], words: MatchWords) -> Iterator[tuple[str, Places]]:
    """Count what the advert asks for by its very words; one everyday word may stand as often as it likes."""
    names = {term.name.lower() for one in advert.requirements for term in one.terms if not term.tool}
    for name in sorted(names):
        if " " not in name and name in words.check.everyday:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        yield (
            name,
            tuple(
                (one.text.path, match.start(), match.end())
                for one in shown
                for match in pattern.finditer(one.text.text)
            ),
        )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"\s*[,;|•·\n]\s*(?:and\s+)?")


def _lists(shown: Sequence[Shown]) -> Iterator[Stuffing]:
    """Find lists whose items stand again in another list."""
    lists = [(one, items) for one in _as_lists(shown) if len(items := one[1]) >= LIST]
    for place, (one, items) in enumerate(lists):
        for other, others in lists[place + 1 :]:
            if len(items & others) >= SAME_SHARE * min(len(items), len(others)):
                name = ", ".join(sorted(items & others)[:3])
                yield Stuffing(name, 2, 1, (one[0], other[0]), repeated_list=True)
                break


def _as_lists(shown: Sequence[Shown]) -> Iterator[tuple[tuple[str, int, int], frozenset[str]]]:
    groups: dict[str, list[Shown]] = {}
    for one in shown:
        if one.text.section == "skills" and "/keywords/" in one.text.path:
            groups.setdefault(one.text.path.rpartition("/")[0], []).append(one)
            continue
        items = [it.strip(" .").lower() for it in _between().split(one.text.text)]
        short = frozenset(it for it in items if it and len(it.split()) <= 3)
        yield (one.text.path, 0, len(one.text.text)), short
    for parent, keywords in groups.items():
        first = keywords[0].text
        yield (first.path or parent, 0, len(first.text)), frozenset(it.text.text.lower() for it in keywords)
