"""What the checker can tell of one line, each feature alone."""

from __future__ import annotations

import pytest

from legible.assets import load_library
from legible.check.features import text
from legible.check.features.line import Line, read_line
from legible.check.features.recency import years_since
from legible.check.features.text import PhraseBook, tokens
from legible.check.features.verbs import verb_base
from legible.check.scan import scan_cv
from legible.check.words import words_for
from legible.dates import PartialDate
from legible.guides import load_guide
from legible.model import CV, Work

LIBRARY = load_library()
WORDS = words_for(LIBRARY, load_guide(LIBRARY, "backend-developer"))


def line(content: str) -> Line:
    """Read a line with the backend guide's words."""
    return read_line(WORDS, content)


def marked(content: str, feature: str) -> list[str]:
    """Give the words that a feature marks."""
    return [content[span.start : span.end] for span in getattr(line(content), feature)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Moved C++, C# and .NET code", ["Moved", "C++", "C#", "and", ".NET", "code"]),
        ("event-driven CI/CD, 24/7", ["event", "driven", "CI/CD", "24/7"]),
        ("Node.js for the team's R&D", ["Node.js", "for", "the", "team's", "R&D"]),
        ("1,200 rows in 3.5s", ["1,200", "rows", "in", "3.5s"]),
        ("Go/Kafka", ["Go", "Kafka"]),
        ("", []),
    ],
)
def test_words_keep_the_signs_that_belong_to_a_name(content: str, words: list[str]) -> None:
    assert [token.text for token in tokens(content)] == words


def test_sentences_do_not_end_at_an_abbreviation() -> None:
    content = "Moved stores, e.g. Redis. Cut cost by 3.5%! Slept?"
    assert [content[span.start : span.end] for span in text.sentences(content)] == [
        "Moved stores, e.g. Redis.",
        "Cut cost by 3.5%!",
        "Slept?",
    ]


@pytest.mark.parametrize(
    ("plural", "one"),
    [("queues", "queue"), ("apis", "api"), ("branches", "branch"), ("caches", "cache"),
     ("libraries", "library"), ("analysis", "analysis"), ("status", "status"),
     ("classes", "class"), ("access", "access")],
)  # fmt: skip
def test_a_plural_ending_comes_off(plural: str, one: str) -> None:
    assert text.singular(plural) == one


def test_the_longest_phrase_wins_and_none_overlap() -> None:
    book = PhraseBook(["data", "data model", "model train"])
    assert [match.phrase for match in book.find(tokens("data model train data"))] == ["data model", "data"]


@pytest.mark.parametrize(
    ("form", "base"),
    [("cutting", "cut"), ("halved", "halve"), ("tried", "try"), ("rewrote", "rewrite"), ("runs", "run"),
     ("stopping", "stop"), ("built", "build"), ("table", "")],
)  # fmt: skip
def test_a_verbs_forms_lead_to_its_dictionary_form(form: str, base: str) -> None:
    assert verb_base(form, WORDS) == base


@pytest.mark.parametrize(
    ("content", "tense"),
    [
        ("Cut hosting cost by moving reports to spot machines.", "past"),
        ("Set up nightly backups for 40 schools.", "past"),
        ("Read and answered every letter from parents.", "past"),
        ("Have trained over 200 volunteers since 2019.", "past"),
        ("Prototypes were built in a week.", "past"),
        ("With two nurses, redesigned the handover sheet.", "past"),
        ("Support calls about passwords have almost vanished.", "past"),
        ("Support the nurses who were moved here.", "present"),
        ("Waiting times fell after I moved the bookings.", "past"),
        ("We launched in Wales.", "past"),
        ("Led six people across two sites.", "past"),
        ("Lead six people across two sites.", "present"),
        ("Maintains the loans database.", "present"),
        ("Look after 300 laptops.", "present"),
        ("I run the Saturday clinic.", "present"),
        ("Invoices are checked twice a week.", "present"),
        ("Lead engineer, Payments.", "other"),
        ("Experienced backend engineer.", "other"),
        ("Design of the fare tables.", "other"),
        ("Managing a budget of £40k.", "other"),
        ("Responsible for payroll.", "other"),
        ("Python, Django, Redis.", "other"),
        ("Checkout survived the spring sale.", "past"),
        ("Letters used by the clinic.", "other"),
        ("A lodger who had left in May came back.", "past"),
        ("Parking fines fell by a third.", "past"),
        ("Reverse engineered a card reader.", "past"),
        ("Forecast rail demand for two counties.", "past"),
        ("Thanks to the map, walkers find the spring.", "present"),
        ("A form that took an hour is done by noon.", "present"),
        ("Zero paper loss across three depots.", "other"),
        ("Run times: 40 min.", "other"),
    ],
)
def test_tense_is_that_of_the_main_verb(content: str, tense: str) -> None:
    assert line(content).tense == tense


