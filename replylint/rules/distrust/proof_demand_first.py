"""The first move is a demand for evidence, before any help or reason.

Asked for proof before anything else, an honest customer hears that they are not believed.

Sources: Dixon 2010; Brown & Levinson 1987
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.referral import helps_near
from replylint.moves.repair import repairs
from replylint.passage import Sentence, Word
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Who, clause_of, clauses_in

EVIDENCE = frozenset(
    "proof evidence receipt photo photos photograph photographs picture pictures image recording recordings statement declaration certificate "
    "documentation document "
    "documents screenshot screenshots invoice affidavit report video footage copy copies".split()
)
HARSH = frozenset(
    "proof prove evidence declaration affidavit certificate substantiate photographic documentary certified substantiation".split()
)
_ASK = frozenset(
    "provide send submit supply require need show prove attach upload furnish produce present forward email enclose sign demonstrate evidence share give".split()
)
_HARSH = Phrases(
    "(until|unless) (these|those|they|it|this|that) (is|are|have|has)? ~ (here|in|arrived|with us|received|been received) .. (we|i|nothing|no) .. not? ..",
    "(complaint|claim|case|report|story|request) .. .. (has to|must|needs to|should) be (backed up|supported|evidenced|proven|proved|documented|substantiated) (with|by) ..",
    "(once|when|as soon as) (both|all|these|those|they|everything) (is|are) (in|here|with us|received) , (a|the|your|we|i) .. (can|will|could|may) .. ..",
    "(first|first of all|to begin with|before anything else) ,? (we|i) (ask|need|require|want|must ask) .. .. (receipt|receipts|photos|proof|evidence|statement|certificate|invoice|invoices|documents) ..",
    "(receipt|receipts|photo|photos|proof|certificate|certificates|statement|statements|note|picture|pictures|screenshots|invoice|invoices|documents|report) .. .. (have to|has to|must|need to|needs to) (reach|be with|come to|get to|be sent to) (us|me) ~ (first|before) ..",
    "(only|not) ~ (count|counts|look|open|start|consider|considered|deal|begin|act|treat) .. .. (after|once|when|until) you ~ (have)? ~ (sent|provided|submitted|uploaded|shown|supplied|given) ..",
    "(we|i) ~ (would|will|must|do)? ~ (need|have|want|require) to (see|have|get|be shown|be sent) .. .. (note|letter|report|statement|certificate|receipt|something) .. (from|in writing|that shows|which shows|showing|proving|of) ..",
    "(i|we) (would|will|shall)? ~ (need|require|want|have to have|must have) .. .. .. before (anyone|anybody|we|i|anything|somebody|someone|any of us) .. (look|looks|can|could|will|consider|considers|do|does|act|acts|decide|decides|pay|pays|touch|touches)",
    "before (anything|something|a thing) (can|could|will|is|gets|may) .. .. (i|we) (would|will|shall)? ~ (need|require|want|have to|must) ..",
    "what (proof|evidence) (is there|have you|do you|can you)",
    "where is (the|your) (proof|evidence)",
    "(we|i) (must|need to|will need to|have to|will have to|would need to|would have to|insist on|would like to|want to) ~ <see|inspect|examine|view|judge> .. .. for (ourselves|myself) .. (with|before|if|until|unless)",
    "(we|i) (must|need to|will need to|have to|will have to|would need to|would have to) ~ <see|inspect|examine|view|judge> ... for (ourselves|myself) , ... , before (we|i|any|anything)",
    "prove (that|you|it|this|your|ownership|eligibility|the)",
    "(can|could) you prove",
    "without (a|an|any|the|proof|evidence|your|this|photographic|further|supporting|some) .. (,)? (we|i|there|nothing|no) .. "
    "(can not|will not|are unable|is nothing|are not)",
    "before (we|i) (can|could|will|may|are able) ~ (proceed|consider|help|take|process|do|look|assess|investigate|act|go) "
    "... (you|we) (must|will need|need|have to|require|are required|would need|would ask)",
    "(we|i) (require|need|must have|will need|would need|would require|insist on|have to ask for|must ask for) ~ (@ADJ)? ~ "
    "(proof|evidence|a declaration|a signed|a certified|documentary|photographic)",
    "you (need|have|will need|will have|must) (to)? ~ prove (that|it|this|to)",
    "(do|have|can|could) you (have|got|show (us|me)|produce|offer)? ~ (any|some)? (proof|evidence) (of|that|for) (this|that|it|the|you)",
    "(do|have|can|could) you (have|got|show (us|me)|produce|send (us|me)|offer|point (us|me) to|let (us|me) (have|see)) ~ (anything|something|a (document|record|receipt|paper|photo|letter|text|email|message|note)) ~ "
    "(in writing|on paper|in black and white|concrete|tangible|official|at all)? ~ (that|which|to) ~ (would|could|can|actually|might)? ~ (prove|proves|proving|show|shows|showing|confirm|confirms|back|backs|support|supports|demonstrate|demonstrates|substantiate|substantiates|verify|verifies|say|says|evidence|evidences)",
    "(do|have) you (have|got)? ~ (this|that|it|any of (this|that|it)|anything) in (writing|black and white)",
    "(can|could) you ~ (back|substantiate|corroborate|evidence|verify|document|prove) ~ (any of)? (this|that|it|your @NOUN|what you) ",
    "how (do|can|could|are|should) (we|i) ~ (to|be)? ~ (know|sure|certain|tell|verify) ~ (that)? (you|your|this|that|it|the @NOUN) ~ (did|was|were|is|really|actually|have|has|had|happened|came|broke)",
    "what (have you got|do you have|can you (show|produce|offer)|evidence) .. to (show|prove|back|support|substantiate|confirm|verify)",
    "(your word|say-so|a photo|a description|an email) ~ (alone|on its own|by itself)? ~ (is|will|would|does) not ~ (be)? ~ (enough|sufficient|do|count)",
    "(need|require|want|expect) (rather|something|a (good|great) deal|a bit|a lot|much)? ~ more than ~ (just)? ~ (your (word|say-so|account|description)|a (photo|description|story))",
    "(the)? (onus|burden) (of proof)? ~ (is|lies|rests|falls) ~ (on|with|upon) you",
    "(it is|is) ~ (for|up to) you to ~ (prove|show|demonstrate|establish|evidence|substantiate|document)",
    "(charge|fee|bill|debt|penalty|case|claim|matter|balance|decision|account) ~ (will|must|shall)? ~ (stays|stay|stands|stand|remains|remain|is|be) ~ ... until (we|i) ~ (have)? ~ (seen|had|received|been (shown|sent|given)|get|see|receive) (it|them|that|this|proof|evidence|those|@NP)",
    "nothing (will|can|happens|is|gets) .. (happen|done|proceed|move|be done|be decided|forward)? ~ (until|unless|without) ~ (we|you) ~ (have)? ~ (seen|had|received|see|receive|provide|send|supply|show|prove|produce)",
    "in the absence of ~ (any|further|such)? ~ (@ADJ)? (proof|evidence|documentation|receipt|records|photos|documents|paperwork)",
    "chapter and verse",
    "(supply|provide|submit|furnish|produce) (some|any|us with)? ~ (evidence|proof) (of|that|for)",
    "(we|i) (require|need|must see|must have|will need|insist on) (a|an|the|your) ~ (@NOUN|@ADJ)? ('s)? (note|certificate|receipt|statement|declaration|affidavit) ... before (we|i|anything)",
    "(unless|until) (you|we) (can|have|receive|provide|prove|send|supply|submit) .. (proof|evidence|documentation|documents|"
    "certificate|receipt|declaration|statement)",
    "(what|which) (proof|evidence) (do|have|can) you ..",
    "<have> (any)? (proof|evidence|photo|photos|picture|pictures|document|documents|footage) ... to (back|support|prove|substantiate|verify|confirm) (that|this|it|your) ..",
    "only .. (if|when|once) you (have|can|provide|send|supply|show|produce|submit) .. (proof|evidence|documentation|receipt|certificate|statement|declaration) ..",
    "(we|i) (would|will)? (need|require|want) (to (see|have))? .. in writing before ..",
    "evidence (of|that) ... (should|must|needs to|has to) be (supplied|provided|sent|submitted|produced)",
)
_REASON = frozenset({"so", "because", "to", "as", "since", "helps", "help", "that"})
_SOFT = frozenset({"quick", "could", "would", "possible", "happy", "perhaps", "handy", "snap", "easy", "optional", "can"})
_SECURITY = frozenset(
    "bank password identity address account security id login passport details change changed name ownership verify verification insurance claim death died".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """At most one: in the first sentences, before any repair, without a reason or a softener."""
    for sentence in reply.sentences[:3]:
        span = _demand(reply, sentence)
        if span is None:
            continue
        if _is_wanted(reply) and not _is_helped(reply, sentence):
            text = "{what you have done or will do}. If you can, send {one small item}; it helps us {reason}."
            yield Hit(
                span[0].start,
                span[1].end,
                confidence=0.82,
                rewrites=(reply.replace_sentence(sentence, text, Grade.NEEDS_FACTS),),
            )
        return


def _is_wanted(reply: Reply) -> bool:
    """Whether the customer reported something amiss, and not a matter in which papers are the next step."""
    customer = reply.customer
    if customer is None or customer.needs.intent in ("question", "request", "praise"):
        return False
    return not any(w.lemma in _SECURITY for w in customer.words) or bool(customer.failures)


def _is_helped(reply: Reply, sentence: Sentence) -> bool:
    if any(r.mode in ("done", "committed") and r.start < sentence.end for r in repairs(reply)):
        return True
    if any(helps_near(reply, near, 0, 0) for near in reply.near(sentence, 1, 0) if near is not sentence):
        return True  # "I've put it on your claim"
    if any(w.norm in HARSH for w in sentence.words):
        return False
    # "Send us the receipt, we pay the lot"
    return bool(_COMING.find_in(reply, sentence)) or any(
        clause.asserted and not clause.negated and clause.who is Who.FIRM and clause.lemma in _PAYING
        for clause in clauses_in(reply, sentence)
    )


_PAYING = frozenset("cover credit exchange fix mend pay refund reimburse repair replace swap".split())
_COMING = Phrases("(is|are|will be) ~ (with you|yours|on (its|their|the) way)")


def _demand(reply: Reply, sentence: Sentence) -> tuple[Word, Word] | None:
    for match in _HARSH.find_in(reply, sentence):
        if not any(w.norm in ("to", "not", "may", "might") for w in words_before(match.words[0], 1)):
            return match.words[0], match.words[-1]
    held = _withheld(reply, sentence)
    if held is not None:
        return held
    for word in sentence.words:
        if word.norm not in (_PAPERS if word.dep.startswith("nsubj") else EVIDENCE):
            continue
        if (case := word.child("case")) is not None and case.norm in ("for", "in", "on"):
            continue  # "I need the date for the report"
        if word.dep in ("nsubj", "nsubj:pass"):
            if _is_due(reply, word):
                return word, word.head
            continue
        before = words_before(word, 8)
        asked = next((w for w in before if (w.pos == "VERB" and w.tag not in ("VBG", "VBN")) or _is_let(w)), None)
        if asked is not None and asked.text.istitle() and word.text.istitle() and asked is not sentence.words[0]:
            continue  # "then Send Report": a button
        if asked is None or not (_is_let(asked) or (asked.lemma in _ASK and _is_asked(reply, asked))):
            continue
        norms = {w.norm for w in sentence.words}
        if not norms & HARSH and [w.norm for w in words_before(asked, 2)] == ["and", ","]:
            continue  # "cold water, no rubbing, and send us a photo": beside advice
        if not norms & HARSH and _is_meant_well(reply, sentence, word):
            continue
        soft = bool({w.norm for w in words_after(word, 12)} & _REASON) or bool(_unhindered(sentence) & _SOFT)
        if norms & HARSH or not (soft or sentence.is_question or "if" in norms or "will" in norms):
            return asked, word
    return None


def _is_meant_well(reply: Reply, sentence: Sentence, paper: Word) -> bool:
    """Whether a picture is asked for by somebody who believes: the firm has owned up or says what it does next, the customer has one
    to show, or it is of a page that tells what is wrong."""
    if paper.lemma not in _PICTURES or any(w.norm in EVIDENCE and w.lemma not in _PICTURES for w in sentence.words):
        return False
    return (
        owned_near(reply, sentence, 2, 0)
        or any(r.mode in ("done", "committed") and r.sentence.index - sentence.index in (0, 1) for r in repairs(reply))
        or (reply.customer is not None and any(w.lemma in _PICTURES for w in reply.customer.words))
        or any(w.lemma in _ON_SCREEN for w in words_after(paper, 6))
    )


_PICTURES = frozenset({"image", "photo", "photograph", "pic", "picture", "screenshot", "video"})
_ON_SCREEN = frozenset("console dialog error log menu message meter page screen setting window".split())


def _unhindered(sentence: Sentence) -> set[str]:
    """The words but those of "before we can look at this", which withholds what it names."""
    norms = [w.norm for w in sentence.words]
    for at, (one, two) in enumerate(pairwise(norms)):
        if one == "before" and two in ("we", "i", "anything", "anyone"):
            return {*norms[:at]}
    return {*norms}


# Papers and the like that one may be told to have, where nothing is done without them.
_PAPERS = EVIDENCE | frozenset(
    "bill confirmation letter note paper paperwork papers quote reading readings record records slip tag ticket".split()
)
_LEADING = frozenset({"without", "unless", "until"})
_GIVEN = frozenset({"after", "if", "on", "once", "upon", "when", "where", "with"})  # after "only"
_DONE = frozenset(
    "accept act assess assist consider discuss do examine help investigate issue look open pay process proceed progress refund replace review take".split()
)


def _withheld(reply: Reply, sentence: Sentence) -> tuple[Word, Word] | None:
    """ "Without paperwork from the hotel we can't look at this", "we will not consider it without a receipt", "no photo, no refund"."""
    words = sentence.words
    paper = next((w for w in words if (w.norm in _PAPERS or w.lemma in _PAPERS) and w.pos in ("NOUN", "PROPN")), None)
    if paper is None or sentence.is_question or any(w.norm in ("even", "if", "your", "so") for w in words_before(paper, 4)):
        return None
    before = words_before(paper, 9)
    lead = next(
        (
            w
            for w in before
            if w.norm in _LEADING
            or (w.norm in _GIVEN and any(b.norm == "only" for b in words_before(w, 1)))
            or (w.norm == "with" and before[before.index(w) - 1].norm == "no")
        ),
        None,
    )
    if lead is None and [w.norm for w in words[:1]] == ["no"] and len(words) <= 8:
        return (words[0], words[-1]) if sum(w.norm == "no" for w in words) == 2 else None
    if lead is None:
        return None
    only = lead.norm in _GIVEN
    for clause in clauses_in(reply, sentence):
        habit = clause.modal is None and clause.tense == "present" and clause.who is Who.FIRM and clause.verb.pos == "VERB"
        nothing = clause.subject is not None and clause.subject.norm in ("nothing", "none")
        closed = habit or clause.modal in ("can", "will", "could") or clause.lemma in ("able", "be")
        acts = clause.lemma in _DONE or clause.lemma in ("able", "be")
        if only and clause.passive and clause.lemma in _DONE and clause.verb.i < lead.i and not clause.negated:
            return clause.verb, paper
        if (
            not only
            and (clause.negated or nothing)
            and closed
            and acts
            and (nothing or clause.passive or clause.who is Who.FIRM)
        ):
            return min(lead, clause.verb, key=_place), max(paper, clause.verb, key=_place)
    return None


def _place(word: Word) -> int:
    return word.i


_DUE = frozenset("essential compulsory mandatory necessary need needed obligatory require required".split())


def _is_due(reply: Reply, paper: Word) -> bool:
    """ "Proof of purchase is required", "a receipt must be shown": asked for by nobody, and of the customer."""
    clause = clause_of(reply, paper.head)
    if clause is None or clause.verb is not paper.head or clause.negated or not clause.asserted or clause.tense == "past":
        return False
    if paper.norm not in EVIDENCE and not any(w.norm == "before" for w in words_after(paper, 6)):
        return False
    if any(w.norm in ("only", "if", "when", "where", "unless") for w in words_after(paper, 12)):
        return False
    if clause.verb.norm in _DUE:
        return clause.modal in (None, "will")
    return clause.passive and clause.modal in ("must", "should", "need") and clause.lemma in _ASK


def _is_asked(reply: Reply, verb: Word) -> bool:
    """ "Please send", "you must provide", "we require": asked of the customer."""
    clause = clause_of(reply, verb)
    if clause is None or clause.verb is not verb or clause.negated or clause.conditional or clause.passive:
        return False
    before = [w.norm for w in words_before(verb, 3)]
    if clause.who is Who.FIRM:
        return verb.lemma in ("require", "need") and clause.tense != "past" and "not" not in before
    if clause.who is Who.YOU:
        return clause.modal in ("must", "should") or "to" in before
    return clause.imperative or any(n in ("please", "kindly") for n in before)


def _is_let(verb: Word) -> bool:
    """ "Let us have a copy of the bill", "let me see the receipt": asks like "send us"."""
    return verb.lemma in ("have", "see") and [w.norm for w in words_before(verb, 2)][1:] == ["let"]


RULE = Rule(
    code="TRU002",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This asks for proof before it offers help; say what you will do first, and why a small item would help.",
    check=check,
    evidence="C",
    mode="doc",
    needs_customer=True,
    examples=(
        Bad(
            "Complaints are considered only when we have received a signed statement.",
            customer="Your driver shouted at me and I'm furious.",
        ),
        Good(
            "We want to see the crack ourselves, so Ben comes on Monday at nine.",
            "the firm comes",
            customer="The door you fitted cracked.",
        ),
        Good(
            "Send us the bill and we pay the lot.", "paid for", customer="Your van left me stranded and I had to take a taxi."
        ),
        Good(
            "Without the receipt we can't pay it back in cash, but we can mend or swap the kettle.",
            "something else is offered",
            customer="The kettle stopped working after two days.",
        ),
        Good("What time was it? I need it for the report.", "what for", customer="Your driver scratched my gate."),
        Good("Cold water, no rubbing, and send us a photo.", "beside advice", customer="Your paint ruined my sofa."),
        Bad("Have you anything in writing that shows you cancelled?", customer="You charged me for a night that I cancelled."),
        Bad("How do we know that you didn't drop it?", customer="The vase came cracked and I'm furious."),
        Bad("We don't open a case without evidence.", customer="The app deleted my files and I'm furious."),
        Good("Let me see what went wrong and I'll ring you by noon.", "the firm looks", customer="The app keeps freezing."),
        Bad("Please provide photographic evidence of the damage and proof of purchase.", customer="The mug came broken."),
        Bad(
            "Before we can proceed, you must sign a declaration that you did not receive it.", customer="I never got my parcel."
        ),
        Bad("Without a medical certificate we cannot consider your complaint.", customer="The food made us ill."),
        Bad("Kindly send a bank statement proving the payment.", customer="I paid but have no ticket."),
        Bad("We require evidence that the item was used as intended.", customer="The jacket ripped."),
        Bad("Please prove that you were eligible.", customer="My discount didn't apply."),
        Bad("A certified copy of the receipt must be produced.", customer="The drill caught fire and I'm furious."),
        Bad("Evidence of the leak is necessary before anything else.", customer="Your boiler flooded my hall."),
        Bad("Please submit your receipt.", customer="The kettle stopped working after two days and I'm furious."),
        Good(
            "I'm sorry, a new one is on the way. If you can snap a photo, it helps our packers; no problem if not.",
            "help first, and an optional ask",
            customer="The mug came broken.",
        ),
        Good(
            "Oh no! Could you send a quick photo so I can show the courier? I've reserved a replacement meanwhile.",
            "help and a reason",
            customer="The mug came broken.",
        ),
        Good(
            "For your safety, I need to check two details first.", "a security check", customer="Please change my bank details."
        ),
        Good(
            "You'll need the police report number and photos.",
            "the process they asked for",
            customer="I'd like to claim on my insurance.",
        ),
        Good("Just the order number.", "they asked", customer="What do you need from me for a refund?"),
        Good(
            "I've checked the GPS log: it went to number 14 instead of 41. I'm getting it back today.",
            "the firm looks itself",
            customer="I never got my parcel.",
        ),
        Bad("Without paperwork from the airline we can't look at this.", customer="You lost my ski bag."),
        Bad("No photo, no refund.", customer="The pie was mouldy and I'm furious."),
        Good(
            "We can mend it without a receipt; the plumber comes at nine.",
            "none is asked for",
            customer="The tap you fitted leaks.",
        ),
        Bad(
            "We need documentation of the crack before we can look at this.", customer="The vase came cracked and I'm furious."
        ),
    ),
)
