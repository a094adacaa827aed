"""Glyphs -> segments: stretches of one baseline that no wide gap cuts, with their spaces found again.

Drawing order plays no part: what stands side by side on the page is read side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from legible.document import Run
from legible.read.clean import clean_char, clean_text
from legible.read.glyphs import Glyph, Style

BASELINE_EM = 0.12  # baselines closer than this are one
WORD_GAP_EM = 0.15  # a wider gap is a space; kerning stays below
DIGIT_GAP_EM = 0.06  # between a digit and a letter less will do
CUT_GAP_EM = 1.2  # a wider gap parts two segments; stretched word spaces stay below
BARE_GAP_EM = 0.7  # so does a narrower one that space signs do not fill
BARE_EXCESS_EM = 0.5
IDLE_EM = 0.02  # the pen stands still
MAX_ROW_PARTS = 100  # gaps that part a row into more are no gaps
MAX_STRETCH_EM = 4.0  # justified type draws words no further apart than this
OVERLAP_EM = 1.0  # text that begins so far inside the text before it is another text
TWIN_EM = 0.15  # the same sign drawn again so near is a fake bold
TRACKED_EM = 0.07  # letters regularly this far apart are letter-spaced
_RTL = re.compile("[\u0590-\u08ff]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on one baseline; lengths in points, y down from the top."""

    runs: tuple[Run, ...]
    page: int
    x: float
    y: float
    right: float
    size: float
    spaced: bool = False  # its letters stand as far apart as words do

    @property
    def text(self) -> str:
        """Give its text as one string."""
        return "".join(run.text for run in self.runs)


def segments_of(glyphs: Iterable[Glyph], page: int) -> list[Segment]:
    """Build the segments of one page from upright glyphs whose y runs down the page."""
    found = []
    rows = [_without_idle_spaces(_ordered(_without_twins(row))) for row in _baselines(glyphs)]
    edges = Counter(round(_end(row)) for row in rows)
    for row in rows:
        parts = _stretched(_letter_spaced(_cut(row)), edges)
        for part in parts if len(parts) <= MAX_ROW_PARTS else [row]:
            segment = _segment(part, page)
            if segment.text.strip():
                found.append(segment)
    return found


def _baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if rows and glyph.y - rows[-1][0].y <= BASELINE_EM * max(rows[-1][0].size, 4.0):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _ordered(row: Sequence[Glyph]) -> list[Glyph]:
    """Sort a row from left to right; what was drawn in one go stays together where texts overlap."""
    chains: list[list[Glyph]] = []
    for glyph in row:
        last = chains[-1][-1] if chains else None
        if last is not None and -0.3 * glyph.size <= glyph.x - last.end_x <= WORD_GAP_EM * glyph.size:
            chains[-1].append(glyph)
        else:
            chains.append([glyph])
    return [glyph for chain in sorted(chains, key=lambda chain: chain[0].x) for glyph in chain]


def _without_twins(row: Sequence[Glyph]) -> list[Glyph]:
    """Drop signs drawn twice or thrice nearly in place, and call what stays bold; drawing order is kept."""
    order = sorted(range(len(row)), key=lambda index: row[index].x)
    kept: dict[int, Glyph] = {}
    recent: list[int] = []
    for index in order:
        glyph = row[index]
        twin = next((back for back in reversed(recent[-6:]) if _is_twin(row[back], glyph)), None)
        if twin is None:
            kept[index] = glyph
            recent.append(index)
        elif glyph.text.strip():
            kept[twin] = kept[twin]._replace(style=kept[twin].style._replace(bold=True))
    return [kept[index] for index in sorted(kept)]


def _is_twin(earlier: Glyph, glyph: Glyph) -> bool:
    near = min(TWIN_EM * glyph.size, 0.5 * abs(glyph.end_x - glyph.x) or 1.0)
    return earlier.text == glyph.text and abs(glyph.x - earlier.x) < near


def _without_idle_spaces(row: Sequence[Glyph]) -> list[Glyph]:
    """Drop spaces that do not move the pen, as a soft hyphen amid a line is drawn."""
    return [
        glyph
        for glyph, after in zip(row, [*row[1:], None], strict=True)
        if after is None or glyph.text.strip() or abs(after.x - glyph.x) >= IDLE_EM * glyph.size
    ]


