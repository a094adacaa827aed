"""EVD01: a line that could stand in anybody's CV."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan


@rule(
    code="EVD01",
    name="vague-claim",
    severity="warning",
    message="“{quote}” could be said of any job.",
    fix="Answer in the line: which service, what was wrong, what did you do, what changed?",
    passing="No line is a claim that would fit any job.",
    example=a_bullet,
    flag=(
        "Improved system performance significantly.",
        "Worked on various projects using modern technologies.",
        "Delivered high-quality solutions to the business.",
        "Hard-working team player with a positive attitude.",
    ),
    passes=(
        "Cut checkout response time from 900 ms to 240 ms with a read-through cache.",
        "Rewrote the stock query behind the shop tills, and the wait fell from nine seconds to one.",
        "Stored uploaded documents in S3 and served them through signed links.",
        "Wrote the nightly export that feeds the national waiting-list return.",
        "Scheduled inbound containers at a food depot.",
        "Set up blue-green releases for the claims service.",
    ),
)
def vague_claim(scan: Scan, options: Options) -> Iterator[Hit]:
    """Words that fit every CV prove nothing; a named service or change can be asked about and believed."""
    for bullet in scan.all_bullets:
        if bullet.line.is_vague:
            yield Hit(bullet.path, 0, len(bullet.line.text))
