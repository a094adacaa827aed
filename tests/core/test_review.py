"""The review of an import: each line of the file beside the field it became, and nothing lost on the way."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from stored import Disk

from legible import pointer, review
from legible.app import App
from legible.assets import load_library
from legible.bringing import draft_of
from legible.importer import import_bytes, import_notes
from legible.outcome import with_draft
from legible.parsed import Leftover
from legible.seen import Seen, seen_of
from legible.seen_json import seen_from_text, seen_to_text

CASES = Path(__file__).parent.parent / "cases"
LIBRARY = load_library()
COLUMNS = CASES / "import" / "columns.pdf"
FILES = sorted(path for path in (CASES / "import").iterdir() if path.suffix in (".pdf", ".docx", ".odt"))


def seen(path: Path) -> Seen:
    found = seen_of(import_bytes(path.read_bytes(), path.name, LIBRARY))
    assert found is not None
    return found


def begin(app: App, disk: Disk | None = None) -> list[dict[str, Any]]:
    root, records = (disk.root, disk.records) if disk else ("", {})
    start = {"type": "start", "saved": root, "kept": records, "journal": (), "today": "2026-11-23"}
    return app.dispatch(start)


def read_file(app: App, path: Path, **more: Any) -> list[dict[str, Any]]:
    patches = app.dispatch({"type": "open", "name": path.name, **more}, path.read_bytes())
    while any(patch["op"] == "progress" for patch in patches):
        patches = app.dispatch({"type": "read-on"})
    return patches


@pytest.fixture
def app() -> App:
    app = App(LIBRARY)
    begin(app)
    return app


def picked(patches: list[dict[str, Any]], op: str, target: str = "") -> dict[str, Any]:
    return next(p for p in patches if p["op"] == op and p.get("target", "") == target)


def stretch(app: App, path: str) -> str:
    return review.source_of(app.state.draft, path)


def test_there_are_files_to_review() -> None:
    assert len(FILES) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_field_is_found_in_the_words_it_was_read_from(path: Path) -> None:
    parsed = import_bytes(path.read_bytes(), path.name, LIBRARY)
    found = {part.path for line in seen(path).lines for part in line.parts}
    assert found == set(parsed.origins)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_part_lies_within_its_line(path: Path) -> None:
    for line in seen(path).lines:
        left = min(cell.x for cell in line.cells)
        right = max(cell.x + cell.width for cell in line.cells)
        for part in line.parts:
            assert 0 <= part.start < part.end <= len(line.text)
            assert left - 0.2 <= part.x and part.x + part.width <= right + 0.4


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_line_without_a_place_is_marked_in_the_picture(path: Path) -> None:
    parsed = import_bytes(path.read_bytes(), path.name, LIBRARY)
    assert sum(line.left for line in seen(path).lines) == len(parsed.leftovers)


def test_a_part_is_as_wide_as_its_words() -> None:
    line = next(line for line in seen(COLUMNS).lines if line.text.startswith("Backend Developer\t"))
    parts = {part.path: part for part in line.parts}
    position, start = parts["/work/0/position"], parts["/work/0/startDate"]
    assert line.text[position.start : position.end] == "Backend Developer"
    assert line.text[start.start : start.end] == "Mar 2021 – Present"
    assert position.x + position.width < start.x


def test_the_picture_is_kept_beside_the_envelope_and_only_once(app: App) -> None:
    patches = read_file(app, COLUMNS)
    disk = Disk().take(patches)
    assert app.state.draft.seen is not None
    name = app.state.draft.seen.name
    assert name in picked(patches, "save")["texts"]
    later = app.dispatch({"type": "edit", "path": "/basics/name", "value": "R. Ashdown", "n": 1})
    assert name not in picked(later, "save")["texts"] and name in picked(later, "save")["names"]
    again = App(LIBRARY)
    begin(again, disk.take(later))
    assert again.state == app.state and again.state.draft.seen


def test_a_damaged_picture_costs_the_picture_alone(app: App) -> None:
    patches = read_file(app, COLUMNS)
    disk = Disk().take(patches)
    assert app.state.draft.seen is not None
    name = app.state.draft.seen.name
    for damaged in ("", "{", '{"pages": [], "lines": [[1]], "facts": null}', "[]", "null"):
        again = App(LIBRARY)
        begin(again, Disk(disk.root, {**disk.records, name: damaged}))
        assert again.state.draft.seen is None
        assert again.state.draft.cv == app.state.draft.cv


def test_a_picture_reads_back_as_it_was_written() -> None:
    picture = seen(COLUMNS)
    assert seen_from_text(picture.name, seen_to_text(picture)) == picture


def test_the_source_follows_its_entry_when_entries_move_and_go(app: App) -> None:
    read_file(app, COLUMNS)
    assert stretch(app, "/work/1/name") == "Thornwick Software"
    app.dispatch({"type": "move", "path": "/work/1", "by": -1, "n": 1})
    assert stretch(app, "/work/0/name") == "Thornwick Software"
    app.dispatch({"type": "remove", "path": "/work/0", "n": 2})
    assert stretch(app, "/work/0/name") == "Hollybank Parcels Ltd"
    app.dispatch({"type": "undo", "n": 3})
    assert stretch(app, "/work/1/name") == "Hollybank Parcels Ltd"


def test_every_line_of_the_file_is_drawn_and_leads_to_a_field_of_the_editor(app: App) -> None:
    patches = read_file(app, COLUMNS)
    drawn, editor = picked(patches, "html", "#seen")["html"], picked(patches, "html", "#editor")["html"]
    for line in seen(COLUMNS).lines:
        assert all(cell.text in drawn for cell in line.cells)
    ways = set(re.findall(r'data-path-to="(/[^"]+)"', drawn))
    assert len(ways) > 30
    for path in ways:
        shown = [path, path.rpartition("/")[0]]
        assert any(f'id="f{one}"' in editor for one in shown), path


def test_notes_are_shown_as_lines_with_their_fields(app: App) -> None:
    patches = app.dispatch({"type": "notes", "value": "Ines Calloway\nines@example.org", "n": 1})
    drawn = picked(patches, "html", "#seen")["html"]
    assert 'data-paths="/basics/email"' in drawn and "<svg" not in drawn


def test_a_structured_cv_has_no_picture(app: App) -> None:
    app.dispatch({"type": "open", "name": "cv.json"}, json.dumps({"basics": {"name": "A B"}}).encode())
    assert app.state.draft.seen is None
    assert app.state.draft.cv.basics.name == "A B"


def doubtful(app: App) -> list[dict[str, Any]]:
    """Bring a CV in which some fields are told by their place alone."""
    app.dispatch({"type": "notes", "value": "", "n": 1})
    patches = read_file(app, COLUMNS)
    app.state = with_draft(app.state, doubts=("/work/1/name", "/basics/label"))
    return patches


def test_a_doubt_goes_when_its_field_is_edited_and_follows_its_entry(app: App) -> None:
    doubtful(app)
    app.dispatch({"type": "move", "path": "/work/1", "by": -1, "n": 2})
    assert app.state.draft.doubts == ("/work/0/name", "/basics/label")
    patches = app.dispatch({"type": "edit", "path": "/basics/label", "value": "Engineer", "n": 3})
    assert app.state.draft.doubts == ("/work/0/name",)
    mark = picked(patches, "marks")["marks"]["/work/0/name"]
    assert "Thornwick Software" in mark["text"] and mark["text"].startswith("Please check")


def test_all_doubts_can_be_settled_at_once_and_taken_back(app: App) -> None:
    doubtful(app)
    app.dispatch({"type": "sure", "n": 2})
    assert app.state.draft.doubts == ()
    app.dispatch({"type": "undo", "n": 3})
    assert len(app.state.draft.doubts) == 2


def stray_file(app: App) -> list[dict[str, Any]]:
    """Bring a text with a line that fits no field."""
    text = (
        "Ines Calloway\nines@example.org\n\nWORK EXPERIENCE\n\n"
        "Backend Developer, Halcyon Ferries\nMarch 2019 - May 2021\n"
        "- Moved seat booking to a queue, so that a full sailing no longer blocks the office.\n\n"
        "EDUCATION\n\nBSc Computer Science, University of Hull\n2015 - 2018\n"
    )
    app.dispatch({"type": "open", "name": "cv.txt"}, text.encode())
    left = (Leftover("Reference number 4711", 0, "/work/0/highlights/0"), Leftover("Loose words", 0, ""))
    app.state = with_draft(app.state, leftovers=left)
    return app.dispatch({"type": "paper", "value": "letter", "n": 1})


def test_a_line_without_a_place_stands_beside_the_field_where_it_may_belong(app: App) -> None:
    stray_file(app)
    patches = app.dispatch({"type": "add", "path": "/interests", "n": 2})
    editor, brought = picked(patches, "html", "#editor")["html"], app.sent["#brought"]["html"]
    entry = editor[editor.index('id="i/work/0"') :]
    assert "Reference number 4711" in entry[: entry.index('id="part-')]
    assert "Loose words" in brought and "Loose words" not in editor
    assert "Reference number 4711" not in brought


def test_one_action_sends_a_line_where_it_may_belong(app: App) -> None:
    stray_file(app)
    stray = review.strays(app.state.draft, LIBRARY)[0]
    app.dispatch({"type": "place", "index": stray.number, "place": stray.home, "n": 2})
    assert app.state.draft.cv.work[0].highlights[-1] == "Reference number 4711"


def test_the_home_of_a_line_is_a_place_that_can_be_filled() -> None:
    parsed = import_bytes(COLUMNS.read_bytes(), COLUMNS.name, LIBRARY)
    draft = draft_of(parsed, "file")
    for path in [*parsed.origins, "", "/nowhere/3"]:
        stray = review.strays(replace(draft, leftovers=(Leftover("words", 0, path),)), LIBRARY)[0]
        assert pointer.get(draft.cv, stray.home) is not None


def test_a_line_near_an_entry_that_went_stays_in_the_list(app: App) -> None:
    stray_file(app)
    app.dispatch({"type": "remove", "path": "/work/0", "n": 2})
    assert [(line.text, line.near) for line in app.state.draft.leftovers] == [
        ("Reference number 4711", ""),
        ("Loose words", ""),
    ]


def test_hostile_words_in_a_file_stay_words(app: App) -> None:
    text = '<img src=x onerror=alert(1)>\n"><script>alert(1)</script>\njane@example.org\n'
    app.dispatch({"type": "notes", "value": text, "n": 1})
    patches = begin(app, Disk().take(begin(app)))
    for patch in patches:
        assert "<script" not in patch.get("html", "") and "<img" not in patch.get("html", "")


def test_notes_show_what_each_line_became() -> None:
    found = seen_of(import_notes("Ines Calloway\nines@example.org\nPython, Go", LIBRARY))
    assert found is not None
    paths = {line.text: [part.path for part in line.parts] for line in found.lines}
    assert paths["ines@example.org"] == ["/basics/email"]
