"""RDB02: a line that only a specialist can read."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
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
        "Implemented CQRS with event sourcing, idempotent consumers and DLQ replay.",
        "Tuned etcd compaction and kubelet eviction thresholds on bare-metal clusters.",
        "Retuned LSM compaction and bloom-filter sizing to flatten write amplification.",
    ),
    passes=(
        "Made payment messages safe to send twice, so a dropped connection no longer charges anybody again.",
        "Sharded the order tables by tenant, so one busy shop no longer slows down the others.",
        "Built the returns service in Java and PostgreSQL.",
        "Moved documents to S3 and cut storage cost by a third.",
        "Added tracing across quote services, so support finds a failed quote in minutes.",
    ),
)
def dense_bullet(scan: Scan, options: Options) -> Iterator[Hit]:
    """Half of those who read this page do not code; they need one plain hint of why it mattered."""
    for bullet in scan.all_bullets:
        line = bullet.line
        if line.is_dense:
            spans = sorted(
                [
                    *((it.start, it.end) for it in line.specialist),
                    *((it.start, it.end) for it in line.acronyms),
                ]
            )
            terms = ", ".join(dict.fromkeys(line.text[start:end] for start, end in spans[:3]))
            yield Hit(bullet.path, spans[0][0], spans[-1][1], {"terms": terms})