def _cut(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """Part a row at wide gaps; spaces at a cut go with the text before."""
    parts: list[list[Glyph]] = []
    last: Glyph | None = None
    spaces = 0.0
    for glyph in row:
        if not glyph.text.strip():
            spaces += glyph.end_x - glyph.x
            if parts:
                parts[-1].append(glyph)
            continue
        if last is None or _is_cut(last, glyph, spaces):
            parts.append([])
        parts[-1].append(glyph)
        last, spaces = glyph, 0.0
    return parts


def _is_cut(before: Glyph, after: Glyph, spaces: float) -> bool:
    gap, size = after.x - before.end_x, max(min(after.size, before.size), 4.0)
    if gap > CUT_GAP_EM * size or gap < -OVERLAP_EM * size:
        return True
    return gap > BARE_GAP_EM * size and gap - spaces > BARE_EXCESS_EM * size


def _letter_spaced(parts: list[list[Glyph]]) -> list[list[Glyph]]:
    """Join words whose letters stand so far apart that a space between them looks like a cut."""
    joined = parts[:1]
    for part in parts[1:]:
        apart, before = _tracking(part), [glyph for glyph in joined[-1] if glyph.text.strip()][-1]
        alike = apart and abs(apart - _tracking(joined[-1])) < TRACKED_EM
        if alike and 0 < part[0].x - before.end_x < (2 * apart + BARE_EXCESS_EM) * before.size:
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
    return joined


def _end(row: Sequence[Glyph]) -> float:
    return max((glyph.end_x for glyph in row if glyph.text.strip()), default=0.0)


def _stretched(parts: list[list[Glyph]], edges: Mapping[int, int]) -> list[list[Glyph]]:
    """Join words that justified type has drawn far apart: equal gaps, and lines that end at one edge."""
    if len(parts) < 2 or sum(edges.get(round(_end(parts[-1])) + shift, 0) for shift in (-1, 0, 1)) < 4:
        return parts
    inked = [[glyph for glyph in part if glyph.text.strip()] for part in parts]
    gaps = [after[0].x - before[-1].end_x for before, after in zip(inked, inked[1:], strict=False)]
    joined = parts[:1]
    for index, part in enumerate(parts[1:]):
        near = [*gaps[max(0, index - 1) : index], *gaps[index + 1 : index + 2], *_inner_gaps(inked[index])]
        gap, size = gaps[index], inked[index][-1].size
        if 0 < gap < MAX_STRETCH_EM * size and any(abs(gap - other) < 0.05 * size for other in near):
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
    return joined


def _inner_gaps(inked: Sequence[Glyph]) -> list[float]:
    """Give the word spaces inside a part."""
    pairs = zip(inked, inked[1:], strict=False)
    return [gap for a, b in pairs if (gap := b.x - a.end_x) > WORD_GAP_EM * a.size]


def _segment(part: Sequence[Glyph], page: int) -> Segment:
    inked = [glyph for glyph in part if glyph.text.strip()]
    runs = [_run(stretch, page) for stretch in _styles(_spaced(part))]
    if _RTL.search("".join(run.text for run in runs)):
        runs = [_logical_order(runs)]
    sizes = sorted(glyph.size for glyph in inked)
    return Segment(
        tuple(runs),
        page,
        inked[0].x,
        inked[0].y,
        max(glyph.end_x for glyph in inked),
        sizes[len(sizes) // 2],
        spaced=_tracking(part) >= WORD_GAP_EM,
    )


def _spaced(part: Sequence[Glyph]) -> list[Glyph]:
    """Put a space sign into every gap that is wider than the letters' usual distance."""
    tracking = _tracking(part)
    spaced: list[Glyph] = []
    for glyph in part:
        if spaced and spaced[-1].text.strip() and glyph.text.strip():
            before = spaced[-1]
            least = DIGIT_GAP_EM if before.text.isdigit() and glyph.text.isalpha() else WORD_GAP_EM
            if glyph.x - before.end_x > (tracking + least) * max(glyph.size, before.size):
                spaced.append(before._replace(text=" ", x=before.end_x, end_x=glyph.x))
        spaced.append(glyph)
    return spaced


def _tracking(part: Sequence[Glyph]) -> float:
    """Give the usual distance of two neighbouring letters in ems; 0 where they touch."""
    gaps = [
        (after.x - before.end_x) / max(before.size, 1.0)
        for before, after in zip(part, part[1:], strict=False)
        if before.text.strip() and after.text.strip()
    ]
    usual = median(gaps) if len(gaps) >= 3 else 0.0
    return usual if usual > TRACKED_EM else 0.0


def _styles(part: Sequence[Glyph]) -> list[list[Glyph]]:
    """Part a segment where its look changes; a space never opens a stretch of its own."""
    stretches: list[list[Glyph]] = []
    look: tuple[Style, float] | None = None
    for glyph in part:
        own = (glyph.style, round(glyph.size, 1))
        if look is None or (glyph.text.strip() and own != look):
            stretches.append([])
            look = own
        stretches[-1].append(glyph)
    return stretches


def _run(stretch: Sequence[Glyph], page: int) -> Run:
    first, last = stretch[0], stretch[-1]
    style = first.style
    return Run(
        text="".join(clean_char(glyph.text) for glyph in stretch),
        page=page,
        x=first.x,
        y=first.y,
        width=max(last.end_x - first.x, 0.0),
        size=first.size,
        font=style.font,
        bold=style.bold,
        italic=style.italic,
        color=style.color,
    )


def _logical_order(runs: Sequence[Run]) -> Run:
    """Turn right-to-left text from the order of the eye into the order of reading."""
    from dataclasses import replace

    visual = "".join(run.text for run in runs)
    parts = re.findall(r"[\u0590-\u08ff\s،؛؟\u0300-\u036f]+|[^\u0590-\u08ff،؛؟]+", visual)
    logical = [part[::-1] if _RTL.search(part) else part for part in reversed(parts)]
    width = runs[-1].x + runs[-1].width - runs[0].x
    return replace(runs[0], text=clean_text("".join(logical)), width=width)
