"""Backups: one file with everything, shown before it changes anything, merged or taken whole, and undone."""

from __future__ import annotations

import copy
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stored import Disk, ops
from visiting import INES, Visitor, said, shown

from legible.drafts import base_of
from legible.migrations import VERSION
from legible.saved_reading import from_records
from legible.seen import Seen
from legible.seen_json import seen_to_text
from legible.versions import automatic, read_version

ROWAN: dict[str, Any] = {"basics": {"name": "Rowan Ashdown"}, "work": [{"name": "Quay Labs"}]}


@pytest.fixture
def visitor() -> Visitor:
    """Give a visitor with a CV, a variant of it with a version, and a third CV."""
    visitor = Visitor()
    visitor.bring(INES)
    visitor.do("draft-tailor", draft="1")
    visitor.do("version-keep")
    visitor.typed("Keeps parcels moving.")
    visitor.do("draft-new")
    visitor.typed("Rowan Ashdown", "/basics/name")
    return visitor


def backup_of(visitor: Visitor) -> tuple[str, str]:
    """Make a backup; gives the file's name and its text."""
    file = ops(visitor.do("backup"), "file")[0]
    assert file["type"] == "application/json"
    return file["name"], file["text"]


def titles(visitor: Visitor) -> list[str]:
    return [draft.name or draft.cv.basics.name for draft in visitor.app.state.drafts]


def content(draft: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in draft.items() if key not in ("id", "base", "versions")}


def test_a_backup_holds_everything_under_the_day_s_name(visitor: Visitor) -> None:
    name, text = backup_of(visitor)
    assert name == "legible-backup-2026-11-23.json"
    held = json.loads(text)["state"]
    assert list(held["drafts"].values()) == visitor.plain()
    assert visitor.app.state.backed_up == "2026-11-23T09:06:00"


def test_a_backup_holds_no_word_of_what_was_deleted_or_waits(visitor: Visitor) -> None:
    visitor.bring(
        b"Tamsin Gorse\ntamsin@example.org\n\nWork\nPorter, Quay Labs, 2019 - 2021\n", "deleted.txt"
    )
    visitor.do("choose", use="new")
    visitor.do("version-keep")
    assert "Tamsin Gorse" in backup_of(visitor)[1]
    visitor.do("draft-delete", draft=visitor.app.state.current)
    visitor.bring(ROWAN)
    assert visitor.app.state.proposal
    before = visitor.app.state
    _, text = backup_of(visitor)
    assert "Tamsin" not in text and "Quay Labs" not in text
    assert visitor.app.state.shelf == before.shelf and visitor.app.state.history == before.history
    assert visitor.app.state.proposal == before.proposal


def test_a_backup_is_no_step_of_the_history(visitor: Visitor) -> None:
    before = visitor.app.state.history
    backup_of(visitor)
    assert visitor.app.state.history is before


