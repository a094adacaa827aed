"""OpenDocument, rich text and Word files: what they say, and what of it counts."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.assets import load_library
from legible.document import Document
from legible.errors import CannotRead
from legible.importer import import_bytes
from legible.read import read

LIBRARY = load_library()
NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
STYLES = """<style:style style:name="H1" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Big" style:family="paragraph">
<style:text-properties fo:font-size="20pt"/></style:style>
<style:style style:name="Bigger" style:family="paragraph" style:parent-style-name="Big">
<style:text-properties fo:font-size="150%"/></style:style>
<style:style style:name="Bold" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Gone" style:family="text">
<style:text-properties text:display="none"/></style:style>"""


def content(body: str, styles: str = STYLES) -> str:
    return (
        f"<office:document-content{NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content(body))
        for name, text in parts.items():
            archive.writestr(f"{name}.xml", text)
    return file.getvalue()


def document(data: bytes, name: str = "cv") -> Document:
    found = read(data, name).document
    assert found is not None
    return found


def texts(data: bytes) -> list[str]:
    return [line.text for line in document(data).lines]


def test_an_opendocument_file_is_read_with_headings_points_and_looks() -> None:
    body = """<text:h text:outline-level="2">Skills</text:h><text:p text:style-name="H1">Work</text:p>
    <text:list><text:list-item><text:p>Python</text:p><text:list><text:list-item><text:p>Flask</text:p>
    </text:list-item></text:list></text:list-item></text:list>
    <text:p text:style-name="Bigger">
    <text:span text:style-name="Bold">Ada</text:span><text:s/>Quill</text:p>"""
    lines = document(odt(body)).lines
    assert [(line.text, line.heading, line.bullet) for line in lines] == [
        ("Skills", 2, False), ("Work", 1, False), ("Python", 0, True), ("Flask", 0, True),
        ("Ada Quill", 0, False),
    ]  # fmt: skip
    assert lines[3].x > lines[2].x
    assert (lines[4].size, lines[4].runs[0].bold, lines[4].runs[-1].bold) == (30.0, True, False)


def test_tabs_breaks_links_and_rows_of_an_opendocument_file_are_kept() -> None:
    body = """<text:p>Developer<text:tab/>2019<text:line-break/>Leeds</text:p>
    <text:p>see <text:a xlink:href="https://ada.example.org">my page</text:a>
    <text:a xlink:href="javascript:x()">or not</text:a></text:p>
    <table:table><table:table-row><table:table-cell><text:p>2015</text:p></table:table-cell>
    <table:table-cell><text:p>Tester</text:p><text:p>York</text:p></table:table-cell></table:table-row></table:table>"""
    found = document(odt(body))
    assert [line.text for line in found.lines] == [
        "Developer\t2019", "Leeds", "see my page or not", "2015\tTester", "York",
    ]  # fmt: skip
    assert found.links == ("https://ada.example.org",)


def test_frames_headers_and_footers_of_an_opendocument_file_are_read_once() -> None:
    header = "<style:{0}><text:p>Ada Quill, 07700 900111</text:p></style:{0}>"
    styles = (
        f"<office:document-styles{NAMES}><office:master-styles><style:master-page>"
        f"{header.format('header')}{header.format('header-first')}<style:footer><text:p>Page "
        "<text:page-number>1</text:page-number> of my CV</text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    body = """<text:p>before<draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box></draw:frame>
    after</text:p>"""
    assert texts(odt(body, styles=styles)) == [
        "Ada Quill, 07700 900111", "before after", "in a box", "Page of my CV",
    ]  # fmt: skip


def test_tracked_changes_comments_and_hidden_text_of_an_opendocument_file_do_not_count() -> None:
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>was</text:p></text:deletion>
    </text:changed-region></text:tracked-changes><text:p>I <text:change-start text:change-id="c"/>am
    <office:annotation><text:p>really?</text:p></office:annotation>
    <text:span text:style-name="Gone">not</text:span></text:p>"""
    assert texts(odt(body)) == ["I am"]


def test_an_opendocument_file_may_be_one_piece_of_xml() -> None:
    flat = content("<text:p>Ada Quill</text:p>").replace("document-content", "document")
    assert document(flat.encode(), "cv.fodt").lines[0].text == "Ada Quill"


