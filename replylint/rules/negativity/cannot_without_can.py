"""Says what can't, won't or doesn't happen, with no word about what can.

A closed door tells the customer nothing to do next; the same fact turned round ("we can ship that on Monday") is an answer.

Sources: CSLUnfortunately; DixonBook13; LiveChatPositive; Whoson; Danescu13
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.lexicon import words as lexicon
from replylint.moves.alternative import alternative_near
from replylint.moves.move import words_after, words_before
from replylint.passage import Word
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, is_ours, is_yours

# Idioms: nothing is refused in "we can't thank you enough".
_IDIOMS = frozenset(
    "agree recall remember reproduce rule apologize beat believe blame complain deny describe "
    "emphasize excuse express fault forget fool help imagine overstate put resist see stress tell thank wait "
    "welcome go promise guarantee comment speak vouch pretend hide ignore underestimate let wrong".split()
)
# What nobody wants to happen: its denial is good news.
_HARMS = frozenset(
    "affect bill break charge cost damage delete disappear disappoint expire fail forget hang happen harm hold "
    "hurt lapse let lose matter miss need occur pay penalize recur regret repeat rush share spam stop "
    "trouble void wait worry overcharge bother incur owe".split()
)
_HAVINGS = frozenset(
    "accept allow book buy carry cover deliver do exchange export fit handle have hire import insure issue know lend make mend offer "
    "open operate permit print process provide refund rent repair replace resell sell send serve service ship stock "
    "supply support take teach".split()
)
# What one takes, makes or does for a customer, where those verbs say little.
_TAKEN = frozenset(
    "any appointment booking card cash check deposit delivery exception exchange it one order payment refund request "
    "reservation return that these this those".split()
)
# What a customer misses when the firm has none; nobody misses a doubt or a connection.
_MISSED = frozenset(
    "ability access answer appointment authority availability capacity control date detail engineer eta "
    "facility feature info information insight means news option order part permission plan record room seat "
    "service slot solution space spare stock system table tool update version visibility way".split()
)
# What is to be had or not.
_VACANT = frozenset("appointment bed place room seat slot space spare stock table ticket vacancy".split())
_ACTIONS = frozenset(
    "accept access accommodate activate add adjust allow alter amend apply approve arrange book bring cancel "
    "change collect combine combined complete confirm connect credit deliver discount discuss dispatch do "
    "download edit exchange expedite extend fit give grant guarantee help honor import increase install issue "
    "join lower make match merge move offer open order override pass pay place post process provide reach "
    "reactivate rebook recover redeem reduce refund reimburse reinstate release remove reopen repair replace "
    "reschedule reserve reset resolve restore retrieve return reuse reverse schedule see sell send ship split "
    "start supply swap take transfer turn undo unlock update upgrade upload use waive withdraw work bypass "
    "exceed locate verify assist say answer trace track register".split()
)
# What nobody would do anyhow, or can't help: no door is closed in "you can't miss it", "you can't expect to know that".
_UNREFUSED = frozenset(
    "afford argue be deal expect feel find hear know like look lose mean mind read remember say skip sleep stand suppose "
    "trust want wish".split()
)
# What one can't say although asked for it: "we're unable to say when it will come".
_SENSED = frozenset("feel hear notice see smell taste".split())
# What is better not seen.
_UNSEEN = frozenset("crack damage dent difference join line mark patch repair scar scratch seam stain stitch".split())
_TOLD = frozenset({"say", "tell", "comment", "promise", "guarantee", "speak", "describe"})
_WH = frozenset("what when where which who whose why how whether".split())
_MEASURED = frozenset({"long", "soon", "many", "often", "far", "late", "big"})
_DISCLOSED = frozenset({"sell", "print", "handle", "lend", "carry", "issue", "supply", "resell", "export"})
_PRIVATE = frozenset({"data", "address"})
# Of things that are denied, what the customer might have wished for.
_SHUT = frozenset(
    "accepted allowed authorized available eligible entitled offered open permitted refundable sold stocked supported "
    "transferable valid".split()
)
_FAVOUR = frozenset({"charged", "billed", "again", "worry", "anymore"})
# What a form, a fare, a policy or a device lets one do; "your phone doesn't support it" is about the customer's own.
_PERMITS = frozenset({"accept", "accommodate", "allow", "carry", "cover", "let", "offer", "permit", "support", "take"})
_BOUGHT = frozenset(
    "account booking contract cover fare membership pass plan policy subscription tariff ticket warranty".split()
)
# Passives that report what was found out, or that nobody would ask for: "it can't be heard next door", "the file can't be copied".
_UNSOUGHT = _UNREFUSED | frozenset(
    "avoid beat copy duplicate erase forge guess hack help lose notice overstate prevent recognize smell steal taste tamper trace".split()
)
# What is asked of people rather than done to a thing: "our tilers can't come out".
_COMING = frozenset("arrive attend begin call cater come finish get go pack reply respond start stay travel visit".split())
# Those who are served, whoever they are to the firm.
_SERVED = frozenset(
    "adult anybody anyone baby buyer carer child customer dog driver family group guest holder kid member owner parent party passenger patient "
    "people pet player pupil renter reader resident rider shopper student subscriber tenant traveler user visitor walker".split()
)
_RESULT = frozenset(
    {
        "so",
        "that",
        "because",
        "since",
        "as",
        "why",
        "if",
        "when",
        "which",
        "who",
        "where",
        "unless",
        "until",
        "whether",
        "although",
        "though",
        "while",
        "even",
        "case",
    }
)


def check(reply: Reply) -> Iterator[Hit]:
    """Negated ability, permission or knowledge, with nothing open in the sentence around it or the next two."""
    here = reply.positions
    if not any(n in here for n in ("not", "cannot", "unable", "impossible", "cant", "dont", "wont", "no", "nobody")):
        return
    for clause in clauses(reply):
        if clause.sentence.is_question or clause.imperative or not _closes(clause) or _is_aside(clause):
            continue
        if alternative_near(reply, clause.sentence, before=1, after=2) and not _flip(reply, clause):
            continue
        start = _start(clause)
        end = max(_end(clause), clause.verb.end)
        yield Hit(start, end, confidence=0.75, rewrites=tuple(_rewrites(reply, clause)))


def _closes(clause: Clause) -> bool:
    verb, lemma = clause.verb, clause.lemma
    if clause.conditional:
        return False
    if lemma in ("unable", "impossible") and not clause.negated:
        return (
            clause.tense == "present"
            and clause.modal is None
            and (lemma == "impossible" or clause.who is Who.FIRM)
            and _acts(verb)
        )
    if _is_dropped(clause) or _is_gone(clause):
        return True
    if not clause.negated:
        return False
    norms = {w.norm for w in _run(clause)}
    untold = lemma in _TOLD and _is_untold(verb)
    if {"very", "well"} <= {w.norm for w in clause.words}:
        return False  # "a shop can't very well ask that"
    if clause.modal in (None, "can", "will") and clause.tense != "past" and _is_not_permitted(clause):
        return True
    if (lemma in _IDIOMS and not untold) or norms & _FAVOUR:
        return False
    if lemma == "possible":
        return clause.modal is None and clause.tense == "present" and clause.who is not Who.FIRM
    if lemma == "able":
        kept_out = clause.who is Who.YOU or _is_ours(clause) or (clause.subject is not None and _is_served(clause.subject))
        return kept_out and clause.tense != "past" and _acts(verb)
    if clause.modal is None and (lemma in _SHUT or verb.norm in _SHUT):
        everybody = clause.subject is not None and clause.subject.norm in ("nobody", "one")
        return not everybody and clause.tense == "present" and not clause.perfect and _acts(verb)
    unsaid = clause.modal == "could" and untold and lemma in ("say", "tell")  # "I couldn't tell you which platform"
    if (clause.modal in ("can", "will") or unsaid) and not clause.perfect:
        if lemma in _HARMS and not clause.passive:
            return False
        if clause.modal == "will":
            return clause.who is Who.FIRM and lemma in _ACTIONS and not _kind_to_you(clause)
        if (not untold and any(w.norm == "how" for w in words_after(verb, 1))) or any(
            w.norm == "enough" for w in words_after(verb, 3)
        ):
            return False
        if clause.subject is not None and clause.subject.norm in ("nobody", "none", "one"):
            return (untold or verb.has("obj")) and bool({"here", "us", "staff", "team", "our"} & {w.norm for w in clause.words})
        if _is_ours(clause) and not clause.passive:
            return untold or (verb.pos == "VERB" and (lemma in _ACTIONS or lemma in _COMING or verb.has("obj")))
        if clause.passive:
            # What holds of any thing is how it is made; what is done with it somewhere or somewhen is a rule.
            if clause.who is Who.YOU:
                return False
            return lemma in _ACTIONS or (
                clause.who is Who.THING and verb.pos == "VERB" and lemma not in _UNSOUGHT and _is_limited(verb)
            )
        served = clause.subject is not None and _is_served(clause.subject)
        return (clause.who is Who.YOU or served) and (lemma in _ACTIONS or (verb.pos == "VERB" and lemma not in _UNREFUSED))
    if verb.norm == "got" and clause.perfect and clause.who is Who.FIRM:
        thing = verb.child("obj")
        return thing is not None and thing.lemma in _MISSED
    if (
        clause.modal is None
        and clause.tense == "present"
        and _is_ours(clause)
        and lemma in _HAVINGS
        and verb.tag in ("VB", "VBP", "VBZ", "")
    ):
        thing = verb.child("obj")
        if "lightly" in norms or _is_spared(lemma, thing):
            return False
        if lemma == "know":
            return not any(w.pos != "PUNCT" for w in words_after(verb, 1)) or _is_untold(verb)
        if thing is None:
            return lemma in ("deliver", "ship", "refund", "do")
        if thing.pos == "PRON" or lemma in ("do", "make", "take", "send"):
            return thing.norm in _TAKEN or thing.lemma in _TAKEN
        if lemma == "have" and thing.lemma in ("idea", "clue"):
            return _is_untold(thing)
        return thing.lemma in _MISSED if lemma == "have" else True
    return False


def _is_dropped(clause: Clause) -> bool:
    """ "We no longer repair clocks"; not "we no longer charge for bags"."""
    thing = clause.verb.child("obj")
    stopped = [w.norm for w in words_before(clause.verb, 2)] == ["longer", "no"] and clause.lemma in _HAVINGS
    return stopped and _is_ours(clause) and thing is not None and not _is_spared(clause.lemma, thing)


def _is_gone(clause: Clause) -> bool:
    """ "There are no rooms free that night"."""
    what = clause.verb.child("nsubj") if clause.lemma == "be" else clause.verb
    return (
        clause.negated
        and clause.tense == "present"
        and clause.modal is None
        and clause.verb.has("expl")
        and what is not None
        and what.lemma in _VACANT
        and any(c.norm in ("no", "any") for c in what.children)
        and all(c.tag == "VBN" for c in what.children if c.dep == "acl")  # "no seats left", not "no seats to fold"
    )


def _is_ours(clause: Clause) -> bool:
    """The firm, or a part of it: "our depot doesn't have a spare"; not a part that lacks something by design ("our cakes")."""
    subject = clause.subject
    ours = subject is not None and is_ours(subject)
    part = subject is not None and (subject.lemma in lexicon("referral_targets") or subject.lemma.endswith(("er", "or", "ist")))
    return clause.who is Who.FIRM or (ours and part)


def _is_not_permitted(clause: Clause) -> bool:
    """ "The app doesn't allow two people on one profile", "the form won't let you add a guest", "the kennels can't take large dogs"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or clause.who is not Who.THING or clause.passive or clause.lemma not in _PERMITS or clause.perfect:
        return False
    if subject.pos == "PRON" or (subject.lemma not in _BOUGHT and is_yours(subject)):
        return False
    after = words_after(verb, 3)
    if clause.lemma == "let":
        return any(w.norm in ("you", "us", "me") or w.lemma in _SERVED for w in after)
    what = verb.child("obj", "ccomp", "xcomp")
    return what is not None and what.pos in ("NOUN", "PROPN", "VERB", "PRON") and what.lemma not in _UNPERMITTED


