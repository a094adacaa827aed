"""Ways to reach somebody in a text: mail, telephone, web addresses, accounts."""

from __future__ import annotations

import re

from legible.document import Line
from legible.parse.fields import Field, Record
from legible.parse.items import Piece
from legible.parse.vocabulary import Vocabulary, fold

EMAIL = re.compile(r"[a-z0-9_.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])", re.I)
_PHONE = re.compile(r"(?<![\w/.])(?:\+|\(\+?|00)?\d[\d\s()./–-]{6,}\d(?![\w/]|\.\d)")
# A span of years, or a number of bills and orders that opens with the year.
_YEARS = re.compile(r"\(?(?:19|20)\d\d(?:\D{1,3}(?:19|20)\d\d(?!\d)|[-/]\d{3,}$)")
_PRICE = re.compile(r"(?<![\d.,])\d{1,6}[.,]\d\d(?![\d.,])")
_DAY = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:(?:19|20)\d\d)")
URL = re.compile(
    r"(?:https?://|www\.)[^\s|,;]+|(?<![@\w.])(?:[a-z0-9][\w-]*\.)+[a-z]{2,10}(?:/[^\s|,;]*)?(?![\w@])", re.I
)


def find_phone(text: str, least: int = 8) -> str:
    """Find a telephone number of at least so many digits; a span of years is none."""
    for match in _PHONE.finditer(text):
        digits = sum(char.isdigit() for char in match[0])
        years = _YEARS.match(match[0]) or _DAY.fullmatch(match[0]) or _PRICE.search(match[0])
        if least <= digits <= 15 and not years:
            found = match[0].strip()
            return found[1:] if found.count("(") > found.count(")") and found.startswith("(") else found
    return ""


def is_detail(text: str) -> bool:
    """Tell a line that gives a way to reach somebody and little else."""
    found = EMAIL.search(text) or find_phone(text) or URL.search(text)
    return bool(found) and len(text.split()) <= 8 and not text.rstrip().endswith(".")


def take_reachable(
    label: str, text: str, piece: Piece, basics: list[Field], profiles: list[Record], words: Vocabulary
) -> str:
    """Take mail, web addresses and telephone from a text; give what is left, a tab where each stood."""
    lines = (piece.line,)
    if account := _account(text, lines, words):
        profiles.append(account)
        return ""
    for match in list(EMAIL.finditer(text)):
        _once(basics, Field("email", match[0], lines))
        text = text.replace(match[0], "\t")
    if label in ("skype",):
        return text
    for match in list(URL.finditer(text)):
        _web(match[0].rstrip(".)"), label, lines, basics, profiles, words)
        text = text.replace(match[0], "\t")
    handle = re.fullmatch(r"\s*@?([\w.-]{2,40})\s*", text)
    if handle and piece.link and _profile_link(text, piece.link, lines, profiles, words):
        return ""
    network = next((name for name in words.networks.values() if fold(name) == label), "")
    if handle and network:
        profiles.append((Field("network", network, lines), Field("username", handle[1], lines)))
        return ""
    phone = find_phone(text, 6 if label in words.phone_labels else 8)
    if phone:
        _once(basics, Field("phone", phone, lines))
        text = text.replace(phone, "\t")
    text = text.strip(" ,;:-–")
    whole = re.fullmatch(r"\(([^()]*)\)", text)
    return whole[1] if whole else text


def _account(text: str, lines: tuple[Line, ...], words: Vocabulary) -> Record | None:
    """Read "GitHub ada-f" and "@ada@social.example.org": a network's name, a handle, and nothing else."""
    afar = re.fullmatch(r"(|[^@]*[^@\s])\s*(@[\w.-]+@(?:[\w-]+\.)+[a-z]{2,})", text.strip(), re.IGNORECASE)
    name, _, handle = text.strip().rpartition(" ")
    name, handle = (afar[1], afar[2]) if afar else (name, handle)
    network = next((known for known in words.networks.values() if fold(known) == fold(name)), "")
    here = network and re.fullmatch(r"@?[a-z\d][\w.-]{1,39}", handle) and fold(handle) not in words.labels
    if not here and not (afar and (network or not name)):
        return None
    return (Field("network", network or "Mastodon", lines), Field("username", handle, lines))


def _profile_link(
    text: str, link: str, lines: tuple[Line, ...], profiles: list[Record], words: Vocabulary
) -> bool:
    """Take an account from a handle or a network's name that links to it."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", link, flags=re.I)
    domain, _, path = bare.partition("/")
    network = _network(domain.lower(), "", path, words)
    if not network or "@" in domain:
        return False
    username = path.rstrip("/").split("/")[-1].lstrip("@")
    profiles.append(
        (Field("network", network, lines), Field("username", username, lines), Field("url", link, lines))
    )
    return True


def _once(fields: list[Field], fresh: Field) -> None:
    if all(field.name != fresh.name for field in fields):
        fields.append(fresh)
    elif all(field.text != fresh.text for field in fields):
        fields.append(Field(f"x-{fresh.name}", fresh.text, fresh.lines))


def _web(
    url: str,
    label: str,
    lines: tuple[Line, ...],
    basics: list[Field],
    profiles: list[Record],
    words: Vocabulary,
) -> None:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url, flags=re.I)
    domain, _, path = bare.partition("/")
    network = _network(domain.lower(), label, path, words)
    if network:
        username = path.rstrip("/").split("/")[-1].lstrip("@") or domain.split(".")[0]
        profiles.append(
            (Field("network", network, lines), Field("username", username, lines), Field("url", url, lines))
        )
    else:
        _once(basics, Field("url", url, lines))


def _network(domain: str, label: str, path: str, words: Vocabulary) -> str:
    for known, name in words.networks.items():
        if domain == known or domain.endswith(f".{known}"):
            return name
    named = next((name for name in words.networks.values() if fold(name) == label), "")
    if named or label in ("mastodon", "bluesky", "skype"):
        return named or label.title()
    if path.startswith("@"):
        return "Mastodon"
    return domain.split(".")[-2].title() if path and "/" not in path.strip("/") and "." in domain else ""
