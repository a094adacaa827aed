"""A guide as an article: its prose, points, steps and questions -> HTML for the page, made by the build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legible.article_reader import Item, Section, read_sections
from legible.guides import FOLDER, Guide, guide_table, load_examples, load_guide
from legible.library import Library
from legible.templating import environment

if TYPE_CHECKING:
    from markupsafe import Markup

WORDS_A_MINUTE = 238  # silent reading of non-fiction; Brysbaert (2019), doi:10.1016/j.jml.2019.104047
WORD = re.compile(r"\w[\w’'-]*")
LEAD, CHECK, QUESTIONS, HINT = (
    "lead",
    "final-check",
    "questions",
    "hint",
)  # sections with a place of their own


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of "On this page"."""

    id: str  # of the element it leads to
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A guide's text, ready for the template."""

    guide: Guide
    label: str  # the specialism
    kicker: str  # above the lead's heading
    opening: Markup
    lead: Section
    sections: tuple[Section, ...]
    check: Section
    questions: Section
    hint: Section  # for "Start your CV", when somebody does not know what to write

    def parts(self) -> tuple[Section, ...]:
        """List what the article shows below its opening, in order; the hint stands elsewhere."""
        return (self.lead, *self.sections, self.check, self.questions)

    def links(self) -> tuple[Link, ...]:
        """List the article's headings for "On this page"."""
        return tuple(Link(part.id, part.heading, tuple(_links(part.items))) for part in self.parts())

    def minutes(self) -> int:
        """Tell how long the prose and the examples take to read."""
        return reading_minutes(" ".join(_texts(self)))


def article_html(library: Library, slug: str, more: Sequence[Link] = ()) -> str:
    """Render a guide with its "On this page"; `more` are links to what the page shows besides."""
    article = read_article(library, slug)
    template = environment(library).get_template("ui/guide.html.j2")
    return template.render(article=article, links=(*article.links(), *more))


def hint_html(library: Library, slug: str) -> str:
    """Render the guide's hint for somebody who does not know what to write."""
    template = environment(library).get_template("ui/guide_hint.html.j2")
    return template.render(hint=read_article(library, slug).hint)


def read_article(library: Library, slug: str) -> Article:
    """Read a guide's prose; raises KeyError where a section or a point is missing."""
    guide, table = load_guide(library, slug), guide_table(library, slug)
    text = library.text(f"{FOLDER}{slug}/page.md")
    opening, sections = read_sections(text, guide, load_examples(library, slug))
    named = {section.id: section for section in sections}
    return Article(
        guide=guide,
        label=table["label"],
        kicker=table["kicker"],
        opening=opening,
        lead=named.pop(LEAD),
        check=named.pop(CHECK),
        questions=named.pop(QUESTIONS),
        hint=named.pop(HINT),
        sections=tuple(named.values()),
    )


def reading_minutes(text: str) -> int:
    """Tell how long a text takes to read, to the nearest minute, never less than one."""
    return max(1, round(len(WORD.findall(text)) / WORDS_A_MINUTE))


def _texts(article: Article) -> Iterator[str]:
    yield article.opening.striptags()
    for part in article.parts():
        yield part.heading
        yield from (item.heading for item in part.items)
        for item in (*part.paragraphs, *part.items):
            yield item.html.striptags()
            yield from (line for pair in item.examples for line in (*pair.weak, *pair.strong))


def _links(items: Iterable[Item]) -> Iterator[Link]:
    for item in items:
        if item.point:
            yield Link(f"point-{item.point.id}", item.heading)