def _is_served(subject: Word) -> bool:
    """ "Guests", "badge holders", "swimmers": people whom the firm has to do with."""
    return subject.lemma in _SERVED or (
        subject.tag == "NNS" and subject.lemma.endswith(("er", "or", "ist")) and not subject.has("det")
    )


# What a thing is the better for not letting in.
_UNPERMITTED = frozenset(
    "air chance damage damp dirt dust error germ heat moisture mold noise rain theft thief time water".split()
)


def _is_limited(verb: Word) -> bool:
    """Somewhere, somewhen or somehow: "on the site", "overnight", "before nine", "by phone"."""
    return verb.has("obl", "advmod") and any(
        c.i > verb.i and c.dep.startswith(("obl", "advmod", "advcl")) and c.dep != "obl:agent" for c in verb.children
    )


def _acts(adjective: Word) -> bool:
    """What one is unable to do: a real action, not "unable to thank you enough"."""
    done = adjective.child("xcomp", "ccomp", "advcl", "csubj")
    if done is None or (done.lemma in _TOLD and _is_untold(done)):
        return True
    if done.lemma in _SENSED:
        # "You won't be able to see your statement" shuts a door, "to hear the road" is good news.
        thing = done.child("obj")
        return done.lemma == "see" and thing is not None and thing.pos in ("NOUN", "PROPN") and thing.lemma not in _UNSEEN
    return done.lemma not in _IDIOMS and (done.lemma not in _HARMS or done.lemma == "stop")


