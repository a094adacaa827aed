"""The bullet helper: three short texts make one line, in English, that claims nothing beyond them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.check import check
from legible.check.catalogue import all_rules
from legible.composing import WORDS, compose
from legible.dates import PartialDate
from legible.guides import Guide, load_guide
from legible.model import CV, Basics, Work

LIBRARY = load_library()
GUIDES = [load_guide(LIBRARY, slug) for slug in ("_base", "backend-developer")]
SEARCH = "moved the parcel search off the main database"

# did, changed, amount, and what stands between `did` and the end of the line
TOLD = [
    # developer
    (SEARCH, "answers come", "40% faster", ", so answers come 40% faster"),
    (SEARCH, "search time", "from 9 s to 1 s", ", taking search time from 9 s to 1 s"),
    (SEARCH, "search time", "by 40%", ", which changed search time by 40%"),
    (SEARCH, "answers come faster", "by 40%", ", so answers come faster (by 40%)"),
    (
        "wrote a runbook for payments",
        "night calls fell",
        "from 12 to 3",
        ", so night calls fell from 12 to 3",
    ),
    (
        "split the build into parallel steps",
        "developers wait",
        "15 minutes less",
        ", so developers wait 15 minutes less",
    ),
    ("scripted the release", "cut release time", "40%", ", which cut release time by 40%"),
    ("built a cache for product pages", "errors", "down 80%", ": errors down 80%"),
    ("tuned the database", "GC pauses", "from 2 s to 80 ms", ", taking GC pauses from 2 s to 80 ms"),
    ("rewrote the invoice export", "we lost no orders", "", ", and lost no orders"),
    # nurse
    ("introduced a bedside handover sheet", "missed doses", "40% fewer", ", with 40% fewer missed doses"),
    (
        "trained nine assistants in fluid charts",
        "charts are complete",
        "92%",
        ", so charts are complete (92%)",
    ),
    ("ran a weekly falls huddle", "falls", "from 9 a month to 4", ", taking falls from 9 a month to 4"),
    (
        "set up a discharge checklist",
        "patients go home",
        "2 hours earlier",
        ", so patients go home 2 hours earlier",
    ),
    ("reorganised the drug trolley", "saving 2 hours a day", "", ", saving 2 hours a day"),
    ("led the flu clinic", "NHS staff vaccinated", "85%", ": NHS staff vaccinated (85%)"),
    (
        "wrote a leaflet on pain scores",
        "so patients ask for relief",
        "earlier",
        ", so patients ask for relief earlier",
    ),
    ("kept the fluid balance charts", "a chart everyone keeps", "", ": a chart everyone keeps"),
    # teacher
    (
        "taught phonics to a group of eight",
        "reading ages rose",
        "by 14 months",
        ", so reading ages rose by 14 months",
    ),
    (
        "started a reading club",
        "Books borrowed",
        "from 55% to 90%",
        ", taking books borrowed from 55% to 90%",
    ),
    ("rang parents each Friday", "attendance", "95%", ": attendance 95%"),
    (
        "split the queue",
        "patients waited less",
        "from 40 to 15 minutes",
        ": patients waited less (from 40 to 15 minutes)",
    ),
    (
        "paired new teachers with a mentor",
        "no one left in the first year",
        "",
        ", with no one left in the first year",
    ),
    ("matched the practicals to the syllabus", "better marks", "up 12%", ", with better marks (up 12%)"),
    (
        "rewrote the algebra lessons",
        "improved mock results",
        "a third",
        ", which improved mock results by a third",
    ),
    ("ran two clubs: chess and art", "attendance", "95%", " – attendance 95%"),
    ("marked in pencil", "Monday lessons start", "earlier", ", so Monday lessons start earlier"),
    # retail
    ("moved the till to the door", "queues shrank", "by half", ", so queues shrank by half"),
    ("rearranged the window each week", "Sales", "£30,000 more", ", with £30,000 more sales"),
    ("trained 12 starters on the tills", "till errors", "from 30 to 6", ", taking till errors from 30 to 6"),
    ("counted stock by shelf", "stock loss", "down from 3% to 1.1%", ": stock loss down from 3% to 1.1%"),
    (
        "rang customers about late orders",
        "fewer complaints",
        "from 20 to 5",
        ", with fewer complaints (from 20 to 5)",
    ),
    (
        "wrote the opening checklist",
        "the shop opens",
        "10 minutes earlier",
        ", so the shop opens 10 minutes earlier",
    ),
    ("agreed shared deliveries with two suppliers", "reduce waste", "?", " to reduce waste"),
    ("changed the rota", "the waiting list", "40% less", ": the waiting list 40% less"),
    # graduate
    (
        "surveyed 120 students",
        "the library opens",
        "two hours longer",
        ", so the library opens two hours longer",
    ),
    ("analysed four years of bus times", "a map that the council uses", "", ": a map that the council uses"),
    ("organised a charity run", "£4,200 raised", "", ": £4,200 raised"),
    ("built a booking site for the drama society", "ticket sales doubled", "", ", so ticket sales doubled"),
    ("tutored three students in statistics", "which halved their errors", "", ", which halved their errors"),
    (
        "redesigned the form",
        "time it takes to book",
        "from 2 h to 5 min",
        ", taking time it takes to book from 2 h to 5 min",
    ),
    ("led the seminar group", "Python users", "12 more", ", with 12 more Python users"),
]
ALONE = [
    ("served 200 customers a shift", "", "", "Served 200 customers a shift"),
    ("cut food waste", "", "by a third", "Cut food waste by a third"),
    ("cut food waste", "", "a third", "Cut food waste by a third"),
    ("ran the till", "", "200 customers a day", "Ran the till (200 customers a day)"),
    ("moved the search", "", "40% faster", "Moved the search (40% faster)"),
    ("", "Answers come", "40% faster", "Answers come 40% faster"),
    ("", "Search time", "from 9 s to 1 s", "Took search time from 9 s to 1 s"),
    ("", "complaints", "40% fewer", "40% fewer complaints"),
    ("", "sales", "£30,000", "Sales: £30,000"),
    ("", "", "40%", ""),
    (" . ", "", "", ""),
]


@pytest.mark.parametrize(("did", "changed", "amount", "rest"), TOLD)
def test_what_changed_follows_in_the_frame_of_its_shape(
    did: str, changed: str, amount: str, rest: str
) -> None:
    assert compose(did, changed, amount, LIBRARY) == f"{did[0].upper()}{did[1:]}{rest}"


@pytest.mark.parametrize(("did", "changed", "amount", "line"), ALONE)
def test_a_line_is_made_of_what_there_is(did: str, changed: str, amount: str, line: str) -> None:
    assert compose(did, changed, amount, LIBRARY) == line


@pytest.mark.parametrize(
    "did", ["I moved the desk.", "We've moved the desk", " - moved  the\ndesk!", "• moved the desk;"]
)
def test_subjects_signs_and_stops_are_dropped(did: str) -> None:
    assert compose(did, "", "", LIBRARY) == "Moved the desk"


def test_a_stop_that_belongs_to_an_abbreviation_stays() -> None:
    assert compose("opened the clinic at 7 a.m.", "", "", LIBRARY) == "Opened the clinic at 7 a.m."


def test_the_helper_is_offered_by_rules_that_there_are() -> None:
    assert set(LIBRARY.table(WORDS)["helped"]) <= {rule.name for rule in all_rules(LIBRARY)}


def test_the_signs_of_markdown_stay_and_those_of_a_list_go() -> None:
    bold = "**moved** the search to *its own store*"
    assert compose(bold, "answers come faster", "", LIBRARY) == f"{bold}, so answers come faster"
    assert compose("* moved the search", "", "", LIBRARY) == "Moved the search"
    assert compose("***", "*", "", LIBRARY) == ""


def test_a_name_with_a_small_first_letter_keeps_it() -> None:
    assert compose("iPad lessons", "", "", LIBRARY) == "iPad lessons"


@pytest.mark.parametrize(("did", "changed", "amount", "rest"), TOLD)
def test_no_frame_is_a_fault_to_the_checker(did: str, changed: str, amount: str, rest: str) -> None:
    line = compose(did, changed, amount, LIBRARY)
    parts = compose(did, "", "", LIBRARY), compose("", changed, amount, LIBRARY)
    for guide in GUIDES:
        assert rules_on(line, guide) - rules_on(parts[0], guide) - rules_on(parts[1], guide) == set()


def rules_on(line: str, guide: Guide) -> set[str]:
    """Name the rules that find something in a line."""
    cv = CV(
        Basics("Ada Quill"), work=(Work("Harbour Post", "Clerk", startDate="2021-03", highlights=(line,)),)
    )
    report = check(cv, guide, LIBRARY, PartialDate(2026, 11))
    return {one.rule for one in report.findings if one.path == "/work/0/highlights/0"}


PIECES = st.lists(
    st.sampled_from(
        ["I", "so", "cut", "the queue", "fell", "from 2 to 1", "by", "40%", "{did}", ".", "fewer", "Ü"]
    ),
    max_size=4,
).map(" ".join)


@given(st.one_of(PIECES, st.text(max_size=12)), PIECES, st.one_of(PIECES, st.text(max_size=12)))
def test_any_texts_make_one_line_without_a_word_lost_from_what_was_done(
    did: str, changed: str, amount: str
) -> None:
    line = compose(did, changed, amount, LIBRARY)
    assert line == " ".join(line.split())
    told = did.removeprefix("I ").split()
    assert all(
        word.strip(".").lower() in line.lower() for word in told if word not in ("I", ".") and word.isalpha()
    )
