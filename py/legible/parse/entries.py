"""A section's lines -> entries: each has a head (what, where, when) and a body (what was done)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from legible.parse.degrees import degree_length, is_score
from legible.parse.items import Item
from legible.parse.places import place_score
from legible.parse.roles import names_work
from legible.parse.scene import Scene
from legible.parse.vocabulary import fold
from legible.parse.when import Span, find_spans
from legible.parse.whole import tells_job

HEAD_SCORE = 1.0
GAP = 1.3  # how much wider a step parts two entries than the lines of a head
WIDEST = 1.15  # a step so much wider than all others in a head parts two of them
NEAR = 2.25  # how far a head's lines stand apart, in sizes of its letters; Word's paragraphs are laid at 2.2
MAX_NAME_WORDS = 6


@dataclass(frozen=True)
class Entry:
    """One job, course, project ..."""

    head: tuple[Item, ...]
    body: tuple[Item, ...]


@dataclass(frozen=True)
class Look:
    """An item with what its section knows about it."""

    item: Item
    scene: Scene
    left: float  # the section's left edge
    bullets: bool  # list markers occur in the section

    @property
    def bold(self) -> bool:
        """Tell whether its first words are bold."""
        return self.item.first.bold or (bool(self.item.first.runs) and self.item.first.runs[0].bold)

    @cached_property
    def words(self) -> int:
        """Count its words."""
        return len(self.item.text.split())

    @cached_property
    def dated(self) -> bool:
        """Tell whether it holds a date and little else than a head does."""
        spans = find_spans(self.item.text, self.scene.words)
        if not spans:
            return False
        covered = sum(span.end - span.start for span in spans)
        if self.words <= 16 and _set_apart(self.item.text, spans):
            return True
        ranged = any(not span.single for span in spans)
        return self.words <= (22 if ranged and not self.item.text.endswith(".") else 16) and (
            ranged or covered > 0.25 * len(self.item.text) or self.words <= 8
        )

    @cached_property
    def whole(self) -> bool:
        """Tell whether it names a title, an employer and dates by itself."""
        return tells_job(self.item.text, self.scene.words)

    @cached_property
    def plain(self) -> bool:
        """Tell whether it looks like running text and holds no date, place or degree."""
        first = self.item.first
        set_off = self.bold or first.heading > 0 or first.size > self.scene.page.size * 1.06
        placed = place_score(self.item.text, self.scene.words) >= 2
        return not (set_off or self.dated or self.studied or placed)

    @cached_property
    def titled(self) -> bool:
        """Tell whether a short text names a title, an employer or a school."""
        return self.words <= 9 and names_work(self.item.text, self.scene.words)

    @cached_property
    def studied(self) -> bool:
        """Tell whether it names a degree or a mark."""
        known, text = self.scene.words, self.item.text
        return self.words <= 16 and (bool(degree_length(text, known)) or is_score(text, known))

    @cached_property
    def placed(self) -> bool:
        """Tell whether it names a town with its country or region, and nothing else."""
        return "," in self.item.text and place_score(self.item.text, self.scene.words) >= 3


def _set_apart(text: str, spans: Sequence[Span]) -> bool:
    """Tell a date that opens a text, or ends it behind a sign, from one inside a sentence."""
    first, last = spans[0], spans[-1]
    opens = first.start == 0 and bool(re.match(r"\W*\s*[^\W\d_]*[A-ZÀ-Ý]", text[first.end :]))
    ends = last.end >= len(text.rstrip(" )]")) and bool(re.search(r"[,(|–—\t·:\[-]\s*$", text[: last.start]))
    return opens or ends


# What speaks for an entry's head (+) or for its body (-), with its weight.
_SIGNS: tuple[tuple[Callable[[Look], bool], float], ...] = (
    (lambda look: look.dated, 2.5),
    (lambda look: look.bold and not look.scene.page.bold, 2.0),
    (lambda look: look.item.first.size > look.scene.page.size * 1.06, 1.0),
    (lambda look: look.item.first.heading > 0, 2.0),
    (lambda look: "\t" in look.item.first.text and look.words <= 16, 1.0),
    (lambda look: look.titled and not look.item.text.endswith("."), 1.0),
    (lambda look: look.studied, 1.5),
    (lambda look: look.placed, 1.0),
    (lambda look: bool(look.item.first.runs) and look.item.first.runs[0].italic and look.words <= 10, 0.7),
    (lambda look: look.words <= 6 and not look.item.text.endswith((".", ";")), 0.5),
    (lambda look: look.item.bullet, -3.0),
    (lambda look: look.words >= 6 and bool(re.search(r"[.;]$", look.item.text)), -2.0),
    (lambda look: look.words > 14, -1.5),
    (lambda look: len(look.item.lines) > 1 and look.words > 12, -1.0),
    (lambda look: look.item.first.x > look.left + 6 and not look.dated, -1.0),
    (lambda look: look.item.text[:1].islower(), -1.0),
)


def head_score(look: Look) -> float:
    """Weigh how much an item looks like part of an entry's head."""
    return sum(weight for test, weight in _SIGNS if test(look))


