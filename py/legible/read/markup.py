"""XML from strangers -> a tree: no document type, no entities of its own, no endless depth."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from legible.read.refusals import refusal


class _Builder(ElementTree.TreeBuilder):
    """Build the tree, and stop at a document type: entities and outside files come with it."""

    def __init__(self, noun: str) -> None:
        super().__init__()
        self.noun = noun

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise refusal("damaged", f"This {self.noun} holds markup that no program of its kind writes.")


def tree_of(data: bytes, noun: str) -> Element:
    """Read XML; `noun` says in a refusal what the file is. Raises CannotRead."""
    parser = ElementTree.XMLParser(target=_Builder(noun))
    try:
        parser.feed(data)
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
