"""Draw how a file was read, for the documentation and for people who work on the reader.

python tools/picture.py FILE OUT.svg: the first page's lines with their number in reading order, a colour for
each column or cell they were found in, and the fields that each line became.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from xml.etree import ElementTree

from legible.assets import load_library
from legible.document import Line, PageSize
from legible.importer import import_bytes
from legible.parsed import Parsed
from legible.seen import SeenLine, seen_of

COLOURS = ("#3f7fc4", "#2f8f6b", "#8466c2", "#b4579a", "#c07a00", "#6d7d88")
MARGIN = 280  # points beside the page, for the fields' names
BELOW = 30  # points of the page that are shown below its last line
SMALL = 7.0
SANS = "Helvetica, Arial, sans-serif"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=Path, help="a CV with pages")
    arguments.add_argument("out", type=Path, help="the SVG file to write")
    options = arguments.parse_args()
    parsed = import_bytes(options.file.read_bytes(), options.file.name, load_library())
    options.out.write_text(picture(parsed), "utf-8")


def picture(parsed: Parsed) -> str:
    """Draw the first page; raises ValueError for a file without pages."""
    seen = seen_of(parsed)
    if seen is None or parsed.document is None or not seen.pages:
        raise ValueError("this file has no pages to draw")
    lowest = max(line.y for line in parsed.document.lines if line.page == 0)
    page = PageSize(seen.pages[0].width, min(seen.pages[0].height, lowest + BELOW))
    svg = _svg(page)
    blocks = list(dict.fromkeys(line.block for line in parsed.document.lines))
    for number, (line, drawn) in enumerate(zip(parsed.document.lines, seen.lines, strict=True), 1):
        if line.page == 0:
            _draw(svg, number, line, drawn, COLOURS[blocks.index(line.block) % len(COLOURS)], page.width)
    ElementTree.indent(svg, "")
    return ElementTree.tostring(svg, "unicode") + "\n"


def _svg(page: PageSize) -> ElementTree.Element:
    width, height = round(page.width + MARGIN), round(page.height)
    svg = ElementTree.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", role="img"
    )
    ElementTree.SubElement(svg, "title").text = "A page with its lines numbered in reading order"
    ElementTree.SubElement(svg, "rect", width="100%", height="100%", fill="#ffffff")
    frame = {"width": f"{page.width:.0f}", "height": str(height), "fill": "none", "stroke": "#d9dedb"}
    ElementTree.SubElement(svg, "rect", frame)
    return svg


def _draw(
    svg: ElementTree.Element, number: int, line: Line, drawn: SeenLine, colour: str, width: float
) -> None:
    top, height = line.y - 0.85 * line.size, 1.15 * line.size
    box = {"x": line.x, "y": top, "width": line.width, "height": height}
    sizes = {key: f"{value:.1f}" for key, value in box.items()}
    ElementTree.SubElement(svg, "rect", {**sizes, "fill": colour, "fill-opacity": "0.15"})
    _text(svg, str(number), line.x - 3, line.y, SMALL, colour, "end")
    for cell in drawn.cells:
        text = _text(svg, cell.text, cell.x, line.y, line.size, "#1c2630", "start")
        text.set("textLength", f"{cell.width:.1f}")
        text.set("lengthAdjust", "spacingAndGlyphs")
    fields = ", ".join(part.path for part in sorted(drawn.parts, key=lambda part: part.start))
    if fields:
        along = width + 6 if line.x > width / 3 else width + 6 + MARGIN / 2
        _text(svg, f"{number} {_short(fields)}", along, line.y, SMALL, colour, "start")


def _short(fields: str) -> str:
    return fields if len(fields) <= 34 else f"{fields[:33]}…"


def _text(
    svg: ElementTree.Element, words: str, x: float, y: float, size: float, colour: str, anchor: str
) -> ElementTree.Element:
    text = ElementTree.SubElement(svg, "text", x=f"{x:.1f}", y=f"{y:.1f}", fill=colour)
    text.set("font-size", f"{size:.1f}")
    text.set("font-family", SANS)
    text.set("text-anchor", anchor)
    text.text = words
    return text


if __name__ == "__main__":
    main()
