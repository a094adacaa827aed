"""All rules, those about a job advert included, and their examples laid out to be checked."""

from __future__ import annotations

from legible.check.catalogue import all_rules, rules_in
from legible.check.dictionary import dictionary_of
from legible.check.model import Example, Imported, Rule, Tailored
from legible.check.scan import Scan, scan_cv
from legible.check.words import words_for
from legible.dates import PartialDate
from legible.guides import Guide
from legible.library import Library
from legible.match import coverage, read_advert
from legible.match import rules as package


def rulebook(library: Library) -> tuple[Rule, ...]:
    """Give every rule, sorted by code."""
    return tuple(sorted((*all_rules(library), *advert_rules()), key=lambda rule: rule.code))


def advert_rules() -> tuple[Rule, ...]:
    """Give the rules that look at a job advert beside the CV."""
    return rules_in(package)


def scan_example(rule: Rule, example: Example, guide: Guide, library: Library, today: PartialDate) -> Scan:
    """Lay one of a rule's examples out, with the file or the advert that stands beside it."""
    case = rule.case(example)
    words, dictionary = words_for(library, guide), dictionary_of(library)
    if isinstance(case, Imported):
        return scan_cv(case.cv, words, today, facts=case.facts, dictionary=dictionary)
    if isinstance(case, Tailored):
        shown = coverage(read_advert(case.advert, library, guide), case.cv, library, guide)
        return scan_cv(case.cv, words, today, dictionary=dictionary, coverage=shown)
    return scan_cv(case, words, today, dictionary=dictionary)
