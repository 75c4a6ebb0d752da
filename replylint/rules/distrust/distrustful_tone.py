"""Lets the customer feel that they are not believed.

Trust is the ground of every reply; a doubt between the lines withdraws it. The words named are those that carried the verdict.

Sources: Orsingher10; BrownLevinson87
"""

from __future__ import annotations

from replylint.evidence import evidence_check
from replylint.report import Dimension, Severity
from replylint.rule import Rule

RULE = Rule(
    code="TRU090",
    severity=Severity.INFO,
    dimension=Dimension.RESPECT,
    message="This reads as doubting the customer.",
    check=evidence_check("distrust", "This reads as doubting the customer"),
    evidence="C",
    examples=(),
)
