"""Suggests, without saying so outright, that the customer brought it on themselves.

A hint of blame is heard as clearly as blame. The words named are those that carried the verdict.

Sources: BoshoffLeong98; Benoit95
"""

from __future__ import annotations

from replylint.belief import tone_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="BLM090",
    severity=Severity.INFO,
    dimension=Dimension.RESPECT,
    message="This reads as putting the fault on the customer.",
    weigh=tone_check("blame_customer", "This reads as putting the fault on the customer"),
    evidence="C",
    yields=True,
    examples=(
        Bad("You did not read the terms."),
        Bad("You were sent three reminders and did not reply to any of them."),
        Bad("This happens when the instructions are not followed."),
        Bad("Had the form been filled in properly, this would not have happened."),
        Bad("That is because you did not save your work."),
        Bad("If you had followed the steps, it would have worked."),
        Good("You should have the new card by Monday.", why="should have with a noun: an expectation"),
        Good("If the code does not work, reply here and I'll send a new one.", why="a condition with an offer"),
        Good("You did everything right; our form lost the attachment.", why="clears the customer"),
        Good("We forgot to attach the invoice; here it is.", why="the firm forgot"),
        Good("Please check that the cable is plugged in at both ends.", why="a plain instruction"),
    ),
)
