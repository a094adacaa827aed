"""Which lines of a page belong together: what wrapped, and what was meant to end."""

from __future__ import annotations

import pytest

from legible.document import Document, Line, PageSize, Run
from legible.parse.items import items_of
from legible.parse.limits import limits_of

SIGN_WIDTH_PT = 5.0
LEADING_PT = 13.0


def items(*texts: str, left: float = 72.0, page_width: float = 600.0) -> list[str]:
    """Set lines below one another without list markers (two spaces: further in) and join what wrapped."""
    lines = []
    for number, text in enumerate(texts):
        x, bare = left + 30 * text.startswith("  "), text.strip()
        y, width = 72 + LEADING_PT * number, SIGN_WIDTH_PT * len(bare)
        run = Run(bare, x=x, y=y, width=width, size=10)
        lines.append(Line(bare, (run,), x=x, y=y, width=width, size=10))
    document = Document("pdf", tuple(lines), (PageSize(page_width, 800),))
    return [item.text for item in items_of(document.lines, limits_of(document))]


POINTS = (
    "  Moved the tide tables to a queue, so the harbour office no longer waits.",
    "  Worked on several services for the ferry company.",
)
PARAGRAPH = (
    "Keeps the booking services of a ferry company quick, and the people who",
    "rely on them calm. Likes small steps, plain words and tests that say why",
    "Something broke in Winter, when the boats are late and the queues grow to",
    "the end of the pier.",
)


def test_points_without_markers_stay_apart_where_the_next_word_would_have_fitted() -> None:
    assert items("Backend Developer, Halcyon Ferries", *POINTS) == [
        "Backend Developer, Halcyon Ferries",
        *(point.strip() for point in POINTS),
    ]


def test_points_that_wrap_are_joined_although_the_right_margin_is_wide() -> None:
    point = ("  Moved the tide tables to a queue, so the harbour", "  office no longer waits for the import.")
    other = ("  Cut the time of a search from nine hundred to", "  forty milliseconds.")
    joined = [" ".join(line.strip() for line in pair) for pair in (point, other)]
    assert items("Backend Developer, Halcyon Ferries", *point, *other) == [
        "Backend Developer, Halcyon Ferries",
        *joined,
    ]


@pytest.mark.parametrize("page_width", [510.0, 600.0, 900.0])
def test_a_ragged_paragraph_stays_one_item_whatever_the_margin(page_width: float) -> None:
    assert items(*PARAGRAPH, page_width=page_width) == [" ".join(PARAGRAPH)]


def test_a_word_that_a_hyphen_parts_is_closed_up() -> None:
    assert items("Wrote the timetable service and its long-", "term storage.") == [
        "Wrote the timetable service and its long-term storage."
    ]
