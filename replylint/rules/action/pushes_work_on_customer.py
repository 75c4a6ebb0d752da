"""Makes the customer do the work of mending what the firm broke: resend, re-explain, reorder, prove, chase.

Effort, more than anything, drives people away; where the failure was the firm's, so is the work.

Sources: Dixon10; DixonBook13; Davidow03.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.instruction import Manner, instructions
from replylint.moves.move import words_before
from replylint.moves.referral import Referral, referrals
from replylint.moves.repair import repairs
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, clauses

_DO = (
    "(<return>|<resend>|<re-enter>|<reenter>|<reorder>|<resubmit>|<repeat>|<repost>|<reapply>|<rebook>|<re-order>|<re-send>|<re-submit>|<re-apply>"
    "|<place> (a|another) (new|fresh)? order|<order> (it|them|one) again|<file> (a|your)|<lodge> a|<submit> (a|your|another|all|proof)|<dispute>|<open> (a|another) (new|fresh)? (ticket|case|claim|dispute|request)|<raise> (a|another) (new|fresh)? (ticket|case|claim|dispute|request)"
    "|<claim> (it|this|the|from|on|against)|<knock> (on|at)|<search> (for|the|your)|<ask> them to|<type> .. in|<rebuild>|<recreate>|<retype>|<send> .. (again|back)|<post> .. back|<bring> .. back|<provide> .. (again|proof|evidence)|<prove>|<fill> (in|out) ... form|<complete> ... form|<enter> .. (again|manually)|<set> .. up again|<pay> for (the|a)|<contact> your (bank|card)"
    "|<create> (a|another) (new|fresh|second) .|<make> (a|another) (new|fresh)? (booking|order|claim|appointment|request|reservation)|<ask> (around|your (neighbors|neighbours|bank))|<upload> .. (again|all)|<post> them (on|back|to)|<download> it ,|<trace> (it|them)|<print> .. (and|,) (sign|resend|post|send)"
    "|<start> (again|over|afresh)|<explain> .. again|<buy> (a|another|one|your own)|<go> through .. again|<go> through .. one more time|<type> (them|it|everything|each|all) .. (in|one by one|again|by hand)|<pay> .. (up front|upfront|first|yourself) .. and|<pop> (over|round|down|in|back) and|<fetch>|<put> through (a|another)|<keep> (trying|calling|checking|ringing|an eye out|chasing)|<give> (your|the|them) .. .. (a|another)? (ring|call|bell)|<have> (your|the|a) .. (write|send|redo|fill|sign|issue|do)|<cancel> .. .. with your (bank|card|provider)|<ring> the|<ask> your .. to (write|send|do|fill|redo|issue)|<download> it|<ask> your (bank|doctor|employer|gp|landlord|neighbor|neighbors|neighbour|neighbours|school) ..|<sign> up .. again|<get> (them) to|<upload> .. once more|<arrange> (a|your own|for)|<collect> (it|the|them)|<chase> (it|them|the)|<log> (a|the) .. (again|call|fault)|<phone> (them|the)|<ring> (them|your (bank|card))|<redo>|<place> a new|re - (enter|send|submit|apply|order|book|upload|register|create))"
)
_TOLD = Phrases(
    f"you (will|would|may|might|can|could|must|should)? (just|simply|then|now|therefore|also|still)? (need to|have to|must|should|are required to|are asked to|will need to|ought to) (just|simply|then|first|please|also)? {_DO} ..",
    f"(please|kindly) (do|just|simply|also|then|now)? {_DO} ..", f"(best|only|easiest|quickest|simplest|next) (way|thing|option|step|route|solution|idea)? (forward|here|now|round it|around it)? (is|would be|will be) (for you)? to {_DO} ..",
    f"(you are|you are always|feel) ~ (welcome|free) to {_DO} ..", f"if you {_DO} .. .. , (we|i) (can|will|could) ..", f"you would ~ (have|need) to {_DO} ..", "you (will|would)? ~ (have|need) to take (it|this|that) up with (them|your (bank|card provider|card company|insurer|provider)|the ~ @NOUN|(him|her)) ..", f"(could|can|would|will) (you|everyone|everybody|anyone|all|those|customers|users|members) (affected|concerned|all)? (please|kindly)? {_DO} ..", f"(require|ask|need|want) you to {_DO} ..", f"what you (can|could|will need to|need to|have to|should|must) (do|try) (now|next|here)? (is|would be) (to)? {_DO} ..", f"(then|next) ,? you (can|could|then|will|would) (then|also)? {_DO} ..", f"^ (if you)? .. .. , you can then {_DO} ..", f"what we ask (for)? is (for you to|that you) {_DO} ..", "(could|can|would) you (please|just|kindly)? ~ (let (us|me) have|give (us|me)|send (us|me)?) .. .. (once more|one more time|yet again|another time) ..", f"^ (then|now|so)? ,? {_DO} .. (and|from|again|yourself) ..",
    "(please|kindly|you (must|will need to|have to|should|will have to)) (send|provide|submit|supply|forward|attach|upload) .. .. , .. .. and ..", "you can ~ (buy|get|order|find|pick up) (the|a|some|them|it|one|another) ... (at|from|in|on|online|yourself)", f"(if|should) you (still)? (need|want|require|wish) .. , (please|kindly|you) .. {_DO} ..",
)  # fmt: skip
_COST = Phrases(
    "(at|on) your own (cost|expense|charge|risk)",
    "at your (cost|expense)",
    "(return|postage|shipping|delivery) (costs|cost|charges|fees) (are|is) (yours|your|borne|payable|to be)",
)
_AGAIN = Phrases("already", "again", "twice", "second time", "third time", "(two|three|four|several|many) times", "resent")
_EASED = Phrases(
    "(prepaid|pre - paid|free|return) (label|postage|pick - up|pickup|collection|courier)",
    "(booked|arranged|arrange|filled) ..",
    "(i|we) ~ (have)? ~ (attached|enclosed) ..",
    "(attached|enclosed) (@NOUN|@ADJ)? (label|labels|postage|voucher|envelope|bag)",
    "no need to",
    "not (need|have) to",
    "(no|without) (cost|charge) .. you",
    "(our|my) (cost|expense)",
    "(free of charge|for free|on us)",
    "(refund|reimburse|cover) .. (the)? (postage|shipping|cost)",
)


# Work by itself: what was done once is to be done anew, or what the firm sells is to be fetched, paid for, proved or mended.
_WORK = frozenset(
    "rebook rebuild reclaim recreate redo reenter renew reorder repay reregister resend resubmit retype return rewrite "
    "buy claim collect dispute fetch lodge prove purchase retrieve transcribe translate trace wash".split()
)
# Work with these after it: "send the scan again", "type it in by hand".
_ANEW = frozenset({"again", "afresh", "anew", "scratch", "manually", "hand", "yourself", "yourselves", "resend"})
# Ways that have to be gone on foot or by car.
_WAYS = frozenset({"go", "travel", "drive", "walk", "come", "visit", "queue"})
_PLACES = frozenset(
    "address office branch store shop depot station bank post counter desk warehouse airport neighbor neighborhood reception hall center "
    "town city garage clinic embassy".split()
)
# What is handed in anew: "place a new order", "submit another claim".
_PAPERS = frozenset(
    "account appeal application appointment booking case claim complaint dispute form order purchase request reservation ticket".split()
)
_STARTED = frozenset("arrange book make open place raise register submit file fill create start order take".split())

# Papers that the customer has to make, and what is done with them then: "print the form, sign it and send it to us".
_PAPERWORK = frozenset("certify copy countersign notarize photocopy print scan sign stamp witness".split())
_HANDED_IN = frozenset("bring email fax hand mail post return send submit take upload".split())


def _is_work(clause: Clause, manner: Manner) -> bool:
    """Whether what the customer is told to do is the firm's own work over again, or errands for it."""
    verb = clause.verb
    words = [w for w in clause.sentence.words if verb.i < w.i <= verb.i + 9]
    for nth, word in enumerate(words):
        if word.text in (",", ";", ".", "!", "–", "—", "(") or (word.lemma in _TRYING and word.pos == "VERB"):
            words = words[:nth]
            break
    norms = {w.norm for w in words}
    if clause.lemma in _WORK or _is_spelt_anew(verb):
        return bool(words) and (manner != "command" or words[0].pos in ("DET", "PRON", "NUM", "ADP"))
    if clause.lemma in _PAPERWORK | _HANDED_IN and _is_papers(clause.sentence):
        return True
    if clause.lemma == "reinstall":  # as a try it is a step like others
        return manner == "need"
    if clause.lemma in _WAYS:
        return any(w.lemma in _PLACES for w in words)
    if clause.lemma in _STARTED and norms & {"new", "another", "fresh", "second", "form"}:
        return any(w.lemma in _PAPERS for w in words)
    if norms & _FROM_THE_START or (manner == "need" and clause.lemma in _CALLING):
        return bool(norms & (_ANEW | _FROM_THE_START | {"back", "more"}))
    return bool(norms & _ANEW) and clause.lemma not in _TRYING


