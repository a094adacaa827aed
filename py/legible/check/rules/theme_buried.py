"""OPN07: what most of the work is about comes late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.features.line import Line
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Bullet, Role, Scan

_OTHER = "Wrote the seat planner in Kotlin.\nReviewed the code of two apprentices.\nWrote the rota page.\n"
_NIGHTS = "Rehearsed a failover each month, so a dead disk no longer stops the sale of tickets."
_BACKUPS = "Wrote the runbook that ended the guesswork after an outage."


@rule(
    code="OPN07",
    name="theme-buried",
    severity="suggestion",
    message="Much of what you achieved is {theme} work, but neither the opening nor the first lines show it.",
    fix="Move this line to the top of the role, or name the subject in the opening.",
    passing="What your work is about shows at the top.",
    example=bullets,
    flag=(
        f"{_OTHER}{_NIGHTS}\n{_BACKUPS}",
        f"{_OTHER}Planned the stage crew's shifts.\n{_BACKUPS}\n{_NIGHTS}",
        f"{_OTHER}{_BACKUPS}\n{_NIGHTS}\nCut query time from nine seconds to one.",
    ),
    passes=(
        f"{_NIGHTS}\n{_OTHER}{_BACKUPS}",
        f"{_OTHER}{_NIGHTS}",
        f"{_OTHER}Answered letters.\nPlanned shifts.",
        f"{_NIGHTS}\n{_BACKUPS}",
        f"Mended the alerts.\n{_OTHER}{_NIGHTS}\n{_BACKUPS}",
    ),
    options={"top": 3, "min_lines": 2, "share": 0.5, "themes": ()},
)
def theme_buried(scan: Scan, options: Options) -> Iterator[Hit]:
    """Readers look at the top lines and decide; your main subject should not wait behind smaller ones."""
    role = next(iter(scan.latest_roles), None)
    theme = central_theme(scan, options)
    if role is None or not theme:
        return
    top, rest = role.bullets[: options["top"]], role.bullets[options["top"] :]
    if any(theme in line.themes for line in (scan.opening, *(bullet.line for bullet in top))):
        return
    late = next((bullet for bullet in rest if _tells(bullet.line, theme)), None)
    if late is not None:
        values = {"theme": scan.words.table("themes")[theme]["name"]}
        yield Hit(late.path, 0, len(late.line.text), values, edit=_move_up(role, late))


def central_theme(scan: Scan, options: Options) -> str:
    """Give the theme that a guide or a vacancy asks for, else the one that most results are about."""
    lines = [bullet.line for bullet in scan.bullets if bullet.line.outcomes]
    counts = Counter(theme for line in lines for theme in line.themes)
    wanted = [theme for theme in options["themes"] if counts[theme]]
    if wanted:
        return str(wanted[0])
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    enough = ranked and ranked[0][1] >= max(options["min_lines"], options["share"] * len(lines))
    alone = enough and (len(ranked) == 1 or ranked[1][1] < ranked[0][1])
    return str(ranked[0][0]) if alone else ""


def _tells(line: Line, theme: str) -> bool:
    return theme in line.themes and bool(line.outcomes)


def _move_up(role: Role, late: Bullet) -> Edit:
    place = int(late.path.rpartition("/")[2])
    rest = [index for index in range(len(role.work.highlights)) if index != place]
    return Edit(
        label="Move this line to the top of the role",
        before=role.bullets[0].line.text,
        after=late.line.text,
        orders=((f"{role.path}/highlights", (place, *rest)),),
    )
