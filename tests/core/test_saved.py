"""Whatever an earlier version or an accident has left in storage is opened or kept aside, and never lost."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest
from accidents import (
    ACCIDENTS,
    CASES,
    FUZZED,
    LIBRARY,
    NOWHERE,
    accident,
    astray,
    example,
    hurt_journal,
    is_held,
    pointed_nowhere,
)
from stored import Disk, ops

from legible.app import App
from legible.journal import UNREAD
from legible.migrations import VERSION
from legible.outcome import Outcome
from legible.render.adjust import Adjustments
from legible.saved import whole
from legible.saved_reading import CHANGED, CannotOpenSaved, from_records, from_whole
from legible.state import State
from legible.state_json import draft_to_json


def opened(version: int) -> App:
    """Start with what a version has stored."""
    app = App(LIBRARY)
    root, kept = example(version)
    patches = start(app, root, kept)
    assert not ops(patches, "failed") + ops(patches, "aside")
    return app


def start(app: App, root: str, kept: dict[str, str], journal: Any = ()) -> list[dict[str, Any]]:
    first = {"type": "start", "saved": root, "kept": kept, "journal": journal, "today": "2026-11-23"}
    return app.dispatch(first)


def test_every_version_there_was_has_its_example() -> None:
    assert [path.stem for path in sorted(CASES.iterdir())] == [
        f"version-{number}" for number in range(1, VERSION + 1)
    ]
    assert [json.loads(example(number)[0])["version"] for number in range(1, VERSION + 1)] == list(
        range(1, VERSION + 1)
    )


def test_version_1_opens_with_its_draft_and_the_step_before() -> None:
    app = opened(1)
    draft = app.state.draft
    assert draft.cv.basics.name == "Rowan Ashdown"
    assert draft.rough.endswith("07700 900777")
    assert draft.file_name == "columns.pdf"
    assert [line.text for line in draft.leftovers] == ["Chess"]
    assert draft.conflicts[0].other == "rowan@example.org"
    assert draft.ticks == ("2",)
    undone_is(app, 1)


def test_version_2_opens_with_its_file_that_waits_and_what_it_was_read_from() -> None:
    app = opened(2)
    draft, proposal = app.state.draft, app.state.proposal
    assert draft.cv.basics.name == "Rowan A. Ashdown"
    assert (draft.paper, draft.advert.split("\n")[0]) == ("letter", "Developer")
    assert draft.seen and len(draft.seen.lines) == 31
    assert proposal and proposal.cv.basics.name == "Ines Calloway"
    undone_is(app, 2)


def undone_is(app: App, version: int) -> None:
    """Undo must lead to what the old version would have led to, and to nothing else."""
    then = json.loads(example(version)[0])["state"]
    present = draft_to_json(app.state.draft)
    assert {key: present[key] for key in then["draft"]} == then["draft"]
    why = then["before_why"].removesuffix(", and what was changed since")
    assert app.state.history.last and app.state.history.last.why == why
    assert not ops(app.dispatch({"type": "undo", "n": 1}), "failed")
    earlier = draft_to_json(app.state.draft)
    assert {key: earlier[key] for key in then["before"]} == then["before"]
    app.dispatch({"type": "redo", "n": 2})
    assert draft_to_json(app.state.draft) == present


def test_version_3_opens_with_its_cvs_versions_and_steps() -> None:
    app = opened(3)
    state = app.state
    assert [draft.name for draft in state.drafts] == ["", "For Harbour Post", ""]
    assert state.drafts[1].base == "1"
    assert [version.name for version in state.drafts[0].versions] == ["", "As sent to Quay Labs"]
    assert state.drafts[0].jottings == (("/work/0", "Ask Mina for the numbers."),)
    assert state.drafts[0].hidden == ("/work/1",)
    assert state.proposal and state.backed_up == "2026-11-23T09:58:00"
    assert (state.history.at, len(state.history.steps)) == (12, 14)
    for number in range(1, 15):
        assert not ops(app.dispatch({"type": "undo", "n": 100 + number}), "failed")
    assert app.state.drafts == State().drafts
    for number in range(1, 15):
        assert not ops(app.dispatch({"type": "redo", "n": 200 + number}), "failed")
    assert len(app.state.drafts[1].cv.work[0].highlights) == 0


def test_version_4_opens_with_how_its_cvs_look() -> None:
    draft = opened(4).state.draft
    assert (draft.theme, draft.language) == ("quiet", "cy")
    assert draft.adjust == Adjustments("#1f4d6b", text_size_pt=10.5, titles={"work": "Posts held"})


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_what_is_opened_is_stored_in_the_present_shape(version: int) -> None:
    app = App(LIBRARY)
    root, kept = example(version)
    disk = Disk("", dict(kept)).take(start(app, root, kept))
    assert json.loads(disk.root)["version"] == VERSION
    assert from_records(disk.root, disk.records).state == app.state


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_everything_can_be_written_as_one_value_and_read_again(version: int) -> None:
    state = opened(version).state
    assert from_whole(json.loads(json.dumps(whole(state))), VERSION).state == state


@pytest.mark.parametrize(
    ("root", "reason"),
    [
        ("", "damaged"),
        ("null", "damaged"),
        ("[]", "damaged"),
        ('{"app": "legible"}', "damaged"),
        ('{"app": "another", "version": 1}', "damaged"),
        ('{"app": "legible", "version": true}', "damaged"),
        ('{"app": "legible", "version": 0}', "damaged"),
        ('{"app": "legible", "version": 99}', "newer"),
    ],
)
def test_what_is_no_envelope_of_ours_is_not_opened(root: str, reason: str) -> None:
    with pytest.raises(CannotOpenSaved) as refusal:
        from_records(root, {})
    assert refusal.value.reason == reason


def test_a_root_that_was_emptied_takes_no_records_along() -> None:
    patches = start(App(LIBRARY), "", example(3)[1])
    assert ops(patches, "aside")[0]["names"] == []


def test_records_that_nothing_leads_to_any_more_go_at_the_next_visit() -> None:
    app, disk = App(LIBRARY), Disk(*example(3))
    disk.take(start(app, *example(3)))
    version = app.state.drafts[0].versions[0].snapshot
    assert version in disk.records
    app.dispatch({"type": "draft-open", "draft": "1", "n": 300})
    disk.take(app.dispatch({"type": "version-delete", "index": 0, "key": version, "n": 301}))
    assert version in from_records(disk.root, disk.records).state.shelf, "Undo still leads to it"
    app.state = State(app.state.drafts, "1", 3, shelf=app.state.shelf)
    disk.take(app._saved())
    again = App(LIBRARY)
    disk.take(start(again, disk.root, disk.records))
    assert version not in disk.records
    assert len([name for name in disk.records if name.startswith("version-")]) == 2


def test_a_damaged_step_is_told_and_does_not_stand_in_the_way() -> None:
    root, kept = example(3)
    steps = json.loads(kept["steps-30"])
    steps[11][6][0]["path"] = "/drafts/77/rough"
    hurt = {**kept, "steps-30": json.dumps(steps)}
    app = App(LIBRARY)
    start(app, root, hurt)
    before = app.state.drafts
    patches = app.dispatch({"type": "undo", "n": 900})
    assert not ops(patches, "failed")
    assert "cannot be taken" in ops(patches, "alert")[0]["text"]
    assert app.state.drafts == before
    app.dispatch({"type": "draft-new", "n": 901})
    app.dispatch({"type": "undo", "n": 902})
    assert app.state.drafts == before


@pytest.mark.parametrize("part", astray(""))
@pytest.mark.parametrize("path", NOWHERE, ids=lambda path: path[:20])
def test_a_pointer_that_leads_nowhere_stands_in_no_way_and_takes_no_words_along(path: str, part: str) -> None:
    root, kept = example(3)
    name = json.loads(root)["state"]["records"][0]
    changed = json.loads(kept[name]) | astray(path)[part]
    app = App(LIBRARY)
    hurt = {**kept, name: json.dumps(changed)}
    patches = start(app, root, hurt)
    assert not ops(patches, "failed") + ops(patches, "aside")
    patches = app.dispatch({"type": "draft-open", "draft": changed["id"], "n": 900})
    assert not ops(patches, "failed")
    draft, words = app.state.draft, [line.text for line in app.state.draft.leftovers]
    places = [differs.path for differs in draft.conflicts] + [where for where, _ in draft.jottings]
    assert path not in (*places, *draft.doubts, *draft.hidden)
    lost = {"choice": ["The other one"], "note": ["Ask Mina."], "line": ["A line"]}
    assert set(lost.get(part, [])) <= set(words)
    for action in ({"type": "move", "path": "/work/0", "by": 1}, {"type": "remove", "path": "/work/0"}):
        assert not ops(app.dispatch({**action, "n": app.seen + 1}), "failed"), action


class Quiet(App):
    """The engine without a screen, for most of the accidents."""

    def _shown(self, outcome: Outcome) -> list[dict[str, Any]]:
        return []


@pytest.mark.parametrize("tens", range(FUZZED // 10))
def test_after_any_accident_all_is_opened_or_kept_aside(tens: int) -> None:
    for number in range(10 * tens, 10 * tens + 10):
        root, kept = accident(number)
        seen = number % 7 == 0 or ACCIDENTS[number % len(ACCIDENTS)] is pointed_nowhere
        app = App(LIBRARY) if seen else Quiet(LIBRARY)
        patches = start(app, root, dict(kept))
        assert not ops(patches, "failed"), (number, patches)
        aside = ops(patches, "aside")
        everything = any(not patch["names"] for patch in aside)
        named = {name for patch in aside for name in patch["names"]}
        for name, text in kept.items():
            assert everything or name in named or is_held(app.state, name, text), (number, name)
        assert everything or app.state.drafts, number
        survives(app, Disk(root, dict(kept)).take(patches), number)


@pytest.mark.parametrize("tens", range(FUZZED // 10))
def test_an_accident_in_the_journal_takes_no_words_along(tens: int) -> None:
    for number in range(10 * tens, 10 * tens + 10):
        journal, words = hurt_journal(random.Random(number))
        root, kept = example(1 + number % VERSION)
        app = Quiet(LIBRARY)
        patches = start(app, root, kept, journal)
        assert not ops(patches, "failed") + ops(patches, "aside"), (number, patches)
        assert ops(patches, "alert")[0]["text"] == UNREAD, number
        disk, held = Disk(root, dict(kept)).take(patches), app.state.drafts
        again = Quiet(LIBRARY)
        disk.take(start(again, disk.root, disk.records, journal))
        assert again.state.drafts == held, number
        while words and app.state.history.last:  # what was typed over is a step back
            said = json.dumps([draft_to_json(draft) for draft in app.state.drafts])
            words = [text for text in words if text not in said]
            app.dispatch({"type": "undo", "n": 900})
        assert not words, number
        survives(again, disk, number)


@pytest.mark.parametrize(
    ("journal", "lines"),
    [
        ([{"n": "7", "type": "edit", "path": "/basics/name", "value": "Ines"}], ["Ines"]),
        ([{"n": 7777, "type": None, "value": "Ines"}], ['{"n": 7777, "type": null, "value": "Ines"}']),
        ([{"n": 7777, "type": "dance", "value": "Ines"}], ['{"n": 7777, "type": "dance", "value": "Ines"}']),
        ([None, [], {}, "", {"n": None, "type": "undo"}, {"n": 7777, "type": "undo"}], []),
        (["Wrote tests"], ["Wrote tests"]),
        ("Wrote tests", ["Wrote tests"]),
        ([{"n": -1, "type": "paste", "text": "One\nTwo"}] * 2, ["One", "Two"]),
    ],
)
def test_words_in_a_journal_that_cannot_be_read_become_lines_without_a_place(
    journal: Any, lines: list[str]
) -> None:
    app = App(LIBRARY)
    assert not ops(start(app, "", {}, journal), "failed")
    assert [line.text for line in app.state.draft.leftovers] == lines


def letter_changed(text: str) -> str:
    """Change a letter in a sentence of a record, which can then be read as before."""
    changed = re.sub(
        "[a-z](?= [A-Za-z])|(?<=backend-)d", lambda letter: "x" if letter[0] == "y" else "y", text, count=1
    )
    assert json.loads(changed) != json.loads(text)
    return changed


def checked() -> Disk:
    """Give what is stored with the checksums of its records."""
    disk = Disk("", dict(example(3)[1])).take(start(App(LIBRARY), *example(3)))
    sums = json.loads(disk.root)["state"]["sums"]
    assert sums.keys() == disk.records.keys()
    assert len({name.partition("-")[0] for name in sums}) > 3
    return disk


@pytest.mark.parametrize("name", sorted(checked().records))
def test_a_record_in_which_a_letter_has_changed_is_kept_aside_and_told(name: str) -> None:
    disk = checked()
    hurt = disk.records | {name: letter_changed(disk.records[name])}
    app = Quiet(LIBRARY)
    patches = start(app, disk.root, hurt)
    (aside,) = ops(patches, "aside")
    assert name in aside["names"]
    assert len(app.state.drafts) == 3, "a CV that can be read is opened"
    assert (CHANGED in aside["text"]) is name.startswith("draft-")
    assert bool(app.state.history.steps) is not name.startswith("steps-")
    assert name.startswith("draft-") or is_held(app.state, name, hurt[name]) is False
    again = Disk(disk.root, hurt).take(patches)
    assert not ops(start(Quiet(LIBRARY), again.root, again.records), "aside"), "it is told once"


def test_a_whole_record_is_never_told_of_however_often_it_is_stored() -> None:
    disk, app = checked(), App(LIBRARY)
    for number in range(3):
        patches = start(app, disk.root, dict(disk.records))
        assert not ops(patches, "aside")
        typed = {
            "type": "edit",
            "path": "/basics/name",
            "value": f"Zoë 🎉 \ud83c {number}",
            "n": app.seen + 1,
        }
        disk.take(patches).take(app.dispatch(typed))
    assert json.loads(disk.root)["state"]["sums"].keys() == disk.records.keys()


def test_records_without_checksums_open_as_they_did() -> None:
    root, kept = example(3)
    name = json.loads(root)["state"]["records"][0]
    app = Quiet(LIBRARY)
    assert not ops(start(app, root, kept | {name: letter_changed(kept[name])}), "aside")
    assert is_held(app.state, name, letter_changed(kept[name]))


def survives(app: App, disk: Disk, number: int) -> None:
    """Whatever was opened can be stored, opened and worked with."""
    opened = from_records(disk.root, disk.records)
    assert not opened.why, number
    assert opened.state.drafts == app.state.drafts, number
    patches = app.dispatch({"type": "edit", "path": "/basics/name", "value": "Typed", "n": 900})
    assert not ops(patches, "failed"), (number, patches)
    assert from_records(disk.take(patches).root, disk.records).state.draft.cv.basics.name == "Typed"


def test_half_a_character_in_what_is_stored_is_escaped_so_that_any_page_gives_it_back() -> None:
    app, disk = App(LIBRARY), Disk()
    disk.take(start(app, "", {}))
    file = {"basics": {"name": "Ines Calloway", "x-from": "half \ud83d"}}
    disk.take(app.dispatch({"type": "open", "name": "ines.json"}, json.dumps(file).encode()))
    assert [text.encode() for text in (disk.root, *disk.records.values())]
    again = from_records(disk.root, disk.records)
    assert not again.why
    assert again.state.draft.cv.basics.extra == {"x-from": "half \ud83d"}