# "Start the claim from the beginning", "you'll have to call us again": what was told once is told anew.
_FROM_THE_START = frozenset({"beginning", "outset", "scratch"})
_CALLING = frozenset("call contact email message phone ring write".split())
# A test or a retry costs a moment: "restart it again", "try again".
_TRYING = frozenset(
    "close exit quit try restart reboot refresh reload log sign check open click press tap turn switch look call read go start update".split()
)


def _is_papers(sentence: Sentence) -> bool:
    """ "Print it, sign it and post it", "get it witnessed and send it in"; not "send the form that you signed"."""
    steps = {w.lemma for w in sentence.words if w.tag in ("VB", "VBP") or (w.tag == "VBN" and w.dep in ("xcomp", "ccomp"))}
    return bool(steps & _PAPERWORK) and bool(steps & _HANDED_IN)


def _is_spelt_anew(verb: Word) -> bool:
    """ "re-enter" in three words."""
    before = words_before(verb, 2)
    return [w.norm for w in before] == ["-", "re"]


def _errands(reply: Reply) -> Iterator[Clause]:
    """The customer's clauses of work: commands, and what the customer has to, must or will need to do."""
    at = {(i.start, i.end): i for i in instructions(reply)}
    for clause in clauses(reply):
        told = at.get((clause.start, clause.end))
        if told is None or told.manner == "can" or clause.negated or clause.conditional:
            continue
        if _is_work(clause, told.manner) or _COST.find_in(reply, clause.sentence):
            yield clause


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    failed = bool(customer.failures) or customer.needs.intent == "complaint" or bool(_AGAIN.find(customer))
    if not failed and customer.needs.intent != "problem":
        return
    told = _TOLD.find(reply)
    sent = [r for r in referrals(reply) if r.kind == "directed" and not r.helped and not r.optional]
    errands = [*_errands(reply)] if failed else []
    if not told and not sent and not errands:
        return
    if any(r.mode != "offered" for r in repairs(reply)):
        return
    complaint = customer.needs.intent == "complaint"
    seen: set[int] = set()
    for match in told:
        sentence = match.sentence
        if (
            sentence.index in seen
            or _is_held_off(match)
            or sentence.is_question
            or _EASED.find_in(reply, reply.near(sentence, 1, 1))
        ):
            continue
        repeated = _was_given(reply, match.words)
        heavy = repeated or bool(_COST.find_in(reply, sentence))
        if not failed and not any(w.norm.startswith("re") for w in match.words):
            continue
        seen.add(sentence.index)
        severity = Severity.ERROR if repeated and complaint else Severity.WARNING if heavy or complaint else Severity.INFO
        yield Hit(
            match.start,
            match.end,
            confidence=0.95 if repeated else 0.8,
            severity=severity,
            rewrites=_taken_over(reply, sentence),
        )
    for clause in errands:
        sentence = clause.sentence
        if sentence.index in seen or sentence.is_question or _EASED.find_in(reply, reply.near(sentence, 1, 1)):
            continue
        seen.add(sentence.index)
        repeated = _was_given(reply, (clause.verb,))
        heavy = repeated or complaint or bool(_COST.find_in(reply, sentence))
        yield Hit(
            clause.start,
            clause.end,
            confidence=0.8,
            severity=Severity.ERROR if repeated and complaint else Severity.WARNING if heavy else Severity.INFO,
            rewrites=_taken_over(reply, sentence),
        )
    for one in sent:
        if one.sentence.index not in seen and not one.sentence.is_question and failed and _has_errand(one):
            seen.add(one.sentence.index)
            yield Hit(one.start, one.end, confidence=0.7, severity=Severity.INFO, rewrites=_taken_over(reply, one.sentence))


