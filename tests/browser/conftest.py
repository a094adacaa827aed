"""Real browsers on the built site, served under a path as a project page is."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from journey import keep_snapshot
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    Response,
    expect,
    sync_playwright,
)
from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

import browsers
from serve import serving

ROOT = Path(__file__).resolve().parent.parent.parent
PREFIX = "/some/prefix/"
QUIET = [  # nothing of the browser's own on the wire, so that what is recorded is the page's
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# Stock Firefox refuses to emulate these, and Playwright asks for them unless told not to.
AS_IT_COMES = dict.fromkeys(("color_scheme", "reduced_motion", "forced_colors", "contrast"), "null")

DESK = {"width": 1366, "height": 1000}  # room for the checks and the preview below each other
NewContext = Callable[..., BrowserContext]
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "in_firefox_too: about what the browser does, not the engine alone")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever asks for a browser in Chromium, and in Firefox where browsers may differ."""
    if "browser_name" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("in_firefox_too")
        names = ["chromium", "firefox"] if both else ["chromium"]
        metafunc.parametrize("browser_name", names, scope="session")


@pytest.fixture(scope="session")
def dist() -> Path:
    """Give the built site, built anew if anything that it is made from has changed."""
    (ROOT / ".build").mkdir(exist_ok=True)
    with (ROOT / ".build/dist.lock").open("w") as lock:  # one builder at a time
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(["make", "--no-print-directory", "build"], cwd=ROOT, check=True)
    return ROOT / "dist"


@pytest.fixture(scope="session")
def site(dist: Path) -> Iterator[str]:
    """Serve the built site; gives its address, which ends in a slash."""
    with serving(dist, PREFIX) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(browser_name: str, playwright: Playwright) -> Iterator[Browser]:
    launched = launch(playwright, browser_name)
    yield launched
    launched.close()


def launch(playwright: Playwright, name: str) -> Browser:
    """Start an installed browser; without a Chromium the suite fails, without a Firefox it skips."""
    known = {browser.name: browser for browser in browsers.BROWSERS}[name]
    path = known.find()
    if name == "firefox":
        if not path:
            pytest.skip(known.missing)
        return playwright.firefox.launch(channel="moz-firefox", executable_path=path)
    if not path:
        pytest.fail(known.missing)
    light = None if os.environ.get("CHROME") else browsers.windowless()
    return playwright.chromium.launch(executable_path=light or path, args=QUIET)


@pytest.fixture
def reopen(playwright: Playwright, browser_name: str, tmp_path: Path) -> Iterator[NewContext]:
    """Give a maker of browsers on one and the same profile, as after a crash."""
    known = {browser.name: browser for browser in browsers.BROWSERS}[browser_name]
    path = known.find()
    if not path:
        pytest.skip(known.missing)
    kind = getattr(playwright, browser_name)
    its_own: dict[str, Any] = {"channel": "moz-firefox", **AS_IT_COMES}
    options = its_own if browser_name == "firefox" else {"args": QUIET}
    with ExitStack() as opened:

        def make() -> BrowserContext:
            usual = {"executable_path": path, "viewport": DESK, **options}
            context = kind.launch_persistent_context(tmp_path / "profile", **usual)
            opened.callback(close_quietly, context)
            return context

        yield make


def close_quietly(context: BrowserContext) -> None:
    """Close a browser that may be dead already."""
    with suppress(Error):
        context.close()


@pytest.fixture
def new_context(browser: Browser, browser_name: str) -> Iterator[NewContext]:
    """Give a maker of fresh profiles; it takes Playwright's options, and closes them afterwards."""
    with ExitStack() as opened:

        def make(**options: Any) -> BrowserContext:
            usual = {"viewport": DESK, **(AS_IT_COMES if browser_name == "firefox" else {})}
            context = browser.new_context(**usual | options)
            opened.callback(context.close)
            return context

        yield make


