"""Files made to cost much: how much is read of each is bounded, and what was left out is told."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from xml.etree import ElementTree

import pytest

from legible.document import Document
from legible.errors import CannotRead
from legible.read import budget, read
from legible.read.budget import Budget
from legible.read.glyphs import Content, glyphs_of
from legible.read.pages import document_of as document_of_pages
from legible.read.pdf import open_pdf, read_pages
from legible.read.pdf_fonts import FontFace

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OPEN = f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0"'
HELLO = b"BT /F1 12 Tf 72 700 Td (Ada Quill) Tj ET "


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >> stream\n%s\nendstream" % (len(packed), entries, packed)


def pdf(*bodies: bytes) -> bytes:
    """Write a PDF of numbered objects; the first is its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + tail % (size, table, size, len(out))


def page(content: bytes, *others: bytes, resources: bytes = b"") -> bytes:
    """Write a PDF of one page; further objects are numbered from 6."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> %s >> >>" % resources,
        stream(content),
        FONT,
        *others,
    )


def form(content: bytes, inner: int) -> bytes:
    resources = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X %d 0 R >> >>" % inner
    return stream(content, b"/Type /XObject /Subtype /Form " + resources)


def document_of(data: bytes, name: str = "cv.pdf") -> Document:
    document = read(data, name).document
    assert document is not None
    return document


def told(document: Document) -> Sequence[str]:
    return [note.code for note in document.notes]


@pytest.mark.parametrize(
    "others",
    [
        [form(HELLO + b"/X Do " * 12, 6)],  # draws itself
        [form(HELLO + b"/X Do " * 12, number) for number in range(7, 14)] + [form(HELLO, 13)],
    ],
    ids=["itself", "one another"],
)
def test_forms_that_draw_forms_without_end_are_broken_off(others: list[bytes]) -> None:
    document = document_of(page(HELLO + b"/X Do ", *others, resources=b"/XObject << /X 6 0 R >>"))
    assert [line.text for line in document.lines] == ["Ada Quill"] and told(document) == ["page-cut"]


def test_a_form_drawn_on_many_times_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf.generic import ContentStream

    parsed: list[object] = []
    parse = ContentStream._parse_content_stream
    monkeypatch.setattr(
        ContentStream, "_parse_content_stream", lambda self, data: (parsed.append(self), parse(self, data))
    )
    document_of(page(HELLO + b"/X Do " * 50, form(HELLO, 6), resources=b"/XObject << /X 6 0 R >>"))
    assert len(parsed) == 2


def test_only_the_fonts_that_write_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf.generic._font import Font

    met: list[object] = []
    build = Font.from_font_resource
    monkeypatch.setattr(Font, "from_font_resource", lambda entry: (met.append(entry), build(entry))[1])
    fonts = b" ".join(b"/G%d %s" % (number, FONT) for number in range(300))
    data = page(HELLO * 3).replace(b"/F1 5 0 R", b"/F1 5 0 R " + fonts)
    assert document_of(data).lines and len(met) == 1


def test_a_page_that_breaks_off_is_read_up_to_there() -> None:
    document = document_of(
        page(HELLO + b"BT /F1 12 Tf 72 600 Td (Leeds) Tj ET BI /W 9 ID an image without an end")
    )
    assert [line.text for line in document.lines] == ["Ada Quill", "Leeds"] and told(document) == ["page-cut"]


def test_reading_stops_where_the_budget_ends() -> None:
    count = 12
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(count))
    bodies = [b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), FONT]
    for index in range(count):
        resources = b"/Resources << /Font << /F1 3 0 R >> >>"
        bodies += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s >>"
            % (5 + 2 * index, resources),
            stream(b"BT /F1 12 Tf 72 %d Td (Ada Quill in Leeds) Tj ET" % (700 - 20 * index)),
        ]
    opened = open_pdf(pdf(b"<< /Type /Catalog /Pages 2 0 R >>", *bodies))
    assert len(list(read_pages(opened))) == count
    for spent in (Budget(glyphs=80), Budget(steps=14), Budget(operands=550), Budget(segments=5)):
        read_so_far = list(read_pages(opened, spent))
        assert 2 <= len(read_so_far) <= 6
    told = document_of_pages(read_so_far, count).notes
    assert [note.code for note in told] == ["pages-left-out"]


class Letters:
    """A font whose codes are letters."""

    name, bold, italic = "F", False, False

    def decode(self, raw: str) -> list[tuple[str, float, bool]]:
        return [(sign, 0.5, False) for sign in raw]


def test_a_page_of_more_signs_than_paper_holds_ends_early() -> None:
    operations = [(["/F1", 10], b"Tf"), ([["abcde"] * (2 * budget.MAX_PAGE_GLYPHS)], b"TJ")]
    signs, ended = glyphs_of(Content(operations, {"/F1": Letters()}.get, lambda name: None))
    assert not ended and budget.MAX_PAGE_GLYPHS <= len(signs) < budget.MAX_PAGE_GLYPHS + 10


def test_a_sign_stands_for_few_letters_and_a_string_is_short() -> None:
    class Source:
        encoding = {97: "a"}
        character_map = {"a": "x" * 100_000}
        character_widths = {"default": 500}

    signs = FontFace(Source(), "F", False, False).decode(b"a" * 100_000)
    assert len(signs) == budget.MAX_STRING_BYTES
    assert {len(text) for text, _, _ in signs} == {budget.MAX_SIGN_LETTERS}


@pytest.mark.parametrize(
    "body",
    [
        b"[2 0 R 2 0 R]",  # the tree is its own branch
        b"[" + b"3 0 R " * 40 + b"]",  # one page, forty times
        b"5 0 R",
        b"[99 0 R]",
    ],
)
def test_a_strange_tree_of_pages_is_read_or_refused(body: bytes) -> None:
    data = page(HELLO).replace(b"/Kids [3 0 R]", b"/Kids " + body)
    try:
        document = document_of(data)
    except CannotRead as error:
        assert error.code == "damaged"
    else:
        assert {line.text for line in document.lines} == {"Ada Quill"}


def test_a_style_that_many_rest_on_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from legible.read import word_styles

    made: list[str] = []
    level = word_styles.heading_level

    def counted(name: str, entry: ElementTree.Element) -> int:
        made.append(name)
        return level(name, entry)

    monkeypatch.setattr(word_styles, "heading_level", counted)
    styles = "".join(
        f'<w:style w:styleId="{n}"><w:name w:val="{n}"/><w:basedOn w:val="{n + 1}"/></w:style>'
        for n in range(50)
    )
    known = word_styles.read_styles(ElementTree.fromstring(f"<w:styles {WORD}>{styles}</w:styles>"))
    assert known.of("0") is not None and sorted(made) == sorted(set(made)) and len(made) == 50


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_an_office_file_of_endless_paragraphs_is_read_in_part(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"legible.read.{kind}.MAX_PARAGRAPHS", 10)
    if kind == "docx":
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            body = "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 99
            archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        data = file.getvalue()
    else:
        body = "<text:p>x</text:p>" * 99
        inner = f"<office:body><office:text>{body}</office:text></office:body>"
        data = f"<office:document {OPEN}>{inner}</office:document>".encode()
    assert len(document_of(data, f"cv.{kind}").lines) == 11


def test_rich_text_without_end_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"{\\rtf1 " + b"\\b word\\par " * 100 + b"}"
    assert len(document_of(text, "cv.rtf").lines) == 100
    monkeypatch.setattr("legible.read.rtf.MAX_TOKENS", 200)
    with pytest.raises(CannotRead) as refused:
        read(text, "cv.rtf")
    assert refused.value.code == "too-long"


def packed(path: str, text: str, kind: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if kind:
            archive.writestr("mimetype", kind)
        archive.writestr(path, text)
    return file.getvalue()


def nested(depth: int) -> dict[str, bytes]:
    """Write a file of each kind that nests, with a text at the bottom of so many things."""
    cells = (
        "<w:tbl><w:tr><w:tc>" * depth
        + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl>" * depth
    )
    lists = (
        "<text:list><text:list-item>" * depth + "<text:p>x</text:p>" + "</text:list-item></text:list>" * depth
    )
    text = f"<office:body><office:text>{lists}</office:text></office:body>"
    return {
        "docx": packed("word/document.xml", f"<w:document {WORD}><w:body>{cells}</w:body></w:document>"),
        "odt": packed(
            "content.xml",
            f"<office:document-content {OPEN}>{text}</office:document-content>",
            "application/vnd.oasis.opendocument.text",
        ),
        "fodt": f"<office:document {OPEN}>{text}</office:document>".encode(),
        "xml": b"<Europass>" + b"<a>" * depth + b"x" + b"</a>" * depth + b"</Europass>",
        "json": b'{"basics":' * depth + b"1" + b"}" * depth,
    }


@pytest.mark.parametrize("kind", nested(0))
def test_things_inside_one_another_without_end_are_refused_with_the_reason(kind: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(nested(20_000)[kind], f"cv.{kind}")
    assert refused.value.code == "damaged" and "inside one another" in refused.value.sentence


def test_things_inside_one_another_are_read_as_far_as_people_go() -> None:
    for kind in ("docx", "odt", "fodt"):
        assert [line.text for line in document_of(nested(9)[kind], f"cv.{kind}").lines] == ["x"]
    json = b'{"basics": {"name": "%s"}, "work": %s}' % (b"[{" * 200, b"[" * 50 + b"]" * 50)
    parsed = read(json, "cv.json").parsed
    assert parsed is not None and parsed.cv.basics.name == "[{" * 200  # brackets in a text open nothing


def test_a_file_of_endless_annotations_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    link = b"<< /Subtype /Link /Rect [72 690 300 712] /A << /S /URI /URI (https://ada.example.org) >> >> "
    data = page(HELLO, resources=b">> /Annots [%s] /X << " % (link * 600))
    assert document_of(data).links == ("https://ada.example.org",)
    monkeypatch.setattr("legible.read.pdf.MAX_DICTIONARIES", 1000)
    with pytest.raises(CannotRead) as refused:
        read(data, "cv.pdf")
    assert refused.value.code == "too-long"
