"""Predict what the checker sees in a file of lines, CVs or adverts: bench_rules.py IN.jsonl OUT.jsonl.

Reads the keys `id role guide text cv title cv_text` and nothing else. A record with `cv` is a CV, one with
`title` an advert, any other a line. What is predicted comes from the features and rules of the page.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legible.assets import load_library
from legible.check.catalogue import all_rules
from legible.check.engine import run
from legible.check.features.line import Line, phrases, read_line
from legible.check.model import Finding
from legible.check.rules.duplicate_bullets import duplicate_bullets, twins
from legible.check.rules.gap import gap
from legible.check.rules.overlapping_jobs import overlapping_jobs, overlaps
from legible.check.rules.private_details import private
from legible.check.scan import Role, Scan, scan_cv
from legible.check.steps import judge
from legible.check.timeline import busy_spans, gaps
from legible.check.words import words_for
from legible.dates import PartialDate
from legible.guides import Guide, guide_slugs, load_guide
from legible.library import Library
from legible.match import coverage, read_advert
from legible.model import CV, Work
from legible.resume_json import cv_from_json

AS_OF = PartialDate(2026, 11)  # the day by which the CVs' facts are counted
CONTACT = {"/basics/name": "name", "/basics/email": "email", "/basics/phone": "phone"}


def main(source: Path, target: Path) -> None:
    library = load_library()
    records = [json.loads(line) for line in source.read_text("utf-8").splitlines() if line.strip()]
    start = time.perf_counter()
    lines = [json.dumps(predict(record, library), ensure_ascii=False) for record in records]
    spent = time.perf_counter() - start
    target.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(records)} records, {spent * 1000 / max(1, len(records)):.1f} ms each")


def predict(record: dict[str, Any], library: Library) -> dict[str, Any]:
    """Give the labels of a record in the scorer's format."""
    guide = guide_of(record, library)
    if "cv" in record:
        return {"id": record["id"], **about_cv(record["cv"], guide, library)}
    if "title" in record:
        return {"id": record["id"], **about_advert(record, guide, library)}
    return {"id": record["id"], **about_line(record["text"], guide, library)}


def guide_of(record: dict[str, Any], library: Library) -> Guide:
    """Give the record's guide, or that of its role; `_base` where there is none."""
    slugs = guide_slugs(library)
    name = record.get("guide") or record.get("role") or ""
    chosen = [slug for slug in slugs if slug == name or slug.startswith(f"{name}-")] if name else []
    return load_guide(library, chosen[0] if chosen else "_base")


def about_advert(record: dict[str, Any], guide: Guide, library: Library) -> dict[str, Any]:
    """Give what an advert asks for, and what of it the CV beside it shows."""
    advert = read_advert(record["text"], library, guide, title=record["title"])
    told = {
        "must_have": [one.terms[0].usual for one in advert.requirements if one.need == "must"],
        "nice_to_have": [one.terms[0].usual for one in advert.requirements if one.need == "nice"],
    }
    if "cv_text" not in record:
        return {**told, "covered": [], "missing": []}
    sentences = re.split(r"(?<=[.!?])\s+", record["cv_text"])
    cv = CV(work=(Work(highlights=tuple(sentences)),))
    items = coverage(advert, cv, library, guide).items
    asked = [item for item in items if item.requirement.need != "mentioned"]
    return {
        **told,
        "covered": [item.requirement.terms[0].usual for item in asked if item.found],
        "missing": [item.requirement.terms[0].usual for item in asked if not item.found],
    }


def about_line(text: str, guide: Guide, library: Library) -> dict[str, Any]:
    """Give what is told of one line."""
    line = read_line(words_for(library, guide), text)
    return {
        "has_outcome": bool(line.outcomes),
        "has_metric": bool(line.metrics),
        "vague": line.is_vague,
        "duty_only": line.duty is not None,
        "tool_list": line.is_stack,
        "jargon_dense": line.is_dense,
        "collaboration": bool(line.partners),
        "weak_opening": line.weak_opening is not None,
        "first_person": bool(phrases(line, "first-person", "first-person-senses")),
        "passive": bool(line.passives),
        "buzzword": bool(line.praise),
        "unexplained_acronym": [acronym.text for acronym in line.acronyms],
        "tense": line.tense,
        "spelling": side_of(line),
        "spelling_error": [text[slip.start : slip.end].lower() for slip in line.slips],
    }


def side_of(line: Line) -> str:
    """Name the family of a line's spelling."""
    sides = sorted(line.spelling)
    return sides[0] if len(sides) == 1 else "mixed" if sides else "neutral"


def about_cv(data: dict[str, Any], guide: Guide, library: Library) -> dict[str, Any]:
    """Give the verdicts and the facts of a CV."""
    cv = cv_from_json(data)
    scan = scan_cv(cv, words_for(library, guide), AS_OF)
    rules = [rule for rule in all_rules(library) if not guide.settings.get(rule.name, {}).get("off")]
    found = {rule.name: list(run(rule, scan, guide)) for rule in rules}
    everything = [finding for findings in found.values() for finding in findings]
    verdicts = judge(guide.steps, everything, rules)
    steps = {
        str(verdict.number): {"pass": verdict.passed, "bullets": sorted(set(places(verdict.evidence)))}
        for verdict in verdicts
    }
    return {"final_check": steps, "facts": facts(scan, found)}


def places(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Name places as the labels do: `w0.2` for a line, `skills` for the skills."""
    for finding in findings:
        if "/highlights/" in finding.path or finding.path.startswith("/skills"):
            yield label(finding.path)


def label(path: str) -> str:
    """Name a place as the labels do."""
    parts = path.split("/")[1:]
    return "skills" if parts[0] == "skills" else f"w{parts[1]}.{parts[-1]}"


def iso(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def facts(scan: Scan, found: dict[str, list[Finding]]) -> dict[str, Any]:
    """Give the facts that follow from dates and fields."""
    spans = busy_spans(scan.cv, scan.today)
    pairs = twins(scan, **duplicate_bullets.options)
    return {
        "gaps": [{"first_month": iso(first)} for first, _ in gaps(spans, scan.today, **gap.options)],
        "order_problems": [entry(finding) for finding in found["jobs-out-of-order"]],
        "missing_contact": [CONTACT.get(finding.path, "city") for finding in found["missing-contact"]],
        "tense_problem_bullets": list(places(tuple(found["wrong-tense"]))),
        "date_conflicts": [{"entry": entry(finding)} for finding in found["impossible-date"]],
        "duplicate_bullets": [[label(pair[0].path), label(pair[1].path)] for pair in pairs],
        "overlaps": [
            [entry_label(one), entry_label(two)]
            for one, two, _ in overlaps(scan, overlapping_jobs.options["months"])
        ],
        "pii": list(dict.fromkeys(detail.kind for detail in private(scan))),
        "mixed_date_formats": bool(found["mixed-date-formats"]),
    }


def entry_label(role: Role) -> str:
    return f"w{role.index}"


def entry(finding: Finding) -> str:
    return f"w{finding.path.split('/')[2]}"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
