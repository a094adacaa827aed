"""Files that mean trouble: what is expected of each, what became of it, and whether the two agree.

A folder holds the files and an `expected.json`: file name -> `outcome`, and perhaps `truth` (a file below
`truth/` that holds the right CV), `shows` (texts that a field must hold) and `hides` (texts that none may).
An outcome is `parse`, `parse+warn` (with a note), `message:CODE` (refused for that reason) or
`parse-or-message`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legible.assets import load_library
from legible.errors import CannotRead
from legible.importer import import_bytes
from legible.resume_json import cv_to_json

if TYPE_CHECKING:  # the importer's half of this runs where no browser can be driven
    from playwright.sync_api import Page

LIBRARY = load_library()
PATIENCE_MS = 120_000
LONGEST_SECONDS = 30.0  # for a file of any kind; a person would have left by then

# What a visit may end in: the alert or the question for a password names the file, or its CV is shown.
ENDED = """name => {
  const told = ['alert', 'password-why'].map(id => document.getElementById(id))
    .filter(e => e && e.checkVisibility()).map(e => e.textContent).find(text => text.includes(name));
  if (told) return {told};
  const from = document.querySelector('#brought .from');
  return from && from.textContent.includes(name) && {told: ''};
}"""
SHOWN = """() => {
  const start = 'legible:' + location.pathname + ':';
  const [open] = JSON.parse(localStorage[start + 'saved']).state.records;
  return {
    fields: [...document.querySelectorAll('#editor [data-path]')].map(e => e.value || '').filter(Boolean),
    notes: [...document.querySelectorAll('#brought .notice')].map(e => e.textContent),
    leftovers: [...document.querySelectorAll('.stray .text')].map(e => e.textContent),
    cv: JSON.parse(localStorage[start + 'kept:' + open]).cv,
  };
}"""
CLEARED = "!document.documentElement.dataset.cv && !document.querySelector('#brought .from')"


@dataclass(frozen=True, slots=True)
class Case:
    """A file and what is expected of it."""

    path: Path
    outcome: str
    truth: str = ""  # name of the right CV below `truth/`
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file."""

    seconds: float
    code: str = ""  # of the refusal; empty where the file was read
    told: str = ""  # the sentence that the person is told then
    fields: tuple[str, ...] = ()  # every text of the CV
    notes: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    cv: Mapping[str, Any] = field(default_factory=dict)

    @property
    def got(self) -> str:
        """Name the outcome in the words of `expected.json`."""
        if self.told:
            return f"message:{self.code}"
        return "parse+warn" if self.notes else "parse"


def cases_in(folder: Path) -> list[Case]:
    """List a folder's cases as its `expected.json` has them."""
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    return [
        Case(
            folder / name,
            wanted["outcome"],
            wanted.get("truth", ""),
            tuple(wanted.get("shows", ())),
            tuple(wanted.get("hides", ())),
        )
        for name, wanted in expected.items()
    ]


def imported(path: Path) -> Result:
    """Give a file to the importer."""
    data, started = path.read_bytes(), time.perf_counter()
    try:
        parsed = import_bytes(data, path.name, LIBRARY)
    except CannotRead as refused:
        return Result(time.perf_counter() - started, refused.code, refused.sentence)
    cv = cv_to_json(parsed.cv)
    return Result(
        time.perf_counter() - started,
        fields=tuple(texts(cv)),
        notes=tuple(note.text for note in parsed.notes),
        leftovers=tuple(left.text for left in parsed.leftovers),
        cv=cv,
    )


def texts(value: Any) -> Iterator[str]:
    """Give all texts of a value."""
    if isinstance(value, str):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    for part in parts:
        yield from texts(part)


def visited(page: Page, path: Path) -> Result:
    """Choose a file on the built site, wait for the end, and read what the page shows."""
    started = time.perf_counter()
    page.get_by_label("Upload a CV").set_input_files(path)
    ended = page.wait_for_function(ENDED, arg=path.name, polling=20, timeout=PATIENCE_MS).json_value()
    seconds = time.perf_counter() - started
    if ended["told"]:
        return Result(seconds, code_of(ended["told"], path), ended["told"])
    return Result(seconds, **page.evaluate(SHOWN))


def code_of(told: str, path: Path) -> str:
    """Give the code whose sentence a person was told: the importer's own, if the page repeats it."""
    refused = imported(path)
    return refused.code if refused.told and refused.told in told else f"? {told}"


def start_afresh(page: Page) -> None:
    """Delete what the last file left, so that the next meets an empty page."""
    if page.locator("#password-form").is_visible():
        page.locator("#password-cancel").click()
    page.get_by_role("button", name="Delete everything on this device").click()
    page.wait_for_function(CLEARED, polling=20, timeout=PATIENCE_MS)


def faults(case: Case, result: Result) -> list[str]:
    """Say where a result is not what was expected; nothing where it is."""
    found = []
    if case.outcome not in (result.got, result.got.partition("+")[0], "parse-or-message"):
        found.append(f"expected {case.outcome}, got {result.got}")
    if case.outcome == "parse" and not result.fields:
        found.append("an empty CV counts as read")
    everything = " ".join(" ".join(result.fields).split())
    found += [f"no field holds {text!r}" for text in case.shows if text not in everything]
    found += [f"a field holds {text!r}" for text in case.hides if text in everything]
    if result.seconds > LONGEST_SECONDS:
        found.append(f"took {result.seconds:.0f} s")
    return found
