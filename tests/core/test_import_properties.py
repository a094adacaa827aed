"""What holds for any file: its text comes back complete, none of it is dropped, and nothing crashes."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_parse_kept import TEXTS, dropped

from legible.assets import load_library
from legible.errors import CannotRead
from legible.importer import import_bytes
from legible.parsed import Parsed
from legible.read import read
from legible.read.legibility import is_unreadable

CASES = Path(__file__).parent.parent / "cases"
LIBRARY = load_library()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/header" Target="header1.xml"/></Relationships>'
)
NARROW, WIDE = 235.0, 480.0  # of a column, in points
LEFTS = (60.0, 330.0)  # where the columns begin

lays_out = pytest.mark.skipif(
    sys.platform == "emscripten", reason="the library that lays pages out leans on one in C"
)
fewer = settings(max_examples=max(5, settings().max_examples // 2))


# Text laid out as a PDF comes back complete


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of words to be drawn in one or two columns, and how."""

    columns: tuple[tuple[tuple[str, ...], ...], ...]  # columns of lines of words
    size: float  # of the letters, in points
    leading: float  # from line to line, in sizes
    by_word: bool  # whether each word is drawn by itself


@cache
def font() -> Any:
    """Give a font that comes with the library, known to it by name."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = TTFont("Vera", "Vera.ttf")
    pdfmetrics.registerFont(found)
    return found


def covered() -> str:
    """Give the font's signs that are text by themselves; a lone accent belongs to a letter beside it."""
    kinds = {"Lu", "Ll", "Nd", "Po", "Sc", "Sm", "Pd"}
    signs = map(chr, font().face.charToGlyph)
    return "".join(
        sign
        for sign in signs
        if unicodedata.category(sign) in kinds and (plain(sign) == sign or sign in "ﬁﬂ")
    )


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@st.composite
def pages(draw: st.DrawFn, columns: int) -> Page:
    """Give words of the signs that the font has, in lines that fit their column."""
    every = covered()
    letters = "".join(sign for sign in every if sign.isalpha())
    # What opens a line may be a list's marker; a letter never is, in a word of three.
    words = st.builds(
        "".join, st.tuples(st.text(letters, min_size=2, max_size=3), st.text(every, max_size=6))
    )
    size = draw(st.sampled_from([9.0, 10.5, 12.0]))
    room = WIDE if columns == 1 else NARROW
    lines = st.lists(words, min_size=1, max_size=8).map(lambda line: fitting(line, size, room))
    least = 1 if columns == 1 else 4
    drawn = tuple(tuple(draw(st.lists(lines, min_size=least, max_size=12))) for _ in range(columns))
    page = Page(drawn, size, draw(st.sampled_from([1.3, 1.5, 1.8])), draw(st.booleans()))
    assume(not is_unreadable(" ".join(composed(page))))  # letters that no language writes are refused
    return page


def width(text: str, size: float) -> float:
    return float(font().stringWidth(text, size))


def fitting(words: list[str], size: float, room: float) -> tuple[str, ...]:
    """Cut a line where it leaves its column."""
    kept = [words[0]]
    for word in words[1:]:
        if width(" ".join([*kept, word]), size) > room:
            break
        kept.append(word)
    return tuple(kept)


def pieces(page: Page) -> list[tuple[float, float, str]]:
    """Give what is drawn: x, y from the top, text."""
    found = []
    for left, lines in zip(LEFTS, page.columns, strict=False):
        for number, line in enumerate(lines):
            x, y = left, 80 + number * page.size * page.leading
            for part in line if page.by_word else [" ".join(line)]:
                found.append((x, y, part))
                x += width(part + " ", page.size)
    return found


def laid_out(drawn: Iterable[tuple[float, float, str]], size: float) -> bytes:
    """Draw texts on an A4 page in the order given."""
    from reportlab.pdfgen.canvas import Canvas

    name, file = font().fontName, io.BytesIO()
    canvas = Canvas(file, (595, 842), invariant=1)
    canvas.setFont(name, size)
    for x, y, text in drawn:
        canvas.drawString(x, 842 - y, text)
    canvas.save()
    return file.getvalue()


