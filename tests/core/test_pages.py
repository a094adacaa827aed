"""Pages set by Typst: what of a CV is on them, in which order, and how programs read it."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("typst", reason="no engine for pages in this Python")

from pypdf import PdfReader

from legible.assets import load_library
from legible.library import Library
from legible.model import CV, Basics, Certificate, OwnEntry, OwnSection, Publication, Skill, Work
from legible.render import theme_names
from legible.render.adjust import FONTS, Adjustments
from legible.render.choices import Choices, chosen_outline
from legible.render.outline import Entry, Outline, Piece
from legible.render.pages import PAPERS_MM, CannotPrint, Printed, font_files, pdf, pdf_of, svg
from legible.render.theme import Theme, load_theme
from legible.render.typefaces import INDEX, faces, showable, told
from legible.resume_json import cv_from_json

LIBRARY = load_library()
SAMPLES = Path(__file__).resolve().parent.parent / "cases" / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.json"))
THEMES = theme_names(LIBRARY)
PT_PER_MM = 72 / 25.4
ROUNDING_PT = 0.01


@cache
def sample(name: str) -> CV:
    return cv_from_json(json.loads((SAMPLES / f"{name}.json").read_text("utf-8")))


@cache
def made(name: str, theme: str, paper: str = "a4") -> Printed:
    return pdf_of(sample(name), LIBRARY, Choices(theme, paper))


def reader(printed: Printed) -> PdfReader:
    return PdfReader(io.BytesIO(printed.pdf))


def text_of(printed: Printed) -> str:
    return "\n".join(page.extract_text() for page in reader(printed).pages)


@cache
def read_back(name: str, theme: str) -> tuple[str, list[float]]:
    """Read a sample's pages: the text, and the size of each part of it."""
    sizes: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * tm[3] * cm[3]))

    pages = [page.extract_text(visitor_text=note) for page in reader(made(name, theme)).pages]
    return "\n".join(pages), sizes


