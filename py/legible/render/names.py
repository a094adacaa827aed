"""The name of the file a person sends."""

from __future__ import annotations

import re
import unicodedata

from legible.model import CV
from legible.render.sections import clean

LONGEST_PART = 60  # bytes of UTF-8: name and role together stay far below the 255 that file systems allow
ROLE_ENDS = re.compile(r"\s+[-–—]\s+|[|·•,;:/(\n]")  # "Backend Developer | Python, Go" is a role and a list


def file_stem(cv: CV) -> str:
    """Propose `Name-Role-CV`, without the role or the name where there is none."""
    role = ROLE_ENDS.split(cv.basics.label.strip(), maxsplit=1)[0]
    parts = (_safe(cv.basics.name), _safe(role), "CV")
    return "-".join(part for part in parts if part)


def title_of(cv: CV) -> str:
    """Give what a file says it is, for its properties: `Amelia Thornbury – CV`."""
    name = " ".join(clean(cv.basics.name).split())
    return f"{name} – CV" if name else "CV"


def _safe(text: str) -> str:
    """Keep letters (accents composed) and digits, join words by hyphens, cut between words."""
    spoken = re.sub(r"['’‘`.]", "", unicodedata.normalize("NFC", text))
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in spoken)
    words = "".join(kept).split()
    while len(words) > 1 and _size("-".join(words)) > LONGEST_PART:
        words.pop()
    return "-".join(words).encode()[:LONGEST_PART].decode(errors="ignore")


def _size(text: str) -> int:
    return len(text.encode())
