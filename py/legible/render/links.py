"""Addresses as links: which may be followed, and how they are written on paper."""

from __future__ import annotations

import re
from functools import cache

from legible.render.outline import Piece


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    host = r"[^\W_][\w-]*(?:\.[^\W_][\w-]*)+(?::\d+)?(?:[/?#]\S*)?"
    return {
        "web": re.compile(rf"https://{host}", re.I),
        "bare": re.compile(host),
        "mail": re.compile(r"[^\s@<>\"'?&:,;]+@[^\s@<>\"'?&:,;]+\.[^\s@<>\"'?&:,;]+"),
        "phone": re.compile(r"\+?[\s().\-/]*\d[\d\s().\-/]{4,}"),
    }


def web_piece(url: str, path: str) -> Piece:
    """Show an address; only `https:` and addresses without a scheme lead anywhere."""
    if _patterns()["web"].fullmatch(url):
        return Piece(url[len("https://") :].removesuffix("/"), path, url)
    if _patterns()["bare"].fullmatch(url):
        return Piece(url.removesuffix("/"), path, f"https://{url}")
    return Piece(url, path)


def mail_piece(address: str, path: str) -> Piece:
    """Show a mail address."""
    return Piece(address, path, f"mailto:{address}" if is_mail(address) else "")


def is_mail(address: str) -> bool:
    """Tell an address that mail can be sent to."""
    return bool(_patterns()["mail"].fullmatch(address))


def phone_piece(number: str, path: str) -> Piece:
    """Show a phone number; the link holds no trunk zero in brackets, as `+44 (0)20` cannot be dialled."""
    dialled = number.replace("(0)", "") if number.startswith("+") else number
    digits = re.sub(r"[^\d+]", "", dialled)
    return Piece(number, path, f"tel:{digits}" if _patterns()["phone"].fullmatch(number) else "")