def read_back(data: bytes) -> list[str]:
    document = read(data, "cv.pdf").document
    assert document is not None
    return [word for line in document.lines for word in line.text.split()]


def composed(page: Page) -> list[str]:
    """Give a page's words as they are to be read: ligatures become their letters."""
    lines = (line for column in page.columns for line in column)
    return [plain(word) for line in lines for word in line]


@lays_out
@given(st.data(), st.randoms(use_true_random=False))
def test_one_column_comes_back_word_for_word_and_in_order(data: st.DataObject, random: Any) -> None:
    page = data.draw(pages(1))
    drawn = pieces(page)
    random.shuffle(drawn)
    assert read_back(laid_out(drawn, page.size)) == composed(page)


@lays_out
@fewer
@given(st.data(), st.randoms(use_true_random=False))
def test_two_columns_come_back_with_every_word(data: st.DataObject, random: Any) -> None:
    page = data.draw(pages(2))
    drawn = pieces(page)
    random.shuffle(drawn)
    assert Counter(read_back(laid_out(drawn, page.size))) == Counter(composed(page))


# Nothing is dropped on the way to a CV


@st.composite
def word_files(draw: st.DrawFn, lines: list[str]) -> bytes:
    """Put lines into a Word file: as paragraphs, points, rows of a table, or a page's header."""
    head = draw(st.integers(0, 1))
    places = [draw(st.sampled_from(["paragraph", "point", "row", "heading"])) for _ in lines[head:]]
    body = "".join(BLOCKS[place](escape(line)) for place, line in zip(places, lines[head:], strict=True))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if head:
            archive.writestr("word/header1.xml", f"<w:hdr {W}>{paragraph(escape(lines[0]))}</w:hdr>")
            archive.writestr("word/_rels/document.xml.rels", RELATIONS)
    return file.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def row(text: str) -> str:
    cells = "".join(f"<w:tc>{paragraph(part)}</w:tc>" for part in text.split(", "))
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


BLOCKS = {
    "paragraph": paragraph,
    "point": lambda text: paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    "row": row,
    "heading": lambda text: paragraph(text, '<w:outlineLvl w:val="1"/>'),
}


@given(st.data(), TEXTS)
def test_every_word_of_a_word_file_is_in_a_field_or_left_over(data: st.DataObject, lines: list[str]) -> None:
    assume(any(line.strip() for line in lines))
    parsed = import_bytes(data.draw(word_files(lines)), "cv.docx", LIBRARY)
    assert dropped("\n".join(lines), parsed) == set()


@lays_out
@given(TEXTS, st.randoms(use_true_random=False))
def test_every_word_of_a_pdf_is_in_a_field_or_left_over(lines: list[str], random: Any) -> None:
    assume(any(line.strip() for line in lines))
    drawn = [(60.0, 80.0 + 16 * number, line) for number, line in enumerate(lines) if line.strip()]
    random.shuffle(drawn)
    parsed = import_bytes(laid_out(drawn, 10), "cv.pdf", LIBRARY)
    assert dropped("\n".join(lines), parsed) == set()


# No input crashes: a CV or a refusal, and no other end


def ends_well(data: bytes, name: str) -> bool:
    """Say whether a file became a result, or a refusal with a reason and advice; anything else is raised."""
    try:
        return isinstance(import_bytes(data, name, LIBRARY), Parsed)
    except CannotRead as refused:
        return bool(refused.sentence and refused.advice)


# The small files of each kind: damage hits what matters more often, and each is read soon.
KINDS = sorted(
    path
    for pattern in ("import/library.pdf", "import/*.docx", "import/*.odt", "import/*.rtf", "europass/*.xml")
    for path in CASES.glob(pattern)
)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Flip, cut, double or graft some bytes."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        end = min(len(data), start + draw(st.integers(1, 400)))
        new = draw(st.one_of(st.just(b""), st.just(data[start:end] * 2), st.binary(min_size=1, max_size=8)))
        data = data[:start] + new + data[end if draw(st.booleans()) else start + len(new) :]
    return data


