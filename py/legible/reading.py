"""A file that is being read, and the text that warms the reader up."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import Context, copy_context
from dataclasses import dataclass, field

from legible.importer import Progress
from legible.parsed import Parsed

# A made-up text that needs the word lists and patterns of a first import.
REHEARSAL = """A. Nobody
nobody@example.org
Developer at Nowhere, March 2001 - May 2002
- built nothing for nobody
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that is being read, page by page."""

    name: str
    steps: Iterator[Progress | Parsed]
    size: int = 0  # of the file, in bytes
    context: Context = field(default_factory=copy_context)  # a reader's context variables outlive one action
