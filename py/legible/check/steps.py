"""The final check: a verdict for each step, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from legible.check.model import Finding, Rule, StepVerdict
from legible.guides import Step, StepRule


def judge(
    steps: Iterable[Step], found: Sequence[Finding], rules: Sequence[Rule], *, lines: bool = True
) -> tuple[StepVerdict, ...]:
    """Judge each step by all findings, folded ones too; questions never fail a step.

    A CV without `lines` about its work gives most steps nothing to judge: silence is then no pass.
    """
    verdicts = (_verdict(step, found, rules) for step in steps)
    return tuple(verdict if lines or verdict.evidence else _unjudged(verdict) for verdict in verdicts)


def _unjudged(verdict: StepVerdict) -> StepVerdict:
    sentence = "Nothing to judge yet: it needs lines that tell what you did."
    return replace(verdict, judged=False, sentence=sentence)


def _verdict(step: Step, found: Sequence[Finding], rules: Sequence[Rule]) -> StepVerdict:
    evidence = tuple(finding for part in step.rules for finding in _failing(part, found))
    fired = {finding.rule for finding in found}
    quiet = [rule for rule in rules if rule.name not in fired]
    return StepVerdict(step.number, step.title, not evidence, evidence, _sentence(step, evidence, quiet))


def _failing(part: StepRule, found: Sequence[Finding]) -> list[Finding]:
    hits = [
        finding
        for finding in found
        if finding.rule == part.rule
        and finding.severity != "question"
        and part.severity in ("", finding.severity)
    ]
    return hits if sum(finding.count for finding in hits) > part.more_than else []


def _sentence(step: Step, evidence: Sequence[Finding], quiet: Sequence[Rule]) -> str:
    if evidence:
        more = len({finding.path for finding in evidence}) - 1
        where = "" if not more else " One more place too." if more == 1 else f" {more} more places too."
        return f"{evidence[0].message}{where}"
    names = {part.rule for part in step.rules}
    said = [rule.passing for rule in quiet if rule.name in names and rule.passing]
    return " ".join(said) or "Nothing found that speaks against it."
