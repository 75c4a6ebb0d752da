"""Leaves something that the customer asked without an answer.

An ignored question is the commonest reason to write again, and the second message starts in a worse mood than the first.

Sources: Davidow 2003; PHSO; Zendesk QA; Dixon, Freeman & Toman 2010
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.answers import LONG, questions_of, unanswered
from replylint.asking import Question
from replylint.customer import Customer
from replylint.cut import has_slot
from replylint.flip import flipped_question
from replylint.issues import echoed
from replylint.moves.repair import contacts
from replylint.moves.substance import counted, parts
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

SHORT = 40  # words up to which nothing is overlooked


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    asked = questions_of(customer)
    if not asked or len(asked) > 6 or not reply.words:
        return
    if "ask" in counted(reply) or contacts(reply):
        return  # it asks back, or says when the answer comes
    begun = reply.source if has_slot(reply, "asked") else ""  # its answer is a slot, which is another finding
    missed = [
        q for q in unanswered(reply) if not (begun and (flipped_question(q, customer) or " ".join(q.text.split())) in begun)
    ]
    if not missed or (reply.word_count > LONG and len(missed) < len(asked)):
        return
    place = reply.draft.point("end")
    for question in missed[:3]:
        sure = len(asked) <= 2 and len(customer.words) <= LONG and _is_sure(reply, question)
        quoted = " ".join(question.text.split())
        quoted = quoted if len(quoted) <= 90 else quoted[:87].rstrip() + "…"
        yield Hit(
            place,
            place,
            confidence=0.8 if sure else 0.5,
            severity=Severity.INFO,
            message=f"The customer asked “{quoted}” and no sentence here answers it.",
            rewrites=(_stub(reply, customer, question, place, "You asked" if question is asked[0] else "You also asked"),),
        )


def _is_sure(reply: Reply, question: Question) -> bool:
    """Whether nothing in a short reply so much as touches a plain question of fact."""
    if question.kind not in ("when", "where", "who", "how-much", "yes-no") or not 1 <= len(question.lemmas) <= 5:
        return False
    if question.kind not in ("when", "how-much") and any(p.kind in ("step", "done", "pointer") for p in parts(reply)):
        return False
    return reply.word_count <= SHORT and not any(echoed(lemma, reply) for lemma in question.lemmas)


def _stub(reply: Reply, customer: Customer, question: Question, place: int, lead: str) -> Rewrite:
    asked = flipped_question(question, customer) or f"“{' '.join(question.text.split())}”"
    return reply.replace(place, place, f" {lead} {asked}: {{answer}}.", Grade.NEEDS_FACTS)


RULE = Rule(
    code="EMP002",
    severity=Severity.INFO,
    dimension=Dimension.LISTENING,
    message="The customer asked something that no sentence here answers.",
    check=check,
    evidence="B",
    mode="doc",
    needs_customer=True,
    examples=(
        Bad(
            "It ships on Friday. Thanks for your order!",
            customer="When will it ship, and can I add gift wrap?",
            rewrite="It ships on Friday. Thanks for your order! You also asked whether you can add gift wrap: {answer}.",
        ),
        Bad(
            "Thanks for your interest in our jackets! You can find our full range online.", customer="Is the jacket waterproof?"
        ),
        Bad("You can leave your contract at any time by giving 30 days' notice.", customer="How much is the early exit fee?"),
        Bad("Hi Mo, I can confirm a payment of £30 was taken on 2 June.", customer="Why was I charged £30 extra?"),
        Bad("Yes, size 9 is in stock!", customer="Do you have this in a size 9? And is returning it free?"),
        Bad("We'd love to host your group!", customer="Who do I speak to about a group booking?"),
        Bad("We've noted your comment and I spoke to the manager.", customer="Why did you cancel my lesson?"),
        Bad("Your bill for May was sent on Monday.", customer="Why is my water bill so high?"),
        Bad("Yes, there is a cot. We look forward to meeting you.", customer="Do you have a cot, and what time is breakfast?"),
        Bad(
            "Your lamp left the depot.",
            customer="Where's my refund?",
            rewrite="Your lamp left the depot. You asked “Where's my refund?”: {answer}.",
        ),
        Good("Your lamp left today and comes on Friday.", why="when it comes", customer="Where's my lamp?"),
        Good("Yes to both.", why="one word for the two", customer="Can I pay by card, and is there a locker?"),
        Good("Anything but trainers.", why="a name is enough", customer="What's the dress code?"),
        Good(
            "The reader typed a seven for a one. A new bill is on its way.",
            why="tells what happened, and so why",
            customer="Why is my water bill so high?",
        ),
        Good(
            "We haven't heard from the maker.", why="says that it is not known", customer="When will the oven be back in stock?"
        ),
        Good("It leaves our warehouse on Friday.", why="a time answers when", customer="When will it ship?"),
        Good(
            "It keeps out light rain, but a storm will get through.",
            why="says it of the jacket without yes or no",
            customer="Is the jacket waterproof?",
        ),
        Good(
            "The £30 was a late fee we added by mistake; it's refunded.",
            why="a cause without because",
            customer="Why was I charged £30 extra?",
        ),
        Good(
            "I'm sorry the form is so fiddly. I can fill it in for you.",
            why="the question was rhetorical",
            customer="Seriously? Who designs this rubbish?",
        ),
        Good(
            "Done. You'll see £18 back by Tuesday.",
            why="a request in question form, met by the action",
            customer="Can you refund me?",
        ),
        Good("Attached.", why="one word that fulfils the request", customer="Could you please send the invoice?"),
        Good(
            "Hold the power button for ten seconds until the light blinks.",
            why="steps answer how",
            customer="How do I reset it?",
        ),
        Bad(
            "We're glad you like the choir. It has been singing since 1960.", customer="Are rehearsals on Monday or on Tuesday?"
        ),
        Good("You sing it all from memory.", why="takes up what was asked", customer="Do we sing from memory or from sheets?"),
        Bad("Your gift means the world to the herd, thank you.", customer="Where does my gift go?"),
    ),
)
