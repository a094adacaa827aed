"""STR02: an e-mail address that reads like a nickname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from legible.check.examples import basics
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.check.texts import name_parts
from legible.model import CV

_FROM_SCHOOL = re.compile(r"(?:^|\.)(?:ac|edu)(?:\.|$)")  # there, a number is the address one is given


def _mail(address: str) -> CV:
    return CV(basics=replace(basics(), email=address))


@rule(
    code="STR02",
    name="casual-email",
    severity="suggestion",
    message="“{quote}” reads like a nickname or a machine's choice.",
    fix="Use an address made of your name, such as {better}.",
    passing="The e-mail address is a plain one.",
    example=_mail,
    flag=(
        "sexy.baker@example.org",
        "partygirl@example.org",
        "crazy_ada@example.org",
        "xx.ada.xx@example.org",
        "afern84731@example.org",
    ),
    passes=(
        "ada.fernside@example.org",
        "ada_fernside2@example.org",
        "fernside84@example.org",
        "s1234567@ed.ac.uk",
        "abf23104@students.northbrook.edu",
        "hello@adafernside.example.org",
        "counterparty@example.org",
        "not an address",
        CV(basics=replace(basics(), name="Ada Sunshine", email="a.sunshine@example.org")),
        CV(basics=replace(basics(), email="")),
    ),
    options={"digits": 3},
)
def casual_email(scan: Scan, options: Options) -> Iterator[Hit]:
    """The address is the first thing you chose yourself on the page, and a nickname sets the tone."""
    head = scan.cv.basics
    local, at, domain = head.email.strip().rpartition("@")
    if not at or _FROM_SCHOOL.search(domain.lower()):
        return
    if not _is_casual(scan, local.lower(), options["digits"]):
        return
    parts = name_parts(head.name)
    better = f"{parts[0]}.{parts[-1]}@…" if len(parts) > 1 else "first.last@…"
    start = head.email.index(local)
    yield Hit("/basics/email", start, start + len(local), {"better": better})


def _is_casual(scan: Scan, local: str, digits: int) -> bool:
    names = name_parts(scan.cv.basics.name)
    words = [word for word in re.findall(r"[^\W\d_]+", local) if word not in names]
    if any(word in scan.words.set("casual-mail") for word in words):
        return True
    run = max((len(found) for found in re.findall(r"\d+", local)), default=0)
    return bool(words) and run >= digits and not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", local)
