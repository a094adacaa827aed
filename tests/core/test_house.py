"""The house keeps its order: which module may know which, and how long each may grow."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent.parent
PY = ROOT / "py"
ENGINE = PY / "legible"
MODULES = sorted(path.relative_to(ENGINE).as_posix() for path in ENGINE.rglob("*.py"))
EVERYTHING = sorted(path.relative_to(PY).as_posix() for path in PY.rglob("*.py"))
AT_THE_EDGE = {"assets.py", "__main__.py"}  # these two may touch the disk, and the second the clock

LONGEST_MODULE = 300  # lines
LONGEST_FUNCTION = 50  # lines

BROWSER = {"js", "pyodide", "pyodide_js", "pyscript", "jsffi"}
CLOCK = {"datetime", "time"}
DISK = {"glob", "os", "pathlib", "shutil", "subprocess", "tempfile"}
NETWORK = {"asyncio", "ftplib", "http", "smtplib", "socket", "ssl", "urllib"}
CHANCE = {"random", "secrets", "uuid"}
MACHINE = CLOCK | DISK | NETWORK | CHANCE | {"ctypes", "locale", "multiprocessing", "platform", "threading"}

# A part is a module or package right below `legible`. Values know nothing but one another.
VALUES = {
    "attachment", "dates", "document", "errors", "file_facts", "file_facts_json", "identity", "inline", "library", "model",
    "parsed", "pointer", "resume_json", "shown", "templating",
}  # fmt: skip
# What each room may know beside values and itself. A part that stands in neither list ties rooms
# together; it may know any of them, and none of them may know it.
ROOMS: Mapping[str, set[str]] = {
    "read": set(),
    "parse": set(),
    "guides": set(),
    "check": {"guides"},
    "match": {"check", "guides"},
    "render": set(),
    "ai": set(),
}
# A package that is slow to import, and the one place that may.
HEAVY = {"pypdf": "read/pdf", "jinja2": "templating"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imported(nodes: Iterator[ast.AST] | list[ast.stmt]) -> set[str]:
    """Give the full names of the modules that import statements name."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = f"{'.' * node.level}{node.module or ''}"
            names |= {f"{base}.{alias.name}" for alias in node.names}
    return names


def imports(module: str) -> set[str]:
    return imported(ast.walk(tree(ENGINE / module)))


def outside(module: str) -> set[str]:
    """Give the top names of what a module imports from beyond the engine."""
    return {name.split(".")[0] for name in imports(module)} - {"legible"}


def called(module: str) -> set[str]:
    """Give the names of the plain functions that a module calls."""
    nodes = (node for node in ast.walk(tree(ENGINE / module)) if isinstance(node, ast.Call))
    return {node.func.id for node in nodes if isinstance(node.func, ast.Name)}


def part(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def parts_known(module: str) -> set[str]:
    """Give the other parts of the engine that a module imports from."""
    names = {name.split(".")[1] for name in imports(module) if name.startswith("legible.")}
    return names - {part(module)}


def offenders(modules: list[str], fault: Callable[[str], T]) -> dict[str, T]:
    """Map each module that has the fault to what it is."""
    faults = {module: fault(module) for module in modules}
    return {module: found for module, found in faults.items() if found}


def test_the_house_is_not_empty() -> None:
    assert len(MODULES) > 20
    assert {part(module) for module in MODULES} >= VALUES
    assert {"read", "parse", "check", "render", "guides"} <= {part(module) for module in MODULES}


def test_imports_are_written_in_full() -> None:
    assert offenders(MODULES, lambda module: {name for name in imports(module) if name.startswith(".")}) == {}


def test_values_know_only_values() -> None:
    values = [module for module in MODULES if part(module) in VALUES]
    assert offenders(values, lambda module: parts_known(module) - VALUES) == {}


def test_a_room_knows_only_the_rooms_below_it() -> None:
    rooms = [module for module in MODULES if part(module) in ROOMS]
    assert offenders(rooms, lambda module: parts_known(module) - VALUES - ROOMS[part(module)]) == {}


def test_no_part_comes_back_to_itself() -> None:
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        graph.setdefault(part(module), set()).update(parts_known(module))
    assert circle(graph) == []


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Give the parts of a circle in order, or nothing where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_circle_would_be_found() -> None:
    assert set(circle({"read": {"parse"}, "parse": {"check"}, "check": {"read"}})) == {
        "read",
        "parse",
        "check",
    }


def test_only_the_command_line_and_the_tools_read_from_disk() -> None:
    assert [module for module in MODULES if "assets" in parts_known(module)] == ["__main__.py"]
    assert offenders(MODULES, lambda module: parts_known(module) & {"__main__"}) == {}


def test_the_engine_knows_no_browser() -> None:
    assert offenders(MODULES, lambda module: outside(module) & BROWSER) == {}


def test_the_engine_knows_no_clock_disk_network_or_chance() -> None:
    pure = [module for module in MODULES if module not in AT_THE_EDGE]
    assert offenders(pure, lambda module: outside(module) & MACHINE) == {}
    assert offenders(pure, lambda module: called(module) & {"open", "input", "eval", "exec"}) == {}


@pytest.mark.parametrize("package", HEAVY)
def test_what_is_slow_to_import_has_one_place(package: str) -> None:
    using = [module for module in MODULES if package in outside(module)]
    assert using
    assert [module for module in using if not module.startswith(HEAVY[package])] == []


def test_what_is_slow_to_import_waits_until_it_is_called() -> None:
    def at_once(module: str) -> set[str]:
        return {name for name in imported(tree(ENGINE / module).body) if name.split(".")[0] in HEAVY}

    assert offenders(MODULES, at_once) == {}


def test_the_page_does_not_know_the_engine() -> None:
    pages = [name for name in EVERYTHING if name.startswith("page/")]
    assert pages
    assert offenders(pages, lambda name: {one for one in known_to_page(name) if "legible" in one}) == {}


def known_to_page(name: str) -> set[str]:
    return imported(ast.walk(tree(PY / name)))


def test_a_module_is_read_in_one_sitting() -> None:
    def surplus(name: str) -> int:
        return max(0, len((PY / name).read_text("utf-8").splitlines()) - LONGEST_MODULE)

    assert offenders(EVERYTHING, surplus) == {}


def test_a_function_does_one_step() -> None:
    def too_long(name: str) -> dict[str, int]:
        nodes = ast.walk(tree(PY / name))
        functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
        return {function: lines for function, lines in lengths.items() if lines > LONGEST_FUNCTION}

    assert offenders(EVERYTHING, too_long) == {}
