"""Tells what the matter costs the firm, or asks the customer to see it from the firm's side.

The customer came with a trouble of their own; being asked to carry the firm's as well turns a request into a favour.

Sources: Yeomans et al. 2020; Packard, Moore & McFerran 2018
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import left_out, offered
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule

_SIDE = Phrases(
    "(see|look at|consider|view|think of|understand) (it|this|things|that|the (situation|matter)) from (our|the company 's|the firm 's|a business|my) (side|perspective|point of view|position|end|angle|viewpoint|standpoint)",
    "(from|on) our (side|perspective|point of view|standpoint) (,)? (it|this|we|you) ..",
    "put yourself in (our|my) (shoes|position|place)",
    "(please|you (have|need) to|you must|i hope (you|that you)|hope you|try to|you should|do|we ask you to|kindly|we trust you|i trust you|bear in mind) ~ (can|will|could)? ~ (understand|appreciate|realize|remember|consider|bear in mind|see|keep in mind)? .. (costs|cost|hurts|affects|puts|places) (us|me|our) ..",
    "(appreciate|understand|consider|imagine) the (pressure|strain|workload|cost|costs|constraints|position|difficulties|challenges|demands|burden) (we|our|i|on|that) ..",
)
_COST = Phrases(
    "(costs|cost|costing) us ~ (a|an)? ~ (fortune|packet|bomb|arm|lot|small fortune|great deal) ..",
    "(costs|cost|costing) (us|me|our (company|business|team|firm|store|shop)) (~) (money|time|a lot|more|extra|thousands|hundreds|dearly|@NUM) ..",
    "(we|i) (would|will|do|cannot afford to|could|have)? ~ (lose|losing|lost) money ..",
    "(significant|considerable|real|big|huge|large|heavy|additional|extra|major) (expense|cost|burden|loss|financial loss) (for|to|on) (us|the (company|business|firm|store)|our) ..",
    "(expense|cost|burden|strain|loss|pressure|hit) (for|to|on) (us|the (company|business|firm|store)|our (team|staff|business|company|margins))",
    "(puts|put|putting|places|leaves|left) (us|me|our (team|staff|company)) (in|under|at|out of) (a|an|some|great|enormous|considerable|pocket)? ~ (difficult|awkward|impossible|tough|tricky|bad|hard|uncomfortable|pressure|risk|loss|disadvantage) ..",
    "(difficult|hard|tough|challenging|stressful|not easy|no picnic|frustrating|inconvenient) (for|on) (us|our (team|staff|company)|me) (too|as well|right now|at the moment)? (,|.|!|$)",
    "(caused|causes|gave|gives|made|meant|means|created|creates) (us|me|our (team|staff|people)) ~ (a|an)? ~ (great deal of|lot of|good deal of|lots of|so much|extra|more|considerable|additional|much|enormous) ~ (extra|more|additional)? (work|trouble|effort|hassle|costs|expense|problems|stress|inconvenience)",
    "(not|never|hardly) ~ easy (for|on) (us|me|our @NOUN|the (team|staff|company)) ..",
    "(imagine|think|consider) (how|what) (it|this|that) (is|feels|must be|is like|means) .. (for|to) (us|me|our (staff|team|people))",
    "(we|i) (can|could) not ~ afford to (give|refund|offer|replace|do|make|keep|pay|let|hand|lower|ship|send) ..",
    "if (we|i) (did|gave|offered|made|allowed|do|refunded|granted) (that|this|it|a|an|everyone|everybody|exceptions|one) ... (everyone|everybody|each|every|all|business|bankrupt|broke|nothing left|money)",
    "(go|put us|be|be driven) out of business",
    "(in|against) our (own)? (interest|interests)",
    "(set|sets|setting|create|creates|creating) (a|an) ~ (@ADJ)? precedent ..",
    "(have|got|'ve) a (business|company|shop|hotel|restaurant|firm) to run",
    "(hurt|hurts|harm|harms|damage|damages|affect|affects|hit|hits) (us|our (business|company|income|staff|team|profits|revenue|margins)) ..",
    "(for|to) us ,? (this|it|that) is (a|also) ~ (matter|question) of ..",
    "(bear|keep|have) in mind (how many|the (number|amount|cost|costs|volume)|that we have|that our|what) .. .. (we|our|us) ..",
    "(appreciate|understand|imagine|realize) (the|how much|what|how) (pressure|stress|strain|work|load|workload|cost|busy) ..",
    "(our|the company 's) (margins|bottom line|profits|profit|overheads|budget|resources) (is|are|does|do|would|will|cannot|can) ..",
    "(we|i) <have> (~) (thousands|hundreds|dozens|tens of thousands|so many|many|lots|@NUM) (of)? (other)? (orders|customers|requests|emails|tickets|people|messages|clients|guests|calls|cases) (to|waiting|ahead|besides|in|every|each|a) ..",
    "you (are|were) not (our|the) only (customer|one|client|guest|person)",
    "(we|i) (also|too) (have|need) to (make|earn) (money|a living|a profit)",
    "(we|our (company|business)) (are|is) (a|not a) (business|charity) ..",
)
_YOURS = frozenset({"your", "you", "yours"})


def check(reply: Reply) -> Iterator[Hit]:
    for match in (*_SIDE.find(reply), *_COST.find(reply)):
        if _serves_customer(reply, match):
            continue
        sentence = match.sentence
        whole = match in _COST.find(reply) and len(reply.sentences) > 1
        template = reply.replace_sentence(sentence, "For you, this means {what it means for the customer}.", Grade.NEEDS_FACTS)
        rewrites = offered(left_out(reply, match.start, sentence.end if whole else match.end), template)
        yield Hit(
            sentence.start if whole else match.start, sentence.end if whole else match.end, confidence=0.85, rewrites=rewrites
        )


_BENEFIT = Phrases(
    "you (keep|get|will get|can keep) .. free",
    "(so|and) (i|we) (have|will|am|are) ..",
    "nothing",
    "your side",
    "for you",
    "free until",
    "no (cost|charge)",
)


def _serves_customer(reply: Reply, match: Match) -> bool:
    """Whether the sentence is of the customer's lot or gives them something for it."""
    return any(m.sentence is match.sentence for m in _BENEFIT.find(reply))


RULE = Rule(
    code="EMP004",
    severity=Severity.WARNING,
    dimension=Dimension.LISTENING,
    message="This is the firm's trouble, not the customer's; leave it out and say what it means for them.",
    check=check,
    evidence="C",
    examples=(
        Bad("Please understand that this costs us money."),
        Bad("You have to see it from our side."),
        Bad("This puts us in a difficult position."),
        Bad("We have thousands of orders to deal with every day."),
        Bad("Each return is a significant expense for the company."),
        Bad("We would lose money if we did that for everyone."),
        Bad("I hope you can appreciate the pressure our team is under."),
        Good("It costs you nothing to return it.", why="the customer's cost, and it is none"),
        Good("From your side it must look as if nobody cared.", why="the customer's side"),
        Good("This puts you in a difficult position, so I've moved the deadline.", why="the customer's position"),
        Good("It costs us nothing to be kind, so keep the change.", why="generosity"),
        Good("Thanks for understanding; I know it was a long wait for you.", why="thanks, and what it was for the customer"),
        Good(
            "We lose money on the plan, so we're ending it on 1 May, and you keep it free until then.",
            why="an honest reason with a benefit",
        ),
    ),
)
