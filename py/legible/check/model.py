"""What a check gives: findings with their place, a verdict for each step, and the card of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from legible.file_facts import FileFacts
from legible.model import CV

if TYPE_CHECKING:
    from legible.check.scan import Scan

Severity = Literal["error", "warning", "suggestion", "question"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "suggestion", "question")  # gravest first
Options = Mapping[str, Any]  # a rule's thresholds, the guide's own laid over the card's


@dataclass(frozen=True, slots=True)
class Imported:
    """An example that is a CV and the file that it came in."""

    cv: CV
    facts: FileFacts


@dataclass(frozen=True, slots=True)
class Tailored:
    """An example that is a CV and the job advert that it is to fit."""

    cv: CV
    advert: str


Example = str | CV | Imported | Tailored  # a line that the rule's `example` builds into a CV, or a whole CV


def _nothing() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that the page can make on request; it is made of the CV's own words and invents nothing.

    First the texts are put, then the additions made, then the lists put in order.
    """

    label: str  # of its button: "Sort the jobs, newest first"
    before: str  # what is shown beside each other before it is applied
    after: str
    texts: tuple[
        tuple[str, str], ...
    ] = ()  # (JSON pointer, its new text); a date as ISO loses its old spelling
    adds: tuple[tuple[str, str], ...] = ()  # (pointer of a list, what to append)
    orders: tuple[
        tuple[str, tuple[int, ...]], ...
    ] = ()  # (pointer of a list, old index of each item that stays)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields: a place, and the words that fill its message."""

    path: str  # JSON pointer into the CV
    start: int = 0  # span in the text at `path`
    end: int = 0
    values: Mapping[str, Any] = field(default_factory=_nothing)  # fill {names} in message and fix
    severity: Severity | None = None  # where it differs from the card's
    count: int = 1  # what it weighs when a step allows so many
    fix: str = ""  # where it differs from the card's
    edit: Edit | None = None  # what the page can do about it


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, with its place, its reason and what to do."""

    rule: str  # the rule's name, such as "weak-opening"
    code: str  # the rule's short code, such as "EVD10"
    severity: Severity
    path: str  # JSON pointer into the CV; the field to fill where something is missing
    start: int  # span in the text at `path`; start == end where there is nothing to mark
    end: int
    quote: str  # the marked words
    message: str
    why: str  # what it costs the reader
    fix: str  # what to do next
    points: tuple[str, ...] = ()  # ids of the guide's points that this rule serves
    count: int = 1  # what it weighs when a step allows so many
    key: str = ""  # the same rule about the same text has the same key: what was kept as it is stays kept
    edit: Edit | None = None  # what the page can do about it


@dataclass(frozen=True, slots=True)
class StepVerdict:
    """How the CV stands on one step of the final check."""

    number: int
    title: str
    passed: bool
    evidence: tuple[Finding, ...]  # what failed it; empty where it passed
    sentence: str  # the verdict in words
    judged: bool = True  # whether the CV holds anything to judge it by


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a check found."""

    findings: tuple[Finding, ...]  # in the order of the CV
    steps: tuple[StepVerdict, ...]
    folded: tuple[Finding, ...] = ()  # kept back, so that one line or one rule does not shout
    kept: tuple[Finding, ...] = ()  # what the person said is right as it is; it fails no step


Find = Callable[["Scan", Options], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's card and its function."""

    code: str  # never changes
    name: str  # kebab-case, names the fault
    severity: Severity
    message: str  # {names} come from the hit's values; {quote} is the marked text
    why: str  # what the fault costs the reader
    fix: str
    passing: str  # what can be said of a CV that has no such finding
    find: Find
    example: Callable[[str], CV | Imported | Tailored]  # builds a CV around an example line
    flag: tuple[Example, ...]  # must be found
    passes: tuple[Example, ...]  # must not be found
    options: Options = field(default_factory=_nothing)  # thresholds that a guide may change

    def case(self, example: Example) -> CV | Imported | Tailored:
        """Give an example as a CV, with what stands beside it where the rule needs that."""
        return self.example(example) if isinstance(example, str) else example


def rule(
    *,
    code: str,
    name: str,
    severity: Severity,
    message: str,
    fix: str,
    passing: str,
    example: Callable[[str], CV | Imported | Tailored],
    flag: tuple[Example, ...],
    passes: tuple[Example, ...],
    options: Options | None = None,
) -> Callable[[Find], Rule]:
    """Turn a function into a rule; its docstring is the card's `why`."""

    def card(find: Find) -> Rule:
        why = " ".join((find.__doc__ or "").split())
        return Rule(
            code, name, severity, message, why, fix, passing, find, example, flag, passes, options or {}
        )

    return card
