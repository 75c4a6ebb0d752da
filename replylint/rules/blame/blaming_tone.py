"""Suggests, without saying so outright, that the customer brought it on themselves.

A hint of blame is heard as clearly as blame. The words named are those that carried the verdict.

Sources: BoshoffLeong98; Benoit95
"""

from __future__ import annotations

from replylint.evidence import evidence_check
from replylint.report import Dimension, Severity
from replylint.rule import Rule

RULE = Rule(
    code="BLM090",
    severity=Severity.INFO,
    dimension=Dimension.RESPECT,
    message="This reads as putting the fault on the customer.",
    check=evidence_check("blame_customer", "This reads as putting the fault on the customer"),
    evidence="C",
    examples=(),
)
