"""The checker: rules over a CV, findings with a place and a reason, a verdict for each step."""

from legible.check.engine import check
from legible.check.model import Finding, Report, Rule, StepVerdict

__all__ = ["Finding", "Report", "Rule", "StepVerdict", "check"]
