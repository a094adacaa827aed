"""The page has one word for one thing: files have passwords, work and backups have a passphrase."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = sorted((ROOT / "py/page").glob("*.py"))
TEMPLATES = sorted((ROOT / "templates/ui").glob("*.j2"))
OF_A_FILE = "Password of the file"
SPOKEN = ("aria-label", "title", "placeholder", "alt")


class Words(HTMLParser):
    """What a page says, in its text and in what is read out."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value for name, value in attrs if name in SPOKEN and value]


def sentences(path: Path) -> Iterator[str]:
    """Give the texts in a module that a person may read: no docstrings, no names."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_only_files_have_a_password() -> None:
    words = Words()
    words.feed((ROOT / "index.html").read_text("utf-8"))
    said = [*words.said, *(text for path in PAGE for text in sentences(path) if " " in text)]
    assert {text for text in said if "password" in text.lower()} == {OF_A_FILE}
    assert sum("passphrase" in text.lower() for text in said) > 20
    assert [path.name for path in TEMPLATES if "password" in path.read_text("utf-8").lower()] == []


def test_an_encrypted_backup_is_asked_for_by_its_passphrase() -> None:
    asked = [
        [argument.id if isinstance(argument, ast.Name) else "" for argument in node.args[1:]]
        for node in ast.walk(ast.parse((ROOT / "py/page/files.py").read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr == "ask_password" and not isinstance(node.args[0], ast.Constant)
    ]
    assert asked == [["LABEL"], ["LABEL"]]
