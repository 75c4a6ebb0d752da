"""Regrets what happened, but the firm is nowhere in it: "sorry this happened", "sorry to hear that".

To take responsibility is the part of an apology that counts most. Without it the regret is that of a bystander.
Sources: Lewicki16; BoshoffLeong98; PHSO; LGSCO4R; IrishOmb.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.customer import Customer
from replylint.flip import regretted
from replylint.lexicon import words as lexicon
from replylint.moves.apology import Apology, apologies
from replylint.moves.goodwill import goodwills
from replylint.moves.ownership import ownerships
from replylint.moves.repair import contacts, repairs
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses

# From this probability of a complaint on, where no failure can be read off the customer's words.
LIKELY = 0.6
# The same where the customer tells what the firm, or something of it, did; and the need of an apology.
_TOLD, _NEEDED = 0.3, 0.45

# Nobody's fault: what befell the customer, or the weather.
_FATE = Phrases(
    "<storm|flood|hurricane|earthquake|blizzard|wildfire|snowstorm|typhoon|tornado|pandemic|strike|eruption>",
    "(i|my ..) <break|sprain|fracture|injure|twist|hurt> (my|his|her|their) (leg|arm|ankle|wrist|hip|foot|back|hand|knee|finger|nose|neck|shoulder)",
    "<be|fall|get|feel> ~ (ill|sick|unwell|hospitalized|diagnosed|injured)",
    "(in|to|from) (the|a)? hospital",
    "(passed|passing) away",
    "<funeral|bereavement|cancer|surgery|miscarriage>",
    "my .. (died|death)",
    "(i|we) ~ (dropped|broke|spilled|spilt|forgot|misplaced) (my|our|the|a|it)",
    "(my|our|an|a) accident",
    "(my|our) (house|home|flat|apartment|cottage|shed) .. <burn|burgle|flood|rob>",
    "by accident",
)

# "The experience you describe" is kept at arm's length.
_RECOUNTING = frozenset({"describe", "report", "mention", "recount"})


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    found = apologies(reply)
    if not found or not all(_is_bystanders(a) for a in found) or not _has_failed(customer) or _is_owned(reply):
        return
    first = found[0]
    yield Hit(
        first.start, first.end, confidence=0.6 if first.specific else 0.75, rewrites=tuple(_rewrites(reply, customer, first))
    )


def _is_bystanders(apology: Apology) -> bool:
    """Whether the firm is nowhere in an apology that is real otherwise; the conditional and the felt have rules of their own."""
    if apology.owned or apology.conditional or apology.feeling or apology.retracted:
        return False
    said = [w for w in apology.sentence.words if w.i >= apology.head.i]
    if any(w.norm in ("our", "us", "ours", "my") for w in said) or any(w.norm in ("we", "i") for w in said):
        return False
    if apology.heard and not any(w.lemma in lexicon("relatives") for w in said[3:]):
        return True  # "sorry to hear about your luggage", "sorry to hear that it broke": news from elsewhere
    # "I'm sorry your parcel came broken" says what the customer has been through; "the delivery was unsuccessful" does not.
    return not (apology.specific and any(w.norm in ("you", "your") for w in said)) or any(w.lemma in _RECOUNTING for w in said)


def _has_failed(customer: Customer) -> bool:
    done = {clause.verb.i for clause in customer.failures}  # "your plumber flooded my kitchen" is no fate
    if customer.misfortune or any(match.words[0].i not in done for match in _FATE.find(customer)):
        return False
    if customer.failures or customer.complaint >= LIKELY:
        return True
    return customer.complaint >= _TOLD and customer.needs.apology >= _NEEDED and any(_is_firms(c) for c in clauses(customer))


def _is_firms(clause: Clause) -> bool:
    """ "Your barber cut my son's ear", "the tent we hired from you fell in": what the firm, or a thing of it, did."""
    if clause.subject is None or not clause.asserted or clause.tense != "past":
        return False
    return any(w.norm in ("you", "your") for w in clause.subject.subtree())


def _is_owned(reply: Reply) -> bool:
    """Whether the firm owns up or acts anywhere in the reply."""
    return bool(
        ownerships(reply)
        or contacts(reply)
        or goodwills(reply)
        or any(r.who is Who.FIRM or r.mode in ("done", "resolved") for r in repairs(reply))
        or any(_has_found(c) for c in clauses(reply))
    )


def _has_found(clause: Clause) -> bool:
    """ "I've found it in Oslo": the lost thing, not a cause or that something is so."""
    found = clause.verb.child("obj")
    ours = clause.who is Who.FIRM and clause.tense == "past" and clause.asserted and not clause.negated
    return ours and clause.lemma in ("find", "locate", "trace") and found is not None and found.norm in ("it", "them", "both")


def _rewrites(reply: Reply, customer: Customer, apology: Apology) -> Iterator[Rewrite]:
    sentence = apology.sentence
    sorry, grade = regretted(customer)
    whole = apology.end - apology.start > 0.8 * (sentence.end - sentence.start)
    if not whole:
        yield reply.replace(sentence.end, sentence.end, " That's our mistake.", Grade.REVIEW)
    else:
        yield reply.replace(sentence.start, sentence.end, f"{sorry}. That's our mistake.", grade)


RULE = Rule(
    code="APO006",
    severity=Severity.INFO,
    dimension=Dimension.OWNERSHIP,
    message="This regrets what happened as a bystander would; say what we did wrong, or that it was our mistake.",
    check=check,
    evidence="A",
    mode="doc",
    needs_customer=True,
    examples=(
        Bad(
            "We're sorry to hear about this. The charge should drop off in a few days.",
            customer="You charged me twice.",
            rewrite="I'm sorry we charged you twice. That's our mistake. The charge should drop off in a few days.",
        ),
        Bad("I'm sorry that this happened. We hope to welcome you again.", customer="The room was filthy."),
        Bad("Apologies for the situation. Please send photos.", customer="Your driver dropped the TV."),
        Bad(
            "We regret that the delivery was unsuccessful. Please reorder on our website.",
            customer="My order never came.",
        ),
        Bad("Sorry for the experience you describe. Your case is closed.", customer="Nobody rang me back."),
        Bad(
            "It is regrettable that data loss occurred. Backups are recommended.",
            customer="The update deleted my notes.",
        ),
        Bad(
            "I'm sorry that this occurred. Please send photographs to the claims address.",
            customer="Your builder flooded my hall and walked off.",
        ),
        Bad(
            "We're sorry for the experience. The kitchen is checked every month.",
            customer="The soup you delivered had a hair in it.",
        ),
        Bad(
            "sorry about that! try again tomorrow",
            customer="Your app crashed and I lost my whole basket. This is useless.",
        ),
        Bad("Sorry to hear that. Hedges grow back.", customer="Your gardener cut our hedge down to the ground."),
        Bad(
            "I'm sorry it ended that way. Tickets are not returned.",
            customer="The coach we hired from you got us to the match after it was over.",
        ),
        Good(
            "I'm sorry to hear about this. The lesson is cancelled.",
            why="nobody's failure",
            customer="Our house was burgled and we can't come.",
        ),
        Bad("I'm sorry to hear about your bike. Most dents can be hammered out.", customer="Your van driver broke my bike."),
        Good(
            "I'm sorry to hear about your suitcase. I've found it in Oslo and it flies tonight.",
            why="the firm acts",
            customer="You lost my suitcase.",
        ),
        Good("I'm sorry we charged you twice.", why="the firm is the doer", customer="You charged me twice."),
        Good("I'm sorry for charging you twice.", why="the firm is the doer by the grammar", customer="You charged me twice."),
        Good(
            "I'm sorry you had that experience. I've refunded the night and spoken to the head housekeeper.",
            why="the firm acts",
            customer="The room was filthy.",
        ),
        Good(
            "I'm so sorry to hear that. I've moved your booking free of charge.",
            why="the customer's misfortune",
            customer="I broke my leg and can't travel.",
        ),
        Good("Sorry! That's our mistake.", why="owned in the next sentence", customer="My order never came."),
        Good("Sorry, one moment while I check.", why="a courtesy, nothing failed", customer="Can I change my seat?"),
        Good(
            "I'm sorry your trip was cut short by the storm. I can move it to May.",
            why="nobody's failure",
            customer="A storm closed the pass.",
        ),
        Good(
            "I'm sorry that this happened. You can move your stay to May.",
            why="the river's doing",
            customer="The river flooded our street and we can't travel.",
        ),
        Good(
            "I'm sorry to hear about this. Send me the dates and I'll hold the room.",
            why="illness, not a failure of the firm",
            customer="I'm in hospital and have to cancel our stay.",
        ),
    ),
)
