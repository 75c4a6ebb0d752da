"""Tells the customer that somebody else must deal with it, and leaves them to find that somebody.

Being sent from door to door is what people remember of a complaint; the firm is the one that knows which door is right.

Sources: BoshoffLeong98; Dixon10; ExecuPundit; NCRS-pingpong.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.referral import Referral, asks_whom, referrals
from replylint.moves.repair import contacts, repairs
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_REACHES = Phrases(
    "(from|by) them",
    "(they|team|colleagues|someone) .. will .. (contact|call|email|be in touch|reach|get back|come back|reply|write)",
    "you (should|will) (receive|hear|get) ..",
)


def check(reply: Reply) -> Iterator[Hit]:
    found = [r for r in referrals(reply) if not (r.optional or r.helped) and not _is_reachable(reply, r)]
    if not found or asks_whom(reply.customer):
        return
    helped = any(r.mode != "offered" for r in repairs(reply)) or bool(contacts(reply))
    asked = reply.customer is not None and reply.customer.needs.intent != "complaint"
    seen: set[int] = set()
    for one in found:
        if one.sentence.index in seen:
            continue
        seen.add(one.sentence.index)
        sure = one.kind == "assigned" and not helped and not asked
        yield Hit(
            one.start,
            one.end,
            confidence=0.9 if sure else 0.6 if one.kind == "hinted" else 0.8,
            severity=Severity.ERROR if sure else Severity.INFO if one.kind == "hinted" else Severity.WARNING,
            rewrites=_taken_over(reply, one),
        )


def _is_reachable(reply: Reply, one: Referral) -> bool:
    """Another desk of the firm's, or somebody of its own by name, and how to reach them is said: a number, an address, a link."""
    sentence = one.sentence
    named = any(w.pos == "PROPN" and w.text[0].isupper() and w.i > sentence.words[0].i for w in sentence.words)
    if not one.ours and not (named and any(w.norm in ("our", "ours", "my") for w in sentence.words)):
        return False
    if _REACHES.find_in(reply, reply.near(sentence, 0, 1)):
        return True
    inside = [z for z in (*reply.draft.of("url"), *reply.draft.of("number")) if sentence.start <= z.start <= sentence.end + 2]
    return bool(inside) or sum(c.isdigit() for c in sentence.text) >= 5


def _taken_over(reply: Reply, one: Referral) -> tuple[Rewrite, ...]:
    target = (
        one.target
        if 0 < len(one.target) < 40 and one.kind == "assigned" and one.target.lower() not in ("they", "them", "him", "her")
        else "{who knows}"
    )
    return (
        reply.replace_sentence(
            one.sentence,
            f"I'll ask {target} about this and write to you by {{time}} with their answer.",
            Grade.NEEDS_FACTS,
        ),
    )


RULE = Rule(
    code="DEF001",
    severity=Severity.ERROR,
    dimension=Dimension.RESOLUTION,
    message="Don't send the customer to somebody else; take it there yourself and say by when you'll have their answer.",
    check=check,
    evidence="A",
    beats=frozenset({"DEF003", "NEG003"}),
    examples=(
        Bad("That's not my department."),
        Bad("You will need to contact the billing team about this."),
        Bad("We only handle hardware issues, so please get in touch with the software vendor."),
        Bad("I'm not responsible for deliveries; please raise this with the courier."),
        Bad("This is outside my remit, I'm afraid."),
        Bad("Please redirect your query to the correct department."),
        Bad("There's nothing we can do on our side; you'd have to speak to your bank."),
        Bad("Damp in the stairwell is a question for the freeholder."),
        Bad("Their insurers would be the people to ask."),
        Bad("You'd need to ring the harbour office about the mooring."),
        Bad("You're barking up the wrong tree with us."),
        Bad("Lockers aren't something the front desk deals with.", customer="My locker key is missing."),
        Good("The ball is in our court now, and you'll have the plan on Friday.", why="the firm's own turn"),
        Good(
            "I'll bring the harbour office your letter, so there's nothing to do on your side.", why="the firm does the legwork"
        ),
        Bad("That's a conversation for you to have with the seller."),
        Bad("Refunds lie with the box office, so it's them you want to ring."),
        Bad("Lost luggage is the railway's department."),
        Bad("That makes this one for a roofer."),
        Bad("The maker is usually quite helpful about hinges."),
        Bad("Your insurer may well be able to take it from here."),
        Bad("Most owners go straight to the distributor with such things."),
        Bad("A short letter to the landlord would probably settle it."),
        Good("I'd get further with them than you would, so I'll ring them at noon.", why="the firm does the legwork"),
        Good("It never hurts to ring me twice.", why="the firm offers itself"),
        Good("Our drivers are always happy to help with the bags.", why="the firm's own people"),
        Bad("I'd try the manufacturer if I were you."),
        Bad("thats one for your bank, not us"),
        Good(
            "I've passed this to our billing lead, Dana, and asked her to call you by noon.",
            why="the firm hands it over itself",
        ),
        Good("Billing handles refunds, so I've brought Dana into this thread.", why="the firm hands it over itself"),
        Good("Please contact me directly on this number if it happens again.", why="contact me"),
        Good(
            "Your bank will need to confirm the reversal; I've sent them the form and copied you.",
            why="the firm does the legwork",
        ),
        Good("You can also reach the store on 555-0100 if that's quicker for you.", why="an extra"),
        Good(
            "You asked who deals with warranties: it's the retailer, and here's their direct line.",
            why="the answer to a who",
            customer="Who do I contact about the warranty?",
        ),
        Good("Our engineers are responsible for the network and are on site now.", why="responsible, and there"),
        Good("I'm the one to ask about the roof, so ring me any time.", why="the firm offers itself"),
        Good("It's up to you which of the two you keep.", why="a choice"),
        Good(
            "I don't pay much attention to the spam filter, as what I get is well-managed by the mail provider.",
            why="how well it is done, and no one is sent anywhere",
        ),
        Good("The garden is nicely handled by the volunteers, so do have a look.", why="praise"),
        Good("The best place to see the frost damage is the north wall.", why="no party"),
        Good("There are plenty of other things that can wipe a disk, so keep a copy.", why="things, and not other firms"),
        Good("I'll sit with the council's planner on Monday and tell you what she says.", why="the firm does the legwork"),
        Bad("You would need to ring the arena about the seats."),
        Bad("We have nothing to do with the parking fines."),
        Good("Please ring the bell at the side door.", why="nobody is rung"),
        Bad("Please refer your question to Companies House.", customer="My filing vanished from your site."),
        Good("Please direct the beam to Hill House and back.", why="no question is handed on"),
    ),
)