@pytest.mark.parametrize(
    ("content", "spans"),
    [
        ("The ledger was rebuilt in a weekend.", ["was rebuilt"]),
        ("Letters are now sent from one place.", ["are now sent"]),
        ("Errors were quickly traced to one disk.", ["were quickly traced"]),
        ("Stories were being written.", ["were being written"]),
        ("Got promoted within a year.", ["Got promoted"]),
        ("Built a tool used by 40 cafés.", []),
        ("Was involved in planning.", []),
        ("Found faults that were unknown to support.", []),
        ("Wrote scripts to be run by hand.", []),
    ],
)
def test_the_passive_is_a_finite_verb_that_something_was_done_to(content: str, spans: list[str]) -> None:
    assert marked(content, "passives") == spans


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        ("Cut build time from 40 to 12 minutes.", ["40", "12"]),
        ("Saved £1.2m and 30% of storage.", ["1.2m", "30"]),
        ("Trained twelve drivers in three depots.", ["twelve", "three"]),
        ("Upgraded Postgres 11 to 15 at +44 20 7946 0123.", []),
        ("Cut waste by a third and calls in half.", ["third", "half"]),
        ("Moved from Ruby 2 to Ruby 3 and HTTP/2.", []),
        ("Passed ISO 27001 and RFC 7807 reviews in 2022.", []),
        ("Since May 2019 on the 24/7 rota.", []),
        ("Taught Year 9 and Key Stage 3.", []),
        ("Six years' experience in banks.", []),
        ("Over 8 years of experience building APIs.", []),
        ("Added two-factor sign-in and N+1 checks.", []),
        ("Stored files in S3 on EC2.", []),
        ("Crates were double stacked.", []),
        ("Reported CVE-2021-0001 in a five-star inn.", []),
        ("Ran a 28-bed ward with one other nurse.", ["28"]),
    ],
)
def test_a_metric_counts_or_measures(content: str, numbers: list[str]) -> None:
    assert marked(content, "metrics") == numbers


@pytest.mark.parametrize(
    "content",
    [
        "Rewrote the fare search, so passengers see prices at once.",
        "Added a lock to the cash drawer tool, which ended the double refunds.",
        "Split the monolith's reports into a job of their own, freeing the shop at noon.",
        "Response times dropped sharply after I moved session storage.",
        "Support calls about passwords have almost vanished.",
        "Users can now reset passwords without calling the help desk.",
        "Kept the tills running during two power cuts.",
        "Passed the security audit at the first attempt.",
        "Build time 20 min -> 4 min after splitting the tests.",
        "Enabled finance to close the books two days earlier each month.",
        "Delivered £1.2m of annual savings by renegotiating hosting contracts.",
        "Moved ledgers to a new store; no records were lost.",
        "Reworked the stock import, and shops have stopped ringing us on Mondays.",
        "Halved the wait at the bar.",
        "Won the regional prize for apprentices.",
        "Refunds up 9%, lost parcels down by a fifth.",
        "Late returns: 31% to 12%.",
        "Break-ins: nine in the winter before, two in the winter after.",
        "The repair rate improved 6 points.",
        "A survey that took two weeks is ready overnight.",
        "Ran a cake stall that made £120 for the hospice.",
        "Opened a reading room: 300 visitors in its first month.",
        "Helped the night shift cut scrap by 12%.",
        "Coached four apprentices, all of whom passed.",
        "Closed two car parks, and nobody objected in writing.",
        "The garden was rated outstanding by visiting judges.",
        "Absence fell every term, the lowest in the county.",
        "Took the branch from bottom to third in the league.",
        "Spoke at the hearing and got the parking order withdrawn.",
        "Thanks to the new rota, porters swap shifts by text.",
        "Drew up a charter that two rival ports have since copied.",
    ],
)
def test_an_effect_that_happened_is_an_outcome(content: str) -> None:
    assert line(content).outcomes


