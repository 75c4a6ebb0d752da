"""Offers circumstances where the customer waits for ownership or a remedy.

A reason that stands alone sounds like a request to be let off. The words named are those that carried the verdict.

Sources: BoshoffLeong98; Kapes22
"""

from __future__ import annotations

from replylint.evidence import evidence_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="EXC090",
    severity=Severity.INFO,
    dimension=Dimension.OWNERSHIP,
    message="This reads as an excuse.",
    check=evidence_check("excuse", "This reads as an excuse"),
    evidence="C",
    examples=(),
)
