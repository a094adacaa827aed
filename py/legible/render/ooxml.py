"""Office Open XML: elements by their prefixed names, and a package of parts with the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_DEFAULTS = (
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
    ("xml", "application/xml"),
)
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can tell
UNIX = 3  # zipfile would write the system that it runs on


def el(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Make an element; an attribute's `w_val` is written `w:val`, and a child that is None is left out."""
    made = Element(tag, {name.replace("_", ":"): str(value) for name, value in attributes.items()})
    made.extend(child for child in children if child is not None)
    return made


def words(tag: str, text: str, **attributes: str | int) -> Element:
    """Make an element that holds a text."""
    made = el(tag, **attributes)
    made.text = text
    return made


def part(root: Element, *prefixes: str) -> bytes:
    """Write a part with the namespaces that its prefixes stand for."""
    for prefix in prefixes:
        root.set(f"xmlns:{prefix}", NAMESPACES[prefix])
    return _written(root)


def relations(rows: Mapping[str, tuple[str, str, bool]]) -> bytes:
    """Write what ids lead to: id -> (type, target, whether it lies outside the package)."""
    root = el("Relationships", xmlns=f"{PACKAGE}relationships")
    for key, (kind, target, outside) in rows.items():
        mode = {"TargetMode": "External"} if outside else {}
        root.append(el("Relationship", Id=key, Type=kind, Target=target, **mode))
    return _written(root)


def content_types(parts: Mapping[str, str]) -> bytes:
    """Write which type each part has: path -> type."""
    root = el("Types", xmlns=f"{PACKAGE}content-types")
    for extension, kind in _DEFAULTS:
        root.append(el("Default", Extension=extension, ContentType=kind))
    for path, kind in parts.items():
        root.append(el("Override", PartName=f"/{path}", ContentType=kind))
    return _written(root)


def package(parts: Mapping[str, bytes]) -> bytes:
    """Zip the parts in the order given; no clock and no name of a machine gets in."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in parts.items():
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, UNIX
            archive.writestr(info, data)
    return buffer.getvalue()


def _written(root: Element) -> bytes:
    data: bytes = tostring(root, "utf-8", xml_declaration=True)
    return data
