"""A guide's folder -> Guide: its points, steps and questions, and the rules that check each of them.

A folder whose name starts with `_` is a family: rules' settings and words that guides inherit by `extends`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legible.library import Library

FOLDER = "content/guides/"
COMMENT = re.compile(r"(^|\s)#.*")  # a name such as "c#" is no comment


class BrokenGuide(Exception):
    """Say what is wrong in a guide's folder; its author mends it, no visitor can."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the guide asks for."""

    id: str  # "1a", "FC2", "Q3", "I"
    kind: str  # "lead" | "para" | "bullet" | "step" | "faq"
    title: str  # a short handle, for findings and links
    rules: tuple[str, ...]  # names of the rules that check it
    looks_for: str = ""  # what those rules do, to be read after "The checker": "looks for ..."
    ask: str = ""  # what only the person can answer


@dataclass(frozen=True, slots=True)
class StepRule:
    """A rule that fails a step of the final check, and from how many hits on."""

    rule: str  # the rule's name
    severity: str = ""  # counts only findings of this severity ("" = any but questions)
    more_than: int = 0  # counts only if it has more than so many hits (the rule says what a hit is)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps of the final check."""

    number: int  # 1 to 5
    point: str  # the point's id, "FC1" to "FC5"
    title: str
    rules: tuple[StepRule, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A weak text that a rule must flag, and a stronger one that it must pass."""

    point: str  # the point's id
    rule: str  # the rule's name
    place: str  # "summary" | "bullet" (one line) | "role" (a role's lines)
    weak: tuple[str, ...]  # lines
    strong: tuple[str, ...]  # lines


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide as the checker needs it; the article itself is rendered by the build."""

    slug: str
    title: str
    points: tuple[Point, ...]
    steps: tuple[Step, ...]
    settings: Mapping[str, Mapping[str, Any]]  # rule name -> options ("off", "severity", thresholds)
    vocabulary: Mapping[str, frozenset[str]]  # list name -> words, families' lists included


def guide_slugs(library: Library) -> list[str]:
    """List the guides a visitor can choose, sorted; families are left out."""
    folders = [path.removeprefix(FOLDER).split("/") for path in library.paths(FOLDER, "/guide.toml")]
    return [steps[0] for steps in folders if len(steps) == 2 and not steps[0].startswith("_")]


def load_guide(library: Library, slug: str) -> Guide:
    """Read `content/guides/<slug>/`; raises KeyError for a guide that is not there."""
    return library.once(f"guide {slug}", lambda content: _read_guide(content, slug))


def load_examples(library: Library, slug: str) -> tuple[Example, ...]:
    """Read a guide's `examples.toml`; empty where it has none."""
    path = f"{FOLDER}{slug}/examples.toml"
    pairs = library.table(path)["pair"] if path in library.files else ()
    return tuple(
        Example(pair["point"], pair["rule"], pair["place"], _lines(pair["weak"]), _lines(pair["strong"]))
        for pair in pairs
    )


def guide_table(library: Library, slug: str) -> Mapping[str, Any]:
    """Give `guide.toml` as it stands; raises KeyError for a guide that is not there."""
    path = f"{FOLDER}{slug}/guide.toml"
    if path not in library.files:
        raise KeyError(f"there is no guide {slug!r}: {path} is missing")
    return library.table(path)


def lineage(library: Library, slug: str) -> list[str]:
    """List a guide's families and itself, the farthest first; raises BrokenGuide on a circle."""
    found: list[str] = []
    _climb(library, slug, (), found)
    return found


def _climb(library: Library, slug: str, trail: tuple[str, ...], found: list[str]) -> None:
    if slug in trail:
        raise BrokenGuide(f"guides extend each other in a circle: {' -> '.join((*trail, slug))}")
    if slug in found:
        return
    try:
        table = guide_table(library, slug)
    except KeyError as error:
        if not trail:
            raise
        raise BrokenGuide(f"{trail[-1]} extends {slug}, but {error.args[0]}") from error
    for parent in reversed(_lines(table.get("extends", ()))):
        _climb(library, parent, (*trail, slug), found)
    found.append(slug)


def _read_guide(library: Library, slug: str) -> Guide:
    table = guide_table(library, slug)
    line = lineage(library, slug)
    return Guide(
        slug=slug,
        title=table.get("title", ""),
        points=tuple(_points(table)),
        steps=tuple(_step(entry) for entry in table.get("step", ())),
        settings=_settings(library, line),
        vocabulary=_vocabulary(library, line),
    )


def _points(table: Mapping[str, Any]) -> Iterator[Point]:
    for group, kind in (("point", ""), ("step", "step"), ("faq", "faq")):
        for entry in table.get(group, ()):
            yield Point(
                id=entry.get("id", ""),
                kind=kind or entry.get("kind", ""),
                title=entry.get("title", ""),
                rules=tuple(_step_rule(rule).rule for rule in entry.get("rules", ())),
                looks_for=entry.get("looks_for", ""),
                ask=entry.get("ask", ""),
            )


def _step(entry: Mapping[str, Any]) -> Step:
    rules = tuple(_step_rule(rule) for rule in entry.get("rules", ()))
    return Step(entry.get("number", 0), entry.get("id", ""), entry.get("title", ""), rules)


def _step_rule(entry: str | Mapping[str, Any]) -> StepRule:
    return StepRule(entry) if isinstance(entry, str) else StepRule(**entry)


def _settings(library: Library, line: list[str]) -> dict[str, Mapping[str, Any]]:
    """Lay the settings of a lineage over each other; the youngest wins, key by key."""
    merged: dict[str, Mapping[str, Any]] = {}
    for slug in line:
        for rule, setting in guide_table(library, slug).get("rules", {}).items():
            merged[rule] = {**merged.get(rule, {}), **_options(setting)}
    return merged


def _options(setting: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """Read "off", "on", a severity, or a table of options (which turns the rule on again)."""
    if not isinstance(setting, str):
        return {"off": False, **setting}
    return {"off": setting == "off"} if setting in ("on", "off") else {"off": False, "severity": setting}


def _vocabulary(library: Library, line: list[str]) -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for slug in line:
        for name, entries in _word_lists(library, slug):
            words[name] = words.get(name, frozenset()) | entries
        for key, entries in guide_table(library, slug).get("vocab", {}).items():
            name = key.rstrip("+-")
            words[name] = _amend(words.get(name, frozenset()), key, frozenset(entries))
    return words


def _amend(words: frozenset[str], key: str, entries: frozenset[str]) -> frozenset[str]:
    """Add (`name+`), take away (`name-`) or replace (`name`).

    What is taken away stays as `-word`, so that it also goes from a list that every guide shares.
    """
    away = frozenset(f"-{entry}" for entry in entries)
    if key.endswith("+"):
        return (words - away) | entries
    if key.endswith("-"):
        return (words - entries) | away
    return entries


def _word_lists(library: Library, slug: str) -> Iterator[tuple[str, frozenset[str]]]:
    folder = f"{FOLDER}{slug}/vocab/"
    for path in library.paths(folder, ".txt"):
        lines = (COMMENT.sub("", line).strip() for line in library.text(path).splitlines())
        yield path.removeprefix(folder).removesuffix(".txt"), frozenset(line for line in lines if line)
    for path in library.paths(folder, ".toml"):
        for name, entries in library.table(path).items():
            if isinstance(entries, list):  # a table of pairs is for the rule that reads it
                yield name, frozenset(entries)


def _lines(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
