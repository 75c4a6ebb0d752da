"""Argues, corrects, lectures or belittles in a way that no single phrase gives away; the whole sentence does.

A customer who is argued with answers the tone and not the content. The words named are those that carried the verdict.

Sources: Danescu13; Yeomans20; HusseinTormala24
"""

from __future__ import annotations

from replylint.evidence import evidence_check
from replylint.report import Dimension, Severity
from replylint.rule import Rule

RULE = Rule(
    code="ARG090",
    severity=Severity.INFO,
    dimension=Dimension.RESPECT,
    message="This reads as defensive or argumentative.",
    check=evidence_check("argumentative", "This reads as defensive or argumentative"),
    evidence="C",
    examples=(),
)
