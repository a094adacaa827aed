"""F11: when a tool was last named in dated work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from legible.dates import PartialDate

if TYPE_CHECKING:
    from legible.check.scan import Role


def years_since(roles: Iterable[Role], today: PartialDate) -> Mapping[str, int]:
    """Map each tool named in dated roles to the whole years since it was last used."""
    last: dict[str, int] = {}
    for role in roles:
        if role.last_month is None:
            continue
        years = max(0, today.last_month() - role.last_month) // 12
        for bullet in role.bullets:
            for tool in bullet.line.tools:
                last[tool.name] = min(years, last.get(tool.name, years))
    return last