def _is_spared(lemma: str, thing: Word | None) -> bool:
    """ "We don't sell your details", "we don't print your address on the box", "we don't issue fines": nobody asked for it."""
    if thing is None:
        return False
    yours = is_yours(thing)
    return (yours and lemma in _DISCLOSED) or thing.lemma in _PRIVATE or thing.lemma in ("fine", "fee", "charge", "penalty")


def _is_untold(verb: Word) -> bool:
    """A question that is left without its answer: "can't say when it will come", "don't know why it was swapped"; not "how to thank you"."""
    asked = [w for w in words_after(verb, 3) if w.norm not in ("you", "exactly", "for", "sure", "certain")][:2]
    if not asked or asked[0].norm not in _WH:
        return False
    # "how sorry we are", "what we'd do without you": nothing that was asked for.
    if asked[0].norm == "how" and not (asked[1:] and asked[1].norm in _MEASURED):
        return False
    return not any(w.norm in ("you", "would", "without", "to") for w in words_after(asked[0], 3))


def _kind_to_you(clause: Clause) -> bool:
    """ "I won't charge you", "we won't ask": a will not in the customer's favour."""
    return clause.lemma in ("take", "send", "make", "say", "ask", "pass", "give", "let", "do") and (
        clause.verb.child("obj") is None or clause.lemma in ("say", "ask", "take", "let")
    )


