"""Says no, or that nothing can be done, and stops there.

A closed door is the end of the relationship; looking for another way raises satisfaction even where the first can't be had.

Sources: BurleyInc; FameFoundry; DixonBook13; Marinova18; Orsingher10.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from replylint.moves.alternative import alternative_near, alternatives
from replylint.moves.move import words_after
from replylint.moves.referral import helps_near
from replylint.moves.repair import repaired_near, repairs
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, clauses_in, is_ours

# The door as such is shut: nothing can be done, the answer is final.
_FINAL = Phrases(
    "you will not (be getting|get|be receiving|receive|be seeing|see) (any|a|anything|compensation|money|your money|a refund|a penny) ..",
    "(is|are) a (no|no-no|non-starter|no go|no - go|definite no) ..",
    "(nobody|no one|none of us) .. (is|are) ~ in a position to ..",
    "(have|had|have had|must|need) to turn (it|this|that|you) down ..",
    "(so|and|,|then) that is that (for|,|.|!|$) ..",
    "(our|my|the) (answer|reply|decision|response|verdict) .. (is|remains|has to be|stays) (still|sadly|again)? ~ (a)? no ..",
    "(that is|this is) where it (ends|stops|stands|finishes) ..",
    "(was|were|has been|have been) (turned down|rejected|refused|declined|dismissed) by (the|our) (panel|board|committee|head|manager|team|insurer|court|council|school|governors|underwriters) ..",
    "(that is|this is|it is) where (we|i) (have|will have|need|must|shall)? ~ (to)? leave (it|this|that|things|matters) ..",
    "(the|this|that|your) .. (charge|fee|price|fine|amount|bill|penalty|@NUM) ~ (will|must|shall|does|has)? ~ (have to|to)? ~ <stay> (on|as it is|where it is|in place|put|the same|unchanged) ..",
    "(i|we) (have)? done (all|everything|as much as|what) (that)? (i|we) (can|could) ..",
    "not .. (change|changing|reconsider|reconsidering|revisit|reverse) (our|my|the) (mind|minds|position|decision|view|stance|answer) ..",
    "(position|decision|view|stance|answer|verdict) .. (has not changed|have not changed|will not change|remains unchanged|remains the same|remains no|is unchanged|is still no|is no)",
    "(position|decision|view|stance|answer|policy) ~ (is|remains|has been|stays|will be|was) ~ (left)? (unaltered|unmoved|what it was|as (before|stated|it was))",
    "(it|this|that|nothing|none of (this|that)|which) (will not|does not|is not going to|will|do not)? ~ change (the|our|this|that|my) (policy|decision|rule|rules|outcome|answer|position|price|fee) ..",
    "(i|we) (am|are) not ~ (going|about) to (look|search|check|find|research|spend|chase|look it|spell|do) ..",
    "(that|this) is (the end of (it|the matter|that|this|the story)|all there is to it|all i have to say|the last of it|how it stays)",
    "no can do",
    "(a deal|rules|terms|a contract|fair|policy|a rule|business) (is|are) (a deal|rules|terms|a contract|fair|policy|a rule|business)",
    "can not ~ (be making|make|keep making|start making) (an|any)? (exceptions|exception) ..",
    "(have|will have) to leave (it|things|this|that|matters) (there|at that|here)",
    "there is (no way (round|around)|no getting (round|around|away)|no help for) ..",
    "nothing (more|else|further)? (can|could|will|to) be done ..",
    "(not|hardly) (a lot|much|a great deal|anything) (else|more)? (that)? (i|we) can (do|add|say|offer) ..",
    "not in a position to @VERB",
    "(once|when|after) (it|they|this|that|an item|the item|a ticket) (is|are|has been|have been) @VERB .. (it is|they are|it|that is) (yours|gone|final|done|too late|not coming back|spent) ..",
    "(non - returnable|nonreturnable|non - transferable|nontransferable|non - negotiable)",
    "(nothing|little|not anything|not much|no more) (else|more|further|much|left|here)? .. (that)? (i|we|anyone|anybody|(our|my|this) @NOUN|the team|one) .. (can|could|<be> able to|<be> in a position to) ~ (do|add|say|offer|help|suggest)",
    "nothing (else|more|further|left) (for us|for me|here|that can be|to be)? .. (to)? (be)? (said|say|discuss|add|done|offer)",
    "(can|could|will) (do|offer) (no|nothing) (more|further) (for you|here|about this|in this|than)?",
    "(that|this|it) is (just)? (how|the way) (it|things|that|the range|our prices|we do|the system|this|our|the) (is|are|works|work|goes|go|do|operate|stands|has) (set up|arranged|it|things|always|been|and|$)?",
    "(is|are) what (it|they) (is|are)", "(is|are) (just|exactly|only)? what (its|their) name (says|suggests|implies)", "not how (we|i|they|it|things|that) (do|does|work|works|is|are) (things|it|done)?",
    "(that|this) is (all|about all|as much as|as far as) .. (i|we) (can|am|are|could) .. (say|do|tell|offer|go|help)?", "as far as (we|i) (are|am|can) (able to)? (go|take|offer|do)",
    "(the|this|our|that|my|your|all) .. (decision|charge|fee|refusal|answer|price|fine|rejection|outcome|verdict|booking|rate|bill|deduction|penalty|position|ruling) (stands|stand|is final|remains|must stand|will stand|is not negotiable|is non - negotiable|still stands|holds|will not change|therefore stands|is binding|remains unchanged|will remain)",
    "(decision|determination|answer|matter|verdict|ruling|outcome) (is|was|are) (final|binding|closed|settled|not open|not negotiable|irrevocable)", "(i|we) (am|are) afraid (that is|it is) (that|it|final|all|just)", "^ (and)? that is that", "and that is that $", "and (i am|we are) afraid that is (that|it|all)",
    "(on|with|in) @NP it stays",
    "(not|never) .. (open|up|available) (to|for) (discussion|debate|negotiation|challenge|appeal|review)", "not .. negotiable",
    "no (further|more) (correspondence|discussion|communication|action|comment|debate|response) .. (entered|taken|possible|made|given|provided|necessary|be)",
    "(make|makes|making|grant|grants|allow|allows|permit|permits|there can be) (no|not any) (exception|exceptions)", "can not make (an|any) (exception|exceptions)", "no exceptions (can|will|are|$)",
    "(have|has) no plans (to|for|at|of)", "there (is|are) (currently|presently|at present)? no plans (to|for|at|of)", "(the|our|my) answer (is|remains|was) ~ no ~ $", "not (currently)? (plan|planning) (to|on)", "^ no ~ (means|is) no",
    "(not|never) (empowered|authorized|permitted|in a position|at liberty|entitled|prepared|willing|minded|inclined|going|obliged|required|bound) to ~ (make|give|grant|offer|discuss|comment|reopen|refund|waive|change|alter|consider|enter|issue|accept|pay|do|help|provide|release|disclose|reconsider|compensate|amend|extend|exchange)",
    "(is|are|was) not (something|a thing|anything) (that|which)? (we|i|our @NOUN|customer care|this @NOUN|anyone|the @NOUN|the @NOUN @NOUN) ~ (am|are|is|feel)? ~ (able|can|could|would|will|offer|do|does|provide|put|entertain|consider|discuss|comment|support|accept|cover|negotiate|go|get|help|has|have sight)",
    "(is|are) (simply|just|quite)? (out of the question|off the table|not on the table|beyond the reach|a non - starter|not on offer|not for sale|not up for)",
    "can not be (given|handed|taken) back", "can not (and will not)? (reopen|revisit|reconsider|overrule|overturn|reverse|undo) (it|this|that|the|your|a|their|his|any)",
    "(can|could|will|would|shall) not (discuss|comment on|go into|enter into|debate|talk about|argue about) (it|this|that|the|your|a|any|individual|evidence|why|our|details|reasons|further|specific|moderation)",
    "(do|does) not (discuss|comment on|enter into|debate|negotiate|speculate) (it|this|that|the|your|a|any|individual|evidence|on|about|why|our|details|reasons|correspondence|specific|moderation)?",
    "(request|claim|application|appeal|refund|complaint|case|dispute|petition|representation) (has been|was|is|have been|were|are|had been|must be|is hereby|will be|is accordingly|is therefore|has accordingly been|has therefore been) (denied|declined|rejected|refused|dismissed|turned down|unsuccessful|not upheld|closed|not successful)",
    "(must|have to|regret to|had to|decided to|are going to|will|shall) ~ (decline|reject|refuse|deny|turn down) (your|the|this|any|it|further|to)", "(non - refundable|nonrefundable) (and|means|rate|is|so|$)", "(once|after) .. (opened|used|sold|activated|redeemed|confirmed|paid|printed|roasted|processed|booked|collected) .. (gone|final|yours|spent|stays|stands)",
    # The idioms of an end.
    "(rule|rules|term|terms|policy|system|contract|law|regulations|conditions|tariff|they|that|this|which) <leave|give|allow> (me|us) (with)? (no|little) ~ (room|choice|option|leeway|discretion|alternative|latitude|say)",
    "no (budging|shifting|wiggle room|leeway|going back|turning back|two ways about it|ifs (and|or|,) ..)",
    "no (room (for (maneuver|manoeuvre|negotiation|discussion)|to (maneuver|manoeuvre|move))|latitude|discretion|flexibility) (here|on|in|for|over|to|$)",
    "(will|shall|can|do|does) not (be)? (budge|budging)", "(will|shall) not be (moving|shifting) (on|from) (this|that|it|our)",
    "(will|shall) not be (revisiting|reopening|reconsidering|overturning|reversing|changing) (this|it|that|the|your|our) ..",
    "<be> a ~ (@ADJ)? no (from|for) (us|me)", "no dice", "end of (story|discussion)", "take it or leave it $", "lump it", "point of no return", "such is life",
    "(reached|come to|got to|is) the end of the (road|line) (with|on|for|here|as|,|$)", "agree to (differ|disagree)",
    "you will ~ have to ~ (live with|put up with|make do with|swallow) (it|this|that|the|what) ..",
    "nothing for it but to (wait|accept|pay|buy|live|put up|grin|start again|write it off) ..", "exhausted (every|all|all the|our) ~ (@ADJ)? <avenue|option|possibility|route|channel|remedy>", "<be> ~ (all|entirely)? out of (my|our) hands", "(my|our) hands are ~ tied",
    "that (ship has sailed|train has left|boat has sailed|horse has bolted)", "(do|will|does) not make (any|an)? (exception|exceptions)",
    "not (on|in) the (cards|agenda)", "(no|little|zero) (prospect|chance|hope|likelihood|possibility|question) of (a|an|any|your|us)? ~ "
    "(refund|refunding|exchange|replacement|credit|compensation|extension|upgrade|reversal|appeal|discount|waiver|change of heart)",
    "(decision|answer|rule|rules|price|fee|charge|terms|policy|dates|position) (is|are) ~ (set|cast|carved|written) in (stone|concrete)",
    "(refund|refunds|compensation|credit|exchange) (does|do) not (come|enter) into (it|this)", "^ (that is)? ~ (tough luck|tough|hard cheese|too bad) (,|.|!|$)",
    "<draw> (a|the) line (here|there|under (this|it|the matter|things))", "what is done is done", "can not turn back (the clock|time)",
    "(is|are) ~ not (going to happen|happening) (,|.|!|;|on|$)", "<stand> (by|firm on) (our|my|the|this|that) ~ (@ADJ)? (decision|position|ruling|answer|charge|verdict|refusal)",
    "<stick> (to|with|by) (our|my) (decision|position|guns|answer)", "can not ~ (bend|relax|stretch|break) (the|our|any|these) ~ (rule|rules|policy|terms|deadline|limit|conditions)",
    "you (are|will be) ~ out of luck", "in no position to ..", "(more than|as much as) (my|our) (job|jobs|life) (is|are) worth", "no (use|point) (in)? (asking|arguing|pushing|appealing|pursuing) ..",
    "you will not (be)? (get|getting|see|seeing) (anywhere|a refund|your money back|a penny|a cent|any money) ..",
    "(all|any) (sales|bookings|charges|fees|purchases|decisions|payments) (is|are) final", "no (refund|refunds|return|returns|exchange|exchanges|compensation|credit) (is|are|will|can|available|possible|due|given|applies|under)",
)  # fmt: skip
# "I can't, we are unable, it is not possible": a dead end only if nothing opens.
_REFUSALS = Phrases(
    "(i|we|team|department|colleagues) .. (am|are|is|were|was|will be|would be|feel|remain) ~ (unable|not able|powerless) to ..", "^ (~) (unfortunately|sadly|regrettably|i am afraid)? .. unable to ..",
    "(i|we) ~ (can|could|will|would) not ~ (be able to)? (help|assist|do|offer|accept|allow|provide|refund|exchange|change|make|give|issue|process|waive|cancel|replace|extend|credit|return|honor|compensate|grant|fulfil|fulfill|accommodate|authorize|approve|reimburse|amend|reverse|remove|guarantee|promise|take|speculate|fix|support|answer) ..",
    "(refund|refunds|exchange|exchanges|return|returns|change|changes|cancellation|cancellations|replacement|upgrade|transfer|amendment|amendments|compensation|credit|that|this|it|which|extension|delivery) .. (is|are|will be|would be|was|were|has been) not ~ (be)? (possible|available|permitted|allowed|offered|an option|feasible|something we offer|due|given|supported)",
    "(refund|refunds|exchange|exchanges|return|returns|change|changes|cancellation|cancellations|replacement|upgrade|transfer|amendment|compensation|credit|request|voucher|order|booking|it|this|that|fee|fees|charge|charges|ticket|tickets|item|items|cost|costs) .. (can|could|will|would|shall) not ~ (be)? (refunded|exchanged|returned|changed|cancelled|replaced|upgraded|transferred|amended|credited|accepted|given|granted|offered|considered|processed|waived|extended|reimbursed|removed|approved|made|done|reversed|fulfilled|accommodated|honored|compensated|issued|lifted|cash|exceeded|reopened)",
    "(i|we) ~ do not ~ (offer|provide|sell|do|give|accept|allow|support|issue|refund|send|supply|make|compensate|cover|reimburse|price match|exchange) (that|this|it|those|these|refunds|exchanges|any|such|phone|a|the|returns|credit|reports|compensation|anything|support) ..",
    "impossible (to|for us|for me)", "(as|since|because|while) you do not @VERB .. .. (i|we) can not ..",
    "there is (no|not a|not any) (facility|way|possibility|provision|means|mechanism|option|scope|lever|question|chance|process) (to|for|of|that|in|here|by)",
)  # fmt: skip
_IDIOMS = Phrases(
    "can not (thank|wait|agree|apologize|stress|fault|help but|go wrong|beat|be more|say enough|recommend|imagine|believe|overstate|blame|emphasize|tell you how|express|promise|guarantee) ..",
    "could not (agree|be|have|wait|ask|help but|find|thank|care less) ..", "not do (that|this|it|better) again",
)  # fmt: skip
_FAULT = Phrases(
    "(was|were) unable to (log|open|find|see|use|get|sign|reach|load|connect)",
    "if (we|i) (can|are|am) .. not .. ",
    "until (we|i) can not",
)


# What the customer asks of the firm, and what a firm does with it that it won't grant.
_ASKED_FOR = frozenset(
    "request claim application appeal refund complaint case dispute petition representation inquiry order booking reservation extension "
    "exchange return replacement upgrade waiver transfer cancellation reimbursement proposal submission registration".split()
)
_TURNED_DOWN = frozenset({"refuse", "deny", "decline", "reject", "dismiss"})
# What a firm could grant. Where it says that it does not or can not, the door is shut unless another stands open.
_GRANTED = frozenset(
    "accept accommodate allow alter amend approve arrange assist authorize backdate cancel cater change collect compensate consider cover credit "
    "deliver entertain exchange extend fix fulfill fund give grant help honor insure issue lend loan match meet mend modify offer organize "
    "override permit post process provide rebook refund reimburse reissue release remove renew repair replace resend reserve reverse sell send "
    "serve service ship stock store supply swap take transfer upgrade waive".split()
)
_GRANTABLE = frozenset({"able", "possible", "permitted", "allowed", "transferable", "exchangeable", "returnable"})
_ANSWERING = frozenset({"give", "meet", "offer", "provide", "take"})  # their object says whether it is a refusal


def _is_turned_down(clause: Clause) -> bool:
    """A request that was refused, by whatever stands between the two: "your application for a second card has been declined"."""
    if not clause.asserted or clause.negated or clause.modal in ("may", "might", "can", "could", "would"):
        return False
    verb = clause.verb
    if clause.lemma not in _TURNED_DOWN and not (clause.lemma == "turn" and any(c.norm == "down" for c in verb.children)):
        return False
    asked = clause.subject if clause.passive else verb.child("obj") if clause.who is Who.FIRM else None
    elsewhere = any(c.dep == "obl:agent" for c in verb.children)
    return asked is not None and asked.lemma in _ASKED_FOR and not elsewhere


def _is_not_granted(clause: Clause) -> bool:
    """A standing no: "we don't accept returns on opened software", "seats can't be swapped", "that isn't possible on this fare"."""
    if not clause.asserted or not clause.negated or clause.perfect or clause.tense == "past":
        return False
    if clause.modal not in (None, "can", "could", "will", "would") or (clause.verb.tag == "VBG" and clause.modal != "will"):
        return False
    verb = clause.verb
    if clause.lemma in _GRANTABLE or verb.norm in _GRANTABLE:
        whose = (Who.FIRM,) if verb.norm == "able" else (Who.THING, Who.EXPLETIVE)
        return clause.who in whose and verb.pos != "NOUN"
    passive = clause.passive
    if clause.lemma not in _GRANTED:
        # After "cannot be" a participle may be an adjective to the parser.
        stems = {verb.norm[:-1], verb.norm[:-2], verb.norm[:-3]} if verb.norm.endswith("ed") else set()
        passive = verb.pos == "ADJ" and verb.has("cop") and bool(stems & _GRANTED)
        if not passive:
            return False
    granted = clause.subject if passive else verb.child("obj")
    if granted is not None and (granted.lemma in _NO_GRANT or is_ours(granted)):
        return False
    if passive:
        return granted is not None and clause.who is Who.THING and granted.norm != "nothing"
    ours = clause.subject is not None and is_ours(clause.subject)
    return (clause.who is Who.FIRM or ours) and (granted is not None or clause.lemma not in _ANSWERING)


# "We don't take that lightly", "it doesn't make sense", "I can't give you the exact hour": nothing is refused.
_NO_GRANT = frozenset(
    "sense difference time hour moment look note date estimate number figure update responsibility liability credit offense point "
    "name advice opinion comment detail information what diagnosis word".split()
)


def _span(clause: Clause) -> tuple[Word, ...]:
    """From the subject, or what negates, to the predicate and its object."""
    verb = clause.verb
    words = [verb, *(c for c in verb.children if c.dep in ("aux", "aux:pass", "cop", "advmod", "obj", "compound:prt"))]
    if clause.subject is not None:
        words += [w for w in clause.subject.subtree() if w.i <= verb.i]
    first, last = min(w.i for w in words), max(w.i for w in words)
    return tuple(w for w in clause.sentence.words if first <= w.i <= last)


def _by_grammar(reply: Reply) -> Iterator[tuple[Match, bool]]:
    """Refusals by what is said of whom, each with whether it is final."""
    for clause in clauses(reply):
        final = _is_turned_down(clause)
        if final or _is_not_granted(clause):
            words = _span(clause)
            yield matched(words), final


def check(reply: Reply) -> Iterator[Hit]:
    final = _FINAL.find(reply)
    refusals = _REFUSALS.find(reply)
    told = [*_by_grammar(reply)]
    if not final and not refusals and not told:
        return
    idioms = [*_IDIOMS.find(reply), *_FAULT.find(reply)]
    seen: set[int] = set()
    for match, sure in chain(((m, True) for m in final), ((m, False) for m in refusals), told):
        sentence = match.sentence
        if sentence.index in seen or sentence.is_question or any(match.start < i.end and i.start < match.end for i in idioms):
            continue
        if (
            _is_held_off(match)
            or _is_contrite(match)
            or _is_private(match)
            or (not sure and _is_limited(reply, match))
            or _is_opened(reply, match, sure)
        ):
            continue
        if (_only_tells(match) and (not sure or "not (something" in match.phrase)) or (not sure and repairs(reply)):
            continue
        seen.add(sentence.index)
        yield Hit(
            match.start,
            match.end,
            confidence=0.9 if sure else 0.6,
            severity=_severity(reply) if sure else Severity.INFO,
            rewrites=_rewrites(reply, match),
        )


def _severity(reply: Reply) -> Severity:
    """A plain question may have no for an answer; a reply that mends something else is not all closed."""
    if reply.customer is not None and reply.customer.needs.intent in ("question", "praise", "social"):
        return Severity.INFO
    return Severity.WARNING if any(r.mode != "offered" for r in repairs(reply)) else Severity.ERROR


def _is_held_off(match: Match) -> bool:
    """Under an if, or about the past, or "nothing you need to do"."""
    words = match.sentence.words
    first = match.words[0].i - words[0].i
    for word in reversed(words[:first]):
        if word.text in (",", ";", ":", "–", "—"):
            break
        if word.norm in ("if", "whether", "unless", "when", "until", "why", "while", "that") and (
            word.norm != "that" or words[0].norm == "if"
        ):
            return True
    # "The claim was refused because the form lacked a date": told, with its reason.
    return any(w.norm == "because" for w in words[first:]) and any(
        w.norm in ("refused", "denied", "declined", "rejected") for w in match.words
    )


def _is_contrite(match: Match) -> bool:
    """ "There's nothing I can say for us but that I'm sorry", "nothing I say will make it good"."""
    after = words_after(match.words[-1], 5)
    return match.words[-1].lemma == "say" and any(w.norm in _AMENDS for w in after)


_AMENDS = frozenset("but defense except excuse good make undo".split())


def _is_private(match: Match) -> bool:
    """ "We can't go into the other seller's case in public": what is kept for those whom it concerns."""
    after = words_after(match.words[-1], 6)
    public = any(a.norm == "in" and b.norm == "public" for a, b in pairwise(after)) or any(w.norm == "publicly" for w in after)
    return public or any(w.norm in ("other", "another", "else") for w in after[:2])


# A no until, before or after a time, in one channel or for one way of paying: another time or way is left open, and NEG001 asks for it.
_LIMITS = Phrases(
    "(until|till|before|yet) ..", "once you ..", "(online|overnight|offline)", "(by|over|via|through|in|on) (the|our|live|a)? (live)? (phone|telephone|text|email|post|app|web|website|site|chat|fax|check|card|cash|portal|form)",
    "(at|on|over|during) (the|a)? (weekend|weekday|night|{weekdays})",
)  # fmt: skip


def _is_limited(reply: Reply, match: Match) -> bool:
    return any(limit.end > match.words[0].end for limit in _LIMITS.find_in(reply, match.sentence))


def _is_opened(reply: Reply, match: Match, sure: bool) -> bool:
    """Whether another way is shown: after a turn in the same sentence, or in the ones that follow."""
    sentence = match.sentence
    if sure:
        later = [
            a for a in alternatives(reply) if a.kind in ("step", "can", "asked") and 0 < a.sentence.index - sentence.index <= 2
        ]
        inside = [
            a for a in alternatives(reply) if a.sentence is sentence and a.start >= match.end and _turns_between(match, a.start)
        ]
        return bool(later or inside) or any(
            r.sentence.index > sentence.index and r.mode != "offered" and r.verb != "close"
            for r in repairs(reply)
            if r.sentence.index <= sentence.index + 2
        )
    return (
        alternative_near(reply, sentence, 2, 4)
        or repaired_near(reply, sentence, 2, 4)
        or helps_near(reply, sentence, 2, 4)
        or _is_done_elsewhere(reply, sentence)
        or any(m.sentence is not sentence for m in _THEIR_LINE.find_in(reply, reply.near(sentence, 0, 2)))
    )


# How to reach somebody else who does.
_THEIR_LINE = Phrases(
    "their ~ (@ADJ|@NOUN)? (number|phone|telephone|line|link|email|address|site|website|page|details|desk)",
)


def _is_done_elsewhere(reply: Reply, sentence: Sentence) -> bool:
    """ "Halden Motors does", "the branch in Leeds can": somebody who will."""
    return any(
        clause.verb.norm in ("do", "does", "can", "will")
        and not clause.verb.has("obj")
        and clause.asserted
        and not clause.negated
        and clause.who in (Who.THING, Who.THIRD)
        for near in reply.near(sentence, 0, 2)
        for clause in clauses_in(reply, near)
    )


def _turns_between(match: Match, start: int) -> bool:
    return any(
        w.norm in ("but", "however", "though", "although", "so", "instead", ";", "—", "–", "-", ":")
        for w in match.sentence.words
        if match.end <= w.start <= start + 2
    )


def _only_tells(match: Match) -> bool:
    """ "I'm unable to reproduce it": what the agent found out, and no refusal; "opened boxes" find out nothing."""
    words = match.sentence.words
    last = match.words[-1].i - words[0].i
    near = words[match.words[0].i - words[0].i : last + 4]
    return any(w.lemma in _FINDING and w.dep != "amod" for w in near)


_FINDING = frozenset(
    "reproduce replicate see say tell find know locate confirm verify identify view recreate access affect recall understand open reach explain".split()
)


def _rewrites(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    """What can be done instead: after the refusal where that says what is refused, else in its place."""
    sentence = match.sentence
    way = "What I can do is {one way} or {another way}."
    end = sentence.end
    telling = [w for w in sentence.words if w.pos in ("NOUN", "PROPN", "NUM") and not match.start <= w.start < match.end]
    bare = reply.replace_sentence(sentence, f"I can't {{do that}}. {way}", Grade.NEEDS_FACTS)
    if len(telling) < 2:
        return (bare,)
    return (reply.replace(end, end, f" {way}" if reply.source[end - 1] in ".!?…" else f". {way}", Grade.NEEDS_FACTS), bare)


RULE = Rule(
    code="ACT006",
    severity=Severity.ERROR,
    dimension=Dimension.RESOLUTION,
    message="This is a closed door; say what you can do, or who can.",
    check=check,
    evidence="A",
    beats=frozenset({"NEG001", "NEG002", "NEG004"}),
    examples=(
        Good("There's nothing I can say in our defence.", why="contrition"),
        Good("We can't go into the other seller's case in public.", why="another's matter"),
        Bad("There is nothing more I can do."),
        Bad("Unfortunately we are unable to help you with this."),
        Bad("A refund is not possible."),
        Bad("We cannot make any exceptions."),
        Bad("I'm afraid that's just the way it is."),
        Bad("We don't offer that and have no plans to."),
        Bad("Your request has been denied."),
        Bad("Your application for a larger overdraft has been turned down."),
        Bad("Our drivers won't collect furniture from upstairs flats."),
        Bad("Gift cards can't be swapped for cash."),
        Bad("The kennel fee cannot be refunded."),
        Bad("Our hands are tied."),
        Bad("We've exhausted every avenue."),
        Bad("You'll just have to live with it, I'm afraid."),
        Good("The date isn't set in stone, so tell me what suits.", why="open"),
        Good("It's not going to happen again: I've turned it off.", why="a reassurance"),
        Good("The two halves cannot be separated without a key.", why="how the thing is made"),
        Good("There's nothing you need to do; I've sorted it.", why="nothing for the customer to do"),
        Good(
            "I can't refund the ticket, but I can move you to any flight this month for free.",
            why="a refusal with an alternative",
        ),
        Good(
            "A refund isn't possible on the card that expired, so I've sent it to your bank account instead.",
            why="the outcome is given",
        ),
        Good("It isn't possible to book a cot by text.", why="one way is shut: others are left"),
        Good("We can't thank you enough for the photos.", why="an idiom"),
        Good("You can't go wrong with either size.", why="an idiom"),
        Good("I couldn't agree more.", why="an idiom"),
        Good("The fee is waived, and nothing more will be taken.", why="what won't be done is a relief"),
        Good("We don't fit alarms. The garage in Halden does, and they open at 8.", why="somebody else does"),
        Bad("There's nothing further our office is able to offer."),
        Good(
            "We can't mend watches here. Try Lowe's on Kay Street; their number is 0117 496 0000.", why="a no, and whom to ask"
        ),
        Good("We don't ship to Peru yet. Our partner Andina does, and here's their link.", why="a no, and where to get it"),
    ),
)
