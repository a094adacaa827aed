"""Document -> Parsed: find the CV in the text."""

from __future__ import annotations

from legible.parse.parser import parse
from legible.parse.when import read_date

__all__ = ["parse", "read_date"]
