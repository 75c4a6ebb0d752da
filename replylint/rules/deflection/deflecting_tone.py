"""Turns the customer away or elsewhere without a step of its own.

Being sent on, or turned down flat, is what makes people leave. The words named are those that carried the verdict.

Sources: Dixon10; Davidow03
"""

from __future__ import annotations

from replylint.evidence import evidence_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="DEF090",
    severity=Severity.INFO,
    dimension=Dimension.RESOLUTION,
    message="This reads as pushing the problem away.",
    check=evidence_check("deflection", "This reads as pushing the problem away"),
    evidence="C",
    examples=(),
)