def test_a_locked_opendocument_file_is_refused() -> None:
    file = io.BytesIO(odt("<text:p>x</text:p>"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<m:encryption-data/>")
    with pytest.raises(CannotRead) as refused:
        read(file.getvalue(), "cv.odt")
    assert refused.value.code == "locked"


RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fnil\fcharset238 Arial CE;}}
{\stylesheet{\s0 Normal;}{\s2 heading 1;}}{\*\generator Some Writer;}
{\header\pard Ada Quill, 07700 900111\par}
\pard\s2\b\fs28 Work history\b0\fs22\par
\pard\plain Developer\tab 2019 \u8211? 2021\line Leeds\par
\pard{\listtext\'b7\tab}\ls1 Cut cost by 5\'80 \{net\}\par
\pard Z\u235?rich\~and {\f1 \'b3\'f3d\'9f}, \uc2\u9731\'3f\'3f snow, \uc1\u-10179?\u-8694?!\par
{\field{\*\fldinst HYPERLINK "https://ada.example.org"}{\fldrslt my page}}{\v hidden}{\deleted struck}\par
\trowd\cellx100\cellx200\pard\intbl 2015\cell Tester\par York\cell\row
\pard{\*\unknown nothing}{\pict\bin3 }}{ }{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard In a box\par}}}
End\par}"""


def test_rich_text_is_read_with_headings_points_tabs_links_and_rows() -> None:
    found = document(RTF.encode("latin-1"), "cv.rtf")
    assert [(line.text, line.heading, line.bullet) for line in found.lines] == [
        ("Ada Quill, 07700 900111", 0, False), ("Work history", 1, False),
        ("Developer\t2019 – 2021", 0, False), ("Leeds", 0, False), ("Cut cost by 5€ {net}", 0, True),
        ("Zërich and łódź, ☃ snow, 😊!", 0, False), ("my page", 0, False), ("2015\tTester", 0, False),
        ("York", 0, False), ("End", 0, False), ("In a box", 0, False),
    ]  # fmt: skip
    assert (found.lines[1].size, found.lines[1].bold, found.lines[2].bold) == (14.0, True, False)
    assert found.links == ("https://ada.example.org",)


def test_rich_text_without_end_is_read_as_far_as_it_goes() -> None:
    assert texts(RTF[:400].encode("latin-1"))[1] == "Work history"


def test_rich_text_of_groups_without_end_is_refused() -> None:
    with pytest.raises(CannotRead) as refused:
        read(b"{\\rtf1 " + b"{" * 5000, "cv.rtf")
    assert refused.value.code == "damaged"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return file.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


def test_a_table_inside_a_cell_is_told_once_and_a_deleted_row_not_at_all() -> None:
    inner = f"<w:tbl><w:tr>{cell(paragraph('inner'))}</w:tr></w:tbl>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('gone'))}</w:tr>"
    assert texts(docx(f"<w:tbl><w:tr>{cell(inner)}{cell(paragraph('outer'))}</w:tr>{gone}</w:tbl>")) == [
        "inner\touter"
    ]


def test_lines_that_a_body_says_twice_are_kept() -> None:
    assert texts(docx(paragraph("Software Engineer") * 2)) == ["Software Engineer"] * 2


CV_LINES = [
    "Ada Quill", "ada@example.org", "Experience", "Developer, Kestrel Freight", "Jan 2019 – Present",
    "Cut the cost of billing by a third", "Education", "BSc Computing, University of Leeds, 2015",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["odt", "rtf", "docx"])
def test_a_cv_typed_without_any_style_is_still_parted_into_sections(kind: str) -> None:
    data = {
        "odt": odt("".join(f"<text:p>{line}</text:p>" for line in CV_LINES)),
        "rtf": ("{\\rtf1 " + "".join(f"{line}\\par " for line in CV_LINES) + "}").encode("cp1252"),
        "docx": docx("".join(map(paragraph, CV_LINES))),
    }[kind]
    cv = import_bytes(data, f"cv.{kind}", LIBRARY).cv
    assert (cv.basics.name, cv.basics.email) == ("Ada Quill", "ada@example.org")
    assert [(job.position, job.name) for job in cv.work] == [("Developer", "Kestrel Freight")]
    assert cv.education[0].institution == "University of Leeds"


PIECES = st.lists(
    st.sampled_from(
        ["{", "}", "\\b ", "\\par ", "\\u8364?", "\\'e9", "\\cell ", "\\row ", "\\intbl ", "\\*", "\\bin9 ",
         "\\s2 ", "\\fs0 ", "\\u-1 ", "\\uc9 ", "{\\header ", "{\\field ",
         "{\\fldinst HYPERLINK \"x\"", "text", "\\outlinelevel9 ", "\\li-999999999 ", "\\f99 ", "\\", "\n"]
    ),
    max_size=40,
)  # fmt: skip


@given(PIECES)
def test_any_rich_text_is_read_or_refused(pieces: list[str]) -> None:
    try:
        import_bytes(("{\\rtf1 " + "".join(pieces)).encode(), "cv.rtf", LIBRARY)
    except CannotRead as error:
        assert error.sentence


TAGS = st.sampled_from(["text:p", "text:h", "text:list", "text:list-item", "text:span", "draw:frame",
                        "table:table-row", "table:table-cell", "text:note", "text:a"])  # fmt: skip
TREES = st.recursive(
    st.text(alphabet="aé \t•", max_size=4),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=3)).map(
        lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"
    ),
    max_leaves=12,
)


@given(TREES)
def test_any_opendocument_body_is_read_or_refused(body: str) -> None:
    try:
        import_bytes(odt(body), "cv.odt", LIBRARY)
    except CannotRead as error:
        assert error.sentence
