"""Steps that a visitor takes, for the browser tests to read like a visit."""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from processes import command_line, descendants, worked

START_MS = 60_000  # a busy machine may take long to start the engine; no test is about speed

# The page types by itself, with an editor's own command: a driver that types when its page dies, dies too.
TYPE = """every_ms => {
  let number = 0, at = 0, word = "";
  setInterval(() => {
    if (at === word.length) { word = `word${number++} `; at = 0; }
    document.execCommand("insertText", false, word[at++]);
    console.log("typed " + JSON.stringify([Date.now() / 1000, document.activeElement.value.length]));
  }, every_ms);
}"""
TYPED = "".join(f"word{number} " for number in range(1000))

SNAPSHOTS = """async () => {
  const names = (await caches.keys()).filter(name => name.startsWith("legible"));
  const keys = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).length));
  return keys.reduce((sum, count) => sum + count, 0);
}"""

CV_HTML = """<!doctype html><html lang="en"><meta charset="utf-8"><title>CV</title>
<body style="font-family: serif; font-size: 11pt">
<h1>Rosalind Achterberg</h1>
<p>Backend Developer</p>
<p>rosalind.achterberg@example.org · 07700 900321 · Bristol</p>
<h2>Profile</h2>
<p>Backend developer who looks after the booking and payment services of a ferry company.</p>
<h2>Experience</h2>
<h3>Senior Backend Developer, Halcyon Ferries</h3><p>March 2021 – Present</p>
<ul><li>Moved seat booking to a message queue, so a full sailing no longer blocks the ticket office.</li>
<li>Worked on various backend projects for different clients.</li></ul>
<h3>Backend Developer, Tarn Software</h3><p>September 2017 – February 2021</p>
<ul><li>Built the timetable service in Python and PostgreSQL with the mobile team.</li></ul>
<h2>Education</h2>
<h3>BSc Computer Science, University of Northbrook</h3><p>2014 – 2017</p>
<h2>Skills</h2>
<p>Python, PostgreSQL, RabbitMQ, Docker</p>
</body></html>"""


def open_site(page: Page, site: str) -> None:
    """Open the page and wait for its controls; the engine may still be starting."""
    page.goto(site)
    expect(page.locator("html[data-page=ready]")).to_be_attached(timeout=START_MS)


def engine_ready(page: Page) -> None:
    expect(page.locator("html[data-engine=ready]")).to_be_attached(timeout=START_MS)


def keep_snapshot(page: Page) -> None:
    """Wait until the engine has left what lets the next visit begin sooner."""
    for _ in range(START_MS // 100):
        if page.evaluate(SNAPSHOTS):
            return
        page.wait_for_timeout(100)
    raise AssertionError("no snapshot was kept")


def notes(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Notes")


def upload(page: Page, path: Path | str) -> None:
    """Choose a file and wait for the fields that it fills."""
    page.get_by_label("Upload a CV").set_input_files(path)
    expect(page.locator("html[data-cv]")).to_be_attached(timeout=START_MS)
    expect(page.locator("#brought")).to_contain_text(Path(path).name, timeout=START_MS)
    expect(page.locator("#your-cv")).to_be_focused()


def field(page: Page, path: str) -> Locator:
    """Give the editor's field for a place in the CV."""
    return page.locator(f'[id="f{path}"]')


def values(page: Page) -> dict[str, str]:
    """Read all filled fields of the editor: pointer -> text."""
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('#editor [data-path]')]"
        ".filter(e => e.value).map(e => [e.dataset.path, e.value]))"
    )


def stored(page: Page) -> dict[str, str]:
    """Read all that the site keeps in this browser: name -> text, without the site's own prefix."""
    return page.evaluate(
        "(() => { const start = 'legible:' + location.pathname.replace(/[^/]*$/, '') + ':';"
        "const own = Object.entries({...localStorage}).filter(([key]) => key.startsWith(start));"
        "return Object.fromEntries(own.map(([key, text]) => [key.slice(start.length), text])); })()"
    )


def print_to_pdf(chromium: Browser, html: str, target: Path) -> Path:
    """Make a PDF the way many people do: a web page, printed."""
    page = chromium.new_page()
    page.set_content(html)
    page.pdf(path=target, format="A4")
    page.close()
    return target


def kill_renderers(profile: Path) -> int:
    """Kill every page process of the browser that runs on a profile; gives their number."""
    found = renderers(profile)
    kill(found)
    return len(found)


def renderers(profile: Path) -> list[int]:
    """List the page processes of the browser that runs on a profile; it takes a good part of a second."""
    for browser in descendants(os.getpid()):
        if str(profile) in command_line(browser):
            found = [pid for pid in descendants(browser) if is_renderer(command_line(pid))]
            if found:
                return found
    return []


def is_renderer(command: str) -> bool:
    return "--type=renderer" in command or ("-contentproc" in command and command.rstrip().endswith("tab"))


def killed_while_typing(
    box: Locator, seconds: float, safe_seconds: float, profile: Path, every_ms: int = 8
) -> tuple[str, str]:
    """Let a page type into an empty box until it dies; gives its text the safe time before, and at last."""
    page = box.page
    said: list[tuple[float, int]] = []

    def hear(text: str) -> None:
        if text.startswith("typed "):
            said.append(tuple(json.loads(text.removeprefix("typed "))))

    page.on("console", lambda line: hear(line.text))
    box.focus()
    page.evaluate(TYPE, every_ms)
    while not said:
        page.wait_for_timeout(5)
    before = {pid: worked(pid) for pid in renderers(profile)}
    assert before
    page.wait_for_timeout(seconds * 1000)
    # The one that types. A process held ready for the next page is spared: a driver waits for ever for a page
    # that is given to a process just killed.
    doomed = max(before, key=lambda pid: worked(pid) - before[pid])
    with page.expect_event("crash"):
        killed_at = time.time()
        kill([doomed])
    page.close()
    old = [length for moment, length in said if moment < killed_at - safe_seconds]
    assert old, "the page was killed before anything was typed"
    return TYPED[: old[-1]], TYPED[: said[-1][1]]


def opened_again(context: BrowserContext) -> Page:
    """Open a page; the browser may have meant to use a process that was killed along."""
    try:
        return context.new_page()
    except Error:
        return context.new_page()


def kill(pids: list[int]) -> None:
    """Kill processes at once; one that has ended by itself is left out."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