def _has_errand(one: Referral) -> bool:
    """Whether the customer is sent there with a task, "ring them to get it back"; who is merely sent away is DEF001's."""
    return any(
        (w.norm == "to" and w.dep == "mark" and w.head.dep in ("advcl", "acl") and w.start > one.start)
        or (w.start >= one.end and w.tag == "VB" and w.dep == "conj" and any(c.dep == "obj" for c in w.children))
        for w in one.sentence.words
    )


def _taken_over(reply: Reply, sentence: Sentence) -> tuple[Rewrite, ...]:
    return (reply.replace_sentence(sentence, "I'll {do it}. All I need from you is {one thing}.", Grade.NEEDS_FACTS),)


def _is_held_off(match: Match) -> bool:
    return any(
        w.norm in ("not", "never", "no", "if") for w in (*words_before(match.words[0], 3), *match.words[:4])
    ) and match.words[0].norm not in ("if", "should")


def _was_given(reply: Reply, words: tuple[Word, ...]) -> bool:
    """Whether the customer wrote that they had done it already."""
    customer = reply.customer
    if customer is None or not _AGAIN.find(customer):
        return False
    theirs = {w.lemma for w in customer.words if w.pos == "NOUN"}
    return any(w.lemma in theirs for w in words[0].sentence.words if w.pos == "NOUN")