def entries_of(items: Sequence[Item], scene: Scene) -> list[Entry]:
    """Part a section's items into entries."""
    items = [item for item in items if fold(item.text).strip(" :") not in scene.words.inside]
    if not items:
        return []
    left = min(item.first.x for item in items)
    bullets = any(item.bullet for item in items)
    looks = [Look(item, scene, left, bullets) for item in items]
    told = _told(looks)
    scored = [head_score(look) >= HEAD_SCORE and not below for look, below in zip(looks, told, strict=True)]
    heads = [head and not below for head, below in zip(_with_neighbours(looks, scored), told, strict=True)]
    entries: list[Entry] = []
    index = 0
    while index < len(looks):
        start = index
        while index < len(looks) and heads[index]:
            index += 1
        middle = index
        while index < len(looks) and not heads[index]:
            index += 1
        entries += _entries_of_run(looks[start:middle], looks[middle:index])
    return entries


def _told(looks: Sequence[Look]) -> list[bool]:
    """Find the plain lines below heads that tell all by themselves; a gap ends them."""
    if not all(look.whole for look in looks if look.dated):  # "Engineer, Unit" with the employer below it
        return [False] * len(looks)
    found: list[bool] = []
    for index, look in enumerate(looks):
        above = looks[index - 1] if index else look
        under = index > 0 and (above.whole or found[-1])
        close = under and _step(above, look) <= GAP * _usual_step(looks, index)
        found.append(close and look.plain and not look.whole)
    return found


def _usual_step(looks: Sequence[Look], index: int) -> float:
    """Give the smaller of the steps above and below a line, which is that of lines that belong together."""
    pairs = [
        (looks[index - 1], looks[index]),
        *zip(looks[index : index + 1], looks[index + 1 :], strict=False),
    ]
    steps = [step for above, below in pairs if (step := _step(above, below)) > 0]
    return min(steps, default=0.0)


def _with_neighbours(looks: Sequence[Look], heads: Sequence[bool]) -> list[bool]:
    """Count short lines below a head's line, and level with its parts, as part of that head."""
    found = [head or _opens_next(looks, heads, index) for index, head in enumerate(heads)]
    heads = list(found)
    edges: list[float] = []
    for index, look in enumerate(looks):
        edges = [*edges, *_edges(look.item)] if index and found[index - 1] else _edges(look.item)
        if found[index] or not index or not found[index - 1] or not _could_be_head(look):
            continue
        above = looks[index - 1].item
        level = any(abs(look.item.first.x - edge) < 3 for edge in edges[: -len(_edges(look.item))])
        near = look.item.first.page != above.first.page or (
            look.item.first.y - above.lines[-1].y < NEAR * max(look.item.first.size, above.first.size)
        )
        found[index] = level and near and not _same_as_below(looks, heads, index)
    return found


def _opens_next(looks: Sequence[Look], heads: Sequence[bool], index: int) -> bool:
    """Tell a line above a head that a gap parts from the entry before it: an employer's name, say."""
    if index + 1 >= len(looks) or not heads[index + 1] or not _could_be_head(looks[index]):
        return False
    line, below = looks[index].item.first, looks[index + 1].item.first
    if (
        line.block != below.block
        or line.page != below.page
        or abs(line.x - below.x) > 2 * max(line.size, 1.0)
    ):
        return False
    if not index:
        return True
    above = looks[index - 1].item.lines[-1]
    gap = line.y - above.y if above.page == line.page else 1e9
    return gap > GAP * (below.y - line.y) and looks[index].words <= MAX_NAME_WORDS