def test_on_another_device_a_backup_brings_everything(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    other = Visitor()
    patches = other.bring(text.encode(), "b.json")
    assert other.plain()[0]["cv"] == {}, "nothing changes before the choice"
    html = shown(patches, "#arriving")
    assert "It holds 3 CVs" in html and html.count("</strong>: is not here") == 3
    assert "23 Nov 2026" in html
    other.do("restore", use="replace")
    assert other.plain() == visitor.plain()
    assert other.app.state.current == visitor.app.state.current
    other.undone_and_done_again()
    key = other.app.state.drafts[1].versions[0].snapshot
    other.do("draft-open", draft="2")
    other.do("version-restore", index=0, key=key)
    assert other.app.state.draft.cv.basics.summary == "Keeps ferries on time."
    assert from_records(other.disk.root, other.disk.records).state.drafts == other.app.state.drafts


def test_the_preview_says_what_is_here_what_differs_and_what_is_new(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    visitor.do("draft-delete", draft="3")
    visitor.do("draft-open", draft="2")
    visitor.typed("Keeps trains moving.")
    html = shown(visitor.bring(text.encode(), "b.json"), "#arriving")
    assert html.count("is here already") == 1
    assert html.count("is here, but differs") == 1
    assert "Keeps trains moving." in html and "Keeps parcels moving." in html
    assert html.count("</strong>: is not here") == 1


def test_merging_adds_what_is_missing_and_puts_what_differs_beside(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    visitor.do("draft-delete", draft="3")
    visitor.do("draft-open", draft="2")
    visitor.typed("Keeps trains moving.")
    before = visitor.plain()
    visitor.bring(text.encode(), "b.json")
    assert "2 CVs were added" in said(visitor.do("restore", use="merge"))
    after = visitor.plain()
    assert after[:2] == before
    assert [draft["cv"]["basics"].get("summary") for draft in after[2:]] == ["Keeps parcels moving.", None]
    assert after[2]["name"].endswith("(from the backup of 23 Nov 2026)")
    assert after[2]["base"] == "1", "its base is here, unchanged"
    assert after[3]["name"] == ""
    visitor.undone_and_done_again()
    visitor.do("undo")
    assert visitor.plain() == before


def test_merging_a_backup_of_the_present_adds_nothing(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    html = shown(visitor.bring(text.encode(), "b.json"), "#arriving")
    assert "Add what is not here" not in html
    steps = visitor.app.state.history.steps
    visitor.do("restore", use="merge")
    assert visitor.app.state.history.steps == steps


def test_a_saved_version_that_is_missing_comes_back_to_the_same_cv(visitor: Visitor) -> None:
    visitor.do("draft-open", draft="2")
    visitor.do("version-keep")
    visitor.do("draft-name", draft="2", value="For the bank")
    kept = visitor.app.state.draft.versions
    _, text = backup_of(visitor)
    visitor.do("draft-name", draft="2", value="")
    for version in kept[::-1]:
        visitor.do("version-delete", index=kept.index(version), key=version.snapshot)
    html = shown(visitor.bring(text.encode(), "b.json"), "#arriving")
    assert "is here already, without its name and 2 saved versions" in html
    assert "Add what is not here" in html
    patches = visitor.do("restore", use="merge")
    assert "0 CVs were added" not in said(patches) and "2 saved versions" in said(patches)
    draft = visitor.app.state.drafts[1]
    assert (len(visitor.app.state.drafts), draft.name) == (3, "For the bank")
    assert draft.versions == tuple(version for version in kept if not automatic(version))
    visitor.undone_and_done_again()
    again = Visitor(visitor.disk)
    again.do("draft-open", draft="2")
    assert read_version(again.app.state, draft.versions[0].snapshot)
    steps = again.app.state.history.steps
    again.bring(text.encode(), "b.json")
    again.do("restore", use="merge")
    assert again.app.state.history.steps == steps, "what came once does not come twice"


def test_a_version_that_was_renamed_since_does_not_come_twice(visitor: Visitor) -> None:
    visitor.do("draft-open", draft="2")
    _, text = backup_of(visitor)
    key = visitor.app.state.draft.versions[0].snapshot
    visitor.do("version-name", index=0, key=key, value="As sent")
    assert "is here already, unchanged" in shown(visitor.bring(text.encode(), "b.json"), "#arriving")


def test_a_base_that_comes_back_is_known_to_its_variant_again(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    visitor.do("draft-delete", draft="1")
    visitor.bring(text.encode(), "b.json")
    visitor.do("restore", use="merge")
    variant, _, base = visitor.app.state.drafts
    assert base_of(visitor.app.state, variant) is base


def test_of_two_equal_cvs_each_gets_its_own_versions() -> None:
    visitor = Visitor()
    visitor.bring(INES)
    visitor.do("draft-copy", draft="1")
    visitor.do("version-keep")
    _, text = backup_of(visitor)
    html = shown(visitor.bring(text.encode(), "b.json"), "#arriving")
    assert html.count("is here already, unchanged") == 2


def test_a_stranger_s_first_cv_is_not_taken_for_one_of_mine(visitor: Visitor) -> None:
    other = Visitor()
    other.bring(ROWAN)
    _, text = backup_of(other)
    html = shown(visitor.bring(text.encode(), "b.json"), "#arriving")
    assert "differs" in html, "it goes by the same name as the third CV"
    html = shown(visitor.do("draft-delete", draft="3"), "#arriving")
    assert "</strong>: is not here" in html, "though its id is that of the first"


def test_replacing_keeps_a_version_of_what_a_cv_was(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    visitor.do("draft-open", draft="1")
    visitor.typed("Keeps trains moving.")
    visitor.bring(text.encode(), "b.json")
    visitor.do("restore", use="replace")
    place = len(visitor.app.state.drafts[0].versions) - 1
    kept = visitor.app.state.drafts[0].versions[place]
    assert kept.why == "restoring the backup of 23 Nov 2026"
    visitor.do("draft-open", draft="1")
    assert visitor.app.state.draft.cv.basics.summary == "Keeps ferries on time."
    visitor.do("version-restore", index=place, key=kept.snapshot)
    assert visitor.app.state.draft.cv.basics.summary == "Keeps trains moving."


def test_a_new_cv_after_a_restore_gets_an_id_of_its_own(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    other = Visitor()
    other.bring(text.encode(), "b.json")
    other.do("restore", use="replace")
    other.do("draft-new")
    assert [draft.id for draft in other.app.state.drafts] == ["1", "2", "3", "4"]


def test_leaving_it_leaves_everything(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    before = visitor.plain()
    visitor.bring(text.encode(), "b.json")
    assert not shown(visitor.do("restore", use="keep"), "#arriving")
    assert visitor.plain() == before
    assert "Choose the file again" in said(visitor.do("restore", use="merge"))


@pytest.mark.parametrize("version", [1, 2, 3])
def test_what_was_kept_aside_can_be_brought_back(version: int) -> None:
    from test_saved import example

    root, kept = example(version)
    aside = {"app": "legible", "kind": "kept-aside", "saved": root, "kept": kept}
    visitor = Visitor()
    visitor.bring(aside, "legible-kept-aside.json")
    visitor.do("restore", use="replace")
    assert visitor.app.state.drafts[0].cv.basics.name in ("Rowan Ashdown", "Rowan A. Ashdown")


def test_what_the_page_could_not_save_comes_with_its_journal(visitor: Visitor) -> None:
    typed = {"type": "edit", "path": "/basics/name", "value": "Typed last", "n": 999}
    raw = {"app": "legible", "kind": "raw-backup", "journal": [typed]}
    other = Visitor()
    other.bring({**raw, "saved": visitor.disk.root, "kept": visitor.disk.records}, "legible-backup.json")
    other.do("restore", use="replace")
    assert other.app.state.draft.cv.basics.name == "Typed last"


def test_a_journal_that_was_damaged_brings_what_can_be_read_of_it(visitor: Visitor) -> None:
    typed = {"type": "edit", "path": "/basics/name", "value": "Typed last", "n": 999}
    raw = {"app": "legible", "kind": "raw-backup", "saved": visitor.disk.root, "kept": visitor.disk.records}
    other = Visitor()
    patches = other.bring({**raw, "journal": [None, {"n": "7"}, typed]}, "legible-backup.json")
    assert "2 last steps" in shown(patches, "#arriving")
    other.do("restore", use="replace")
    assert other.app.state.draft.cv.basics.name == "Typed last"


def changed(text: str, **changes: Any) -> bytes:
    return json.dumps({**json.loads(text), **changes}).encode()


def test_what_cannot_be_restored_says_why_and_changes_nothing(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    before = visitor.app.state
    for data, words in (
        (text.encode()[: len(text) // 2], "damaged"),
        (changed(text, state={}), "damaged"),
        (changed(text, state=None), "damaged"),
        (changed(text, version=VERSION + 1), "newer"),
        (changed(text, version="3"), "damaged"),
        (changed(text, kind="encrypted-backup"), "encrypted"),
        (changed(text, kind="report"), "no backup"),
        (changed(text, kind="kept-aside"), "damaged"),
    ):
        assert words in said(visitor.bring(data, "b.json")), words
        assert visitor.app.state == before


def test_what_is_damaged_in_a_backup_is_told_before_the_choice(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    key = visitor.app.state.drafts[1].versions[0].snapshot
    assert "cannot be brought back" not in shown(visitor.bring(text.encode(), "b.json"), "#arriving")
    held = json.loads(text)
    held["state"]["shelf"][key] = held["state"]["shelf"][key][:-3]
    visitor.bring(held, "b.json")
    assert "1 version cannot be brought back" in visitor.app.sent["#arriving"]["html"]
    del held["state"]["shelf"][key]
    visitor.bring(held, "b.json")
    assert "1 version cannot be brought back" in visitor.app.sent["#arriving"]["html"]
    held["state"]["shelf"]["0123abcd-7"] = "{"
    html = shown(visitor.bring(held, "b.json"), "#arriving")
    assert "1 version and 1 file as it was read cannot be brought back" in html


def test_what_is_damaged_in_what_was_kept_aside_is_told_too(visitor: Visitor) -> None:
    name = json.loads(visitor.disk.root)["state"]["records"][0]
    kept = {**visitor.disk.records, name: "{"}
    aside = {"app": "legible", "kind": "kept-aside", "saved": visitor.disk.root, "kept": kept}
    html = shown(Visitor().bring(aside, "aside.json"), "#arriving")
    assert "1 CV cannot be brought back" in html and "It holds 2 CVs" in html


def test_a_cv_that_mentions_us_is_still_a_cv() -> None:
    visitor = Visitor()
    visitor.bring({"basics": {"name": "Ines Calloway", "label": "legible"}, "app": "another"})
    assert visitor.app.state.draft.cv.basics.name == "Ines Calloway"


@pytest.mark.parametrize("use", ["merge", "replace"])
@pytest.mark.parametrize("kind", ["draft", "steps"])
def test_a_record_s_name_in_a_backup_cannot_stand_in_for_another(
    visitor: Visitor, kind: str, use: str
) -> None:
    _, text = backup_of(visitor)
    held, other = json.loads(text), Visitor()
    other.typed("Mine.")
    empty = seen_to_text(Seen("", (), (), None))
    first = held["state"]["drafts"].pop("1")
    names = [f"{kind}-{number}" for number in range(1, 40)]
    held["state"]["shelf"] |= dict.fromkeys(names, empty)
    held["state"]["drafts"] |= {str(at): {**first, "seen": name} for at, name in enumerate(names, start=10)}
    held["state"]["drafts"] |= {key: {**data, "id": key} for key, data in held["state"]["drafts"].items()}
    held["state"]["order"] = list(held["state"]["drafts"])
    other.bring(held, "b.json")
    other.do("restore", use=use)
    other.typed("Mine again.")
    opened = from_records(other.disk.root, other.disk.records)
    assert not opened.why
    assert opened.state.drafts == other.app.state.drafts
    assert opened.state.history == other.app.state.history
    assert {draft.seen.name for draft in opened.state.drafts if draft.seen}.isdisjoint(names)


def test_an_unknown_guide_in_a_backup_gives_way(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    other = Visitor()
    other.bring(text.replace("backend-developer", "lamplighter").encode(), "b.json")
    other.do("restore", use="merge")
    assert {draft.guide for draft in other.app.state.drafts} == {"backend-developer"}


@pytest.mark.parametrize(
    ("day", "age", "due"),
    [
        ("2026-11-23", "Last backup: today", False),
        ("2026-11-24", "Last backup: yesterday", False),
        ("2026-11-30", "Last backup: 7 days ago", False),
        ("2026-12-05", "Last backup: 12 days ago", True),
    ],
)
def test_a_reminder_tells_the_age_and_stands_out_after_a_week(
    visitor: Visitor, day: str, age: str, due: bool
) -> None:
    backup_of(visitor)
    visitor.typed("Something new.")
    later = Visitor(visitor.disk, day)
    shown_now = later.app.sent["#backup-age"]["html"]
    assert age in shown_now
    assert ("due" in shown_now) is due


def test_undo_after_a_restore_leaves_no_wrong_date_of_the_last_backup(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    other = Visitor()
    other.typed("Never backed up.")
    other.bring(text.encode(), "b.json")
    other.do("restore", use="replace")
    other.do("undo")
    assert "No backup yet" in other.app.sent["#backup-age"]["html"]


def test_what_was_restored_where_nothing_was_is_in_the_backup(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    other = Visitor()
    other.bring(text.encode(), "b.json")
    other.do("restore", use="replace")
    assert "Last backup: today" in other.app.sent["#backup-age"]["html"]


@pytest.mark.parametrize("before", [[], ["Never backed up."]])
def test_after_a_backup_has_replaced_everything_its_age_counts_from_then(
    visitor: Visitor, before: list[str]
) -> None:
    _, text = backup_of(visitor)
    other = Visitor(day="2026-12-20")
    for words in before:
        other.typed(words)
    other.bring(text.encode(), "b.json")
    other.do("restore", use="replace")
    age = other.app.sent["#backup-age"]["html"]
    assert "Last backup: today" in age
    assert "due" not in age
    other.typed("Something new.")
    later = Visitor(Disk(other.disk.root, other.disk.records), "2027-01-01")
    assert "Last backup: 12 days ago" in later.app.sent["#backup-age"]["html"]
    other.do("undo")
    other.do("undo")
    assert before == [] or "No backup yet" in other.app.sent["#backup-age"]["html"]
    other.do("redo")
    assert "Last backup: today" in other.app.sent["#backup-age"]["html"]


def test_a_merge_that_leaves_nothing_beside_the_backup_counts_as_one(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    for typed, told in (("", "Last backup: today"), ("Mine", "No backup yet")):
        other = Visitor(day="2026-12-20")
        other.typed(typed)
        for _ in range(2):  # the second one brings nothing
            other.bring(text.encode(), "b.json")
            other.do("restore", use="merge")
            assert told in other.app.sent["#backup-age"]["html"]


def test_a_merge_that_brings_nothing_says_that_all_is_in_the_file(visitor: Visitor) -> None:
    _, text = backup_of(visitor)
    visitor.day = "2026-12-20"
    visitor.bring(text.encode(), "b.json")
    visitor.do("restore", use="merge")
    assert "Last backup: today" in visitor.app.sent["#backup-age"]["html"]
    visitor.typed("Mine")
    visitor.day = "2026-12-24"
    visitor.bring(text.encode(), "b.json")
    visitor.do("restore", use="merge")
    assert "Last backup: 4 days ago" in visitor.app.sent["#backup-age"]["html"]


def test_nothing_new_is_no_reason_for_a_reminder(visitor: Visitor) -> None:
    backup_of(visitor)
    later = Visitor(visitor.disk, "2027-03-01")
    assert "due" not in later.app.sent["#backup-age"]["html"]
    assert "due" not in Visitor().app.sent["#backup-age"]["html"], "there is nothing at all yet"


def test_a_backup_of_a_large_desk_is_made_and_restored_in_a_moment() -> None:
    big = {**INES, "work": [{"name": f"Job {n}", "highlights": ["x" * 90] * 10} for n in range(20)]}
    visitor = Visitor()
    visitor.bring(big)
    for _ in range(20):
        visitor.do("draft-copy", draft="1")
        visitor.do("version-keep")
    before = time.process_time()
    _, text = backup_of(visitor)
    other = Visitor()
    other.bring(text.encode(), "b.json")
    other.do("restore", use="replace")
    assert time.process_time() - before < 30
    assert len(text) > 500_000
    assert other.plain() == visitor.plain()


WORDS = st.sampled_from(["", "Keeps ferries on time.", "Keeps parcels moving.", "Zoë"])


@settings(max_examples=40)
@given(here=st.lists(WORDS, min_size=1, max_size=4), there=st.lists(WORDS, min_size=1, max_size=4))
def test_merging_keeps_all_that_is_here_and_has_all_that_came(here: list[str], there: list[str]) -> None:
    mine, theirs = desk(here), desk(there)
    before, came = copy.deepcopy(mine.plain()), theirs.plain()
    _, text = backup_of(theirs)
    mine.bring(text.encode(), "b.json")
    mine.do("restore", use="merge")
    after = mine.plain()
    assert after[: len(before)] == before
    unnamed = [{**content(draft), "name": ""} for draft in after]
    assert all({**content(draft), "name": ""} in unnamed for draft in came)
    assert len(after) <= len(before) + len(came)
    again = len(after)
    mine.bring(text.encode(), "b.json")
    mine.do("restore", use="merge")
    assert len(mine.plain()) == again, "what came once does not come twice"


def desk(texts: list[str]) -> Visitor:
    visitor = Visitor()
    visitor.typed(texts[0])
    for text in texts[1:]:
        visitor.do("draft-new")
        visitor.typed(text)
    return visitor
