"""What an imported file was like, as the checker is told."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.check import check
from legible.dates import PartialDate
from legible.document import Document, Line, Noticed, PageSize, Run
from legible.file_facts import FileFacts, facts_of
from legible.file_facts_json import facts_from_json, facts_to_json
from legible.guides import load_guide
from legible.importer import import_bytes
from legible.model import CV, Basics
from legible.parsed import Heading, Leftover, Origin, Parsed
from legible.read.clean import odd_signs
from legible.read.flow import lines_and_columns
from legible.read.rows import line_from_runs
from legible.read.segments import Segment

LIBRARY = load_library()
ADA = CV(basics=Basics(name="Ada Fernside", email="ada@example.org", phone="07700 900123"))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = st.text(min_size=1, max_size=12)
HEADINGS = st.builds(Heading, WORDS, st.sampled_from(["work", "skills", ""]), st.booleans())
FACTS = st.builds(
    FileFacts,
    name=WORDS,
    size=st.integers(0, 10**9),
    kind=st.sampled_from(["pdf", "docx", "text"]),
    pages=st.integers(0, 40),
    filled=st.floats(0, 40),
    columns=st.booleans(),
    headings=st.lists(HEADINGS, max_size=3).map(tuple),
    odd_signs=WORDS,
    links=st.lists(WORDS, max_size=3).map(tuple),
    page_one=st.lists(WORDS, max_size=3).map(tuple),
)


def facts(*lines: Line, parsed: Parsed | None = None, **parts: object) -> FileFacts:
    """Gather the facts of a document with these lines."""
    document = Document("pdf", lines, **parts)  # type: ignore[arg-type]
    return facts_of(document, parsed or Parsed(ADA), "ada.pdf", 1000)


def word_file(body: str, header: str = "", core: str = "") -> bytes:
    """Make a Word file."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{header}</w:hdr>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{relation}" Target="header1.xml"/></Relationships>',
        "docProps/core.xml": core,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            if text:
                archive.writestr(name, text)
    return packed.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def of_word(data: bytes) -> FileFacts:
    parsed = import_bytes(data, "ada.docx", LIBRARY)
    assert parsed.document is not None
    return facts_of(parsed.document, parsed, "ada.docx", len(data))


@given(FACTS)
def test_facts_are_kept_as_they_are(told: FileFacts) -> None:
    assert facts_from_json(json.loads(json.dumps(facts_to_json(told)))) == told


def test_what_a_later_version_knows_is_let_go() -> None:
    assert facts_from_json({"pages": 2, "paper_colour": "cream"}) == FileFacts(pages=2)
    assert facts_to_json(FileFacts()) == {}


def test_pages_are_filled_as_far_down_as_the_last_line() -> None:
    pages = (PageSize(600, 800), PageSize(600, 800))
    assert facts(Line("a", y=700), Line("b", page=1, y=200), pages=pages).filled == 1.25
    assert facts(Line("a", y=400), pages=pages).filled == 0.5
    assert facts(Line("a", y=400)).filled == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(-50, 2000)), min_size=1))
def test_no_more_is_filled_than_there_are_pages(places: list[tuple[int, float]]) -> None:
    lines = [Line("a", page=page, y=y) for page, y in places]
    filled = facts(*lines, pages=(PageSize(600, 800),) * 4).filled
    last = max(page for page, _ in places)
    assert last <= filled <= last + 1


def test_page_one_holds_the_fields_that_stand_on_it() -> None:
    origins = {"/basics/name": Origin(0, 0, 0, 1, 1), "/work/0/name": Origin(1, 0, 0, 1, 1)}
    parsed = Parsed(ADA, origins)
    pages = (PageSize(600, 800),) * 2
    assert facts(Line("a"), parsed=parsed, pages=pages).page_one == ("/basics/name",)
    assert facts(Line("a"), parsed=parsed).page_one == ()


def test_contact_details_that_only_a_header_holds_are_named() -> None:
    header = Noticed(running=("Ada Fernside ada@example.org",))
    inside = Line("Ada Fernside\tada@example.org")
    assert facts(inside, noticed=header).running_contact == ("ada@example.org",)
    assert facts(inside, Line("Mail: ada@example.org, Leeds"), noticed=header).running_contact == ()
    assert facts(inside).running_contact == ()


@pytest.mark.parametrize(
    ("text", "link", "icons"),
    [
        ("", "mailto:ada@example.org", ("mailto:ada@example.org",)),
        ("LinkedIn", "https://www.linkedin.com/in/ada", ()),
        ("", "https://www.linkedin.com/in/ada", ("https://www.linkedin.com/in/ada",)),
        ("", "https://larch.example.org", ()),
        ("", "https://github.com/maker-of-the-template", ()),
    ],
)
def test_a_link_to_the_person_without_a_word_is_an_icon(text: str, link: str, icons: tuple[str, ...]) -> None:
    line = Line(f"Ada {text}", (Run("Ada "), Run(text or "\t", link=link)))
    assert facts(line, links=(link,)).icon_contact == icons


def test_an_icon_beside_the_address_it_leads_to_does_no_harm() -> None:
    lines = (Line("\t", (Run("\t", link="mailto:ada@example.org"),)), Line("ada@example.org"))
    assert facts(*lines, links=("mailto:ada@example.org",)).icon_contact == ()


