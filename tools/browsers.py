"""Find the browsers that the tests drive, and install what is missing where that is allowed."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FONTS = "fonts-dejavu-core"  # without any font a browser prints empty pages
FIREFOX = ("firefox-esr", "firefox")
MINIBROWSERS = ("usr/lib/*/webkit2gtk-4.*/MiniBrowser", "usr/lib*/webkit2gtk-4.*/MiniBrowser")


def chromium() -> str | None:
    """Give the path of a Chrome or Chromium: `$CHROME`, an installed one, or Playwright's own."""
    return os.environ.get("CHROME") or on_path(CHROMIUM) or elsewhere(CHROMIUM_ELSEWHERE) or playwrights_own()


def windowless() -> str | None:
    """Give the path of a Chromium that can draw no windows: the same engine at two thirds of the work."""
    return on_path(("chromium-headless-shell",))


def firefox() -> str | None:
    """Give the path of a Firefox: `$FIREFOX`, or an installed one."""
    return os.environ.get("FIREFOX") or on_path(FIREFOX)


def webkit() -> str | None:
    """Give the path of WebKitGTK's MiniBrowser, where its driver and a screen to put it on are here too."""
    found = (path for pattern in MINIBROWSERS for path in sorted(Path("/").glob(pattern)))
    ready = shutil.which("WebKitWebDriver") and shutil.which("Xvfb")
    return next(map(str, found), None) if ready else None


def on_path(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def elsewhere(paths: tuple[str, ...]) -> str | None:
    return next((path for path in paths if Path(path).exists()), None)


@cache
def playwrights_own() -> str | None:
    """Give the path of the Chromium that Playwright installs, where it has."""
    # In a process of its own, because no two of Playwright's loops may run in one.
    code = "from playwright.sync_api import sync_playwright as start\n"
    code += "with start() as playwright: print(playwright.chromium.executable_path)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    path = told.stdout.strip()
    return path if path and Path(path).exists() else None


def from_playwright() -> None:
    """Let Playwright fetch its Chromium; it says no where its host cannot be reached."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    with contextlib.suppress(subprocess.TimeoutExpired):
        done = subprocess.run(command, capture_output=True, timeout=600, check=False)
        if done.returncode:
            print("browsers: Playwright could not fetch its Chromium", file=sys.stderr)
    playwrights_own.cache_clear()


def from_debian(*packages: str) -> Callable[[], None]:
    """Give an installer of Debian packages, which does nothing for those who may not install."""

    def install() -> None:
        if not shutil.which("apt-get") or os.geteuid() != 0:
            return
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, stdout=sys.stderr, check=False)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.run(command, env=quiet, stdout=sys.stderr, check=False)

    return install


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser, how to find it and how to come by it."""

    name: str
    find: Callable[[], str | None]
    installers: tuple[Callable[[], None], ...]  # tried in this order
    missing: str  # why its tests are skipped


BROWSERS = (
    Browser(
        "chromium",
        chromium,
        (from_playwright, from_debian("chromium", FONTS)),
        "no Chrome or Chromium: install one, or name it in CHROME",
    ),
    Browser(
        "chromium-headless-shell",
        windowless,
        (from_debian("chromium-headless-shell", FONTS),),
        "none, so the usual Chromium does its work and takes longer; Debian has the package",
    ),
    Browser(
        "firefox",
        firefox,
        (from_debian("firefox-esr", FONTS),),
        "no Firefox: install one, or name it in FIREFOX",
    ),
    Browser(
        "webkit",
        webkit,
        (from_debian("webkit2gtk-driver", "xvfb", FONTS),),
        "no WebKitGTK driver: on Debian, install webkit2gtk-driver and xvfb",
    ),
)


def ensure(browser: Browser) -> str | None:
    """Find a browser, installing it if need be; None where it is not to be had."""
    for install in browser.installers:
        if browser.find():
            break
        print(f"browsers: {browser.name} is missing, trying to install it", file=sys.stderr)
        install()
    return browser.find()


def main() -> int:
    """Print where each browser is; fail without a Chromium, which most tests need."""
    found = {browser: ensure(browser) for browser in BROWSERS}
    for browser, path in found.items():
        print(f"{browser.name}: {path or browser.missing}")
    return 0 if found[BROWSERS[0]] else 1


if __name__ == "__main__":
    raise SystemExit(main())