def squeezed(text: str) -> str:
    """Take out all spaces, and case: where lines end and how headings are written is the theme's affair."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFC", text)).casefold()


def looked_up(name: str, theme: str) -> tuple[Outline, Theme]:
    look = load_theme(LIBRARY, theme)
    return chosen_outline(sample(name), LIBRARY, Choices(theme)), look


class Finder:
    """Look texts up in what a program read, each behind the one before."""

    def __init__(self, text: str, missing: tuple[str, ...]) -> None:
        self.text, self.missing, self.at = squeezed(text), missing, 0

    def find(self, pieces: tuple[Piece, ...] | list[str], ordered: bool = True) -> None:
        ends = [self.at]
        for piece in pieces:
            words = piece if isinstance(piece, str) else piece.text
            wanted = squeezed(showable(words, self.missing))
            start = self.text.find(wanted, ends[-1] if ordered else self.at)
            assert start >= 0, f"{words!r} is not behind {self.text[max(0, self.at - 60) : self.at]!r}"
            ends.append(start + len(wanted))
        self.at = max(ends)


def find_entry(finder: Finder, entry: Entry) -> None:
    finder.find((*entry.title, *entry.note, *entry.meta, *entry.dates), ordered=False)
    finder.find((*entry.texts, *entry.bullets, *entry.items))


def find_all(text: str, page: Outline, missing: tuple[str, ...]) -> None:
    finder = Finder(text, missing)
    finder.find((*page.name, *page.label))
    for contact in page.contacts:
        finder.find(contact.pieces)
    for section in page.sections:
        finder.find([section.title])
        for entry in section.entries:
            find_entry(finder, entry)


def pdftotext(printed: Printed, *options: str) -> str:
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not on this machine")
    command = [program, *options, "-", "-"]
    return subprocess.run(command, input=printed.pdf, capture_output=True, check=True).stdout.decode()


def test_there_are_fonts_samples_and_eight_themes() -> None:
    assert len(faces(LIBRARY)) > 100, "run 'make setup'"
    assert len(NAMES) >= 4
    assert len(THEMES) >= 8


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_read_back_in_the_outline_s_order(name: str, theme: str) -> None:
    printed = made(name, theme)
    find_all(read_back(name, theme)[0], looked_up(name, theme)[0], printed.missing)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["backend-developer", "stress"])
def test_another_program_reads_the_same_order(name: str, theme: str) -> None:
    printed = made(name, theme)
    find_all(pdftotext(printed, "-raw"), looked_up(name, theme)[0], printed.missing)


@pytest.mark.parametrize("theme", THEMES)
def test_letter_paper_holds_the_same_texts(theme: str) -> None:
    printed = made("backend-developer", theme, "letter")
    box = reader(printed).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (612, 792)
    find_all(text_of(printed), looked_up("backend-developer", theme)[0], printed.missing)


@pytest.mark.parametrize("theme", THEMES)
def test_no_letter_is_lost_to_a_ligature_or_a_missing_glyph(theme: str) -> None:
    for name in NAMES:
        assert not re.search("[\ufb00-\ufb06\ufffd\x00]", read_back(name, theme)[0])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_below_nine_points(name: str, theme: str) -> None:
    sizes = read_back(name, theme)[1]
    assert len(sizes) > 5
    assert min(sizes) >= 9 - ROUNDING_PT


@pytest.mark.parametrize("paper", PAPERS_MM)
@pytest.mark.parametrize("theme", THEMES)
def test_no_word_reaches_into_a_margin(theme: str, paper: str) -> None:
    width, height = (mm * PT_PER_MM for mm in PAPERS_MM[paper])
    margins = load_theme(LIBRARY, theme).margins_mm
    side, top = margins["inline"] * PT_PER_MM - 1, margins["block"] * PT_PER_MM - 4
    for name in ("short", "stress"):
        boxes = re.findall(
            r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"',
            pdftotext(made(name, theme, paper), "-bbox"),
        )
        assert len(boxes) > 20
        for box in boxes:
            left, upper, right, lower = map(float, box)
            assert side <= left <= right <= width - side, (name, box)
            assert top - 4 <= upper <= lower <= height - top + 4, (name, box)


@pytest.mark.parametrize("theme", THEMES)
def test_a_full_cv_takes_few_pages_and_few_bytes(theme: str) -> None:
    printed = made("backend-developer", theme)
    assert len(reader(printed).pages) <= 3
    assert len(printed.pdf) < 120_000
    assert len(reader(made("short", theme)).pages) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_the_same_cv_gives_the_same_bytes(theme: str) -> None:
    again = Library(LIBRARY.files, LIBRARY.data, LIBRARY.fonts)
    assert pdf_of(sample("short"), again, Choices(theme)).pdf == made("short", theme).pdf


@pytest.mark.parametrize("theme", THEMES)
def test_a_checker_of_tagged_pdf_finds_nothing(theme: str, tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    for name in ("short", "stress"):
        printed = made(name, theme)
        (tmp_path / "cv.pdf").write_bytes(printed.pdf)
        assert printed.tagged
        assert list(pdfua.validate(tmp_path / "cv.pdf").findings) == []


def test_a_pdf_tells_its_language_title_author_and_headings() -> None:
    pages = reader(made("backend-developer", "classic"))
    root = pages.trailer["/Root"].get_object()
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pages.metadata
    assert (pages.metadata.title, pages.metadata.author) == ("Amelia Thornbury – CV", "Amelia Thornbury")
    assert "/CreationDate" not in pages.metadata
    assert headings(pages.outline)[:3] == ["Amelia Thornbury", "Profile", "Experience"]


def headings(outline: Any) -> list[str]:
    """Flatten a PDF's bookmarks."""
    if isinstance(outline, list):
        return [title for part in outline for title in headings(part)]
    return [outline.title]


def test_only_addresses_that_are_safe_to_follow_are_links() -> None:
    links = set()
    for page in reader(made("stress", "classic")).pages:
        links |= {one.get_object()["/A"]["/URI"] for one in page.get("/Annots", [])}
    assert any(link.startswith("mailto:") for link in links)
    assert all(re.match("https://|mailto:|tel:", link) for link in links)


def test_every_font_is_embedded() -> None:
    fonts = [
        font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]
        for page in reader(made("stress", "classic")).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert len(fonts) > 3
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


HOSTILE = (
    '#panic("x") $x^2$ *b* _e_ `c` @ref <label> \\u{41} #include "/etc/passwd"',
    "= Heading // comment /* more */ - item + item ~ -- --- ... 'q' \"q\" #sys.inputs.cv",
    '"; #read("x") #{ while true {} } ]] }} )) \\',
)


def test_words_never_become_typst() -> None:
    jobs = tuple(Work(name=text, position=text, highlights=(text,)) for text in HOSTILE)
    printed = pdf_of(CV(basics=Basics(name=HOSTILE[0], summary=HOSTILE[1]), work=jobs), LIBRARY)
    text = squeezed(text_of(printed))
    for words in HOSTILE:
        assert text.count(squeezed(words.replace("*b*", "b"))) + text.count(squeezed(words)) >= 3


