"""Words to check: a dictionary packed small, loaded late, and slow to call a word unknown."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary import hunspell_words
from legible.app import App
from legible.assets import load_library
from legible.check.dictionary import FILE, Dictionary, dictionary_of, pack
from legible.check.engine import check
from legible.check.examples import basics, bullets, job
from legible.check.model import Finding
from legible.check.rules.unknown_word import unknown_word
from legible.dates import PartialDate
from legible.guides import load_guide
from legible.library import Library
from legible.mending import applied
from legible.model import CV, Skill
from legible.pointer import get

FULL = load_library()
BARE = replace(FULL, data={})
TODAY = PartialDate(2026, 11)
WORDS = st.text("abcdest'", min_size=1, max_size=14)
SLIPPED = "Painted the scenary for six plays."


def shipped() -> Dictionary:
    dictionary = dictionary_of(FULL)
    assert dictionary, "`make setup` writes the dictionary"
    return dictionary


def unknown(cv: CV | str, library: Library = FULL) -> list[Finding]:
    """Give the words to check in a CV, or in the lines of a role."""
    whole = bullets(cv) if isinstance(cv, str) else cv
    report = check(whole, load_guide(library, "backend-developer"), library, TODAY)
    return [found for found in (*report.findings, *report.folded) if found.rule == unknown_word.name]


def quotes(cv: CV | str) -> list[str]:
    return [found.quote for found in unknown(cv)]


@given(st.dictionaries(WORDS, st.booleans()), WORDS)
def test_what_is_packed_is_found_again_and_nothing_else(words: dict[str, bool], other: str) -> None:
    dictionary = Dictionary(pack(words))
    assert [word for word in words if word not in dictionary] == []
    assert (other in dictionary) == (other in words)
    assert {word: dictionary.is_common(word) for word in words} == words


@given(st.text("abcde", min_size=2, max_size=12), st.data())
def test_a_word_is_near_every_slip_behind_its_first_letter(word: str, data: st.DataObject) -> None:
    dictionary = Dictionary(pack({word: True}))
    place = data.draw(st.integers(1, len(word) - 1))
    before, after = word[:place], word[place:]
    slips = {before + after[1:], before + "x" + after, before + "x" + after[1:], word + "x"}
    slips |= {before + after[1] + after[0] + after[2:]} if len(after) > 1 else set()
    assert {slip: dictionary.near(slip) for slip in slips} == dict.fromkeys(slips, (word,))


def test_two_slips_are_too_far() -> None:
    assert Dictionary(pack({"scenery": True})).near("scxnexy") == ()


@pytest.mark.parametrize("data", [b"", b"<!doctype html>", pack({"scenery": True})[:-6]])
def test_a_file_that_is_no_dictionary_is_none(data: bytes) -> None:
    assert dictionary_of(replace(FULL, data={FILE: data}, _made={})) is None


def test_a_library_with_more_data_keeps_what_was_made_of_the_rest() -> None:
    guide = load_guide(BARE, "backend-developer")
    fuller = BARE.with_data(FILE, pack({"scenery": True}))
    assert load_guide(fuller, "backend-developer") is guide
    assert FILE not in BARE.data


@pytest.mark.parametrize(
    "word",
    ["colour", "color", "organise", "organize", "scenery", "painted", "undo", "don't", "leeds", "frontend"],
)
def test_the_shipped_dictionary_knows_both_spellings_forms_names_and_terms(word: str) -> None:
    assert word in shipped()


@pytest.mark.parametrize("word", ["scenary", "managment", "recieve", "colur", "paintd", "n", ""])
def test_the_shipped_dictionary_does_not_know_slips(word: str) -> None:
    assert word not in shipped()


def test_without_a_dictionary_no_word_is_unknown() -> None:
    assert unknown(SLIPPED, BARE) == []
    assert unknown(SLIPPED)


def test_a_word_is_told_once_however_often_it_stands() -> None:
    assert quotes("Painted the scenary for six plays.\nStored the scenary dry.") == ["scenary"]


def test_a_word_that_stands_three_times_is_meant() -> None:
    line = "Painted the scenary for play {}."
    assert quotes("\n".join(line.format(number) for number in ("one", "two", "six"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "Painted the SCENARY for six plays.",
        "Painted the sceNary for six plays.",
        "Painted the scenary2 for six plays.",
        "Painted backdrops for Scenary and Sons.",
        "Kept www.scenary.example up and answered scenary@example.org.",
        "Moved props/scenary to a new store.",
        "Painted the café façade for six plays.",
        "Repainted hand-made, under-lit backdrops and co-led re-rigging.",
        "Mended the team’s lighting rig and the actors’ boots.",
        "Ran webhooks, microservices, livestreams and preorders for the box office.",
    ],
)
def test_what_is_no_plain_word_or_is_made_of_known_ones_passes(line: str) -> None:
    assert quotes(line) == []


def test_the_names_of_the_cv_itself_pass() -> None:
    cv = CV(basics=basics(), work=(job(SLIPPED),), skills=(Skill(name="Tools", keywords=("Scenary",)),))
    assert quotes(cv) == []
    assert quotes(replace(cv, skills=())) == ["scenary"]


def test_a_first_word_is_checked_though_it_has_a_capital() -> None:
    assert quotes("Polsihed six plays with the chorus.") == ["Polsihed"]


def test_a_line_in_another_language_is_left_alone() -> None:
    foreign = "Stellte Kulissen her und betreute vierzehn Ehrenamtliche bei wechselnden Auftritten."
    assert quotes(foreign) == []
    english = "Taught fourteen volunteers to sew costumes, hang lanterns and mend the boots of the chorus."
    assert quotes(f"{english}\n{foreign}\n{english}\n{SLIPPED}") == ["scenary"]


def test_the_words_own_side_of_the_ocean_is_proposed() -> None:
    british = unknown("Organised the neighbourhhod fair.")
    american = unknown("Organized the neighborrhood fair.")
    assert [found.edit and found.edit.after for found in (*british, *american)] == [
        "Organised the neighbourhood fair.",
        "Organized the neighborhood fair.",
    ]


def test_the_edit_mends_every_place_and_its_finding_goes() -> None:
    cv = bullets("Painted the scenary of a theatre shop.\nScenary painted for six plays.")
    [found] = unknown(cv)
    assert found.edit
    mended = applied(cv, found.edit, lambda typed: PartialDate.from_iso(typed))
    assert get(mended, "/work/0/highlights/0") == "Painted the scenery of a theatre shop."
    assert get(mended, "/work/0/highlights/1") == "Scenery painted for six plays."
    assert unknown(mended) == []


def test_where_several_words_may_be_meant_none_is_proposed() -> None:
    [found] = unknown("Moved the parth of the parade.")
    assert found.edit is None
    assert "keep it" in found.fix


def dispatched(app: App, kind: str, data: bytes = b"", **values: Any) -> list[dict[str, Any]]:
    return app.dispatch({"type": kind, "today": "2026-11-23", **values}, data)


def asked(patches: list[dict[str, Any]]) -> list[str]:
    return [patch["path"] for patch in patches if patch["op"] == "dictionary"]


def test_the_engine_asks_for_the_dictionary_once_a_cv_is_open_and_then_shows_what_it_finds() -> None:
    app = App(BARE)
    assert asked(dispatched(app, "start", saved="", journal=())) == []
    resume = {"basics": {"name": "Ada Fernside"}, "work": [{"name": "Larch", "highlights": [SLIPPED]}]}
    assert asked(dispatched(app, "open", json.dumps(resume).encode(), name="ada.json")) == [FILE]
    assert asked(dispatched(app, "edit", path="/basics/name", value="Ada Fern", n=1)) == []
    patches = dispatched(app, "dictionary", FULL.data[FILE])
    assert "scenary" in next(patch["html"] for patch in patches if patch.get("target") == "#found")
    assert {patch["op"] for patch in patches} <= {"html", "marks"}
    assert "#editor" not in {patch.get("target") for patch in patches}


def test_a_dictionary_that_cannot_be_read_stops_nothing_and_is_not_asked_for_again() -> None:
    app = App(BARE)
    dispatched(app, "start", saved="", journal=())
    assert dispatched(app, "dictionary", b"gone") == []
    resume = {"basics": {"name": "Ada Fernside"}, "work": [{"name": "Larch", "highlights": [SLIPPED]}]}
    patches = dispatched(app, "open", json.dumps(resume).encode(), name="ada.json")
    assert asked(patches) == []
    assert any(patch["op"] == "marks" for patch in patches)


AFFIXES = """SET UTF-8
PFX U Y 1
PFX U 0 un .
PFX I N 1
PFX I 0 in .
SFX D Y 2
SFX D 0 d e
SFX D y ied [^aeiou]y
SFX S Y 1
SFX S y ies [^aeiou]y
"""


def test_a_hunspell_word_is_written_out_with_the_affixes_that_its_flags_name(tmp_path: Path) -> None:
    (tmp_path / "index.aff").write_text(AFFIXES)
    (tmp_path / "index.dic").write_text("4\ntie/UD\ntidy/UIDS\nday/DS\nth/c\n")
    assert sorted(hunspell_words(tmp_path)) == sorted(
        ["tie", "untie", "tied", "untied", "day"]
        + ["tidy", "untidy", "intidy", "tidied", "untidied", "tidies", "untidies"]
    )


def test_a_word_too_long_to_be_one_is_near_no_other_and_not_called_unknown() -> None:
    long = "scenary" * 5
    assert Dictionary(pack({long + "s": True})).near(long) == ()
    assert quotes(f"Painted the {long} for six plays.") == []
    assert quotes(SLIPPED) == ["scenary"]
