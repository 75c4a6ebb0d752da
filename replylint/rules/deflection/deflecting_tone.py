"""Turns the customer away or elsewhere without a step of its own.

Being sent on, or turned down flat, is what makes people leave. The words named are those that carried the verdict.

Sources: Dixon10; Davidow03
"""

from __future__ import annotations

from replylint.belief import tone_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="DEF090",
    severity=Severity.INFO,
    dimension=Dimension.RESOLUTION,
    message="This reads as pushing the problem away.",
    weigh=tone_check("deflection", "This reads as pushing the problem away"),
    evidence="C",
    yields=True,
    examples=(
        Bad("You need to take this up with your landlord, not with us."),
        Bad("This falls outside what we offer, so you would have to find a locksmith yourself."),
        Bad("I can't help you with that here. Ask their support."),
        Bad("We do not offer support for this model any longer."),
        Bad("That is a matter between you and the buyer."),
        Bad("You will have to sort that out with the courier yourself."),
        Good("I've asked the landlord for you and he will ring you at five.", why="the firm did it"),
        Good("You can book a locksmith through us; shall I do that for 3 pm?", why="an offer of help"),
        Good("Send me a photo of the label and I'll sort it out with the courier.", why="asks in order to act"),
        Good("We support this model until 2031, and here is the new firmware.", why="help given"),
        Good("Could you send me the buyer's name so that I can write to them?", why="a question asked in order to act"),
    ),
)
