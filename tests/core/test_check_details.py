"""Dates, private details, links, punctuation and changes to a text: what the rules about them rest on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.check.catalogue import all_rules
from legible.check.engine import check, run
from legible.check.examples import bullets, jobs
from legible.check.features.line import read_line
from legible.check.features.links import is_broken, is_broken_mail, lacks_account, parted, untracked
from legible.check.features.personal import details_in
from legible.check.features.punctuation import closed_up, end_of, marks_in, wide_gap, with_end, with_marks
from legible.check.model import Example, Finding, Imported, Rule
from legible.check.rules.mixed_date_formats import FIELDS
from legible.check.scan import scan_cv
from legible.check.texts import name_parts, swapped, texts_of, without
from legible.check.words import words_for
from legible.dates import PartialDate
from legible.file_facts import FileFacts
from legible.guides import load_guide
from legible.mending import applied
from legible.model import CV, Work
from legible.pointer import get

LIBRARY = load_library()
GUIDE = load_guide(LIBRARY, "backend-developer")
WORDS = words_for(LIBRARY, GUIDE)
TODAY = PartialDate(2026, 11)
CODES = ("STR02", "STR03", "STR04", "STR05", "STR06", "DAT04", "DAT06", "LNG06", "LNG07", "LNG08", "FMT01",
         "FMT02", "FMT03", "PII01", "PII02", "PII03", "LNK01", "LNK02", "FIL01", "FIL02")  # fmt: skip
RULES = [rule for rule in all_rules(LIBRARY) if rule.code in CODES]
BY_NAME = {rule.name: rule for rule in RULES}
MENDS = (
    "confusable-word", "doubtful-link", "filler", "mixed-date-formats", "outdated-term", "private-details",
    "someone-elses-details", "uneven-punctuation",
)  # fmt: skip
CASES = [(rule, example) for rule in RULES for example in rule.flag if rule.name in MENDS]
LINES = st.lists(
    st.sampled_from(
        [
            "Wrote the rota page.",
            "Mended the till",
            "Counted the  stock at night.",
            "Ran the shop’s first night shift",
            "Ran the team's second one.",
            'Won the "Best Till" prize.',
            "Reported to the project manger, more then 30 times.",
            "Put 40 senders on a blacklist (a whitelist came later).",
            "Saw 500 man-hours saved;",
        ]
    ),
    min_size=1,
    max_size=6,
)
TEXTS = st.text(st.sampled_from("ab ,;.()|\n-A1"), max_size=40)


def as_iso(text: str) -> str | None:
    """Read nothing but ISO dates."""
    date = PartialDate.from_iso(text)
    return date.iso() if date else None


def opened(rule: Rule, example: Example) -> tuple[CV, FileFacts | None]:
    """Give an example's CV, and the file that it came in."""
    case = rule.case(example)
    assert isinstance(case, (CV, Imported))
    return (case.cv, case.facts) if isinstance(case, Imported) else (case, None)


def found(rule: Rule, cv: CV, facts: FileFacts | None = None) -> list[Finding]:
    return list(run(rule, scan_cv(cv, WORDS, TODAY, facts=facts), GUIDE))


def errors(cv: CV) -> set[str]:
    return {it.key for it in check(cv, GUIDE, LIBRARY, TODAY).findings if it.severity == "error"}


def test_each_of_these_rules_is_there() -> None:
    assert {rule.code for rule in RULES} == set(CODES)
    assert set(MENDS) <= set(BY_NAME)


@pytest.mark.parametrize(("rule", "example"), CASES, ids=lambda value: getattr(value, "name", ""))
def test_a_change_that_is_offered_makes_its_finding_go_and_no_error(rule: Rule, example: Example) -> None:
    cv, facts = opened(rule, example)
    for finding in found(rule, cv, facts):
        if finding.edit is None:
            continue
        mended = applied(cv, finding.edit, as_iso)
        assert finding.key not in {it.key for it in found(rule, mended, facts)}
        assert errors(mended) <= errors(cv)


def test_each_rule_that_mends_offers_a_change_for_an_example() -> None:
    for name in set(MENDS) - {"mixed-date-formats"}:
        rule = BY_NAME[name]
        assert any(it.edit for example in rule.flag for it in found(rule, *opened(rule, example)))


@given(LINES)
def test_changes_to_lines_can_be_made_one_after_the_other_until_nothing_is_left(lines: list[str]) -> None:
    rules = [BY_NAME[name] for name in ("confusable-word", "outdated-term", "uneven-punctuation")]
    cv = bullets("\n".join(lines))
    for _ in range(4 * len(lines) + 4):
        changes = [it.edit for rule in rules for it in found(rule, cv) if it.edit]
        if not changes:
            break
        cv = applied(cv, changes[0], as_iso)
    assert not [it for rule in rules for it in found(rule, cv)]
    assert errors(cv) <= errors(bullets("\n".join(lines)))


