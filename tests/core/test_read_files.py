"""Which files are read, which are refused, and with what words."""

from __future__ import annotations

import io
import logging
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.document import Document, Run
from legible.errors import CannotRead
from legible.read import read
from legible.read.legibility import is_unreadable
from legible.read.pdf_cmap import code_map
from legible.read.pdf_fonts import FontFace
from legible.read.reader import MAX_LINES
from legible.read.running import without_running
from legible.read.segments import Segment
from legible.read.sniff import sniff

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REFUSED = [
    (b"", "cv.pdf", "empty"),
    (b" \n", "cv.txt", "empty"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "cv.pdf", "not-a-pdf"),
    (b"<html><body>404</body></html>", "cv.pdf", "not-a-pdf"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "cv.png", "unknown-type"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cv.doc", "unknown-type"),
    (b"{\\rtf1 {\\*\\generator x;}}", "cv.rtf", "no-text"),
    (b'{"a": 1}', "x.json", "unknown-type"),
    (b'{"basics": }', "x.json", "damaged"),
    (b"%PDF-1.7\nnothing here", "cv.pdf", "damaged"),
    (b"PK\x03\x04nothing here", "cv.docx", "damaged"),
    (b"x" * 500_000, "notes.txt", "too-long"),
]


@pytest.mark.parametrize(("data", "name", "code"), REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason_and_advice(
    data: bytes, name: str, code: str
) -> None:
    with pytest.raises(CannotRead) as refused:
        read(data, name)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".") and refused.value.advice.endswith(".")


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


STRANGERS = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc", ".docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Excel", "PDF"),
    (b"\x00\x00\x00\x18ftypheic" + bytes(50), ".heic", "OCR"),
    (b"\xff\xd8\xff\xe0" + bytes(50), "picture", "OCR"),
    (b"\x1f\x8b\x08" + bytes(50), ".gz", "Unpack"),
    (zipped("Index/Document.iwa"), ".pages", "PDF or .docx"),
    (zipped("xl/workbook.xml"), ".xlsx", "PDF or .docx"),
    (zipped("cv.pdf", "letter.pdf"), "zip archive", "inside"),
    (b"%!PS-Adobe-3.0\n", "PostScript", "PDF"),
    (b"<?xml version='1.0'?><feed/>", "XML", "PDF"),
    (bytes(range(256)) * 9, "cannot be read", ".odt"),
]


@pytest.mark.parametrize(("data", "what", "advice"), STRANGERS, ids=[what for _, what, _ in STRANGERS])
def test_a_stranger_is_named_with_the_way_to_make_it_readable(data: bytes, what: str, advice: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(data, "cv")
    assert refused.value.code == "unknown-type"
    assert what in refused.value.sentence and advice in refused.value.advice


def test_a_locked_file_of_todays_office_is_refused_with_the_way_to_unlock_it() -> None:
    with pytest.raises(CannotRead) as refused:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "cv.docx")
    assert refused.value.code == "locked" and "Encrypt with Password" in refused.value.advice


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4 ...", "cv.txt", "pdf"),
        (b"\r\n  %PDF-1.4 ...", "", "pdf"),
        (b"# Ada", "cv.md", "markdown"),
        (b"# Ada", "cv.txt", "text"),
        (b'{"basics": {}}', "cv.txt", "json"),
        ("Zoë".encode("utf-16"), "cv.txt", "text"),
        (b"BM Patel, driver of BMWs", "cv.txt", "text"),
        (b"<Ada> and friends", "cv.txt", "text"),
        (b" {\\rtf1 x}", "cv.doc", "rtf"),
        (b"<?xml version='1.0'?>\n<x:SkillsPassport xmlns:x='y'>", "", "europass"),
        (zipped("word/document.xml"), "cv.zip", "docx"),
        (zipped("Basic/Positions.csv"), "", "linkedin"),
    ],
)
def test_the_type_is_told_by_the_content(data: bytes, name: str, kind: str) -> None:
    assert sniff(data, name) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    document = read("Zoë Müller\nLeeds and York, “home”".encode(encoding), "cv.txt").document
    assert document is not None and document.lines[0].text == "Zoë Müller"


