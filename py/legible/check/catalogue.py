"""Find the rules: modules in `rules/`, and files in `content/rules/` for those that are only words."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType

from legible.check import rules as package
from legible.check.model import Rule
from legible.check.phrase_rules import phrase_rules
from legible.library import Library

MODULES = (".py", ".pyc")


def all_rules(library: Library) -> tuple[Rule, ...]:
    """Give every rule, sorted by code."""
    return library.once("rules", _all_rules)


def _all_rules(library: Library) -> tuple[Rule, ...]:
    return tuple(sorted((*logic_rules(), *phrase_rules(library)), key=lambda rule: rule.code))


def logic_rules() -> tuple[Rule, ...]:
    """Give the rules that are functions."""
    return rules_in(package)


@cache
def rules_in(folder: ModuleType) -> tuple[Rule, ...]:
    """Give the rules that the modules of a package hold; the package may stand in a folder or in a zip.

    `pkgutil` finds no module of a zip between `importlib.invalidate_caches()`, which every installation
    of a wheel calls, and the next import from that zip (Python 3.14).
    """
    names = {path.name.partition(".")[0] for path in files(folder).iterdir() if path.name.endswith(MODULES)}
    modules = [import_module(f"{folder.__name__}.{name}") for name in sorted(names - {"__init__"})]
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Rule))
