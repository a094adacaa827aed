"""Make the fonts that pages are set in: static TTF, one for each script, weight and slant, and their index.

npm brings them as WOFF2, cut by script. Typst wants TTF and takes one font for a family and style, so each
cut becomes a family of its own; a page names them one behind the other.

    python tools/fonts.py FOLDER
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

MODULES = Path(__file__).resolve().parent.parent / "node_modules" / "@fontsource"
INDEX = "fonts.json"
ALL = ("400-normal", "400-italic", "600-normal")
# Plain Latin comes last: its cut has loose accents too, and would make up "ń" of two signs, which no program
# reads back as one, before the cut that has the whole letter were asked.
EUROPE = ("latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "latin")
PLAIN = range(0x100)  # Latin-1, which the plain cut alone is to set
# Punctuation, raised and lowered figures, currencies, letter-like signs, arrows, operators, shapes and ticks.
SIGNS = ((0x2010, 0x205E), (0x2070, 0x20BF), (0x2100, 0x22FF), (0x25A0, 0x25FF), (0x2600, 0x27BF))
# OpenType names: family, style, unique name, full name, PostScript name, and the family and style once more.
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT, GROUP, GROUP_STYLE = 1, 2, 3, 4, 6, 16, 17


@dataclass(frozen=True, slots=True)
class Family:
    """One package of fonts."""

    package: str
    name: str  # what themes call it
    styles: tuple[str, ...] = ALL
    subsets: tuple[str, ...] = EUROPE
    own_name: str = ""  # inside the files, where the licence reserves the name for unchanged fonts
    keep: tuple[tuple[int, int], ...] = ()  # ranges of code points; () for all


FAMILIES = (
    Family("source-sans-3", "Source Sans 3", own_name="Legible Sans"),
    Family("source-serif-4", "Source Serif 4", own_name="Legible Serif"),
    Family("inter", "Inter"),
    Family("ibm-plex-sans", "IBM Plex Sans", own_name="Legible Grotesque"),
    Family("alegreya-sans", "Alegreya Sans", styles=("400-normal", "400-italic", "700-normal")),
    Family("eb-garamond", "EB Garamond"),
    Family("stix-two-text", "STIX Two Text"),
    Family("literata", "Literata"),
    Family("noto-sans-hebrew", "Noto Sans Hebrew", ("400-normal", "600-normal"), ("hebrew",)),
    Family("noto-sans-arabic", "Noto Sans Arabic", ("400-normal", "600-normal"), ("arabic",)),
    Family("noto-sans-math", "Noto Sans Math", ("400-normal",), ("latin",), keep=SIGNS),
    Family("noto-sans-symbols-2", "Noto Sans Symbols 2", ("400-normal",), ("symbols",)),
)


@dataclass(frozen=True, slots=True)
class Cut:
    """One file of a package."""

    family: Family
    subset: str
    style: str

    @property
    def stem(self) -> str:
        return f"{self.family.package}-{self.subset}-{self.style}"

    @property
    def source(self) -> Path:
        return MODULES / self.family.package / "files" / f"{self.stem}.woff2"

    @property
    def name(self) -> str:
        """Name the cut's family; the script comes first, as Typst strips what ends like a style."""
        return f"{self.subset.replace('-', '').title()} {self.family.own_name or self.family.name}"


def main() -> None:
    """Write every font and the index."""
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with Pool() as pool:
        faces = pool.map(partial(write, folder), list(cuts()), chunksize=4)
    for family in FAMILIES:
        shutil.copyfile(MODULES / family.package / "LICENSE", folder / f"{family.package}-LICENSE.txt")
    (folder / INDEX).write_text(json.dumps(faces, indent=0) + "\n", "utf-8")


def cuts() -> Iterator[Cut]:
    """List the files that there are, in the order in which a page tries them."""
    for family in FAMILIES:
        found = [Cut(family, subset, style) for subset in family.subsets for style in family.styles]
        there = [cut for cut in found if cut.source.is_file()]
        if {cut.style for cut in there} != set(family.styles):
            sys.exit(f"@fontsource/{family.package} lacks one of the styles {', '.join(family.styles)}.")
        yield from there


def write(folder: Path, cut: Cut) -> dict[str, object]:
    """Write one font; give its line of the index."""
    font = TTFont(cut.source, recalcTimestamp=False)  # the same bytes at every build
    font.flavor = None
    if cut.family.keep:
        reduce(font, cut.family.keep)
    if "latin" in cut.family.subsets and cut.subset != "latin":
        leave_to_others(font, PLAIN)
    weight, slant = cut.style.split("-")
    rename(font, cut, "Italic" if slant == "italic" else "Regular")
    font["OS/2"].usWeightClass = int(weight)
    font.save(folder / f"{cut.stem}.ttf", reorderTables=True)
    return {
        "file": f"{cut.stem}.ttf",
        "family": cut.family.name,
        "name": cut.name,
        "weight": int(weight),
        "italic": slant == "italic",
        "covers": spans(sorted(font.getBestCmap())),
    }


def reduce(font: TTFont, ranges: Iterable[tuple[int, int]]) -> None:
    """Take out all letters but some, and what sets formulas."""
    cutter = Subsetter(Options(drop_tables=["MATH"], notdef_outline=True, recalc_timestamp=False))
    cutter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    cutter.subset(font)


def leave_to_others(font: TTFont, codes: Container[int]) -> None:
    """Forget which letters stand for some code points."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {code: glyph for code, glyph in table.cmap.items() if code not in codes}


def rename(font: TTFont, cut: Cut, style: str) -> None:
    """Name a font by its cut; what belongs to the author, such as the licence, stays."""
    table = font["name"]
    postscript = re.sub(r"\W", "", f"{cut.name}{cut.style.title()}")
    new = {FAMILY: cut.name, STYLE: style, UNIQUE: postscript, FULL: cut.name, POSTSCRIPT: postscript}
    table.names = [record for record in table.names if record.nameID not in (*new, GROUP, GROUP_STYLE)]
    for name_id, text in new.items():
        table.setName(text, name_id, 3, 1, 0x409)


def spans(codes: list[int]) -> str:
    """Write code points as hexadecimal ranges: "20-7e,a0"."""
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ",".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in ranges)


if __name__ == "__main__":
    main()
