"""RDB02: a line that only a specialist can read."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.features.line import Line
from legible.check.features.text import Span
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan


@rule(
    code="RDB02",
    name="dense-bullet",
    severity="warning",
    message="A recruiter may not see what this was for: {terms}.",
    fix="Add in plain words what it was good for (“so that …”), or leave a term out.",
    passing="Deep lines say what they were good for.",
    example=a_bullet,
    flag=(
        "Put a saga with compensating transactions behind a schema registry.",
        "Tuned autovacuum, connection pooling and replication slots on the shards.",
        "Moved from Paxos to Raft with learner nodes for geo-replicated metadata.",
        "Added pagination, throttling, polling and replication to the service.",
        "Measured throughput, jitter and telemetry of each workload.",
    ),
    passes=(
        "Made payment messages safe to send twice, so a dropped connection no longer charges anybody again.",
        "Sharded the order tables by tenant, so one busy shop no longer slows down the others.",
        "Wrote the door-list service in Kotlin and PostgreSQL.",
        "Kept the scripts of touring plays in S3 behind links that expire.",
        "Added tracing to the seat service, so the desk sees at once why a card failed.",
    ),
)
def dense_bullet(scan: Scan, options: Options) -> Iterator[Hit]:
    """Half of those who read this page do not code; they need one plain hint of why it mattered."""
    for bullet in scan.all_bullets:
        line = bullet.line
        if line.is_dense:
            spans = _named(line) or _hinted(line)
            terms = ", ".join(dict.fromkeys(line.text[start:end] for start, end in spans[:3]))
            yield Hit(bullet.path, spans[0].start, spans[-1].end, {"terms": terms})


def _named(line: Line) -> list[Span]:
    return sorted([*line.specialist, *(Span(it.start, it.end) for it in line.acronyms)])


def _hinted(line: Line) -> list[Span]:
    """Give the words that make a line dense without a term among them: each too weak alone."""
    hints = [
        line.span_of(match) for match in line.words.book("specialist-hints").find(line.tokens, plural=True)
    ]
    taken = {place for it in hints for place in range(it.start, it.end)}
    return sorted([*hints, *(Span(it.start, it.end) for it in line.uncommon if it.start not in taken)])
