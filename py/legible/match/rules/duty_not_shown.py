"""TLR06: a duty of the job that no line comes near."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.match.rules.examples import against


@rule(
    code="TLR06",
    name="duty-not-shown",
    severity="question",
    message="The job includes “{duty}”. Have you done anything like it?",
    fix="If you have, give it a line; if not, leave the CV as it is.",
    passing="Each duty of the job has a line that comes near.",
    example=against(),
    flag=(
        "Wrote the weekly file of ticket sales.",
        "Designed two APIs for the mobile team.",
        "Took part in the on-call rota.",
    ),
    passes=(
        "Took part in the on-call rota.\nDesigned two APIs for the mobile team.",
        "Was on the on-call rota for orders.\nDesigned the APIs with the mobile team.",
        "Led the on-call rota.\nDesigned and wrote APIs for the mobile team of a ferry line.",
        "Set up an on-call rota of six.\nDesigned the booking API that the mobile team uses.",
        "Joined the on-call rota in 2023.\nDesigned APIs for the mobile team.\nMended the printers.",
    ),
)
def duty_not_shown(scan: Scan, options: Options) -> Iterator[Hit]:
    """Whoever wrote the advert looks for somebody who has done this before, under any name."""
    for match in scan.coverage.duties if scan.coverage else ():
        if not match.path:
            yield Hit("/work", values={"duty": match.duty.text})