@pytest.mark.parametrize(
    "content",
    [
        "Built a payments integration covering cards and refunds.",
        "Wrote tests to improve quality.",
        "Greatly improved the performance of systems.",
        "Moved the seat map from Java 11 to Java 21.",
        "Duties included cutting grass, removing waste and driving.",
        "Worked with suppliers from Leeds to York.",
        "Designed the schema for the loans team.",
        "Reviewed designs that other teams made.",
        "Led a team of six.",
        "Maintains the loans database and its nightly loads.",
        "So far worked on two services.",
        "Consistently exceeded targets.",
        "Set up 12 servers and signed up 40 traders.",
        "Built five services, all deployed on AWS.",
        "Fixed a job that never finished.",
        "Wrote best-in-class guides, best-in-town menus.",
        "Got a job that required travel.",
    ],
)
def test_a_task_a_purpose_or_an_empty_claim_is_no_outcome(content: str) -> None:
    assert not line(content).outcomes


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Moved 40 services to k8s and Postgres.", ["Kubernetes", "PostgreSQL"]),
        ("Wrote Go, Rust and C# for two years.", ["Go", "Rust", "C#"]),
        ("Go to market plan for spring.", []),
        ("Express delivery in the spring.", []),
        ("Rebuilt the site in React.", ["React"]),
        ("React quickly to alarms.", []),
        ("R, Python and SQL.", ["R", "Python", "SQL"]),
        ("Used Azure Service Bus and SQL Server.", ["Azure Service Bus", "SQL Server"]),
    ],
)
def test_a_tool_is_told_from_the_word_that_looks_like_it(content: str, names: list[str]) -> None:
    assert [tool.name for tool in line(content).tools] == names


@pytest.mark.parametrize(
    "content",
    [
        "Python/Django/Postgres/AWS",
        "Tools: Figma, Sketch, Miro and Zeplin",
        "Strong knowledge of HTML, CSS, JavaScript and React.",
        "Used Tarantool, Veltrix, Quorbase, Pipeline Pro and Java.",
    ],
)
def test_a_row_of_names_is_a_stack(content: str) -> None:
    assert line(content).is_stack


@pytest.mark.parametrize(
    "content",
    [
        "API design, caching, load testing and on-call work.",
        "Moved Java, Go and Kotlin services to Kubernetes, so releases take minutes.",
        "Wrote letters, planned shifts, ordered stock and paid wages.",
        "Served shops in Leeds, York, Hull and Whitby with a single stock count.",
    ],
)
def test_a_row_of_anything_else_is_no_stack(content: str) -> None:
    assert not line(content).is_stack


@pytest.mark.parametrize(
    "content",
    [
        "Improved efficiency and quality across the business.",
        "Worked on various tasks as required by management.",
        "Used modern technologies to build innovative solutions.",
        "A self-motivated individual with excellent problem-solving skills.",
        "Helped with the website.",
        "Work on data stuff.",
    ],
)
def test_what_fits_any_job_is_vague(content: str) -> None:
    assert line(content).is_vague


@pytest.mark.parametrize(
    "content",
    [
        "Rewrote the timetable import.",
        "Wrote the nightly export for museums.",
        "Took minutes for the allotment committee.",
        "Improved performance by 40%.",
        "Responsible for databases.",
        "Restored antique clocks.",
    ],
)
def test_what_names_something_is_not_vague(content: str) -> None:
    assert not line(content).is_vague


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Wired CDC and mTLS into the mesh.", ["CDC", "mTLS"]),
        ("Wrote SLOs for sign-in.", ["SLO"]),
        ("Introduced service level objectives (SLOs).", []),
        ("Met the RTO (recovery time objective).", []),
        ("Wrote a standard operating procedure, or SOP, for returns.", []),
        ("Built APIs on AWS with PHP.", []),
        ("Delivered Phase II and part IV.", []),
        ("MOVED THE ETL JOBS TO A NEW HOME", []),
        ("Drove lorries on the M62 and A1.", []),
        ("Configured the WAF's rules.", ["WAF"]),
    ],
)
def test_an_acronym_is_unexplained_unless_known_or_spelt_out(content: str, names: list[str]) -> None:
    assert [acronym.text for acronym in line(content).acronyms] == names