def _edges(item: Item) -> list[float]:
    return [piece.x for piece in item.pieces] or [item.first.x]


def _could_be_head(look: Look) -> bool:
    item = look.item
    ends = item.text.endswith((".", ";", ":", "!", "?"))
    return (
        not item.bullet
        and look.words <= 12
        and len(item.lines) == 1
        and not ends
        and not item.text[:1].islower()
    )


def _same_as_below(looks: Sequence[Look], heads: Sequence[bool], index: int) -> bool:
    """Tell whether a line is the first of several plain ones: a list of points without markers."""
    below = looks[index + 1] if index + 1 < len(looks) else None
    if below is None or heads[index + 1] or below.item.bullet:
        return below is None and not looks[index].titled
    if _in_parts(looks[index].item.text) and not _in_parts(below.item.text):
        return False
    same = abs(below.item.first.x - looks[index].item.first.x) < 2
    return same and looks[index].item.first.bold == below.item.first.bold


def _in_parts(text: str) -> bool:
    """Tell "Acme Ltd · Leeds": signs part names from one another, not sentences."""
    return " · " in text or " | " in text


def _entries_of_run(head: Sequence[Look], body: Sequence[Look]) -> list[Entry]:
    """Make entries of a run of head items and the body below; dates tell how many there are."""
    groups = _parted(head)
    entries = [Entry(tuple(look.item for look in group), ()) for group in groups[:-1]]
    last = groups[-1] if groups else []
    return [*entries, Entry(tuple(look.item for look in last), tuple(look.item for look in body))]


def _parted(head: Sequence[Look]) -> list[list[Look]]:
    dated = [index for index, look in enumerate(head) if look.dated]
    if len(dated) < 2:
        return [list(head)] if head else []
    cuts = [0]
    for before, after in zip(dated, dated[1:], strict=False):
        best = max(range(before + 1, after + 1), key=lambda i: _cut_score(head, i, after, dated[0]))
        if not _one_range(head[before], head[after], before, after):
            cuts.append(best)
    return [list(head[a:b]) for a, b in zip(cuts, [*cuts[1:], len(head)], strict=True)]


def _one_range(a: Look, b: Look, before: int, after: int) -> bool:
    """Tell whether two neighbours are the halves of one span ("Jan 2020" / "Mar 2021")."""
    open_end = any(
        piece.text.rstrip().endswith(("–", "-", "—"))
        for piece in a.item.pieces
        if re.search(r"\d", piece.text)
    )
    return after == before + 1 and open_end


def _stands_off(head: Sequence[Look], index: int) -> bool:
    """Tell the line that stands plainly furthest below the one above it."""
    steps = [_step(above, below) for above, below in zip(head, head[1:], strict=False)]
    own = steps.pop(index - 1)
    return bool(steps) and own > WIDEST * max(steps)


def _step(above: Look, below: Look) -> float:
    line, last = below.item.first, above.item.lines[-1]
    return line.y - last.y if line.page == last.page else 0.0


def _cut_score(head: Sequence[Look], index: int, date: int, offset: int) -> float:
    """Weigh a place for the next entry to begin: a gap above, the first entry's look, its date's place."""
    line, above, first = head[index].item.first, head[index - 1].item.lines[-1], head[0].item.first
    gap = line.y - above.y if line.page == above.page else 0.0
    usual = max(1.2 * max(line.size, above.size), 1e-6)
    score = min(max(gap / usual, 0.0), 3.0) + 1.0 * _stands_off(head, index)
    score += 1.5 * (line.bold == first.bold and abs(line.size - first.size) < 0.6)
    score += 2.5 * (line.size > first.size + 0.6 or (line.bold and not first.bold))
    score += 0.7 * (abs(line.x - first.x) < 2)
    score -= 1.5 * (place_score(line.text, head[index].scene.words) >= 3)  # a town alone opens no entry
    return score + 1.0 * (date - index == offset)