@given(LINES)
def test_spans_stay_inside_their_text(lines: list[str]) -> None:
    cv = bullets("\n".join(lines))
    for rule in RULES:
        for hit in rule.find(scan_cv(cv, WORDS, TODAY), {**rule.options}):
            text = get(cv, hit.path) if hit.path else ""
            assert 0 <= hit.start <= hit.end <= max(len(text), hit.end * (not isinstance(text, str)))


MONTHS = st.tuples(st.integers(2000, 2026), st.integers(1, 12))
STYLES = st.sampled_from(["{y}-{m:02d}", "{m:02d}/{y}", "{m:02d}.{y}"])


@given(st.lists(st.tuples(MONTHS, MONTHS, STYLES), min_size=2, max_size=5))
def test_dates_of_one_style_keep_their_months(
    spans: list[tuple[tuple[int, int], tuple[int, int], str]],
) -> None:
    work = tuple(
        Work(
            name="Larch",
            startDate=f"{y1}-{m1:02d}",
            endDate=f"{y2}-{m2:02d}",
            extra={"x-startText": style.format(y=y1, m=m1), "x-endText": style.format(y=y2, m=m2)},
        )
        for (y1, m1), (y2, m2), style in spans
    )
    findings = found(BY_NAME["mixed-date-formats"], CV(work=work))
    assert bool(findings) == (len({style for *_, style in spans}) > 1)
    for finding in findings:
        mended = applied(CV(work=work), finding.edit, as_iso)
        assert not found(BY_NAME["mixed-date-formats"], mended)
        assert [(it.startDate, it.endDate) for it in mended.work] == [
            (it.startDate, it.endDate) for it in work
        ]
        assert not any(key in it.extra for it in mended.work for _, key in FIELDS)


def test_a_month_that_nobody_knows_is_not_made_up() -> None:
    work = (
        Work(startDate="2014", endDate="2016-03", extra={"x-startText": "2014", "x-endText": "03/2016"}),
        Work(startDate="Spring", endDate="2012-01", extra={"x-startText": "Spring", "x-endText": "Jan 2012"}),
    )
    assert [it.edit for it in found(BY_NAME["mixed-date-formats"], CV(work=work))] == [None]


@given(st.integers(2000, 2030), st.integers(1, 12), st.integers(0, 40))
def test_a_bare_year_counts_only_while_all_of_it_is_recent(year: int, month: int, months: int) -> None:
    rule = BY_NAME["year-only-dates"]
    today = PartialDate(2015, month)
    hits = list(rule.find(scan_cv(jobs(f"{year} {year}"), WORDS, today), {"months": months}))
    age = today.last_month() - PartialDate(year).first_month()
    assert bool(hits) == (0 <= age < months)
    dated = list(rule.find(scan_cv(jobs(f"{year}-02 {year}-03"), WORDS, today), {"months": months}))
    assert dated == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("D.O.B. 12/03/1988", ["dob"]),
        ("Born on 3rd May 1990 in Leeds.", ["dob"]),
        ("Nationality – Indian", ["nationality"]),
        ("British national, 34 years old, single", ["nationality", "age", "marital"]),
        ("Married, two children, non-smoker.", ["marital", "children", "health"]),
        ("SSN 123-45-6789, passport no: 123456789", ["ssn", "passport"]),
        ("Salary expectations: $90,000", ["salary"]),
        ("Happily married father of two.", ["children"]),
        ("Gender: female. Religion: Sikh", ["gender", "religion"]),
        ("Polish national with settled status.", []),
        ("Single, multi and batch modes of the importer.", []),
        ("Religion: taught the GCSE course in two schools", []),
        ("Irish dancing teacher. German.", []),
        ("Wrote checks for date of birth and nationality in the visa form.", []),
        ("Order 123-456-7890 was lost. Health: built portals for clinics.", []),
        ("US citizen, Secret clearance.", []),
    ],
)
def test_private_details_are_told_from_work_that_sounds_like_them(text: str, kinds: list[str]) -> None:
    assert [detail.kind for detail in details_in(text, WORDS, True)] == kinds


def test_only_of_oneself_does_a_single_word_tell() -> None:
    assert not details_in("Single.", WORDS, False)
    assert details_in("Single.", WORDS, True)


@given(st.text(max_size=60))
def test_private_details_lie_apart_inside_the_text(text: str) -> None:
    place = 0
    for detail in details_in(text, WORDS, True):
        assert place <= detail.start < detail.end <= len(text)
        place = detail.end


@given(TEXTS, st.data())
def test_what_is_taken_out_is_gone_and_the_rest_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    rest = without(text, start, end)
    letters = re.sub(r"[^ab1]", "", (text[:start] + text[end:]).lower())
    assert re.sub(r"[^ab1]", "", rest.lower()) == letters
    assert rest == rest.strip()


