"""Every text of a CV with its place, and small changes to one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple
from unicodedata import combining, normalize

from legible.check.model import Edit
from legible.identity import by_identity
from legible.model import CV
from legible.pointer import get
from legible.resume_json import fields_of


class Text(NamedTuple):
    """A text and where it stands."""

    path: str  # JSON pointer
    text: str


def texts_of(cv: CV) -> tuple[Text, ...]:
    """List the texts that are not blank, dates included, in the order of the model."""
    return _texts_in(cv, "")


@by_identity
def _texts_in(value: Any, path: str) -> tuple[Text, ...]:
    kind: Any = type(value)
    parts = ((getattr(value, name), f"{path}/{name}") for name in fields_of(kind))
    return tuple(text for part, place in parts for text in _walk(part, place))


def _walk(value: Any, path: str) -> Iterable[Text]:
    if isinstance(value, str):
        return (Text(path, value),) if value.strip() else ()
    if isinstance(value, tuple):
        return chain.from_iterable([_walk(part, f"{path}/{index}") for index, part in enumerate(value)])
    return _texts_in(value, path)


def swapped(text: str, start: int, end: int, new: str) -> str:
    """Put a word in another's place, in its case; an `a` before it becomes `an` where it must, and back."""
    old = text[start:end]
    if old.isupper() and len(old) > 1:
        new = new.upper()
    elif old[:1].isupper():
        new = new[:1].upper() + new[1:]
    return _with_article(text[:start], new) + new + text[end:]


def _with_article(before: str, word: str) -> str:
    article = re.search(r"\b(an?)(\s+)$", before, re.IGNORECASE)
    if not article:
        return before
    wanted = article[1][0] + "n" * (word[:1].lower() in "aeiou")
    return before[: article.start()] + wanted + article[2]


_LINKS = " ,;|·•–-"  # they stand between the items of a list


def without(text: str, start: int, end: int) -> str:
    """Take a stretch out of a text, and close up what it leaves behind."""
    before, after = text[:start].rstrip(_LINKS), text[end:].lstrip(_LINKS)
    link = text[end : len(text) - len(after)].rstrip()
    if not before or before.endswith((".", "!", "?", "\n", ":")):
        after = after.lstrip(" .!?")
        after = after[:1].upper() + after[1:]
        link = ""
    elif not after or after[0] in ".!?\n)" or before.endswith("("):
        link = ""
    elif not link:
        link = ","
    space = " " if before and after and after[0] not in ".!?\n)" and before[-1] not in "(\n" else ""
    return re.sub(r"\s*\(\s*\)", "", f"{before}{link}{space}{after}").strip()


def cut(cv: CV, path: str, start: int, end: int, label: str) -> Edit:
    """Make an edit that takes a stretch out of a text; a line that is left blank goes as a whole."""
    text = str(get(cv, path))
    rest = without(text, start, end)
    parent, _, step = path.rpartition("/")
    lines = get(cv, parent)
    if rest or not isinstance(lines, tuple):
        return Edit(label, text, rest, texts=((path, rest),))
    kept = tuple(index for index in range(len(lines)) if index != int(step))
    return Edit(label, text, rest, orders=((parent, kept),))


def name_parts(name: str) -> list[str]:
    """Give the words of a person's name in small letters without accents, initials left out."""
    plain = "".join(sign for sign in normalize("NFKD", name.lower()) if not combining(sign))
    return [word for word in re.findall(r"[^\W\d_]+", plain) if len(word) > 1]
