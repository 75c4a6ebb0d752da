"""Says what could be said to anyone about anything.

A stock sentence tells the customer that nobody read theirs. The words named are those that carried the verdict.

Sources: SparksSoBradley16; WangChaudhry18
"""

from __future__ import annotations

from replylint.evidence import evidence_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="SCR090",
    severity=Severity.INFO,
    dimension=Dimension.VOICE,
    message="This reads as a script.",
    check=evidence_check("boilerplate", "This reads as a script"),
    evidence="C",
    examples=(),
)
