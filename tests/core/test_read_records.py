"""Files that hold a CV as data: LinkedIn's archive, Europass's XML, JSON Resume."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from legible.errors import CannotRead
from legible.parsed import Parsed
from legible.read import read
from legible.resume_json import cv_to_json

CASES = Path(__file__).parent.parent / "cases" / "europass"
PROFILE = (
    "First Name,Last Name,Birth Date,Headline,Summary,Geo Location,Twitter Handles,Websites\n"
    'Wren,Okafor,3 May,Backend developer,"I build\nqueues.","Leeds, England",[wrenok],'
    "[BLOG:https://wren.example.org]\n"
)
ARCHIVE = {
    "Profile.csv": PROFILE,
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Kestrel Freight,Developer,"Ran billing.\n• Cut cost &amp; time\n• Built a queue","Leeds, UK",Mar 2021,\n'
    "Quayside Bank,Tester,• Wrote tests. • Kept them,,2015,Feb 2021\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\n"
    "old@example.org,Yes,No,1/1/20\nwren@example.org,Yes,Yes,1/1/24\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,07700 900321,Mobile\n",
    "Basic/Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    "University of Leeds,2011,2014,First class,BSc Computing,\n",
    "Skills.csv": "Name\nPython\nGo\n",
    "Languages.csv": "Name,Proficiency\nEnglish,Native or bilingual proficiency\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\n"
    "Cloud Operator,https://badge.example.org,Open Guild,Mar 2022,,LF-1\n",
    "messages.csv": "FROM,CONTENT\nsomebody else,private\n",
}
PASSPORT = (CASES / "passport.xml").read_text("utf-8")
CANDIDATE = (CASES / "candidate.xml").read_text("utf-8")


def archive(files: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return file.getvalue()


def parsed(data: bytes | str, name: str = "x") -> Parsed:
    found = read(data.encode() if isinstance(data, str) else data, name).parsed
    assert found is not None
    return found


def left(result: Parsed) -> set[tuple[str, str]]:
    return {(leftover.text, leftover.near) for leftover in result.leftovers}


def test_linkedins_archive_is_a_cv() -> None:
    cv = parsed(archive(ARCHIVE)).cv
    assert (cv.basics.name, cv.basics.label) == ("Wren Okafor", "Backend developer")
    assert (cv.basics.email, cv.basics.phone) == ("wren@example.org", "07700 900321")
    assert (cv.basics.url, cv.basics.location.city) == ("https://wren.example.org", "Leeds")
    first, second = cv.work
    assert (first.name, first.startDate, first.endDate) == ("Kestrel Freight", "2021-03", "")
    assert (first.summary, first.highlights) == ("Ran billing.", ("Cut cost & time", "Built a queue"))
    assert (second.startDate, second.endDate) == ("2015", "2021-02")
    assert second.highlights == ("Wrote tests.", "Kept them")
    assert cv.education[0].studyType == "BSc Computing"
    assert [skill.name for skill in cv.skills] == ["Python", "Go"]
    assert (cv.certificates[0].issuer, cv.certificates[0].date) == ("Open Guild", "2022-03")


def test_columns_without_a_field_are_left_over_and_other_tables_are_not_opened() -> None:
    result = parsed(archive(ARCHIVE))
    assert left(result) >= {
        ("Birth date: 3 May", "/basics"),
        ("Notes: First class", "/education/0"),
        ("License number: LF-1", "/certificates/0"),
        ("Email address: old@example.org", "/basics"),
    }
    assert [note.code for note in result.notes] == ["files-left-out"]
    assert "messages.csv" in result.notes[0].text and "private" not in str(result)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_archives_tables_are_read_in_their_encoding(encoding: str) -> None:
    table = "First Name,Last Name\nZoë,Müller\n".encode(encoding)
    assert parsed(archive({"Profile.csv": table})).cv.basics.name == "Zoë Müller"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"Profile.csv": ""}, "no-text"),
        ({"Profile.csv": bytes(25_000_000)}, "too-long"),
        ({"Positions.csv": "Title\n" + "x\n" * 5000}, "too-long"),
        ({"Positions.csv": "Title\n" + "x" * 500_000}, "damaged"),
    ],
)
def test_an_archive_that_is_empty_or_swells_is_refused(files: dict[str, Any], code: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(archive(files), "archive.zip")
    assert refused.value.code == code


def test_europass_passports_are_read() -> None:
    result = parsed(PASSPORT, "cv.xml")
    cv = cv_to_json(result.cv)
    assert cv["basics"]["name"] == "Mirela Stan" and cv["basics"]["label"] == "Data engineer"
    assert cv["basics"]["location"] == {"city": "Cork", "region": "Ireland", "countryCode": "IE"}
    assert cv["work"] == [
        {
            "name": "Harbour Data", "position": "Analyst", "location": "Cork", "startDate": "2019-03",
            "endDate": "2021", "summary": "Ran reports.", "highlights": ["Moved them to Spark"],
        }
    ]  # fmt: skip
    assert (cv["education"][0]["endDate"], cv["education"][0]["institution"]) == (
        "2018-06-15",
        "Ovidius College",
    )
    assert cv["languages"] == [
        {"language": "Romanian", "fluency": "Mother tongue"},
        {"language": "French", "fluency": "Listening B2, Writing B1"},
    ]
    assert cv["skills"] == [{"name": "Digital", "keywords": ["Python", "SQL"]}]
    assert cv["projects"] == [{"name": "Tide tables"}]
    assert left(result) == {("Description: Quoted once", "")}


def test_europass_candidates_are_read() -> None:
    result = parsed(CANDIDATE, "cv.xml")
    cv = cv_to_json(result.cv)
    assert (cv["basics"]["name"], cv["basics"]["summary"]) == ("Joris Maes", "Keeps services up.")
    assert (cv["basics"]["email"], cv["basics"]["phone"]) == ("joris@example.org", "+44 7700900789")
    assert cv["basics"]["location"] == {"city": "Ghent", "countryCode": "BE"}
    assert cv["work"] == [
        {"name": "Leie Hosting", "position": "Operator", "location": "Ghent", "startDate": "2020-02-01"},
        {"name": "Leie Hosting", "position": "Trainee"},
    ]
    assert cv["education"] == [
        {"institution": "Schelde College", "studyType": "BSc Networks", "startDate": "2016"}
    ]
    assert cv["languages"] == [
        {"language": "Dutch", "fluency": "Mother tongue"}, {"language": "English", "fluency": "C1"},
    ]  # fmt: skip
    assert cv["skills"] == [{"name": "Linux"}]
    assert left(result) == {("Title: Courses", ""), ("Title: First aid", "")}


def pdf_with(name: str, attached: bytes) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_attachment(name, attached)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_pdf_that_carries_europass_data_is_read_from_it() -> None:
    result = parsed(pdf_with("attachment.xml", CANDIDATE.encode()), "cv.pdf")
    assert result.cv.basics.name == "Joris Maes" and result.page_count == 1
    assert [note.code for note in result.notes] == ["europass-data"]


@pytest.mark.parametrize("attached", [b"<x/>", CANDIDATE[:900].encode(), bytes(100)])
def test_a_pdf_with_another_attachment_is_read_by_its_pages(attached: bytes) -> None:
    with pytest.raises(CannotRead) as refused:
        read(pdf_with("attachment.xml", attached), "cv.pdf")
    assert refused.value.code == "no-text"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_brings_entities_is_refused(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><SkillsPassport>&b;</SkillsPassport>'
    with pytest.raises(CannotRead) as refused:
        read(bomb.encode(encoding), "cv.xml")
    assert refused.value.code == "damaged"


def test_json_resume_of_another_shape_is_told_with_its_place() -> None:
    data = {
        "basics": {"name": "Ada Quill", "location": "Leeds", "website": "https://ada.example.org"},
        "work": [{"company": "Kestrel", "startDate": "Spring 2020", "highlights": ["a", {"b": 1}, None]}, 7],
        "skills": ["Python", {"name": "Go", "keywords": "net"}],
        "odd": [1],
    }
    result = parsed(json.dumps(data), "cv.json")
    cv = cv_to_json(result.cv)
    assert cv["basics"] == {"name": "Ada Quill", "url": "https://ada.example.org", "location": "Leeds"}
    assert cv["work"] == [{"name": "Kestrel", "startDate": "Spring 2020", "highlights": ["a"]}]
    assert cv["skills"] == [{"name": "Python"}, {"name": "Go", "keywords": ["net"]}]
    assert cv["odd"] == [1]
    assert left(result) == {('{"b": 1}', "/work/0/highlights"), ("7", "/work")}
    places = [note.text.split()[0].rstrip(":") for note in result.notes]
    assert places == ["/basics/location", "/work/0/startDate", "/work/0/highlights/1", "/work/1"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "highlights", "startDate", "location", "x"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["basics", "work", "skills", "languages", "y"]), JSON, min_size=1))
def test_any_json_becomes_a_cv_that_can_be_written_or_is_refused(data: dict[str, Any]) -> None:
    try:
        result = parsed(json.dumps(data), "cv.json")
    except CannotRead as error:
        assert error.sentence
        return
    assert parsed(json.dumps({"basics": {}} | cv_to_json(result.cv)), "cv.json").cv == result.cv


@given(st.integers(0, 1500), st.text(alphabet='<>&"/ a=\x01é', min_size=1, max_size=6))
def test_damaged_europass_is_read_or_refused(place: int, junk: str) -> None:
    for source in (PASSPORT, CANDIDATE):
        try:
            read((source[:place] + junk + source[place + len(junk) :]).encode(), "cv.xml")
        except CannotRead as error:
            assert error.sentence


@given(
    st.dictionaries(st.sampled_from(list(ARCHIVE)), st.binary(max_size=60) | st.text(max_size=60), min_size=1)
)
def test_any_tables_become_a_cv_or_are_refused(files: dict[str, Any]) -> None:
    try:
        read(archive({"Profile.csv": PROFILE} | files), "archive.zip")
    except CannotRead as error:
        assert error.sentence
