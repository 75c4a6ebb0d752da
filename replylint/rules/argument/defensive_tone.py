"""Argues, corrects, lectures or belittles in a way that no single phrase gives away; the whole sentence does.

A customer who is argued with answers the tone and not the content. The words named are those that carried the verdict.

Sources: Danescu13; Yeomans20; HusseinTormala24
"""

from __future__ import annotations

from replylint.belief import tone_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="ARG090",
    severity=Severity.INFO,
    dimension=Dimension.RESPECT,
    message="This reads as defensive or argumentative.",
    weigh=tone_check("argumentative", "This reads as defensive or argumentative"),
    evidence="C",
    yields=True,
    examples=(
        Bad("Did you really expect a brand new sofa for that price?"),
        Bad("It is hardly our problem that you live on the fourth floor."),
        Bad("That is simply how every other company does it, and complaining will not change it."),
        Bad("No, that is not what happened and you know it."),
        Bad("You can hardly expect us to drop everything for you."),
        Bad("It is rather obvious that you have never worked in a kitchen."),
        Bad("Stop telling us how to do our job."),
        Bad("You are free to think what you like about our prices."),
        Good("Did you receive the new sofa?", why="a question asked in order to help"),
        Good("You can expect the parcel on Friday.", why="plain information"),
        Good("It is obvious from your photo that we sent the wrong lamp.", why="the obvious thing is our fault"),
        Good("You're welcome to keep the blue one as well.", why="an offer"),
        Good("I have already sent you a new label; it is in your inbox.", why="a step already taken"),
        Good("You are right to complain, and I'm sorry.", why="agrees and owns it"),
    ),
)
