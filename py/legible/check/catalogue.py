"""Find the rules: modules in `rules/`, and files in `content/rules/` for those that are only words."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from legible.check import rules as package
from legible.check.model import Rule
from legible.check.phrase_rules import phrase_rules
from legible.library import Library


def all_rules(library: Library) -> tuple[Rule, ...]:
    """Give every rule, sorted by code."""
    return library.once("rules", _all_rules)


def _all_rules(library: Library) -> tuple[Rule, ...]:
    return tuple(sorted((*logic_rules(), *phrase_rules(library)), key=lambda rule: rule.code))


@cache
def logic_rules() -> tuple[Rule, ...]:
    """Give the rules that are functions; the package may stand in a folder or in a zip."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Rule))
