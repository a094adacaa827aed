"""Compose a CV's line out of what was done, what changed and by how much, and claim nothing beyond.

The frame is chosen by the shape of what changed (words and frames: `content/words/composing.toml`):

- clause, which has a verb: "..., so answers come 40% faster"
- effect, whose subject is the work: "..., which cut waits by a third"; doing: "..., saving an hour a day"
- aim, a plain verb: "... to reduce waits"; own, after "I" or "we": "..., and lost no orders"
- state: "..., with fewer complaints"; count: "..., with 40% fewer complaints"
- range: "..., taking search time from 9 s to 1 s"; by: "..., which changed search time by 40%"
- compared, level, done and thing, for any other noun: "...: search time down 40%", "...: attendance 95%",
  "...: nurses vaccinated (85%)", "...: a map that the council uses"

An amount that does not go with the words before it stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from legible.check.dictionary import dictionary_of
from legible.check.features.clause import of_clause
from legible.check.features.line import Line, read_line
from legible.check.features.text import singular
from legible.check.words import Words
from legible.library import Library

WORDS = "content/words/composing.toml"
CLAUSES = ("clause", "own")  # an amount may follow their last word whatever it is
VERBAL = ("clause", "own", "effect", "doing", "aim", "state")  # shapes that do not depend on the amount

Table = Mapping[str, Any]


def compose(did: str, changed: str, amount: str, library: Library) -> str:
    """Join three short texts, each of which may be empty, to one line; an amount alone makes none."""
    table = library.table(WORDS)
    did, _ = _headless(_tidy(did), table["subjects"])
    changed, _ = _headless(_tidy(changed), table["joints"])
    changed, subject = _headless(changed, table["subjects"])
    amount = _known(_tidy(amount), table)
    if not changed:
        return _opened(did + _attached("effect", did, amount, table)) if did else ""
    shape = "own" if subject else _shape(changed, amount, library)
    changed = _inside(_headless(changed, ("which",))[0], library)
    if shape in VERBAL:
        amount = _attached(shape, changed, amount, table)
    joined, alone = table["frames"][shape]
    if not did:
        return _opened(alone.format(changed=changed, amount=amount))
    if ":" in did and joined.startswith(":"):
        joined = f" –{joined[1:]}"
    return _opened(did + joined.format(changed=changed, amount=amount))


def _tidy(text: str) -> str:
    """Give a text on one line, without the signs before and behind it; those of Markdown belong to it."""
    bare = re.sub(r"^[-*] ", "", " ".join(text.split()).strip(" ,;:•·–—"))
    if not re.search(r"\w", bare):
        return ""
    ends_short = re.search(r"(?:\b\w\.){2}$|\b(?:etc|approx|no|min|hrs?)\.$", bare)
    return bare if ends_short else bare.rstrip(".! ")


def _headless(text: str, heads: Iterable[str]) -> tuple[str, bool]:
    """Take the longest of some openings off a text, and say whether there was one."""
    low = text.lower().replace("’", "'")
    found = max((head for head in heads if low.startswith(f"{head} ")), key=len, default="")
    return text[len(found) :].lstrip(" ,"), bool(found)


def _known(amount: str, table: Table) -> str:
    return "" if amount.lower().replace("’", "'") in table["unknown"] else amount


def _shape(changed: str, amount: str, library: Library) -> str:
    """Tell the shape of what changed: the key of its frame."""
    table = library.table(WORDS)
    words = _words(changed) or [""]
    first = words[0]
    for shape, opens in (("effect", "changing"), ("doing", "doing"), ("aim", "aims"), ("state", "states")):
        if first in table[opens]:
            return shape
    if first == "which":
        return "effect"
    if _is_clause(changed, library):
        return "clause"
    return _noun_shape(words, _kind(amount, table), table)


def _noun_shape(words: list[str], kind: str, table: Table) -> str:
    """Choose by the amount how a noun is told; after an article no "40% fewer" can stand before it."""
    if kind in ("range", "by", "count") and any(word.endswith("ed") for word in words[1:-1]):
        return "done"  # "patients waited less": what looks like a verb cannot be taken from 40 to 15
    if kind == "count" and words[0] in table["determiners"]:
        return "compared"
    if kind in ("part", "level"):
        return "done" if words[-1].endswith("ed") else "level"
    return kind or "thing"


def _is_clause(text: str, library: Library) -> bool:
    """Tell whether a text has a subject and a verb of its own, verbs that describe a noun left out."""
    table = library.table(WORDS)
    words = _words(text)
    if words[:1] and words[0] in table["persons"]:
        return len(words) > 1
    if len(words) > 2 and words[0] in table["determiners"] and words[2] in table["singular_verbs"]:
        return True
    for before, word in zip(words, words[1:], strict=False):
        if word in table["relative"] or word in table["persons"]:
            return False
        if before not in table["determiners"] and _is_verb(before, word, table):
            return True
    return of_clause(_line(text, library), 0) != "other"


def _is_verb(before: str, word: str, table: Table) -> bool:
    if word in table["verbs"] or word in table["moving"]:
        return True
    plural = before in table["plurals"] or (before.endswith("s") and not before.endswith("ss"))
    return plural and word in table["plural_verbs"]


def _kind(amount: str, table: Table) -> str:
    """Tell what kind of amount a text gives: range, by, count, compared, part or level."""
    low = amount.lower()
    words = _words(amount)
    if not words:
        return ""
    if low.startswith("to ") or re.match(r"from .* to ", low):
        return "range"
    if low.startswith("by "):
        return "by"
    if words[-1] in table["counts"]:
        return "count"
    if any(re.search(rf"\b{re.escape(word)}\b", low) for word in table["compared"]):
        return "compared"
    return "part" if _is_part(low, table) else "level"


def _is_part(low: str, table: Table) -> bool:
    """Tell whether an amount is a share alone: "40%", "about a third"."""
    bare, _ = _headless(low, table["about"])
    percent = "|".join(map(re.escape, table["percent"]))
    return bare in table["parts"] or bool(
        re.fullmatch(rf"~?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?(?:{percent})", bare)
    )


def _attached(shape: str, text: str, amount: str, table: Table) -> str:
    """Give an amount as it follows words with a verb."""
    kind = _kind(amount, table)
    if not kind:
        return ""
    style = "aside"
    words = set(_words(text))
    changes = bool(words & {*table["moving"], *table["changing"], *table["doing"], *table["aims"]})
    if kind in ("range", "by") and changes:
        style = "plain"
    elif kind == "part" and changes:
        style = "share"
    elif kind in ("count", "compared") and shape in CLAUSES and not words & set(table["compared"]):
        style = "plain"
    return str(table["amounts"][style]).format(amount=amount)


def _inside(text: str, library: Library) -> str:
    """Write a text's first letter small, as it stands within a line; names and abbreviations stay."""
    first = re.split(r"[\s,;:]", text)[0]
    low = first.lower()
    if first[1:] != low[1:] or low in library.table(WORDS)["names"] or _line(text, library).tool_at(0):
        return text
    known, dictionary = _known_words(library), dictionary_of(library)
    ordinary = known.everyday | known.set("function-words")
    common = bool(dictionary and dictionary.is_common(low))
    return low + text[len(first) :] if common or ordinary & {low, singular(low)} else text


def _known_words(library: Library) -> Words:
    return library.once("words to compose with", lambda content: Words(content, {}))


def _line(text: str, library: Library) -> Line:
    return read_line(_known_words(library), text)


def _opened(line: str) -> str:
    """Begin with a capital; a name such as iPad keeps its own."""
    first = line.partition(" ")[0]
    return line[:1].upper() + line[1:] if first == first.lower() else line


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in re.findall(r"[\w'’-]+", text)]