def test_a_character_that_no_font_has_is_told_and_a_box_stands_for_it() -> None:
    printed = pdf_of(CV(basics=Basics(name="Ada 中 🎉", label="Chef 👩‍🍳 de cuisine ✓ → 5")), LIBRARY)
    assert printed.tagged
    assert printed.missing == ("中", "🍳", "🎉", "👩")
    text = text_of(printed)
    assert "Ada □ □" in text
    assert "Chef □ de cuisine ✓ → 5" in text
    assert told(printed.missing).startswith("No font here has letters for Cjk (中), Cooking (🍳)")


def test_controls_and_joiners_do_no_harm() -> None:
    name = "Zo\x00e\u0308 A\u200dd\ufe0fa non\u2011breaking\u202fname\u2066x\u2069"
    printed = pdf_of(CV(basics=Basics(name=name, summary="Line\u2028break\ttab")), LIBRARY)
    assert printed.tagged
    assert printed.missing == ()
    assert "Zoë" in text_of(printed)
    assert "non-breaking" in text_of(printed)


def test_a_word_wider_than_its_column_is_broken_rather_than_cut() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
    cv = CV(
        basics=Basics(name="Ada", summary=word, email=f"{'a' * 60}@{'b' * 60}.example.org"),
        work=(Work(name="Dock"),),
        skills=(Skill(name=word, keywords=("Baking",)),),
    )
    for theme in THEMES:
        printed = pdf_of(cv, LIBRARY, Choices(theme))
        width = PAPERS_MM["a4"][0] * PT_PER_MM
        rights = [float(right) for right in re.findall(r'xMax="([\d.]+)"', pdftotext(printed, "-bbox"))]
        assert max(rights) < width, theme


@pytest.mark.parametrize("theme", THEMES)
def test_a_cv_without_a_name_or_any_part_still_makes_pages(theme: str) -> None:
    for cv in (
        CV(),
        CV(work=(Work(position="Cook", highlights=("Baked.",)),)),
        CV(sections=(OwnSection("", (OwnEntry(name="Untitled", summary="Words."),)),)),
    ):
        assert pdf_of(cv, LIBRARY, Choices(theme)).tagged


def test_what_is_hidden_is_in_no_page() -> None:
    text = text_of(pdf_of(sample("backend-developer"), LIBRARY, Choices(hidden=("/work/1", "/basics/phone"))))
    assert "Marlowe Pay" in text
    assert "Northgate" not in text
    assert "7700" not in text


@pytest.mark.parametrize("theme", THEMES)
def test_a_cv_from_right_to_left_starts_at_the_right(theme: str) -> None:
    data = {
        "basics": {"name": "ليلى حداد", "label": "مهندسة برمجيات", "phone": "+44 7700 900142"},
        "work": [
            {"position": "مهندسة", "name": "شركة الميناء", "startDate": "2021-03",
             "highlights": ["خفضت زمن الطلب"]}
        ],
        "meta": {"language": "ar"},
    }  # fmt: skip
    printed = pdf_of(cv_from_json(data), LIBRARY, Choices(theme))
    assert (printed.tagged, printed.missing) == (True, ())
    pages = reader(printed)
    assert pages.trailer["/Root"]["/Lang"] == "ar"  # type: ignore[index]
    boxes = re.findall(r'xMin="([\d.]+)"[^>]*>([^<]*)<', pdftotext(printed, "-bbox"))
    places = {word: float(left) for left, word in boxes}
    assert places["+44"] < places["7700"] < places["900142"]
    bullet = max(float(left) for left, word in boxes if word in ("•", "–"))
    assert bullet > 250


def many(entries: int, bullets: int) -> CV:
    words = "Kept the harbour's boats afloat and wrote down how, so that others could do it too."
    jobs = tuple(
        Work(
            name=f"Yard {n}",
            position=f"Shipwright {n}",
            startDate="2020-01",
            highlights=tuple(f"{words} {n}.{at}" for at in range(bullets)),
        )
        for n in range(entries)
    )
    papers = tuple(Publication(name=f"Paper {n}", releaseDate="2020") for n in range(entries))
    certificates = tuple(Certificate(name=f"Licence {n}", date="2020") for n in range(entries))
    return CV(basics=Basics(name="Ada"), work=jobs, publications=papers, certificates=certificates)


