"""What can be told of a web or e-mail address without asking the network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}\.?(?::\d{1,5})?")
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def parted(url: str) -> tuple[str, str, str, str]:
    """Part a web address into scheme, host without `www.`, path and query."""
    scheme, mark, rest = url.strip().partition("://")
    if not mark:
        scheme, rest = "", url.strip()
    rest, _, _ = rest.partition("#")
    rest, _, query = rest.partition("?")
    host, _, path = rest.partition("/")
    return scheme.lower(), host.lower().removeprefix("www."), path.strip("/"), query


def is_broken(url: str) -> bool:
    """Say whether a text cannot be a web address."""
    scheme, host, _, _ = parted(url)
    other = _SCHEME.match(url.strip()) if not scheme else None
    if other and not _HOST.fullmatch(url.strip().split("/")[0]):
        return other[1].lower() not in ("mailto", "tel")
    if scheme not in ("", "http", "https") or re.search(r"\s|\\", url.strip()):
        return True
    return not _HOST.fullmatch(host) or "://" in url.strip().partition("://")[2].partition("?")[0]


def is_broken_mail(address: str) -> bool:
    """Say whether a text cannot be an e-mail address."""
    return not _ADDRESS.fullmatch(address.strip().removeprefix("mailto:"))


def lacks_account(url: str, table: Mapping[str, Any]) -> bool:
    """Say whether an address names a host of accounts and no account."""
    _, host, path, _ = parted(url)
    for known, before in table["accounts"].items():
        if host == known or host.endswith(f".{known}"):
            return path in ("", before) and (host == known or known == "linkedin.com")
    return False


def untracked(url: str, table: Mapping[str, Any]) -> str:
    """Give an address without the parts that follow its reader."""
    start, mark, rest = url.partition("?")
    query, hash_mark, anchor = rest.partition("#")
    kept = [part for part in query.split("&") if not _follows(part, table)] if mark else []
    if not mark or len(kept) == len(query.split("&")):
        return url
    return start + (f"?{'&'.join(kept)}" if kept else "") + hash_mark + anchor


def _follows(part: str, table: Mapping[str, Any]) -> bool:
    name = part.partition("=")[0].lower()
    return name.startswith("utm_") or name in table["parts"]["tracking"]
