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
        "Greatly improved the performance of systems.",
        "Worked on various projects using modern technologies.",
        "Delivered high-quality solutions to the business.",
        "Positive team player, always willing to learn.",
    ),
    passes=(
        "Brought the seat search down from 3 seconds to half a second.",
        "Rewrote the stock query behind the shop tills, and the wait fell from nine seconds to one.",
        "Kept the scripts of touring plays in S3 behind links that expire.",
        "Wrote the weekly file of ticket sales that the arts council asks for.",
        "Planned the stage crew's shifts for a touring opera.",
        "Set up a second ticket server for first nights.",
    ),
)
def vague_claim(scan: Scan, options: Options) -> Iterator[Hit]:
    """Words that fit every CV prove nothing; a named service or change can be asked about and believed."""
    for bullet in scan.all_bullets:
        if bullet.line.is_vague:
            yield Hit(bullet.path, 0, len(bullet.line.text))
