"""A small advert, and CVs to hold against it, for the rules' examples."""

from __future__ import annotations

from collections.abc import Callable

from legible.check.examples import basics, job
from legible.check.model import Tailored
from legible.model import CV, Skill

ADVERT = """Backend Developer, Larch Retail

What you will do
- Be part of the on-call rota
- Design APIs for the mobile team

What we need
- Python and PostgreSQL
- Kubernetes

Nice to have
- Terraform
"""


def against(advert: str = ADVERT) -> Callable[[str], Tailored]:
    """Build a CV out of an example: lines of its latest role, and after "Skills:" its skills."""

    def build(text: str) -> Tailored:
        lines, _, skills = text.partition("Skills:")
        names = tuple(name.strip() for name in skills.split(",") if name.strip())
        cv = CV(
            basics=basics(),
            work=(job(*lines.strip().splitlines()),),
            skills=(Skill(name="Skills", keywords=names),) if names else (),
        )
        return Tailored(cv, advert)

    return build


def opening(advert: str = ADVERT) -> Callable[[str], Tailored]:
    """Build a CV that opens with an example."""
    return lambda text: Tailored(CV(basics=basics(text), work=(job("Rebuilt the seat map."),)), advert)
