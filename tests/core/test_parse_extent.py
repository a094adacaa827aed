"""Where a CV begins and ends: titles of the page, pages behind the CV, pages that are none."""

from __future__ import annotations

import pytest

from legible.assets import load_library
from legible.document import Document, Line, PageSize, Run
from legible.importer import import_bytes
from legible.parse import parse
from legible.parsed import Parsed

LIBRARY = load_library()
CV = """jane@example.org | 07700 900123

EXPERIENCE
Baker, Mill Lane Bakery Ltd, 2019 - 2020
- Baked bread.

HOBBIES
Rowing, chess
"""
PROSE = "In this report the window is described at length, with all that was measured over some weeks."


def parsed(text: str, name: str = "cv.txt") -> Parsed:
    return import_bytes(text.encode(), name, LIBRARY)


def pages(*texts: str) -> Parsed:
    lines = [
        Line(text, (Run(text, page, 50, 60 + 14 * row, 5.0 * len(text), 10),), page, 50, 60 + 14 * row,
             5.0 * len(text), 10, bold=text.isupper())
        for page, whole in enumerate(texts)
        for row, text in enumerate(line for line in whole.splitlines() if line.strip())
    ]  # fmt: skip
    return parse(Document("pdf", tuple(lines), (PageSize(595, 842),) * len(texts)), LIBRARY)


@pytest.mark.parametrize(
    "title",
    [
        "CURRICULUM VITAE\nJane Example", "Lebenslauf\n\nJane Example", "Jane Example\nCurriculum Vitae",
        "Résumé of Jane Example", "CV: Jane Example", "Jane Example | CV", "Lebenslauf von Jane Example",
        "Curriculum Vitae – Jane Example", "Tabellarischer Lebenslauf\nJane Example", "My CV\nJane Example",
        "Jane Example\n- Resume",
    ],
)  # fmt: skip
@pytest.mark.parametrize("file", ["cv.txt", "cv.md"])
def test_a_title_is_neither_the_name_nor_left_over(title: str, file: str) -> None:
    found = parsed(f"{title}\n{CV}", file)
    assert (found.cv.basics.name, found.cv.basics.label, found.leftovers) == ("Jane Example", "", ())


def test_the_day_beside_a_title_is_not_dropped() -> None:
    found = parsed(f"Curriculum vitae – March 2024\nJane Example\n{CV}")
    assert [left.text for left in found.leftovers] == ["Curriculum vitae – March 2024"]


def test_a_name_in_the_look_of_a_heading_is_no_section() -> None:
    found = parsed(f"# JANE EXAMPLE\n{CV}", "cv.md")
    assert (found.cv.basics.name, found.cv.skills) == ("JANE EXAMPLE", ())


@pytest.mark.parametrize("opening", ["", "Appendix A: Readings\n", "Anlage 1\n"])
def test_pages_behind_a_cv_are_one_leftover_each(opening: str) -> None:
    head = f"JANE EXAMPLE\n{CV}"
    report = opening + "\n".join([PROSE] * 40)
    found = pages(head, report, report)
    assert [one.name for one in found.cv.interests] == ["Rowing", "chess"]
    assert [left.page for left in found.leftovers] == [1, 2]
    assert found.leftovers[0].text.count(PROSE) == 40
    assert [note.code for note in found.notes] == ["other-pages"]


def test_a_second_page_of_jobs_in_prose_is_part_of_the_cv() -> None:
    second = "\n".join(["Cook, Corner Pot Coffee, 2015 - 2018", *[PROSE] * 14])
    found = pages(f"JANE EXAMPLE\n{CV}", f"EXPERIENCE\n{second}")
    assert [job.name for job in found.cv.work] == ["Mill Lane Bakery Ltd", "Corner Pot Coffee"]
    assert found.notes == ()


def test_many_leftovers_are_joined_by_page() -> None:
    odd = "\n".join(f"{number} oddly {number}" for number in range(150))
    found = pages(f"JANE EXAMPLE\n{CV}\nFURTHER INFORMATION\n{odd}", f"FURTHER INFORMATION\n{odd}")
    assert [left.page for left in found.leftovers] == [0, 1]
    assert found.leftovers[1].text.splitlines() == odd.splitlines()


def test_a_bill_is_no_cv() -> None:
    bill = "INVOICE 2041\nTannery Row Timber Ltd\nDate: 4 March 2025\nItem Qty Price Total\n"
    bill += "Oak shelf 4 38.00 152.00\nBrackets 16 2.10 33.60\nVAT 20% 37.12\nTotal due: 222.72\n"
    found = parsed(bill)
    assert found.origins == {} and len(found.leftovers) == 8


def test_prices_are_no_telephone_number() -> None:
    found = parsed("Jane Example\njane@example.org\n4 38.00 152.00\n\nSKILLS\nBread\n")
    assert found.cv.basics.phone == ""
    assert [left.text for left in found.leftovers] == ["4 38.00 152.00"]
