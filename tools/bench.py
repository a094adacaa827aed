"""Measure the built site in a real Chromium and hold it against its aims; being slow is no failure."""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

import browsers
from bench_server import counting
from bench_visit import Measured, print_cv, profile, run, run_long

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/cases/samples/backend-developer.json"
START, END = "<!-- measured:start -->", "<!-- measured:end -->"
HEADINGS = ("", "median", "from – to", "aim", "of the aim", "others")
UNITS = {"ms": 1.0, "kB": 1e3, "MB": 1e6}  # what one of it is in the unit of the samples


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured, and what it is held against."""

    key: str  # of its samples
    name: str
    unit: str
    aim: float | None = None  # at most so much, in the unit
    others: str = ""  # what other CV builders in the browser take
    middle: Callable[[list[float]], float] = statistics.median


def p95(samples: list[float]) -> float:
    """Give the value that 95 of 100 samples do not exceed."""
    return sorted(samples)[max(0, -(-95 * len(samples) // 100) - 1)]


FIGURES = (
    Figure("bytes-page-cold", "first visit: sent for the usable page", "kB", 500, "382–2,448"),
    Figure("bytes-usable-cold", "first visit: all sent by then, part of the engine too", "kB"),
    Figure("bytes-engine-cold", "first visit: all sent until the engine is ready", "kB"),
    Figure("bytes-page-warm", "repeat visit: sent for the usable page", "kB"),
    Figure("bytes-engine-warm", "repeat visit: all sent until the engine is ready", "kB"),
    Figure("paint-cold", "first visit: article readable", "ms", 300, "164–352"),
    Figure("page-cold", "first visit: page usable", "ms", 500, "233–694"),
    Figure("engine-cold", "first visit: engine ready", "ms", 3500),
    Figure("paint-warm", "repeat visit: article readable", "ms", 300),
    Figure("page-warm", "repeat visit: page usable", "ms", 500),
    Figure("engine-warm", "repeat visit: engine ready", "ms", 1500),
    Figure("import-at-once", "2-page PDF read beside an open CV, at once on return", "ms"),
    Figure("import-first", "2-page PDF to CV, the first of a visit", "ms", 800, "253–927"),
    Figure("import-later", "2-page PDF read beside an open CV, later ones", "ms", 800),
    Figure("keystroke", "keystroke to findings and preview", "ms", 60, "8, preview alone"),
    Figure("keystroke", "keystroke to findings and preview, 95th percentile", "ms", middle=p95),
    Figure("journal-long", "CV of 20 jobs and 200 lines: keystroke to the stored journal", "ms", 16),
    Figure("keystroke-long", "CV of 20 jobs and 200 lines: keystroke to findings and preview", "ms", 100),
    Figure("keystroke-long", "the same, 95th percentile", "ms", middle=p95),
    Figure("memory", "memory of the tab's process, engine up and a CV open", "MB"),
    Figure("heap", "of it, JavaScript objects of the page", "MB"),
)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write the README's section if that is wanted."""
    options = read_options(arguments)
    path = browsers.chromium()
    if not path:
        print(browsers.BROWSERS[0].missing, file=sys.stderr)
        return 1
    load = os.getloadavg()[0]
    version, measured = measure(path, options.dist, options.runs)
    told = machine(version, options.date, options.runs, load)
    text = f"{table(measured)}\n\n{told}"
    print(text)
    if options.readme:
        write_section(ROOT / "README.md", text)
    return 0


def read_options(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="the built site")
    parser.add_argument("--runs", type=int, default=5, help="how many new profiles visit it")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="the day to write down")
    parser.add_argument("--readme", action="store_true", help="write the figures into README.md")
    return parser.parse_args(arguments)


def measure(path: str, dist: Path, runs: int) -> tuple[str, Measured]:
    """Visit the site with so many new profiles; gives the browser's version and all samples."""
    measured: Measured = defaultdict(list)
    with (
        sync_playwright() as playwright,
        counting(dist) as (site, wire),
        tempfile.TemporaryDirectory() as tmp,
    ):
        version, pdf = print_cv(playwright, path, SAMPLE, Path(tmp) / "cv.pdf")
        for number in range(runs):
            print(f"visitor {number + 1} of {runs}", file=sys.stderr)
            with profile(playwright, path) as context:
                run(context, site, wire, pdf, measured)
            with profile(playwright, path) as context:
                run_long(context, site, measured)
    return version, measured


def table(measured: Measured) -> str:
    """Write the figures as a Markdown table that reads well as plain text too."""
    rows = [HEADINGS, *(row(figure, measured[figure.key]) for figure in FIGURES if measured[figure.key])]
    widths = [max(len(line[column]) for line in rows) for column in range(len(HEADINGS))]
    lines = [
        "| " + " | ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) + " |"
        for line in rows
    ]
    rule = "|" + "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])]) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def row(figure: Figure, samples: list[float]) -> tuple[str, ...]:
    """Write one figure's cells."""
    own = [sample / UNITS[figure.unit] for sample in samples]
    value = figure.middle(own)
    return (
        figure.name,
        f"{number(value)} {figure.unit}",
        f"{number(min(own))} – {number(max(own))}",
        f"{number(figure.aim)} {figure.unit}" if figure.aim else "",
        f"{value / figure.aim:.2f}" if figure.aim else "",
        figure.others,
    )


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}"


def machine(version: str, date: str, runs: int, load: float) -> str:
    """Say where, when and how the figures came about."""
    return "\n".join(
        (
            f"Measured on {date} in Chromium {version} without a window, on {processor()},",
            f"{os.cpu_count()} cores, load {load:.1f} at the start. New profiles: {runs};",
            "each visits twice, the second time with all its copies stale. The site is served with gzip from",
            "the same machine; times count from the start of the navigation.",
            "The last column tells of other CV builders, in the same Chromium on 2 idle cores.",
        )
    )


def processor() -> str:
    """Name the processor as well as the system lets us."""
    try:
        info = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        info = ""
    named = re.search(r"^model name\s*:\s*(.+)$", info, re.MULTILINE)
    return named[1] if named else platform.processor() or platform.machine()


def write_section(readme: Path, text: str) -> None:
    """Put the figures between the README's two marks."""
    before, start, rest = readme.read_text("utf-8").partition(START)
    _old, end, after = rest.partition(END)
    if not (start and end):
        sys.exit(f"{readme.name} has no {START} and {END} to write between.")
    readme.write_text(f"{before}{START}\n{text}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
