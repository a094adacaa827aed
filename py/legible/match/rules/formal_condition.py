"""TLR10: a formal condition of the advert that the CV does not mention."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan
from legible.match.rules.examples import against

ADVERT = """Staff Nurse, Larch Hospital

Essential
- NMC registration
- Full UK driving licence
- Right to work in the UK

What you will do
- Care for patients on a ward of 28 beds
"""


@rule(
    code="TLR10",
    name="formal-condition",
    severity="question",
    message="The advert requires “{name}”, and your CV does not mention it.",
    fix="If you meet it, say so in a line near the top; if not, ask them before you apply.",
    passing="Each formal condition of the advert is in the CV.",
    example=against(ADVERT),
    flag=(
        "Cared for patients on a ward of 30 beds.",
        "Cared for patients on a ward of 30 beds. Skills: NMC registration",
        "Cared for patients. Skills: Full UK driving licence",
    ),
    passes=(
        "Cared for patients. Skills: NMC registration, Full UK driving licence, Right to work in the UK",
        "Cared for patients. Skills: NMC registered, UK driving licence, right to work in the UK",
        "Right to work in the UK. NMC registration. Full driving licence.",
        "Cared for patients. Skills: Registered with the NMC, Clean driving licence, Right to work in the UK",
        "Holds NMC registration, a full UK driving licence and the right to work in the UK.",
    ),
)
def formal_condition(scan: Scan, options: Options) -> Iterator[Hit]:
    """A formal condition is checked first, and a CV that is silent about it is put aside."""
    for item in scan.coverage.items if scan.coverage else ():
        wanted = item.requirement
        if wanted.hard and wanted.need == "must" and not item.found:
            yield Hit("/basics", values={"name": wanted.name})