def test_list_markers_mix_where_they_share_a_level() -> None:
    def items(*marks: tuple[str, float]) -> list[Line]:
        return [Line("Did it.", x=x, marker=marker, bullet=True) for marker, x in marks]

    assert facts(*items(("•", 70), ("•", 70), ("–", 70), ("–", 71))).mixed_markers == "•–"
    assert facts(*items(("•", 70), ("•", 70), ("–", 90), ("–", 90))).mixed_markers == ""
    assert facts(*items(("•", 70), ("•", 70), ("–", 70))).mixed_markers == ""


def test_a_title_over_the_page_is_told_from_a_line_about_one() -> None:
    assert facts(Line("CURRICULUM VITAE"), Line("Ada Fernside")).banner == "CURRICULUM VITAE"
    assert facts(Line("Ada Fernside"), Line("CV writer")).banner == ""


def test_lines_without_a_field_come_along() -> None:
    parsed = Parsed(ADA, leftovers=(Leftover("Age: 41"),))
    assert facts(Line("Age: 41"), parsed=parsed).unplaced == ("Age: 41",)


def test_ligatures_and_icons_are_odd_and_list_markers_are_not() -> None:
    assert odd_signs("eﬃcient \uf0b7 \ue0be eﬃcient") == "ﬃ\ue0be"
    assert odd_signs("efficient • café") == ""
    told = FileFacts(odd_signs="ﬃ\ue0beﬁ")
    assert (told.ligatures, told.icons) == (("ﬃ", "ﬁ"), True)
    assert not FileFacts(odd_signs="ﬁ").icons


def test_columns_are_told_from_lines_that_follow_each_other() -> None:
    def segment(text: str, x: float, y: float) -> Segment:
        return Segment((Run(text, 0, x, y, 120, 10),), 0, x, y, x + 120, 10)

    left = [segment(f"left words of line {n}", 50, 100 + 14 * n) for n in range(20)]
    right = [segment(f"right words of line {n}", 330, 107 + 14 * n) for n in range(20)]
    assert lines_and_columns([[*left, *right]])[1]
    assert not lines_and_columns([left])[1]


def test_letters_that_stand_apart_are_noticed() -> None:
    apart = line_from_runs([Run("W O R K  H I S T O R Y")])
    assert (apart.text, apart.spaced) == ("WORK HISTORY", True)
    assert not line_from_runs([Run("WORK HISTORY")]).spaced
    parsed = Parsed(ADA, headings=(Heading("WORK HISTORY", "work"), Heading("SKILLS", "skills")))
    assert facts(apart, Line("SKILLS"), parsed=parsed).spaced_headings == ("WORK HISTORY",)


def test_a_word_file_tells_of_its_header_its_tables_and_its_author() -> None:
    dc = "http://purl.org/dc/elements/1.1/"
    core = f'<c xmlns:dc="{dc}"><dc:title>Draft</dc:title><dc:creator>Bo Holt</dc:creator></c>'
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("2020", "Larch Retail"))
    body = f"{paragraph('Ada Fernside')}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    told = of_word(word_file(body, paragraph("ada@example.org"), core))
    assert (told.title, told.author) == ("Draft", "Bo Holt")
    assert told.tables and not told.columns and not told.text_boxes
    assert told.running_contact == ("ada@example.org",)
    plain = of_word(word_file(paragraph("Ada Fernside") + paragraph("ada@example.org")))
    assert not plain.tables and plain.running_contact == () and (plain.title, plain.author) == ("", "")


def test_a_text_box_with_words_is_told_from_an_empty_one() -> None:
    def boxed(inner: str) -> str:
        return f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"

    assert of_word(word_file(paragraph("Ada Fernside") + boxed(paragraph("Leeds")))).text_boxes
    assert not of_word(word_file(paragraph("Ada Fernside") + boxed("<w:p/>"))).text_boxes


def test_headings_are_told_with_what_they_open() -> None:
    lines = ("Ada Fernside", "ada@example.org", "", "EXPERIENCE", "Porter, Larch Retail, 2020 - 2022", "")
    parsed = import_bytes(
        "\n".join((*lines, "EDUCATION", "BSc, Northbrook, 2019")).encode(), "a.txt", LIBRARY
    )
    assert [(head.text, head.kind, head.known) for head in parsed.headings] == [
        ("EXPERIENCE", "work", True),
        ("EDUCATION", "education", True),
    ]


def test_rules_about_the_file_are_silent_where_there_is_none() -> None:
    guide = load_guide(LIBRARY, "backend-developer")
    bad = FileFacts(
        name="final.pdf", kind="pdf", pages=4, filled=3.5, columns=True, banner="CV", mixed_markers="•–"
    )
    today = PartialDate(2026, 11)
    with_file = {finding.rule for finding in check(ADA, guide, LIBRARY, today, facts=bad).findings}
    without = {finding.rule for finding in check(ADA, guide, LIBRARY, today).findings}
    assert with_file - without == {"file-name", "filler", "hard-to-parse", "page-count", "uneven-looks"}


def test_page_one_is_taken_from_the_file_where_nobody_says() -> None:
    from legible.check.scan import scan_cv
    from legible.check.words import words_for

    words, today = words_for(LIBRARY, load_guide(LIBRARY, "backend-developer")), PartialDate(2026, 11)
    told = FileFacts(page_one=("/work/0/highlights/0",))
    assert scan_cv(ADA, words, today, facts=told).page_one == told.page_one
    assert scan_cv(ADA, words, today, ("/x",), told).page_one == ("/x",)
    assert scan_cv(ADA, words, today, facts=replace(told, page_one=())).page_one is None
