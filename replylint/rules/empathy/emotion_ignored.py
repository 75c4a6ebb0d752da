"""Answers a customer in anger or distress as if nothing had been felt.

People in that state hear the fix only after they have been heard; until then even a good answer reads as cold.

Sources: Herhausen et al. 2023; Min, Lim & Magnini 2015; Roschk & Kaiser 2013; Kapeš et al. 2022
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.complaint import AROUSED, GRATITUDE
from replylint.complaint import UPSET as UPSET_WORDS
from replylint.customer import Customer
from replylint.flip import opened
from replylint.moves.apology import apologies
from replylint.moves.empathy import empathies
from replylint.moves.ownership import ownerships
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Who, clauses

UPSET = 2  # the arousal from which a word on it is owed
SURE = 3
LONG = 120  # words of a message in which one strong word may be about something else

_HEARD = Phrases(
    "oh (no|dear|gosh|my)", "that is (awful|terrible|horrible|dreadful|heartbreaking|maddening|shocking|no good|not okay|not ok|not right|unacceptable|scary|frightening|upsetting|gutting|unfair|worrying)", "how (awful|frustrating|upsetting|horrible|distressing|worrying|frightening|maddening|embarrassing)", "(would|will) (make|drive|leave|upset|anger|annoy|infuriate|frustrate|worry) (anyone|anybody|me|everyone|most)", "you (are|were) (safe|right to)", "(nobody|no one|no @NOUN) (should|ought to) ~ (ever)? have (to)?",  "you (will|are|do) not (be|have|need|going)", "no wonder", "(not|never) good enough", "(should|must) (never|not) (have|be)",
    "<matter> (most|is|to|now)", "(understandably|rightly|quite right|every right)", "(do not|please do not|no need to) worry", "take (good)? care", "i would be .. (too|as well)", "(so|very|truly|deeply|terribly|really|awfully|extremely|sincerely) (so)? (sorry|upset|ashamed|sad)", "my heart", "condolences", "(hope|glad) .. (are|is) (safe|well|okay|ok|all right|alright|unhurt)", "a (terrible|horrible|awful|nasty|rotten|dreadful|long|difficult|frightening|miserable) (day|time|night|week|experience|shock|start|way|wait)", "(anger|frustration|upset|disappointment|distress|worry|embarrassment|fear) (is|was|makes|make)", "let you down", "trust", "(ashamed|embarrassed|mortified|appalled|horrified)",
)  # fmt: skip

# Strong words of the customer's, and the milder one to say them back with.
_MILDER = {
    "furious": "angry", "livid": "angry", "enraged": "angry", "fuming": "angry", "outraged": "angry", "seething": "angry", "mad": "angry", "disgusted": "upset", "appalled": "upset", "devastated": "very sad", "heartbroken": "very sad",
    "terrified": "frightened", "humiliated": "embarrassed", "mortified": "embarrassed", "fed up": "fed up", "sick of": "fed up", "embarrassed": "embarrassed", "angry": "angry", "cheated": "let down", "betrayed": "let down", "desperate": "worried", "in tears": "upset", "crying": "upset", "hate": "angry",
}  # fmt: skip


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    arousal = customer.arousal
    if arousal < UPSET or _is_heard(reply, customer) or _is_content(customer):
        return
    place = reply.draft.point("after-greeting")
    felt = next(
        (_MILDER[key] for m in AROUSED.find(customer) if (key := " ".join(w.norm for w in m.words)) in _MILDER),
        "{how they feel}",
    )
    sure = arousal >= SURE and bool(AROUSED.find(customer)) and customer.needs.apology >= 0.7 and len(customer.words) <= LONG
    yield Hit(
        place,
        place,
        confidence=0.75 if sure else 0.55,
        severity=Severity.WARNING if sure else Severity.INFO,
        rewrites=(opened(reply, f"{{what happened}} would make anyone feel {felt}.", Grade.NEEDS_FACTS),),
    )


def _is_content(customer: Customer) -> bool:
    """Whether thanks outweigh the strong words: a story with a happy end."""
    return (
        len(GRATITUDE.find(customer)) >= len(UPSET_WORDS.find(customer)) + len(customer.failures) > 0
        or customer.needs.intent == "praise"
    )


def _is_heard(reply: Reply, customer: Customer) -> bool:
    # What was feared will not be: "you won't run out".
    if any(c.who is Who.YOU and c.negated and c.tense == "future" and c.lemma in customer.vocabulary for c in clauses(reply)):
        return True
    if any(not e.generic for e in empathies(reply)) or _HEARD.find(reply):
        return True
    if any(
        (a.intensity and not a.hollow) or a.specific or a.owned for a in apologies(reply) if not a.feeling and not a.retracted
    ):
        return True
    return any(o.kind == "named" for o in ownerships(reply))


RULE = Rule(
    code="EMP003",
    severity=Severity.WARNING,
    dimension=Dimension.LISTENING,
    message="This customer is angry or in distress and nothing here shows that it was felt; say what they went through before you fix it.",
    check=check,
    evidence="A",
    mode="doc",
    needs_customer=True,
    examples=(
        Bad(
            "Hi Sam, your new appointment is Tuesday 8 to 10. Tom",
            customer="I am absolutely FURIOUS. Third time you've cancelled on me!!",
            rewrite="Hi Sam, {what happened} would make anyone feel angry. Your new appointment is Tuesday 8 to 10. Tom",
        ),
        Bad(
            "The dress is out of stock. You can order another colour.",
            customer="I've been in tears all morning, the dress is for my wedding on Saturday.",
        ),
        Bad(
            "Please book an engineer online.",
            customer="This is terrifying, the boiler is leaking gas smell and I have a newborn.",
        ),
        Bad(
            "Your card has been reactivated.",
            customer="I'm so embarrassed, my card was declined in front of clients because of you.",
        ),
        Bad("Backups are kept for thirty days.", customer="Honestly heartbroken that the photos are gone."),
        Bad("Attached is your final statement.", customer="I feel cheated and stupid for trusting you."),
        Good(
            "You won't miss the flight: a taxi is at your door at four.",
            why="what was feared is ruled out",
            customer="I'm terrified we'll miss our flight because your shuttle didn't come!!",
        ),
        Good(
            "Three cancellations would make anyone furious, Sam, and I'm sorry. You're first on Tuesday at 8.",
            why="names the feeling and its cause",
            customer="I am FURIOUS. Third time!!",
        ),
        Good(
            "Oh no. Saturday is what matters: I've found the dress in our York store and it's on a courier now.",
            why="an interjection, what is at stake, and the step",
            customer="I've been in tears all morning.",
        ),
        Good("Sure, you're on Tuesday 8 to 10.", why="no emotion", customer="Could you change my slot?"),
        Good("Thank you, you've made our week!", why="high spirits, not anger", customer="LOVE LOVE LOVE this!!!"),
        Good(
            "I'm sorry about the lid; a new one is in the post.",
            why="mildly annoyed: an apology is enough",
            customer="A bit annoyed that the lid doesn't fit.",
        ),
        Good(
            "You won't: I've extended it to Friday.",
            why="reassurance answers the worry",
            customer="I'm worried I'll miss the deadline.",
        ),
        Good(
            "An hour on that ledge must have been terrifying. The gate stays shut until I've seen it myself.",
            why="says what it was like",
            customer="I was terrified, your guide left us on a ledge for an hour!!",
        ),
    ),
)
