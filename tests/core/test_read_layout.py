"""Glyphs -> segments -> lines: what a reader sees, whatever the order of drawing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legible.read.accents import with_accents
from legible.read.flow import lines_of, with_own_markers
from legible.read.glyphs import Content, Glyph, Style, glyphs_of
from legible.read.pages import laid
from legible.read.segments import Segment, segments_of
from legible.read.text import read_text
from legible.read.turn import Frame, by_frame, frame_of

EM, WIDTH = 10.0, 5.0  # every sign of the made-up font is half an em wide


def glyphs(
    text: str, x: float, y: float, spaces: bool = False, size: float = EM, step: float = WIDTH
) -> list[Glyph]:
    """Draw a text from left to right; spaces are gaps unless asked for as signs."""
    return [
        Glyph(sign, x + i * step, y, x + i * step + WIDTH, y, size, Style("F"))
        for i, sign in enumerate(text)
        if spaces or sign != " "
    ]


def texts(drawn: list[Glyph]) -> list[str]:
    return [line.text for line in lines_of([segments_of(drawn, 0)])]


def segment(text: str, x: float, y: float) -> Segment:
    return segments_of(glyphs(text, x, y, spaces=True), 0)[0]


def test_words_are_parted_at_gaps_where_no_space_is_drawn() -> None:
    assert texts(glyphs("Cut costs by half", 50, 100)) == ["Cut costs by half"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_drawing_does_not_matter(random: object) -> None:
    drawn = glyphs("Backend Developer", 50, 100) + glyphs("Leeds and York", 50, 115)
    random.shuffle(drawn)  # type: ignore[attr-defined]
    assert texts(drawn) == ["Backend Developer", "Leeds and York"]


def test_letters_set_apart_make_one_word() -> None:
    assert texts(glyphs("EDUCATION", 50, 100, step=8.0)) == ["EDUCATION"]


def test_letters_typed_apart_make_words() -> None:
    assert texts(glyphs("W O R K   L I F E", 50, 100, spaces=True, size=2 * EM)) == ["WORK LIFE"]


def test_text_drawn_three_times_for_boldness_is_read_once_and_bold() -> None:
    drawn = [g for shift in (0, 0.3, 0.6) for g in glyphs("Ada Quill", 50 + shift, 100, spaces=True)]
    lines = lines_of([segments_of(drawn, 0)])
    assert [(line.text, line.bold) for line in lines] == [("Ada Quill", True)]


def test_doubled_letters_of_a_word_stay() -> None:
    assert texts(glyphs("Millbook ll", 50, 100, spaces=True)) == ["Millbook ll"]


def test_ligatures_accents_and_soft_hyphens_become_plain_text() -> None:
    drawn = [*glyphs("\ufb01nal Cafe\u0301 co\u00adop", 50, 100, spaces=True)]
    assert texts(drawn) == ["final Café coop"]


def accented(letter: str, accent: str, raised: float = 0.0, first: bool = True, aside: float = 0.0) -> str:
    """Draw `caf?s` with a letter and an accent of its own over it at the mark, and read it."""
    word = glyphs("caf", 50, 100)
    over = glyphs(accent, 65 + aside, 100 - raised)
    under = glyphs(letter, 65, 100)
    drawn = [*word, *(over + under if first else under + over), *glyphs("s", 70, 100)]
    return " ".join(texts(list(with_accents(drawn))))


def test_an_accent_drawn_over_a_letter_is_the_letters_own() -> None:
    assert accented("e", "´") == accented("e", "´", first=False) == "cafés"
    assert accented("E", "´", raised=2.3) == "cafÉs"
    assert accented("ı", "¨") == "cafïs" and accented("c", "¸", raised=-0.5) == "cafçs"
    assert accented("ê", "´") == "cafếs"  # the second accent of a letter
    tripled = [g for shift in (0, 0.3, 0.6) for t in "¨o" for g in glyphs(t, 50 + shift, 100)]
    assert texts(list(with_accents(tripled))) == ["ö"]


def test_an_accent_that_stands_beside_or_above_letters_is_a_sign_of_its_own() -> None:
    for sign in "´`^~¨":
        drawn = glyphs(f"don{sign}t e{sign}", 50, 100, spaces=True)
        assert list(with_accents(drawn)) == drawn
    no_letter = glyphs("x", 50, 100) + glyphs("¸", 50, 100)
    assert list(with_accents(no_letter)) == no_letter
    apart = glyphs("´", 50, 100) + glyphs("e", 50, 112)
    assert list(with_accents(apart)) == apart


def test_a_wide_gap_parts_a_title_from_its_date() -> None:
    assert texts(glyphs("Developer", 50, 100) + glyphs("2019", 400, 101)) == ["Developer\t2019"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [segment(f"left words number {i}", 40, 100 + 14 * i) for i in range(12)]
    right = [segment(f"right words number {i}", 300, 96 + 17 * i) for i in range(11)]
    lines = lines_of([[*right, *left]])
    assert [line.text for line in lines] == [part.text for part in (*left, *right)]
    assert len({line.block for line in lines}) == 2


def test_dates_beside_jobs_are_read_with_them() -> None:
    rows = []
    for i in range(5):
        rows += [
            segment(f"201{i} - 201{i + 1}", 40, 100 + 60 * i),
            segment(f"Job number {i}", 200, 100 + 60 * i),
        ]
        rows += [
            segment("what was done there", 200, 114 + 60 * i),
            segment("and then some more", 200, 128 + 60 * i),
        ]
    lines = [line.text for line in lines_of([rows])]
    assert lines[0] == "2010 - 2011\tJob number 0" and lines[3] == "2011 - 2012\tJob number 1"


def test_a_column_goes_on_where_the_last_page_left_it() -> None:
    def page(count: int) -> list[Segment]:
        left = [segment(f"left words number {i}", 40, 100 + 14 * i) for i in range(count)]
        return left + [segment(f"right words number {i}", 300, 96 + 17 * i) for i in range(12)]

    blocks = [line.block for line in lines_of([page(12), page(2)]) if line.text.startswith("right")]
    assert len(set(blocks)) == 1


def test_a_sign_that_opens_many_lines_is_a_list_marker() -> None:
    lines = lines_of([[segment(f"~ point {i}", 50, 100 + 14 * i) for i in range(2)]])
    assert not any(line.bullet for line in with_own_markers(lines))
    lines = lines_of([[segment(f"+ point {i}", 50, 100 + 14 * i) for i in range(4)]])
    assert [line.text for line in lines] == [f"point {i}" for i in range(4)]
    assert all(line.bullet for line in lines)


def test_text_drawn_upwards_is_read_along_its_lines() -> None:
    upwards = [Glyph(s, 100, 50 + 5 * i, 100, 55 + 5 * i, 10, Style()) for i, s in enumerate("Leeds")]
    frame = frame_of(upwards, (0, 0, 600, 800))
    assert (frame.width, frame.height) == (800, 600)
    assert texts([frame.turn(glyph) for glyph in upwards]) == ["Leeds"]


@given(st.integers(0, 3), st.integers(0, 600), st.integers(0, 800))
def test_a_point_seen_in_a_frame_is_found_on_the_page_again(turns: int, x: int, y: int) -> None:
    frame = Frame((10.0, 20.0, 610.0, 820.0), turns)
    assert frame.point(*frame.back(x, y)) == (x, y) and frame.back(*frame.point(x, y)) == (x, y)


def test_text_that_runs_another_way_is_parted_and_laid_where_it_is_seen() -> None:
    page = Frame((0.0, 0.0, 600.0, 800.0))
    along = [Glyph(s, 100 + 5 * i, 700, 105 + 5 * i, 700, 10, Style()) for i, s in enumerate("Ada Quill")]
    up = [Glyph(s, 30, 200 + 5 * i, 30, 205 + 5 * i, 10, Style()) for i, s in enumerate("Leeds")]
    still = [Glyph("", 130, 700, 130, 700, 10, Style())]  # moves nowhere, and so stays with the page
    parted = by_frame([*up, *along, *still], page)
    assert [len(part) for part in parted.values()] == [len(along) + 1, len(up)]
    [(own, part)] = [(own, part) for own, part in parted.items() if own != page]
    [segment] = segments_of(part, 0)
    assert segment.text == "Leeds" and laid(segment, own, page).runs[0].text == "Leeds"
    shown = laid(segment, own, page)
    assert (shown.x, shown.y, shown.right) == (30, 600, 40)  # from its foot, as wide as its letters are high


class HalfEmFont:
    """A font whose codes are letters."""

    name, bold, italic = "F-Bold", True, False

    def decode(self, raw: str) -> list[tuple[str, float, bool]]:
        return [(sign, 0.5, sign == " ") for sign in raw]


def test_glyphs_stand_where_the_operators_put_them() -> None:
    operations = [
        ([1, 0, 0, 1, 100, 200], b"cm"),
        ([], b"BT"),
        (["/F1", 10], b"Tf"),
        ([2, 3], b"Td"),
        ([["ab", -1000, "c"]], b"TJ"),
        (["x"], b"Tm"),
        ([12], b"TL"),
        (["d"], b"'"),
    ]
    drawn, ended = glyphs_of(Content(operations, {"/F1": HalfEmFont()}.get, lambda name: None))
    assert [(g.text, g.x, g.y) for g in drawn] == [
        ("a", 102, 203), ("b", 107, 203), ("c", 122, 203), ("d", 102, 191),
    ]  # fmt: skip
    assert ended and all(g.size == 10 and g.style.bold for g in drawn)


@given(st.lists(st.tuples(st.lists(st.integers() | st.text(max_size=3), max_size=6), st.binary(max_size=2))))
def test_any_operators_are_survived(operations: list[tuple[list[object], bytes]]) -> None:
    known = [
        (operands, name) for operands, _ in operations for name in (b"Tm", b"TJ", b"Tf", b"cm", b"Q", b"rg")
    ]
    assert glyphs_of(Content([*operations, *known], lambda name: None, lambda name: None)) == ([], True)


def test_markdown_marks_headings_points_and_links() -> None:
    document = read_text("# Ada\n\n- **Cut** [costs](https://x.example)\n* * *\nPlain", "markdown")
    assert [(line.text, line.heading, line.bullet) for line in document.lines] == [
        ("Ada", 1, False), ("Cut costs", 0, True), ("Plain", 0, False),
    ]  # fmt: skip
    assert document.links == ("https://x.example",)


def test_a_soft_hyphen_that_ends_a_drawn_line_is_a_hyphen_and_one_amid_it_is_none() -> None:
    assert texts(glyphs("refur\u00ad", 50, 100) + glyphs("co\u00adop", 50, 115)) == ["refur-", "coop"]


def test_a_space_that_does_not_move_the_pen_is_none() -> None:
    drawn = [
        *glyphs("offi", 50, 100),
        *glyphs(" ", 70, 100, spaces=True),
        *glyphs("ce hours", 70, 100, spaces=True),
    ]
    assert texts(drawn) == ["office hours"]


def test_words_of_letters_set_far_apart_make_one_heading() -> None:
    apart = EM  # a gap of half an em between letters; a space of 0.3 em has one on either side
    drawn = glyphs("INES", 50, 100, step=apart) + glyphs("CALDER", 50 + 4.8 * apart, 100, step=apart)
    assert texts(drawn) == ["INES CALDER"]
    assert texts(glyphs("INES", 50, 100) + glyphs("CALDER", 50 + 6 * WIDTH + EM, 100)) == ["INES\tCALDER"]


def test_columns_on_one_grid_of_lines_are_told_by_their_headings() -> None:
    def column(x: float, heads: dict[int, str], count: int, text: str) -> list[Segment]:
        return [
            segments_of(glyphs(heads.get(i, text), x, 100 + 14 * i, True, 14.0 if i in heads else EM), 0)[0]
            for i in range(count)
        ]

    left = column(40, {0: "Skills", 6: "Languages"}, 9, "Filing")
    right = column(200, {0: "Profile", 6: "Experience", 12: "Education"}, 15, "a line of the profile")
    lines = lines_of([[*left, *right]])
    assert [line.text for line in lines] == [part.text for part in (*left, *right)]
    cards = column(200, {6: "A title of", 7: "two lines"}, 9, "a text")  # and no heading of its own
    assert lines_of([[*left, *cards]])[0].text == "Skills\ta text"
