"""An outline as a theme wants it: titles of the person's own, the sidebar first, tools in a line."""

from __future__ import annotations

from dataclasses import replace

from legible.identity import by_identity
from legible.library import Library
from legible.render.outline import Entry, Outline, Section
from legible.render.theme import Theme

STACK = "content/words/stack.toml"


def laid_out(page: Outline, look: Theme, library: Library) -> Outline:
    """Lay an outline out for a theme; what stands aside is read first, as it ends on the first page."""
    starts = frozenset(library.table(STACK)["starts"]) if look.stack_line else frozenset[str]()
    sections = [_section(section, look, starts) for section in page.sections]
    return replace(page, sections=tuple(sorted(sections, key=lambda one: one.name not in look.aside)))


def stands_aside(page: Outline, look: Theme) -> bool:
    """Tell whether an outline has anything for a sidebar, and anything beside it."""
    return 0 < sum(section.name in look.aside for section in page.sections) < len(page.sections)


def _section(section: Section, look: Theme, starts: frozenset[str]) -> Section:
    title = look.titles.get(section.name, section.title)
    entries = section.entries
    if section.name == "work" and starts:
        entries = tuple(_with_stack(entry, starts) for entry in entries)
    same = title == section.title and entries == section.entries
    return section if same else replace(section, title=title, entries=entries)


@by_identity
def _with_stack(entry: Entry, starts: frozenset[str]) -> Entry:
    """Set a last bullet that names the tools of a role as a line without a bullet."""
    if not entry.bullets:
        return entry
    *others, last = entry.bullets
    word, colon, rest = last.text.partition(":")
    fits = colon and rest.strip() and word.strip().casefold() in starts
    return replace(entry, bullets=tuple(others), items=(last, *entry.items)) if fits else entry
