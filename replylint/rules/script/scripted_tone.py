"""Says what could be said to anyone about anything.

A stock sentence tells the customer that nobody read theirs. The words named are those that carried the verdict.

Sources: SparksSoBradley16; WangChaudhry18
"""

from __future__ import annotations

from replylint.belief import tone_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="SCR090",
    severity=Severity.INFO,
    dimension=Dimension.VOICE,
    message="This reads as a script.",
    weigh=tone_check("boilerplate", "This reads as a script"),
    evidence="C",
    yields=True,
    examples=(
        Bad("We strive to provide the best possible experience to all our guests."),
        Bad("We look forward to serving you again in the near future."),
        Bad("We appreciate your continued support and understanding."),
        Bad("Thank you for taking the time to share your valuable feedback with us."),
        Bad("Please feel free to reach out to us at any time."),
        Bad("Rest assured that your comments have been noted."),
        Bad("We take all feedback very seriously."),
        Good(
            "Thank you for the photo of the torn seam; it shows where the stitch gave way.",
            why="thanks for something of theirs",
        ),
        Good("I appreciate that you waited nine days for the lamp.", why="names what they did"),
        Good("I'm here until six today if the code does not arrive.", why="a person and a time"),
        Good("Your comment about the stairs led us to put up a handrail.", why="says what came of it"),
        Good("Your table by the window is booked for seven.", why="plain information"),
    ),
)