@pytest.mark.parametrize(
    ("content", "dense"),
    [
        ("Tuned autovacuum, WAL archiving and replication slots on the shards.", True),
        ("Applied a saga with compensating transactions behind a schema registry.", True),
        ("Sharded the orders by tenant, so one busy shop no longer slows the rest.", False),
        ("Set a threshold for late parcels.", False),
        ("Planned the replacement of the boiler.", False),
        ("Moved from Paxos to Raft with learner nodes for geo-replicated metadata.", True),
        ("Reconciled nostro and vostro accounts under IFRS 9.", True),
        ("Baked sourdough, focaccia and brioche for three cafés.", False),
        ("Choreographed two musicals for the amateur dramatic society.", False),
    ],
)
def test_a_line_is_dense_when_only_a_specialist_can_read_it(content: str, dense: bool) -> None:
    assert line(content).is_dense is dense


@pytest.mark.parametrize(
    ("content", "rare"),
    [
        ("Rewired a school during the holidays without closing a classroom.", []),
        ("Organized unhelpful replies more helpfully.", []),
        ("Reconciled nostro accounts with the resellers.", ["nostro"]),
        ("Wrote Kafka and kubectl plugins.", ["kubectl"]),
    ],
)
def test_a_word_is_uncommon_when_no_form_of_it_is_an_everyday_word(content: str, rare: list[str]) -> None:
    assert [token.text for token in line(content).uncommon] == rare


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Agreed the contract with mobile engineers.", True),
        ("Sat beside nurses to watch a handover.", True),
        ("Mentored two apprentices.", True),
        ("Planned lessons together with parents and a speech therapist.", True),
        ("Ran a monthly workshop for the sales team.", True),
        ("Presented the plan to trustees.", True),
        ("Met with grain growers twice a year.", True),
        ("Wrote care plans with the psychologist.", True),
        ("Helped with HR projects.", False),
        ("Involved in testing meters for schools.", False),
        ("Secured £20,000 from two councils.", False),
        ("Worked with Spring and Hibernate.", False),
        ("Good team player.", False),
        ("Lead of a team of six.", False),
        ("Rebuilt the customer database with Redis.", False),
        ("Filled shelves with tins.", False),
    ],
)
def test_a_partner_is_somebody_the_work_was_done_with(content: str, found: bool) -> None:
    assert bool(line(content).partners) is found


def test_system_and_domain_nouns_are_found_in_the_plural_too() -> None:
    content = "Looks after booking APIs and the ledgers of two banks."
    assert marked(content, "system_nouns") == ["APIs", "ledgers"]
    assert {"booking", "banks"} <= set(marked(content, "domain_nouns"))


@pytest.mark.parametrize(
    ("content", "theme"),
    [
        ("Cut latency of the fare search.", "performance"),
        ("Moved ledgers off the mainframe.", "migration"),
        ("Cleaned up alerts after each outage.", "reliability"),
        ("Connected the shop through webhooks.", "integration"),
        ("Rotated each certificate.", "security"),
    ],
)
def test_a_theme_is_told_by_its_words(content: str, theme: str) -> None:
    assert theme in line(content).themes


def test_recency_counts_years_since_a_tool_was_last_named() -> None:
    work = (
        Work(startDate="2024-01", highlights=("Wrote Java.",)),
        Work(startDate="2015-01", endDate="2020-11", highlights=("Wrote Java on Oracle, Redis.",)),
    )
    today = PartialDate(2026, 11)
    scan = scan_cv(CV(work=work), WORDS, today)
    assert years_since(scan.roles, today) == {"Java": 0, "Oracle": 6, "Redis": 6}


def test_page_one_is_the_first_eight_lines_until_a_layout_says_otherwise() -> None:
    cv = CV(work=(Work(startDate="2020", highlights=tuple(f"Line {n}" for n in range(10))),))
    today = PartialDate(2026, 11)
    assert len(scan_cv(cv, WORDS, today).page_one_bullets) == 8
    known = scan_cv(cv, WORDS, today, {"/work/0/highlights/9"}).page_one_bullets
    assert [bullet.path for bullet in known] == ["/work/0/highlights/9"]


@pytest.mark.parametrize(
    ("content", "meant"),
    [("Submited the plans.", ["submitted"]), ("Stoped the leak.", ["stopped"]),
     ("Tapes are being taped.", []), ("Limited and edited by hand.", []), ("Sited the mast on a hill.", [])],
)  # fmt: skip
def test_a_stressed_last_syllable_doubles_its_letter(content: str, meant: list[str]) -> None:
    assert [slip.meant for slip in line(content).slips] == meant


def test_a_line_is_read_once() -> None:
    assert line("Wrote Java.") is line("Wrote Java.")
