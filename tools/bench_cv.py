"""A long made-up CV to measure with: many jobs and bullets, no two alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, product
from typing import Any

JOBS, BULLETS = 20, 10  # of each job
DID = ("Moved", "Rewrote", "Split", "Measured", "Rebuilt", "Tested", "Documented", "Shortened")
WHAT = ("the parcel search", "ticket refunds", "the night import", "invoice printing", "the seat map")
HOW = ("in Python and PostgreSQL", "with a message queue", "behind a feature flag", "with the mobile team")
SO = (
    "so answers come in {n} ms",
    "which took {n} hours off each release",
    "and {n} reports a month stopped",
    "so {n} branches share one version",
)
TITLES = ("Backend Developer", "Software Engineer", "Data Engineer", "Platform Engineer")
TOWNS = ("Leeds", "Cardiff", "Bristol", "Dundee", "Norwich")
TOOLS = ("Python", "PostgreSQL", "RabbitMQ", "Docker", "Kafka", "Redis", "Terraform", "Go")


def long_cv() -> dict[str, Any]:
    """Give it as JSON Resume data."""
    lines = bullets()
    return {
        "basics": {
            "name": "Rosalind Achterberg",
            "label": "Backend Developer",
            "email": "rosalind.achterberg@example.org",
            "phone": "07700 900321",
            "summary": "Backend developer who looks after booking and payment services for ferry companies.",
        },
        "work": [job(number, lines) for number in range(JOBS)],
        "education": [
            {
                "institution": "University of Northbrook",
                "studyType": "BSc",
                "area": "Computer Science",
                "startDate": "1983",
                "endDate": "1986",
            }
        ],
        "skills": [{"name": "Tools", "keywords": list(TOOLS)}],
    }


def job(number: int, lines: Iterator[str]) -> dict[str, Any]:
    """Give one job, two years before the last."""
    year = 2025 - 2 * number
    return {
        "name": f"Harbour Post {number + 1}",
        "position": TITLES[number % len(TITLES)],
        "location": TOWNS[number % len(TOWNS)],
        "startDate": f"{year - 1}-02",
        "endDate": f"{year}-12" if number else "",
        "highlights": [next(lines) for _ in range(BULLETS)],
    }


def bullets() -> Iterator[str]:
    """Give lines that differ in what they say and in their numbers."""
    for number, (how, what, did, so) in zip(count(12), product(HOW, WHAT, DID, SO), strict=False):
        yield f"{did} {what} {how}, {so.format(n=number)}."
