"""Several CVs: made, copied, named, deleted and brought back; variants follow their base where asked to."""

from __future__ import annotations

from typing import Any

import pytest
from stored import ops
from visiting import INES, LIBRARY, Visitor, said, shown

from legible.differences import differences
from legible.drafts import difference_key, title, titles
from legible.model import CV, Basics
from legible.outcome import with_draft
from legible.state import Draft


@pytest.fixture
def visitor() -> Visitor:
    visitor = Visitor()
    visitor.bring(INES)
    return visitor


@pytest.fixture
def tailored(visitor: Visitor) -> Visitor:
    """Give a visitor with a variant that says two things otherwise than its base."""
    visitor.do("draft-tailor", draft="1")
    visitor.typed("Keeps parcels moving.")
    visitor.typed("Built the tracker", "/work/0/highlights/0")
    return visitor


def keys(visitor: Visitor) -> list[str]:
    mine, base = visitor.app.state.draft, visitor.app.state.drafts[0]
    return [difference_key(one) for one in differences(mine.cv, base.cv, LIBRARY)]


def test_a_draft_goes_by_its_name_or_by_what_is_in_it() -> None:
    cv = CV(basics=Basics(name="Ines Calloway", label="Developer"))
    assert title(Draft(name="For the bank", cv=cv)) == "For the bank"
    assert title(Draft(name=" ", cv=cv, file_name="a.pdf")) == "Ines Calloway, Developer"
    assert title(Draft(file_name="a.pdf")) == "a.pdf"
    assert title(Draft()) == "Untitled CV"


def test_drafts_that_go_by_the_same_are_told_apart() -> None:
    found = titles([Draft(id="1"), Draft(id="2"), Draft(id="3", name="Untitled CV (2)")])
    assert len(set(found.values())) == 3
    assert found["1"] == "Untitled CV"


def test_a_new_cv_is_empty_and_leaves_the_other_alone(visitor: Visitor) -> None:
    before = visitor.plain()
    patches = visitor.do("draft-new")
    assert visitor.plain()[:1] == before
    assert visitor.app.state.draft.cv == CV()
    assert "Ines" not in shown(patches, "#editor")
    visitor.undone_and_done_again()
    visitor.do("undo")
    assert visitor.app.state.draft.cv.basics.name == "Ines Calloway"


def test_to_turn_to_another_cv_is_no_step_and_keeps_what_can_be_done_again(visitor: Visitor) -> None:
    visitor.do("draft-new")
    visitor.typed("A")
    visitor.do("undo")
    patches = visitor.do("draft-open", draft="1")
    assert "Ines Calloway" in shown(patches, "#editor")
    assert visitor.app.state.history.next
    visitor.do("redo")
    assert visitor.app.state.current == "2", "the step was done there"


def test_a_copy_goes_its_own_way(visitor: Visitor) -> None:
    visitor.do("draft-copy", draft="1")
    visitor.typed("Another.")
    first, copy = visitor.app.state.drafts
    assert (first.cv.basics.summary, copy.cv.basics.summary) == ("Keeps ferries on time.", "Another.")
    assert (copy.name, copy.base) == ("Ines Calloway, Backend Developer, copy", "")
    visitor.undone_and_done_again()


def test_a_name_is_typed_as_one_step(visitor: Visitor) -> None:
    for text in ("F", "Fo", "For the bank"):
        patches = visitor.do("draft-name", after=0, draft="1", value=text)
    assert "For the bank" in shown(patches, "#drafts")
    visitor.do("undo")
    assert visitor.app.state.draft.name == ""


def test_a_deleted_cv_comes_back_where_it_stood_with_all_that_belongs_to_it(visitor: Visitor) -> None:
    visitor.do("draft-new")
    visitor.do("draft-open", draft="1")
    before = visitor.plain()
    assert "Undo brings it back" in said(visitor.do("draft-delete", draft="1"))
    assert [draft.id for draft in visitor.app.state.drafts] == ["2"]
    visitor.undone_and_done_again()
    visitor.do("undo")
    assert visitor.plain() == before
    assert visitor.app.state.current == "1"


def test_the_last_cv_gives_way_to_an_empty_one(visitor: Visitor) -> None:
    visitor.do("draft-delete", draft="1")
    assert [draft.cv for draft in visitor.app.state.drafts] == [CV()]
    visitor.undone_and_done_again()


def test_delete_pressed_twice_deletes_one(visitor: Visitor) -> None:
    visitor.do("draft-copy", draft="1")
    visitor.do("draft-delete", draft="2")
    assert "already" in said(visitor.do("draft-delete", draft="2"))
    assert [draft.id for draft in visitor.app.state.drafts] == ["1"]


def test_a_variant_knows_its_base_and_says_so(tailored: Visitor) -> None:
    patches = tailored.do("look", key="base")
    html = shown(patches, "#variant")
    assert tailored.app.state.draft.base == "1"
    assert "2 differences" in html
    for text in (
        "Keeps ferries on time.",
        "Keeps parcels moving.",
        "Built the timetable",
        "Built the tracker",
    ):
        assert text in html