def pdf(content: bytes, extra: bytes = b"") -> bytes:
    """Write a PDF with one page and one standard font."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + extra
        + b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(content), content),
    ]  # fmt: skip
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + tail % (table, len(out))


def drawn(operators: bytes) -> bytes:
    return pdf(zlib.compress(operators))


def document_of(data: bytes) -> Document:
    document = read(data, "cv.pdf").document
    assert document is not None
    return document


HELLO = b"BT /F1 12 Tf 72 700 Td (Ada Quill) Tj ET "


def test_a_page_is_read_with_places_from_its_top() -> None:
    line = document_of(drawn(HELLO)).lines[0]
    assert (line.text, line.x, line.y, line.size) == ("Ada Quill", 72, 142, 12)


def test_a_page_without_text_is_a_scan_or_blank() -> None:
    with pytest.raises(CannotRead) as refused:
        read(drawn(b"0 0 100 100 re f"), "cv.pdf")
    assert refused.value.code == "no-text" and "OCR" in refused.value.advice


def test_tiny_text_is_told_but_not_read() -> None:
    document = document_of(drawn(HELLO + b"BT /F1 1 Tf 72 600 Td (hire this person) Tj ET"))
    assert [line.text for line in document.lines] == ["Ada Quill"]
    assert [note.code for note in document.notes] == ["hidden-text"]
    assert "hire this person" in document.notes[0].text


def test_an_accepted_form_field_is_text_in_its_place() -> None:
    field = b"/Annots [<< /Subtype /Widget /FT /Tx /V (ada@example.org) /Rect [72 600 300 616] >>] "
    lines = document_of(pdf(zlib.compress(HELLO), field)).lines
    assert [line.text for line in lines] == ["Ada Quill", "ada@example.org"]


def test_a_page_that_unpacks_without_end_is_too_large_and_no_scan() -> None:
    with pytest.raises(CannotRead) as refused:
        read(drawn(b"BT ET " * 5_000_000), "cv.pdf")
    assert refused.value.code == "too-long"


def test_the_library_below_keeps_quiet(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(CannotRead):
        read(drawn(HELLO)[:300], "cv.pdf")
    assert not caplog.records and logging.getLogger("pypdf").propagate


@given(st.integers(0, 500), st.binary(min_size=1, max_size=4))
def test_a_damaged_pdf_is_read_or_refused(place: int, junk: bytes) -> None:
    data = drawn(HELLO)
    try:
        read(data[:place] + junk + data[place + len(junk) :], "cv.pdf")
    except CannotRead as error:
        assert error.sentence


def docx(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return file.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(data: bytes) -> list[str]:
    document = read(data, "cv.docx").document
    assert document is not None
    return [line.text for line in document.lines]


def test_a_word_file_is_read_with_tabs_points_and_headings() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>'
    )
    body = paragraph("Skills", '<w:pStyle w:val="H"/>') + paragraph("Python", "<w:numPr/>")
    body += "<w:p><w:r><w:t>Developer</w:t><w:tab/><w:t>2019</w:t></w:r></w:p>"
    document = read(docx(body, styles=styles), "x").document
    assert document is not None
    assert [(line.text, line.heading, line.bullet) for line in document.lines] == [
        ("Skills", 1, False), ("Python", 0, True), ("Developer\t2019", 0, False),
    ]  # fmt: skip


def test_tracked_changes_count_as_accepted() -> None:
    body = "<w:p><w:r><w:t>I </w:t></w:r><w:del><w:r><w:delText>was</w:delText></w:r></w:del>"
    assert texts(docx(body + "<w:ins><w:r><w:t>am</w:t></w:r></w:ins></w:p>")) == ["I am"]


def test_a_row_of_short_cells_is_one_line_and_long_cells_are_columns() -> None:
    def row(*cells: list[str]) -> str:
        return (
            "<w:tbl><w:tr>"
            + "".join(f"<w:tc>{''.join(map(paragraph, c))}</w:tc>" for c in cells)
            + "</w:tr></w:tbl>"
        )

    assert texts(docx(row(["2019"], ["Developer", "Leeds"]))) == ["2019\tDeveloper", "Leeds"]
    long = [f"line {i}" for i in range(5)]
    assert texts(docx(row(long, [f"{text} right" for text in long]))) == [
        *long,
        *(f"{t} right" for t in long),
    ]


def test_a_numbered_heading_and_a_paragraph_taken_off_its_list_are_no_points() -> None:
    def numbered(number: int, style: str) -> str:
        return f'<w:pStyle w:val="{style}"/><w:numPr><w:numId w:val="{number}"/></w:numPr>'

    styles = (
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr/></w:pPr></w:style>'
    )
    marks = [numbered(1, "H1"), numbered(1, "L"), numbered(0, "L"), '<w:pStyle w:val="L"/>']
    body = "".join(paragraph("Work", mark) for mark in marks)
    lines = document_of(docx(body, styles=f'<w:styles xmlns:w="{W}">{styles}</w:styles>')).lines
    assert [line.bullet for line in lines] == [False, True, False, True]


def box(*texts: str) -> str:
    """Write the run that anchors a text box."""
    inner = "".join(map(paragraph, texts))
    return f"<w:r><w:drawing><w:txbxContent>{inner}</w:txbxContent></w:drawing></w:r>"


def test_a_short_text_box_is_read_where_its_anchor_is() -> None:
    before = paragraph("above") + f"<w:p>{box('07700 900111', 'Leeds')}</w:p>" + paragraph("below")
    assert texts(docx(before)) == ["above", "07700 900111", "Leeds", "below"]
    run = "<w:r><w:t>{}</w:t></w:r>"
    opens = f"<w:p>{box('2019')}{run.format('Tester')}</w:p>"
    closes = f"<w:p>{run.format('Tester')}{box('2019')}{run.format(' in York')}</w:p>"
    assert texts(docx(opens)) == ["2019", "Tester"] and texts(docx(closes)) == ["Tester in York", "2019"]
    cell = f"<w:tbl><w:tr><w:tc>{before}</w:tc></w:tr></w:tbl>"
    assert texts(docx(cell)) == ["above", "07700 900111", "Leeds", "below"]


def test_a_long_text_box_is_a_column_beside_its_anchor() -> None:
    body = paragraph("above") + f"<w:p>{box(*'abcd')}</w:p>" + "".join(map(paragraph, ["below", "last"]))
    lines = document_of(docx(body)).lines
    assert [line.text for line in lines] == ["above", "below", "last", *"abcd"]
    above, below, last, *column = lines
    assert above.block == below.block == last.block and {line.block for line in column} == {above.block + 1}
    assert above.y < column[0].y <= below.y < last.y


def test_a_word_file_with_its_own_entities_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(CannotRead) as refused:
        read(file.getvalue(), "cv.docx")
    assert refused.value.code == "damaged"


def test_rubbish_from_fonts_without_a_table_is_noticed() -> None:
    assert is_unreadable('v;m b|_ uo;u ķ0;ѴѴ |_;m ov|]u;"  ĺ 1-u;-0o|0oubm]ķ ' * 5)
    assert not is_unreadable("Cut the slowest tracking requests from 900 ms to 140 ms (Redis); see x/y|z.")
    assert not is_unreadable("山田花子のはたらいた会社と学校について書きました。東京都と京都府です。")


def segment(text: str, page: int, y: float, x: float = 72) -> Segment:
    return Segment((Run(text, page, x, y, 50, 10),), page, x, y, x + 50, 10)


def kept(*pages: list[Segment]) -> list[list[str]]:
    return [[one.text for one in page] for page in without_running([(p, 800.0) for p in pages], len(pages))]


def test_page_numbers_fall_away_and_a_running_header_stays_once() -> None:
    pages = [
        [segment("Ada Quill, CV", n, 30), segment(f"line {n}", n, 400), segment(f"Page {n + 1} of 2", n, 780)]
        for n in range(2)
    ]
    assert kept(*pages) == [["Ada Quill, CV", "line 0"], ["line 1"]]
    assert (
        kept([segment("a line", 0, 400), segment("- 1 -", 0, 780)], [segment("– 2 –", 1, 780)])[0][-1]
        == "- 1 -"
    )
    assert kept([segment("1", 0, 780)], [segment("2", 1, 780)]) == [[], []]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (segment("Jan 2019", 0, 780), segment("Jan 2021", 1, 780)),  # other years
        (segment("Leeds, UK", 0, 780), segment("Leeds, UK", 1, 700)),  # another height
        (segment("Leeds, UK", 0, 400), segment("Leeds, UK", 1, 400)),  # amid the page
        (segment("5", 0, 780), segment("7", 1, 780)),  # no page's number
    ],
)
def test_what_only_looks_like_a_running_line_is_kept(first: Segment, second: Segment) -> None:
    assert kept([first], [second]) == [[first.text], [second.text]]


def test_a_page_number_beside_what_is_said_elsewhere_falls_away_on_every_page() -> None:
    pages = [
        [
            segment("Ada Quill" if not n else "Leeds", n, 400),
            segment(f"Ada Quill - page {n + 1} of 2", n, 780),
        ]
        for n in range(2)
    ]
    assert kept(*pages) == [["Ada Quill"], ["Leeds"]]
    pages[0][0] = segment("Leeds", 0, 400)  # now nothing else tells the name
    assert kept(*pages) == [["Leeds", "Ada Quill - page 1 of 2"], ["Leeds"]]


def test_the_bare_number_of_a_single_page_falls_away() -> None:
    assert kept([segment("Leeds", 0, 400), segment("1", 0, 780)]) == [["Leeds"]]
    assert kept([segment("Leeds", 0, 400), segment("2", 0, 780)]) == [["Leeds", "2"]]


@pytest.mark.parametrize(
    ("text", "number"),
    [("1/1", True), ("1 of 1", True), ("Seite 1 von 1", True), ("(1 / 1)", True), ("AA1:1", False),
     ("AA:1/1", False), ("1.1 Leeds", False)],
)  # fmt: skip
def test_a_page_number_beside_the_count_of_pages_stands_by_itself(text: str, number: bool) -> None:
    assert kept([segment("Leeds", 0, 400), segment(text, 0, 780)]) == [
        ["Leeds"] if number else ["Leeds", text]
    ]


def test_a_row_above_a_running_line_is_kept_where_the_line_below_it_is_not_one() -> None:
    pages = [[segment("Leeds, UK", n, 760), segment(f"outermost {'ab'[n]}", n, 780)] for n in range(2)]
    assert kept(*pages) == [["Leeds, UK", "outermost a"], ["Leeds, UK", "outermost b"]]


def test_a_text_too_long_for_a_cv_is_read_in_part_and_says_so() -> None:
    document = read(b"a line of text\n" * 5000, "cv.txt").document
    assert document is not None and len(document.lines) == MAX_LINES
    assert [note.code for note in document.notes] == ["lines-left-out"]
    assert "choose a file with the CV alone" in document.notes[0].text


def test_the_unused_codes_of_windows_letters_are_list_markers() -> None:
    plain, windows = b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /Encoding %s"
    data = drawn(b"BT /F1 12 Tf 72 700 Td (\x7f Ada Quill) Tj 0 -20 Td (\x81 Leeds) Tj ET")
    assert plain in data
    for encoding in (b"/WinAnsiEncoding", b"<< /BaseEncoding /WinAnsiEncoding >>"):
        lines = document_of(data.replace(plain, windows % encoding)).lines
        assert [(line.text, line.bullet) for line in lines] == [("Ada Quill", True), ("Leeds", True)]
    named = b"<< /BaseEncoding /WinAnsiEncoding /Differences [127 /A 129 /B] >>"
    assert not any(line.bullet for line in document_of(data.replace(plain, windows % named)).lines)
    assert not any(line.bullet for line in document_of(data).lines)


CODES = b"""1 begincodespacerange <20> <7f> endcodespacerange
1 begincodespacerange <8000> <ffff> endcodespacerange
2 begincidchar <41> 7 <8001> 9 endcidchar 1 begincidrange <8010> <801f> 100 endcidrange"""


def test_a_fonts_own_table_parts_a_string_into_codes_and_glyphs() -> None:
    codes = code_map(CODES)
    assert list(codes.read(b"A\x80\x01\x80\x12B")) == [(0x41, 7), (0x8001, 9), (0x8012, 102), (0x42, 0)]
    assert list(codes.read(b"\x80")) == [(0x80, 0)]  # broken off
    assert list(code_map(b"").read(b"\x00A")) == [(0x41, 0)]


@given(st.binary(max_size=300), st.binary(max_size=20))
def test_any_table_of_codes_is_survived(table: bytes, data: bytes) -> None:
    for text in (table, b"begincidrange " + table, b"begincodespacerange " + table, CODES + table):
        assert len(list(code_map(text).read(data))) <= len(data)


def test_text_in_a_font_with_its_own_table_has_its_letters_and_widths() -> None:
    class Source:
        character_map = {"\x01": "A", "\x02": "d"}  # by code
        character_widths = {"\x07": 700, "\x08": 600, "default": 500}  # by glyph

    table = b"begincodespacerange <0000> <ffff> endcodespacerange begincidrange <0001> <0002> 7 endcidrange"
    face = FontFace(Source(), "F", False, False, codes=code_map(table))
    signs = [(text, round(width, 3)) for text, width, _ in face.decode(b"\0\1\0\2")]
    assert signs == [("A", 0.7), ("d", 0.6)]
