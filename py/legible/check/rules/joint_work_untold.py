"""COL03: a line that says with whom, but not what."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.features.line import Line
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan

JOINT = {
    "work", "collaborate", "liaise", "partner", "coordinate", "communicate", "cooperate", "engage",
    "interact", "meet", "pair",
}  # fmt: skip


@rule(
    code="COL03",
    name="joint-work-untold",
    severity="question",
    message="What did you do together?",
    fix="Say what came of it that neither would have managed alone.",
    passing="",
    example=a_bullet,
    flag=(
        "Worked closely with the web team.",
        "Collaborated with designers and analysts.",
        "Liaised with various suppliers.",
        "Worked with the product and mobile teams on a daily basis.",
    ),
    passes=(
        "Settled the seat format with the web team before either side wrote code.",
        "Worked with the web team on the seat map.",
        "Worked with analysts to halve the wait for sales tables.",
        "Mentored two junior developers.",
        "Liaised with suppliers about late costumes.",
        "Worked through the night with the lighting crew until all cues ran.",
    ),
)
def joint_work_untold(scan: Scan, options: Options) -> Iterator[Hit]:
    """That you talked to others goes without saying; what you made together does not."""
    for bullet in scan.all_bullets:
        line = bullet.line
        if line.partners and line.lead_verb in JOINT and not _has_object(line):
            yield Hit(bullet.path, 0, len(line.text))


def _has_object(line: Line) -> bool:
    """Say whether anything but the people and general words is told."""
    if line.outcomes or line.metrics or line.tools:
        return True
    people = line.words.set("people") | line.words.set("people-groups")
    named = [
        token
        for token in line.specific_words
        if not any(span.start <= token.start < span.end for span in line.partners)
    ]
    others = [token for token in named if token.start != line.tokens[line.lead_index].start]
    return any(token.lower not in people and token.lower.removesuffix("s") not in people for token in others)