@pytest.mark.parametrize(
    ("text", "part", "rest"),
    [
        ("Nurse. Born 4 May 1990. British.", "Born 4 May 1990", "Nurse. British."),
        ("British, single, full driving licence.", "British", "Single, full driving licence."),
        ("British, single, full driving licence.", "single", "British, full driving licence."),
        ("Nurse, single.", "single", "Nurse."),
        ("Bo Holt (bo@example.org)", "bo@example.org", "Bo Holt"),
        ("Single.", "Single", ""),
    ],
)
def test_the_gap_that_is_left_is_closed(text: str, part: str, rest: str) -> None:
    start = text.index(part)
    assert without(text, start, start + len(part)) == rest


@pytest.mark.parametrize(
    ("text", "old", "new", "changed"),
    [
        ("Keep a whitelist.", "whitelist", "allowlist", "Keep an allowlist."),
        ("Form 40 to 12.", "Form", "from", "From 40 to 12."),
        ("AN ALLOWLIST", "ALLOWLIST", "blocklist", "A BLOCKLIST"),
        ("The manger", "manger", "manager", "The manager"),
    ],
)
def test_a_word_takes_anothers_place_case_and_article(text: str, old: str, new: str, changed: str) -> None:
    start = text.index(old)
    assert swapped(text, start, start + len(old), new) == changed


def test_every_text_of_a_cv_is_where_it_says() -> None:
    for rule in RULES:
        for example in rule.flag:
            cv, _ = opened(rule, example)
            texts = texts_of(cv)
            assert texts
            assert all(get(cv, path) == text for path, text in texts)


def test_a_name_has_parts_without_accents_and_initials() -> None:
    assert name_parts("Dr. Zoë O. Núñez-Hall") == ["dr", "zoe", "nunez", "hall"]


@pytest.mark.parametrize(
    "url",
    ["htps://github.com/ada", "https://ada", "https://example.org/my work", "https://https://example.org",
     "www.example,org", "example.org\\ada", "ada at example.org", "https://"],
)  # fmt: skip
def test_what_cannot_be_a_web_address_is_told(url: str) -> None:
    assert is_broken(url)


@pytest.mark.parametrize(
    "url",
    ["https://github.com/ada", "www.example.org", "example.org:8080/a?b=c#d", "https://bücher.example.org",
     "https://a-b.example.co.uk/~ada", "mailto:ada@example.org", "tel:+447700900123",
     "https://example.org/?to=https://example.org"],
)  # fmt: skip
def test_what_can_be_a_web_address_passes(url: str) -> None:
    assert not is_broken(url)


def test_addresses_are_parted_and_accounts_looked_for() -> None:
    table = WORDS.table("links")
    assert parted("https://www.Example.org/a/b/?c=d#e") == ("https", "example.org", "a/b", "c=d")
    assert lacks_account("https://github.com/", table) and lacks_account("uk.linkedin.com/in", table)
    assert not lacks_account("https://ada.gitlab.com", table)
    assert not lacks_account("https://github.com/ada", table)


@given(
    st.lists(st.sampled_from(["a=1", "utm_source=x", "fbclid=2", "q=utm_x"]), max_size=4),
    st.sampled_from(["", "#top"]),
)
def test_only_what_follows_the_reader_is_taken_off_a_link(parts: list[str], anchor: str) -> None:
    start = "https://example.org/ada"
    kept = [part for part in parts if not part.startswith(("utm_", "fbclid"))]
    url = start + (f"?{'&'.join(parts)}" if parts else "") + anchor
    wanted = start + (f"?{'&'.join(kept)}" if kept else "") + anchor
    assert untracked(url, WORDS.table("links")) == wanted


def test_mail_addresses_have_a_name_and_a_host() -> None:
    assert not is_broken_mail("ada.o'neil+cv@mail.example.org")
    assert all(
        is_broken_mail(text) for text in ("ada@example", "ada.example.org", "ada@@example.org", "a b@c.de")
    )


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Wrote it.", "stop"), ("Wrote it", "bare"), ("Wrote it. Ran it", ""), ("Sold tea, coffee, etc.", ""),
        ("Wrote the page, see example.org/rota", ""), ("Wrote it;", ""), ("Wrote (nearly all of it)", "bare"),
        ("Wrote “it.”", "stop"), ("Did it...", ""), ("Worked at Larch Ltd.", ""),
    ],
)  # fmt: skip
def test_a_line_ends_with_a_stop_or_bare_or_neither(text: str, end: str) -> None:
    assert end_of(read_line(WORDS, text)) == end


@given(st.text(st.sampled_from("ab. '’\"“”5"), max_size=30))
def test_even_punctuation_is_even(text: str) -> None:
    assert wide_gap(closed_up(text)) is None
    assert marks_in(with_marks(text, "straight"))["curly"] == 0
    assert marks_in(with_marks(text, "curly"))["straight"] == 0
    assert with_end(with_end(text, "stop"), "stop") == with_end(text, "stop")
    assert re.sub(r"\W", "", with_marks(text, "curly")) == re.sub(r"\W", "", text)