def test_nothing_is_compared_before_somebody_looks(
    tailored: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legible.drafts_view.differences", lambda *_: 1 / 0)
    assert not ops(tailored.do("edit", path="/basics/name", value="Ines"), "failed")


def test_one_difference_is_taken_from_the_base_and_the_other_stays(tailored: Visitor) -> None:
    found = keys(tailored)
    tailored.do("pull", key=found[0])
    draft = tailored.app.state.draft
    assert draft.cv.basics.summary == "Keeps ferries on time."
    assert draft.cv.work[0].highlights[0] == "Built the tracker"
    tailored.undone_and_done_again()
    assert "same already" in said(tailored.do("pull", key=found[0])), "pressed twice"


def test_all_is_taken_from_the_base_as_one_step(tailored: Visitor) -> None:
    tailored.do("remove", path="/work/1")
    tailored.do("pull-all")
    assert tailored.app.state.draft.cv == tailored.app.state.drafts[0].cv
    tailored.undone_and_done_again()
    tailored.do("undo")
    assert len(tailored.app.state.draft.cv.work) == 1


def test_what_points_into_a_variant_follows_what_is_taken(tailored: Visitor) -> None:
    tailored.do("remove", path="/work/0")
    tailored.do("hide", path="/work/0", on=True)
    tailored.do("jot", path="/work/0", value="ask Mina")
    tailored.app.state = with_draft(tailored.app.state, doubts=("/basics/summary", "/work/0/name"))
    tailored.do("pull-all")
    draft = tailored.app.state.draft
    assert [job.name for job in draft.cv.work] == ["Halcyon Ferries", "Tarn Software"]
    assert draft.hidden == ("/work/1",)
    assert draft.jottings == (("/work/1", "ask Mina"),)
    assert draft.doubts == ("/work/1/name",)


def test_a_variant_s_text_can_be_put_into_the_base(tailored: Visitor) -> None:
    tailored.do("push", key=keys(tailored)[0])
    base, variant = tailored.app.state.drafts
    assert base.cv.basics.summary == "Keeps parcels moving."
    assert base.cv.work[0].highlights[0] == "Built the timetable"
    assert tailored.app.state.current == variant.id
    tailored.undone_and_done_again()


def test_an_entry_goes_into_the_base_with_what_points_there(tailored: Visitor) -> None:
    tailored.do("add", path="/interests")
    tailored.typed("Bell ringing", "/interests/0/name")
    tailored.do("remove", path="/work/0")
    tailored.do("draft-open", draft="1")
    tailored.do("hide", path="/work/1", on=True)
    tailored.do("draft-open", draft="2")
    for _ in range(len(keys(tailored))):
        tailored.do("push", key=keys(tailored)[0])
    base = tailored.app.state.drafts[0]
    assert base.cv == tailored.app.state.draft.cv
    assert base.hidden == ("/work/0",)


def test_a_variant_that_says_the_same_but_hides_something_says_so(visitor: Visitor) -> None:
    visitor.do("draft-tailor", draft="1")
    html = visitor.app.sent["#variant"]["html"]
    assert "It is the same as its base so far." in html
    visitor.do("hide", path="/work/0", on=True)
    html = visitor.app.sent["#variant"]["html"]
    assert "It says the same as its base so far, but has otherwise what is hidden." in html


@pytest.fixture
def secret(visitor: Visitor) -> Visitor:
    """Give a visitor with a variant whose base has come to hide a new job, and a line of the first."""
    visitor.do("draft-tailor", draft="1")
    visitor.do("draft-open", draft="1")
    visitor.do("add", path="/work")
    visitor.typed("Secret Employer", "/work/2/name")
    visitor.do("hide", path="/work/2", on=True)
    visitor.do("move", path="/work/2", by=-1)
    visitor.do("add", path="/work/0/highlights")
    visitor.typed("Secret bullet", "/work/0/highlights/2")
    visitor.do("hide", path="/work/0/highlights/2", on=True)
    visitor.do("draft-open", draft="2")
    return visitor


def printed(patches: list[dict[str, Any]]) -> str:
    return ops(patches, "preview")[-1]["html"]


def test_what_the_base_hides_stays_hidden_when_all_is_taken(secret: Visitor) -> None:
    html = shown(secret.do("look", key="base"), "#variant")
    assert html.count("Hidden in the base") == 2
    patches = secret.do("pull-all")
    assert secret.app.state.draft.cv == secret.app.state.drafts[0].cv
    assert set(secret.app.state.draft.hidden) == {"/work/1", "/work/0/highlights/2"}
    assert "Secret" not in str(ops(patches, "preview"))
    patches = secret.do("hide", path="/work/1", on=False)
    assert "Secret Employer" in printed(patches), "so it would have been printed"


def test_what_the_base_hides_stays_hidden_when_it_is_taken_alone(secret: Visitor) -> None:
    for key in keys(secret):
        secret.do("pull", key=key)
    assert set(secret.app.state.draft.hidden) == {"/work/1", "/work/0/highlights/2"}
    secret.undone_and_done_again()


def test_what_lies_in_something_hidden_comes_hidden(visitor: Visitor) -> None:
    visitor.do("draft-tailor", draft="1")
    visitor.do("draft-open", draft="1")
    visitor.do("add", path="/work/1/highlights")
    visitor.typed("Secret bullet", "/work/1/highlights/1")
    visitor.do("hide", path="/work/1", on=True)
    visitor.do("draft-open", draft="2")
    assert "Secret" not in str(ops(visitor.do("pull-all"), "preview"))
    assert visitor.app.state.draft.hidden == ("/work/1/highlights/1",)


def test_a_hidden_line_that_was_reworded_comes_hidden(visitor: Visitor) -> None:
    visitor.do("draft-tailor", draft="1")
    visitor.do("draft-open", draft="1")
    visitor.typed("Built the secret timetable", "/work/0/highlights/0")
    visitor.do("hide", path="/work/0/highlights/0", on=True)
    visitor.do("draft-open", draft="2")
    assert "secret" not in str(ops(visitor.do("pull-all"), "preview"))
    assert visitor.app.state.draft.hidden == ("/work/0/highlights/0",)


def test_what_a_variant_hides_is_put_into_the_base_hidden(tailored: Visitor) -> None:
    tailored.do("add", path="/interests")
    tailored.typed("Bell ringing", "/interests/0/name")
    tailored.do("hide", path="/interests/0", on=True)
    assert shown(tailored.do("look", key="base"), "#variant").count("Hidden here") == 1
    for _ in range(3):
        tailored.do("push", key=keys(tailored)[0])
    assert tailored.app.state.drafts[0].hidden == ("/interests/0",)
    assert tailored.app.state.draft.hidden == ("/interests/0",)


def test_a_variant_whose_base_was_deleted_stays_whole_and_says_so(tailored: Visitor) -> None:
    before = tailored.plain()[1]
    patches = tailored.do("draft-delete", draft="1")
    assert "is whole without it" in shown(patches, "#variant")
    assert tailored.plain() == [before]
    assert "same already" in said(tailored.do("pull-all"))
    tailored.do("undo")
    tailored.do("draft-open", draft="2")
    assert "is whole without it" not in shown(tailored.do("look", key="base"), "#variant")


def test_names_are_shown_as_text(visitor: Visitor) -> None:
    hostile = "<script>alert(1)</script>"
    visitor.do("draft-name", draft="1", value=hostile)
    visitor.do("draft-tailor", draft="1")
    visitor.do("version-keep")
    visitor.do("version-name", index=0, key=visitor.app.state.draft.versions[0].snapshot, value=hostile)
    visitor.typed(hostile)
    visitor.do("look", key="base")
    visitor.do("backup")
    sent = str([patch for patch in visitor.app.sent.values() if patch["op"] == "html"])
    assert "&lt;script&gt;" in sent
    assert "<script" not in sent


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([("edit", {"path": "/basics/summary", "value": "Typed."})], ": typing in “Opening, Opening lines”."),
        ([("draft-new", {})], " (“Ines Calloway, Backend Developer” is open now): starting a new CV."),
        (
            [("paper", {"value": "letter"}), ("draft-new", {}), ("draft-open", {"draft": "1"}), ("undo", {})],
            ": choosing the paper.",
        ),
        (
            [
                ("draft-tailor", {"draft": "1"}),
                ("paper", {"value": "letter"}),
                ("draft-open", {"draft": "1"}),
            ],
            " in “Ines Calloway, Backend Developer, tailored”, which is open now: choosing the paper.",
        ),
        (
            [("draft-new", {}), ("draft-name", {"draft": "1", "value": "For the bank"})],
            " in “Ines Calloway, Backend Developer”, which is not open: renaming a CV.",
        ),
        (
            [("draft-new", {}), ("draft-delete", {"draft": "1"})],
            ": deleting “Ines Calloway, Backend Developer”.",
        ),
    ],
)
def test_what_is_undone_is_told_in_sight_with_the_cv_it_was_in(
    visitor: Visitor, steps: list[tuple[str, dict[str, Any]]], told: str
) -> None:
    for kind, words in steps:
        visitor.do(kind, **words)
    patches = visitor.do("undo")
    assert said(patches).strip() == f"Undone{told}"
    assert f'<span class="step-note">Undone{told}</span>' in shown(patches, "#steps")
    assert "step-note" in shown(visitor.do("redo"), "#steps")
    assert "step-note" not in shown(visitor.do("paper", value="letter"), "#steps")


def test_that_nothing_is_left_to_undo_is_told_in_sight() -> None:
    assert "There is nothing to undo." in shown(Visitor().do("undo"), "#steps")
