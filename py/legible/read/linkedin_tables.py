"""What the tables of LinkedIn's data archive are called, and which field each column fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"  # as the archive shortens them, in every language of the site


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its section of the CV, and its columns in small letters."""

    section: str
    fields: Mapping[str, str]  # column -> field; "told" is a description that may hold points
    points: bool = False  # the section's entries have highlights
    ignored: frozenset[str] = frozenset()  # columns that concern the site, not the person


_SPAN = {"started on": "startDate", "finished on": "endDate"}

# In the order in which the CV takes them; what has the same section adds to it.
TABLES: Mapping[str, Table] = {
    "positions.csv": Table(
        "work",
        {"company name": "name", "title": "position", "description": "told", "location": "location"} | _SPAN,
        points=True,
    ),
    "education.csv": Table(
        "education",
        {
            "school name": "institution",
            "degree name": "studyType",
            "start date": "startDate",
            "end date": "endDate",
        },
    ),
    "skills.csv": Table("skills", {"name": "name"}),
    "languages.csv": Table("languages", {"name": "language", "proficiency": "fluency"}),
    "certifications.csv": Table(
        "certificates", {"name": "name", "url": "url", "authority": "issuer", "started on": "date"}
    ),
    "projects.csv": Table("projects", {"title": "name", "description": "description", "url": "url"} | _SPAN),
    "honors.csv": Table("awards", {"title": "title", "description": "told", "issued on": "date"}),
    "publications.csv": Table(
        "publications",
        {
            "name": "name",
            "published on": "releaseDate",
            "description": "told",
            "publisher": "publisher",
            "url": "url",
        },
    ),
    "patents.csv": Table(
        "publications", {"title": "name", "description": "told", "url": "url", "issued on": "releaseDate"}
    ),
    "volunteering.csv": Table(
        "volunteer",
        {"company name": "organization", "role": "position", "description": "told"} | _SPAN,
        points=True,
    ),
    "recommendations_received.csv": Table(
        "references",
        {"first name": "name", "last name": "name", "text": "reference"},
        ignored=frozenset({"status", "creation date"}),
    ),
}
