"""A tailored CV knows what its base said when they parted, and so who has changed what since."""

from __future__ import annotations

import json
from typing import Any

import pytest
from stored import Disk
from visiting import INES, LIBRARY, Visitor

from legible.differences import differences
from legible.drafts import difference_key
from legible.saved import sum_of

HERE, BASE = "2", "1"
Done = tuple[str, str, dict[str, Any]]  # in which CV, the action's type, its words


@pytest.fixture
def visitor() -> Visitor:
    """Give a visitor with a base and a variant that says the same."""
    visitor = Visitor()
    visitor.bring(INES)
    visitor.do("draft-tailor", draft=BASE)
    visitor.do("look", key="base")
    return visitor


def after(visitor: Visitor, *steps: Done) -> str:
    """Do things in the CVs and give what is said of the differences."""
    for where, kind, words in steps:
        visitor.do("draft-open", draft=where)
        visitor.do(kind, **words)
    visitor.do("draft-open", draft=HERE)
    return str(visitor.app.sent["#variant"]["html"])


def told(html: str) -> list[str]:
    """Give the sentences about who has changed what."""
    starts = ("Changed", "Added", "Removed", "Moved")
    lines = (line.removeprefix("<p>").removesuffix("</p>") for line in html.splitlines() if "<p>" in line)
    return [line for line in lines if line.startswith(starts)]


def typing(where: str, path: str, text: str) -> Done:
    return where, "edit", {"path": path, "value": text}


SUMMARY, BULLET = "/basics/summary", "/work/0/highlights/0"
ADDED = [("add", {"path": "/interests"}), ("edit", {"path": "/interests/0/name", "value": "Bell ringing"})]


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([typing(HERE, SUMMARY, "Mine")], ["Changed here."]),
        ([typing(BASE, SUMMARY, "Theirs")], ["Changed in the base since."]),
        (
            [typing(HERE, SUMMARY, "Mine"), typing(BASE, SUMMARY, "Theirs")],
            ["Changed here and in the base."],
        ),
        (
            [typing(HERE, SUMMARY, "Mine"), typing(BASE, BULLET, "Built the timetable again")],
            ["Changed here.", "Changed in the base since."],
        ),
        ([(HERE, kind, words) for kind, words in ADDED], ["Added here."]),
        ([(BASE, kind, words) for kind, words in ADDED], ["Added to the base since."]),
        ([(HERE, "remove", {"path": "/work/1"})], ["Removed here."]),
        ([(BASE, "remove", {"path": "/work/1"})], ["Removed from the base since."]),
        (
            [
                (HERE, "remove", {"path": "/work/1"}),
                typing(BASE, "/work/1/highlights/0", "Wrote all the tests"),
            ],
            ["Removed here, but changed in the base."],
        ),
        (
            [
                (BASE, "remove", {"path": "/work/1"}),
                typing(HERE, "/work/1/highlights/0", "Wrote all the tests"),
            ],
            ["Changed here, but removed from the base."],
        ),
        ([(HERE, "move", {"path": "/work/0", "by": 1})], ["Moved here."]),
        ([(BASE, "move", {"path": "/work/0", "by": 1})], ["Moved in the base since."]),
        (
            [(HERE, "move", {"path": "/work/0", "by": 1}), typing(BASE, BULLET, "Built the timetable again")],
            ["Changed in the base since.", "Moved here."],
        ),
    ],
)
def test_each_difference_says_who_has_changed_what(
    visitor: Visitor, steps: list[Done], words: list[str]
) -> None:
    assert sorted(told(after(visitor, *steps))) == sorted(words)


def test_what_was_taken_over_or_put_into_the_base_is_agreed_on(visitor: Visitor) -> None:
    after(visitor, typing(BASE, SUMMARY, "Theirs"), typing(BASE, BULLET, "Built the timetable again"))
    mine, base = visitor.app.state.draft, visitor.app.state.drafts[0]
    visitor.do("pull", key=difference_key(differences(mine.cv, base.cv, LIBRARY)[0]))
    assert told(after(visitor, typing(HERE, SUMMARY, "Mine"))) == [
        "Changed here.",
        "Changed in the base since.",
    ]
    mine = visitor.app.state.draft
    visitor.do("push", key=difference_key(differences(mine.cv, base.cv, LIBRARY)[0]))
    assert told(after(visitor, typing(BASE, SUMMARY, "Theirs again"))) == ["Changed in the base since."] * 2
    visitor.do("pull-all")
    assert told(after(visitor, typing(HERE, SUMMARY, "Mine again"))) == ["Changed here."]
    visitor.undone_and_done_again()


def test_it_is_known_after_a_reload_and_a_backup(visitor: Visitor) -> None:
    after(visitor, typing(BASE, SUMMARY, "Theirs"))
    (file,) = [patch for patch in visitor.do("backup") if patch["op"] == "file"]
    other = Visitor()
    other.bring(file["text"].encode(), "b.json")
    other.do("restore", use="replace")
    again = Visitor(Disk(visitor.disk.root, visitor.disk.records))
    for one in (other, again):
        one.do("look", key="base")
        assert told(after(one)) == ["Changed in the base since."]


def test_of_a_cv_that_was_tailored_before_this_was_kept_nothing_is_said(visitor: Visitor) -> None:
    after(visitor, typing(BASE, SUMMARY, "Theirs"))
    records = {}
    for name, text in visitor.disk.records.items():
        data = json.loads(text)
        if name.startswith("draft-"):
            del data["parted"]
        records[name] = json.dumps(data)
    root = json.loads(visitor.disk.root)
    del root["state"]["sums"]
    old = Visitor(Disk(json.dumps({**root, "sum": sum_of(root)}), records))
    old.do("look", key="base")
    html = after(old)
    assert "1 difference." in html
    assert told(html) == []
    old.do("pull-all")
    assert told(after(old, typing(BASE, SUMMARY, "Theirs again"))) == ["Changed in the base since."]