def _is_aside(clause: Clause) -> bool:
    """A can't in a result, reason, question word or relative clause: "so this can't repeat", "the bag you can't find"."""
    verb = clause.verb
    if verb.dep in ("acl:relcl", "acl", "csubj") or any(
        w.norm in _RESULT and w.dep in ("mark", "advmod", "obj", "nsubj", "obl") for w in verb.children if w.i < verb.i
    ):
        return True
    words = clause.sentence.words
    first = clause.subject if clause.subject is not None and clause.subject.sentence is clause.sentence else verb
    opening = min([first, *first.children], key=lambda w: w.i)
    before = words_before(min(opening, verb, key=lambda w: w.i), 2)
    if any(w.norm in _RESULT for w in before[:1]):
        return True
    if (
        verb.head.lemma
        in ("know", "see", "say", "tell", "mean", "understand", "think", "mention", "sorry", "hear", "find", "report")
        and verb.dep in ("ccomp", "advcl")
        and verb.head.i > words[0].i
    ):
        return verb.head.lemma not in ("say", "tell", "sorry", "think", "mean")
    return False


def _run(clause: Clause) -> list[Word]:
    return [w for w in clause.sentence.words if clause.verb.start <= w.start < max(clause.end, clause.verb.end)]


def _start(clause: Clause) -> int:
    """The subject's first word where it stands close, else the first auxiliary."""
    subject, verb = clause.subject, clause.verb
    first = min([verb, *(c for c in verb.children if c.dep in ("aux", "aux:pass", "cop") and c.i < verb.i)], key=lambda w: w.i)
    if subject is not None and subject.sentence is verb.sentence and 0 < first.i - subject.i <= 6:
        opening = min(subject.subtree(), key=lambda w: w.i)
        return opening.start if opening.pos in ("DET", "PRON", "ADJ", "NOUN", "PROPN", "NUM") else subject.start
    return first.start


