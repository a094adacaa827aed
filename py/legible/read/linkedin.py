"""LinkedIn's data archive (a zip of CSV tables) -> a CV.

Tables about others (messages, connections) are not opened; a note names what was left out.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from legible.document import Note
from legible.parsed import Parsed
from legible.read.linkedin_tables import MONTHS, TABLES, Table
from legible.read.package import Package, open_package
from legible.read.records import Unplaced, one_line, parsed_of, told, unmarked
from legible.read.refusals import refusal
from legible.read.text import decode

NOUN = "LinkedIn archive"
MAX_ROWS = 2000  # of one table
_MORE_NAMES = 12  # how many files a note names

Row = Mapping[str, str]  # column in small letters -> value
Left = list[Unplaced]


def read_linkedin(data: bytes) -> Parsed:
    """Read an archive; raises CannotRead."""
    package = open_package(data, NOUN)
    files = {posixpath.basename(name).lower(): name for name in reversed(package.names())}
    cv: dict[str, Any] = {}
    left: Left = []
    basics = {name: _rows(package, files.pop(name)) for name in _BASICS if name in files}
    cv["basics"] = _basics(basics, left)
    for name, table in TABLES.items():
        if name in files:
            _add_table(cv, table, _rows(package, files.pop(name)), left)
    return parsed_of(cv, left, _notes(files.values()), NOUN)


def _rows(package: Package, path: str) -> list[Row]:
    """Read a table; raises CannotRead."""
    reader = csv.reader(io.StringIO(decode(package.data(path) or b""), newline=""))
    try:
        head = [column.strip().lower() for column in next(reader, [])]
        rows: list[Row] = []
        for cells in reader:
            if len(rows) >= MAX_ROWS:
                raise refusal("too-long", f"The table {posixpath.basename(path)} is too long to be a CV's.")
            rows.append(dict(zip(head, (cell.strip() for cell in cells), strict=False)))
    except csv.Error as error:
        raise refusal("damaged", f"The table {posixpath.basename(path)} cannot be read.") from error
    return rows


def _add_table(cv: dict[str, Any], table: Table, rows: list[Row], left: Left) -> None:
    """Add a table's rows to their section; columns without a field are left over beside the entry."""
    entries = cv.setdefault(table.section, [])
    for row in rows:
        pointer = f"/{table.section}/{len(entries)}"
        entry: dict[str, Any] = {}
        for column, value in row.items():
            field = table.fields.get(column, "")
            if field == "told":
                entry |= told(value) if table.points else {"summary": unmarked(value)}
            elif field:
                entry[field] = f"{entry.get(field, '')} {_value(field, value)}".strip()
            elif value and column not in table.ignored:
                left.append(Unplaced(column.capitalize(), one_line(value), pointer))
        if any(entry.values()):
            entries.append({key: value for key, value in entry.items() if value})


def _value(field: str, value: str) -> str:
    if field in ("startDate", "endDate", "date", "releaseDate"):
        return iso_date(value)
    return unmarked(value) if field in ("description", "reference") else one_line(value)


def iso_date(text: str) -> str:
    """Turn "Mar 2021" into 2021-03; anything else stays as written."""
    match = re.fullmatch(r"([A-Za-z]{3})[a-z]*\.? (\d{4})", text.strip())
    month = MONTHS.find(match[1].lower()) if match else -1
    return f"{match[2]}-{month // 3 + 1:02d}" if match and month >= 0 and month % 3 == 0 else text.strip()


def _basics(tables: Mapping[str, list[Row]], left: Left) -> dict[str, Any]:
    """Join the tables that tell who the person is; what they lack a field for is left over."""
    basics: dict[str, Any] = {}
    for name, rows in tables.items():
        for row in rows:
            for key, value in _BASICS[name](row).items():
                basics[key] = basics.get(key) or value
            told_here = ((column, value) for column, value in row.items() if column not in _OF_THE_SITE)
            left += [Unplaced(column.capitalize(), one_line(value), "/basics") for column, value in told_here]
    return basics


def _profile(row: Row) -> dict[str, Any]:
    city, _, region = row.get("geo location", "").partition(",")
    sites = re.findall(r"https?://[^\s,;\]]+|\bwww\.[^\s,;\]]+", row.get("websites", ""))
    handles = re.findall(r"@?(\w{2,15})", row.get("twitter handles", ""))
    return {
        "name": one_line(f"{row.get('first name', '')} {row.get('last name', '')}"),
        "label": one_line(row.get("headline", "")),
        "summary": unmarked(row.get("summary", "")),
        "url": sites[0] if sites else "",
        "profiles": [{"network": "Twitter", "username": handle} for handle in handles],
        "location": {
            "address": one_line(row.get("address", "")),
            "postalCode": row.get("zip code", ""),
            "city": city.strip(),
            "region": region.strip(),
        },
    }


def _mail(row: Row) -> dict[str, Any]:
    return {"email": row.get("email address", "")} if row.get("primary", "yes").lower() == "yes" else {}


def _phone(row: Row) -> dict[str, Any]:
    return {"phone": f"{row.get('number', '')} {row.get('extension', '')}".strip()}


_BASICS: Mapping[str, Callable[[Row], dict[str, Any]]] = {
    "profile.csv": _profile,
    "email addresses.csv": _mail,
    "phonenumbers.csv": _phone,
}


_OF_THE_SITE = {"confirmed", "primary", "updated on", "type"}


def _notes(names: Iterable[str]) -> Iterator[Note]:
    """Name the files that were not read."""
    left = sorted(posixpath.basename(name) for name in names)
    if left:
        shown = ", ".join(left[:_MORE_NAMES]) + (" and others" if len(left) > _MORE_NAMES else "")
        yield Note("files-left-out", f"Not read, as they say nothing that a CV tells: {shown}.")
