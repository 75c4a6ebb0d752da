"""Offers circumstances where the customer waits for ownership or a remedy.

A reason that stands alone sounds like a request to be let off. The words named are those that carried the verdict.

Sources: BoshoffLeong98; Kapes22
"""

from __future__ import annotations

from replylint.belief import tone_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="EXC090",
    severity=Severity.INFO,
    dimension=Dimension.OWNERSHIP,
    message="This reads as an excuse.",
    weigh=tone_check("excuse", "This reads as an excuse"),
    evidence="C",
    yields=True,
    examples=(
        Bad("Our developers are volunteers and have little time."),
        Bad("We are only a small team and do this in our spare time."),
        Bad("We are a small team of volunteers and do what we can in our free time."),
        Bad("Please understand that we are only three people here."),
        Bad("Unfortunately staffing has been difficult this month, as everywhere in the trade."),
        Good("Our small shop in Bath has two of them left.", why="plain information"),
        Good("We packed the wrong lamp, and a new one leaves today.", why="owned, with the fix"),
        Good("I've put three people on your order, and it ships tonight.", why="a step already taken"),
        Good("It took us too long to answer, and I'm sorry.", why="owned"),
        Good("There are only two seats left on the 9.14.", why="plain information"),
    ),
)
