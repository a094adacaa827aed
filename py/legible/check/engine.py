"""Run the rules over a CV: stamp what they yield, fold what would be too much, judge the five steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any
from zlib import crc32

from legible.check.catalogue import all_rules
from legible.check.dictionary import dictionary_of
from legible.check.model import SEVERITIES, Finding, Hit, Options, Report, Rule
from legible.check.scan import Scan, scan_cv
from legible.check.steps import judge
from legible.check.words import words_for
from legible.dates import PartialDate
from legible.file_facts import FileFacts
from legible.guides import Guide
from legible.identity import by_identity
from legible.library import Library
from legible.model import CV
from legible.pointer import parts, text_at

PER_LINE = 2  # findings shown on one line
PER_RULE = 5  # findings shown of one rule, a summary stands for the rest
SECTIONS = ("basics", "work", "projects", "volunteer", "education", "skills")  # as a CV is read


def check(
    cv: CV,
    guide: Guide,
    library: Library,
    today: PartialDate,
    *,
    page_one: Collection[str] | None = None,
    kept: Collection[str] = (),
    facts: FileFacts | None = None,
    coverage: Any = None,
    more: Sequence[Rule] = (),
) -> Report:
    """Check a CV against a guide.

    `kept` holds the keys of findings that the person keeps as they are. `page_one` holds the JSON pointers
    of the lines that stand on the first page; without it those of the file count, else the first eight lines.
    `facts` tell of the file that the CV came in, `coverage` of a job advert; `more` rules look at the latter.
    """
    scan = scan_cv(cv, words_for(library, guide), today, page_one, facts, dictionary_of(library), coverage)
    rules = [
        rule for rule in (*all_rules(library), *more) if not guide.settings.get(rule.name, {}).get("off")
    ]
    found = sorted((finding for rule in rules for finding in run(rule, scan, guide)), key=_order)
    open_ones = [finding for finding in found if finding.key not in kept]
    shown, folded = fold(open_ones)
    rest = tuple(finding for finding in found if finding.key in kept)
    return Report(shown, judge(guide.steps, open_ones, rules, lines=bool(scan.all_bullets)), folded, rest)


def run(rule: Rule, scan: Scan, guide: Guide) -> Iterator[Finding]:
    """Give what one rule finds."""
    options: Options = {**rule.options, **guide.settings.get(rule.name, {})}
    points = _points(guide).get(rule.name, ())
    for hit in rule.find(scan, options):
        yield _stamp(rule, hit, scan, options, points)


@by_identity
def _points(guide: Guide) -> Mapping[str, tuple[str, ...]]:
    """Map the name of each rule to the ids of the guide's points that it serves."""
    names = {name for point in guide.points for name in point.rules}
    return {name: tuple(point.id for point in guide.points if name in point.rules) for name in names}


def _stamp(rule: Rule, hit: Hit, scan: Scan, options: Options, points: tuple[str, ...]) -> Finding:
    text = scan.by_path.get(hit.path) or text_at(scan.cv, hit.path)
    start = min(max(hit.start, 0), len(text))
    end = min(max(hit.end, start), len(text))
    values = {"quote": text[start:end], **hit.values}
    severity = hit.severity or options.get("severity") or rule.severity
    message = _fill(rule.message, values)
    told = f"{values['quote']}|{text or message}"
    return Finding(
        rule=rule.name,
        code=rule.code,
        severity=severity,
        path=hit.path,
        start=start,
        end=end,
        quote=text[start:end],
        message=message,
        why=rule.why,
        fix=_fill(hit.fix or rule.fix, values),
        points=points,
        count=hit.count,
        key=f"{rule.name}:{crc32(told.encode('utf-8', 'surrogatepass')):08x}",
        edit=hit.edit,
    )


def _fill(template: str, values: Mapping[str, object]) -> str:
    """Put values into a sentence; what a value holds is never read as a template."""
    return template.format_map(values)


def _order(finding: Finding) -> tuple[object, ...]:
    """Order findings as the CV is read, the gravest first at one place."""
    return *_place(finding.path), SEVERITIES.index(finding.severity), finding.start, finding.code


@lru_cache(maxsize=4096)
def _place(path: str) -> tuple[int, tuple[tuple[int, str], ...]]:
    steps = parts(path)
    section = SECTIONS.index(steps[0]) if steps[:1] and steps[0] in SECTIONS else len(SECTIONS)
    return section, tuple((int(step), "") if step.isdigit() else (-1, step) for step in steps[1:])


def fold(found: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Part findings into those shown and those kept back; a summary stands for a rule's surplus."""
    shown: list[Finding] = []
    folded: list[Finding] = []
    by_path: Counter[str] = Counter()
    by_rule: dict[str, int] = {}
    surplus: dict[str, list[Finding]] = {}
    for finding in found:
        if by_path[finding.path] >= PER_LINE and "/highlights/" in finding.path:
            folded.append(finding)
        elif by_rule.setdefault(finding.rule, 0) >= PER_RULE:
            surplus.setdefault(finding.rule, []).append(finding)
        else:
            by_rule[finding.rule] += 1
            by_path[finding.path] += finding.end > finding.start  # what is said of a whole role is no burden
            shown.append(finding)
    summaries = [_sum_up(rest) for rest in surplus.values()]
    kept_back = [*folded, *(finding for rest in surplus.values() for finding in rest)]
    return tuple(sorted([*shown, *summaries], key=_order)), tuple(sorted(kept_back, key=_order))


def _sum_up(rest: list[Finding]) -> Finding:
    """Give one finding, at the first of their places, that stands for them all."""
    places = "one more place" if len(rest) == 1 else f"{len(rest)} more places"
    message = f"The same holds for {places}, beginning here. {rest[0].message}"
    return replace(rest[0], message=message, edit=None, count=sum(finding.count for finding in rest))
