"""LNG05: British and American spelling side by side."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import bullets
from legible.check.features.spelling import counterpart
from legible.check.features.text import Token
from legible.check.model import Edit, Hit, Options, rule
from legible.check.rewording import capitalised
from legible.check.scan import Scan


@rule(
    code="LNG05",
    name="mixed-spelling",
    severity="warning",
    message="“{quote}” is {side} spelling, but most of this CV is {other} (“{example}”).",
    fix="Keep to one of the two; “{example}” is the side to take here.",
    passing="The spelling keeps to one side of the ocean.",
    example=bullets,
    flag=(
        "Organised the catalogue.\nCentralized the logs.",
        "Customized the reports and summarised the rest.",
        "Labelled parcels at the fulfillment center.",
    ),
    passes=(
        "Organised the licence catalogue.\nStandardised the logs.",
        "Organized the license catalog.\nStandardized the logs.",
        "Organised drills with the Data Center Alliance.",
        "Revised prices and exercised the surprise plan.",
        "Resized images and advised the seized-goods desk.",
    ),
)
def mixed_spelling(scan: Scan, options: Options) -> Iterator[Hit]:
    """Either spelling is right; both together look like lines from two different people."""
    found: dict[str, list[tuple[str, Token]]] = {"en-GB": [], "en-US": []}
    for path, line in scan.lines:
        for side, words in line.spelling.items():
            found[side] += [(path, token) for token in words]
    if not (found["en-GB"] and found["en-US"]):
        return
    rare = "en-US" if len(found["en-US"]) <= len(found["en-GB"]) else "en-GB"
    usual = "en-GB" if rare == "en-US" else "en-US"
    names = {"en-GB": "British", "en-US": "American"}
    values = {"side": names[rare], "other": names[usual], "example": found[usual][0][1].text}
    lines = {path: line.text for path, line in scan.lines}
    edit = _one_spelling(scan, lines, found[rare], f"Write all in {names[usual]} spelling")
    for path, token in found[rare]:
        mended = edit if counterpart(token.lower, scan.words) else None
        yield Hit(path, token.start, token.end, values, edit=mended)


def _one_spelling(
    scan: Scan, lines: dict[str, str], rare: list[tuple[str, Token]], label: str
) -> Edit | None:
    """Offer to write the words of the rarer side as the other side does, as far as we know how."""
    texts: dict[str, str] = {}
    for path, token in reversed(rare):
        word = counterpart(token.lower, scan.words)
        if word:
            text = texts.get(path, lines[path])
            new = capitalised(word) if token.text[0].isupper() else word
            end = token.start + len(token.lower)  # a possessive ending stays
            texts[path] = text[: token.start] + new + text[end:]
    if not texts:
        return None
    first = list(texts)[-1]
    return Edit(label, lines[first], texts[first], texts=tuple(reversed(texts.items())))
