"""XML from strangers -> a tree: no document type, no entities of its own, no endless depth."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from legible.read.refusals import refusal, too_deep

MAX_DEPTH = 200  # elements inside one another; a text box in a table in a text box makes some 50
_PIECE_BYTES = 65_536  # what is refused is refused before the rest is parsed


class _Builder(ElementTree.TreeBuilder):
    """Build the tree, and stop at a document type: entities and outside files come with it.

    A tree of endless depth is never built: to walk it, or to free it, would overrun the stack.
    """

    def __init__(self, noun: str) -> None:
        super().__init__()
        self.noun = noun
        self.depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise too_deep(self.noun)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise refusal("damaged", f"This {self.noun} holds markup that no program of its kind writes.")


def tree_of(data: bytes, noun: str) -> Element:
    """Read XML; `noun` says in a refusal what the file is. Raises CannotRead."""
    parser = ElementTree.XMLParser(target=_Builder(noun))
    try:
        for start in range(0, len(data), _PIECE_BYTES):
            parser.feed(data[start : start + _PIECE_BYTES])
        root: Element = parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise refusal("damaged") from error
    return root


def local(element: Element) -> str:
    """Give an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def text_at(element: Element | None, path: str) -> str:
    """Give all text below the first element at a path ("." for the element itself), or nothing."""
    found = element.find(path) if element is not None else None
    return "".join(found.itertext()).strip() if found is not None else ""
