"""RDB08: a paragraph where lines should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from legible.check.examples import LINE, basics, job
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.model import CV, Project, Work

_SENTENCE = "I looked after the ticket office, its tills and printers, and the people who worked there. "


def _cv(text: str) -> CV:
    work = Work(name="Larch Retail", position="Manager", startDate="2020-01", summary=text)
    return CV(basics=basics(), work=(work,))


@rule(
    code="RDB08",
    name="wall-of-text",
    severity="suggestion",
    message="This paragraph has {words} words; nobody reads it at a glance.",
    fix="Turn it into lines, one for each thing you did.",
    passing="The work is told in lines, not in blocks.",
    example=_cv,
    flag=(
        _SENTENCE * 6,
        _SENTENCE + "\n" + _SENTENCE * 7,
        CV(basics=basics(), projects=(Project(name="Seats", description=_SENTENCE * 6),)),
    ),
    passes=(
        _SENTENCE,
        _SENTENCE * 4,
        "\n".join([_SENTENCE] * 8),
        "",
        CV(basics=basics(), work=(job(LINE),), projects=(Project(name="Seats", description=_SENTENCE),)),
    ),
    options={"words": 70},
)
def wall_of_text(scan: Scan, options: Options) -> Iterator[Hit]:
    """Eyes run down the beginnings of lines; a block has only one, and the rest goes unread."""
    for path, text in _texts(scan.cv):
        for match in _paragraph().finditer(text):
            words = len(match[0].split())
            if words > options["words"]:
                yield Hit(path, match.start(), match.end(), {"words": words})


def _texts(cv: CV) -> Iterator[tuple[str, str]]:
    for index, work in enumerate(cv.work):
        yield f"/work/{index}/summary", work.summary
        yield f"/work/{index}/description", work.description
    for index, post in enumerate(cv.volunteer):
        yield f"/volunteer/{index}/summary", post.summary
    for index, project in enumerate(cv.projects):
        yield f"/projects/{index}/description", project.description


@cache
def _paragraph() -> re.Pattern[str]:
    return re.compile(r"[^\n]+")
