"""Visit the site as a person does, in a real Chromium, and measure on the way."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from bench_cv import long_cv
from bench_server import FRESH_SECONDS, Wire
from legible.assets import load_library
from legible.render import standalone_html
from legible.resume_json import cv_from_json
from processes import command_line, descendants, resident

WATCH = Path(__file__).with_name("bench_watch.js")
QUIET = [  # nothing of the browser's own beside the page's work
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 120_000
SETTLE_SECONDS = 1.5
PRINT_SCALE = 0.9  # the sample fills two pages then, and not three
KEYS = "Kept two teams on call and cut"  # 30 keystrokes
KEY_PAUSE_MS = 250
LONG_FIELD = "/work/7/highlights/3"  # in the middle of the long CV
LATER_IMPORTS = 3

Measured = dict[str, list[float]]  # figure's key -> its samples: ms, bytes or bytes of memory


@contextmanager
def profile(playwright: Playwright, path: str) -> Iterator[BrowserContext]:
    """Open a browser on a new profile, watched from inside every page."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(folder, executable_path=path, args=QUIET)
        context.add_init_script(path=WATCH)
        try:
            time.sleep(SETTLE_SECONDS)  # until the browser itself has started
            yield context
        finally:
            context.close()


def print_cv(playwright: Playwright, path: str, sample: Path, target: Path) -> tuple[str, Path]:
    """Print a sample CV on two pages; gives the browser's version and the file."""
    cv = cv_from_json(json.loads(sample.read_text("utf-8")))
    browser = playwright.chromium.launch(executable_path=path)
    page = browser.new_page()
    page.set_content(standalone_html(cv, load_library()))
    page.pdf(path=target, format="A4", scale=PRINT_SCALE)
    version = browser.version
    browser.close()
    return version, target


def run(context: BrowserContext, site: str, wire: Wire, pdf: Path, measured: Measured) -> None:
    """Visit twice, and use the page each time; adds a sample or more to each figure."""
    page = context.new_page()
    visit(page, site, wire, "cold", measured)
    left = time.monotonic()
    page.wait_for_function("bench.stored()", polling=250, timeout=PATIENCE_MS)
    wait_for_reader(page, wire)
    measured["import-first"].append(bring(page, pdf, "first.pdf"))
    page.close()
    time.sleep(max(SETTLE_SECONDS, FRESH_SECONDS - (time.monotonic() - left)))

    page = context.new_page()
    visit(page, site, wire, "warm", measured)
    measured["import-at-once"].append(bring(page, pdf, "at-once.pdf"))
    for number in range(LATER_IMPORTS):
        page.wait_for_timeout(1000 * SETTLE_SECONDS)
        measured["import-later"].append(bring(page, pdf, f"later-{number}.pdf"))
    measured["keystroke"] += keystrokes(page)
    weigh(page, measured)
    page.close()


def run_long(context: BrowserContext, site: str, measured: Measured) -> None:
    """Visit with nothing stored, bring the long CV, and type into a line in its middle."""
    page = context.new_page()
    page.goto(site, wait_until="commit")
    page.wait_for_function("bench.seen.engine !== null", polling=100, timeout=PATIENCE_MS)
    page.evaluate("bench.watch()")
    file = {"name": "long.json", "mimeType": "application/json", "buffer": json.dumps(long_cv()).encode()}
    bring_file(page, file)
    page.wait_for_timeout(1000 * SETTLE_SECONDS)
    measured["keystroke-long"] += keystrokes(page, LONG_FIELD)
    found: list[float] = page.evaluate("bench.seen.journal")
    measured["journal-long"] += found
    page.close()


def visit(page: Page, site: str, wire: Wire, kind: str, measured: Measured) -> None:
    """Load the page and wait for its engine."""
    wire.sent.clear()
    page.goto(site, wait_until="commit")
    page.wait_for_function("bench.seen.engine !== null", polling=100, timeout=PATIENCE_MS)
    origin, paint, seen = page.evaluate("[performance.timeOrigin, bench.paint(), bench.seen]")
    measured[f"paint-{kind}"].append(paint)
    measured[f"page-{kind}"].append(seen["page"])
    measured[f"engine-{kind}"].append(seen["engine"])
    usable, ready = ((origin + seen[name]) / 1000 for name in ("page", "engine"))
    measured[f"bytes-page-{kind}"].append(wire.bytes_until(usable, page_alone=True))
    measured[f"bytes-usable-{kind}"].append(wire.bytes_until(usable))
    measured[f"bytes-engine-{kind}"].append(wire.bytes_until(ready))
    page.evaluate("bench.watch()")


def wait_for_reader(page: Page, wire: Wire) -> None:
    """Wait until the reader of PDFs was fetched, and for as long again as loading it may take."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not wire.asked_for("pypdf") and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    page.wait_for_timeout(2000 * SETTLE_SECONDS)


def bring(page: Page, pdf: Path, name: str) -> float:
    """Choose a file; gives the milliseconds until its CV was shown."""
    return bring_file(page, {"name": name, "mimeType": "application/pdf", "buffer": pdf.read_bytes()})


def bring_file(page: Page, file: dict[str, str | bytes]) -> float:
    """Choose a file by its name, type and content."""
    before = page.evaluate("bench.seen.imports.length")
    page.get_by_label("Upload a CV").set_input_files(file)  # type: ignore[arg-type]
    page.wait_for_function(
        "count => bench.seen.imports.length > count", arg=before, polling=50, timeout=PATIENCE_MS
    )
    found: list[float] = page.evaluate("bench.seen.imports")
    return found[-1]


def keystrokes(page: Page, path: str = "/work/0/highlights/0") -> list[float]:
    """Type into a line of the CV with pauses; gives the milliseconds until the preview showed each key."""
    page.locator(f"#editor textarea[data-path='{path}']").focus()
    page.keyboard.press("Home")
    for number, key in enumerate(KEYS):
        page.keyboard.type(key)
        page.wait_for_timeout(KEY_PAUSE_MS)
        page.wait_for_function(
            "count => bench.seen.keys.length > count", arg=number, polling=50, timeout=PATIENCE_MS
        )
    found: list[float] = page.evaluate("bench.seen.keys")
    return found


def weigh(page: Page, measured: Measured) -> None:
    """Take the memory that the page holds with its engine up and a CV open."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    measured["heap"].append(session.send("Runtime.getHeapUsage")["usedSize"])
    sizes = [resident(pid) for pid in descendants(os.getpid()) if "--type=renderer" in command_line(pid)]
    if sizes:  # the page's process is the largest: the others wait for pages to come
        measured["memory"].append(max(sizes))