@pytest.mark.parametrize("theme", THEMES)
def test_no_heading_stands_alone_at_the_end_of_a_page(theme: str) -> None:
    seen = 0
    for entries, bullets in ((5, 7), (8, 3), (4, 13)):
        pages = [
            page.extract_text()
            for page in reader(pdf_of(many(entries, bullets), LIBRARY, Choices(theme))).pages
        ]
        seen += len(pages) - 1
        for page in pages[:-1]:
            last = page.strip().splitlines()[-1].casefold()
            assert not re.match("experience|publications|certificates|shipwright|yard", last), last
    assert seen >= 2


def test_a_short_entry_is_never_torn() -> None:
    for entries in range(5, 12):
        pages = reader(pdf_of(many(entries, 2), LIBRARY)).pages
        for page in pages:
            text = page.extract_text()
            for n in set(re.findall(r"Shipwright (\d+)", text)):
                assert f"too. {n}.1" in text


def test_pictures_of_the_pages_are_the_pages() -> None:
    cv, look = sample("backend-developer"), load_theme(LIBRARY, "classic")
    pages = svg(chosen_outline(cv, LIBRARY, Choices()), look, LIBRARY).svg
    assert len(pages) == len(reader(made("backend-developer", "classic")).pages)
    assert all(page.startswith("<svg") for page in pages)


def test_only_the_fonts_that_a_cv_needs_are_asked_for() -> None:
    look = load_theme(LIBRARY, "classic")
    plain = font_files(chosen_outline(CV(basics=Basics(name="Ada")), LIBRARY, Choices()), look, LIBRARY)
    greek = font_files(chosen_outline(CV(basics=Basics(name="Άδα *x*")), LIBRARY, Choices()), look, LIBRARY)
    assert {name.split("-latin-")[0] for name in plain if "latin" in name} >= {
        "source-sans-3",
        "source-serif-4",
    }
    assert not any("greek" in name or "italic" in name or "noto" in name for name in plain)
    assert any("greek" in name for name in greek)
    assert all((Path(LIBRARY.fonts) / name).is_file() for name in greek)


@pytest.mark.parametrize("emphasis", [False, True])
def test_slanted_letters_are_asked_for_where_words_are_emphasised(emphasis: bool) -> None:
    look = load_theme(LIBRARY, "classic")
    cv = CV(basics=Basics(summary="*Slowly*, then" if emphasis else "Slowly, then"))
    files = font_files(chosen_outline(cv, LIBRARY, Choices()), look, LIBRARY)
    assert any("italic" in name for name in files) == emphasis


def test_the_fonts_of_every_theme_and_pair_are_made() -> None:
    there = {face.family for face in faces(LIBRARY)}
    for theme in THEMES:
        assert {families[0] for families in load_theme(LIBRARY, theme).fonts.values()} <= there
    for pair in LIBRARY.table(FONTS).values():
        assert {pair["text"][0], pair["heading"][0]} <= there
        bold = {
            face.weight for face in faces(LIBRARY) if face.family in (pair["text"][0], pair["heading"][0])
        }
        assert pair["bold"] in bold


@pytest.mark.parametrize(
    "text", ["ąćęłńóśźż ğışç ěščřžů őű ŵŷ", "Ελληνικά άέήίόύώ", "Українська ґєії Љубав", "Tiếng Việt"]
)
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_shows_the_letters_of_europe(theme: str, text: str) -> None:
    assert pdf_of(CV(basics=Basics(name=text, summary=text)), LIBRARY, Choices(theme)).missing == ()


def test_adjustments_reach_the_pages() -> None:
    wanted = Adjustments(
        accent="#7a1020", fonts="garamond", text_size_pt=12, margin_mm=30,
        titles={"work": "Voyages"}, sections=("skills",),
    )  # fmt: skip
    printed = pdf_of(sample("short"), LIBRARY, Choices(adjust=wanted))
    text = text_of(printed)
    assert text.index("Skills") < text.index("Voyages")
    fonts = reader(printed).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert all("EBGaramond" in font.get_object()["/BaseFont"] for font in fonts)


def test_without_typst_pages_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    fresh = Library(LIBRARY.files, LIBRARY.data, LIBRARY.fonts)
    look = load_theme(fresh, "classic")
    for make in (pdf, svg):
        with pytest.raises(CannotPrint, match="pip install typst"):
            make(chosen_outline(CV(), fresh, Choices()), look, fresh)


def test_without_fonts_pages_say_what_to_do() -> None:
    bare = Library(LIBRARY.files, {name: data for name, data in LIBRARY.data.items() if name != INDEX})
    look = load_theme(bare, "classic")
    with pytest.raises(CannotPrint, match="make setup"):
        pdf(chosen_outline(CV(), bare, Choices()), look, bare)