def _end(clause: Clause) -> int:
    """The end of the clause with what hangs on it, without its closing punctuation."""
    words = clause.sentence.words
    last = clause.verb
    for word in words[clause.verb.i - words[0].i + 1 :]:
        if word.text[0] in ".!?;:,—–(" or word.norm in ("but", "because", "so"):
            break
        last = word
    return last.end


_TIMED = re.compile(
    r"^(?P<not>.*?)\b(?P<modal>can(?:no|['’ʼ]?|\s+no)t|ca['’]?nt|wo(?:n['’]?)t|wont)\s+(?P<does>(?:be able to\s+)?\S.*?)\s+(?P<when>until|till|before)\s+(?P<time>[^,;.!?]+)(?P<end>[.!]?)$",
    re.I | re.S,
)
_DAY = re.compile(
    r"^(?:(?:next|this)\s+)?(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]+$|^[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?$"
)
_CLOCK = re.compile(r"^(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|o'clock)?|noon|midday|midnight)$", re.I)
_BARE = re.compile(r"^(?:tomorrow|next \w+|tonight|later \w+)(?: \w+)?$", re.I)
_TIME = re.compile(
    r"\d|day\b|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|noon|spring|summer|autumn|winter|then",
    re.I,
)
_CLAUSAL = re.compile(
    r"^(?:you|we|i|it|they|the|your|our|this|that)\b.*\b(?:is|are|has|have|'ve|'s|receive|receives|arrives?|gets?|reach\w*|send|returns?|confirms?|pays?|come|comes)\b",
    re.I,
)


def _flip(reply: Reply, clause: Clause) -> str | None:
    """The sentence turned round: "can't … until T" as "can … on T"; None where it can't be done well."""
    text = reply.source[clause.sentence.start : clause.sentence.end]
    match = _TIMED.match(text)
    if not match or re.search(r"\b(?:not|n['’]t|but|because|so)\b", match["not"] + match["does"] + match["time"]):
        return None
    time = match["time"].strip()
    modal = "will" if match["modal"].lower().startswith("w") else "can"
    if (modal == "can" and clause.modal != "can") or (modal == "will" and clause.modal != "will"):
        return None
    lasting = clause.who is not Who.FIRM
    if match["when"].lower() == "before":
        if not _TIME.search(time) or _CLAUSAL.match(time):
            return None
        when = f"from {time}"
    elif _CLAUSAL.match(time):
        when = f"once {time}"
    elif not _TIME.search(time):
        return None
    elif lasting:
        when = f"from {time}"
    elif _DAY.match(time):
        when = f"on {time}"
    elif _CLOCK.match(time):
        when = f"at {time}"
    elif _BARE.match(time):
        when = time
    else:
        when = f"from {time}"
    return f"{match['not']}{modal} {match['does']} {when}{match['end']}"


