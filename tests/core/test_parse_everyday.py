"""CVs as people type them: without list markers, without headings, with several things in a line."""

from __future__ import annotations

from legible.assets import load_library
from legible.importer import import_bytes
from legible.parsed import Parsed

LIBRARY = load_library()


def parsed_of(text: str) -> Parsed:
    """Import a typed CV."""
    return import_bytes(text.encode(), "cv.txt", LIBRARY)


def jobs_in(parsed: Parsed) -> list[tuple[str, str, str, str]]:
    """Give title, employer, start and end of each job."""
    return [(job.position, job.name, job.startDate, job.endDate) for job in parsed.cv.work]


CONTACT = "Wilma Stoke\nwilma@example.org\n\n"


def test_lines_above_a_gap_belong_to_the_job_above_it() -> None:
    parsed = parsed_of(
        CONTACT + "EMPLOYMENT\n\n"
        "Head Gardener, Alder Park Trust        May 2016 - present\n"
        "Look after nine acres of borders\nManager of two apprentices\nDriver of the tractor\n\n"
        "Gardener, Quarry House Hotel           2010 - 2016\nAssistant to the head gardener\n\n"
        "Farm Hand, Low Moor Farm               2008 - 2010\nLambing\n"
    )
    assert jobs_in(parsed) == [
        ("Head Gardener", "Alder Park Trust", "2016-05", ""),
        ("Gardener", "Quarry House Hotel", "2010", "2016"),
        ("Farm Hand", "Low Moor Farm", "2008", "2010"),
    ]
    told = [(job.summary, job.highlights) for job in parsed.cv.work]
    assert told == [
        ("", ("Look after nine acres of borders", "Manager of two apprentices", "Driver of the tractor")),
        ("Assistant to the head gardener", ()),
        ("Lambing", ()),
    ]


def test_an_employer_below_a_gap_stays_above_its_roles() -> None:
    parsed = parsed_of(
        CONTACT + "EMPLOYMENT\n\nTreen Brewery\nHead Brewer, Cask Ales    2018 - 2021\nRan the copper\n\n"
        "Lowry Brewery\nBrewer, Night Shift    2014 - 2018\nCleaned the tanks\n"
    )
    assert [job[1] for job in jobs_in(parsed)] == ["Treen Brewery", "Lowry Brewery"]