@pytest.fixture(scope="session")
def visited(browser: Browser, browser_name: str, site: str) -> Iterator[BrowserContext]:
    """Give a profile that has been here before: its copies of the site let the engine start soon."""
    context = browser.new_context(viewport=DESK, **(AS_IT_COMES if browser_name == "firefox" else {}))
    page = context.new_page()
    page.goto(site)
    keep_snapshot(page)
    page.close()
    yield context
    context.close()


@pytest.fixture
def context(visited: BrowserContext, site: str) -> Iterator[BrowserContext]:
    """Give a profile in which no visitor has left a word; what is set on it stays: set it on the page."""
    yield visited
    for page in visited.pages:
        page.close()
    page = visited.new_page()
    page.goto(f"{site}css/page.css")  # of the site's origin, and runs nothing
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@dataclass
class PageLog:
    """What a page asked the network for, and what it complained about."""

    requests: list[str] = field(default_factory=list)  # every address, data: and blob: left out
    failures: list[str] = field(default_factory=list)  # "404 address", or why no answer came
    errors: list[str] = field(default_factory=list)  # console errors and uncaught exceptions

    def strangers(self, site: str) -> list[str]:
        """List the requests that left the site's origin."""
        origin = site.removesuffix(PREFIX)
        return [address for address in self.requests if not address.startswith(origin + "/")]

    def answer(self, response: Response) -> None:
        """Note an answer that says no."""
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")


@pytest.fixture
def page_log(context: BrowserContext) -> Iterator[PageLog]:
    """Record everything from the context's pages and their workers, from the start."""
    log = PageLog()

    def asked(address: str) -> None:
        if not address.startswith(("data:", "blob:")):
            log.requests.append(address)

    heard: dict[Any, Callable[..., None]] = {
        "request": lambda request: asked(request.url),
        "response": log.answer,
        "requestfailed": lambda request: log.failures.append(f"{request.failure} {request.url}"),
        "console": lambda line: log.errors.append(line.text) if line.type == "error" else None,
        "weberror": lambda event: log.errors.append(str(event.error)),
    }
    for event, listener in heard.items():
        context.on(event, listener)
    yield log
    for event, listener in heard.items():
        context.remove_listener(event, listener)


@dataclass
class OtherOrigin:
    """A server that answers any page that gets through to it, and remembers each."""

    address: str
    hits: list[str] = field(default_factory=list)  # "METHOD /path" of every request


@pytest.fixture
def other_origin() -> Iterator[OtherOrigin]:
    """Serve another origin on this machine, for a page to try to reach."""

    class Welcome(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802  (the base class chose the name)
            other.hits.append(f"{self.command} {self.path}")
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", "5")
            self.end_headers()
            self.wfile.write(b"hello")

        do_POST = do_OPTIONS = do_HEAD = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Welcome) as server:
        other = OtherOrigin(f"http://127.0.0.1:{server.server_port}/")
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield other
        server.shutdown()


@pytest.fixture
def webkit_driver() -> Iterator[WebKitGTK]:
    """Drive WebKitGTK's small browser on a screen that nobody sees."""
    known = {browser.name: browser for browser in browsers.BROWSERS}["webkit"]
    path = known.find()
    if not path:
        pytest.skip(known.missing)
    options = Options()
    options.binary_location = path
    options.add_argument("--automation")
    with unseen_screen() as screen:
        calm = {"DISPLAY": screen, "NO_AT_BRIDGE": "1", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        service = Service(shutil.which("WebKitWebDriver"), env=os.environ | calm)
        with warnings.catch_warnings():  # Selenium calls its own parts in a way that it deprecates
            warnings.simplefilter("ignore", DeprecationWarning)
            driver = WebKitGTK(options=options, service=service)
        try:
            yield driver
        finally:
            driver.quit()


@contextmanager
def unseen_screen() -> Iterator[str]:
    """Run an X server without a display; gives its name."""
    ready, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL) as server:
        os.close(tell)
        with open(ready) as number:  # noqa: PTH123  (a descriptor, not a path)
            screen = f":{number.readline().strip()}"
        try:
            yield screen
        finally:
            server.terminate()
