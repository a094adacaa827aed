"""Values as compact JSON text that every page hands on as it is."""

from __future__ import annotations

import json
from typing import Any


def compact(value: Any) -> str:
    """Write JSON without spaces; half of a surrogate pair, which no page hands on, is escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode()  # `\ud800` is how JSON escapes it