@st.composite
def damaged_inside(draw: st.DrawFn, data: bytes) -> bytes:
    """Damage one part of a package and pack it again, so that the damage is met beyond the checksums."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        hit = draw(st.sampled_from([name for name in old.namelist() if name.endswith(".xml")]))
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, draw(damaged(part)) if name == hit else part)
    return out.getvalue()


def test_there_are_files_of_each_kind_to_damage() -> None:
    assert {path.suffix for path in KINDS} == {".pdf", ".docx", ".odt", ".rtf", ".xml"}


@given(st.data(), st.sampled_from(KINDS))
def test_a_damaged_file_is_read_or_refused(data: st.DataObject, path: Path) -> None:
    whole = path.read_bytes()
    inside = path.suffix in {".docx", ".odt"} and data.draw(st.booleans())
    assert ends_well(data.draw(damaged_inside(whole) if inside else damaged(whole)), path.name)


KEYS = st.sampled_from(
    ["basics", "name", "work", "location", "highlights", "skills", "keywords", "meta", "x"]
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
JSON = st.recursive(
    LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4))
)
TAGS = [
    *(
        "w:document",
        "w:body",
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:pPr",
        "w:numPr",
        "w:ins",
        "w:del",
    ),
    *("office:document", "office:body", "text:p", "text:list", "text:h", "table:table", "table:table-row"),
    *("Europass", "Candidate", "SkillsPassport", "LearnerInfo"),
]


SPACES = 'w:val="7" xmlns:w="w" xmlns:office="o" xmlns:text="t" xmlns:table="b"'


def element(tag: str, inner: list[str]) -> str:
    return f"<{tag} {SPACES}>{''.join(inner)}</{tag}>"


MARKUP = st.recursive(
    st.sampled_from(["Ada Quill", "2019 - 2021", "<w:tab/>", "&amp;", ""]),
    lambda inner: st.builds(element, st.sampled_from(TAGS), st.lists(inner, max_size=3)),
    max_leaves=12,
)
RICH = st.lists(
    st.sampled_from(
        [
            "{", "}", "\\par ", "\\b ", "\\u8211 ?", "\\'e9", "\\'", "\\u", "\\bin5 ", "\\fonttbl", "\\*\\x ",
            "\\uc99 ", "\\fs-1 ", "\\trowd ", "\\cell ", "\\row ", "\\field", "\\f9999999999 ", "Ada Quill ",
        ]
    )
)  # fmt: skip
PARTS = st.sampled_from(
    [
        *("word/document.xml", "word/styles.xml", "word/header1.xml", "word/_rels/document.xml.rels"),
        *("content.xml", "mimetype", "styles.xml", "Profile.csv", "Positions.csv", "Skills.csv", "../up"),
    ]
)
CONTENTS = st.one_of(MARKUP, st.text(max_size=60), st.just("application/vnd.oasis.opendocument.text"))


@given(st.dictionaries(KEYS, JSON, max_size=5))
def test_any_json_is_a_cv_or_refused(value: dict[str, Any]) -> None:
    assert ends_well(json.dumps(value).encode(), "resume.json")


@given(MARKUP, st.sampled_from(["cv.xml", "cv.fodt", "cv.html"]))
def test_any_markup_is_a_cv_or_refused(markup: str, name: str) -> None:
    assert ends_well(markup.encode(), name)


@given(RICH)
def test_any_rich_text_is_a_cv_or_refused(words: list[str]) -> None:
    assert ends_well(("{\\rtf1 " + "".join(words)).encode(), "cv.rtf")


@given(st.dictionaries(PARTS, CONTENTS, max_size=6))
def test_any_package_is_a_cv_or_refused(parts: dict[str, str]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(parts, reverse=True):  # OpenDocument wants its type in front
            archive.writestr(name, parts[name])
    assert ends_well(file.getvalue(), "cv.docx")
