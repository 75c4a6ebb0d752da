"""Policy, terms or "the system" stand as the whole reason for a no.

A rule without its reason says that the firm's paper counts for more than the customer in front of it.

Sources: BurleyInc; FameFoundry; NancyFriedman; PopickInc; Shaw03; BradleySparks12.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.alternative import alternative_near
from replylint.moves.move import words_after, words_before
from replylint.moves.referral import helps_near
from replylint.moves.repair import contacts, repaired_near, repairs
from replylint.passage import Sentence
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_PAPER = (
    "(policy|policies|terms|t&cs|t & cs|tcs|rule|rules|rulebook|guideline|guidelines|procedure|procedures|regulation|regulations|agreement|agreements|contract|contracts"
    "|tariff|protocol|conditions|clause|small print|fine print|bylaws|code of conduct|fare conditions|fare rules|booking conditions|terms of (use|service|sale|business|carriage))"
)
# The paper speaks: it states, excludes, does not allow.
_SPEAKS = Phrases(
    f"{_PAPER} (@NUM)? .. (do|does|will|would|can|could|did) not ~ (allow|permit|let|provide|extend|cover|include|foresee|make|offer|recognize|apply|say|distinguish|require|oblige|entitle|run)",
    f"{_PAPER} (@NUM)? ~ (of @NP)? (clearly|specifically|expressly|also|plainly|only|simply)? (<state>|<exclude>|<prohibit>|<forbid>|<preclude>|<stipulate>|<dictate>|<specify>|<prevent>|<bar>|<disallow>|<rule> out|<limit>|says|say|said|requires|require|makes clear|make clear|makes it clear|is clear|are clear|is quite clear|are quite clear|is strict|are strict)",
    f"{_PAPER} ~ (which|that|you signed|,)? ~ (clearly|also|only|simply)? (says|say|said|states|state|requires|require|excludes|exclude|sets|set|provides|provide) ..",
    "(terms|conditions|rules|contract|agreement|policy) ~ (and conditions)? ~ (is|are) (clear|strict|plain|binding|firm)",
    f"{_PAPER} (@NUM)? (is|are) (clear|strict|plain|(quite|very|perfectly|pretty) (clear|strict|plain|explicit|firm)|unambiguous|the same for|what (it|they) (is|are)|binding|firm)",
    "(clause|section|paragraph|article|item|condition|rule|term) (@NUM|_) ... (<state>|<exclude>|<provide>|<prohibit>|<say>|<apply>|<allow>|<cover>|<require>|<stipulate>|<limit>|<set>)",
    "(is|are) what the (terms|contract|agreement|policy|rules|tariff|booking|rate|conditions) (provide|provides|say|says|allow|allows|state|states)",
    "(terms|rate|fare|ticket|package|contract|agreement) (you|your .. |which you|that you) .. (accepted|agreed|signed|booked|ticked|chose|bought)",
)  # fmt: skip
_AS_PER = Phrases(
    f"(as per|in line with|in accordance with|according to|under|due to|per|pursuant to|because of|based on|in keeping with|owing to|as stated in|as set out in|as outlined in|as stipulated in|as described in|as defined in|governed by|subject to|by|within|outside) (our|the|my|company|store|your|these|those|current|existing|general|standard) ... {_PAPER}",
    "(as per|per|under) (the|our)? (policy|contract|tariff|terms)", "(according to|under|per|by|as per|pursuant to) (clause|section|paragraph|article|rule|item|condition|point) (@NUM|_)", "^ (that|this|these|those|it) (is|are) (just|simply)? (the|our) (rule|rules|regulation|regulations|policy) ~ $",
    "as (stated|agreed|set out|specified) in (the|our|your) (agreement|contract|terms|conditions|policy|tariff|small print)", "as (stated|set out|laid out|laid down|outlined|stipulated|described|defined) in (section|clause|article|paragraph|our|the|your|your booking)",
    "(for|on) (data protection|data - protection|security|legal|compliance|policy|privacy|gdpr|regulatory|insurance|health and safety|liability) (reasons|grounds)",
)  # fmt: skip
_IS_POLICY = Phrases(
    "(it|that) (does|do) ~ say (so|it|that)? ~ in the ~ (@ADJ|@NOUN)? (conditions|terms|contract|policy|agreement|lease|rules|small print|handbook) ..",
    "(contract|policy|agreement|terms|tariff|lease|rules|conditions) ~ (leaves|leave|gives|give|offers|allows) (us|me|you)? ~ (no|little|not any) (room|leeway|scope|choice|option|flexibility|way) ..",
    "(have|has|must|need|needs) to be (made|done|sent|returned|reported|submitted|claimed|cancelled) (inside|within|before|by|no later than) .. .. (day|days|hours|weeks|month|months|deadline|date) ..",
    "(matches|follows|is in line with|corresponds to|is as per) (the|our) ~ (@ADJ|@NOUN)? (schedule|tariff|terms|policy|price list|conditions|contract) ..",
    "(have to|must|can only|need to|are bound to|are obliged to) (go by|stick to|keep to|abide by|go with|work to) (what|the|our|them|it|that|those|these) ..",
    "(it|that|this) (is|was) ~ (all|right)? ~ (there)? in the ~ (@ADJ|@NOUN)? (contract|terms|agreement|lease|policy|conditions|small print|paperwork) (that|which)? you (signed|agreed|accepted|ticked|initialed) ..",
    "(handbook|policy|contract|terms|agreement|rules|conditions|guidelines|tariff|regulations|lease) <be> ~ (quite|very|perfectly|pretty|absolutely)? ~ (clear|explicit|plain|specific|unambiguous) (that|on|about) ..",
    "(ruled out|excluded|forbidden|prohibited|not allowed|barred|not covered|not permitted) (by|under|in) (clause|section|paragraph|rule|article|term|condition) ..",
    "(head office|headquarters|management|hq|corporate|the company|the bank) (has|have|had) (it|this|that|things|the system) (set up|arranged|fixed|decided|down) ..",
    "(i|we) (just|only|simply)? (have to|must|can only|am told to|are told to) (just|simply)? follow what (they|head office|we are|i am|the) ..",
    "(that is|it is|this is) how the (lease|contract|policy|tariff|agreement|system|plan|rate|rule) is (written|worded|set up|built|drawn up|drafted|designed) ..",
    "(is|are|was|were|being) ~ (expressly|clearly|simply)? ~ (ruled out|excluded|barred|precluded|prohibited|forbidden|governed|determined|dictated) (by|under|in) (the|our|your|its) ~ (@NOUN|@ADJ)? (conditions|terms|rules|policy|contract|tariff|agreement|regulations|fare conditions|booking conditions)",
    "^ (it|that|this|which|all of (it|this|that)) is ~ (all|there|right there|clearly)? ~ (in|part of) (the|our|your) ~ (@ADJ|@NOUN)? (small print|fine print|terms|t&cs|terms and conditions|rulebook|contract) $",
    f"(hand|hands) <be> (very much|rather|firmly|completely)? tied (by|under) ... {_PAPER}",
    f"{_PAPER} (do|does|would|will)? ~ (<tie> (my|our) hands|<leave> (me|us) (with)? (no|little) ~ (room|choice|option|leeway|discretion|wiggle room))",
    f"(no|little|not any) (room|leeway|discretion|flexibility|wiggle room|latitude|give) (in|under|within) (the|our) ~ (@NOUN|@ADJ)? {_PAPER}",
    "(that|it|this|which) is ~ (just|simply|not)? (our|company|the|store|shop|bank|standard|hotel|airline|school|club) ~ (@ADJ)? (policy|rule|rules|procedure|practice|protocol)",
    "(is|be|was|goes|go) ~ (against|contrary to) (our|company|the|store|hotel|school) ~ (policy|policies|rules|terms|guidelines)",
    "(it|that) is (our|company|the|standard|a matter of) (policy|procedure|practice) (not)? to", "company policy", "(^|,|sorry|per|just|is|'s|against) (store|shop|house|hotel|salon|school|club|bank|studio|gym|office|airline|restaurant) (policy|rule) ~ (,|.|-|–|—|!|:|$)", "(policy|rules|terms|rule|contract) is (a)? (policy|rules|terms|rule|contract)", "(that|this|it) is (just|simply|only)? how (the|our|this) (@NOUN)? (system|process|scheme|policy|procedure|program|contract|tariff) <work|operate>",
    "(i|we) (do|did|have) not (make|made|write|written|wrote|set) the (rules|rule|policy|policies|terms|regulations)",
    "(i|we) (just|only|merely|simply) (apply|enforce|follow|implement) (them|it|the (rules|policy|terms))",
    "(go|goes|going|do things|play|stick|run things) (strictly|always)? (by|to) the (book|rulebook|rule book|letter)",
    "(blame|it is) the (rulebook|rule book|rules|policy|system|computer)",
    "more than my job is? (is|'s)? worth",
    "(rules|terms|policy) (is|are) the (rules|terms|policy)",
    "(would|will|should|might) (then)? have to (do|give|offer|make|allow) (it|the same|that|one|this|an exception|exceptions|refunds) (for|to) (everyone|everybody|all|anyone|others|every|each) ..",
    "(set|sets|setting|create|creates|creating) a (@ADJ)? precedent", "(open|opens|opening) (up)? the floodgates", "where (would|do|should) (we|it|you) (stop|end|draw the line) ..", "one rule for (one|some|you) and ..",
    "(head office|headquarters|hq|head quarters|management|the powers that be|the bosses|upstairs|the owners|the board|compliance|legal|accounts) ~ (do|does|did|will|would|has|have) not ~ (allow|permit|let|hear of|have|budge|entertain|sanction|agree|approve|make|give) ..",
    "(head office|headquarters|hq|management|the powers that be|the bosses|the board) (insists|insist|says no|say no|decrees|decree|forbids|forbid|has ruled|have ruled)",
    "computer says no",
    "(set|cast|carved|written) in (stone|concrete)",
    f"(those|these|they) are (just|simply)? (the|our) ~ (@ADJ)? {_PAPER}", f"{_PAPER} <be> (always|simply)? (not to|to (refuse|reject|decline|deny|withhold|charge|keep|turn down))", f"(bound|constrained|limited|restricted|tied|governed) by ... {_PAPER}", "rules are rules", "(policy|rule|terms|it|they) (applies|apply|is the same) (to|for) (everyone|everybody|all|each)",
)  # fmt: skip
_SYSTEM = Phrases(
    "(screen|system|computer|till|software|machine|program|app) (simply|just|automatically)? (greys|grays|blocks|locks|takes|shuts|switches) (that|the|this|it|them) .. .. (out|off|once|after|when) ..",
    "(system|computer|till|software|machine|program) (simply|just|automatically)? (adds|charges|applies|sets|takes|deducts|calculates|generates) .. .. (by itself|automatically|on its own|of its own accord) ..",
    "(system|systems|computer|software|tool|tools|platform|till|machine|booking engine|program|form|screen) (only|just) ~ (lets|let|allows|allow|permits|permit|accepts|accept|gives|give) (us|me|you|one|a|@NUM) ..",
    "(system|systems|computer|software|tool|tools|platform|till|machine|machines|booking engine|program|form|screen) ~ (do|does|will|can|could|would|did) not ~ (let|allow|permit|accept|support|enable|give|recognize|offer)",
    "(system|computer|software|tool|platform|till|machine) (simply|automatically|just|only)? (says|locks|blocks|prevents|decides|rejects|refuses|closes|cancels)",
)  # fmt: skip
# What the system has on record, where a refusal hangs on it.
_LISTED = Phrases(
    "(system|systems|computer|software|platform|till|machine|database|screen|terminal|scanner|app|record|records|register) ~ (now|here|still|just)? (<have|put|hold> (it|this|that|them|you|your ..|the ..) (down|in|as|listed|marked|flagged|for|on)|<show|list|mark|flag|log|display|class|classify|treat|count|lock|block|reject> ..|<say|read> ..|<come> up ..|(has|have) (<grey> out|<flag>|<lock>|<mark>|<block>|<close>|<reject>) ..)",
    "(show|shows|come|comes|came|showing|coming) up as @NP .. (on|in|at) (our|my|the) (system|screen|computer|end|records|database|till)",
    "(show|shows|come|comes|came|showing|coming) up as .. .. (on|in|at) (our|my|the) (system|screen|computer|end|records|database|till)",
    "(in|there in|down in) black and white ..",
)
_SO_NO = Phrases(
    "(so|and|which means|meaning|therefore|hence|,|:) (that)? (i|we) (can|could|will|may) not ..",
    "(so|and|which means|meaning|therefore|hence|,|:) (that)? (i|we) (am|are) (not able|unable|not allowed|not permitted|powerless) ..",
    "(so|and|therefore) (it is|that is)? (a)? no (refund|refunds|change|changes|exceptions|returns|transfer)? $",
    "(so|and) there is (nothing|no) ..",
    "(so|and) nothing (can|could) be ..",
)
_REFUSED = Phrases(
    "not", "no", "never", "unable", "impossible", "refused", "declined", "denied", "rejected", "excluded", "prohibited", "forbidden", "non - refundable", "nonrefundable", "ineligible", "liable", "obliged", "neither", "nor", "only", "final", "stands", "late", "void", "payable", "due", "charged", "clear", "required",
)  # fmt: skip
_OTHER_SENSE = Phrases(
    "(insurance|privacy|cookie|life|home|travel|pension|car|health|motor|pet|your|my|this|the) policy (number|holder|document|schedule|covers|pays|renews|starts|began|excess|is in|runs)", "(privacy|cookie|insurance) (policy|policies)", "policy (takes|goes|comes) .. effect",
    "exception .. (policy|rule|rules|terms)", "(waive|waived|waiving|override|overridden|overrode|bend|bent|ignore|ignored|despite|regardless|whatever) .. (policy|rule|rules|terms)", "in terms of", "(in|on) no? ~ (@ADJ|@VERB|own)? terms", "come to terms", "long term",
)  # fmt: skip
_GENEROUS = Phrases(
    "(free|no charge|nothing to pay|do not pay|pay nothing|at no cost|on us|in full|our mistake|our error|your favor|entitles you|entitled to|gives you|your right|your rights|lets you|allows you to|you can|you may|you get)"
)
_ASKED_POLICY = Phrases("(policy|policies|terms|rules|t&cs|conditions|guarantee|warranty)")


def check(reply: Reply) -> Iterator[Hit]:
    spoken, as_per, is_policy, system = (p.find(reply) for p in (_SPEAKS, _AS_PER, _IS_POLICY, _SYSTEM))
    listed = [m for m in _LISTED.find(reply) if any(n.start >= m.words[0].end for n in _SO_NO.find_in(reply, m.sentence))]
    if not (spoken or as_per or is_policy or system or listed):
        return
    asked = _asked(reply)
    others = _OTHER_SENSE.find(reply)
    seen: set[int] = set()
    for match, kind in [
        *((m, "speaks") for m in spoken),
        *((m, "policy") for m in is_policy),
        *((m, "system") for m in (*system, *listed)),
        *((m, "per") for m in as_per),
    ]:
        sentence = match.sentence
        if sentence.index in seen or sentence.is_question or any(o.sentence is sentence for o in others) or asked:
            continue
        if _is_generous(reply, sentence) or _is_softened(match):
            continue
        if (
            kind not in ("policy", "system")
            and not _forbids(match)
            and not _REFUSED.find_in(reply, reply.near(sentence, 0, 1) if kind == "per" else sentence)
        ):
            continue
        if alternative_near(reply, sentence, 0, 2) or repaired_near(reply, sentence, 2, 2) or helps_near(reply, sentence, 0, 2):
            continue
        if _turns(sentence, match):
            continue
        seen.add(sentence.index)
        yield Hit(
            match.start,
            match.end,
            confidence=0.8,
            severity=Severity.WARNING if _matters(reply) and (kind != "policy" or len(sentence.words) <= 12) else Severity.INFO,
            rewrites=(_reasoned(reply, sentence),),
        )


def _turns(sentence: Sentence, match: Match) -> bool:
    """What follows a "but", or a "so" that refuses nothing, goes beyond the rule."""
    rest = [w.norm for w in sentence.words if w.i > match.words[-1].i]
    return "but" in rest or (
        "so" in rest
        and not {"not", "no", "cannot", "unable", "nothing", "stay", "stays", "stand", "stands", "remain", "remains"}
        & {*rest[rest.index("so") :]}
    )


def _asked(reply: Reply) -> bool:
    """Whether the customer asked what the rules are."""
    customer = reply.customer
    if customer is None:
        return False
    return any("?" in m.sentence.text for m in _ASKED_POLICY.find(customer))


def _is_generous(reply: Reply, sentence: Sentence) -> bool:
    """Whether something is granted: "you're entitled to a refund", and not "you're not entitled to one"."""
    return any(
        not any(w.norm in ("not", "never", "no", "neither", "nor", "hardly") for w in words_before(m.words[0], 2))
        and not any(w.norm == "not" for w in words_after(m.words[-1], 2))
        for m in _GENEROUS.find_in(reply, sentence)
    )


_FORBIDDING = frozenset("clear strict exclude prohibit forbid preclude prevent bar disallow not permit allow".split())


def _forbids(match: Match) -> bool:
    return any(w.lemma in _FORBIDDING for w in match.words)


def _matters(reply: Reply) -> bool:
    """Where the customer only asked, a rule may be the answer; where something is mended, it is not the whole of it."""
    if any(r.mode != "offered" for r in repairs(reply)) or contacts(reply):
        return False
    return reply.customer is None or reply.customer.needs.intent == "complaint"


def _reasoned(reply: Reply, sentence: Sentence) -> Rewrite:
    return reply.replace_sentence(
        sentence,
        "I can't {do that} because {the reason for the rule}. What I can do is {one way} or {another way}. Which would you prefer?",
        Grade.NEEDS_FACTS,
    )


def _is_softened(match: Match) -> bool:
    return any(w.norm in ("if", "whether", "unless", "although", "though") for w in words_before(match.words[0], 4))


RULE = Rule(
    code="DEF002",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="A rule is not a reason; say why in a few words, and what you can do.",
    check=check,
    graded={"regulated": Severity.INFO},
    examples=(
        Bad("We can't take it back. It's in the small print."),
        Bad("That's our policy, I'm afraid."),
        Bad("As per our terms and conditions, refunds are not possible after 30 days."),
        Bad("Our policy does not allow us to make exceptions."),
        Bad("Company policy states that opened items cannot be returned."),
        Bad("The system won't let me do that."),
        Bad("In line with our rules, no part of the mooring fee can be returned."),
        Good("In plain terms: our rules say no dogs, but yours may sit on the terrace.", why="plain terms are no rules"),
        Bad("We are not permitted to issue credits under our guidelines."),
        Bad("As stated in section 4.2 of the agreement, you are liable for the fee."),
        Bad("Under our booking conditions you're not entitled to a second voucher."),
        Bad("According to the terms, the deposit isn't free to move to another date."),
        Good("Under our booking conditions you're entitled to a full refund, and it isn't taxed.", why="something is granted"),
        Good(
            "Our policy is that if we get it wrong, you don't pay, so I've refunded you.",
            why="in the customer's favour, and acted on",
        ),
        Good(
            "You asked about our returns policy: you have 60 days, and it's free.",
            why="the customer asked for it",
            customer="What's your returns policy?",
        ),
        Good(
            "The 30 days have passed, so I can't refund the card, but I can give you store credit for the full £40.",
            why="a limit and an alternative",
        ),
        Good("I've asked for an exception to the policy and got it.", why="the policy is overridden"),
        Good("Our new privacy policy takes effect in May.", why="a topic, no refusal"),
        Good(
            "Because opened make-up can't be resold for hygiene reasons, I can't take it back, but here's 50% off the shade you wanted.",
            why="the reason behind the rule, and an alternative",
        ),
        Good("Your insurance policy number is 4482.", why="another sense"),
        Bad("Sorry, salon policy, no refunds on wigs."),
        Bad("The till has the lamp down as a sale item, so I can't take it back."),
        Bad("Making an exception would set a precedent."),
        Bad("Head office won't hear of refunds after two weeks."),
        Good("The till has the lamp down as paid.", why="a record, and no refusal"),
        Good("The screen shows the wrong seat, so I've put you in row 4.", why="put right"),
        Good("It's hotel policy to pay for the taxi when we overbook, so yours is free.", why="in the customer's favour"),
    ),
)
