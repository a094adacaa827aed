"""LNG07: lines that end in different ways, wide gaps, two sorts of quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.features.punctuation import (
    Marks,
    closed_up,
    end_of,
    has_marks,
    marks_in,
    usual,
    wide_gap,
    with_end,
    with_marks,
)
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.check.texts import Text

_FREE = ("/url", "/email", "/phone", "Date", "/date")  # nothing a person reads as prose


@rule(
    code="LNG07",
    name="uneven-punctuation",
    severity="suggestion",
    message="{what}.",
    fix="Make them all alike.",
    passing="Punctuation is even.",
    example=bullets,
    flag=(
        "Wrote the rota page.\nMended the till\nOpened the shop.",
        "Wrote the rota page\nMended the till.\nOpened the shop",
        "Wrote the  rota page.",
        "Wrote the team's rota.\nWrote the shop’s rota.",
        'Won the "Best Till" prize of the shop’s owners.',
    ),
    passes=(
        "Wrote the rota page.\nMended the till.",
        "Wrote the rota page\nMended the till",
        "Wrote the rota page\nMended the till, which was old. It runs again.",
        "Sold tea, coffee, etc.\nMended the till",
        "Wrote the team’s “rota”.\nBuilt a shelf 5'10\" high.",
        "Wrote the rota page, see example.org/rota\nMended the till.",
        "Wrote the rota page;\nmended the till; and\nopened the shop.",
    ),
)
def uneven_punctuation(scan: Scan, options: Options) -> Iterator[Hit]:
    """Small unevenness looks like haste, and it is the cheapest thing on the page to put right."""
    yield from _ends(scan)
    texts = [it for it in scan.texts if not it.path.endswith(_FREE)]
    yield from _gaps(texts)
    yield from _marks(texts)


def _ends(scan: Scan) -> Iterator[Hit]:
    ends = [end_of(it.line) for it in scan.all_bullets]
    end = usual(ends)
    pairs = zip(scan.all_bullets, ends, strict=True)
    odd = [Text(it.path, it.line.text) for it, kind in pairs if kind not in ("", end)]
    if odd and len(odd) < len(ends) - ends.count(""):
        what = "Some lines end with a full stop and some without"
        changed = [Text(path, with_end(text, end)) for path, text in odd]
        yield _hit(odd, changed, len(odd[0].text) - 1, what, "Make all lines end alike")


def _gaps(texts: list[Text]) -> Iterator[Hit]:
    odd = [it for it in texts if wide_gap(it.text)]
    if odd and (gap := wide_gap(odd[0].text)):
        changed = [Text(path, closed_up(text)) for path, text in odd]
        yield _hit(odd, changed, gap.start(), "Two spaces stand where one would do", "Close the gaps")


def _marks(texts: list[Text]) -> Iterator[Hit]:
    found = {it: marks_in(it.text) for it in texts if has_marks(it.text)}
    straight, curly = (sum(marks[kind] for marks in found.values()) for kind in ("straight", "curly"))
    if not (straight and curly):
        return
    keep: Marks = "curly" if curly >= straight else "straight"
    rest: Marks = "straight" if keep == "curly" else "curly"
    odd = [it for it, marks in found.items() if marks[rest]]
    changed = [Text(path, with_marks(text, keep)) for path, text in odd]
    yield _hit(odd, changed, 0, "Straight and curly quotation marks are mixed", f"Make them all {keep}")


def _hit(odd: list[Text], changed: list[Text], start: int, what: str, label: str) -> Hit:
    """Point at the first odd text; the edit puts them all right."""
    edit = Edit(label, odd[0].text, changed[0].text, texts=tuple((it.path, it.text) for it in changed))
    return Hit(odd[0].path, start, len(odd[0].text), {"what": what}, edit=edit)