def _rewrites(reply: Reply, clause: Clause) -> Iterator[Rewrite]:
    sentence = clause.sentence
    flipped = _flip(reply, clause)
    if flipped:
        yield reply.replace_sentence(sentence, flipped, Grade.SAFE)
    elif clause.lemma == "know" and len(sentence.words) <= 6:
        yield reply.replace_sentence(sentence, "I'll find out and tell you by {time}.")
    else:
        stop = "" if sentence.text[-1:] in ".!?" else "."
        subject = (
            "What I can do is"
            if clause.who is Who.FIRM and clause.subject is not None and clause.subject.norm == "i"
            else "What we can do is"
        )
        if clause.who is Who.YOU:
            subject = "What you can do is"
        yield reply.replace(sentence.end, sentence.end, f"{stop} {subject} {{what is possible}}.", Grade.NEEDS_FACTS)


RULE = Rule(
    code="NEG001",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="This says what isn't possible and stops; add what is: when, where or how it can be done.",
    check=check,
    evidence="C",
    mode="rate",
    beats=frozenset({"NEG002"}),
    examples=(
        Bad("We can't ship that until Monday.", rewrite="We can ship that on Monday."),
        Bad("You can't use the voucher before June.", rewrite="You can use the voucher from June."),
        Bad("I don't know.", rewrite="I'll find out and tell you by {time}."),
        Bad("We won't be able to change the name on the ticket."),
        Bad("It's not possible to do that online.", text="It's not possible to do that online"),
        Bad("I don't have access to that information."),
        Bad(
            "You can't open the app until you have verified your email.",
            rewrite="You can open the app once you have verified your email.",
        ),
        Bad("We are unable to combine the two bookings."),
        Bad("Hi Sam, thanks for asking. Unfortunately gift cards cannot be exchanged."),
        Bad("we cant refund that sorry"),
        Bad("Our depot doesn't have a plan of the roof."),
        Bad("Our tilers can't come out in August."),
        Bad("Trailers can't be parked in the lower yard."),
        Bad("The weekend ticket doesn't allow a stop in York."),
        Good("The seal doesn't let any damp in.", why="nobody wants it in"),
        Good("The hum can't be heard from the bedrooms.", why="what is found out, and good news"),
        Good("Our scones don't have nuts in them.", why="what a thing is made of"),
        Bad("You can't board after the gate has shut."),
        Bad("We're unable to say when the water will be back on."),
        Bad("I don't know why your meter was swapped."),
        Good("We can't ship on Sunday, but it'll leave first thing on Monday.", why="followed by what can happen"),
        Good("I don't know yet; I'll find out and tell you by 2.", why="ignorance with a promise"),
        Good("You can't be charged again: I've removed the card.", why="a negation in the customer's favour"),
        Good("It won't happen again, because I've turned auto-renew off.", why="a harm denied, and the action"),
        Good("Don't worry, the seat is still yours.", why="reassurance"),
        Good("You won't need to send it back.", why="relief from effort"),
        Good("Why not try the larger pack for the same price?", why="an idiomatic suggestion"),
        Good("I've turned off auto-renew, so this can't repeat next year.", why="a harm denied in a result clause"),
        Good("I couldn't find it in our FAQ, so I asked the workshop.", why="a past obstacle, and the action"),
        Good("We can't thank you enough for the photos.", why="idiom"),
        Good("I can't tell you how sorry we are.", why="idiom: nothing that was asked for is held back"),
        Good("You can't miss it: it's the red door opposite the church.", why="idiom"),
        Good("If you can't find the code, reply here and I'll send another.", why="conditional, and a way on"),
        Good(
            "You can collect it in the shop on Friday. We can't post it, I'm afraid.", why="what can be done stands before it"
        ),
        Bad("You won't be able to see the timetable before May."),
        Bad("There are no rooms free that night."),
        Good("You won't be able to see the join.", why="good news"),
        Bad("I couldn't tell you which gate it leaves from."),
        Good("I couldn't tell you how glad I am.", why="no question is left open"),
    ),
)
