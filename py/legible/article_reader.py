"""A guide's `page.md` -> sections of paragraphs, points, steps and questions.

The page opens with a few paragraphs. Each `## heading {#id}` begins a section; `{#1a}` at the end of a
paragraph, a list item or a `###` question says which of the guide's points it makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from legible.guides import Example, Guide, Point

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
    from markupsafe import Markup

ANCHOR = re.compile(r"\s*\{#([\w-]+)\}\s*$")
LISTS = ("bullet_list", "ordered_list")


@dataclass(frozen=True, slots=True)
class Item:
    """Paragraphs, a list item or a question, with the point they make."""

    html: Markup
    point: Point | None = None  # None where paragraphs make no point of the guide's
    heading: str = ""  # what stands above it, for all but paragraphs
    number: int = 0  # of a step of the final check
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its paragraphs, and its points, steps or questions."""

    id: str
    heading: str
    paragraphs: tuple[Item, ...]
    items: tuple[Item, ...]


def read_sections(text: str, guide: Guide, examples: Sequence[Example]) -> tuple[Markup, tuple[Section, ...]]:
    """Cut a page at its headings; what stands above the first is the opening."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
    from markupsafe import Markup

    markdown = MarkdownIt("commonmark", {"html": False})  # a guide holds no HTML of its own
    groups: list[list[SyntaxTreeNode]] = [[]]
    for node in SyntaxTreeNode(markdown.parse(text)).children:
        if node.tag == "h2":
            groups.append([])
        groups[-1].append(node)
    reader = _Reader(markdown, guide, examples)
    opening = Markup().join(reader.html(node) for node in groups[0])
    return opening, tuple(reader.section(group[0], group[1:]) for group in groups[1:])


class _Reader:
    """Turn the nodes below a heading into a section."""

    def __init__(self, markdown: MarkdownIt, guide: Guide, examples: Sequence[Example]) -> None:
        self._markdown = markdown
        self._points = {point.id: point for point in guide.points}
        self._numbers = {step.point: step.number for step in guide.steps}
        self._examples = examples

    def section(self, heading: SyntaxTreeNode, nodes: Sequence[SyntaxTreeNode]) -> Section:
        """Sort what stands below a heading into paragraphs and items."""
        id_ = _take_anchor(heading)
        questions = [at for at, node in enumerate(nodes) if node.tag == "h3"] + [len(nodes)]
        above = nodes[: questions[0]]
        entries = [entry for node in above if node.type in LISTS for entry in node.children]
        return Section(
            id=id_,
            heading=_plain(heading),
            paragraphs=_joined(self._item([node], node) for node in above if node.type not in LISTS),
            items=(
                *(self._item(entry.children, entry) for entry in entries),
                *(self._question(nodes[at:end]) for at, end in zip(questions, questions[1:], strict=False)),
            ),
        )

    def html(self, node: SyntaxTreeNode) -> Markup:
        """Render a node; Markdown's own renderer has escaped the text."""
        from markupsafe import Markup

        if node.type == "paragraph" and node.nester_tokens:
            node.nester_tokens.opening.hidden = node.nester_tokens.closing.hidden = False  # in tight lists
        return Markup(self._markdown.renderer.render(node.to_tokens(), self._markdown.options, {}))  # noqa: S704

    def _question(self, nodes: Sequence[SyntaxTreeNode]) -> Item:
        item = self._item(nodes[1:], nodes[0])
        return replace(item, heading=_plain(nodes[0]))

    def _item(self, nodes: Sequence[SyntaxTreeNode], anchored: SyntaxTreeNode) -> Item:
        """Build an item from its nodes and the node whose text ends with its anchor."""
        from markupsafe import Markup

        id_ = _take_anchor(anchored)
        point = self._points[id_] if id_ else None
        return Item(
            html=Markup().join(self.html(node) for node in nodes),
            point=point,
            heading=point.title if point else "",
            number=self._numbers.get(id_, 0),
            examples=tuple(pair for pair in self._examples if pair.point == id_),
        )


def _joined(paragraphs: Iterable[Item]) -> tuple[Item, ...]:
    """Let a paragraph that makes no point of its own belong to the one before it."""
    joined: list[Item] = []
    for item in paragraphs:
        if joined and not item.point:
            joined[-1] = replace(joined[-1], html=joined[-1].html + item.html)
        else:
            joined.append(item)
    return tuple(joined)


def _take_anchor(node: SyntaxTreeNode) -> str:
    """Take `{#id}` off the end of a node's text; empty where there is none."""
    for inline in (each for each in node.walk() if each.type == "inline"):
        last = inline.children[-1] if inline.children else None
        found = ANCHOR.search(last.content) if last and last.type == "text" else None
        if last and last.token and found:
            last.token.content = last.content[: found.start()]
            return found[1]
    return ""


def _plain(node: SyntaxTreeNode) -> str:
    """Give a heading's text without its marks."""
    return "".join(each.content for each in node.walk() if each.type in ("text", "code_inline"))