RULE = Rule(
    code="ACT005",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="The mistake was ours, so the work should be too; do it for them and ask for one thing at most.",
    check=check,
    needs_customer=True,
    examples=(
        Bad("You will need to return the item at your own cost and place a new order.", customer="You sent the wrong size."),
        Bad("Please resend the photos, your receipt and the serial number.", customer="I already sent the photos twice."),
        Bad("You must file a claim with the courier within seven days.", customer="The courier lost it."),
        Bad("Please contact your bank to dispute the second charge.", customer="You billed me twice."),
        Bad("Please re-enter your settings manually.", customer="My data vanished after your update."),
        Bad("If you still need help, please open a new ticket.", customer="Nobody called me."),
        Bad("You'll have to fetch it from the depot yourself.", customer="Your driver left my parcel at the wrong house."),
        Bad("You'd have to ring the courier to get the crate back.", customer="Your driver left our crate in the wrong town."),
        Bad("Please type the entries in again by hand.", customer="Your update deleted my whole diary."),
        Good(
            "Keep it or give it away; the right one ships today. No need to do anything.",
            why="no effort",
            customer="You sent the wrong size.",
        ),
        Good(
            "I've booked a pick-up for Friday; just hand the box to the driver.",
            why="the firm arranged it",
            customer="You sent the wrong size.",
        ),
        Good(
            "Print the label, stick it on the box and drop it at any post office.",
            why="the answer to a how-to",
            customer="How do I return a gift?",
        ),
        Good(
            "Could you hold the power button for ten seconds? That tells me whether it's the battery.",
            why="a test with its reason",
            customer="The screen is black.",
        ),
        Good("Please restart the app and try again.", why="a test of a moment", customer="Your update broke the app."),
        Good(
            "Please visit our page for the opening hours.", why="no errand", customer="Nobody called me, and you were closed."
        ),
        Good("Could you confirm the new postcode?", why="needed for what was asked", customer="Please change my address."),
        Good(
            "Please sign the attached claim; I've filled it in and will file it for you.",
            why="the firm does the work",
            customer="The courier lost it.",
        ),
        Bad("You'll have to ring us again next week.", customer="Your agent hung up on me."),
        Bad("Please begin the claim from scratch.", customer="You cancelled my policy by mistake."),
        Bad(
            "You must print the mandate, sign it and post it to our head office.",
            customer="You took the money from the wrong account.",
        ),
        Bad(
            "You'll have to reinstall the app and type in all your recipes again.", customer="Your update wiped all my recipes."
        ),
        Good("Please close the game and open it again.", why="a test of a moment", customer="Your update froze the game."),
    ),
)
