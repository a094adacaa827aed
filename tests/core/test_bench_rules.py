"""The measuring tool predicts for each kind of labelled record, from its unlabelled keys alone."""

from __future__ import annotations

from typing import Any

import pytest

from legible.assets import load_library

LIBRARY = load_library()
WORK = [
    {"name": "Larch Retail", "startDate": "2022-01", "highlights": ["Responsible for the tills."]},
    {
        "name": "Fir Foods",
        "startDate": "2020-01",
        "endDate": "2022-12",
        "highlights": ["Cut the queue by half."],
    },
]


def predicted(record: dict[str, Any]) -> dict[str, Any]:
    tool = pytest.importorskip("bench_rules", reason="the tools are not part of the engine")
    found: dict[str, Any] = tool.predict({"id": "x", **record}, LIBRARY)
    return found


def test_a_line_gets_its_labels() -> None:
    found = predicted({"text": "Responsible for the tills.", "role": "retail"})
    assert found["weak_opening"] and not found["has_metric"]


def test_a_cv_gets_its_steps_and_facts() -> None:
    found = predicted({"cv": {"basics": {"name": "Ada Fernside"}, "work": WORK}, "guide": "retail"})
    assert set(found["final_check"]) == {"1", "2", "3", "4", "5"}
    assert found["facts"]["overlaps"] == [["w0", "w1"]]
    assert "email" in found["facts"]["missing_contact"]


def test_an_advert_gets_what_it_asks_for() -> None:
    found = predicted(
        {"title": "Developer", "text": "What you need\n- Python\n\nNice to have\n- Terraform\n"}
    )
    assert (found["must_have"], found["nice_to_have"]) == (["Python"], ["Terraform"])
