"""Where what an advert needs stands in a CV, and which lines should stand higher."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from legible.check.features.pages import GUESSED_LINES
from legible.match.cv_texts import latest_role
from legible.match.model import Covered, Evidence, Move, Requirement
from legible.model import CV

FIRST_LINES = 3  # of the latest role: what a reader takes in


def place(
    asked: Requirement, evidence: tuple[Evidence, ...], cv: CV, page_one: Collection[str] | None
) -> Covered:
    """Say how a CV stands on a requirement, given where it shows it."""
    skills_only = bool(evidence) and all(one.section == "skills" for one in evidence)
    lines = first_lines(cv)
    first = first_page(cv) if page_one is None else page_one
    return Covered(
        requirement=asked,
        evidence=evidence,
        skills_only=skills_only,
        high_up=any(one.section == "opening" or one.path in lines for one in evidence),
        first_page=any(one.section == "opening" or one.path in first for one in evidence),
        reword=_reword(evidence),
    )


def _reword(evidence: Sequence[Evidence]) -> Evidence | None:
    """Give the place that names the thing otherwise, where no place has the advert's own name."""
    if any(one.how == "same" for one in evidence):
        return None
    return next((one for one in evidence if one.how == "other-name"), None)


def first_lines(cv: CV) -> set[str]:
    """Give the pointers of the latest role's first lines."""
    role = latest_role(cv)
    count = len(cv.work[role].highlights) if role >= 0 else 0
    return {f"/work/{role}/highlights/{n}" for n in range(min(FIRST_LINES, count))}


def first_page(cv: CV) -> set[str]:
    """Guess which lines stand on the first page, where no layout tells: the first eight of all roles."""
    lines = [
        f"/work/{n}/highlights/{m}" for n, work in enumerate(cv.work) for m in range(len(work.highlights))
    ]
    return set(lines[:GUESSED_LINES])


def find_moves(items: Sequence[Covered], cv: CV) -> tuple[Move, ...]:
    """Give the lines that show what is needed but stand low: of the latest role, else off the first page.

    Each requirement asks for one line, the best of those that show it.
    """
    low = [item for item in items if item.requirement.need == "must" and item.found and not item.high_up]
    wanted: dict[str, list[Requirement]] = {}
    latest = f"/work/{latest_role(cv)}/highlights/"
    for item in low:
        line = _line_to_move(item, latest)
        if line:
            wanted.setdefault(line, []).append(item.requirement)
    return _moves(wanted, items)


def _line_to_move(item: Covered, latest: str) -> str:
    lines = [one.path for one in item.evidence if "/highlights/" in one.path and one.how != "example"]
    near = [path for path in lines if path.startswith(latest)]
    if near:
        return near[0]
    far = [path for path in lines if not path.endswith("/highlights/0")]
    return "" if item.first_page or len(far) < len(lines) else next(iter(far), "")


def _moves(wanted: dict[str, list[Requirement]], items: Sequence[Covered]) -> tuple[Move, ...]:
    """Give each line its new place: behind the lines of its list that already show something needed."""
    shows = {one.path for item in items if item.requirement.need == "must" for one in item.evidence}
    taken: dict[str, int] = {}
    moves: list[Move] = []
    for path, asked in sorted(wanted.items(), key=lambda row: (-len(row[1]), row[0])):
        parent, _, old = path.rpartition("/")
        ahead = 0
        while ahead < FIRST_LINES - 1 and f"{parent}/{ahead}" in shows - wanted.keys():
            ahead += 1
        index = ahead + taken.get(parent, 0)
        taken[parent] = taken.get(parent, 0) + 1
        if index < min(int(old), FIRST_LINES):
            moves.append(Move(path, index, tuple(asked)))
    return tuple(moves)
