"""Everything that is fetched is pinned by version and hash, and names no place to fetch it from."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(lock: Path) -> list[str]:
    """Give a lock's requirements, each with its hashes on one line."""
    text = lock.read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def versions(name: str) -> dict[str, str]:
    found = (re.match(r"([\w.-]+)==([^\s;]+)", line) for line in entries(ROOT / "requirements" / name))
    return {match[1]: match[2] for match in found if match}


def npm() -> dict[str, Any]:
    packages: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    return packages


def test_there_are_locks() -> None:
    names = {"dev.txt", "web.txt", "web-source.txt", "pyodide-test.txt"}
    assert {lock.name for lock in LOCKS} == names
    assert all(entries(lock) for lock in LOCKS)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_python_package_is_pinned_by_its_hash(lock: Path) -> None:
    assert [line for line in entries(lock) if not re.match(r"[\w.-]+==\S+", line)] == []
    assert [line for line in entries(lock) if not HASH.search(line)] == []


def test_every_npm_package_is_pinned_by_its_hash() -> None:
    packages = {name: entry for name, entry in npm().items() if name}
    assert packages
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    asked = npm()[""]["dependencies"] | npm()[""]["devDependencies"]
    assert [name for name, version in asked.items() if not version[0].isdigit()] == []


def test_no_lock_names_an_address() -> None:
    assert [entry for entry in npm().values() if "resolved" in entry] == []
    assert [
        lock.name for lock in LOCKS if re.search(r"://|--(extra-)?index|--find", lock.read_text("utf-8"))
    ] == []


def test_the_page_and_the_tests_have_the_same_versions() -> None:
    dev = versions("dev.txt")
    shipped = versions("web.txt") | versions("web-source.txt") | versions("pyodide-test.txt")
    assert {"jinja2", "markupsafe", "pypdf", "pytest"} <= shipped.keys()
    assert {name: version for name, version in shipped.items() if dev.get(name, version) != version} == {}
